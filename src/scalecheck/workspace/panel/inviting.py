"""Changing who is invited: a new panel, or more people in one that is there; nothing in it is overwritten."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from scalecheck.documents.kinds import FileKind
from scalecheck.documents.loading import load_panel
from scalecheck.documents.reading.reader import parse
from scalecheck.documents.writing.dumping import modeline, to_data
from scalecheck.documents.writing.editing import CutText
from scalecheck.documents.writing.serialise import to_yaml
from scalecheck.errors import CannotLookError
from scalecheck.model.assessment import Innovation
from scalecheck.model.panel import Invited, Panel
from scalecheck.storage.schemas import way_to_schema
from scalecheck.workspace.command_line.invocation import quoted
from scalecheck.workspace.ids import id_from, respondent_id
from scalecheck.workspace.places.known import ASSESSMENTS
from scalecheck.workspace.rewriting import create_new, rewrite

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from scalecheck.model.assessment import Respondent

_ORDER: Final = tuple(Panel.model_fields)
FORM: Final = (
    "Write 'ROLE; ORGANISATION; ROLES OF THE CHECKLIST; WHAT IT WOULD CHANGE FOR THEM', such as "
    "'head of money; Care Board; finance-lead'. All but the role may be left out where the checklist knows the role."
)
"""How somebody is invited in one line."""
_COMMENT: Final = "# Who is asked in this round. While it is open, nobody is shown the others' answers.\n"


def invited_from(text: str) -> Invited:
    """Return somebody invited, as written in one line: role; organisation; the checklist's roles; what it would change.

    All but the role may be left out; whether the checklist knows it is not looked at.

    Raises:
        CannotLookError: there is no role, or there are more parts.
    """
    role, *rest = (part.strip() for part in text.split(";"))
    if not role or len(rest) > 3:  # noqa: PLR2004 (the parts that there are)
        raise CannotLookError(f"“{text}” can't be invited. {FORM}")
    organisation, answers_for, changes = (*rest, "", "", "")[:3]
    return Invited(
        id=respondent_id(role, organisation or None),
        role=role,
        organisation=organisation or None,
        answers_for=tuple(part.strip() for part in answers_for.split(",") if part.strip()),
        changes=changes or None,
    )


def innovation_from(text: str, own_id: str | None = None) -> Innovation:
    """Return an innovation, as written in one line: name; organisation; what it is. All but the name may be left out.

    Args:
        text: The line.
        own_id: Its id; None: made of its name.

    Raises:
        CannotLookError: there is no name, or there are more parts; or no id can be made of it.
    """
    name, *rest = (part.strip() for part in text.split(";"))
    if not name or len(rest) > 2:  # noqa: PLR2004 (the parts that there are)
        raise CannotLookError(f"“{text}” is no innovation. Write 'NAME; ORGANISATION; WHAT IT IS', or the name alone.")
    organisation, summary = (*rest, "", "")[:2]
    return Innovation(id=own_id or id_from(name), name=name, organisation=organisation or None, summary=summary or None)


def with_ids(panel: Panel | None, answered: Sequence[Respondent], wanted: Sequence[Invited]) -> tuple[Invited, ...]:
    """Return those who are to be invited with their ids: as in a file of theirs, else short.

    A short id is the role alone; it is given where it tells somebody from everybody else.

    Args:
        panel: The panel that is there.
        answered: Who has answered already.
        wanted: Who is to be invited.
    """
    everybody = (*(panel.invited if panel is not None else ()), *answered, *wanted)
    taken = {one.id for one in everybody}

    def named(one: Invited) -> Invited:
        own = next((each.id for each in answered if _place_of(each) == _place_of(one)), None)
        short = id_from(one.role)
        others = (each for each in everybody if _place_of(each) != _place_of(one))
        is_free = short not in taken and all(id_from(each.role) != short for each in others)
        return one.model_copy(update={"id": own or (short if is_free else one.id)})

    return tuple(named(one) for one in wanted)


def invited_as(panel: Panel, role: str, organisation: str | None) -> Invited | None:
    """Return who is invited in a role for an organisation; None where nobody is."""
    wanted = (_alike(role), _alike(organisation or ""))
    return next((one for one in panel.invited if _place_of(one) == wanted), None)


def answering_command(panel: Panel, invited: Invited, folder: Path) -> str:
    """Return the command by which somebody invited begins to answer, and goes on, in the folder of `assessments`.

    It begins with the name of the program, however it was started here: they have an installation of their own.

    Args:
        panel: What they are invited to.
        invited: Who it is.
        folder: The folder of the panel; where it is not below `assessments`, the command names the file in it.
    """
    words: list[str | Path] = [panel.checklist.id] if panel.checklist is not None else []
    for kind, about in (("innovation", panel.innovation), ("site", panel.site)):
        if about is not None:
            words += [f"--{kind}", about.name or about.id, f"--{kind}-id", about.id]
    words += ["--round", panel.round, "--role", invited.role]
    words += ["--organisation", invited.organisation] if invited.organisation is not None else []
    if not folder.resolve().is_relative_to(ASSESSMENTS.resolve()):
        words += ["--respondent", invited.id, "-o", folder / f"{invited.id}.yaml"]
    return " ".join(("scalecheck assess", *map(quoted, words)))


def not_yet_invited(panel: Panel | None, wanted: Sequence[Invited]) -> tuple[Invited, ...]:
    """Return those who are not in a panel yet, each once; known by id, or by role and organisation."""
    known = {key for one in (panel.invited if panel is not None else ()) for key in _keys(one)}
    found: list[Invited] = []
    for one in wanted:
        if known.isdisjoint(_keys(one)):
            found.append(one)
            known.update(_keys(one))
    return tuple(found)


def create(path: Path, panel: Panel) -> None:
    """Write a new panel into a file.

    Raises:
        CannotLookError: there is a file already; it is left as it is.
        CannotSaveError: it can't be written.
    """
    text = f"{modeline(way_to_schema(path, FileKind.PANEL))}{_COMMENT}{to_yaml(to_data(panel))}"
    load_panel(text, str(path))  # what could not be read again is never written
    if not create_new(path, text.encode("utf-8")):
        raise CannotLookError(f"{path} is there already, and it is about something else. It stays as it is.")


def add(path: Path, invited: Sequence[Invited], missing: Panel) -> None:
    """Add people to a panel that is there, and what it does not say yet; everything else stays as it is.

    Args:
        path: The file.
        invited: Who is added.
        missing: A panel with what was said; of it only those keys are taken that the file lacks.

    Raises:
        CannotSaveError: it can't be written.
        InvalidDocumentError: the file is not a valid panel.
    """

    def changed(data: bytes) -> bytes:
        now = load_panel(data, str(path))
        new = not_yet_invited(now, invited)
        values: dict[str, Any] = {
            key: value for key, value in to_data(missing).items() if key not in to_data(now) and key in _ADDED
        }
        if new:
            values["invited"] = [*(to_data(one) for one in now.invited), *(to_data(one) for one in new)]
        text = CutText.of(parse(data, str(path)), ())
        for key, value in values.items():
            text = text.with_entry((key,), value, _ORDER)
        return text.text.encode("utf-8")

    rewrite(path, changed, load_panel)


_ADDED: Final = frozenset({"checklist", "closes", "asked_by", "seen_by", "proposal"})
"""What can be added to a panel that does not say it."""


def _keys(one: Invited) -> set[tuple[str, ...]]:
    return {(one.id,), _place_of(one)}


def _place_of(one: Respondent) -> tuple[str, str]:
    """Return in which role, for which organisation somebody answers, in a form that can be compared."""
    return _alike(one.role), _alike(one.organisation or "")


def _alike(name: str) -> str:
    return " ".join(name.split()).casefold()
