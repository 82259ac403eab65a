"""`scalecheck pack export`: a workbook or an offline page for each respondent."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from scalecheck.commands.assess.known_ids import with_known_ids
from scalecheck.commands.assess.set_up import begin_with
from scalecheck.commands.assess.starting import DEFAULT_CHECKLIST, known_here
from scalecheck.commands.pack.addressing import Addressed, pack_for, packs_of
from scalecheck.commands.pack.sending import Form, send
from scalecheck.documents.kinds import PANEL_FILE, FileKind, format_line
from scalecheck.engine.inputs.outline import Outline
from scalecheck.engine.judging.scope import items_to_ask
from scalecheck.engine.panel.allocation import MOST_QUESTIONS, allocate
from scalecheck.errors import CannotLookError
from scalecheck.model.panel import Invited, Panel
from scalecheck.terminal.console import Screen
from scalecheck.terminal.streams import tell
from scalecheck.workspace.catalogue import Catalogue
from scalecheck.workspace.command_line.invocation import command
from scalecheck.workspace.command_line.questions import question_id
from scalecheck.workspace.occasions import Choice
from scalecheck.workspace.panel.roles import unknown_roles
from scalecheck.workspace.panel.rounds import panel_round
from scalecheck.workspace.reading import Reader

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date

    from scalecheck.commands.assess.set_up import NewAssessment
    from scalecheck.engine.panel.allocation import Allocation


@dataclass(frozen=True, slots=True)
class Asked:
    """What a person said about the packs to make."""

    form: Form
    """The form that they have."""
    output: Path
    """The folder that they go into."""
    wanted: NewAssessment
    """What a single pack is about; of a folder: whom of those invited it is for."""
    items: tuple[str, ...] = ()
    """The items that are asked; empty: those that the role is best placed to answer."""
    limit: int = MOST_QUESTIONS
    """How many questions one role is asked at most."""
    checklist: str | None = None
    """The checklist, by path or id."""


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
    send(packs, asked.form, asked.output, screen)
    screen.say(f"What comes back goes in with: {command('pack', 'import', 'FILE')}")
    return 0


def _single(name: str, asked: Asked, today: date) -> Addressed:
    """Return one pack for a role, without a panel."""
    wanted = asked.wanted
    if Path(name).parent != Path() and not Path(name).exists():
        raise CannotLookError(f"{name}: there is no such folder, and no such file.")
    outline = Outline(Catalogue(name).by_name(name, Path()))
    if wanted.role is None or (wanted.innovation is None and wanted.site is None):
        raise CannotLookError(
            "A pack needs to know whom it is for and what it is about: --role ROLE and --innovation NAME. Or name a "
            "folder with a panel.yaml."
        )
    wanted, said = with_known_ids(wanted, known_here(Reader(Catalogue())))
    tell(*said)
    header, _ = begin_with(wanted, outline.checklist, today)
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
    questions = _named(outline, asked.items) or allocate(outline, panel, asked.limit).asked(invited.id)
    if not questions:
        items = items_to_ask(outline, innovation=panel.innovation is not None, site=panel.site is not None)
        questions = (*outline.keys["profile"], *items)
        tell(f"“{wanted.role}” is none of the checklist's roles, so the pack holds every question.")
    return Addressed(invited, pack_for(outline, panel, invited, questions))


def _of_panel(folder: Path, asked: Asked) -> list[Addressed]:
    """Return a pack for each who is invited and asked anything, with what their own file answers already."""
    wanted = asked.wanted
    choice = Choice(innovation=wanted.innovation, site=wanted.site, round=wanted.round)
    reader = Reader(Catalogue(asked.checklist))
    found = panel_round(reader, folder, choice)
    if found.panel is None:
        raise CannotLookError(f"{folder}: no {PANEL_FILE} says who is invited, so nobody can be sent a pack.")
    outline = Outline(found.checklist)
    chosen = [one for one in found.panel.invited if _is_chosen(one, wanted)]
    named = _named(outline, asked.items)
    if not named:
        tell(*_without_pack(outline, found.panel, chosen, allocate(outline, found.panel, asked.limit)))
    packs = packs_of(reader, found, chosen, asked.limit, named)
    if not packs:
        raise CannotLookError(f"{folder}: nobody like that is invited whom the checklist has a question for.")
    return packs


def _is_chosen(one: Invited, wanted: NewAssessment) -> bool:
    pairs = ((wanted.role, one.role), (wanted.organisation, one.organisation), (wanted.respondent, one.id))
    return all(said in {None, own} for said, own in pairs)


def _without_pack(outline: Outline, panel: Panel, chosen: Sequence[Invited], found: Allocation) -> Iterator[str]:
    """Return which questions reach nobody, and who is left without one and why."""
    if found.reaches_nobody and len(panel.invited) > 1:
        titles = ", ".join(f"“{outline.questions[name].title}”" for name in found.reaches_nobody)
        yield f"Nobody who is invited is best placed to answer: {titles}."
    unknown = {one.invited.id: str(one) for one in unknown_roles(chosen, outline)}
    for one in chosen:
        if not found.asked(one.id):
            why = unknown.get(one.id, f"Others take all questions for “{one.role}”.")
            yield f"{one.id} ({PANEL_FILE}): no pack. {why}"


def _named(outline: Outline, items: Sequence[str]) -> tuple[str, ...]:
    return tuple(question_id(outline, one, "--items") for one in items)
