"""Exact arithmetic: rounding half up, sums, and figures for people."""

from __future__ import annotations

from fractions import Fraction

import pytest

from scalecheck.engine.logic.exact import as_number, in_words, percent, round_half_up, total


@pytest.mark.parametrize(
    ("value", "decimals", "expected"),
    [
        (Fraction(5, 2), 0, Fraction(3)),
        (Fraction(7, 2), 0, Fraction(4)),
        (Fraction(-5, 2), 0, Fraction(-2)),
        (Fraction(-7, 2), 0, Fraction(-3)),
        (Fraction(-51, 20), 1, Fraction(-25, 10)),
        (Fraction(249, 100), 0, Fraction(2)),
        (Fraction(3, 4), 1, Fraction(8, 10)),
        (Fraction(1, 4), 1, Fraction(3, 10)),
        (Fraction(2, 3), 2, Fraction(67, 100)),
        (Fraction(-2, 3), 2, Fraction(-67, 100)),
        (Fraction(7), 3, Fraction(7)),
    ],
)
def test_a_tie_goes_up_also_below_zero(value: Fraction, decimals: int, expected: Fraction) -> None:
    assert round_half_up(value, decimals) == expected


def test_the_mean_of_thirds_and_twelfths_is_a_tie_that_binary_fractions_miss() -> None:
    mean = total([Fraction(1, 3), Fraction(4, 3), Fraction(7, 12)]) / 3
    assert mean == Fraction(3, 4)
    assert round_half_up(mean, 1) == Fraction(8, 10)


def test_a_sum_over_one_denominator_is_the_plain_sum() -> None:
    values = [Fraction(n, d) for n in range(-5, 6) for d in range(1, 8)]
    assert total(values) == sum(values)
    assert total([]) == 0


def test_a_number_for_json_is_whole_where_it_can_be() -> None:
    assert as_number(Fraction(6, 2)) == 3
    assert isinstance(as_number(Fraction(6, 2)), int)
    assert as_number(Fraction(1, 4)) == 0.25


@pytest.mark.parametrize(
    ("value", "words"),
    [(Fraction(3), "3"), (Fraction(2, 3), "0.7"), (Fraction(1, 20), "0.1"), (Fraction(-5, 4), "-1.2")],
)
def test_a_figure_for_people_has_one_decimal_where_it_needs_one(value: Fraction, words: str) -> None:
    assert in_words(value) == words


def test_a_share_for_people_is_a_whole_percentage() -> None:
    assert percent(Fraction(2, 3)) == "67%"
    assert percent(Fraction(1, 200)) == "1%"


def test_a_share_is_a_hundred_per_cent_only_where_nothing_is_left_and_none_only_where_there_is_nothing() -> None:
    assert [percent(Fraction(part, 1000)) for part in (0, 1, 999, 1000)] == ["0%", "1%", "99%", "100%"]
