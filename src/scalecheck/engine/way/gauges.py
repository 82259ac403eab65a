"""Amounts taken apart into running figures, so that they can be built up choice by choice in whole numbers."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from math import ceil
from operator import add, mul
from typing import TYPE_CHECKING, Literal

from scalecheck.engine.logic.exact import round_half_up
from scalecheck.engine.way.amounts import Leaf, Least, Product, Rounded, Total, grain, highest, lowest

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from scalecheck.engine.way.amounts import Amount
    from scalecheck.engine.way.formulas import Reaches


@dataclass(frozen=True, eq=False)
class Gauge:
    """The running figure of one sum, lowest value or product, as a whole number; more is never worse."""

    amount: Total | Least | Product
    """The amount."""
    place: Amount
    """The same as it stands in the amount around it: perhaps rounded, or weighed."""
    around: Gauge | None
    """The gauge that it enters once it is complete."""
    weight: Fraction = Fraction(1)
    """How much it counts there."""
    asked: Fraction | None = None
    """What it has to reach, where it enters no other."""

    @property
    def join(self) -> Literal["sum", "least", "product"]:
        """How what enters is joined."""
        match self.amount:
            case Total():
                return "sum"
            case Least():
                return "least"
            case Product():
                return "product"

    @cached_property
    def grain(self) -> int:
        """How many times more the running figure counts than the amount."""
        return grain(self.amount)

    @cached_property
    def empty(self) -> int:
        """The running figure before anything has entered."""
        if self.join == "sum":
            return 0
        return 1 if self.join == "product" else self._whole(highest(self.amount))

    @cached_property
    def enters(self) -> dict[int, tuple[int, ...]]:
        """What each variable that enters directly brings with each of its choices."""
        return {
            part.variable: tuple(self._brought(part, weight, value) for value in part.values)
            for weight, part in self._parts
            if isinstance(part, Leaf)
        }

    @cached_property
    def inner(self) -> tuple[Gauge, ...]:
        """The gauges that enter once they are complete."""
        return tuple(
            Gauge(_composite(part), part, self, weight)
            for weight, part in self._parts
            if not isinstance(part, Leaf | Fraction)
        )

    @cached_property
    def variables(self) -> frozenset[int]:
        """Every variable that enters, also through other gauges."""
        return frozenset(self.enters).union(*(one.variables for one in self.inner))

    @cached_property
    def need(self) -> int | None:
        """What the running figure has to reach; beyond it more makes no difference."""
        return None if self.asked is None else ceil((self.asked - self._floor) * self.grain)

    @cached_property
    def joined(self) -> Callable[[int, int], int]:
        """Return two running figures joined."""
        if self.join == "product":
            return mul
        if self.join == "least":
            return min
        enough = self.need
        return add if enough is None else lambda one, other: min(one + other, enough)

    def brings(self, figure: int) -> int:
        """Return what the complete figure brings to the gauge around."""
        if figure not in self._brings:
            around = self.around or self
            exact = Fraction(figure, self.grain) + self._floor
            self._brings[figure] = around._brought(self.place, self.weight, _read(self.place, exact))  # noqa: SLF001
        return self._brings[figure]

    @cached_property
    def highest_brought(self) -> dict[int | Gauge, int]:
        """The most that each direct variable and each inner gauge can bring to a sum."""
        found: dict[int | Gauge, int] = {variable: max(brought) for variable, brought in self.enters.items()}
        for one in self.inner:
            found[one] = self._brought(one.place, one.weight, highest(one.place))
        return found

    @cached_property
    def _brings(self) -> dict[int, int]:
        return {}

    @cached_property
    def _floor(self) -> Fraction:
        """The lowest that a sum can be: its running figure begins there."""
        return lowest(self.amount) if self.join == "sum" else Fraction(0)

    @property
    def _parts(self) -> Iterator[tuple[Fraction, Amount]]:
        if isinstance(self.amount, Total):
            yield from self.amount.terms
        else:
            yield from ((Fraction(1), part) for part in self.amount.parts)

    def _brought(self, part: Amount, weight: Fraction, value: Fraction) -> int:
        if self.join == "sum":
            return self._whole(weight * (value - lowest(part)))
        if self.join == "product":
            return int(value * grain(part))
        return self._whole(value)

    def _whole(self, value: Fraction) -> int:
        return int(value * self.grain)


def gauges(reaches: Reaches) -> tuple[Gauge, ...]:
    """Take an amount that has to be reached apart; each gauge stands before the one that it enters."""
    top = Gauge(_composite(reaches.amount), reaches.amount, None, asked=reaches.need)
    return tuple(_inner_first(top))


def _inner_first(gauge: Gauge) -> Iterator[Gauge]:
    for one in gauge.inner:
        yield from _inner_first(one)
    yield gauge


def _composite(amount: Amount) -> Total | Least | Product:
    """Return the sum, lowest value or product inside an amount that may be rounded, or weighed alone."""
    match amount:
        case Rounded():
            return _composite(amount.inner)
        case Total(terms=((_, only),)):
            return _composite(only)
        case Total() | Least() | Product():
            return amount
        case _:
            raise TypeError(amount)


def _read(place: Amount, exact: Fraction) -> Fraction:
    """Return the value of an amount whose inner sum, lowest value or product has some value."""
    match place:
        case Rounded():
            return round_half_up(_read(place.inner, exact), place.decimals)
        case Total(terms=((weight, only),)):
            return place.constant + weight * _read(only, exact)
        case _:
            return exact
