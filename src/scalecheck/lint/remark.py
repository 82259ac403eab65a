"""What a rule finds at a place in a file, and what is said of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, NamedTuple, TypeAlias

from scalecheck.problems import Severity

Path: TypeAlias = tuple[str | int, ...]
"""The keys and positions that lead to a place in a file."""

AT_THE_QUESTION: Final = "`scalecheck assess FILE`, at the question:"
"""Where a key of the interview mends an answer."""
RECORD_IT: Final = "`scalecheck decide FILE`"
"""What records a proposal or a decision, and the day on which the group looks again."""


class Spot(NamedTuple):
    """One place that a rule found."""

    path: Path
    """Where in the file; what is missing is nowhere, so its path leads to what it is missing from."""
    message: str
    """What is wrong."""
    hint: str
    """What would be right."""
    at: str = ""
    """The id of what it is about, such as a question; by it, a checklist can allow this one."""


@dataclass(frozen=True, slots=True)
class Remark:
    """One finding of one rule."""

    code: str
    """The rule's stable name."""
    path: Path
    """The keys and positions that lead to the place."""
    message: str
    """What is wrong."""
    hint: str = ""
    """What would be right."""
    severity: Severity = Severity.WARNING
    """How much it weighs."""
    at: str = ""
    """The id of what it is about, such as a question; by it, the file can say that this one is meant."""
