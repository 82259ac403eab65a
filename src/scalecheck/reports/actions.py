"""The list of actions and conditions as CSV for a spreadsheet, and as Markdown."""

from __future__ import annotations

import csv
import re
from io import StringIO
from typing import TYPE_CHECKING, Final

from scalecheck.plain import plainly
from scalecheck.reports.formats.markdown import markdown_text

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
_FORMULA: Final = re.compile(
    r"""(\A|[;\t\r\n])(?=[\s"'\u200b-\u200f\u2060-\u2064\ufeff]*[-=+@\uff0b\uff0d\uff1d\uff20])"""
)
"""The place before what a spreadsheet takes for a formula, at the beginning of a cell or of what could be read as one.

Readers part cells at commas, semicolons or tabs, and see through spaces, quotation marks and signs that show nothing.
Source: OWASP, CSV Injection.
"""


def cells(row: Row) -> dict[str, str]:
    """Return the cells of a row by column, in one line each."""
    promised, occasion = row.promised, row.occasion
    return {
        "key": row.key,
        "kind": row.identity.kind,
        "innovation": occasion.innovation or "",
        "site": occasion.site or "",
        "round": occasion.round,
        "question": _line(row.title),
        "what": _line(promised.what),
        "who": _line(promised.who or ""),
        "organisation": _line(promised.organisation or ""),
        "due": promised.due.isoformat() if promised.due is not None else "",
        "state": state(row),
        "file": plainly(row.file),
    }


def state(row: Row) -> str:
    """Return in words how a promise stands: done, late or open."""
    return "done" if row.promised.done else "late" if row.late else "open"


def as_csv(rows: Sequence[Row]) -> str:
    """Return the rows as CSV; a cell that a spreadsheet could take for a formula begins with an apostrophe."""
    text = StringIO()
    writer = csv.DictWriter(text, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows({name: harmless(cell) for name, cell in cells(row).items()} for row in rows)
    return text.getvalue()


def as_markdown(rows: Sequence[Row]) -> str:
    """Return the rows as a table of Markdown; words from files are shown as they are."""
    lines = [f"| {' | '.join(name.capitalize() for name in _SHOWN)} |", f"|{' --- |' * len(_SHOWN)}"]
    for row in rows:
        shown = cells(row)
        lines.append(f"| {' | '.join(markdown_text(shown[name]) for name in _SHOWN)} |")
    return "\n".join(lines) + "\n"


def harmless(cell: str) -> str:
    """Return a cell such that no spreadsheet takes it for a formula."""
    return _FORMULA.sub(r"\1'", cell)


def _line(text: str) -> str:
    return plainly(" ".join(text.split()))
