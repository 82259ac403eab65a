"""When a gate lets a verdict pass, and what holds it back, as formulas over the answers that can still rise."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from scalecheck.engine.judging.gates import asked_for
from scalecheck.engine.way.formulas import ALWAYS, NEVER, all_of, any_of, constant, negation
from scalecheck.engine.way.outcomes import Outcome, conjunction, outcome_of
from scalecheck.model.conditions import All, AnyOf, ItemFact, Not

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from scalecheck.engine.inputs.case import Case
    from scalecheck.engine.way.formulas import Formula
    from scalecheck.model.checklist import Gate
    from scalecheck.model.conditions import Condition, Fact


@dataclass(frozen=True)
class GateOutcome:
    """How a gate can come out; it says what `gates.GateResult` says, for all choices at once."""

    case: Case
    """The case."""
    gate: Gate
    """The gate."""
    judge: Callable[[Fact], Outcome]
    """Return the outcome of a single fact; no need is about gates."""
    needs: Mapping[str, Outcome]
    """The outcome of each need, by verdict."""
    idle: Formula
    """When the gate does not apply."""

    @property
    def applies(self) -> Formula:
        """When the gate applies."""
        return negation(self.idle)

    @property
    def items(self) -> tuple[str, ...]:
        """The items in play that its needs name."""
        return tuple(item for item in self.case.outline.gate_items[self.gate.id] if item not in self.case.void)

    def passes(self, verdict: str) -> Outcome:
        """Return when the gate lets a verdict pass, and when it is known not to."""
        needs = conjunction([self.needs[name] for name in self.asked_for(verdict)])
        return Outcome(true=any_of((self.idle, needs.true_or_void)), false=all_of((self.applies, needs.false)))

    def as_fact(self, verdict: str) -> Outcome:
        """Return the outcome of the fact that the gate lets a verdict pass; void where it does not apply."""
        passes = self.passes(verdict)
        return Outcome(true=all_of((self.applies, passes.true)), false=passes.false, void=self.idle)

    def holding_back(self, verdict: str) -> dict[str, Formula]:
        """Give, by item id, when an item is one of those that keep the gate from letting a verdict pass."""
        stands = negation(self.passes(verdict).true)
        found = self._united(self._deciding(self.gate.needs[name]) for name in self.asked_for(verdict))
        return {item: all_of((stands, when)) for item, when in found.items() if item in self.items}

    def asked_for(self, verdict: str) -> tuple[str, ...]:
        """Return the verdicts, worst first, whose needs must hold for one to pass."""
        checklist = self.case.outline.checklist
        listed = [one.id for one in reversed(checklist.verdicts) if one.id in self.needs]
        return asked_for(checklist, listed, verdict)

    def _outcome(self, condition: Condition) -> Outcome:
        if id(condition) not in self._known:
            self._known[id(condition)] = outcome_of(condition, self.judge)
        return self._known[id(condition)]

    @cached_property
    def _known(self) -> dict[int, Outcome]:
        """The outcomes of conditions that were asked for, by identity: the gate keeps them alive."""
        return {}

    def _deciding(self, condition: Condition) -> dict[str, Formula]:
        """Return when each item is named by a fact that keeps a condition from being true; see `deciding_facts`."""
        outcome = self._outcome(condition)
        if isinstance(condition, Not):
            found = self._behind_negation(condition.condition)
        elif isinstance(condition, All):
            found = self._united(self._deciding(part) for part in condition.conditions)
        elif isinstance(condition, AnyOf):
            found = self._among_alternatives(condition)
        else:
            found = {condition.item: ALWAYS} if isinstance(condition, ItemFact) else {}
        return _where(negation(outcome.true_or_void), found)

    def _among_alternatives(self, condition: AnyOf) -> dict[str, Formula]:
        out = [part for part in condition.conditions if self._is_ruled_out(part)]
        left = [part for part in condition.conditions if part not in out]
        all_void = all_of(self._outcome(part).void for part in left)
        return self._united(
            (
                *(self._deciding(part) for part in left),
                *(_where(all_void, self._deciding(part)) for part in out),
            )
        )

    def _behind_negation(self, condition: Condition) -> dict[str, Formula]:
        outcome = self._outcome(condition)
        if isinstance(condition, Not):
            found = self._deciding(condition.condition)
        elif isinstance(condition, All | AnyOf):
            found = self._united(self._behind_negation(part) for part in condition.conditions)
        else:
            found = {condition.item: ALWAYS} if isinstance(condition, ItemFact) else {}
        return _where(negation(outcome.false_or_void), found)

    def _is_ruled_out(self, condition: Condition) -> bool:
        """Return whether the answers to the opening questions alone make a condition false."""
        if isinstance(condition, All):
            return any(self._is_ruled_out(part) for part in condition.conditions)
        if isinstance(condition, AnyOf):
            return all(self._is_ruled_out(part) for part in condition.conditions)
        if not isinstance(condition, ItemFact) or condition.item not in self.case.outline.opening:
            return False
        return self.judge(condition).false == ALWAYS

    def _united(self, several: Iterable[Mapping[str, Formula]]) -> dict[str, Formula]:
        found: dict[str, Formula] = {}
        for one in several:
            for item, when in one.items():
                found[item] = any_of((found.get(item, NEVER), when))
        return found


def gate_outcome(case: Case, gate: Gate, judge: Callable[[Fact], Outcome]) -> GateOutcome:
    """Look at one gate; `judge` gives the outcome of a single fact."""
    needs = {verdict: outcome_of(need, judge) for verdict, need in gate.needs.items()}
    idle = [all_of(need.void for need in needs.values()), constant(_asks_nothing_here(case, gate))]
    if gate.applies_when is not None:
        idle.append(outcome_of(gate.applies_when, judge).false_or_void)
    return GateOutcome(case, gate, judge, needs, any_of(idle))


def _asks_nothing_here(case: Case, gate: Gate) -> bool:
    """Return whether all the items that a gate names are void, and some of them because they were left out."""
    named = case.outline.gate_items[gate.id]
    return not case.left_out.isdisjoint(named) and case.void.issuperset(named)


def _where(condition: Formula, found: Mapping[str, Formula]) -> dict[str, Formula]:
    return {item: all_of((condition, when)) for item, when in found.items()}
