"""What a gate still asks for before a verdict passes: the facts that have to become true, as few as possible."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scalecheck.engine.logic.findings import FactFinding, deciding_facts
from scalecheck.engine.logic.truth import Truth
from scalecheck.model.conditions import All, AnyOf, ItemFact, Not

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scalecheck.engine.inputs.case import Case
    from scalecheck.engine.inputs.outline import Outline
    from scalecheck.engine.judging.gate_result import GateResult
    from scalecheck.engine.logic.findings import Finding


def as_described(case: Case) -> frozenset[str]:
    """Return the opening questions whose answers nothing asks to change: those that have one, and the step."""
    return frozenset(one.id for one in case.outline.checklist.profile if one.step or case.option(one.id) is not None)


def still_asked(
    outline: Outline, gate: GateResult, verdict: str, fixed: frozenset[str] = frozenset()
) -> tuple[FactFinding, ...]:
    """Return the facts that have to become true before a gate lets a verdict pass; none where it does already.

    Where one of several ways would be enough, the one with the fewest facts is taken, of equals the one that asks for
    less, of those the first. Of several facts about one question the strictest is kept. They come in the order of the
    questions; facts about more than one question come last.

    Args:
        outline: The checklist.
        gate: How the gate came out.
        verdict: The verdict that should pass, by id.
        fixed: Questions whose answer is not to change, such as how many sites are proposed: a way that needs another
            answer to one of them is no way.
    """
    if gate.passes[verdict] is Truth.TRUE:
        return ()
    found: list[FactFinding] = []
    for name in outline.asked_before[gate.gate.id][verdict]:
        need = gate.needs[name]
        way = _shortest(outline, need, fixed)
        found.extend(_without(deciding_facts(need, held=False), fixed) if way is None else way)
    return _strictest(outline, found)


def _shortest(outline: Outline, finding: Finding, fixed: frozenset[str]) -> tuple[FactFinding, ...] | None:
    """Return the fewest facts that would make a condition true; None where a fixed answer is against it."""
    if finding.truth in {Truth.TRUE, Truth.VOID}:
        return ()
    condition = finding.condition
    if isinstance(condition, Not):
        facts = tuple(deciding_facts(finding, held=False))
        return None if any(_is_fixed(one, fixed) for one in facts) else facts
    if isinstance(condition, AnyOf):
        ways = [_shortest(outline, part, fixed) for part in finding.parts if part.truth is not Truth.VOID]
        open_ways = (way for way in ways if way is not None)
        return min(open_ways, key=lambda way: (len(way), sum(_place(outline, one) for one in way)), default=None)
    if isinstance(condition, All):
        together: list[FactFinding] = []
        for part in finding.parts:
            way = _shortest(outline, part, fixed)
            if way is None:
                return None
            together.extend(way)
        return tuple(together)
    fact = FactFinding(condition, finding.truth, negated=False)
    return None if _is_fixed(fact, fixed) else (fact,)


def _is_fixed(found: FactFinding, fixed: frozenset[str]) -> bool:
    return _question(found) in fixed


def _question(found: FactFinding) -> str:
    return found.fact.item if isinstance(found.fact, ItemFact) else ""


def _without(facts: Iterable[FactFinding], fixed: frozenset[str]) -> list[FactFinding]:
    return [one for one in facts if not _is_fixed(one, fixed)]


def _strictest(outline: Outline, facts: Iterable[FactFinding]) -> tuple[FactFinding, ...]:
    kept: dict[object, FactFinding] = {}
    for one in facts:
        key = _about(one)
        if key not in kept or _place(outline, one) > _place(outline, kept[key]):
            kept[key] = one
    order = {question: place for place, question in enumerate(outline.questions)}
    return tuple(sorted(kept.values(), key=lambda one: order.get(_question(one), len(order))))


def _about(found: FactFinding) -> object:
    fact = found.fact
    if isinstance(fact, ItemFact) and fact.at_least is not None and not found.negated:
        return fact.item
    return id(fact)


def _place(outline: Outline, found: FactFinding) -> float:
    fact = found.fact
    if isinstance(fact, ItemFact) and fact.at_least is not None:
        return float(outline.ranks[fact.item].share[fact.at_least])
    return 0.0
