"""The verdict: settled or not, chosen by the checklist's own rules, with the facts that decided it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scalecheck.engine.logic.findings import deciding_facts, examine
from scalecheck.engine.logic.truth import Truth
from scalecheck.model.assessment import Standing

if TYPE_CHECKING:
    from scalecheck.engine.inputs.case import Case
    from scalecheck.engine.judging.facts import Judge
    from scalecheck.engine.judging.gate_result import GateResult
    from scalecheck.engine.logic.findings import FactFinding
    from scalecheck.model.checklist import Item, Verdict


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


def choose(case: Case, judge: Judge) -> VerdictResult:
    """Choose the verdict.

    First a verdict worse than the default whose condition is true, worst first, even before the case is settled; then,
    if it is settled, the best verdict whose condition is true and that every gate lets pass; else the default.
    """
    verdicts = case.outline.checklist.verdicts
    default = case.outline.checklist.default_verdict
    place = verdicts.index(default)
    for verdict in reversed(verdicts[place + 1 :]):
        if verdict.when is not None:
            finding = examine(verdict.when, judge.truth)
            if finding.truth is Truth.TRUE:
                return VerdictResult(verdict, settled=True, facts=tuple(deciding_facts(finding, held=True)))
    not_asked = tuple(item for item in case.items() if item.id in case.not_asked)
    missing, unsettled_by = _what_is_missing(case, judge)
    if not_asked or missing or unsettled_by:
        return VerdictResult(default, settled=False, missing=missing, not_asked=not_asked, unsettled_by=unsettled_by)
    chosen = next((rank for rank in range(place) if _is_reached(verdicts[rank], judge)), place)
    if chosen == 0:
        return VerdictResult(verdicts[0], settled=True)
    gates, facts = _in_the_way(verdicts[chosen - 1], judge)
    return VerdictResult(verdicts[chosen], settled=True, gates=gates, facts=facts)


def _what_is_missing(case: Case, judge: Judge) -> tuple[tuple[Item, ...], tuple[FactFinding, ...]]:
    """Return the items without any answer behind gates that are not met, and the facts that keep it unsettled."""
    needed = {item for gate in judge.gates.values() if gate.applies and not gate.met for item in gate.items}
    missing = tuple(
        item
        for item in case.items()
        if item.id in needed
        and item.id not in case.not_asked
        and case.standing(item.id) in {Standing.UNANSWERED, Standing.NOT_MINE}
    )
    settles_when = case.outline.checklist.settles_when
    if settles_when is None:
        return missing, ()
    finding = examine(settles_when, judge.truth)
    return missing, tuple(deciding_facts(finding, held=False, opening=case.outline.opening))


def _is_reached(verdict: Verdict, judge: Judge) -> bool:
    allowed = all(gate.passes[verdict.id] is Truth.TRUE for gate in judge.gates.values())
    return allowed and (verdict.when is None or examine(verdict.when, judge.truth).truth is Truth.TRUE)


def _in_the_way(verdict: Verdict, judge: Judge) -> tuple[tuple[GateResult, ...], tuple[FactFinding, ...]]:
    gates = tuple(gate for gate in judge.gates.values() if gate.passes[verdict.id] is not Truth.TRUE)
    if verdict.when is None:
        return gates, ()
    finding = examine(verdict.when, judge.truth)
    return gates, tuple(deciding_facts(finding, held=False, opening=judge.case.outline.opening))
