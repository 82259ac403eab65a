"""The agreed file of a panel: found, or made from what the respondents' files say of themselves."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

from scalecheck.documents.kinds import FileKind, format_line
from scalecheck.documents.writing.dumping import new_assessment
from scalecheck.engine.inputs.outline import Outline
from scalecheck.engine.judging.scope import items_to_ask
from scalecheck.engine.panel.attendance import attendance, is_open
from scalecheck.errors import CannotLookError, InvalidDocumentError, NoVerdictError
from scalecheck.model.assessment import Agreed, Assessment, ChecklistReference, CorePart
from scalecheck.model.fingerprints import checklist_digest
from scalecheck.problems import Severity
from scalecheck.storage.durable import create_if_free
from scalecheck.storage.schemas import way_to_schema
from scalecheck.words.panel import attendance_words
from scalecheck.workspace.command_line.invocation import command
from scalecheck.workspace.panel.rounds import fullest

if TYPE_CHECKING:
    from datetime import date

    from scalecheck.workspace.panel.rounds import PanelRound

_FEWEST: Final = 2
"""Fewer respondents than that have nothing to bring together."""


def refuse_unready(found: PanelRound, folder: Path, today: date) -> None:
    """Refuse a panel that nothing can be agreed about yet.

    Raises:
        InvalidDocumentError: a file beside the respondents' is not valid, so that somebody's answers would be missing.
        NoVerdictError: the round is open, fewer than two have answered, or what is agreed so far answers another
            version of the checklist.
    """
    around = {one.path.parent for one in found.respondents}
    broken = [one for one in found.problems if one.severity is Severity.ERROR and Path(one.file).parent in around]
    if broken:
        raise InvalidDocumentError(tuple(broken))
    roles = [one.assessment.respondent.role for one in found.respondents if one.assessment.respondent is not None]
    if found.panel is not None and is_open(found.panel):
        there = attendance(found.panel, found.answers, Outline(found.checklist), today)
        raise NoVerdictError(
            f"The round is still open, and until it is closed nobody is shown the others' answers. "
            f"{attendance_words(there)} To close it:",
            f"  {command('panel', folder, '--close')}",
        )
    if not roles:
        raise NoVerdictError(f"Nobody has answered in {folder}, so there is nothing to bring together yet.")
    if len(roles) < _FEWEST:
        only = found.respondents[0].path
        raise NoVerdictError(
            f"Only one respondent has answered, the {roles[0]}, so there is nothing to bring together: their own file "
            f"speaks. Its verdict:",
            f"  {command('status', only)}",
        )
    version = found.respondents[0].assessment.checklist.version
    if found.agreed is not None and found.agreed.assessment.checklist.version != version:
        raise NoVerdictError(
            f"What is agreed so far answers another version of the checklist than the respondents, who answered "
            f"{version}. Take it there:",
            f"  {command('migrate', found.agreed.path, '--to', version)}",
        )


def begin(found: PanelRound, who: str, path: Path, today: date) -> None:
    """Make the agreed file, in which nothing is answered yet.

    Args:
        found: The panel.
        who: Who records what is agreed: a role.
        path: Where the file goes.
        today: The day on which the round begins.

    Raises:
        CannotLookError: another file has the name.
        CannotSaveError: it can't be written.
    """
    header = _header(found, who, today)
    outline = Outline(found.checklist)
    items = items_to_ask(outline, innovation=header.innovation is not None, site=header.site is not None)
    text = new_assessment(header, found.checklist, items, way_to_schema(path, FileKind.ASSESSMENT))
    if not create_if_free(path, text.encode("utf-8")):
        raise CannotLookError(f"{path} is there already, and it is not what this panel agreed. Name another with -o.")


def panel_ids(found: PanelRound) -> tuple[str, ...]:
    """Return the ids of the respondents whose answers are brought together."""
    return tuple(one.respondent.id for one in found.answers if one.respondent is not None)


def _header(found: PanelRound, who: str, today: date) -> Assessment:
    files, panel = found.answers, found.panel
    proposals = [one.proposal for one in (panel, *files) if one is not None and one.proposal is not None]
    adaptations = tuple(dict.fromkeys(change for one in files for change in one.adaptations))
    changed = {one.part for one in adaptations}
    core: dict[str, CorePart] = {}
    for part in (part for one in files for part in one.core):
        core.setdefault(part.id, part)
    checklist = found.checklist
    return Assessment(
        format=format_line(FileKind.ASSESSMENT),
        checklist=ChecklistReference(id=checklist.id, version=checklist.version, digest=checklist_digest(checklist)),
        innovation=found.innovation,
        site=found.site,
        round=found.occasion.round,
        agreed=Agreed(date=today, who=who, panel=panel_ids(found)),
        core=tuple(core.values()),
        kept=tuple(dict.fromkeys(part for one in files for part in one.kept if part not in changed)),
        adaptations=adaptations,
        asks=tuple(dict.fromkeys(ask for one in files for ask in one.asks)),
        proposal=fullest(proposals),
    )
