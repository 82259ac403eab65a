"""A case with every answer that it could still have, so that facts about it become formulas."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING

from scalecheck.engine.judging.counts import count
from scalecheck.engine.judging.facts import Judge
from scalecheck.engine.judging.figures import Figures
from scalecheck.engine.judging.raises import raised
from scalecheck.engine.way.amounts import Amount, Leaf, total
from scalecheck.engine.way.formulas import Formula, allowed, constant

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from scalecheck.engine.inputs.case import Case
    from scalecheck.engine.judging.counts import Counts
    from scalecheck.engine.judging.raises import Climb
    from scalecheck.engine.way.backing import Backed
    from scalecheck.model.checklist import Item


@dataclass(frozen=True)
class Prospect:
    """A case, the answers that can rise, and what is taken to stand behind the answers."""

    case: Case
    """The case as it is."""
    climbs: tuple[Climb, ...]
    """The answers that can rise; their places are the numbers of the variables."""
    backed: Backed
    """What stands behind the answers."""

    @cached_property
    def judge(self) -> Judge:
        """The judge of the case as it is; the gates are not judged."""
        return Judge(self.case, Figures(self.case))

    @cached_property
    def variables(self) -> dict[str, int]:
        """The variable of each item whose answer can rise, by item id."""
        return {climb.item: variable for variable, climb in enumerate(self.climbs)}

    @cached_property
    def stages(self) -> tuple[Case, ...]:
        """The case with every answer at its first choice, then all at their second, and so on as far as each goes."""
        longest = max((len(climb.options) for climb in self.climbs), default=1)
        found = [self.case]
        for choice in range(1, longest):
            options = {one.item: one.options[min(choice, len(one.options) - 1)] for one in self.climbs}
            found.append(raised(self.case, {item: option for item, option in options.items() if option is not None}))
        return tuple(found)

    def ways(self, item: str) -> tuple[Case, ...]:
        """Return a case for each choice of one item; a single one where its answer cannot rise."""
        variable = self.variables.get(item)
        return self.stages[: 1 if variable is None else len(self.climbs[variable].options)]

    def where(self, item: str, test: Callable[[Case], bool]) -> Formula:
        """Return that a test of one item's answer holds."""
        variable = self.variables.get(item)
        if variable is None:
            return constant(test(self.case))
        choices = sum(1 << choice for choice, case in enumerate(self.ways(item)) if test(case))
        return allowed(variable, choices, self.climbs[variable].everything)

    def amount(self, items: Iterable[Item], figure: Callable[[Counts], Fraction]) -> Amount:
        """Add up a figure of the counts of single items."""
        known: dict[Counts, Fraction] = {}
        one = Fraction(1)
        return total(Fraction(0), [(one, self.leaf(item.id, self._figures(item, figure, known))) for item in items])

    def where_counted(self, item: Item, test: Callable[[Counts], bool]) -> Formula:
        """Return that a test of the counts of one item holds."""
        variable, counts = self.variables.get(item.id), self._counts(item)
        if variable is None:
            return constant(test(counts[0]))
        choices = sum(1 << choice for choice, one in enumerate(counts) if test(one))
        return allowed(variable, choices, self.climbs[variable].everything)

    def leaf(self, item: str, figures: tuple[Fraction, ...]) -> Amount:
        """Return what one item gives, with a figure for each of its choices."""
        first = figures[0]
        if all(one is first or one == first for one in figures):
            return first
        return Leaf(self.variables[item], figures)

    def _figures(
        self, item: Item, figure: Callable[[Counts], Fraction], known: dict[Counts, Fraction]
    ) -> tuple[Fraction, ...]:
        """Return a figure for each choice of an item; what is known of the same counts is not worked out again."""
        found = []
        for counts in self._counts(item):
            if counts not in known:
                known[counts] = figure(counts)
            found.append(known[counts])
        return tuple(found)

    def _counts(self, item: Item) -> tuple[Counts, ...]:
        if item.id not in self._known_counts:
            self._known_counts[item.id] = tuple(count(case, [item]) for case in self.ways(item.id))
        return self._known_counts[item.id]

    @cached_property
    def _known_counts(self) -> dict[str, tuple[Counts, ...]]:
        """The counts of one item for each of its choices, by item id, as far as they were asked for."""
        return {}
