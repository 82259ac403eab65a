"""What a gate still asks for before a verdict passes: the facts that have to become true, as few as possible."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scalecheck.engine.inputs.relevance import option_truth
from scalecheck.engine.inputs.responses import Response
from scalecheck.engine.logic.findings import FactFinding, deciding_facts
from scalecheck.engine.logic.truth import Truth
from scalecheck.model.assessment import Answer
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
    order = {question: place for place, question in enumerate(outline.questions)}
    return tuple(sorted(strictest(outline, found), key=lambda one: order.get(_question(one), len(order))))


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


def strictest(outline: Outline, facts: Iterable[FactFinding]) -> tuple[FactFinding, ...]:
    """Return the facts without those that hold as soon as another one of them does, which asks more of its question.

    So nothing is asked twice, and what would be enough for less is not asked beside what asks for more.
    """
    kept: list[tuple[FactFinding, object, frozenset[str] | None]] = []
    for one in facts:
        about, suits = _about(one), _suiting(outline, one)
        alike = [other for other in kept if other[1] == about]
        if any(_implies(theirs, suits) for _, _, theirs in alike):
            continue
        kept = [other for other in kept if other not in alike or not _implies(suits, other[2])]
        kept.append((one, about, suits))
    return tuple(one for one, _, _ in kept)


def _implies(suits: frozenset[str] | None, others: frozenset[str] | None) -> bool:
    return suits == others if suits is None or others is None else suits <= others


def _suiting(outline: Outline, found: FactFinding) -> frozenset[str] | None:
    """Return the options by which a fact about a question's option is as it has to be; None of any other fact."""
    fact = found.fact
    if not isinstance(fact, ItemFact) or (fact.state, fact.basis, fact.has) != (None, None, None):
        return None
    ranks = outline.ranks[fact.item]
    wanted = Truth.FALSE if found.negated else Truth.TRUE
    return frozenset(
        option for option in ranks.place if option_truth(fact, Response(Answer(option=option)), ranks) is wanted
    )


def _about(found: FactFinding) -> object:
    """Return what two facts have in common that can ask the same: the question, and what is asked behind its answer."""
    fact = found.fact
    if not isinstance(fact, ItemFact):
        return id(fact)
    behind = (fact.state, fact.basis, fact.has)
    return (fact.item, behind, found.negated and behind != (None, None, None))


def _place(outline: Outline, found: FactFinding) -> float:
    fact = found.fact
    if isinstance(fact, ItemFact) and fact.at_least is not None:
        return float(outline.ranks[fact.item].share[fact.at_least])
    return 0.0
