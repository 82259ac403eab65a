"""The second pass: what an answer lacks, only where a gate or a must needs it, widest consequence first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scalecheck.engine.judgement import evaluate
from scalecheck.interview.agenda import asked
from scalecheck.interview.state import Proof
from scalecheck.model.assessment import Standing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scalecheck.engine.judgement import Judgement
    from scalecheck.interview.state import Interview, ProofKind
    from scalecheck.model.assessment import Answer
    from scalecheck.model.checklist import Item


def judged(interview: Interview) -> Judgement:
    """Judge the answers as they stand."""
    brief = interview.brief
    not_asked = frozenset(brief.outline.items) - frozenset(brief.order) - frozenset(brief.inherited) - brief.left_out
    return evaluate(brief.outline, interview.given(), brief.today, left_out=brief.left_out, not_asked=not_asked)


def proofs_needed(interview: Interview) -> tuple[Proof, ...]:
    """Give what is lacking, the items that hold back most gates first, then by importance and order."""
    judgement = judged(interview)
    weight = {item.id: _consequence(judgement, item) for item in interview.brief.outline.items.values()}
    items = [interview.brief.outline.items[name] for name in asked(interview) if name in weight]
    ordered = sorted(items, key=lambda item: weight[item.id])
    return tuple(Proof(item.id, kind) for item in ordered for kind in _lacking(interview, judgement, item))


def _consequence(judgement: Judgement, item: Item) -> tuple[int, int, int]:
    holding = sum(item.id in _holding_back(judgement, gate.gate.id) for gate in judgement.gates)
    named = sum(item.id in gate.items for gate in judgement.gates if gate.applies)
    return -holding, -named, ("must", "should", "could").index(item.importance)


def _holding_back(judgement: Judgement, gate: str) -> tuple[str, ...]:
    best = judgement.case.outline.checklist.verdicts[0].id
    found = next(one for one in judgement.gates if one.gate.id == gate)
    return found.holding_back.get(best, ()) if found.applies else ()


def _lacking(interview: Interview, judgement: Judgement, item: Item) -> Iterator[ProofKind]:
    """Give what an item lacks: basis and evidence for what is said to hold, an owner and a date for what does not."""
    answer = interview.answer(item.id)
    in_gate = any(item.id in gate.items for gate in judgement.gates if gate.applies)
    if answer is None or not (in_gate or item.importance == "must"):
        return
    if answer.standing is Standing.NOT_APPLICABLE:
        if in_gate and answer.confirmed is None and not interview.brief.agreed:
            yield "confirmed"
        return
    if answer.standing is Standing.ANSWERED:
        yield from _unproved(answer, item, in_gate=in_gate)
    holds_back = any(item.id in _holding_back(judgement, gate.gate.id) for gate in judgement.gates)
    if holds_back and answer.owner is None:
        yield "owner"
    if holds_back and not any(action.due is not None and not action.done for action in answer.actions):
        yield "action"


def _unproved(answer: Answer, item: Item, *, in_gate: bool) -> Iterator[ProofKind]:
    if answer.basis is None:
        yield "basis"
    wanted = in_gate or answer.option in item.evidence.required_for
    if wanted and not answer.evidence and answer.basis not in {"asserted", "guess"}:
        yield "evidence"
