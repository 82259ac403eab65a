"""The profile of the areas: how far each reaches, and the line that the best verdict asks them to pass."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scalecheck.model.conditions import All, ShareFact
from scalecheck.reports.contents import Profile

if TYPE_CHECKING:
    from scalecheck.engine.judging.judgement import SectionResult
    from scalecheck.model.conditions import Condition
    from scalecheck.reports.material import Material

_HUNDRED: Final = 100


def profile(material: Material) -> Profile:
    """Return what the chart of the areas shows: the share that the best verdict asks of each, else the score."""
    asked = _asked_of_every_area(material)
    if asked is None:
        return Profile("How far each area has come, by its score", None, "")
    level = "met" if asked.share == "met" else "at least partly there"
    line = int(asked.at_least * _HUNDRED)
    return Profile(
        title=f"How many of every hundred questions are {level} in each area",
        line=line,
        line_words=f"The line to pass for {material.verdict_title(_best(material))} is at {line} of 100.",
    )


def bar(material: Material, result: SectionResult) -> int:
    """Return how far the bar of one area reaches, from 0 to 100."""
    asked = _asked_of_every_area(material)
    if asked is not None:
        counts = result.counts
        return int(counts.reached(asked.share) * _HUNDRED / counts.at_stake) if counts.at_stake else 0
    return place_of(result) or 0


def place_of(result: SectionResult) -> int | None:
    """Return where an area's score is between the lowest (0) and the highest possible (100)."""
    value = result.score.value
    place = value.normalised if value is not None else None
    return int(place * _HUNDRED) if place is not None else None


def _best(material: Material) -> str:
    return material.outline.checklist.verdicts[0].id


def _asked_of_every_area(material: Material) -> ShareFact | None:
    return _share(material.outline.checklist.verdicts[0].when)


def _share(condition: Condition | None) -> ShareFact | None:
    if isinstance(condition, ShareFact):
        return condition if condition.within == "every-domain" else None
    if isinstance(condition, All):
        return next((found for one in condition.conditions if (found := _share(one)) is not None), None)
    return None
