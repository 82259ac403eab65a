"""Changing asks by their keys: put to somebody, answered, given another day, done."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path as FilePath
from typing import TYPE_CHECKING, Final

from scalecheck.commands.flags import refuse
from scalecheck.documents.loading import load_assessment
from scalecheck.documents.reading.reader import parse
from scalecheck.documents.writing.dumping import to_data
from scalecheck.documents.writing.editing import CutText
from scalecheck.documents.writing.in_place import with_values
from scalecheck.engine.changes.asks import ask_rows
from scalecheck.errors import CannotLookError
from scalecheck.interview.reading.replies import unrecordable
from scalecheck.model.assessment import Ask
from scalecheck.terminal.streams import tell
from scalecheck.workspace.command_line.invocation import command
from scalecheck.workspace.rewriting import rewrite

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from scalecheck.documents.reading.marks import Path
    from scalecheck.documents.writing.in_place import Scalar
    from scalecheck.engine.changes.asks import AskRow

_ORDER: Final = tuple(Ask.model_fields)
Value = str | bool | date | None
"""What a key of an ask is set to; None takes it out."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What is changed, each by the key of its ask."""

    put: tuple[tuple[str, date], ...] = ()
    """The day on which it was put to those who could change it."""
    answer: tuple[tuple[str, str], ...] = ()
    """What they answered."""
    redate: tuple[tuple[str, date], ...] = ()
    """The day by which it is needed."""
    done: tuple[str, ...] = ()
    """That it has changed."""


def record(rows: Sequence[AskRow], changes: Changes) -> None:
    """Make every change that is asked for; every key is looked up before the first file is touched.

    Raises:
        CannotLookError: nothing has a key, or the change does not fit what is recorded.
        CannotSaveError: it could not be written.
    """
    wanted: dict[str, dict[str, Value]] = {}
    found: dict[str, AskRow] = {}
    for key, name, value in _each(changes):
        row = the_one(rows, key)
        found[row.key] = row
        wanted.setdefault(row.key, {})[name] = value
    for key, values in wanted.items():
        _refuse_unfitting(found[key], values)
    for key, values in wanted.items():
        row = found[key]
        new = {name: value for name, value in values.items() if getattr(row.ask, name) != value}
        if not new:
            tell(f"{key}: nothing to change.")
            continue
        change_ask(row, new)
        tell(f"{key}: {', '.join(_said(name, value) for name, value in new.items())}, in {row.file}.")


def the_one(rows: Sequence[AskRow], key: str) -> AskRow:
    """Return the ask with a key; raises CannotLookError where there is none."""
    found = next((row for row in rows if key.strip().lower() in row.keys), None)
    if found is None:
        shown = command("asks", "FOLDER")
        raise CannotLookError(f"Nothing here has the key `{key}`. The list shows the keys: {shown}")
    return found


def change_ask(row: AskRow, values: Mapping[str, Value]) -> None:
    """Set values of one ask in its file, wherever it is there by now.

    Raises:
        CannotLookError: it is no longer there.
        CannotSaveError: the file can't be written.
    """

    def changed(data: bytes) -> bytes:
        assessment = load_assessment(data, row.file)
        now = next(
            (one for one in ask_rows(assessment, None, row.file, date.min) if one.held.name == row.held.name), None
        )
        if now is None:
            raise CannotLookError(f"{row.file}: `{row.key}` is no longer there: somebody has changed it meanwhile.")
        place = ("asks", now.number)
        kept: dict[Path, Scalar] = {(*place, name): value for name, value in values.items() if value is not None}
        if len(kept) == len(values):
            return with_values(data, row.file, kept, _ORDER)
        asks = [*assessment.asks]
        asks[now.number] = now.ask.model_copy(update=dict(values))
        text = CutText.of(parse(data, row.file), ())
        return text.with_entry(("asks",), [to_data(one) for one in asks]).text.encode("utf-8")

    rewrite(FilePath(row.file), changed)


def _each(changes: Changes) -> Iterator[tuple[str, str, Value]]:
    yield from ((key, "put", day) for key, day in changes.put)
    yield from ((key, "answer", text) for key, text in changes.answer)
    yield from ((key, "due", day) for key, day in changes.redate)
    yield from ((key, "done", True) for key in changes.done)


def _refuse_unfitting(row: AskRow, values: Mapping[str, Value]) -> None:
    """Refuse what would be wrong in the file: put to nobody, answered before it was put, due before that."""
    ask = row.ask.model_copy(update=dict(values))
    answer = ask.answer if "answer" in values else None
    if answer is not None:
        refuse(unrecordable(answer), row.key)
    if "put" in values and ask.body is None:
        way = command("asks", row.file, "--change", row.key)
        unnamed = f"{row.key}: nobody is named who could change it. Say who, and when it was put:"
        raise CannotLookError(unnamed, f"  {way}")
    if answer is not None and ask.put is None:
        raise CannotLookError(f"{row.key}: this was never put to anyone. Say when it was: --put {row.key} DATE")
    if ask.put is not None and ask.due is not None and ask.due < ask.put and not {"put", "due"}.isdisjoint(values):
        raise CannotLookError(
            f"{row.key}: it would be due on {ask.due.isoformat()}, before it was put on {ask.put.isoformat()}."
        )


def _said(name: str, value: Value) -> str:
    match name:
        case "put":
            return f"put on {value}"
        case "answer":
            return "answered"
        case "due":
            return f"now due {value}"
        case _:
            return "marked as done"
