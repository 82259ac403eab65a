"""Where an assessment answers each question; an entry in the other group counts nowhere."""

from __future__ import annotations

from scalecheck.model.placement import answers_in_place, entries_in_place, listed_items
from tests.builders import answer, assessment, item, outline, question, section

QUESTIONS = outline(section("d", item("parts")), profile=[question("reach", scale="steps")]).questions
MISPLACED = assessment({"reach": None, "parts": "full"}, profile={"reach": {"option": "one"}, "parts": {}})


def test_an_entry_in_the_other_group_neither_counts_nor_hides_the_one_in_its_own_group() -> None:
    assert answers_in_place(MISPLACED, QUESTIONS) == {"reach": answer("one"), "parts": answer("full")}
    alone = assessment({"reach": "one"}, profile={"parts": {"option": "full"}})
    assert answers_in_place(alone, QUESTIONS) == {}


def test_an_empty_entry_and_one_of_an_unknown_question_are_no_answers() -> None:
    assert answers_in_place(assessment({"parts": None, "gone": "full"}), QUESTIONS) == {}


def test_an_entry_of_an_unknown_question_is_still_an_entry() -> None:
    assert entries_in_place(assessment({"gone": "full"}), QUESTIONS)["answers"] == {"gone": answer("full")}


def test_an_opening_question_under_answers_is_no_item_that_the_file_lists() -> None:
    assert listed_items(MISPLACED, QUESTIONS) == {"parts"}
    assert listed_items(assessment({"reach": "one"}), QUESTIONS) == frozenset()
