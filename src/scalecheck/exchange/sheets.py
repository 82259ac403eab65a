"""A workbook that was sent back, as the cells of its rows: whatever was moved, hidden, renamed or deleted in it."""

from __future__ import annotations

import datetime as dt
import io
import warnings
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from scalecheck.errors import CannotLookError, MissingPackageError
from scalecheck.exchange.columns import BY_HEADING, BY_KEY, FORMAT
from scalecheck.exchange.pack import collapsed
from scalecheck.exchange.replying import digests_in
from scalecheck.exchange.screening import screened
from scalecheck.exchange.workbook import PACKAGE
from scalecheck.interview.reading.replies import readable

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

_MOST_SHEETS: Final = 20
_MOST_ROWS: Final = 50_000
_LAST_ROW: Final = 1_048_576
"""The last row that the format has."""
_MOST_COLUMNS: Final = 100
_FEWEST_HEADINGS: Final = 2
"""How many of our headings in a row show it to be the head of a table."""
_NAMED: Final = FORMAT.partition("@")[0]


@dataclass(frozen=True, slots=True)
class Cell:
    """What one cell shows."""

    sheet: str
    """The name of its sheet."""
    place: str
    """Its place, such as `E7`."""
    text: str
    """What it shows, as text."""
    day: dt.date | None = None
    """The day that it shows, where it is one."""
    wrong: str = ""
    """Why it can't be read, as a sentence; empty where it can."""


Row = dict[str, Cell]
"""The cells of a row that are not empty, by the key of their column."""


@dataclass(frozen=True, slots=True)
class Sheets:
    """A workbook that was sent back."""

    header: str
    """The header of the respondent's file, as the text that the pack was made with."""
    prefilled: Mapping[str, str]
    """The digests of the answers that it was filled with, by question id."""
    rows: tuple[Row, ...]
    """The rows of every table of it."""


def sheets_of(data: bytes, name: str) -> Sheets:
    """Read a workbook that was sent back; formulas are never run.

    Raises:
        CannotLookError: it can't be opened, or is no pack; or openpyxl is not installed.
    """
    safe = screened(data, name)
    shown = _opened(safe.data, name, shown=True)
    formulas = _opened(safe.data, name, shown=False) if safe.has_formulas else {}
    about = _for_us(shown, name)
    rows = tuple(row for sheet, cells in shown.items() for row in _rows(sheet, cells, formulas.get(sheet, {})))
    if not rows:
        raise CannotLookError(f"{name}: none of its sheets has the headings of the questions any more.")
    return Sheets(about[0], digests_in(about[2] if len(about) > 2 else ""), rows)  # noqa: PLR2004 (header, id, digests)


_Grid = dict[tuple[int, int], Any]
"""The values of a sheet's cells that are not empty, by row and column."""


def _opened(data: bytes, name: str, *, shown: bool) -> dict[str, _Grid]:
    try:
        import openpyxl  # noqa: PLC0415 (an extra)
    except ImportError as error:
        raise MissingPackageError(*PACKAGE) from error
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # it warns of what it does not take over, which is not wanted here
            book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=shown, keep_links=False)
            return {sheet.title: _grid(sheet, name) for sheet in book.worksheets[:_MOST_SHEETS]}
    except CannotLookError:
        raise
    except Exception as error:  # what openpyxl raises for a damaged workbook can be anything
        raise CannotLookError(f"{name}: this workbook is damaged and can't be read. Ask for it once more.") from error


def _grid(sheet: Any, name: str) -> _Grid:  # noqa: ANN401 (openpyxl is an extra)
    sheet.reset_dimensions()  # what a sheet says of its own size can be anything
    found: _Grid = {}
    last = None
    for row in sheet.iter_rows(max_row=_LAST_ROW, max_col=_MOST_COLUMNS):
        if row is last:  # one and the same is used for all rows that are missing
            continue
        last = row
        for cell in row:
            if cell.value is not None and cell.value != "":
                found[cell.row, cell.column] = cell
    if any(row > _MOST_ROWS for row, _ in found):
        raise CannotLookError(f"{name}: the sheet “{sheet.title}” has more than {_MOST_ROWS:,} rows.")
    return found


def _for_us(grids: Mapping[str, _Grid], name: str) -> list[str]:
    """Return the texts below the cell by which a pack is known: the header, the pack's id, the digests."""
    for cells in grids.values():
        for (row, column), cell in cells.items():
            text = str(cell.value).strip()
            if text == FORMAT:
                below = (cells.get((row + step, column)) for step in (1, 2, 3))
                return [str(one.value) if one is not None else "" for one in below]
            if text.startswith(f"{_NAMED}@"):
                raise CannotLookError(f"{name}: this pack needs a newer scalecheck ({text}).")
    raise CannotLookError(
        f"{name}: this is no pack, or its hidden sheet is gone, which says whose answers these are. Ask for the "
        "workbook that was sent, with the answers in it."
    )


def _rows(sheet: str, shown: _Grid, formulas: _Grid) -> Iterator[Row]:
    """Return the rows below the headings of a sheet."""
    by_row: dict[int, dict[int, Any]] = {}
    for (row, column), cell in {**formulas, **shown}.items():
        by_row.setdefault(row, {})[column] = cell
    columns: dict[int, str] = {}
    for number in sorted(by_row):
        cells = by_row[number]
        if not columns:
            heads = {place: BY_HEADING.get(collapsed(str(cell.value))) for place, cell in cells.items()}
            known = {place: column.key for place, column in heads.items() if column is not None}
            columns = known if len(known) >= _FEWEST_HEADINGS else {}
            continue
        written = {
            columns[place]: _cell(sheet, cell, columns[place], is_shown=(number, place) in shown)
            for place, cell in cells.items()
            if place in columns
        }
        if filled := {key: cell for key, cell in written.items() if cell.text or cell.wrong}:
            yield filled


def _cell(sheet: str, cell: Any, key: str, *, is_shown: bool) -> Cell:  # noqa: ANN401 (openpyxl is an extra)
    place, value = str(cell.coordinate), cell.value
    if not is_shown:
        return Cell(sheet, place, "", wrong="It holds a formula that shows nothing. Type the words themselves.")
    if cell.data_type == "e":
        return Cell(sheet, place, str(value), wrong=f"It shows an error ({value}). Type the words themselves.")
    if isinstance(value, dt.datetime | dt.date):
        day = value.date() if isinstance(value, dt.datetime) else value
        return Cell(sheet, place, day.isoformat(), day)
    if isinstance(value, float) and value.is_integer() and not BY_KEY[key].is_day:
        value = int(value)
    return Cell(sheet, place, readable(str(value)))
