"""How a condition came out: its truth, and the facts that made it so."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from scalecheck.engine.logic.truth import Truth, conjunction, disjunction, negation
from scalecheck.model.conditions import All, AnyOf, ItemFact, Not

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator

    from scalecheck.model.conditions import Condition, Fact


@dataclass(frozen=True, slots=True)
class Finding:
    """A condition with its truth, and those of the conditions inside it."""

    condition: Condition
    """The condition."""
    truth: Truth
    """How it came out."""
    parts: tuple[Finding, ...] = ()
    """The same for what it combines."""


@dataclass(frozen=True, slots=True)
class FactFinding:
    """A fact that decided a condition."""

    fact: Fact
    """The fact."""
    truth: Truth
    """How it came out."""
    negated: bool
    """Whether the condition asks for the opposite."""


def examine(condition: Condition, judge: Callable[[Fact], Truth], *, alone: bool = False) -> Finding:
    """Return how a condition came out, with all that it combines.

    Args:
        condition: The condition.
        judge: Tells the truth of a single fact.
        alone: Whether one side alone is judged: where one of several ways asks nothing of it, none of them has to hold.
    """
    if isinstance(condition, ItemFact):  # what most of them are
        return Finding(condition, judge(condition))
    if isinstance(condition, Not):
        inner = examine(condition.condition, judge, alone=alone)
        return Finding(condition, negation(inner.truth), (inner,))
    if isinstance(condition, All | AnyOf):
        combine = conjunction if isinstance(condition, All) else disjunction
        parts = tuple(examine(inner, judge, alone=alone) for inner in condition.conditions)
        if alone and isinstance(condition, AnyOf):
            combine = _any_asked_for
        return Finding(condition, combine(part.truth for part in parts), parts)
    return Finding(condition, judge(condition))


def truth_in(condition: Condition, judge: Callable[[Fact], Truth], *, alone: bool = False) -> Truth:
    """Return how a condition came out, without how the conditions inside it did: those that cannot matter are left.

    Args:
        condition: The condition.
        judge: Tells the truth of a single fact.
        alone: Whether one side alone is judged, as for `examine`.
    """
    if isinstance(condition, ItemFact):
        return judge(condition)
    if isinstance(condition, Not):
        return negation(truth_in(condition.condition, judge, alone=alone))
    if isinstance(condition, All | AnyOf):
        truths = map(partial(truth_in, judge=judge, alone=alone), condition.conditions)
        if isinstance(condition, All):
            return conjunction(truths)
        return _any_asked_for(truths) if alone else disjunction(truths)
    return judge(condition)


def holds_as_asked(condition: Condition, judge: Callable[[Fact], Truth]) -> bool:
    """Return whether a condition is true by what is asked, as for what is told beside the verdict.

    A rule leaves out what is void, so that nothing is asked for that does not apply. A claim that several things are so
    at once cannot: where one of them is not asked, nobody knows that it is so.
    """
    return _as_asked(condition, judge, negated=False) is Truth.TRUE


def _as_asked(condition: Condition, judge: Callable[[Fact], Truth], *, negated: bool) -> Truth:
    if isinstance(condition, Not):
        return negation(_as_asked(condition.condition, judge, negated=not negated))
    if not isinstance(condition, All | AnyOf):
        return judge(condition)
    truths = [_as_asked(inner, judge, negated=negated) for inner in condition.conditions]
    truth = conjunction(truths) if isinstance(condition, All) else disjunction(truths)
    every, claimed = (AnyOf, Truth.FALSE) if negated else (All, Truth.TRUE)
    return Truth.VOID if isinstance(condition, every) and truth is claimed and Truth.VOID in truths else truth


def _any_asked_for(values: Iterable[Truth]) -> Truth:
    """Combine by 'or' for one side alone: void, unless one is true, where one of several ways asks nothing of it."""
    found: list[Truth] = []
    for one in values:
        if one is Truth.TRUE:
            return one
        found.append(one)
    return Truth.VOID if Truth.VOID in found else disjunction(found)


def deciding_facts(
    finding: Finding, *, held: bool, opening: Collection[str] = (), negated: bool = False
) -> Iterator[FactFinding]:
    """Return the facts that made a condition true (`held`), or that kept it from being true; void facts never do.

    Where one of several would have been enough, each of them is given; but not those that the opening questions rule
    out, as long as another is left.
    """
    if (finding.truth is Truth.TRUE) is not held or finding.truth is Truth.VOID:
        return
    condition = finding.condition
    if isinstance(condition, Not):
        for part in finding.parts:
            yield from _behind_negation(part, held=held, opening=opening, negated=not negated)
    elif isinstance(condition, All | AnyOf):
        left = [part for part in finding.parts if not _is_ruled_out(part, opening)]
        alternatives = isinstance(condition, AnyOf) and any(part.truth is not Truth.VOID for part in left)
        for part in left if alternatives else finding.parts:
            yield from deciding_facts(part, held=held, opening=opening, negated=negated)
    else:
        yield FactFinding(condition, finding.truth, negated)


def _behind_negation(finding: Finding, *, held: bool, opening: Collection[str], negated: bool) -> Iterator[FactFinding]:
    wanted = (Truth.FALSE,) if held else (Truth.TRUE, Truth.UNKNOWN)
    if finding.truth not in wanted:
        return
    if isinstance(finding.condition, Not):
        for part in finding.parts:
            yield from deciding_facts(part, held=held, opening=opening, negated=not negated)
    elif isinstance(finding.condition, All | AnyOf):
        for part in finding.parts:
            yield from _behind_negation(part, held=held, opening=opening, negated=negated)
    else:
        yield FactFinding(finding.condition, finding.truth, negated)


def _is_ruled_out(finding: Finding, opening: Collection[str]) -> bool:
    """Return whether the answers to the opening questions alone make a condition false."""
    if finding.truth is not Truth.FALSE:
        return False
    condition = finding.condition
    if isinstance(condition, All):
        return any(_is_ruled_out(part, opening) for part in finding.parts)
    if isinstance(condition, AnyOf):
        return all(_is_ruled_out(part, opening) for part in finding.parts)
    return isinstance(condition, ItemFact) and condition.item in opening
