"""What moved between two judgements, and why: through other rules, time, the opening questions, or other answers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from scalecheck.engine.changes.changed_items import ItemMove, item_moves
from scalecheck.engine.changes.changed_promises import (
    ActionMove,
    ConditionState,
    action_moves,
    condition_states,
    promises,
)
from scalecheck.engine.changes.stages import (
    AreaChange,
    GateChange,
    SideChange,
    Stages,
    VerdictState,
    area_changes,
    gate_changes,
    side_changes,
    verdict_of,
)
from scalecheck.engine.changes.waiting import waits_to_be_confirmed
from scalecheck.engine.inputs.case import Case
from scalecheck.engine.inputs.inheritance import counted_answers
from scalecheck.engine.inputs.responses import every_answer, to_confirm
from scalecheck.engine.judging.judgement import judge_case
from scalecheck.engine.judging.scope import core_changes, not_asked, outside

if TYPE_CHECKING:
    from datetime import date

    from scalecheck.engine.changes.looked import Looked
    from scalecheck.engine.judging.judgement import Judgement


@dataclass(frozen=True, slots=True)
class Comparison:
    """What moved between then and now."""

    then: Looked
    """What it is compared with."""
    now: Looked
    """What is compared."""
    same_rules: bool
    """Whether both are judged by the same checklist."""
    verdict: Stages[VerdictState]
    """The verdict."""
    sides: tuple[SideChange, ...]
    """The verdict on each side of which something is asked, taken alone."""
    gates: tuple[GateChange, ...]
    """Every gate of either checklist, in the order of the newer one; those that are gone come last."""
    areas: tuple[AreaChange, ...]
    """Every area of either checklist, in the same order."""
    items: tuple[ItemMove, ...]
    """Every question that moved, opening questions first, in the same order; one moved by rules and answers is there
    twice."""
    actions: tuple[ActionMove, ...]
    """What became of the actions: done, new, on another day, late, or no longer there."""
    conditions: tuple[ConditionState, ...]
    """The conditions of the decision before, met or not."""
    waiting: frozenset[str] = frozenset()
    """The questions that the newer round, which goes on from the older, has yet to confirm."""

    @property
    def nothing_moved(self) -> bool:
        """Whether there is nothing to tell; conditions and late actions do not move, and are told all the same."""
        moved = [
            *self.verdict.causes,
            *(cause for side in self.sides for cause in side.stages.causes),
            *(cause for gate in self.gates for cause in gate.stages.causes),
            *(cause for area in self.areas for cause in area.stages.causes),
        ]
        return not (moved or self.items or self.actions)


def compare(then: Looked, now: Looked) -> Comparison:
    """Compare two judgements.

    On the way from one to the other four things change, one after the other: the old answers are judged by the newer
    rules, then on the later day, then what the opening questions describe changes, and then the answers to the items.
    So each move has its cause.
    """
    same_rules = then.outline.checklist == now.outline.checklist
    by_rules = then.judgement if same_rules else _rejudged(then, now, then.as_of)
    by_time = by_rules if then.as_of == now.as_of else _rejudged(then, now, now.as_of)
    stages = Stages(then.judgement, by_rules, by_time, _described_anew(by_time, now.judgement), now.judgement)
    decision, waiting = then.decision, waits_to_be_confirmed(then, now)
    old, new = (promises(one.assessment, one.outline) for one in (then, now))
    return Comparison(
        then=then,
        now=now,
        same_rules=same_rules,
        verdict=Stages(*(verdict_of(one) for one in stages)),
        sides=side_changes(stages),
        gates=gate_changes(stages, waiting),
        areas=area_changes(stages),
        items=item_moves(then.judgement.case, by_time.case, now.judgement.case, same_rules=same_rules, waiting=waiting),
        actions=action_moves(old, new, now.as_of, waiting),
        conditions=() if decision is None else condition_states(decision, now.decision, now.as_of),
        waiting=waiting,
    )


def _described_anew(by_time: Judgement, now: Judgement) -> Judgement:
    """Judge the old answers with the newer answers to the opening questions."""
    opening = now.case.outline.opening
    before, after = by_time.case.responses, now.case.responses
    described = {name: one for name, one in after.items() if name in opening}
    if described == {name: one for name, one in before.items() if name in opening}:
        return by_time
    kept = {name: one for name, one in before.items() if name not in opening}
    return judge_case(replace(by_time.case, responses=kept | described))


def _rejudged(looked: Looked, now: Looked, as_of: date) -> Judgement:
    """Judge the old answers by other rules or on another day; a question new to them counts as left open.

    An old answer to a question that reads differently now counts, unless it still has to be confirmed again.
    """
    assessment, programme, outline = looked.assessment, looked.programme, now.outline
    counted = counted_answers(outline, assessment, as_of, programme, looked.own_files)
    again, every = to_confirm(outline, now.assessment), every_answer(outline, assessment)
    responses = {name: every[name] for name in to_confirm(outline, assessment)} | counted
    responses = {name: one for name, one in responses.items() if one.inherited or name not in again}
    new = frozenset(outline.items) - frozenset(looked.outline.items)
    left_out = outside(outline, assessment)
    missing = not_asked(outline, assessment, programme, responses) - new
    broken = core_changes(assessment, programme)
    return judge_case(Case(outline, responses, as_of, left_out=left_out, not_asked=missing, core_changes=broken))
