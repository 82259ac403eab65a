"""When a condition is true, false or void, as formulas over the answers that can still rise."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from scalecheck.engine.way.formulas import ALWAYS, NEVER, Formula, all_of, any_of, negation
from scalecheck.model.conditions import All, AnyOf, Not

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from scalecheck.model.conditions import Condition, Fact


@dataclass(frozen=True, slots=True)
class Outcome:
    """When something is true, false or void; unknown is what is left."""

    true: Formula
    """When it is true."""
    false: Formula
    """When it is false."""
    void: Formula = NEVER
    """When it is void."""

    @property
    def true_or_void(self) -> Formula:
        """When nothing that applies stands against it."""
        return any_of((self.true, self.void))

    @property
    def false_or_void(self) -> Formula:
        """When nothing that applies speaks for it."""
        return any_of((self.false, self.void))


VOID: Final = Outcome(true=NEVER, false=NEVER, void=ALWAYS)


def outcome_of(condition: Condition, judge: Callable[[Fact], Outcome]) -> Outcome:
    """Follow a condition with all that it combines; `judge` gives the outcome of a single fact."""
    if isinstance(condition, Not):
        inner = outcome_of(condition.condition, judge)
        return Outcome(true=inner.false, false=inner.true, void=inner.void)
    if isinstance(condition, All | AnyOf):
        combine = conjunction if isinstance(condition, All) else disjunction
        return combine([outcome_of(inner, judge) for inner in condition.conditions])
    return judge(condition)


def conjunction(outcomes: Sequence[Outcome]) -> Outcome:
    """Combine by 'and' after Kleene, leaving void out; wholly void is void."""
    void = all_of(one.void for one in outcomes)
    true = all_of((*(one.true_or_void for one in outcomes), negation(void)))
    return Outcome(true=true, false=any_of(one.false for one in outcomes), void=void)


def disjunction(outcomes: Sequence[Outcome]) -> Outcome:
    """Combine by 'or' after Kleene, leaving void out; wholly void is void."""
    void = all_of(one.void for one in outcomes)
    false = all_of((*(one.false_or_void for one in outcomes), negation(void)))
    return Outcome(true=any_of(one.true for one in outcomes), false=false, void=void)
