"""What a rule has to say about a place in a file."""

from __future__ import annotations

from dataclasses import dataclass

from scalecheck.problems import Severity


@dataclass(frozen=True, slots=True)
class Remark:
    """One finding of one rule."""

    code: str
    """The rule's stable name."""
    path: tuple[str | int, ...]
    """The keys and positions that lead to the place."""
    message: str
    """What is wrong."""
    hint: str = ""
    """What would be right."""
    severity: Severity = Severity.WARNING
    """How much it weighs."""
    at: str = ""
    """The id of what it is about, such as a question; by it, the file can say that this one is meant."""
