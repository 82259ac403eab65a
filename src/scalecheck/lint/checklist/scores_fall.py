"""A score that falls while the rank rises: options go from worst to best, so a better one scores no less.

Passing:

    item: {scores: {none: 0, half: 1, full: 4}}

Failing:

    item: {scores: {none: 0, half: 4, full: 1}}
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from scalecheck.lint.places import items
from scalecheck.lint.remark import Spot
from scalecheck.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scalecheck.lint.places import Path
    from scalecheck.lint.subject import DatedChecklist


def find(checked: DatedChecklist) -> Iterator[Spot]:
    """Return every option that scores less than the one before it, on a scale or by an item's own scores."""
    outline = checked.outline
    for name, scale in outline.checklist.scales.items():
        for place, (worse, better) in enumerate(pairwise(scale.options), start=1):
            if worse.score is not None and better.score is not None and better.score < worse.score:
                yield _spot(("scales", name, "options", place, "score"), better.label, worse.label, name)
    for path, item in items(outline.checklist):
        options = outline.checklist.scales[item.scale].options
        for worse, better in pairwise(options):
            if item.scores and item.scores[better.id] < item.scores[worse.id]:
                yield _spot((*path, "scores", better.id), better.label, worse.label, item.id)


def _spot(path: Path, better: str, worse: str, at: str) -> Spot:
    message = f"“{better}” scores less than “{worse}”, which comes before it as the worse one."
    return Spot(path, message, "Put the options in order from worst to best, or use `reverse` on the question.", at=at)


RULE: Final = Rule("scores-fall", find, place=50)
