"""States of a search for the cheapest way: running figures, what they cost, and which of several are worth keeping."""

from __future__ import annotations

from bisect import bisect_left
from operator import itemgetter
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

Figures: TypeAlias = tuple[int, ...]
"""Running figures; of each, more is never worse."""
Trace: TypeAlias = "tuple[Trace, Trace] | tuple[int, int] | None"
"""How a state came about: from two others, or by one choice of a variable."""
State: TypeAlias = "tuple[Figures, int, Trace]"
"""Running figures, the cost, and how they came about."""
Join: TypeAlias = "Callable[[int, int], int]"
"""How two running figures become one."""


def joined(joins: Sequence[Join], some: Sequence[State], others: Sequence[State]) -> list[State]:
    """Join each state with each other one; only those worth keeping."""
    if len(joins) == 1:
        (join,) = joins
        return best_only(
            [
                ((join(one[0], another[0]),), cost + extra, (trace, other))
                for one, cost, trace in some
                for another, extra, other in others
            ]
        )
    return best_only(
        [
            (
                tuple([join(one, another) for join, one, another in zip(joins, figures, more, strict=True)]),
                cost + extra,
                (trace, other),
            )
            for figures, cost, trace in some
            for more, extra, other in others
        ]
    )


def best_only(states: list[State]) -> list[State]:
    """Leave out each state that another one equals or beats in every figure and in cost; the cheapest come first."""
    if not states:
        return states
    kinds = {0: _cheapest, 1: _best_of_one, 2: _best_of_two}
    states.sort(key=itemgetter(1))
    return kinds.get(len(states[0][0]), _best_of_many)(states)


def cheapest_pair(
    some: Sequence[State], others: Sequence[State], is_enough: Callable[[Figures, Figures], bool]
) -> State | None:
    """Join the two states that are enough together and cost least; both lists have the cheapest first."""
    best: State | None = None
    for figures, cost, trace in some:
        for more, extra, other in others:
            if best is not None and cost + extra >= best[1]:
                break
            if is_enough(figures, more):
                best = ((), cost + extra, (trace, other))
                break
    return best


def choices_of(trace: Trace) -> Iterator[tuple[int, int]]:
    """Return the variables and their choices behind a state."""
    waiting = [trace]
    while waiting:
        one = waiting.pop()
        if one is None:
            continue
        first, second = one
        if isinstance(first, int) and isinstance(second, int):
            yield first, second
        else:
            waiting.extend(part for part in one if not isinstance(part, int))


def _cheapest(states: Iterable[State]) -> list[State]:
    return [next(iter(states))]


def _best_of_one(states: Iterable[State]) -> list[State]:
    kept: list[State] = []
    most = None
    for state in states:
        (figure,) = state[0]
        if most is None or figure > most:
            most = figure
            kept.append(state)
    return kept


def _best_of_two(states: Iterable[State]) -> list[State]:
    """Keep what is not beaten, with a staircase: first figures rising, the best second figure for each falling."""
    kept: list[State] = []
    firsts: list[int] = []
    seconds: list[int] = []
    for state in states:
        first, second = state[0]
        place = bisect_left(firsts, first)
        if place < len(firsts) and seconds[place] >= second:
            continue
        kept.append(state)
        end = place + 1 if place < len(firsts) and firsts[place] == first else place
        start = place
        while start and seconds[start - 1] <= second:
            start -= 1
        firsts[start:end], seconds[start:end] = [first], [second]
    return kept


def _best_of_many(states: Iterable[State]) -> list[State]:
    kept: dict[Figures, State] = {}
    for state in states:
        kept.setdefault(state[0], state)
    found: list[Figures] = []
    for figures in kept:
        if not any(all(map(int.__ge__, other, figures)) for other in found):
            found.append(figures)
    return [kept[figures] for figures in found]
