"""What comes next, and how questions stand."""

from __future__ import annotations

from dataclasses import replace

from scalecheck.engine.inputs.responses import Response
from scalecheck.interview.moves.navigating import begin
from scalecheck.interview.state.agenda import OPENING, area_questions, area_title, count, minutes_left, next_open
from scalecheck.terminal.remarks import count_words
from tests.builders import DONT_KNOW, NOT_APPLICABLE, NOT_MINE, PROGRAMME, WAITING, answer
from tests.interviewing import ORDER, interview


def test_opening_questions_come_first() -> None:
    assert interview().at == "software"
    assert interview().asked == ORDER


def test_an_interview_begins_at_the_first_open_question_that_is_not_parked() -> None:
    assert interview({"software": "answer-yes", "parts": WAITING, "money": DONT_KNOW}).at == "record"


def test_an_interview_without_an_open_question_begins_at_the_end() -> None:
    everything = {"software": "answer-yes", "parts": "full", "money": WAITING, "record": NOT_MINE, "owner": DONT_KNOW}
    assert interview(everything).at is None


def test_a_question_that_no_longer_applies_is_not_asked() -> None:
    assert interview({"software": "answer-no"}).asked == ("software", "parts", "money", "owner")
    assert interview({"software": DONT_KNOW}).asked == ORDER


def test_behind_the_last_question_comes_what_was_jumped_over() -> None:
    begun = interview({"owner": "full"})
    assert next_open(begun, "owner") == "software"
    assert next_open(begun, "parts") == "money"


def test_what_was_skipped_is_not_next() -> None:
    begun = replace(interview(), skipped=frozenset({"parts", "money"}))
    assert next_open(begun, "software") == "record"
    assert next_open(replace(begun, skipped=frozenset(ORDER)), None) is None


def test_a_question_belongs_to_its_area() -> None:
    assert area_title(interview(), "software") == OPENING
    assert area_title(interview(), "record") == "Second area"
    assert area_questions(interview(), "money") == ("parts", "money")


def test_answers_are_counted_by_how_they_stand() -> None:
    begun = interview(
        {"software": "answer-yes", "parts": "full", "money": "much", "record": DONT_KNOW, "owner": WAITING}
    )
    found = count(begun, begun.asked)
    assert (found.total, found.answered, found.unknown, found.open) == (5, 3, 1, 0)
    assert (found.met, found.partly, found.below, found.parked) == (1, 1, 0, ("finance lead",))


def test_what_is_told_of_answers_adds_up_to_them() -> None:
    found = count(interview({"software": "answer-yes", "parts": "full", "money": NOT_APPLICABLE}), ORDER)
    assert count_words(found) == "3 of 5 answered (1 opening question, 1 met, 1 set aside), 2 open"


def test_not_applicable_counts_as_answered_and_is_rated_nowhere() -> None:
    found = count(interview({"money": NOT_APPLICABLE, "record": "none", "owner": NOT_MINE}), ORDER)
    assert (found.answered, found.open, found.met, found.partly, found.below) == (2, 2, 0, 0, 1)
    assert found.parked == ("ward lead",)


def test_what_the_programme_answers_is_not_open_and_counts() -> None:
    inherited = {
        "parts": Response(answer("full"), origin=PROGRAMME),
        "money": Response(answer(DONT_KNOW), origin=PROGRAMME),
    }
    begun = interview({}, inherited=inherited)
    assert begun.open == ("software", "record", "owner")
    found = count(begun, ("parts", "money"))
    assert (found.answered, found.met, found.unknown) == (1, 1, 1)


def test_the_time_left_falls_with_each_answer() -> None:
    assert minutes_left(interview()) >= minutes_left(interview({"software": "answer-yes", "parts": "full"})) > 0
    assert minutes_left(begin(interview(dict.fromkeys(ORDER[1:], "full") | {"software": "answer-yes"}))) == 0
