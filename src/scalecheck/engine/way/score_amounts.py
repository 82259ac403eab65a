"""Scores as amounts that grow with the answers: the tree of sections, each with its own rule."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from typing import TYPE_CHECKING, TypeAlias

from scalecheck.engine.judging.scoring import Reading, _item_values
from scalecheck.engine.way.amounts import least, least_that_rounds_to, product, reaches, rounded, total
from scalecheck.engine.way.formulas import all_of, negation
from scalecheck.engine.way.outcomes import VOID, Outcome
from scalecheck.model.conditions import OVERALL, AboutOnly, Weakest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from scalecheck.engine.inputs.scoring_rule import Rule
    from scalecheck.engine.way.amounts import Amount
    from scalecheck.engine.way.formulas import Formula
    from scalecheck.engine.way.prospects import Prospect
    from scalecheck.model.checklist import Item, Section
    from scalecheck.model.conditions import ScoreFact

Scored: TypeAlias = "tuple[Rule, Amount]"
"""A rule, and the figure that it gives before it is rounded."""


class UnsteadyScoreError(Exception):
    """An item enters a score only once it is answered, so that answering it may lower the score."""

    def __init__(self, item: str) -> None:
        """Name the item."""
        super().__init__(item)
        self.item = item


@dataclass(frozen=True)
class ScoreAmounts:
    """Return scores with the open answers at their worst or at their best.

    It holds for scores that never fall when an answer rises; see `monotone.score_rises`.
    """

    prospect: Prospect
    """The case, and the answers that can rise."""
    _known: dict[tuple[str | None, Reading], Scored | None] = field(default_factory=dict)

    def outcome(self, fact: ScoreFact) -> Outcome:
        """Return when a fact about a score is true, false or void.

        Raises:
            UnsteadyScoreError: an item that nobody has to answer here would enter the score.
        """
        worst, best = (self._scored(fact, reading) for reading in (Reading.WORST, Reading.BEST))
        if not worst or not best:
            return VOID
        if fact.at_least is not None:
            return Outcome(true=_all_reach(worst, fact.at_least), false=negation(_all_reach(best, fact.at_least)))
        limit = fact.below if fact.below is not None else Fraction(0)
        return Outcome(true=negation(_all_reach(best, limit)), false=_all_reach(worst, limit))

    def _scored(self, fact: ScoreFact, reading: Reading) -> list[Scored]:
        """Return the scores of which the lowest counts; none where nothing is scored."""
        outline = self.prospect.case.outline
        if isinstance(fact.score, AboutOnly):
            about = fact.score.about
            items = [item for item in self.prospect.case.items() if item.about == about]
            found = [self._by_rule(outline.scoring_rules[None], items, (), reading)]
        elif isinstance(fact.score, Weakest):
            domains = outline.checklist.domains
            scored = [(one.id, self._section(one.id, reading)) for one in domains]  # tells what is unsteady, first
            found = [one for name, one in scored if self._span(name, reading)]
        else:
            found = [self._section(None if fact.score == OVERALL else fact.score, reading)]
        return [one for one in found if one is not None]

    def _section(self, name: str | None, reading: Reading) -> Scored | None:
        key = (name, reading)
        if key not in self._known:
            outline = self.prospect.case.outline
            items = () if name is None else outline.sections[name].items
            sections = outline.checklist.domains if name is None else outline.sections[name].sections
            self._known[key] = self._by_rule(outline.scoring_rules[name], items, sections, reading)
        return self._known[key]

    def _by_rule(
        self, rule: Rule, items: Iterable[Item], sections: Iterable[Section], reading: Reading
    ) -> Scored | None:
        weighed = rule.aggregate in {"mean", "sum"}
        parts = [*self._items(rule, items, reading), *self._sections(rule, sections, reading)]
        counting = [(weight, amount) for weight, amount in parts if weight or not weighed]
        if not counting:
            return None
        return rule, total(Fraction(0), [(rule.times, _together(rule, counting))])

    def _items(self, rule: Rule, items: Iterable[Item], reading: Reading) -> Iterator[tuple[Fraction, Amount]]:
        for item in items:
            ways = self.prospect.ways(item.id)
            figures = tuple(value.figure for case in ways for _, value in _item_values(case, rule, [item], reading))
            if len(figures) == len(ways):
                yield item.weight, self.prospect.leaf(item.id, figures)
            elif figures:
                raise UnsteadyScoreError(item.id)

    def _sections(self, rule: Rule, sections: Iterable[Section], reading: Reading) -> Iterator[tuple[Fraction, Amount]]:
        for section in sections:
            scored = self._section(section.id, reading)
            if scored is None:
                continue
            amount = _carried(scored)
            if rule.values == "raw":
                yield section.weight, amount
            elif span := self._span(section.id, reading):
                lowest, width = span
                yield section.weight, total(-lowest / width, [(1 / width, amount)])

    def _span(self, section: str, reading: Reading) -> tuple[Fraction, Fraction] | None:
        """Return the lowest that a section's score could be, and how far the highest lies above it; None for nought."""
        value = self.prospect.judge.figures.safe_scores(reading)[section].value
        if value is None or value.highest == value.lowest:
            return None
        return value.lowest, value.highest - value.lowest


def _together(rule: Rule, parts: Sequence[tuple[Fraction, Amount]]) -> Amount:
    amounts = [amount for _, amount in parts]
    if rule.aggregate == "min":
        return least(amounts)
    if rule.aggregate == "product":
        return product(amounts)
    divisor = sum((weight for weight, _ in parts), start=Fraction(0)) if rule.aggregate == "mean" else Fraction(1)
    return total(Fraction(0), [(weight / divisor, amount) for weight, amount in parts])


def _carried(scored: Scored) -> Amount:
    rule, amount = scored
    if rule.round is None or rule.round.carry == "exact":
        return amount
    return rounded(amount, rule.round.decimals)


def _all_reach(scored: Iterable[Scored], limit: Fraction) -> Formula:
    return all_of(
        reaches(amount, limit if rule.round is None else least_that_rounds_to(limit, rule.round.decimals))
        for rule, amount in scored
    )
