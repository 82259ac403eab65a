"""Which items fall short of a fact: those that would lift it, so that what is missing is always a thing."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias, assert_never

from scalecheck.engine.judging.counts import count
from scalecheck.engine.judging.scoring import Reading
from scalecheck.model.conditions import (
    OVERALL,
    AboutOnly,
    CountFact,
    CoverageFact,
    GateFact,
    GateItemsFact,
    GatesBelowFact,
    ItemFact,
    ScoreFact,
    ShareFact,
    Weakest,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from scalecheck.engine.inputs.case import Case
    from scalecheck.engine.judging.counts import Counts
    from scalecheck.engine.judging.facts import Judge
    from scalecheck.engine.logic.findings import FactFinding
    from scalecheck.model.checklist import Item
    from scalecheck.model.conditions import Backing

SeveralFact: TypeAlias = ScoreFact | CoverageFact | ShareFact | CountFact | GateFact | GatesBelowFact | GateItemsFact
"""A fact about more than one question."""


def items_short(judge: Judge, found: FactFinding) -> tuple[str, ...]:
    """Return the ids of the items that fall short of a fact.

    Of a fact about several items that asks for less of something, these are all that it looks at.
    """
    fact = found.fact
    if isinstance(fact, ItemFact):
        return (fact.item,)
    asks_for_less = found.negated is not (isinstance(fact, ScoreFact) and fact.below is not None)
    if asks_for_less:
        return tuple(item.id for item in _looked_at(judge, fact))
    return _falling_short(judge, fact)


def _falling_short(judge: Judge, fact: SeveralFact) -> tuple[str, ...]:  # noqa: PLR0911 (one for each kind of fact)
    items = _looked_at(judge, fact)
    match fact:
        case GatesBelowFact():
            held_back = tuple(item.id for item in items)
            return held_back if fact.each_has is None else without_backing(judge, held_back, fact.each_has)
        case GateItemsFact():
            return without_backing(judge, [item.id for item in items], fact.has)
        case GateFact():
            return tuple(item.id for item in items)
        case ScoreFact():
            left = [item.id for item in items if not judge.case.is_set_aside(item.id)]
            return tuple(item for item in left if not _is_at_its_best(judge.case, item))
        case CoverageFact():
            return _where(judge, items, lambda one: one.relevant > one.covered(fact.counting))
        case ShareFact():
            return _where(judge, items, lambda one: one.at_stake > one.reached(fact.share))
        case CountFact():
            return _where(judge, items, lambda one: may_count(fact, one))
        case _:
            assert_never(fact)


def _looked_at(judge: Judge, fact: SeveralFact) -> tuple[Item, ...]:  # noqa: PLR0911 (one for each kind of fact)
    """Return the items in play that a fact looks at; of a share, those of the areas that fall short."""
    case = judge.case
    match fact:
        case GatesBelowFact():
            return tuple(case.outline.items[item] for item in items_holding_back(judge, fact.gates_below))
        case GateItemsFact():
            return judge.gate_items()
        case GateFact():
            return tuple(case.outline.items[item] for item in judge.gates[fact.gate].holding_back.get(fact.allows, ()))
        case ScoreFact():
            return _scored(judge, fact)
        case CoverageFact():
            return case.items(None if fact.coverage == OVERALL else fact.coverage)
        case ShareFact():
            areas = judge.share_counts(fact)
            short = [name for name, one in areas.items() if one.reached(fact.share) < fact.at_least * one.at_stake]
            return tuple(item for name in short or areas for item in case.items(name))
        case CountFact():
            return judge.counted(fact)
        case _:
            assert_never(fact)


def items_holding_back(judge: Judge, verdict: str) -> tuple[str, ...]:
    """Return the items that keep gates from letting a verdict pass, gate by gate."""
    gates = judge.gates_below(verdict)
    return tuple(dict.fromkeys(item for gate in gates for item in gate.holding_back[verdict]))


def without_backing(judge: Judge, items: Sequence[str], backings: Sequence[Backing]) -> tuple[str, ...]:
    """Return those of some items whose answers are open, or do not carry all of these."""
    case = judge.case
    return tuple(
        item
        for item in items
        if not case.is_set_aside(item) and (case.option(item) is None or judge.lacks(item, backings))
    )


def may_count(fact: CountFact, counts: Counts) -> bool:
    """Return whether among some items there is one that a count looks for, or may turn out to look for."""
    match fact.count:
        case "not-met":
            return counts.below + counts.open > 0
        case "dont-know":
            return counts.open > 0
        case "unanswered":
            return counts.unanswered > 0
        case _:
            assert_never(fact.count)


def _scored(judge: Judge, fact: ScoreFact) -> tuple[Item, ...]:
    case = judge.case
    if isinstance(fact.score, AboutOnly):
        return tuple(item for item in case.items() if item.about == fact.score.about)
    if isinstance(fact.score, Weakest):
        weakest = judge.score(fact, Reading.WORST)
        return case.items(weakest[0]) if weakest is not None else ()
    return case.items(None if fact.score == OVERALL else fact.score)


def _is_at_its_best(case: Case, item: str) -> bool:
    option, ranks = case.option(item), case.outline.ranks[item]
    return option is not None and ranks.place[option] == ranks.highest


def _where(judge: Judge, items: Iterable[Item], falls_short: Callable[[Counts], bool]) -> tuple[str, ...]:
    return tuple(item.id for item in items if falls_short(count(judge.case, (item,))))
