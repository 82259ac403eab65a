"""The list of actions and conditions as CSV for a spreadsheet, and as Markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scalecheck.plain import plainly
from scalecheck.reports.formats.tables import csv_table, markdown_table, one_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scalecheck.engine.changes.promises import Row

COLUMNS: Final = (
    "key",
    "kind",
    "innovation",
    "site",
    "round",
    "question",
    "what",
    "who",
    "organisation",
    "due",
    "state",
    "file",
)
"""The columns of the list."""
_SHOWN: Final = ("key", "due", "what", "who", "organisation", "question", "site", "round", "state")


def cells(row: Row) -> dict[str, str]:
    """Return the cells of a row by column, in one line each."""
    promised, occasion = row.promised, row.occasion
    return {
        "key": row.key,
        "kind": row.identity.kind,
        "innovation": occasion.innovation or "",
        "site": occasion.site or "",
        "round": occasion.round,
        "question": one_line(row.title),
        "what": one_line(promised.what),
        "who": one_line(promised.who or ""),
        "organisation": one_line(promised.organisation or ""),
        "due": promised.due.isoformat() if promised.due is not None else "",
        "state": state(row),
        "file": plainly(row.file),
    }


def state(row: Row) -> str:
    """Return in words the state of a promise: done, late or open."""
    return "done" if row.promised.done else "late" if row.late else "open"


def as_csv(rows: Sequence[Row]) -> str:
    """Return the rows as CSV for a spreadsheet."""
    return csv_table(COLUMNS, map(cells, rows))


def as_markdown(rows: Sequence[Row]) -> str:
    """Return the rows as a table of Markdown."""
    return markdown_table(_SHOWN, map(cells, rows))
