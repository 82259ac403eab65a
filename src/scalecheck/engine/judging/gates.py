"""Gates: what must hold whatever the score, and which verdict each lets pass."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scalecheck.engine.judging.facts import Judge
from scalecheck.engine.judging.figures import Figures
from scalecheck.engine.judging.gate_result import GateResult
from scalecheck.engine.logic.findings import deciding_facts, examine
from scalecheck.engine.logic.truth import Truth, conjunction
from scalecheck.model.conditions import ItemFact

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from scalecheck.engine.inputs.case import Case
    from scalecheck.engine.judging.figures import Known
    from scalecheck.engine.logic.findings import FactFinding
    from scalecheck.model.checklist import Checklist, Gate


def judge_of(case: Case, figures: Figures | None = None, known: Known | None = None) -> Judge:
    """Return the judge of a case, with its gates judged.

    Args:
        case: The case.
        figures: Its figures, where another case with the same items in play and the same answers to them has them.
        known: What is known from cases with other answers.
    """
    figures = figures or Figures(case, known)
    judge = Judge(case, figures)
    return Judge(case, figures, {gate.id: _known_gate(judge, gate) for gate in case.outline.checklist.gates})


def _known_gate(judge: Judge, gate: Gate) -> GateResult:
    """Judge a gate; where it looks at single questions alone, once for the same answers to them."""
    questions, known = judge.case.outline.gate_questions[gate.id], judge.figures.known
    if questions is None or known is None:
        return _judge_gate(judge.case, judge, gate)
    return known.once(f"gate {gate.id}", judge.case, questions, lambda: _judge_gate(judge.case, judge, gate))


def _judge_gate(case: Case, judge: Judge, gate: Gate) -> GateResult:
    checklist = case.outline.checklist
    needs = {verdict: examine(need, judge.truth, alone=case.alone) for verdict, need in gate.needs.items()}
    core_changes = case.core_changes if gate.guards_core else ()
    asks = _applies(case, judge, gate) and any(need.truth is not Truth.VOID for need in needs.values())
    applies = asks or bool(core_changes)
    asked = {verdict.id: asked_for(checklist, needs, verdict.id) for verdict in checklist.verdicts}
    passes = {
        name: _passes(checklist, [needs[need].truth for need in listed if asks], name, broken=bool(core_changes))
        for name, listed in asked.items()
    }
    allows = next(name for name, truth in passes.items() if truth is Truth.TRUE)
    lacking = {
        name: tuple(
            fact
            for need in asked[name]
            for fact in deciding_facts(needs[need], held=False, opening=case.outline.opening)
        )
        for name, truth in passes.items()
        if truth is not Truth.TRUE
    }
    next_better = list(lacking)[-1] if lacking else None
    return GateResult(
        gate=gate,
        applies=applies,
        allows=allows,
        met=allows == checklist.verdicts[0].id,
        items=tuple(item for item in case.outline.gate_items[gate.id] if item not in case.void),
        needs=needs,
        passes=passes,
        holding_back={name: _items(facts, case) for name, facts in lacking.items()},
        lacking=lacking[next_better] if next_better is not None else (),
        core_changes=core_changes,
    )


def _applies(case: Case, judge: Judge, gate: Gate) -> bool:
    """Return whether a gate applies by its own condition, and asks for anything that is judged here.

    Where all the items that it names are void and some were left out, the opening questions beside them only chose
    between the items, so they alone do not keep it.
    """
    named = case.outline.gate_items[gate.id]
    if not case.left_out.isdisjoint(named) and case.void.issuperset(named):
        return False
    if gate.applies_when is None:
        return True
    return examine(gate.applies_when, judge.truth).truth in {Truth.TRUE, Truth.UNKNOWN}


def _passes(checklist: Checklist, needs: Sequence[Truth], verdict: str, *, broken: bool) -> Truth:
    """Return whether a verdict passes: its need and those of all worse listed ones are true.

    A gate that guards a core which is broken lets nothing pass that is better than the default.
    """
    if broken and not _is_default_or_worse(checklist, verdict):
        return Truth.FALSE
    truth = conjunction(needs)
    return Truth.TRUE if truth is Truth.VOID else truth


def _is_default_or_worse(checklist: Checklist, verdict: str) -> bool:
    ids = [one.id for one in checklist.verdicts]
    return ids.index(verdict) >= ids.index(checklist.default_verdict.id)


def asked_for(checklist: Checklist, listed: Collection[str], verdict: str) -> tuple[str, ...]:
    """Return the verdicts, worst first, whose needs must hold before a verdict passes.

    One that is not listed needs what the next better listed one does; the default and worse ones need nothing.

    Args:
        checklist: The checklist.
        listed: The verdicts for which a gate has a need; names that are no verdict's are passed over.
        verdict: The verdict that should pass, by id.
    """
    ranks = {one.id: rank for rank, one in enumerate(checklist.verdicts)}
    worst_first = sorted((name for name in listed if name in ranks), key=lambda name: -ranks[name])
    if not worst_first or _is_default_or_worse(checklist, verdict):
        return ()
    ceiling = next((name for name in worst_first if ranks[name] <= ranks[verdict]), worst_first[-1])
    return tuple(name for name in worst_first if ranks[name] >= ranks[ceiling])


def _items(facts: Sequence[FactFinding], case: Case) -> tuple[str, ...]:
    named = {found.fact.item for found in facts if isinstance(found.fact, ItemFact)}
    return tuple(item for item in case.outline.items if item in named and item not in case.void)
