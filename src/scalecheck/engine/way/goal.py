"""What a better verdict asks for, as one formula over the answers that can still rise."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property, partial
from typing import TYPE_CHECKING

from scalecheck.engine.way.fact_outcomes import FactOutcomes
from scalecheck.engine.way.formulas import ALWAYS, NEVER, all_of, any_of, negation
from scalecheck.engine.way.gate_outcomes import GateOutcome, gate_outcome
from scalecheck.engine.way.outcomes import Outcome, outcome_of
from scalecheck.model.assessment import Standing

if TYPE_CHECKING:
    from scalecheck.engine.inputs.case import Case
    from scalecheck.engine.way.formulas import Formula
    from scalecheck.engine.way.prospects import Prospect
    from scalecheck.model.checklist import Verdict
    from scalecheck.model.conditions import Condition, Fact


@dataclass(frozen=True)
class Goal:
    """What has to hold for a settled verdict that is no worse than some verdict; see `verdicts.choose`."""

    prospect: Prospect
    """The case, and the answers that can rise."""
    rank: int
    """The place of the verdict to reach, from 0 for the best."""

    @property
    def formula(self) -> Formula:
        """Return what has to hold."""
        verdicts = self.prospect.case.outline.checklist.verdicts
        default = self.prospect.case.outline.verdict_ranks[self.prospect.case.outline.checklist.default_verdict.id]
        lowest = max(self.rank, default)
        silent = [negation(self._speaks(one)) for one in verdicts[lowest + 1 :]]
        if self.rank > default:
            spoken = (self._speaks(one) for one in verdicts[default + 1 : self.rank + 1])
            return all_of((*silent, any_of((*spoken, self.settled))))
        if self.rank == default:
            return all_of((*silent, self.settled))
        reached = any_of(self._reached(one) for one in verdicts[: self.rank + 1])
        return all_of((*silent, self.settled, reached))

    @cached_property
    def settled(self) -> Formula:
        """When enough is answered for a verdict that is no worse than the default."""
        case = self.prospect.case
        if any(item.id in case.not_asked for item in case.items()):
            return NEVER
        settles_when = case.outline.checklist.settles_when
        by_rule = ALWAYS if settles_when is None else self._outcome(settles_when).true_or_void
        return all_of((by_rule, *(self._has_its_answers(gate) for gate in self._gates.values())))

    @cached_property
    def _facts(self) -> FactOutcomes:
        return FactOutcomes(self.prospect)

    @cached_property
    def _gates(self) -> dict[str, GateOutcome]:
        gates = self.prospect.case.outline.checklist.gates
        return {gate.id: gate_outcome(self.prospect.case, gate, self._without_gates) for gate in gates}

    def _reached(self, verdict: Verdict) -> Formula:
        passes = (gate.passes(verdict.id).true for gate in self._gates.values())
        return all_of((*passes, ALWAYS if verdict.when is None else self._outcome(verdict.when).true))

    def _speaks(self, verdict: Verdict) -> Formula:
        return NEVER if verdict.when is None else self._outcome(verdict.when).true

    def _has_its_answers(self, gate: GateOutcome) -> Formula:
        best = self.prospect.case.outline.checklist.verdicts[0].id
        answers = all_of(self.prospect.where(item, partial(_is_answered, item=item)) for item in gate.items)
        return any_of((gate.passes(best).true, answers))

    def _outcome(self, condition: Condition) -> Outcome:
        return outcome_of(condition, lambda fact: self._facts.of(fact, self._gates))

    def _without_gates(self, fact: Fact) -> Outcome:
        return self._facts.of(fact, {})


def _is_answered(case: Case, item: str) -> bool:
    return case.standing(item) not in {Standing.UNANSWERED, Standing.NOT_MINE}
