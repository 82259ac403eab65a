"""How far raters agree beyond chance, as one figure: for those who know the statistic, and only where it means much."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from scalecheck.engine.inputs.outline import Outline
    from scalecheck.engine.panel.spread import Spread

FEWEST_RATERS: Final = 3
"""With fewer raters no figure is given."""
FEWEST_ITEMS: Final = 10
"""With fewer items that at least two raters gave a level, no figure is given."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """How far raters agree beyond chance."""

    alpha: Fraction | None
    """Krippendorff's alpha: 1 full agreement, 0 what chance would give, below it systematic disagreement; else None."""
    why_none: str
    """Why there is no figure, in a sentence; empty where there is one."""
    scale: str
    """The scale of the items that are compared, by id: the one on which most are answered; empty where none is."""
    raters: int
    """How many gave at least one of these items a level."""
    items: int
    """How many of these items at least two gave a level."""


def agreement(outline: Outline, found: Mapping[str, Spread]) -> Agreement:
    """Return how far raters agree on the items of one scale.

    Only levels are compared: a don't-know or a not-applicable is a missing value. Levels of different scales do not
    compare, so only the items of the scale that most of the shared ones have are taken.

    Args:
        outline: The checklist.
        found: The spread of each question, by question id.
    """
    shared = [name for name, spread in found.items() if name in outline.items and len(_levels(spread)) > 1]
    scales = Counter(outline.items[name].scale for name in shared)
    if not scales:
        return Agreement(None, "No item was given a level by two raters.", "", 0, 0)
    scale = scales.most_common(1)[0][0]
    units = [found[name] for name in shared if outline.items[name].scale == scale]
    raters = {voice.respondent.id for one in units for voice in one.voices if voice.position in one.ranks.level}
    alpha = ordinal_alpha([_levels(one) for one in units])
    why = ""
    if len(raters) < FEWEST_RATERS:
        why = f"Fewer than {FEWEST_RATERS} raters."
    elif len(units) < FEWEST_ITEMS:
        why = f"Fewer than {FEWEST_ITEMS} items that at least two raters gave a level."
    elif alpha is None:
        why = "All gave the same level everywhere, so there is nothing to compare with chance."
    return Agreement(None if why else alpha, why, scale, len(raters), len(units))


def ordinal_alpha(units: Sequence[Sequence[int]]) -> Fraction | None:
    """Return Krippendorff's alpha for ordered categories, exactly; None where the values do not vary.

    Observed disagreement is that within units, expected disagreement that between all values, whatever the unit; the
    distance of two categories is the number of values between them, half of their own counted, squared. Units with
    fewer than two values say nothing about agreement and are passed over.

    Source: Krippendorff (2011), Computing Krippendorff's Alpha-Reliability, University of Pennsylvania. The tests hold
    it against two worked examples there: four observers with missing values (ordinal alpha 0.815), and two observers
    with two categories, for which every metric gives the same (0.095).

    Args:
        units: The values that raters gave each unit; higher is better, and missing ones are left out.
    """
    paired = [values for values in units if len(values) > 1]
    counts = Counter(value for values in paired for value in values)
    categories = sorted(counts)
    total = sum(counts.values())
    middles = _middles([counts[one] for one in categories])
    place = dict(zip(categories, middles, strict=True))
    expected = _squares((place[value], number) for value, number in counts.items())
    if not expected:
        return None
    observed = sum(
        (_squares((place[value], 1) for value in values) / (len(values) - 1) for values in paired), start=Fraction()
    )
    return 1 - (total - 1) * observed / expected


def _levels(spread: Spread) -> list[int]:
    return [spread.ranks.level[one.position] for one in spread.voices if one.position in spread.ranks.level]


def _middles(counts: Sequence[int]) -> list[Fraction]:
    """Return where each category lies among all values in order: the middle of its own stretch."""
    middles = [Fraction(counts[0], 2)] if counts else []
    for before, own in pairwise(counts):
        middles.append(middles[-1] + Fraction(before + own, 2))
    return middles


def _squares(weighted: Iterable[tuple[Fraction, int]]) -> Fraction:
    """Return the squared distances of all ordered pairs of values, each given with how often it occurs."""
    found = list(weighted)
    number = sum(times for _, times in found)
    first = sum((place * times for place, times in found), start=Fraction())
    second = sum((place * place * times for place, times in found), start=Fraction())
    return 2 * (number * second - first * first)
