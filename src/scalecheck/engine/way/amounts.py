"""Amounts that grow with the choices: weighed sums, lowest values, products and rounded figures, exactly."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from math import ceil, lcm, prod
from typing import TYPE_CHECKING, TypeAlias

from scalecheck.engine.logic.exact import round_half_up
from scalecheck.engine.way.formulas import ALWAYS, NEVER, Reaches, all_of, allowed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from scalecheck.engine.way.formulas import Formula


@dataclass(frozen=True, slots=True, eq=False)
class Leaf:
    """What one variable gives."""

    variable: int
    """The variable, by number."""
    values: tuple[Fraction, ...]
    """What each of its choices gives."""


@dataclass(frozen=True, slots=True, eq=False)
class Total:
    """A weighed sum; no weight is below zero."""

    constant: Fraction
    """What is added in any case."""
    terms: tuple[tuple[Fraction, Amount], ...]
    """The weights, all above zero, and what they weigh."""


@dataclass(frozen=True, slots=True, eq=False)
class Least:
    """The lowest of several."""

    parts: tuple[Amount, ...]
    """The several."""


@dataclass(frozen=True, slots=True, eq=False)
class Product:
    """The product of several, none of which can be below zero."""

    parts: tuple[Amount, ...]
    """The several."""


@dataclass(frozen=True, slots=True, eq=False)
class Rounded:
    """An amount rounded half up."""

    inner: Amount
    """The amount."""
    decimals: int
    """How many digits stay behind the point."""


Amount: TypeAlias = Fraction | Leaf | Total | Least | Product | Rounded
"""A number, or what becomes one with the choices. No variable occurs twice in one amount."""


def total(constant: Fraction, terms: Iterable[tuple[Fraction, Amount]]) -> Amount:
    """Return a weighed sum, with sums inside it written out."""
    kept: list[tuple[Fraction, Amount]] = []
    for weight, amount in terms:
        if isinstance(amount, Leaf):  # asked first, for it is quick to tell
            kept.append((weight, amount))
        elif isinstance(amount, Total):
            constant += weight * amount.constant
            kept.extend((weight * inner, part) for inner, part in amount.terms)
        elif isinstance(amount, Fraction):
            constant += weight * amount
        else:
            kept.append((weight, amount))
    kept = [(weight, amount) for weight, amount in kept if weight]
    if not kept:
        return constant
    weight, only = kept[0]
    if len(kept) == 1 and isinstance(only, Leaf):
        return Leaf(only.variable, tuple(constant + weight * value for value in only.values))
    return Total(constant, tuple(kept))


def least(parts: Iterable[Amount]) -> Amount:
    """Return the lowest of several."""
    parts = tuple(parts)
    fixed = [part for part in parts if isinstance(part, Fraction)]
    moving = [part for part in parts if not isinstance(part, Fraction)]
    kept: list[Amount] = [*moving, *([min(fixed)] if fixed else [])]
    return kept[0] if len(kept) == 1 else Least(tuple(kept))


def product(parts: Iterable[Amount]) -> Amount:
    """Return the product of several."""
    parts = tuple(parts)
    fixed = prod((part for part in parts if isinstance(part, Fraction)), start=Fraction(1))
    moving = [part for part in parts if not isinstance(part, Fraction)]
    if not moving:
        return fixed
    return total(Fraction(0), [(fixed, moving[0] if len(moving) == 1 else Product(tuple(moving)))])


def rounded(amount: Amount, decimals: int) -> Amount:
    """Return an amount rounded half up."""
    if isinstance(amount, Fraction):
        return round_half_up(amount, decimals)
    if isinstance(amount, Leaf):
        return Leaf(amount.variable, tuple(round_half_up(value, decimals) for value in amount.values))
    return Rounded(amount, decimals)


def value(amount: Amount, of: Callable[[Leaf], Fraction]) -> Fraction:
    """Work an amount out, with what each variable gives."""
    match amount:
        case Leaf():
            return of(amount)
        case Total():
            return sum((weight * value(part, of) for weight, part in amount.terms), start=amount.constant)
        case Least():
            return min(value(part, of) for part in amount.parts)
        case Product():
            return prod((value(part, of) for part in amount.parts), start=Fraction(1))
        case Rounded():
            return round_half_up(value(amount.inner, of), amount.decimals)
        case _:
            return amount


def lowest(amount: Amount) -> Fraction:
    """Return the lowest that an amount can be."""
    return value(amount, lambda leaf: min(leaf.values))


def highest(amount: Amount) -> Fraction:
    """Return the highest that an amount can be."""
    return value(amount, lambda leaf: max(leaf.values))


def leaves(amount: Amount) -> Iterator[Leaf]:
    """Return every leaf of an amount."""
    match amount:
        case Leaf():
            yield amount
        case Total():
            for _, part in amount.terms:
                yield from leaves(part)
        case Least() | Product():
            for part in amount.parts:
                yield from leaves(part)
        case Rounded():
            yield from leaves(amount.inner)
        case _:
            return


def grain(amount: Amount) -> int:
    """Return a whole number that makes every value of an amount whole when multiplied by it."""
    match amount:
        case Leaf():
            return lcm(*(one.denominator for one in amount.values))
        case Total():
            parts = (weight.denominator * grain(part) for weight, part in amount.terms)
            return lcm(amount.constant.denominator, *parts)
        case Least():
            return lcm(*(grain(part) for part in amount.parts))
        case Product():
            return int(prod(grain(part) for part in amount.parts))
        case Rounded():
            return int(10**amount.decimals)
        case _:
            return amount.denominator


def reaches(amount: Amount, need: Fraction) -> Formula:  # noqa: PLR0911 (one answer for each shape)
    """Return that an amount is no lower than what is needed, in the simplest form."""
    most = highest(amount)
    if most < need:
        return NEVER
    if lowest(amount) >= need:
        return ALWAYS
    match amount:
        case Leaf():
            choices = sum(1 << choice for choice, one in enumerate(amount.values) if one >= need)
            return allowed(amount.variable, choices, (1 << len(amount.values)) - 1)
        case Least():
            return all_of(reaches(part, need) for part in amount.parts)
        case Rounded():
            return reaches(amount.inner, least_that_rounds_to(need, amount.decimals))
        case Total(terms=((weight, only),)):
            return reaches(only, (need - amount.constant) / weight)
        case Total() if most == need:
            return all_of(reaches(part, highest(part)) for _, part in amount.terms)
        case _:
            return Reaches(amount, need)


def least_that_rounds_to(need: Fraction, decimals: int) -> Fraction:
    """Return the lowest figure that, rounded half up, is no lower than what is needed."""
    step = Fraction(10**decimals)
    return (Fraction(ceil(need * step)) - Fraction(1, 2)) / step
