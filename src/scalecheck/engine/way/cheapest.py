"""The cheapest choices for which a formula holds: best first, each step on the cheapest way for what is settled so far.

Branch and bound after Land and Doig (1960), An automatic method of solving discrete programming problems, Econometrica
28(3), 497-520, with the best bound first. What is settled so far, which choices are left and which amounts have to be
reached, is solved exactly; its cost is a bound for everything that it can still lead to. Where its cheapest way meets
the alternatives too, nothing cheaper is left to look at.
"""

from __future__ import annotations

from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import count
from operator import itemgetter
from typing import TYPE_CHECKING

from scalecheck.engine.way.amounts import value
from scalecheck.engine.way.formulas import NEVER, AllOf, Allowed, Misses, Reaches, SomeOf, all_of, some_of, under
from scalecheck.engine.way.fronts import Fronts

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scalecheck.engine.way.budget import Budget
    from scalecheck.engine.way.formulas import Formula
    from scalecheck.engine.way.fronts import Group


@dataclass(frozen=True, slots=True)
class _Settled:
    """What is settled so far, and the cheapest way for it."""

    masks: tuple[int, ...]
    """The choices that each variable has left, as sets of bits."""
    asked: tuple[Reaches, ...]
    """The amounts to reach."""
    open: tuple[SomeOf, ...]
    """The alternatives that are not settled."""
    choices: tuple[int, ...]
    """The cheapest way for what is settled."""
    cost: int
    """What it costs."""


class Search:
    """Looks for the cheapest choices for which a formula holds."""

    def __init__(self, costs: Sequence[Sequence[int]], top: Group, budget: Budget) -> None:
        """Prepare.

        Args:
            costs: What each choice of each variable costs; no sum of costs is the same for different choices.
            top: The variables in groups, such as sections; amounts are worked out group by group.
            budget: What the work is taken from.
        """
        self._costs = costs
        self._top = top
        self._budget = budget
        self._fronts: dict[tuple[Reaches, ...], Fronts] = {}

    def cheapest(self, formula: Formula) -> tuple[int, ...] | None:
        """Return the choice of each variable; None where nothing makes the formula hold.

        Args:
            formula: What has to hold; it asks for no amount to stay low.

        Raises:
            TooLargeError: the budget is used up.
        """
        everything = tuple((1 << len(costs)) - 1 for costs in self._costs)
        waiting: list[tuple[int, int, _Settled]] = []
        ticket = count()
        found = [self._settled(everything, (), (formula,))]
        while True:
            for one in found:
                if one is not None:
                    heappush(waiting, (self._bound(one), next(ticket), one))
            if not waiting:
                return None
            _, _, settled = heappop(waiting)
            unmet = [one for one in settled.open if not holds(one, settled.choices)]
            if not unmet:
                return settled.choices
            found = [
                self._settled(
                    settled.masks, settled.asked, (*branch, *(one for one in settled.open if one is not chosen))
                )
                for chosen in [max(unmet, key=lambda one: extra(one, settled.masks, self._costs))]
                for branch in self._branches(chosen, settled.masks)
            ]

    def _branches(self, chosen: SomeOf, masks: Sequence[int]) -> list[tuple[Formula, ...]]:
        """Return the ways in which a part of the alternatives can be settled; together they leave out none."""
        if chosen.count == 1:
            return [(part,) for part in chosen.parts]
        first = min(chosen.parts, key=lambda part: extra(part, masks, self._costs))
        rest = [part for part in chosen.parts if part is not first]
        return [(first, some_of(rest, chosen.count - 1)), (some_of(rest, chosen.count),)]

    def _settled(
        self, masks: Sequence[int], asked: tuple[Reaches, ...], formulas: Iterable[Formula]
    ) -> _Settled | None:
        """Settle what more has to hold; None where that cannot be."""
        left = list(masks)
        amounts = dict.fromkeys(asked)
        waiting = all_of(formulas)
        while True:
            alternatives: list[SomeOf] = []
            changed = False
            for part in waiting.parts if isinstance(waiting, AllOf) else (waiting,):
                match part:
                    case Allowed():
                        left[part.variable] &= part.choices
                        changed = True
                    case Reaches():
                        amounts[part] = None
                    case SomeOf():
                        alternatives.append(part)
                    case _:
                        raise TypeError(part)
            if NEVER in alternatives or not all(left):
                return None
            if not changed:
                return self._solved(tuple(left), tuple(amounts), tuple(alternatives))
            waiting = all_of(under(part, left) for part in alternatives)

    def _solved(
        self, masks: tuple[int, ...], asked: tuple[Reaches, ...], alternatives: tuple[SomeOf, ...]
    ) -> _Settled | None:
        """Find the cheapest way that leaves the alternatives out of account; None where there is none."""
        self._budget.spend(len(masks))
        choices = [_cheapest_of(mask, costs)[1] for mask, costs in zip(masks, self._costs, strict=True)]
        binding: tuple[Reaches, ...] = ()
        while missed := [one for one in asked if not holds(one, choices)]:
            binding = tuple(one for one in asked if one in binding or one in missed)
            if binding not in self._fronts:
                self._fronts[binding] = Fronts(binding, self._top, self._costs, self._budget)
            found = self._fronts[binding].cheapest(masks)
            if found is None:
                return None
            for variable, choice in found.items():
                choices[variable] = choice
        cost = sum(costs[choice] for choice, costs in zip(choices, self._costs, strict=True))
        return _Settled(masks, asked, alternatives, tuple(choices), cost)

    def _bound(self, settled: _Settled) -> int:
        """Return a cost that nothing which follows from what is settled stays below.

        Either what is settled with the amounts, or what is settled without them and the least that some alternatives
        cost beside it, which have no variable in common.
        """
        plain = sum(_cheapest_of(mask, costs)[0] for mask, costs in zip(settled.masks, self._costs, strict=True))
        used: set[int] = set()
        beside = [(extra(one, settled.masks, self._costs), one) for one in settled.open]
        for least, one in sorted(beside, key=itemgetter(0), reverse=True):
            named = variables(one)
            if used.isdisjoint(named):
                used |= named
                plain += least
        return max(settled.cost, plain)


def holds(formula: Formula, choices: Sequence[int]) -> bool:
    """Return whether a formula holds for some choices."""
    match formula:
        case Allowed():
            return bool(formula.choices >> choices[formula.variable] & 1)
        case Reaches():
            return value(formula.amount, lambda leaf: leaf.values[choices[leaf.variable]]) >= formula.need
        case Misses():
            return not holds(formula.opposite, choices)
        case AllOf():
            return all(holds(part, choices) for part in formula.parts)
        case SomeOf():
            return sum(holds(part, choices) for part in formula.parts) >= formula.count


def variables(formula: Formula) -> frozenset[int]:
    """Return the variables on which a formula hangs by their choices; those of amounts are left out."""
    match formula:
        case Allowed():
            return frozenset((formula.variable,))
        case AllOf() | SomeOf():
            return frozenset[int]().union(*(variables(part) for part in formula.parts))
        case _:
            return frozenset()


def extra(formula: Formula, masks: Sequence[int], costs: Sequence[Sequence[int]]) -> int:
    """Return the least cost that making a formula hold adds to the cheapest choices left; amounts add nothing."""
    match formula:
        case Allowed():
            left, own = masks[formula.variable], costs[formula.variable]
            narrowed = left & formula.choices
            return _cheapest_of(narrowed, own)[0] - _cheapest_of(left, own)[0] if narrowed else 0
        case AllOf():
            plain = sum(extra(part, masks, costs) for part in formula.parts if isinstance(part, Allowed))
            return max((plain, *(extra(part, masks, costs) for part in formula.parts if isinstance(part, SomeOf))))
        case SomeOf():
            least = sorted(extra(part, masks, costs) for part in formula.parts)
            apart = sum(len(variables(part)) for part in formula.parts) == len(variables(formula))
            return sum(least[: formula.count]) if apart else least[formula.count - 1]
        case _:
            return 0


def _cheapest_of(mask: int, costs: Sequence[int]) -> tuple[int, int]:
    """Return the lowest cost of the choices left, and the choice."""
    return min((cost, choice) for choice, cost in enumerate(costs) if mask >> choice & 1)
