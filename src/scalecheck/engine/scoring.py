"""Scores: what the answers add up to, as the checklist declares it, in exact arithmetic."""

from __future__ import annotations

from dataclasses import dataclass, fields
from enum import Enum
from fractions import Fraction
from math import prod
from typing import TYPE_CHECKING, Literal

from scalecheck.engine.exact import round_half_up
from scalecheck.model.assessment import Standing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from scalecheck.engine.case import Case
    from scalecheck.model.checklist import Band, Checklist, Item, NoBand, Rounding, Scoring, Section


class Reading(Enum):
    """How the open answers (unanswered and don't-know) are read."""

    DECLARED = "declared"
    """As the scoring says: the score that is shown."""
    WORST = "worst"
    """Each as its worst option: the safe score."""
    BEST = "best"
    """Each as its best option."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A scoring rule with every key filled in."""

    values: Literal["raw", "normalised"] = "normalised"
    """How values enter."""
    aggregate: Literal["mean", "sum", "min", "product"] = "mean"
    """How they become one."""
    times: Fraction = Fraction(100)
    """What that is multiplied by."""
    unanswered: Literal["exclude", "lowest", "zero"] = "lowest"
    """What an unanswered item counts."""
    dont_know: Literal["exclude", "lowest", "zero"] = "lowest"
    """What a don't-know counts."""
    not_applicable: Literal["exclude", "lowest", "zero", "highest"] = "exclude"
    """What a not-applicable item counts."""
    round: Rounding | None = None
    """How the score is rounded."""
    bands: tuple[Band, ...] = ()
    """Names for ranges of the score."""
    no_band: NoBand | None = None
    """What is said where nothing counts."""

    def overridden(self, scoring: Scoring) -> Rule:
        """Give this rule with every key that the scoring sets in place of its own."""
        own = {field.name: getattr(self, field.name) for field in fields(self)}
        given = {name: value for name in own if (value := getattr(scoring, name)) is not None}
        return Rule(**{**own, **given})

    @property
    def counts_zero(self) -> bool:
        """Whether some item may count nought although its scale does not go down to it."""
        return "zero" in {self.unanswered, self.dont_know, self.not_applicable}


@dataclass(frozen=True, slots=True)
class Value:
    """A figure with the lowest and highest that it could have been."""

    figure: Fraction
    """The figure."""
    lowest: Fraction
    """The lowest."""
    highest: Fraction
    """The highest."""

    @property
    def normalised(self) -> Fraction | None:
        """The figure's place between lowest (0) and highest (1); None where they are the same."""
        span = self.highest - self.lowest
        return (self.figure - self.lowest) / span if span else None


@dataclass(frozen=True, slots=True)
class Score:
    """The score of a section, or of everything."""

    value: Value | None
    """What the level above is given; None where nothing counts."""
    exact: Fraction | None
    """The score before rounding."""
    shown: Fraction | None
    """The score as people read it, rounded where that is declared."""
    band: Band | None = None
    """The band that it falls in."""
    no_band: NoBand | None = None
    """What is said instead, where nothing counts."""


NO_SCORE = Score(value=None, exact=None, shown=None)


def checklist_rule(checklist: Checklist) -> Rule:
    """Give the rule that every section starts from, and that makes `overall` of the domains."""
    return Rule().overridden(checklist.scoring)


def section_rule(checklist: Checklist, section: Section) -> Rule:
    """Give a section's rule: the checklist's with the section's own keys over it; a parent section's are not handed on."""
    return checklist_rule(checklist).overridden(section.scoring)


def scores(case: Case, reading: Reading) -> dict[str | None, Score]:
    """Score every section by id, and everything under None."""
    checklist = case.outline.checklist
    found: dict[str | None, Score] = {}
    for section in reversed(list(case.outline.sections.values())):
        rule = section_rule(checklist, section)
        parts = [
            *_item_values(case, rule, section.items, reading),
            *_section_values(rule, section.sections, found),
        ]
        found[section.id] = _score(rule, parts)
    rule = checklist_rule(checklist)
    found[None] = _score(rule, list(_section_values(rule, checklist.domains, found)))
    return found


def score_of_items(case: Case, items: Iterable[Item], reading: Reading) -> Score:
    """Score some items as one list by the checklist's own rule."""
    rule = checklist_rule(case.outline.checklist)
    return _score(rule, list(_item_values(case, rule, items, reading)))


def _section_values(
    rule: Rule, sections: Iterable[Section], found: dict[str | None, Score]
) -> Iterator[tuple[Fraction, Value]]:
    for section in sections:
        value = found[section.id].value
        if value is None:
            continue
        if rule.values == "raw":
            yield section.weight, value
        elif value.normalised is not None:
            yield section.weight, Value(value.normalised, Fraction(0), Fraction(1))


def _item_values(
    case: Case, rule: Rule, items: Iterable[Item], reading: Reading
) -> Iterator[tuple[Fraction, Value]]:
    for item in case.in_play(items):
        measure = case.outline.measures[item.id]
        if not measure.scored:
            continue
        figure = _figure(case, rule, item, reading)
        if figure is None:
            continue
        lowest = min(measure.lowest, Fraction(0)) if rule.counts_zero else measure.lowest
        if rule.values == "raw":
            yield item.weight, Value(figure, lowest, measure.highest)
            continue
        span = measure.highest - measure.lowest
        yield item.weight, Value(max((figure - measure.lowest) / span, Fraction(0)), Fraction(0), Fraction(1))


def _figure(case: Case, rule: Rule, item: Item, reading: Reading) -> Fraction | None:
    measure = case.outline.measures[item.id]
    option = case.option(item.id)
    if option is not None:
        return measure.place[option]
    standing = case.standing(item.id)
    if standing is Standing.NOT_MINE:
        return None
    if standing is Standing.NOT_APPLICABLE:
        treatment: str = rule.not_applicable
    elif reading is Reading.DECLARED:
        treatment = rule.dont_know if standing is Standing.DONT_KNOW else rule.unanswered
    else:
        treatment = "lowest" if reading is Reading.WORST else "highest"
    figures = {"lowest": measure.lowest, "highest": measure.highest, "zero": Fraction(0)}
    return figures.get(treatment)


def _score(rule: Rule, parts: Sequence[tuple[Fraction, Value]]) -> Score:
    weighed = rule.aggregate in {"mean", "sum"}
    counting = [(weight, value) for weight, value in parts if weight or not weighed]
    if not counting:
        return Score(value=None, exact=None, shown=None, no_band=rule.no_band)
    value = _times(_aggregate(rule, counting), rule.times)
    shown = _rounded(rule, value.figure)
    carried = value
    if rule.round is not None and rule.round.carry == "rounded":
        carried = Value(shown, _rounded(rule, value.lowest), _rounded(rule, value.highest))
    band = next((band for band in rule.bands if shown >= band.from_), None)
    return Score(value=carried, exact=value.figure, shown=shown, band=band)


def _rounded(rule: Rule, figure: Fraction) -> Fraction:
    return figure if rule.round is None else round_half_up(figure, rule.round.decimals)


def _times(value: Value, factor: Fraction) -> Value:
    ends = sorted((value.lowest * factor, value.highest * factor))
    return Value(value.figure * factor, ends[0], ends[1])


def _aggregate(rule: Rule, parts: Sequence[tuple[Fraction, Value]]) -> Value:
    values = [value for _, value in parts]
    if rule.aggregate == "min":
        return Value(*(min(ends) for ends in zip(*_ends(values), strict=True)))
    if rule.aggregate == "product":
        lowest, highest = Fraction(1), Fraction(1)
        for value in values:
            corners = [one * other for one in (lowest, highest) for other in (value.lowest, value.highest)]
            lowest, highest = min(corners), max(corners)
        return Value(prod((value.figure for value in values), start=Fraction(1)), lowest, highest)
    divisor = sum((weight for weight, _ in parts), Fraction(0)) if rule.aggregate == "mean" else Fraction(1)
    sums = (
        sum((weight * end for (weight, _), end in zip(parts, ends, strict=True)), Fraction(0)) / divisor
        for ends in zip(*_ends(values), strict=True)
    )
    return Value(*sums)


def _ends(values: Iterable[Value]) -> Iterator[tuple[Fraction, Fraction, Fraction]]:
    return ((value.figure, value.lowest, value.highest) for value in values)
