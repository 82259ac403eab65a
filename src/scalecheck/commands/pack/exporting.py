"""`scalecheck pack export`: a workbook or an offline page for each respondent."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from scalecheck.commands.assess.set_up import begin_with
from scalecheck.commands.assess.starting import DEFAULT_CHECKLIST
from scalecheck.documents.kinds import FileKind, format_line
from scalecheck.documents.writing.dumping import to_data
from scalecheck.documents.writing.serialise import to_yaml
from scalecheck.engine.inputs.outline import Outline
from scalecheck.engine.inputs.responses import own_answers
from scalecheck.engine.judging.scope import items_to_ask
from scalecheck.engine.panel.allocation import allocate, known_roles, roles_of
from scalecheck.errors import CannotLookError
from scalecheck.exchange.pack import Cover, pack_of
from scalecheck.exchange.page import TEMPLATE, page_data, with_policy
from scalecheck.exchange.workbook import workbook
from scalecheck.model.assessment import Assessment, ChecklistReference, Respondent
from scalecheck.model.fingerprints import checklist_digest
from scalecheck.model.panel import Invited, Panel
from scalecheck.reports.formats.rendering import render
from scalecheck.storage.files import read_bytes
from scalecheck.storage.resources import shipped
from scalecheck.terminal.console import Screen
from scalecheck.terminal.streams import tell
from scalecheck.words.invitation import invitation_lines
from scalecheck.words.numbers import counted
from scalecheck.words.roles import role_words, the
from scalecheck.workspace.catalogue import Catalogue
from scalecheck.workspace.occasions import Choice
from scalecheck.workspace.panel.rounds import FILE_NAME, panel_round
from scalecheck.workspace.reading import Reader
from scalecheck.workspace.rewriting import create_new

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from scalecheck.commands.assess.set_up import Wanted
    from scalecheck.exchange.pack import Pack
    from scalecheck.model.assessment import Answer

Form = Literal["xlsx", "html"]
_LARGEST_PACK: Final = 64 * 1024 * 1024


@dataclass(frozen=True, slots=True)
class Asked:
    """What a person said about the packs to make."""

    form: Form
    """The form that they have."""
    output: Path
    """The folder that they go into."""
    wanted: Wanted
    """What a single pack is about; of a folder: whom of those invited it is for."""
    items: tuple[str, ...] = ()
    """The items that are asked; empty: those that the role is best placed to answer."""
    limit: int | None = None
    """How many items one role is asked at most; None: as many as an invitation asks."""
    checklist: str | None = None
    """The checklist, by path or id."""


class Addressed(NamedTuple):
    """A pack, and whom it is for."""

    respondent: Respondent
    """Whom it is for."""
    pack: Pack
    """The pack."""


def export(target: str | None, asked: Asked, today: date) -> int:
    """Write packs into a folder and say which; return 0.

    Args:
        target: A folder with a panel, or a checklist by path or id; None: the shipped one.
        asked: What was said about the packs.
        today: The day, of which the round is made where none was said.

    Raises:
        CannotLookError: something that is needed is missing, or a file of that name is there with something else.
        CannotSaveError: a pack can't be written.
        InvalidDocumentError: the panel or the checklist is not valid.
    """
    if target is not None and Path(target).is_dir():
        packs = _of_panel(Path(target), asked)
    else:
        packs = [_single(target or asked.checklist or DEFAULT_CHECKLIST, asked, today)]
    screen = Screen()
    for respondent, pack in packs:
        path = asked.output / f"{respondent.id}.{asked.form}"
        _write(path, workbook(pack) if asked.form == "xlsx" else _page(pack))
        number = counted(len(pack.questions), "question")
        screen.entry(f"{path}: {number} for {the(role_words(respondent.role, respondent.organisation))}")
    screen.say("Send each to its respondent. What comes back goes in with: scalecheck pack import FILE")
    return 0


def _write(path: Path, data: bytes) -> None:
    if not create_new(path, data) and read_bytes(path, _LARGEST_PACK) != data:
        raise CannotLookError(f"{path} is there already, with something else in it. Name another folder with -o.")


def _page(pack: Pack) -> bytes:
    return with_policy(render(TEMPLATE, (shipped("templates"),), page_data(pack), html=True)).encode("utf-8")


def _single(name: str, asked: Asked, today: date) -> Addressed:
    """Return one pack for a role, without a panel."""
    wanted = asked.wanted
    if wanted.role is None or (wanted.innovation is None and wanted.site is None):
        raise CannotLookError(
            "A pack needs to know whom it is for and what it is about: --role ROLE and --innovation NAME. Or name a "
            "folder with a panel.yaml."
        )
    checklist = Catalogue(name).by_name(name, Path())
    outline = Outline(checklist)
    header, _ = begin_with(wanted, checklist, today)
    if header.respondent is None:
        raise CannotLookError("A pack is for one respondent.")
    invited = Invited(**dict(header.respondent))
    panel = Panel(
        format=format_line(FileKind.PANEL),
        innovation=header.innovation,
        site=header.site,
        round=header.round,
        state="open",
        proposal=header.proposal,
        invited=(invited,),
    )
    questions = _named(outline, asked.items) or _questions(outline, panel, asked)[invited.id]
    if not questions:
        questions = (*outline.keys["profile"], *_all_items(outline, panel))
        tell(f"“{wanted.role}” is none of the checklist's roles, so the pack holds every question.")
    return Addressed(header.respondent, _pack(outline, panel, invited, questions, {}))


def _of_panel(folder: Path, asked: Asked) -> list[Addressed]:
    """Return a pack for each who is invited and asked anything, with what their own file answers already."""
    wanted = asked.wanted
    choice = Choice(innovation=wanted.innovation, site=wanted.site, round=wanted.round)
    found = panel_round(Reader(Catalogue(asked.checklist)), folder, choice)
    if found.panel is None:
        raise CannotLookError(f"{folder}: no {FILE_NAME} says who is invited, so nobody can be sent a pack.")
    outline = Outline(found.checklist)
    given = {one.respondent.id: own_answers(outline, one) for one in found.answers if one.respondent is not None}
    packs: list[Addressed] = []
    for invited, questions in _by_invited(outline, found.panel, asked):
        own = {name: response.answer for name, response in given.get(invited.id, {}).items()}
        packs.append(Addressed(invited, _pack(outline, found.panel, invited, questions, own)))
    if not packs:
        raise CannotLookError(f"{folder}: nobody like that is invited whom the checklist has a question for.")
    return packs


def _by_invited(outline: Outline, panel: Panel, asked: Asked) -> Iterator[tuple[Invited, Sequence[str]]]:
    named, by_role, wanted = _named(outline, asked.items), _questions(outline, panel, asked), asked.wanted
    for one in panel.invited:
        is_chosen = wanted.role in {None, one.role} and wanted.organisation in {None, one.organisation}
        if not is_chosen or wanted.respondent not in {None, one.id}:
            continue
        if questions := named or by_role[one.id]:
            yield one, questions
        else:
            roles = ", ".join(known_roles(outline))
            none = "" if roles_of(one, known_roles(outline)) else " is none of the checklist's roles"
            tell(f"{one.id}: no pack, because “{one.role}”{none or ' is left without a question'}. Say in panel.yaml "
                 f"under `answers_for` for which of these they answer: {roles}.")  # fmt: skip


def _questions(outline: Outline, panel: Panel, asked: Asked) -> Mapping[str, tuple[str, ...]]:
    found = allocate(outline, panel) if asked.limit is None else allocate(outline, panel, asked.limit)
    if found.reaches_nobody and len(panel.invited) > 1:
        titles = ", ".join(f"“{outline.questions[name].title}”" for name in found.reaches_nobody)
        tell(f"Nobody who is invited is best placed to answer: {titles}.")
    return {one.id: (*found.opening[one.id], *found.by_respondent[one.id]) for one in panel.invited}


def _named(outline: Outline, items: Sequence[str]) -> tuple[str, ...]:
    unknown = [one for one in items if one not in outline.questions]
    if unknown:
        raise CannotLookError(f"There is no question `{unknown[0]}` in `{outline.checklist.id}`.")
    return tuple(items)


def _all_items(outline: Outline, panel: Panel) -> tuple[str, ...]:
    return items_to_ask(outline, innovation=panel.innovation is not None, site=panel.site is not None)


def _pack(
    outline: Outline, panel: Panel, invited: Invited, questions: Sequence[str], answers: Mapping[str, Answer]
) -> Pack:
    checklist = outline.checklist
    about = Assessment(
        format=format_line(FileKind.ASSESSMENT),
        checklist=ChecklistReference(id=checklist.id, version=checklist.version, digest=checklist_digest(checklist)),
        innovation=panel.innovation,
        site=panel.site,
        round=panel.round,
        respondent=Respondent(id=invited.id, role=invited.role, organisation=invited.organisation),
    )
    return pack_of(outline, Cover(about, to_yaml(to_data(about)), invitation_lines(panel, invited)), questions, answers)
