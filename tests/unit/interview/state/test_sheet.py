"""The answers, and what follows from them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from scalecheck.engine.inputs.responses import Response
from scalecheck.interview.state.sheet import AnswerSheet, Brief
from tests.builders import DAY, DONT_KNOW, NOT_APPLICABLE, PROGRAMME, WAITING, answer
from tests.interviewing import ORDER, small

if TYPE_CHECKING:
    from scalecheck.model.assessment import Answer

SAID = (None, "none", "full", "answer-yes", "answer-no", DONT_KNOW, NOT_APPLICABLE, WAITING, {"note": "Only a note"})
ANSWERS = tuple(answer(one) if one is not None else None for one in SAID)
BRIEF = Brief(
    small(),
    ORDER,
    "ward lead",
    DAY,
    inherited={
        "software": Response(answer("answer-no"), origin=PROGRAMME),
        "money": Response(answer("much"), origin=PROGRAMME),
        "record": Response(answer(DONT_KNOW), origin=PROGRAMME),
    },
)


@given(st.lists(st.tuples(st.sampled_from(ORDER), st.sampled_from(ANSWERS)), max_size=12))
def test_a_sheet_that_was_changed_step_by_step_is_the_one_made_at_once(
    changes: list[tuple[str, Answer | None]],
) -> None:
    sheet = AnswerSheet.of(BRIEF, {})
    for name, one in changes:
        sheet = sheet.with_answers({name: one})
    at_once = AnswerSheet.of(BRIEF, sheet.answers)
    assert (sheet.responses, sheet.asked, sheet.open) == (at_once.responses, at_once.asked, at_once.open)


def test_an_own_option_counts_over_what_is_inherited_and_a_dont_know_does_not() -> None:
    sheet = AnswerSheet.of(BRIEF, {"money": answer("full")})
    assert sheet.responses["money"].answer.option == "full"
    assert sheet.with_answers({"money": answer(DONT_KNOW)}).responses["money"].inherited


def test_only_a_second_person_confirms_that_something_does_not_apply() -> None:
    own = {**NOT_APPLICABLE, "answered": {"who": "ward lead", "date": "2026-11-23"}}
    confirmed = {**own, "confirmed": {"who": "chair", "date": "2026-11-23"}}
    sheet = AnswerSheet.of(BRIEF, {"owner": answer(own), "parts": answer(confirmed)})
    assert not sheet.responses["owner"].confirmed
    assert sheet.responses["parts"].confirmed
