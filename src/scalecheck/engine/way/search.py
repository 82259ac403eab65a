"""A search for an irreducible set of changes that reaches a goal, with the goal as a black box.

Each variable has choices; its first choice changes nothing. From choices that reach the goal, changes are left out by
bisection, and each one that remains is lowered as far as it goes (after Zeller and Hildebrandt (2002), Simplifying and
isolating failure-inducing input, IEEE Transactions on Software Engineering 28(2), 183-200). The order in which they are
tried decides which of several irreducible sets is found, so several orders are tried and the best result is kept.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from math import gcd
from operator import getitem
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence

Choices: TypeAlias = tuple[int, ...]
"""One choice for each variable, by its number; 0 changes nothing."""


@dataclass(frozen=True)
class Search:
    """Looks for few changes that reach a goal together, and of which none can be left out or lowered."""

    levels: Sequence[Sequence[int]]
    """For each variable the level of each of its choices, lowest first; the first is 0 and changes nothing."""
    reaches: Callable[[Choices], bool]
    """Whether some choices reach the goal."""
    trials: int
    """After how many trials no other order is begun: counted, so that every machine ends alike."""
    harmless: Collection[int] = ()
    """The variables of which a higher level never stands against the goal."""
    _known: dict[Choices, bool] = field(default_factory=dict)
    _judged: dict[bool, list[int]] = field(default_factory=lambda: {True: [], False: []})
    """What was tried, as sets of bits: what reached the goal, and what did not."""

    def best(self, start: Choices) -> Choices:
        """Return irreducible choices that reach the goal: the best that several orders lead to.

        Args:
            start: Choices that reach the goal.
        """
        first, *others = self._orders(start)
        found = [self.bisected(start, first)]
        needed = {one for one in _changed(found[0]) if not self._works(_replaced(start, {one: 0}))}
        if len(needed) < len(_changed(found[0])):
            for order in others:
                if len(self._known) >= self.trials:
                    break
                found.append(self.bisected(start, [one for one in order if one not in needed]))
        fewest = min(len(_changed(one)) for one in found)
        kept = dict.fromkeys(one for one in found if len(_changed(one)) == fewest)
        return min((self.irreducible(self._all_lowered(one)) for one in kept), key=self._price)

    def irreducible(self, choices: Choices) -> Choices:
        """Return the choices without anything that can be left out or lowered, the last variable tried first.

        Where a change can turn against the goal, what could not be left out before can perhaps be left out later: so
        it is tried again until nothing changes any more.

        Args:
            choices: Choices that reach the goal.
        """
        before: Choices = ()
        while choices != before:
            before = choices
            for variable in reversed(_changed(choices)):
                choices = self._lowered(choices, variable)
        return choices

    def bisected(self, choices: Choices, variables: Sequence[int]) -> Choices:
        """Leave out as many changes of some variables as the goal allows, the first of them first."""
        changed = [variable for variable in variables if choices[variable]]
        if not changed:
            return choices
        if self._works(fewer := _replaced(choices, dict.fromkeys(changed, 0))):
            return fewer
        if len(changed) == 1:
            return choices
        middle = len(changed) // 2
        return self.bisected(self.bisected(choices, changed[:middle]), changed[middle:])

    def _all_lowered(self, choices: Choices) -> Choices:
        """Lower all changes at once as far as the goal allows: often many rules ask for one and the same level."""
        while lower := next(filter(self._works, self._each_one_lower(choices)), None):
            choices = lower
        return choices

    def _works(self, choices: Choices) -> bool:
        """Return whether some choices reach the goal; what was tried before, or follows from it, is not tried again."""
        known = self._known.get(choices)
        if known is None:
            known = self._known[choices] = self._followed(choices) if self.harmless else self.reaches(choices)
        return known

    def _followed(self, choices: Choices) -> bool:
        """Return whether choices reach the goal, as it follows from lower ones that do or higher ones that do not."""
        bits = sum(map(getitem, self._bits, choices))
        if any(lower & ~bits == 0 for lower in self._judged[True]):
            return True
        if any(bits & ~higher == 0 for higher in self._judged[False]):
            return False
        reached = self.reaches(choices)
        self._judged[reached].append(bits)
        return reached

    @cached_property
    def _bits(self) -> list[list[int]]:
        """For each variable the bits of each choice: its own, and those of lower ones where a higher level is harmless.

        So choices are as high as others, or higher, where they have all bits of the others.
        """
        found: list[list[int]] = []
        first = 0
        for variable, levels in enumerate(self.levels):
            own = [1 << first + choice for choice in range(len(levels))]
            if variable in self.harmless:
                own = [
                    bit + sum(b for b, below in zip(own, levels, strict=True) if below < level)
                    for bit, level in zip(own, levels, strict=True)
                ]
            found.append(own)
            first += len(levels)
        return found

    def _lowered(self, choices: Choices, variable: int) -> Choices:
        """Leave out the change of one variable, or lower it a level at a time as far as the goal allows."""
        if self._works(without := _replaced(choices, {variable: 0})):
            return without
        while lower := next(filter(self._works, self._one_lower(choices, variable)), None):
            choices = lower
        return choices

    def _one_lower(self, choices: Choices, variable: int) -> Iterator[Choices]:
        """Return the choices with one variable a level lower; a level can have several."""
        levels = self.levels[variable]
        below = max(one for one in levels if one < levels[choices[variable]])
        for choice, level in enumerate(levels):
            if choice and level == below:
                yield _replaced(choices, {variable: choice})

    def _each_one_lower(self, choices: Choices) -> Iterator[Choices]:
        """Return the choices with every change that can a level lower, if there is any."""
        lower = {one: choices[one] - 1 for one in _changed(choices) if choices[one] > 1}
        if lower:
            yield _replaced(choices, lower)

    def _price(self, choices: Choices) -> tuple[int, int, list[int]]:
        """Return what choices are compared by: changes, levels, then the places of the changes."""
        changed = _changed(choices)
        return len(changed), sum(self.levels[one][choices[one]] for one in changed), changed

    def _orders(self, start: Choices) -> Iterator[Sequence[int]]:
        """Return the orders in which changes are tried: what comes first is left out rather than what comes last."""
        forward = _changed(start)
        backward = forward[::-1]
        yield backward
        yield sorted(backward, key=lambda one: self.levels[one][start[one]])
        yield sorted(backward, key=lambda one: -self.levels[one][start[one]])
        yield forward
        for step in (2, 3, 5):
            yield _strided(forward, step)


def _changed(choices: Choices) -> list[int]:
    return [variable for variable, choice in enumerate(choices) if choice]


def _replaced(choices: Choices, others: dict[int, int]) -> Choices:
    found = list(choices)
    for variable, choice in others.items():
        found[variable] = choice
    return tuple(found)


def _strided(variables: Sequence[int], step: int) -> list[int]:
    """Return the variables in the order in which one comes to them by going round in steps."""
    number = len(variables) or 1
    while gcd(step, number) > 1:
        step += 1
    return [variables[place * step % number] for place in range(len(variables))]
