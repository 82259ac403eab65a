"""Finding a question by words."""

from __future__ import annotations

from scalecheck.interview.reading.search import find
from tests.interviewing import small

QUESTIONS = tuple(small().questions.values())


def test_words_in_the_title_come_before_words_in_the_question() -> None:
    assert find("owns", QUESTIONS) == ("owner",)
    assert find("parts", QUESTIONS) == ("parts",)


def test_the_beginnings_of_words_are_enough_and_case_does_not_matter() -> None:
    assert find("YEAR co", QUESTIONS) == ("money",)


def test_every_word_has_to_be_found() -> None:
    assert find("yearly parts", QUESTIONS) == ()


def test_an_id_finds_just_its_question() -> None:
    assert find(" Record ", QUESTIONS) == ("record",)


def test_words_without_letters_find_nothing() -> None:
    assert find("  !?  ", QUESTIONS) == ()


def test_no_more_are_given_than_asked_for() -> None:
    assert len(find("is", QUESTIONS, most=2)) == 2
