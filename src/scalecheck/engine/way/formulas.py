"""Formulas over choices: which choices are allowed, which amounts must be reached, and how many of these must hold."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from fractions import Fraction

    from scalecheck.engine.way.amounts import Amount


@dataclass(frozen=True, slots=True)
class Allowed:
    """One variable takes one of some choices."""

    variable: int
    """The variable, by number."""
    choices: int
    """The choices, as a set of bits: choice 0 is the lowest bit."""
    everything: int
    """All the choices that the variable has."""


@dataclass(frozen=True, slots=True, eq=False)
class Reaches:
    """An amount is no lower than what is needed."""

    amount: Amount
    """The amount; it hangs on two variables at least."""
    need: Fraction
    """What is needed."""


@dataclass(frozen=True, slots=True, eq=False)
class Misses:
    """An amount is lower than some bound."""

    opposite: Reaches
    """What must not be so."""


@dataclass(frozen=True, slots=True)
class AllOf:
    """Every part holds; without parts it always holds."""

    parts: tuple[Formula, ...]
    """The parts; no two of them allow choices of the same variable."""


@dataclass(frozen=True, slots=True)
class SomeOf:
    """So many of the parts hold; with fewer parts than that it never does."""

    parts: tuple[Formula, ...]
    """The parts."""
    count: int = 1
    """How many of them."""


Formula: TypeAlias = Allowed | Reaches | Misses | AllOf | SomeOf
"""What must hold of the choices."""

ALWAYS: Final = AllOf(())
NEVER: Final = SomeOf(())


def constant(value: bool) -> Formula:  # noqa: FBT001 (the value is the subject)
    """Return what always holds, or never."""
    return ALWAYS if value else NEVER


def allowed(variable: int, choices: int, everything: int) -> Formula:
    """Return that a variable takes one of some choices."""
    if not choices:
        return NEVER
    return ALWAYS if choices == everything else Allowed(variable, choices, everything)


def all_of(parts: Iterable[Formula]) -> Formula:
    """Return that all parts hold."""
    masks: dict[int, Allowed] = {}
    others: dict[Formula, None] = {}
    for part in _flat(parts, AllOf):
        if part == NEVER:
            return NEVER
        if not isinstance(part, Allowed):
            others[part] = None
            continue
        known = masks.get(part.variable)
        choices = part.choices & known.choices if known is not None else part.choices
        if not choices:
            return NEVER
        masks[part.variable] = Allowed(part.variable, choices, part.everything)
    together = (*masks.values(), *others)
    return together[0] if len(together) == 1 else AllOf(together)


def any_of(parts: Iterable[Formula]) -> Formula:
    """Return that at least one part holds."""
    masks: dict[int, Allowed] = {}
    others: dict[Formula, None] = {}
    for part in _flat(parts, SomeOf):
        if part == ALWAYS:
            return ALWAYS
        if not isinstance(part, Allowed):
            others[part] = None
            continue
        known = masks.get(part.variable)
        choices = part.choices | known.choices if known is not None else part.choices
        if choices == part.everything:
            return ALWAYS
        masks[part.variable] = Allowed(part.variable, choices, part.everything)
    together = _without_stricter((*masks.values(), *others))
    return together[0] if len(together) == 1 else SomeOf(together)


def some_of(parts: Iterable[Formula], count: int) -> Formula:
    """Return that at least so many parts hold."""
    kept = []
    for part in parts:
        if part == ALWAYS:
            count -= 1
        elif part != NEVER:
            kept.append(part)
    if count <= 0:
        return ALWAYS
    if count > len(kept):
        return NEVER
    if count == len(kept):
        return all_of(kept)
    return any_of(kept) if count == 1 else SomeOf(tuple(kept), count)


def negation(formula: Formula) -> Formula:
    """Return that a formula does not hold."""
    match formula:
        case Allowed():
            return allowed(formula.variable, formula.everything & ~formula.choices, formula.everything)
        case Reaches():
            return Misses(formula)
        case Misses():
            return formula.opposite
        case AllOf():
            return any_of(negation(part) for part in formula.parts)
        case SomeOf():
            return some_of((negation(part) for part in formula.parts), len(formula.parts) - formula.count + 1)


def has_misses(formula: Formula) -> bool:
    """Return whether a formula asks for an amount to stay low."""
    if isinstance(formula, AllOf | SomeOf):
        return any(has_misses(part) for part in formula.parts)
    return isinstance(formula, Misses)


def under(formula: Formula, masks: Sequence[int]) -> Formula:
    """Return what is left of a formula where each variable has only some choices left.

    Args:
        formula: The formula.
        masks: The choices that each variable has left, as sets of bits.
    """
    match formula:
        case Allowed():
            left = masks[formula.variable]
            if not left & ~formula.choices:
                return ALWAYS
            return allowed(formula.variable, left & formula.choices, formula.everything)
        case AllOf():
            return all_of(under(part, masks) for part in formula.parts)
        case SomeOf():
            return some_of((under(part, masks) for part in formula.parts), formula.count)
        case _:
            return formula


def _flat(parts: Iterable[Formula], kind: type[AllOf | SomeOf]) -> Iterable[Formula]:
    for part in parts:
        if isinstance(part, kind) and (isinstance(part, AllOf) or part.count == 1):
            yield from part.parts
        else:
            yield part


def _without_stricter(parts: tuple[Formula, ...]) -> tuple[Formula, ...]:
    """Leave out each part that cannot hold without another one holding, as far as choices alone show it."""
    if not any(isinstance(part, AllOf) for part in parts):
        return parts  # none of these is about the same variable as another
    plain = {place: _masks(part) for place, part in enumerate(parts)}
    dropped: set[int] = set()
    for place, masks in plain.items():
        for other, weaker in plain.items():
            if masks is None or weaker is None or place == other or {place, other} & dropped:
                continue
            if all(name in masks and not masks[name] & ~choices for name, choices in weaker.items()):
                dropped.add(place)
    return tuple(part for place, part in enumerate(parts) if place not in dropped)


def _masks(formula: Formula) -> dict[int, int] | None:
    """Return the choices that a formula allows, where it is about single choices and nothing else."""
    parts = formula.parts if isinstance(formula, AllOf) else (formula,)
    found = {part.variable: part.choices for part in parts if isinstance(part, Allowed)}
    return found if len(found) == len(parts) else None
