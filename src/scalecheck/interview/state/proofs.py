"""The second pass: what an answer lacks, only where a gate or a must needs it, widest consequence first."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scalecheck.engine.inputs.backing import EvidenceState, has_dated_action, pieces
from scalecheck.engine.inputs.case import Case
from scalecheck.engine.judging.judgement import judge_case
from scalecheck.interview.state.state import Proof
from scalecheck.model.assessment import Standing

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from scalecheck.engine.judging.gate_result import GateResult
    from scalecheck.engine.judging.judgement import Judgement
    from scalecheck.interview.reading.form import ProofKind
    from scalecheck.interview.state.state import Interview
    from scalecheck.model.assessment import Answer
    from scalecheck.model.checklist import Item

_IMPORTANCE = ("must", "should", "could")


@dataclass(frozen=True, slots=True)
class _Weight:
    """What hangs on one item."""

    item: Item
    """The item."""
    gates: tuple[GateResult, ...]
    """The gates that name it."""
    held_back: int
    """How many of them it keeps from letting the best verdict pass."""

    @property
    def consequence(self) -> tuple[int, int, int]:
        """What sorts the widest consequence to the front."""
        return -self.held_back, -len(self.gates), _IMPORTANCE.index(self.item.importance)

    @property
    def words(self) -> str:
        """What needs the item, in words."""
        titles = ", ".join(f"“{gate.gate.title}”" for gate in self.gates)
        if titles:
            return f"the gate{'s' if len(self.gates) > 1 else ''} {titles}"
        return "its importance: this is a must"


def judged(interview: Interview) -> Judgement:
    """Judge the answers as they are."""
    brief = interview.brief
    return judge_case(
        Case(
            brief.outline,
            interview.responses,
            brief.today,
            left_out=brief.left_out,
            not_asked=brief.not_asked,
            core_changes=brief.core_changes,
        )
    )


def proofs_needed(interview: Interview, judgement: Judgement | None = None) -> tuple[Proof, ...]:
    """Return what is lacking, the items that hold back most gates first, then by importance and order."""
    judgement = judgement or judged(interview)
    weights = sorted(_weights(interview, judgement), key=lambda weight: weight.consequence)
    lacking = [(one, kinds) for one in weights if (kinds := tuple(_lacking(interview, one)))]
    return tuple(
        Proof(one.item.id, kind, one.words, number, len(lacking))
        for number, (one, kinds) in enumerate(lacking, start=1)
        for kind in kinds
    )


def _weights(interview: Interview, judgement: Judgement) -> list[_Weight]:
    """Return the items that are asked here and that a gate names or that are musts."""
    items = interview.brief.outline.items
    best = judgement.case.outline.checklist.verdicts[0].id
    applying = [gate for gate in judgement.gates if gate.applies]
    named: dict[str, list[GateResult]] = {}
    for gate in applying:
        for item in gate.items:
            named.setdefault(item, []).append(gate)
    holding = _times_holding_back(applying, best)
    return [
        _Weight(items[name], tuple(named.get(name, ())), holding.get(name, 0))
        for name in interview.asked
        if name in items and (name in named or items[name].importance == "must")
    ]


def _times_holding_back(gates: list[GateResult], verdict: str) -> Mapping[str, int]:
    times: dict[str, int] = {}
    for gate in gates:
        for item in gate.holding_back.get(verdict, ()):
            times[item] = times.get(item, 0) + 1
    return times


def _lacking(interview: Interview, weight: _Weight) -> Iterator[ProofKind]:
    """Return what an item lacks: basis and evidence for what is said to hold, an owner and a date for what does not.

    A question that waits for somebody is not come back to; an answer of the programme's is the programme's to prove.
    """
    item, answer = weight.item, interview.answer(weight.item.id)
    standing = interview.standing(item.id)
    if answer is None or standing in {Standing.UNANSWERED, Standing.NOT_MINE}:
        return
    if standing is Standing.NOT_APPLICABLE:
        if weight.gates and not interview.responses[item.id].confirmed:
            yield "confirmed"
        return
    met = answer.option in interview.brief.outline.ranks[item.id].met
    if (met and not weight.held_back) or answer.option in item.evidence.required_for:
        yield from _unproved(answer, interview.brief.today)
    if weight.held_back or not met:
        yield from _unowned(answer)


def _unproved(answer: Answer, today: date) -> Iterator[ProofKind]:
    """Return evidence first: where there is some, it says what the answer rests on."""
    if not pieces(answer, EvidenceState.COUNTS, today) and answer.basis not in {"asserted", "guess"}:
        yield "evidence"
    if answer.basis is None:
        yield "basis"


def _unowned(answer: Answer) -> Iterator[ProofKind]:
    if answer.owner is None:
        yield "owner"
    if not has_dated_action(answer):
        yield "action"
