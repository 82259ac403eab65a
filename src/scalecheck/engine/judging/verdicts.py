"""The verdict: settled or not, chosen by the checklist's own rules, with the facts that decided it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scalecheck.engine.judging.shortfalls import items_short
from scalecheck.engine.logic.findings import deciding_facts, examine, truth_in
from scalecheck.engine.logic.truth import Truth
from scalecheck.model.assessment import Standing
from scalecheck.model.conditions import All

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scalecheck.engine.inputs.case import Case
    from scalecheck.engine.judging.facts import Judge
    from scalecheck.engine.judging.gate_result import GateResult
    from scalecheck.engine.logic.findings import FactFinding
    from scalecheck.model.checklist import Item, Verdict
    from scalecheck.model.conditions import About, Condition


@dataclass(frozen=True, slots=True)
class VerdictResult:
    """The verdict, and why it is no better one."""

    verdict: Verdict
    """The verdict; while it is not settled, the default."""
    settled: bool
    """Whether enough is answered for a verdict."""
    missing: tuple[Item, ...] = ()
    """The gates' items that have no answer at all."""
    not_asked: tuple[Item, ...] = ()
    """The items in play that the file does not ask at all."""
    unsettled_by: tuple[FactFinding, ...] = ()
    """The facts that keep it from being settled."""
    gates: tuple[GateResult, ...] = ()
    """The gates that do not let the next better verdict pass."""
    facts: tuple[FactFinding, ...] = ()
    """The facts that kept the next better verdict's rule from being true; for one worse than the default, those that
    made it true."""
    side: About | None = None
    """The side whose verdict it is, where one side alone is worse than the whole: the reasons are that side's."""


def choose(case: Case, judge: Judge) -> VerdictResult:
    """Return the verdict that the rules choose, whatever the sides alone would be.

    First a verdict worse than the default whose condition is true, worst first, even before the case is settled; then,
    if it is settled, the best verdict whose condition is true and that every gate lets pass; else the default. One
    between the best and the default names a gate or an item that is below the next better one, or it is the default.
    Of one side alone, a condition of which nothing applies there is taken as met.

    Args:
        case: The case.
        judge: Its facts and gates.
    """
    verdicts = case.outline.checklist.verdicts
    default = case.outline.checklist.default_verdict
    for verdict, rule in _speaking_first(case, judge):
        finding = examine(rule, judge.truth, alone=case.alone)
        return VerdictResult(verdict, settled=True, facts=tuple(deciding_facts(finding, held=True)))
    not_asked, missing = _not_asked(case), _missing(case, judge)
    unsettled_by = _unsettled_by(case, judge)
    if not_asked or missing or unsettled_by:
        return VerdictResult(default, settled=False, missing=missing, not_asked=not_asked, unsettled_by=unsettled_by)
    chosen = _best_reached(case, judge)
    if chosen == 0:
        return VerdictResult(verdicts[0], settled=True)
    better = verdicts[chosen - 1]
    gates, facts = _gates_in_the_way(better, judge), _facts_short(better, judge)
    return VerdictResult(verdicts[chosen], settled=True, gates=gates, facts=facts)


def speaks_first(case: Case, judge: Judge) -> bool:
    """Return whether a verdict worse than the default holds, whatever else is open."""
    return next(_speaking_first(case, judge), None) is not None


def reaches(case: Case, judge: Judge, rank: int) -> bool:
    """Return whether the verdict chosen is settled, and no worse than the one at a place: without the reasons for it.

    Args:
        case: The case.
        judge: Its judge.
        rank: The place, from 0 for the best.
    """
    ranks = case.outline.verdict_ranks
    better_than_default = rank < case.outline.default_rank
    if better_than_default and _best_reached(case, judge, rank) > rank:
        return False
    first = next(_speaking_first(case, judge), None)
    if first is not None:
        return ranks[first[0].id] <= rank
    return _settles(case, judge) and not (_not_asked(case) or _missing(case, judge))


def _speaking_first(case: Case, judge: Judge) -> Iterator[tuple[Verdict, Condition]]:
    """Return the verdicts worse than the default whose condition is true, worst first, with the condition."""
    place = case.outline.default_rank
    for verdict in reversed(case.outline.checklist.verdicts[place + 1 :]):
        if verdict.when is not None and truth_in(verdict.when, judge.truth, alone=case.alone) is Truth.TRUE:
            yield verdict, verdict.when


def _not_asked(case: Case) -> tuple[Item, ...]:
    """Return the items in play that the file does not ask at all."""
    return tuple(item for item in case.items() if item.id in case.not_asked) if case.not_asked else ()


def _missing(case: Case, judge: Judge) -> tuple[Item, ...]:
    """Return the items without any answer behind gates that are not met."""
    needed = {item for gate in judge.gates.each() if not gate.met for item in gate.items}
    return tuple(
        item
        for item in (case.items() if needed else ())
        if item.id in needed
        and item.id not in case.not_asked
        and case.standing(item.id) in {Standing.UNANSWERED, Standing.NOT_MINE}
    )


def _settles(case: Case, judge: Judge) -> bool:
    settles_when = case.outline.checklist.settles_when
    return settles_when is None or truth_in(settles_when, judge.truth, alone=case.alone) in {Truth.TRUE, Truth.VOID}


def _unsettled_by(case: Case, judge: Judge) -> tuple[FactFinding, ...]:
    """Return the facts that keep a case from being settled."""
    settles_when = case.outline.checklist.settles_when
    if settles_when is None:
        return ()
    finding = examine(settles_when, judge.truth, alone=case.alone)
    return tuple(deciding_facts(finding, held=False, opening=case.outline.opening))


def _best_reached(case: Case, judge: Judge, worst: int | None = None) -> int:
    """Return the place of the best verdict that is reached, and of which something is named that keeps it below.

    Args:
        case: The case.
        judge: Its judge.
        worst: The worst place that matters: where none up to it is reached, that of the default is returned.
    """
    outline = case.outline
    verdicts, default = outline.checklist.verdicts, outline.default_rank
    looked_at = range(default if worst is None else min(worst + 1, default))
    reached = next((rank for rank in looked_at if _is_reached(verdicts[rank], judge)), default)
    if 0 < reached < default:
        better = verdicts[reached - 1]
        named = any(gate.passes[better.id] is not Truth.TRUE for gate in judge.gates.each()) or any(
            items_short(judge, one) for one in _facts_short(better, judge)
        )
        return reached if named else default
    return reached


def _is_reached(verdict: Verdict, judge: Judge) -> bool:
    """Return whether every gate lets a verdict pass, and its own rule is true.

    Of cases that differ little, it is mostly the same gate or part of the rule that keeps a verdict back: what did so
    last is looked at first.
    """
    last = judge.figures.known.last_in_the_way if judge.figures.known is not None else {}
    parts = verdict.when.conditions if isinstance(verdict.when, All) else (verdict.when,) if verdict.when else ()
    hurdles: list[str | int] = [*judge.gates, *range(len(parts))]
    if verdict.id in last:
        hurdles.sort(key=lambda one: one != last[verdict.id])
    holds = judge.case.alone or not parts
    for hurdle in hurdles:
        if isinstance(hurdle, str):
            truth = judge.gates[hurdle].passes[verdict.id]
        else:
            truth = truth_in(parts[hurdle], judge.truth, alone=judge.case.alone)
            holds = holds or truth is Truth.TRUE
        if truth is Truth.FALSE or truth is Truth.UNKNOWN:
            last[verdict.id] = hurdle
            return False
    return holds


def _gates_in_the_way(verdict: Verdict, judge: Judge) -> tuple[GateResult, ...]:
    return tuple(gate for gate in judge.gates.values() if gate.passes[verdict.id] is not Truth.TRUE)


def _facts_short(verdict: Verdict, judge: Judge) -> tuple[FactFinding, ...]:
    """Return the facts that keep a verdict's own rule from being true."""
    if verdict.when is None:
        return ()
    finding = examine(verdict.when, judge.truth, alone=judge.case.alone)
    return tuple(deciding_facts(finding, held=False, opening=judge.case.outline.opening))
