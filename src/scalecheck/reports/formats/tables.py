"""Plain tables of texts: as CSV that no spreadsheet takes a formula from, and as a table of Markdown."""

from __future__ import annotations

import csv
import re
from io import StringIO
from typing import TYPE_CHECKING, Final

from scalecheck.plain import plainly
from scalecheck.reports.formats.markdown import markdown_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_FORMULA: Final = re.compile(
    r"""(\A|[;\t\r\n])(?=[\s"'\u200b-\u200f\u2060-\u2064\ufeff]*[-=+@\uff0b\uff0d\uff1d\uff20])"""
)
"""The place before what a spreadsheet takes for a formula, at the beginning of a cell or of what could be read as one.

Readers part cells at commas, semicolons or tabs, and see through spaces, quotation marks and signs that show nothing.
Source: OWASP, CSV Injection.
"""


def csv_table(columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> str:
    """Return rows as CSV; a cell that a spreadsheet could take for a formula begins with an apostrophe."""
    text = StringIO()
    writer = csv.DictWriter(text, columns, lineterminator="\n")
    writer.writeheader()
    writer.writerows({name: harmless(cell) for name, cell in row.items()} for row in rows)
    return text.getvalue()


def markdown_table(columns: Sequence[str], rows: Iterable[Mapping[str, str]]) -> str:
    """Return some columns of rows as a table of Markdown; words from files are shown as they are."""
    lines = [f"| {' | '.join(name.capitalize() for name in columns)} |", f"|{' --- |' * len(columns)}"]
    lines += [f"| {' | '.join(markdown_text(row[name]) for name in columns)} |" for row in rows]
    return "\n".join(lines) + "\n"


def harmless(cell: str) -> str:
    """Return a cell such that no spreadsheet takes it for a formula."""
    return _FORMULA.sub(r"\1'", cell)


def one_line(text: str) -> str:
    """Return somebody's words in one line, with nothing in them that acts on a screen."""
    return plainly(" ".join(text.split()))
