"""A verdict worse than the default that could speak because something is not answered.

Such a verdict stops things; only what is known may do that.

Passing:

    worse: {item: first, is: [none]}

Failing:

    worse: {not: {count: unanswered, at_most: 2}}
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scalecheck.lint.remark import Spot
from scalecheck.lint.rule import Rule
from scalecheck.model.conditions import All, AnyOf, CountFact, Not
from scalecheck.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scalecheck.lint.places import Path
    from scalecheck.lint.subject import DatedChecklist
    from scalecheck.model.conditions import Condition


def find(checked: DatedChecklist) -> Iterator[Spot]:
    """Return every such count in the rule of a verdict worse than the default."""
    outline = checked.outline
    checklist = outline.checklist
    default = outline.default_rank
    for rank, verdict in enumerate(checklist.verdicts):
        if rank > default and verdict.when is not None:
            for below, _ in _counted(verdict.when, wanted=True):
                message = f"“{verdict.title}” could hold because questions are open, and not because of anything known."
                hint = "Name the answers that speak for it."
                yield Spot(("verdicts", rank, "when", *below), message, hint, verdict.id)


def _counted(condition: Condition, path: Path = (), *, wanted: bool) -> Iterator[tuple[Path, CountFact]]:
    """Return the counts of open questions that have to be exceeded for a condition to be as it is wanted."""
    if isinstance(condition, Not):
        yield from _counted(condition.condition, (*path, "not"), wanted=not wanted)
    elif isinstance(condition, All | AnyOf):
        key = "all" if isinstance(condition, All) else "any"
        for place, inner in enumerate(condition.conditions):
            yield from _counted(inner, (*path, key, place), wanted=wanted)
    elif isinstance(condition, CountFact) and not wanted and condition.count != "not-met":
        yield path, condition


RULE: Final = Rule("speaks-on-blanks", find, place=40, severity=Severity.ERROR)
