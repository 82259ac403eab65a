"""The workbook of a pack: what is in it for people, and that nothing else is."""

from __future__ import annotations

import io
import re
import zipfile
from typing import Any

import openpyxl
import pytest

from scalecheck.exchange.pack import DONT_KNOW, NOT_APPLICABLE, NOT_MINE, choices_of
from scalecheck.exchange.workbook import LISTS, workbook
from tests.builders import answer, item, outline, section
from tests.packs import ANSWER, SMALL, pack

pytestmark = pytest.mark.needs("office")


def opened(**keys: Any) -> Any:  # noqa: ANN401 (openpyxl knows no types)
    return openpyxl.load_workbook(io.BytesIO(workbook(pack(**keys))))


def column(sheet: Any, heading: str) -> list[Any]:  # noqa: ANN401 (the same)
    place = next(cell.column for cell in sheet[1] if cell.value == heading)
    return [sheet.cell(row, place) for row in range(2, sheet.max_row + 1)]


def test_the_message_comes_first_then_the_questions_with_every_meaning() -> None:
    book = opened(message=("What is proposed: more.", "Please answer by 1 May 2027."))
    assert book.sheetnames == ["Read first", "Questions", "Evidence and actions", LISTS]
    assert [cell.value for cell in book["Read first"]["A"]][:4] == [
        "Small",
        "Questions for: programme lead, about hub",
        "What is proposed: more.",
        "Please answer by 1 May 2027.",
    ]
    shown = {cell.value for row in book["Questions"].iter_rows() for cell in row}
    assert "Title of A\nIs a so?\nWhy it matters: It fails otherwise." in shown
    assert "Title of B\nIs b so?\nAsked only where Title of OPEN: “It is so”." in shown
    meanings = next(str(one) for one in shown if str(one).startswith("Nothing"))
    assert meanings.split("\n")[:4] == ["Nothing", "A little", "Much", "All of it"]


def test_drop_downs_take_their_lines_from_a_range_and_offer_not_knowing_and_not_mine() -> None:
    book = opened()
    lists = [one for sheet in book.worksheets for one in sheet.data_validations.dataValidation]
    assert lists
    for one in lists:
        assert re.fullmatch(rf"'{LISTS}'!\$[A-Z]+\$1:\$[A-Z]+\$\d+", one.formula1)
    labels = [choice.label for choice in choices_of(SMALL, "a")]
    assert labels[-3:] == [DONT_KNOW, NOT_APPLICABLE, NOT_MINE]
    assert NOT_APPLICABLE not in [choice.label for choice in choices_of(SMALL, "c")]


def test_only_answer_cells_can_be_written_in_and_no_password_is_needed_for_the_rest() -> None:
    book = opened()
    for name in ("Questions", "Evidence and actions"):
        assert book[name].protection.sheet
        assert book[name].protection.password is None
    assert not any(cell.protection.locked for cell in column(book["Questions"], ANSWER))
    assert all(cell.protection.locked for cell in column(book["Questions"], "Question"))


def test_ids_are_in_hidden_columns_and_it_prints_on_a4_landscape_as_wide_as_the_paper() -> None:
    book = opened()
    for name in ("Questions", "Evidence and actions"):
        sheet = book[name]
        assert sheet.column_dimensions["A"].hidden
        assert sheet.column_dimensions["B"].hidden
        assert [cell.value for cell in sheet["A"]][1:] == list(SMALL.questions)
        assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
        assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (1, 0)
        assert sheet.print_title_rows == "$1:$1"


def test_it_has_no_macro_no_author_no_path_and_no_moment() -> None:
    book = workbook(pack())
    assert book == workbook(pack())
    with zipfile.ZipFile(io.BytesIO(book)) as parts:
        names = parts.namelist()
        text = b"".join(parts.read(name) for name in names).decode("utf-8")
    assert not [name for name in names if "vba" in name.lower() or "external" in name.lower()]
    assert "openpyxl" not in text
    assert not re.search(r"[A-Z]:\\|/home/|/tmp/|/root/", text)
    assert set(re.findall(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ", text)) == {"1980-01-01T00:00:00Z"}


@pytest.mark.parametrize("begins", ["=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://x")'])
def test_no_cell_is_a_formula_whatever_a_text_begins_with(begins: str) -> None:
    layout = outline(section("one", item("a", title=begins, ask=begins)))
    book = opened(layout=layout, message=(begins,), answers={"a": answer({"option": "full", "note": begins})})
    cells = [cell for sheet in book.worksheets for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {cell.data_type for cell in cells} == {"s"}
    assert all(cell.quotePrefix for cell in cells if str(cell.value).startswith(begins[0]))


def test_labels_that_read_alike_are_told_apart() -> None:
    alike = {
        "options": [{"id": "one", "label": "Yes"}, {"id": "two", "label": "yes"}, {"id": "dk", "label": "don't know"}]
    }
    layout = outline(section("one", item("a", scale="alike")), scales={"alike": alike})
    labels = [choice.label.casefold() for choice in choices_of(layout, "a")]
    assert len(set(labels)) == len(labels)
