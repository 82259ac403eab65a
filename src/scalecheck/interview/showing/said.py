"""What the interview has to say, for a prompter to put on a screen or read aloud."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scalecheck.interview.state.agenda import Count


@dataclass(frozen=True, slots=True)
class Remark:
    """A sentence."""

    text: str
    """The sentence."""


@dataclass(frozen=True, slots=True)
class Complaint:
    """What was wrong with the last line of input, and what would be right."""

    text: str
    """The sentence."""


@dataclass(frozen=True, slots=True)
class Rows:
    """A list with a heading."""

    title: str
    """The heading."""
    rows: tuple[tuple[str, str], ...]
    """A short word, and what belongs to it."""


@dataclass(frozen=True, slots=True)
class AreaDone:
    """An area has no open question left."""

    title: str
    """Its title."""
    count: Count
    """How many of its questions are answered, and how."""


Said = Remark | Complaint | Rows | AreaDone
