"""Scores: what the answers add up to, as the checklist declares it, in exact arithmetic."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from fractions import Fraction
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from scalecheck.engine.logic.exact import round_half_up, total
from scalecheck.model.assessment import Standing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from scalecheck.engine.inputs.case import Case
    from scalecheck.engine.inputs.scale_ranks import ScaleRanks
    from scalecheck.engine.inputs.scoring_rule import Rule
    from scalecheck.model.checklist import Band, Item, NoBand, Section

Treatment: TypeAlias = Literal["exclude", "lowest", "zero", "highest"]
"""What an item without an option counts."""

_ZERO: Final = Fraction(0)
_ONE: Final = Fraction(1)


class Reading(Enum):
    """How the open answers (unanswered, don't-know, not applicable without a second person) are read."""

    DECLARED = "declared"
    """As the scoring says: the score that is shown."""
    WORST = "worst"
    """Each as its worst option: the safe score."""
    BEST = "best"
    """Each as its best option."""


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

    @property
    def judged(self) -> Fraction | None:
        """The figure that rules compare: exact, unless the checklist carries rounded figures on."""
        return None if self.value is None else self.value.figure


def scores(case: Case, reading: Reading) -> dict[str | None, Score]:
    """Score every section by id, and everything under None."""
    outline = case.outline
    found: dict[str | None, Score] = {}
    for section in reversed(outline.sections.values()):
        rule = outline.scoring_rules[section.id]
        parts = [
            *_item_values(case, rule, section.items, reading),
            *_section_values(rule, section.sections, found),
        ]
        found[section.id] = _score(rule, parts)
    rule = outline.scoring_rules[None]
    found[None] = _score(rule, list(_section_values(rule, outline.checklist.domains, found)))
    return found


def score_of_items(case: Case, items: Iterable[Item], reading: Reading) -> Score:
    """Score some items as one list by the checklist's own rule."""
    rule = case.outline.scoring_rules[None]
    return _score(rule, list(_item_values(case, rule, items, reading)))


def _section_values(
    rule: Rule, sections: Iterable[Section], found: Mapping[str | None, Score]
) -> Iterator[tuple[Fraction, Value]]:
    for section in sections:
        value = found[section.id].value
        if value is None:
            continue
        if rule.values == "raw":
            yield section.weight, value
        elif value.normalised is not None:
            yield section.weight, Value(value.normalised, _ZERO, _ONE)


def _item_values(case: Case, rule: Rule, items: Iterable[Item], reading: Reading) -> Iterator[tuple[Fraction, Value]]:
    for item in case.in_play(items):
        ranks = case.outline.ranks[item.id]
        if not ranks.scored:
            continue
        option = case.option(item.id)
        treatment = None if option is not None else _treatment(case, item.id, rule, reading)
        if option is None and treatment in {None, "exclude"}:
            continue
        if rule.values == "raw":
            yield item.weight, _raw(rule, ranks, option, treatment)
        else:
            yield item.weight, Value(_share(ranks, option, treatment), _ZERO, _ONE)


def _treatment(case: Case, item: str, rule: Rule, reading: Reading) -> Treatment | None:
    """Return what an item without an option counts; None where it counts nothing whatever the rule."""
    standing = case.standing(item)
    if standing is Standing.NOT_MINE:
        return None
    if standing is Standing.NOT_APPLICABLE and (reading is Reading.DECLARED or case.is_set_aside(item)):
        return rule.not_applicable
    if reading is not Reading.DECLARED:
        return "lowest" if reading is Reading.WORST else "highest"
    return rule.dont_know if standing is Standing.DONT_KNOW else rule.unanswered


def _raw(rule: Rule, ranks: ScaleRanks, option: str | None, treatment: Treatment | None) -> Value:
    """Return an item's score, with the lowest and highest that it could have had."""
    lowest, highest = ranks.lowest, ranks.highest
    if option is not None:
        figure = ranks.place[option]
    elif treatment == "zero":
        figure = _ZERO
    else:
        figure = highest if treatment == "highest" else lowest
    if rule.counts_zero:
        lowest, highest = min(lowest, _ZERO), max(highest, _ZERO)
    return Value(figure, lowest, highest)


def _share(ranks: ScaleRanks, option: str | None, treatment: Treatment | None) -> Fraction:
    """Return an item's place between its lowest (0) and highest (1), at the nearer end where zero lies outside."""
    if option is not None:
        return ranks.share[option]
    if treatment != "zero":
        return _ONE if treatment == "highest" else _ZERO
    span = (ranks.highest - ranks.lowest) or 1
    return min(max(-ranks.lowest / span, _ZERO), _ONE)


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
    lowest, highest = sorted((value.lowest * factor, value.highest * factor))
    return Value(value.figure * factor, lowest, highest)


def _aggregate(rule: Rule, parts: Sequence[tuple[Fraction, Value]]) -> Value:
    values = [value for _, value in parts]
    if rule.aggregate == "min":
        return Value(
            figure=min(value.figure for value in values),
            lowest=min(value.lowest for value in values),
            highest=min(value.highest for value in values),
        )
    if rule.aggregate == "product":
        return _product(values)
    weights = [weight for weight, _ in parts]
    divisor = total(weights) if rule.aggregate == "mean" else _ONE
    return Value(
        figure=_weighed(weights, [value.figure for value in values]) / divisor,
        lowest=_weighed(weights, [value.lowest for value in values]) / divisor,
        highest=_weighed(weights, [value.highest for value in values]) / divisor,
    )


def _weighed(weights: Sequence[Fraction], figures: Sequence[Fraction]) -> Fraction:
    return total([one if weight == 1 else weight * one for weight, one in zip(weights, figures, strict=True)])


def _product(values: Sequence[Value]) -> Value:
    figure = lowest = highest = _ONE
    for value in values:
        figure *= value.figure
        corners = [one * other for one in (lowest, highest) for other in (value.lowest, value.highest)]
        lowest, highest = min(corners), max(corners)
    return Value(figure, lowest, highest)
