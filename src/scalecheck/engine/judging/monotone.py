"""Which rules a better answer can never turn against: what validation and the single steps rest on.

A condition rises with the answers where raising an answer to a better option never makes it less true. Facts that ask
for at least so much rise: `at_least`, an `is` whose options reach up to the best, `has`, shares, coverage, counts that
may be at most so many, scores. What denies such a fact falls, as `below` and an `is` of the lowest options do. By
induction a formula of `all` and `any` over facts that rise rises as well, and `not` turns a direction round.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Flag
from functools import lru_cache
from typing import TYPE_CHECKING, assert_never

from scalecheck.engine.inputs.relevance import option_truth
from scalecheck.engine.inputs.responses import Response
from scalecheck.engine.logic.truth import Truth
from scalecheck.model.assessment import Answer
from scalecheck.model.checklist import sections_below
from scalecheck.model.conditions import (
    OVERALL,
    AboutOnly,
    All,
    AnyOf,
    CountFact,
    CoverageFact,
    GateFact,
    GateItemsFact,
    GatesBelowFact,
    ItemFact,
    Not,
    ScoreFact,
    ShareFact,
    Weakest,
    facts_in,
)

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from scalecheck.engine.inputs.outline import Outline
    from scalecheck.engine.inputs.scale_ranks import ScaleRanks
    from scalecheck.engine.inputs.scoring_rule import Rule
    from scalecheck.model.checklist import Section
    from scalecheck.model.conditions import Condition, Fact, Step


class Direction(Flag):
    """What raising answers can do to the truth of a condition."""

    NEITHER = 0
    """It can make it more or less true."""
    RISES = 1
    """It never makes it less true."""
    FALLS = 2
    """It never makes it more true."""
    STAYS = 3
    """It changes nothing."""


@dataclass(frozen=True, slots=True)
class TurningFact:
    """A fact that a better answer can turn against."""

    path: Step
    """Where it is: keys and positions from the top of the checklist."""
    fact: Fact
    """The fact."""


def facts_that_turn(
    outline: Outline, fixed: Collection[str] = frozenset(), *, rank: int | None = None
) -> Iterator[TurningFact]:
    """Return every fact through which a better answer could lead to a worse verdict; none where all rules are monotone.

    Args:
        outline: The checklist.
        fixed: Questions whose answer is taken to stay, beside the opening questions.
        rank: Only what bears on reaching the verdict at this place (0 is the best) or a better one; left out: all.
    """
    kept = outline.opening | frozenset(fixed)
    for path, condition, wanted in rules_behind_verdict(outline, rank):
        for below, fact, asked in _facts_with_direction(condition, wanted):
            if asked not in direction(outline, fact, kept):
                yield TurningFact((*path, *below), fact)


def direction(outline: Outline, fact: Fact, fixed: Collection[str]) -> Direction:
    """Return what raising the answers to all questions but the fixed ones can do to a fact."""
    match fact:
        case ItemFact():
            return Direction.STAYS if fact.item in fixed else _of_item(fact, outline.ranks[fact.item])
        case ScoreFact():
            if not score_rises(outline, fact):
                return Direction.NEITHER
            return Direction.RISES if fact.at_least is not None else Direction.FALLS
        case GateFact():
            return Direction.RISES if _always_applies(outline, fact.gate, fixed) else Direction.NEITHER
        case CoverageFact() | ShareFact() | CountFact() | GatesBelowFact() | GateItemsFact():
            return Direction.RISES
        case _:
            assert_never(fact)


def rules_behind_verdict(outline: Outline, rank: int | None = None) -> Iterator[tuple[Step, Condition, Direction]]:
    """Return the conditions on which the verdict rests, each with its path and the direction that is wanted of it.

    Args:
        outline: The checklist.
        rank: Only what bears on reaching the verdict at this place (0 is the best) or a better one; left out: all.
    """
    checklist = outline.checklist
    for place, gate in enumerate(checklist.gates):
        if gate.applies_when is not None:
            yield ("gates", place, "applies_when"), gate.applies_when, Direction.FALLS
        for verdict, need in gate.needs.items():
            yield ("gates", place, "needs", verdict), need, Direction.RISES
    if checklist.settles_when is not None:
        yield ("settles_when",), checklist.settles_when, Direction.RISES
    default = outline.default_rank
    for place, one in enumerate(checklist.verdicts):
        if one.when is None:
            continue
        if place < default and (rank is None or place <= rank):
            yield ("verdicts", place, "when"), one.when, Direction.RISES
        if place > default and (rank is None or place > rank):
            yield ("verdicts", place, "when"), one.when, Direction.FALLS


def score_rises(outline: Outline, fact: ScoreFact) -> bool:
    """Return whether a score never falls when an answer rises.

    It may where something negative enters a product, or where the weakest of areas is looked for that are scored by
    different rules: raising one area can make another the weakest.
    """
    checklist = outline.checklist
    if isinstance(fact.score, AboutOnly):
        return _rises(outline, None, ())
    if isinstance(fact.score, Weakest):
        rules = [outline.scoring_rules[domain.id] for domain in checklist.domains]
        return _alike(rules) and all(_rises(outline, one.id, tuple(sections_below(one))) for one in checklist.domains)
    if fact.score == OVERALL:
        return _rises(outline, None, tuple(outline.sections.values()))
    return _rises(outline, fact.score, tuple(sections_below(outline.sections[fact.score])))


def _facts_with_direction(
    condition: Condition, wanted: Direction, path: Step = ()
) -> Iterator[tuple[Step, Fact, Direction]]:
    if isinstance(condition, Not):
        yield from _facts_with_direction(condition.condition, wanted ^ Direction.STAYS, (*path, "not"))
    elif isinstance(condition, All | AnyOf):
        key = "all" if isinstance(condition, All) else "any"
        for position, inner in enumerate(condition.conditions):
            yield from _facts_with_direction(inner, wanted, (*path, key, position))
    else:
        yield path, condition, wanted


def _of_item(fact: ItemFact, ranks: ScaleRanks) -> Direction:
    if fact.has is not None:
        return Direction.RISES
    if fact.basis is not None:
        return Direction.RISES if "evidenced" in fact.basis else Direction.FALLS
    if fact.state is not None:
        return Direction.RISES if "answered" in fact.state else Direction.FALLS
    true = {one for one in ranks.place if option_truth(fact, _answered_by(one), ranks) is Truth.TRUE}
    false = ranks.place.keys() - true
    rises = all(ranks.place[better] <= ranks.place[worse] for worse in true for better in false)
    falls = all(ranks.place[better] <= ranks.place[worse] for worse in false for better in true)
    return (Direction.RISES if rises else Direction.NEITHER) | (Direction.FALLS if falls else Direction.NEITHER)


@lru_cache(maxsize=1000)
def _answered_by(option: str) -> Response:
    return Response(Answer(option=option))


def _always_applies(outline: Outline, gate: str, fixed: Collection[str]) -> bool:
    """Return whether no answer that can rise decides on whether a gate applies."""
    condition = next(one.applies_when for one in outline.checklist.gates if one.id == gate)
    facts = () if condition is None else facts_in(condition)
    return all(isinstance(fact, ItemFact) and fact.item in fixed for _, fact in facts)


def _rises(outline: Outline, top: str | None, below: Sequence[Section]) -> bool:
    rules = [outline.scoring_rules[name] for name in (top, *(section.id for section in below))]
    if not any(rule.aggregate == "product" and rule.values == "raw" for rule in rules):
        return True
    named = [item for section in below for item in section.items] or outline.items.values()
    return all(outline.ranks[item.id].lowest >= 0 for item in named)


def _alike(rules: Sequence[Rule]) -> bool:
    """Return whether scores by these rules lie between the same ends and are rounded alike."""
    if len(rules) == 1:
        return True
    bounded = all(rule.values == "normalised" and rule.aggregate != "sum" for rule in rules)
    return bounded and len({(rule.times, rule.round) for rule in rules}) == 1
