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
    return {Truth.TRUE: Truth.FALSE, Truth.FALSE: Truth.TRUE}.get(value, value)


def conjunction(values: Iterable[Truth]) -> Truth:
    """Combine by 'and' after Kleene (1952), leaving void out; wholly void is void."""
    seen = set(values)
    return next((one for one in (Truth.FALSE, Truth.UNKNOWN, Truth.TRUE) if one in seen), Truth.VOID)


def disjunction(values: Iterable[Truth]) -> Truth:
    """Combine by 'or' after Kleene (1952), leaving void out; wholly void is void."""
    seen = set(values)
    return next((one for one in (Truth.TRUE, Truth.UNKNOWN, Truth.FALSE) if one in seen), Truth.VOID)


def within_bounds(*, surely: bool, possibly: bool) -> Truth:
    """Return TRUE where a test holds however the open answers turn out, FALSE where it cannot hold, else UNKNOWN."""
    if surely:
        return Truth.TRUE
    return Truth.UNKNOWN if possibly else Truth.FALSE
