"""What a rule about a checklist or an assessment is: a code, a finder, and how much it weighs."""

from __future__ import annotations

import inspect
from dataclasses import dataclass
from enum import Enum
from typing import TYPE_CHECKING, Final, Generic, TypeVar

from scalecheck.lint.remark import Remark
from scalecheck.lint.subject import AssessmentSubject
from scalecheck.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from scalecheck.lint.private_details import Detail
    from scalecheck.lint.remark import Spot

Looked = TypeVar("Looked")
"""What a rule looks at: a checklist on a day, or an assessment with what is around it."""

_NUMBERS: Final = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


class Reach(Enum):
    """Which files a rule looks at."""

    EVERY_FILE = "every file"
    """What a file says is looked at, whatever becomes of its answers."""
    EVERY_VIEW = "every view that counts, or still may"
    """The file that speaks, or each respondent's while nothing is agreed."""
    WHAT_SPEAKS = "the file that speaks"
    """The agreed file, or the only respondent's; one view among several is not asked for what the group will add."""


@dataclass(frozen=True, slots=True)
class Rule(Generic[Looked]):
    """One kind of thing that is legal in a file and still wrong.

    The docstring of the module that holds its finder is its documentation.
    """

    code: str
    """Its stable name."""
    find: Callable[[Looked], Iterator[Spot]]
    """Return every such place."""
    place: int
    """Where it comes among the rules: first those that bear on a verdict, then what misleads, then how it reads."""
    severity: Severity = Severity.WARNING
    """How much it weighs."""

    def remarks(self, looked: Looked) -> Iterator[Remark]:
        """Return what it has to say about a file."""
        for spot in self.find(looked):
            yield Remark(self.code, spot.path, spot.message, spot.hint, self.severity, spot.at)

    @property
    def documentation(self) -> str:
        """What it finds and why, with a passing and a failing snippet."""
        module = inspect.getmodule(self.find)
        return inspect.cleandoc(module.__doc__ or "") + "\n" if module is not None else ""

    @property
    def summary(self) -> str:
        """The first sentence of its documentation."""
        return self.documentation.partition("\n")[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class AssessmentRule(Rule[AssessmentSubject]):
    """A rule about an assessment, which a report tells in short as well."""

    one: str
    """A sentence for one spot, without any id, label or place: fit for page one of a report."""
    several: str
    """The same for several; `{}` is replaced by how many."""
    weakens: bool = False
    """Whether the verdict rests on less than it seems to where this is found."""
    reach: Reach = Reach.EVERY_VIEW
    """Which files it looks at."""
    detail: Detail | None = None
    """What must not be in a comment either, where the rule is about that."""

    def in_short(self, found: int) -> str:
        """Return a sentence that so many were found."""
        if found == 1:
            return self.one
        said = self.several.format(_NUMBERS[found] if found < len(_NUMBERS) else found)
        return said[0].upper() + said[1:]
