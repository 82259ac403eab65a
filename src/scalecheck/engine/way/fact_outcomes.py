"""When each kind of fact is true, false or void, as formulas over the answers that can still rise."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING

from scalecheck.engine.inputs.relevance import option_truth
from scalecheck.engine.judging.facts import _range as possible_range
from scalecheck.engine.logic.truth import Truth
from scalecheck.engine.way.amounts import reaches
from scalecheck.engine.way.formulas import NEVER, all_of, any_of, negation, some_of
from scalecheck.engine.way.outcomes import VOID, Outcome, conjunction
from scalecheck.engine.way.score_amounts import ScoreAmounts
from scalecheck.model.conditions import (
    EVERY_DOMAIN,
    OVERALL,
    CountFact,
    CoverageFact,
    GateFact,
    GateItemsFact,
    GatesBelowFact,
    ItemFact,
    ScoreFact,
    ShareFact,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from scalecheck.engine.judging.counts import Counts
    from scalecheck.engine.way.amounts import Amount
    from scalecheck.engine.way.formulas import Formula
    from scalecheck.engine.way.gate_outcomes import GateOutcome
    from scalecheck.engine.way.prospects import Prospect
    from scalecheck.model.checklist import Item
    from scalecheck.model.conditions import Backing, Basis, Fact


@dataclass(frozen=True)
class FactOutcomes:
    """Return the outcomes of facts; it says of each what `facts.Judge` says, for all choices at once."""

    prospect: Prospect
    """The case, and the answers that can rise."""

    @cached_property
    def scores(self) -> ScoreAmounts:
        """The scores."""
        return ScoreAmounts(self.prospect)

    def of(self, fact: Fact, gates: Mapping[str, GateOutcome]) -> Outcome:  # noqa: PLR0911 (one for each kind)
        """Return the outcome of a fact.

        Args:
            fact: The fact.
            gates: How the gates can come out; none while they are being looked at.
        """
        match fact:
            case ItemFact():
                return self._item_once(fact)
            case ScoreFact():
                return self.scores.outcome(fact)
            case CoverageFact():
                return self._coverage(fact)
            case ShareFact():
                return self._share(fact)
            case CountFact():
                return self._count(fact)
            case GateFact():
                return gates[fact.gate].as_fact(fact.allows)
            case GatesBelowFact():
                return self._gates_below(fact, gates)
            case GateItemsFact():
                return self._gate_items(fact, gates)

    @cached_property
    def _items(self) -> dict[int, Outcome]:
        """The outcomes of facts about one item that were asked for, by identity: the case keeps them alive."""
        return {}

    def _item_once(self, fact: ItemFact) -> Outcome:
        if id(fact) not in self._items:
            self._items[id(fact)] = self._item(fact)
        return self._items[id(fact)]

    def _item(self, fact: ItemFact) -> Outcome:
        if fact.item in self.prospect.case.void:
            return VOID
        if fact.has is not None:
            return self._has(fact.item, fact.has)
        if fact.basis is not None:
            return self._basis(fact.item, fact.basis)
        return Outcome(
            true=self._option(fact, Truth.TRUE),
            false=self._option(fact, Truth.FALSE),
            void=self._option(fact, Truth.VOID),
        )

    def _option(self, fact: ItemFact, truth: Truth) -> Formula:
        ranks = self.prospect.case.outline.ranks[fact.item]
        return self.prospect.where(
            fact.item, lambda case: option_truth(fact, case.responses.get(fact.item), ranks) is truth
        )

    def _basis(self, item: str, bases: Sequence[Basis]) -> Outcome:
        if self.prospect.case.is_set_aside(item):
            return VOID
        every: tuple[Basis, ...] = ("evidenced", "observed", "asserted", "guess")
        others = [basis for basis in every if basis not in bases]
        rests_on, answered = self.prospect.backed.rests_on, self._answered(item)
        return Outcome(true=all_of((answered, rests_on(item, bases))), false=all_of((answered, rests_on(item, others))))

    def _has(self, item: str, backings: Iterable[Backing]) -> Outcome:
        if item in self.prospect.case.void or self.prospect.case.is_set_aside(item):
            return VOID
        carries = all_of(self.prospect.backed.carries(item, backing) for backing in backings)
        answered = self._answered(item)
        return Outcome(true=all_of((answered, carries)), false=all_of((answered, negation(carries))))

    def _answered(self, item: str) -> Formula:
        return self.prospect.where(item, lambda case: case.option(item) is not None)

    def _coverage(self, fact: CoverageFact) -> Outcome:
        def beyond(counts: Counts) -> Fraction:
            return counts.covered(fact.counting) - fact.at_least * counts.relevant

        def counts_none(counts: Counts) -> bool:
            return not counts.relevant

        return self._reached(self._within(fact.coverage), counts_none, surely=beyond, possibly=beyond)

    def _share(self, fact: ShareFact) -> Outcome:
        if fact.within != EVERY_DOMAIN:
            return self._share_within(fact, fact.within)
        return conjunction([self._share_within(fact, one.id) for one in self.prospect.case.outline.checklist.domains])

    def _share_within(self, fact: ShareFact, section: str) -> Outcome:
        def surely(counts: Counts) -> Fraction:
            return counts.reached(fact.share) - fact.at_least * counts.at_stake

        def possibly(counts: Counts) -> Fraction:
            return surely(counts) + counts.open

        def counts_none(counts: Counts) -> bool:
            return not counts.at_stake

        return self._reached(self._within(section), counts_none, surely=surely, possibly=possibly)

    def _reached(
        self,
        items: Iterable[Item],
        counts_none: Callable[[Counts], bool],
        *,
        surely: Callable[[Counts], Fraction],
        possibly: Callable[[Counts], Fraction],
    ) -> Outcome:
        """Return the outcome where some figure, added up over what counts, must not lie below nought."""
        items = tuple(items)
        void = all_of(self.prospect.where_counted(item, counts_none) for item in items)
        reached, reachable = (reaches(self._sum(items, figure), Fraction(0)) for figure in (surely, possibly))
        return Outcome(true=all_of((reached, negation(void))), false=negation(reachable), void=void)

    def _count(self, fact: CountFact) -> Outcome:
        def fewest(counts: Counts) -> Fraction:
            return -Fraction(possible_range(fact.count, counts)[0])

        def most(counts: Counts) -> Fraction:
            return -Fraction(possible_range(fact.count, counts)[1])

        items = self.prospect.judge.counted(fact)
        return Outcome(
            true=reaches(self._sum(items, most), Fraction(-fact.at_most)),
            false=negation(reaches(self._sum(items, fewest), Fraction(-fact.at_most))),
        )

    def _sum(self, items: Iterable[Item], figure: Callable[[Counts], Fraction]) -> Amount:
        return self.prospect.amount(items, figure)

    def _within(self, section: str) -> tuple[Item, ...]:
        return self.prospect.case.items(None if section == OVERALL else section)

    def _gates_below(self, fact: GatesBelowFact, gates: Mapping[str, GateOutcome]) -> Outcome:
        if fact.each_has is not None:
            held = [gate.holding_back(fact.gates_below) for gate in gates.values()]
            return self._each_has(_together(held), fact.each_has)
        passes = [gate.passes(fact.gates_below) for gate in gates.values()]
        enough = len(passes) - (fact.at_most or 0)
        return Outcome(
            true=some_of((one.true for one in passes), enough),
            false=negation(some_of((negation(one.false) for one in passes), enough)),
        )

    def _gate_items(self, fact: GateItemsFact, gates: Mapping[str, GateOutcome]) -> Outcome:
        named = [dict.fromkeys(gate.items, gate.applies) for gate in gates.values()]
        return self._each_has(_together(named), fact.has)

    def _each_has(self, looked_at: Mapping[str, Formula], backings: Sequence[Backing]) -> Outcome:
        """Return the outcome where each item that is looked at must carry all of these.

        Args:
            looked_at: When each item is looked at, by item id.
            backings: What it must carry.
        """
        has = {item: self._has(item, backings) for item in looked_at}
        set_aside = [item for item, outcome in has.items() if outcome == VOID]
        none_else = all_of(negation(when) for item, when in looked_at.items() if item not in set_aside)
        void = all_of((none_else, any_of(looked_at[item] for item in set_aside)))
        carried = (any_of((negation(when), has[item].true_or_void)) for item, when in looked_at.items())
        lacking = (all_of((when, has[item].false)) for item, when in looked_at.items())
        return Outcome(true=all_of((*carried, negation(void))), false=any_of(lacking), void=void)


def _together(several: Iterable[Mapping[str, Formula]]) -> dict[str, Formula]:
    found: dict[str, Formula] = {}
    for one in several:
        for item, when in one.items():
            found[item] = any_of((found.get(item, NEVER), when))
    return found
