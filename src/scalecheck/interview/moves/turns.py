"""What one line of input leads to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scalecheck.interview.showing.said import Complaint

if TYPE_CHECKING:
    from scalecheck.interview.showing.said import Said
    from scalecheck.interview.state.state import Interview


@dataclass(frozen=True, slots=True)
class Turn:
    """What one line of input led to."""

    interview: Interview
    """The next state."""
    said: tuple[Said, ...] = ()
    """What there is to say about it."""
    whole: bool = False
    """Whether the question is put in full again, although it was put just before."""


def complain(interview: Interview, sentence: str, *, whole: bool = False) -> Turn:
    """Leave everything as it is, and say what was wrong."""
    return Turn(interview, (Complaint(sentence),), whole=whole)
