"""Four-valued truth: the full tables."""

from __future__ import annotations

import pytest

from scalecheck.engine.logic.truth import Truth, conjunction, disjunction, negation, within_bounds

T, F, U, V = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN, Truth.VOID


@pytest.mark.parametrize(("value", "expected"), [(T, F), (F, T), (U, U), (V, V)])
def test_not_turns_true_and_false_round_and_keeps_unknown_and_void(value: Truth, expected: Truth) -> None:
    assert negation(value) is expected


@pytest.mark.parametrize(
    ("one", "other", "both", "either"),
    [
        (T, T, T, T),
        (T, F, F, T),
        (T, U, U, T),
        (T, V, T, T),
        (F, F, F, F),
        (F, U, F, U),
        (F, V, F, F),
        (U, U, U, U),
        (U, V, U, U),
        (V, V, V, V),
    ],
)
def test_all_and_any_leave_void_out_and_then_follow_kleene(
    one: Truth, other: Truth, both: Truth, either: Truth
) -> None:
    assert conjunction([one, other]) is conjunction([other, one]) is both
    assert disjunction([one, other]) is disjunction([other, one]) is either


def test_all_and_any_of_nothing_are_void() -> None:
    assert conjunction([]) is disjunction([]) is V


@pytest.mark.parametrize(
    ("surely", "possibly", "expected"), [(True, True, T), (False, True, U), (False, False, F), (True, False, T)]
)
def test_a_test_over_open_answers_is_true_in_every_case_false_in_none_else_unknown(
    *, surely: bool, possibly: bool, expected: Truth
) -> None:
    assert within_bounds(surely=surely, possibly=possibly) is expected
