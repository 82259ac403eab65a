"""What a workbook answers: whatever was done to it on the way, and with every cell named that can't be taken."""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scalecheck.documents.writing.dumping import to_data
from scalecheck.exchange.replying import says_the_same
from scalecheck.exchange.workbook import workbook
from scalecheck.model.assessment import Answer
from tests.packs import ANSWER, ANSWERS, NOTE, REASON, SMALL, edited, filled, pack, plainly_said, read, write_in

if TYPE_CHECKING:
    from collections.abc import Mapping

pytestmark = pytest.mark.needs("office")

FULL = {
    ANSWER: "Much",
    NOTE: "Two of three.",
    "What your answer rests on": "Observed: I, or somebody I asked, saw it",
    "What shows it": "Minutes",
    "Where that is": "https://example.org/minutes",
    "From which day it is": "1 May 2026",
    "Until which day it counts": datetime(2027, 5, 1),  # noqa: DTZ001 (a spreadsheet knows no time zones)
    "Which role keeps it true": "ward lead",
    "In which organisation is that": "Northfield",
    "What will be done": "Ask the third",
    "Which role does it": "matron",
    "For which organisation": "Eastbrook",
    "By which day": "31/01/2027",
}
SAID = {
    "option": "much",
    "basis": "observed",
    "note": "Two of three.",
    "evidence": [
        {
            "what": "Minutes",
            "link": "https://example.org/minutes",
            "recorded": date(2026, 5, 1),
            "valid_until": date(2027, 5, 1),
        }
    ],
    "owner": {"role": "ward lead", "organisation": "Northfield"},
    "actions": [{"what": "Ask the third", "who": "matron", "organisation": "Eastbrook", "due": date(2027, 1, 31)}],
}


def said(book: bytes) -> dict[str, dict[str, Any]]:
    found = read(book)
    assert found.rejected == []
    return plainly_said(found.answers)


def test_everything_that_can_be_filled_in_becomes_an_answer() -> None:
    assert said(filled(workbook(pack()), {"a": FULL})) == {"a": SAID}


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({ANSWER: "Don't know"}, {"dont_know": True}),
        ({ANSWER: "don’t  KNOW "}, {"dont_know": True}),
        ({ANSWER: "Does not apply here", REASON: "There is none."}, {"not_applicable": "There is none."}),
        ({ANSWER: "Not mine to answer", REASON: "finance lead"}, {"not_mine": "finance lead"}),
        ({ANSWER: "Not mine to answer", REASON: "ask estates director"}, {"not_mine": "estates director"}),
        ({ANSWER: "Not mine to answer"}, {"not_mine": "somebody else"}),
        ({NOTE: 3.0}, {"note": "3"}),
        (
            {ANSWER: "Much", "What shows it": "Minutes"},
            {"option": "much", "basis": "evidenced", "evidence": [{"what": "Minutes"}]},
        ),
    ],
)
def test_each_way_to_answer_is_read(cells: Mapping[str, object], expected: Mapping[str, object]) -> None:
    assert said(filled(workbook(pack()), {"a": cells})) == {"a": expected}


def test_moved_and_hidden_rows_renamed_sheets_and_deleted_columns_change_nothing() -> None:
    def change(book: Any) -> None:  # noqa: ANN401 (openpyxl knows no types)
        write_in(book, "a", FULL)
        write_in(book, "d", {ANSWER: "Nothing"})
        for sheet in book.worksheets[1:3]:
            sheet.row_dimensions[2].hidden = True
            rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
            for number, row in enumerate([rows[0], *reversed(rows[1:])], start=1):
                for place, value in enumerate(row, start=1):
                    sheet.cell(number + 3, place).value = value
            sheet.delete_rows(1, 3)
            sheet.delete_cols(1, 2)
            sheet.title = f"Mine {sheet.title[:3]}"
        book.move_sheet(book.worksheets[1], 2)
        del book["Read first"]

    assert said(edited(workbook(pack()), change)) == {"a": SAID, "d": {"option": "none"}}


def test_ten_thousand_empty_rows_are_passed_over() -> None:
    def change(book: Any) -> None:  # noqa: ANN401 (openpyxl knows no types)
        write_in(book, "a", {ANSWER: "Much"})
        for row in range(10, 10_010):
            book["Questions"].cell(row, 6).number_format = "@"

    assert said(edited(workbook(pack()), change)) == {"a": {"option": "much"}}


def rejected(cells: Mapping[str, object], name: str = "a") -> list[tuple[str, str, str]]:
    found = read(filled(workbook(pack()), {name: cells}))
    return [(one.sheet, one.place, one.why) for one in found.rejected]


@pytest.mark.parametrize(
    ("name", "cells", "sheet", "place", "why"),
    [
        ("a", {ANSWER: "Perhaps"}, "Questions", "E3", "“Perhaps” is none of the answers. There are: “Nothing”"),
        ("a", {ANSWER: "Does not apply here"}, "Questions", "E3", "Why it does not apply is missing"),
        ("c", {ANSWER: "Does not apply here", REASON: "x"}, "Questions", "E5", "is none of the answers"),
        ("a", {ANSWER: "Much", REASON: "ward lead"}, "Questions", "F3", "Move it to the note."),
        ("a", {REASON: "ward lead"}, "Questions", "F3", "choose the answer as well"),
        ("a", {ANSWER: "=1+1"}, "Questions", "E3", "It holds a formula that shows nothing."),
        ("a", {"What your answer rests on": "Hope"}, "Evidence and actions", "D3", "“Hope” is none of the answers."),
        ("a", {"Where that is": "https://x.org"}, "Evidence and actions", "F3", "What shows it is missing here."),
        (
            "a",
            {"What shows it": "x", "Where that is": "javascript:alert(1)"},
            "Evidence and actions",
            "F3",
            "Please give a web address",
        ),
        ("a", {"What will be done": "x", "By which day": "soon"}, "Evidence and actions", "N3", "“soon” is no day."),
        ("a", {"What will be done": 7, "By which day": "7"}, "Evidence and actions", "N3", "“7” is no day."),
        ("a", {"Which role does it": "x"}, "Evidence and actions", "L3", "What will be done is missing here."),
        ("a", {"In which organisation is that": "x"}, "Evidence and actions", "J3", "name the role too"),
    ],
)
def test_every_cell_that_can_not_be_taken_is_named_with_the_reason(
    name: str, cells: Mapping[str, object], sheet: str, place: str, why: str
) -> None:
    [found] = rejected(cells, name)
    assert found[:2] == (sheet, place)
    assert why in found[2]


def test_a_row_of_no_question_and_a_question_answered_twice_are_named() -> None:
    def change(book: Any) -> None:  # noqa: ANN401 (openpyxl knows no types)
        sheet = book["Questions"]
        write_in(book, "a", {ANSWER: "Much"})
        write_in(book, "d", {ANSWER: "Nothing"})
        sheet["A3"], sheet["A6"] = "b", "zzz"
        write_in(book, "b", {ANSWER: "Nothing"}, row=4)

    found = read(edited(workbook(pack()), change)).rejected
    assert [(one.place, one.why) for one in found] == [
        ("E6", "There is no question `zzz` in this checklist."),
        ("E4", "The same question says something else in E3. Keep one of the two."),
    ]


@given(st.dictionaries(st.sampled_from(["a", "b", "d"]), ANSWERS))
def test_what_a_workbook_is_filled_with_comes_back_as_it_was(answers: dict[str, Answer]) -> None:
    found = read(workbook(pack(answers=answers)))
    wanted = {name: one for name, one in answers.items() if one != Answer()}
    assert found.rejected == []
    assert found.answers.keys() == wanted.keys() == found.untouched
    for name, one in wanted.items():
        assert says_the_same(found.answers[name], one), (to_data(found.answers[name]), to_data(one))


def test_an_answer_knows_the_question_that_it_was_given_to() -> None:
    found = read(filled(workbook(pack()), {"a": {ANSWER: "Much"}}))
    assert found.answers["a"].asked == SMALL.fingerprint("a")
