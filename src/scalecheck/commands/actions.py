"""`scalecheck actions`: what was promised in all files of a folder; marking it done, giving it another day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal, assert_never

from scalecheck.commands.listing import format_of_list, read_all, write_calendar, write_table
from scalecheck.commands.output import STDOUT, write
from scalecheck.documents.loading import load_assessment
from scalecheck.documents.writing.in_place import with_values
from scalecheck.engine.changes.promises import Row, each_once, in_order, rows_of
from scalecheck.engine.inputs.outline import Outline
from scalecheck.engine.logic.wording import same_words
from scalecheck.errors import CannotLookError
from scalecheck.exchange.calendar import CalendarEntry
from scalecheck.model.assessment import Action, Assessment
from scalecheck.problems import any_error
from scalecheck.problems import in_order as problems_in_order
from scalecheck.reports.actions import as_csv, as_markdown
from scalecheck.terminal.console import Screen
from scalecheck.terminal.lists.actions import show_actions
from scalecheck.terminal.problems import as_text
from scalecheck.terminal.streams import tell
from scalecheck.words.roles import role_words
from scalecheck.workspace.catalogue import Catalogue
from scalecheck.workspace.command_line.invocation import command
from scalecheck.workspace.occasions import occasion_words
from scalecheck.workspace.reading import Reader
from scalecheck.workspace.rewriting import rewrite

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scalecheck.model.checklist import Checklist
    from scalecheck.problems import Problem

ActionsFormat = Literal["text", "csv", "md", "ics"]
_FORMS: Final[tuple[ActionsFormat, ...]] = ("text", "csv", "md", "ics")

Change = tuple[Literal["done", "due"], bool | date]
"""The key of a promise that is set, and its value."""

_ORDER: Final = tuple(Action.model_fields)
_PAPER: Final = "list of actions"


@dataclass(frozen=True, slots=True)
class WantedActions:
    """Which rows are listed, and which are changed before."""

    overdue: bool = False
    """Only those that are open past their day."""
    organisation: str | None = None
    """Only those of this organisation; capitals do not count."""
    done: tuple[str, ...] = ()
    """The keys of those to mark as done."""
    redate: tuple[tuple[str, date], ...] = ()
    """The keys of those to give another day, each with the day."""


def actions(
    folder: Path,
    form: ActionsFormat,
    as_of: date,
    wanted: WantedActions,
    *,
    checklist: str | None = None,
    output: str = STDOUT,
) -> int:
    """List the actions and the conditions of decisions in a folder, or a file; before that, change some of them.

    Returns 0; 1 where a file is not valid: the others are listed; and where a calendar would be empty.

    Args:
        folder: The folder, or one file.
        form: How the list is written; with `output`, the ending of its name decides where this is `text`.
        as_of: The day on which something is late.
        wanted: What is listed, and what is changed before.
        checklist: Use this checklist, whatever else is there.
        output: A path, or `-` for the screen.

    Raises:
        CannotLookError: the folder is missing, nothing has a key that was named, the ending of the output is odd, or
            what writes a calendar is not installed.
        CannotSaveError: a change could not be written; the sentence says what is safe.
        InvalidDocumentError: a file that was named is not valid.
    """
    form = format_of_list(output, form, _FORMS)
    rows, problems = _read(folder, as_of, checklist)
    if wanted.done or wanted.redate:
        _change(rows, wanted)
        rows, problems = _read(folder, as_of, checklist)
    tell(*as_text(problems_in_order([one for one in problems if any_error((one,))])))
    chosen = in_order(row for row in rows if _is_chosen(row, wanted))
    made = True
    match form:
        case "csv":
            write_table(as_csv(chosen), output, _PAPER)
        case "ics":
            made = write_calendar([_entry(one) for one in chosen], as_of, output, _PAPER)
        case "md":
            write(as_markdown(chosen).encode(), output, _PAPER)
        case "text":
            show_actions(Screen(), chosen, len(rows) - len(chosen))
        case _:
            assert_never(form)
    return 1 if any_error(problems) or not made else 0


def _read(folder: Path, as_of: date, checklist: str | None) -> tuple[tuple[Row, ...], tuple[Problem, ...]]:
    """Return every promise once, and what is wrong in the files."""
    reader = Reader(Catalogue(checklist))
    rows: list[Row] = []
    problems: list[Problem] = []
    outlines: dict[int, Outline] = {}
    for one in read_all(reader, (folder,)):
        problems.extend(one.problems)
        if isinstance(one.model, Assessment):
            found = reader.checklist_of(one.model, Path(one.name))
            rows.extend(rows_of(one.model, _outline(outlines, found), one.name, as_of))
    return each_once(rows), tuple(problems)


def _entry(row: Row) -> CalendarEntry | None:
    """Return a promise as a day to keep; None where it has none."""
    promised = row.promised
    if promised.due is None:
        return None
    who = role_words(promised.who, promised.organisation)
    notes = (row.title, who and f"Who: {who}", f"About: {occasion_words(row.occasion)}", f"Key: {row.key}")
    return CalendarEntry(row.uid, promised.due, promised.what, tuple(filter(None, notes)), done=promised.done)


def _outline(known: dict[int, Outline], checklist: Checklist | None) -> Outline | None:
    return None if checklist is None else known.setdefault(id(checklist), Outline(checklist))


def _is_chosen(row: Row, wanted: WantedActions) -> bool:
    if wanted.overdue and not row.late:
        return False
    return wanted.organisation is None or same_words(wanted.organisation) == same_words(row.promised.organisation or "")


def _change(rows: Sequence[Row], wanted: WantedActions) -> None:
    """Make every change that is asked for; every key is looked up before the first file is touched."""
    changes: list[tuple[Row, Change]] = [(_the_one(rows, key), ("done", True)) for key in wanted.done]
    changes += [(_the_one(rows, key), ("due", day)) for key, day in wanted.redate]
    for row, change in changes:
        name, value = change
        said = "marked as done" if name == "done" else f"now due {value}"
        if getattr(row.promised, name) == value:
            tell(f"{row.key}: nothing to change.")
            continue
        _write(row, change)
        tell(f"{row.key}: {said}, in {row.file}.")


def _the_one(rows: Sequence[Row], key: str) -> Row:
    found = [row for row in rows if key.strip().lower() in row.keys]
    if len(found) == 1:
        return found[0]
    if not found:
        shown = command("actions", "FOLDER")
        raise CannotLookError(f"Nothing here has the key `{key}`. The list shows the keys: {shown}")
    several = f"`{key}` is in several files. Name one of them in place of the folder:"
    raise CannotLookError(several, *(f"  {row.file}" for row in found))


def _write(row: Row, change: Change) -> None:
    """Change one row in its file, wherever it is there by now."""
    condition = row.identity.kind == "condition"
    path = ("decision", "conditions") if condition else ("answers", row.identity.item, "actions")

    def changed(data: bytes) -> bytes:
        assessment = load_assessment(data, row.file)
        current = [one for one in rows_of(assessment, None, row.file, date.min) if one.held.name == row.held.name]
        if not current:
            raise CannotLookError(f"{row.file}: `{row.key}` is no longer there: somebody has changed it meanwhile.")
        return with_values(data, row.file, {(*path, current[0].number, change[0]): change[1]}, _ORDER)

    rewrite(Path(row.file), changed)
