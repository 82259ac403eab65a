"""Gates: what must hold whatever the score, and which verdict each lets pass."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scalecheck.engine.judging.facts import Judge
from scalecheck.engine.judging.figures import Figures
from scalecheck.engine.judging.gate_result import GateResult, Gates
from scalecheck.engine.logic.findings import truth_in
from scalecheck.engine.logic.truth import Truth, conjunction

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scalecheck.engine.inputs.case import Case
    from scalecheck.engine.inputs.outline import Outline
    from scalecheck.engine.judging.figures import Known
    from scalecheck.model.checklist import Gate


def judge_of(case: Case, figures: Figures | None = None, known: Known | None = None) -> Judge:
    """Return the judge of a case, who judges each gate when it is asked for.

    Args:
        case: The case.
        figures: Its figures, where another case with the same items in play and the same answers to them has them.
        known: What is known from cases with other answers.
    """
    figures = figures or Figures(case, known)
    judge, known = Judge(case, figures), figures.known
    gates = Gates(case.outline.gates, lambda gate: _known_gate(judge, gate), _as_before(case, known))
    if known is not None:
        known.latest = case, gates
    return Judge(case, figures, gates)


def _as_before(case: Case, known: Known | None) -> Mapping[str, GateResult]:
    """Return how gates came out for the case before, where no question that they look at has another answer now.

    Many cases are judged one after the other that differ in a few answers; equal answers of other files are not the
    same, so there it is not worth looking.
    """
    if known is None or known.of_many or known.latest is None:
        return {}
    before, gates = known.latest
    if before.playing is not case.playing:
        return {}
    old, new, by_question = before.responses, case.responses, case.outline.gates_by_question
    changed = [name for name in old.keys() | new.keys() if old.get(name) is not new.get(name)]
    affected = {gate for name in changed for gate in by_question.get(name, ())}
    questions = case.outline.gate_questions
    return {
        name: result for name, result in gates.found.items() if name not in affected and questions[name] is not None
    }


def _known_gate(judge: Judge, gate: Gate) -> GateResult:
    """Judge a gate; where it looks at single questions alone, once for the same answers to them."""
    questions, known = judge.case.outline.gate_questions[gate.id], judge.figures.known
    if questions is None or known is None:
        return _judge_gate(judge, gate)
    return known.once(f"gate {gate.id}", judge.case, questions, lambda: _judge_gate(judge, gate))


def _judge_gate(judge: Judge, gate: Gate) -> GateResult:
    case, outline = judge.case, judge.case.outline
    truths = {verdict: truth_in(need, judge.truth, alone=case.alone) for verdict, need in gate.needs.items()}
    core_changes = case.core_changes if gate.guards_core else ()
    asks = _applies(judge, gate) and any(truth is not Truth.VOID for truth in truths.values())
    passes = {
        verdict: _passes(outline, [truths[need] for need in asked if asks], verdict, broken=bool(core_changes))
        for verdict, asked in outline.asked_before[gate.id].items()
    }
    allows = next(verdict for verdict, truth in passes.items() if truth is Truth.TRUE)
    return GateResult(
        gate=gate,
        judge=judge,
        applies=asks or bool(core_changes),
        allows=allows,
        met=allows == outline.checklist.verdicts[0].id,
        items=tuple(item for item in outline.gate_items[gate.id] if item not in case.void),
        passes=passes,
        core_changes=core_changes,
    )


def _applies(judge: Judge, gate: Gate) -> bool:
    """Return whether a gate applies by its own condition, and asks for anything that is judged here.

    Where all the items that it names are void and some were left out, the opening questions beside them only chose
    between the items, so they alone do not keep it.
    """
    case, named = judge.case, judge.case.outline.gate_items[gate.id]
    if not case.left_out.isdisjoint(named) and case.void.issuperset(named):
        return False
    if gate.applies_when is None:
        return True
    return truth_in(gate.applies_when, judge.truth) in {Truth.TRUE, Truth.UNKNOWN}


def _passes(outline: Outline, needs: Sequence[Truth], verdict: str, *, broken: bool) -> Truth:
    """Return whether a verdict passes: its need and those of all worse listed ones are true.

    A gate that guards a core which is broken lets nothing pass that is better than the default.
    """
    if broken and outline.verdict_ranks[verdict] < outline.default_rank:
        return Truth.FALSE
    truth = conjunction(needs)
    return Truth.TRUE if truth is Truth.VOID else truth
