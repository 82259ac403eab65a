"""Exact arithmetic on scores."""

from __future__ import annotations

from fractions import Fraction
from math import floor, lcm
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def round_half_up(value: Fraction, decimals: int) -> Fraction:
    """Round to a number of decimals; a tie goes up, towards plus infinity."""
    step = 10**decimals
    return Fraction(floor(value * step + Fraction(1, 2)), step)


def total(values: Sequence[Fraction]) -> Fraction:
    """Add up, over one common denominator: several times faster than one by one."""
    denominator = lcm(*{value.denominator for value in values})
    return Fraction(sum(value.numerator * (denominator // value.denominator) for value in values), denominator)


def is_share(part: int, whole: int, share: Fraction) -> bool:
    """Return whether a part is at least such a share of the whole; in whole numbers, which is several times faster."""
    return part * share.denominator >= share.numerator * whole


def as_number(value: Fraction) -> int | float:
    """Return a number that JSON can hold: whole where it is whole, else the nearest binary fraction."""
    return value.numerator if value.denominator == 1 else float(value)


def in_words(value: Fraction, decimals: int = 1) -> str:
    """Write a figure for people: rounded half up, without a trailing `.0`."""
    rounded = round_half_up(value, decimals)
    return str(rounded.numerator) if rounded.denominator == 1 else f"{float(rounded):.{decimals}f}"


def percent(share: Fraction) -> str:
    """Write a share for people, such as `66%`; `100%` only where it is the whole, and `0%` only where it is nothing."""
    rounded = round_half_up(share * 100, 0)
    if 0 < share < 1:
        rounded = min(max(rounded, Fraction(1)), Fraction(99))
    return f"{rounded.numerator}%"
