"""The cheapest choices that reach several amounts at once: Pareto fronts, merged up the tree of sections.

Each group of variables (a section) gives the figures that its choices can bring, each with its cheapest way, and
without those that another one equals or beats in every figure and in cost. The front of a group is built from those
of its variables and of the groups inside it; an amount that is complete in a group is looked at there and then
forgotten. This is dynamic programming for the knapsack problem with dominance (Nemhauser and Ullmann 1969, Discrete
dynamic programming and capital allocation, Management Science 15(9), 494-505) over a tree instead of a list;
forgetting what is complete is the elimination of Bertele and Brioschi (1972), Nonserial dynamic programming.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from scalecheck.engine.way.gauges import gauges
from scalecheck.engine.way.states import best_only, cheapest_pair, choices_of, joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scalecheck.engine.way.budget import Budget
    from scalecheck.engine.way.formulas import Reaches
    from scalecheck.engine.way.gauges import Gauge
    from scalecheck.engine.way.states import Figures, Join, State


@dataclass(frozen=True, eq=False)
class Group:
    """Variables that stand together, such as the items of a section, and groups inside."""

    variables: tuple[int, ...]
    """Its own variables."""
    groups: tuple[Group, ...] = ()
    """The groups inside."""

    @cached_property
    def everything(self) -> frozenset[int]:
        """Its variables and those of all groups inside."""
        return frozenset(self.variables).union(*(group.everything for group in self.groups))


@dataclass(frozen=True, eq=False)
class _Plan:
    """What happens to the running figures in one group."""

    variables: tuple[int, ...]
    """Its own variables that an amount names."""
    inner: tuple[_Plan, ...]
    """The plans of the groups inside."""
    gauges: tuple[Gauge, ...]
    """The gauges that run here, each before the one that it enters."""
    ended_inside: frozenset[Gauge]
    """The gauges that are complete with a group inside."""
    everything: frozenset[int]
    """All variables of the group and of those inside, whether an amount names them or not."""

    @cached_property
    def named(self) -> tuple[int, ...]:
        """Every variable here and inside that an amount names."""
        return tuple(sorted({*self.variables, *(name for one in self.inner for name in one.named)}))

    @cached_property
    def ending(self) -> frozenset[Gauge]:
        """The gauges that are complete with this group."""
        return frozenset(gauge for gauge in self.gauges if gauge.variables <= self.everything)

    @cached_property
    def going_on(self) -> tuple[Gauge, ...]:
        """The gauges that something from elsewhere still enters."""
        return tuple(gauge for gauge in self.gauges if gauge not in self.ending)

    @cached_property
    def empty(self) -> tuple[int, ...]:
        """The figures before anything has entered."""
        return tuple(gauge.empty for gauge in self.gauges)

    @cached_property
    def joins(self) -> tuple[Join, ...]:
        """How the figures of each gauge are joined."""
        return tuple(gauge.joined for gauge in self.gauges)

    def is_enough(self, figures: Figures, more: Figures) -> bool:
        """Return whether two states of figures, joined, reach all that ends here."""
        together = tuple(join(one, other) for join, one, other in zip(self.joins, figures, more, strict=True))
        return bool(self.ended([(together, 0, None)]))

    def brought(self, variable: int, choice: int) -> tuple[int, ...]:
        """Return the figures that one variable brings with one choice."""
        return tuple(
            gauge.enters[variable][choice] if variable in gauge.enters else gauge.empty for gauge in self.gauges
        )

    def taken_over(self, inner: _Plan, states: Iterable[State]) -> list[State]:
        """Return the states of a group inside with a figure for each gauge that runs here."""
        places = [inner.going_on.index(one) if one in inner.going_on else None for one in self.gauges]
        return [
            (
                tuple(
                    empty if place is None else figures[place] for place, empty in zip(places, self.empty, strict=True)
                ),
                cost,
                trace,
            )
            for figures, cost, trace in states
        ]

    def ended(self, states: Iterable[State]) -> list[State]:
        """Let what is complete enter the gauges around it; drop the states that fall short, or are bound to."""
        found = []
        for figures, cost, trace in states:
            running = dict(zip(self.gauges, figures, strict=True))
            if all(self._goes_on(gauge, running) for gauge in self.gauges):
                found.append((tuple(running[gauge] for gauge in self.going_on), cost, trace))
        return found

    def _goes_on(self, gauge: Gauge, running: dict[Gauge, int]) -> bool:
        figure = running[gauge]
        if gauge not in self.ending:
            return gauge.need is None or figure + self._still_to_come(gauge) >= gauge.need
        if gauge.around is None:
            return gauge.need is None or figure >= gauge.need
        running[gauge.around] = gauge.around.joined(running[gauge.around], gauge.brings(figure))
        return True

    def _still_to_come(self, gauge: Gauge) -> int:
        """Return the most that can still enter a sum from outside this group."""
        outside = 0
        for source, brought in gauge.highest_brought.items():
            inside = source in self.everything if isinstance(source, int) else source.variables <= self.everything
            outside += 0 if inside else brought
        return outside


class Fronts:
    """Finds the cheapest choices that reach several amounts, for any choices that are left."""

    def __init__(self, asked: Iterable[Reaches], top: Group, costs: Sequence[Sequence[int]], budget: Budget) -> None:
        """Prepare for some amounts.

        Args:
            asked: The amounts, and what they have to reach.
            top: The tree of groups; it holds every variable that the amounts name.
            costs: What each choice of each variable costs.
            budget: What the work is taken from.
        """
        self._costs = costs
        self._budget = budget
        self._top = _without_shells(_planned(top, tuple(gauge for one in asked for gauge in gauges(one))))
        self._known: dict[tuple[_Plan, tuple[int, ...]], list[State]] = {}

    def cheapest(self, masks: Sequence[int]) -> dict[int, int] | None:
        """Return the cheapest choice of each variable that the amounts name; None where they cannot be reached.

        Args:
            masks: The choices that each variable has left, as sets of bits.

        Raises:
            TooLargeError: the budget is used up.
        """
        parts = self._parts(self._top, masks)
        middle = (len(parts) + 1) // 2
        some, others = (self._all_joined(self._top, half) for half in (parts[:middle], parts[middle:]))
        found = cheapest_pair(some, others, self._top.is_enough)
        return dict(choices_of(found[2])) if found is not None else None

    def _front(self, plan: _Plan, masks: Sequence[int]) -> list[State]:
        key = (plan, tuple(masks[variable] for variable in plan.named))
        if key not in self._known:
            self._known[key] = best_only(plan.ended(self._all_joined(plan, self._parts(plan, masks))))
        return self._known[key]

    def _parts(self, plan: _Plan, masks: Sequence[int]) -> list[list[State]]:
        """Return the states of each of a group's variables, and of each group inside."""
        return [
            *(self._choices(plan, variable, masks[variable]) for variable in plan.variables),
            *(plan.taken_over(inner, self._front(inner, masks)) for inner in plan.inner),
        ]

    def _all_joined(self, plan: _Plan, parts: Iterable[list[State]]) -> list[State]:
        states: list[State] = [(plan.empty, 0, None)]
        for part in parts:
            self._budget.spend(len(states) * len(part))
            states = joined(plan.joins, states, part)
        return states

    def _choices(self, plan: _Plan, variable: int, mask: int) -> list[State]:
        left = ((choice, cost) for choice, cost in enumerate(self._costs[variable]) if mask >> choice & 1)
        return best_only([(plan.brought(variable, choice), cost, (variable, choice)) for choice, cost in left])


def _planned(group: Group, running: tuple[Gauge, ...]) -> _Plan:
    """Plan a group, with the gauges that its variables enter."""
    here = tuple(gauge for gauge in running if gauge.variables & group.everything)
    inner = tuple(_planned(one, here) for one in group.groups)
    named = frozenset(variable for gauge in here for variable in gauge.variables)
    ended = frozenset(gauge for one in inner for gauge in one.ended_inside | one.ending)
    return _Plan(
        variables=tuple(variable for variable in group.variables if variable in named),
        inner=tuple(one for one in inner if one.named),
        gauges=tuple(gauge for gauge in here if gauge not in ended),
        ended_inside=ended,
        everything=group.everything,
    )


def _without_shells(plan: _Plan) -> _Plan:
    """Return the innermost group that still holds everything that an amount names."""
    while not plan.variables and len(plan.inner) == 1:
        (plan,) = plan.inner
    return plan
