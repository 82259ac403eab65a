"""`scalecheck asks`: what only the system can change, over all files of a folder: put to whom, answered or missed."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Final, Literal, assert_never

from scalecheck.commands.asks.adding import Recording, add, change
from scalecheck.commands.asks.gathering import GatheredAsks, gathered
from scalecheck.commands.asks.recording import Changes, record, the_one
from scalecheck.commands.listing import format_of_list, write_calendar, write_table
from scalecheck.commands.output import STDOUT, write
from scalecheck.engine.changes.asks import AskRow, AskState, asks_in_order, is_unput
from scalecheck.engine.logic.wording import same_words
from scalecheck.errors import CannotLookError
from scalecheck.exchange.calendar import CalendarEntry
from scalecheck.problems import any_error, in_order
from scalecheck.reports.asks import Listed, as_csv, as_data, as_markdown, by_body, counts, gap_words, gaps_words
from scalecheck.reports.formats.tables import one_line
from scalecheck.terminal.console import Screen
from scalecheck.terminal.lists.asks import show_asks
from scalecheck.terminal.problems import as_text
from scalecheck.terminal.streams import json_text, tell
from scalecheck.words.days import day_words
from scalecheck.workspace.occasions import occasion_words

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

AsksFormat = Literal["text", "csv", "md", "ics", "json"]
_FORMS: Final[tuple[AsksFormat, ...]] = ("text", "csv", "md", "ics", "json")
_PAPER: Final = "list of asks"
_NO_GAPS: Final = "checklist-not-found"
"""The warning that is told as well: which gaps a file has is not known without its checklist."""


@dataclass(frozen=True, slots=True)
class WantedAsks:
    """Which asks are listed; where nothing is said, all, and the gaps that nobody was asked to change."""

    missed: bool = False
    """Only those whose day has passed."""
    never_put: bool = False
    """Only those that wait and were never put to anyone."""
    body: str | None = None
    """Only those that this body could change; capitals do not count."""

    def has(self, row: AskRow) -> bool:
        """Return whether an ask is wanted."""
        if self.missed and row.state is not AskState.MISSED:
            return False
        if self.never_put and not is_unput(row.ask):
            return False
        return self.body is None or same_words(self.body) == same_words(row.ask.body or "")


def asks(
    paths: Sequence[Path],
    form: AsksFormat,
    as_of: date,
    wanted: WantedAsks,
    changes: Changes,
    recording: Recording,
    *,
    checklist: str | None = None,
    output: str = STDOUT,
) -> int:
    """List what only the system can change, in folders and files; before that, change some of it.

    Returns 0, also where the person gives up a dialogue; 1 where a file is not valid, while the others are listed, and
    where a calendar would be empty.

    Args:
        paths: Folders and files.
        form: How the list is written; with `output`, the ending of its name decides where this is `text`.
        as_of: The day on which something is missed.
        wanted: What is listed.
        changes: What is changed before.
        recording: What is recorded by flags or in a dialogue, in place of a list.
        checklist: Use this checklist, whatever else is there.
        output: A path, or `-` for the screen.

    Raises:
        CannotLookError: a path is missing, nothing has a key that was named, what is recorded is incomplete or does
            not fit, the ending of the output is odd, or what writes a calendar is not installed.
        CannotSaveError: a change could not be written; the sentence says what is safe.
        InvalidDocumentError: a file that was named is not valid.
    """
    form = format_of_list(output, form, _FORMS)
    if recording.add:
        if len(paths) != 1:
            raise CannotLookError("--add records new asks in one file: name that file.")
        lists = wanted != WantedAsks() or form != "text" or output != STDOUT
        if changes != Changes() or recording.change is not None or lists:
            raise CannotLookError("--add records new asks and does nothing else: leave out what lists or changes.")
        return add(paths[0], as_of, recording, checklist)
    if not recording.said.nothing:
        raise CannotLookError("--what, --kind, --item, --put-on and --due say what --add records: add --add.")
    found = gathered(paths, as_of, checklist)
    if recording.change is not None:
        return change(the_one(found.rows, recording.change), as_of, recording)
    if changes != Changes():
        record(found.rows, changes)
        found = gathered(paths, as_of, checklist)
    tell(*as_text(in_order([one for one in found.problems if any_error((one,)) or one.code == _NO_GAPS])))
    made = _write(_listed(found, wanted), form, as_of, output)
    return 1 if any_error(found.problems) or not made else 0


def _write(listed: Listed, form: AsksFormat, as_of: date, output: str) -> bool:
    """Write the list in its form; return False for a calendar that would be empty, and is not written."""
    match form:
        case "csv":
            write_table(as_csv(listed), output, _PAPER)
        case "md":
            write(as_markdown(listed).encode(), output, _PAPER)
        case "ics":
            return write_calendar([_entry(one) for one in listed.asks], as_of, output, _PAPER)
        case "json":
            write(json_text(asdict(as_data(listed))).encode(), output, _PAPER)
        case "text":
            _show(Screen(), listed)
        case _:
            assert_never(form)
    return True


def _listed(found: GatheredAsks, wanted: WantedAsks) -> Listed:
    """Return what is listed: gaps that nobody was asked for only where nothing else was chosen."""
    rows = asks_in_order(row for row in found.rows if wanted.has(row))
    return Listed(rows, found.gaps if wanted == WantedAsks() else (), left_out=len(found.rows) - len(rows))


def _show(screen: Screen, listed: Listed) -> None:
    if not listed.asks:
        screen.say(listed.nothing)
    else:
        screen.say(f"{len(listed.asks)} in all: {counts(listed.asks)}.", "bold")
    show_asks(screen, [(f"{body}: {counts(rows)}.", rows) for body, rows in by_body(listed.asks)])
    if listed.gaps:
        screen.heading(gaps_words(listed.gaps))
        for gap in listed.gaps:
            screen.entry(f"{one_line(gap.title)} ({occasion_words(gap.occasion)}): {one_line(gap_words(gap))}")


def _entry(row: AskRow) -> CalendarEntry | None:
    """Return an ask as a day to keep; None where it has none."""
    ask = row.ask
    if ask.due is None:
        return None
    notes = (
        f"Of: {ask.body}" if ask.body else "Of: nobody named",
        f"Put on {day_words(ask.put)}" if ask.put is not None else "Never put",
        f"Answer: {ask.answer}" if ask.answer else "",
        f"For: {'; '.join(row.titles)}" if row.titles else "",
        f"About: {occasion_words(row.occasion)}",
        f"Key: {row.key}",
    )
    title = f"{ask.body}: {ask.what}" if ask.body else ask.what
    return CalendarEntry(row.uid, ask.due, title, tuple(filter(None, notes)), done=ask.done)
