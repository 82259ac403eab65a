"""The list of actions as a table for spreadsheets: no cell is taken for a formula, whatever parts the cells."""

from __future__ import annotations

import csv
import io
from typing import Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scalecheck.reports.formats.tables import harmless

PARTS: Final = (
    "=1+1",
    "＝1+1",
    "+",
    "-2",
    "@sum",
    "＠",
    '"',
    "'",
    ";",
    ",",
    "\t",
    " ",
    "\u200b",
    "\ufeff",
    "a",
    "word",
)
UNSEEN: Final = "\u200b\u200c\u200d\u200e\u200f\u2060\ufeff\"' \t"


@pytest.mark.parametrize("parted_by", [",", ";", "\t"])
@given(cells=st.lists(st.lists(st.sampled_from(PARTS), max_size=6).map("".join), min_size=1, max_size=3))
def test_no_reader_finds_a_formula_at_the_beginning_of_a_cell(parted_by: str, cells: list[str]) -> None:
    text = io.StringIO()
    csv.writer(text, lineterminator="\n").writerow(["key", *map(harmless, cells)])
    for row in csv.reader(io.StringIO(text.getvalue()), delimiter=parted_by):
        for cell in row:
            assert cell.startswith("'") or not cell.lstrip(UNSEEN).startswith(tuple("=+-@＝＋－＠")), text.getvalue()


@pytest.mark.parametrize("cell", ["Sign it; then tell", "£0.9m - half of it", "a, -5 degrees", "2026-11-30", ""])
def test_ordinary_words_stay_as_they_are(cell: str) -> None:
    assert harmless(cell) == cell
