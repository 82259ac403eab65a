"""What a rule about an assessment is: a code, how much it weighs, what it looks at, and the finder itself."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from scalecheck.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from scalecheck.lint.private_details import Detail
    from scalecheck.lint.subject import Subject

Path: TypeAlias = tuple[str | int, ...]
"""The keys and positions that lead to a place in a file."""

_NUMBERS: Final = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


class Spot(NamedTuple):
    """One weak spot that a rule found."""

    path: Path
    """Where in the file; what is missing is nowhere, so its path leads to what it is missing from."""
    message: str
    """What is weak."""
    hint: str
    """What would be right."""


class Reach(Enum):
    """Which files a rule looks at."""

    EVERY_FILE = "every file"
    """What a file says is looked at, whatever becomes of its answers."""
    EVERY_VIEW = "every view that counts, or still may"
    """The file that speaks, or each respondent's while nothing is agreed."""
    WHAT_SPEAKS = "the file that speaks"
    """The agreed file, or the only respondent's; one view among several is not asked for what the group will add."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One kind of weak spot; the docstring of the module that holds its finder is its documentation."""

    code: str
    """Its stable name."""
    find: Callable[[Subject], Iterator[Spot]]
    """Return every such spot in an assessment."""
    one: str
    """A sentence for one spot, without any id, label or place: fit for page one of a report."""
    several: str
    """The same for several; `{}` stands for how many."""
    place: int
    """Where it comes among the rules: first those that weaken the verdict, the widest first."""
    weakens: bool = False
    """Whether the verdict rests on less than it seems to where this is found."""
    reach: Reach = Reach.EVERY_VIEW
    """Which files it looks at."""
    severity: Severity = Severity.WARNING
    """How much it weighs."""
    detail: Detail | None = None
    """What must not be in a comment either, where the rule is about that."""

    def in_short(self, found: int) -> str:
        """Say in a sentence that so many were found."""
        if found == 1:
            return self.one
        said = self.several.format(_NUMBERS[found] if found < len(_NUMBERS) else found)
        return said[0].upper() + said[1:]
