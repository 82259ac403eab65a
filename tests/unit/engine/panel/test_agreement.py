"""Krippendorff's alpha, checked against published examples, and when it is given."""

from __future__ import annotations

from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scalecheck.engine.panel.agreement import Agreement, agreement, ordinal_alpha
from scalecheck.engine.panel.spread import spreads
from tests.builders import DONT_KNOW, assessment, item, outline, section

FOUR_OBSERVERS = """
1 2 3 3 2 1 4 1 2 . . .
1 2 3 3 2 2 4 1 2 5 . 3
. 3 3 3 2 3 4 2 2 5 1 .
1 2 3 3 2 4 4 1 2 5 1 .
"""
"""Values of four observers for twelve units, some missing: Krippendorff (2011), section E."""
TWO_OBSERVERS = """
0 1 0 0 0 0 0 0 1 0
1 1 1 0 0 1 0 0 0 0
"""
"""Values of two observers for ten units: Krippendorff (2011), section A."""

UNITS = st.lists(st.lists(st.integers(0, 3), min_size=1, max_size=5), min_size=1, max_size=12)


def units(table: str) -> list[list[int]]:
    rows = [line.split() for line in table.split("\n") if line]
    return [[int(value) for value in column if value != "."] for column in zip(*rows, strict=True)]


@pytest.mark.parametrize(("table", "published"), [(FOUR_OBSERVERS, 0.815), (TWO_OBSERVERS, 0.095)])
def test_a_published_example_comes_out_as_published(table: str, published: float) -> None:
    found = ordinal_alpha(units(table))
    assert found is not None
    assert round(float(found), 3) == published


def test_full_agreement_is_one_and_without_variation_there_is_no_figure() -> None:
    assert ordinal_alpha([[0, 0], [1, 1], [3, 3]]) == 1
    assert ordinal_alpha([[2, 2], [2, 2]]) is None
    assert ordinal_alpha([]) is None


@given(UNITS)
def test_only_the_order_of_the_values_counts_and_never_more_than_full_agreement(values: list[list[int]]) -> None:
    found = ordinal_alpha(values)
    assert found == ordinal_alpha([[3**value for value in unit] for unit in values])
    assert found == ordinal_alpha([[-value for value in reversed(unit)] for unit in reversed(values)])
    assert found is None or found <= 1


@given(UNITS)
def test_it_is_what_its_definition_by_coincidences_says(values: list[list[int]]) -> None:
    assert ordinal_alpha(values) == by_definition(values)


def by_definition(values: list[list[int]]) -> Fraction | None:
    """Return alpha by the sums of the definition, one pair of values after the other."""
    paired = [unit for unit in values if len(unit) > 1]
    all_values = [value for unit in paired for value in unit]

    def squared(one: int, other: int) -> Fraction:
        low, high = min(one, other), max(one, other)
        between = sum(low <= value <= high for value in all_values)
        return (
            (between - Fraction(all_values.count(one) + all_values.count(other), 2)) ** 2
            if one != other
            else Fraction()
        )

    expected = sum(squared(one, other) for one in all_values for other in all_values)
    observed = sum(
        Fraction(squared(unit[i], unit[j])) / (len(unit) - 1)
        for unit in paired
        for i in range(len(unit))
        for j in range(len(unit))
        if i != j
    )
    return 1 - (len(all_values) - 1) * observed / expected if expected else None


def agreed(raters: int, items: int, *, differ: bool = True) -> Agreement:
    """Return the agreement of raters who say the same to every item but the first, on a ladder."""
    layout = outline(section("d", *(item(f"q{place}") for place in range(items))))
    files = [
        assessment(
            {f"q{place}": "full" if place or (rater and differ) or not differ else "none" for place in range(items)},
            respondent={"id": f"r{rater}", "role": "rater"},
        )
        for rater in range(raters)
    ]
    return agreement(layout, spreads(layout, files))


def test_a_figure_is_given_from_three_raters_and_ten_shared_items_on_and_only_where_answers_vary() -> None:
    assert agreed(3, 10).alpha is not None
    assert agreed(2, 10).why_none == "Fewer than 3 raters."
    assert agreed(3, 9).why_none == "Fewer than 10 items that at least two raters gave a level."
    assert agreed(3, 10, differ=False).why_none.startswith("All gave the same level")
    assert agreed(1, 10).why_none == "No item was given a level by two raters."


def test_only_levels_of_one_scale_are_compared_and_a_dont_know_is_missing() -> None:
    layout = outline(
        section("d", item("a"), item("b"), item("other", scale="two")),
        scales={"two": {"options": [{"id": "low", "label": "Low"}, {"id": "high", "label": "High"}]}},
    )
    said: tuple[dict[str, Any], ...] = (
        {"a": "full", "b": "full", "other": "low"},
        {"a": "none", "b": DONT_KNOW, "other": "high"},
    )
    files = [
        assessment(one, respondent={"id": f"r{place}", "role": "rater"}) for place, one in enumerate((*said, said[0]))
    ]
    found = agreement(layout, spreads(layout, files))
    assert (found.scale, found.raters, found.items) == ("ladder", 3, 2)
