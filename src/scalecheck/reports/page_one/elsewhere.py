"""How many lines were left out of page one, and where they are."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scalecheck.words.numbers import number_words
from scalecheck.words.sentences import capital, joined

if TYPE_CHECKING:
    from collections.abc import Mapping, Sized


def left_out(count: int, place: str, *, shown: object = True) -> str:
    """Return in a sentence how many lines are left out, and under which heading of the full report they are.

    Args:
        count: How many.
        place: The heading.
        shown: Something that is empty where none of them is shown.
    """
    return f"{capital(number_words(count))}{' more' if shown else ''}, in the full report under “{place}”."


def in_brackets(count: int, place: str = "", *, shown: object = True) -> str:
    """Return the same for brackets behind a heading; without a place, they are under the same heading."""
    where = f"under “{place}”" if place else "in the full report"
    return f"{number_words(count)}{' more, ' if shown else ' '}{where}"


def all_of_it(parts: Mapping[str, int]) -> str:
    """Return in a sentence which parts are in the full report alone, and how many lines each of them has there.

    Nothing where each part has no lines at all.
    """
    named = [f"{part} ({number_words(count)})" for part, count in parts.items() if count]
    return f"In the full report: {joined(named)}." if named else ""


def part_of(shown: Sized, left_out: int) -> str:
    """Return how many lines of how many are shown, such as `two of six`."""
    return f"{number_words(len(shown))} of {number_words(len(shown) + left_out)}"
