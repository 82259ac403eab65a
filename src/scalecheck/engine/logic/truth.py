"""Four-valued truth: what is left open never counts as true, and what does not apply counts as nothing."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class Truth(Enum):
    """The truth of a condition."""

    TRUE = "true"
    FALSE = "false"
    UNKNOWN = "unknown"
    """Something that it depends on is left open."""
    VOID = "void"
    """Nothing that it depends on applies."""


def truth_of(value: bool) -> Truth:  # noqa: FBT001 (the value is the subject)
    """Return TRUE or FALSE."""
    return Truth.TRUE if value else Truth.FALSE


def negation(value: Truth) -> Truth:
    """Turn true and false round; unknown and void stay."""
    if value is Truth.TRUE:
        return Truth.FALSE
    return Truth.TRUE if value is Truth.FALSE else value


def conjunction(values: Iterable[Truth]) -> Truth:
    """Combine by 'and' after Kleene (1952), leaving void out; wholly void is void. The first false value ends it."""
    return _combined(values, Truth.FALSE, Truth.TRUE)


def disjunction(values: Iterable[Truth]) -> Truth:
    """Combine by 'or' after Kleene (1952), leaving void out; wholly void is void. The first true value ends it."""
    return _combined(values, Truth.TRUE, Truth.FALSE)


def _combined(values: Iterable[Truth], strongest: Truth, weakest: Truth) -> Truth:
    found = Truth.VOID
    for value in values:
        if value is strongest:
            return value
        if value is Truth.UNKNOWN or (value is weakest and found is Truth.VOID):
            found = value
    return found


def within_bounds(*, surely: bool, possibly: bool) -> Truth:
    """Return TRUE where a test holds however the open answers turn out, FALSE where it cannot hold, else UNKNOWN."""
    if surely:
        return Truth.TRUE
    return Truth.UNKNOWN if possibly else Truth.FALSE
