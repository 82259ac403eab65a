"""A score that falls while the rank rises: options stand from worst to best, so a better one scores no less.

Passing:

    item: {scores: {none: 0, half: 1, full: 4}}

Failing:

    item: {scores: {none: 0, half: 4, full: 1}}
"""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING, Final

from scalecheck.lint.check import Check
from scalecheck.lint.places import items
from scalecheck.lint.remark import Remark

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from scalecheck.engine.inputs.outline import Outline
    from scalecheck.lint.places import Path

CODE: Final = "scores-fall"


def find(outline: Outline, _today: date) -> Iterator[Remark]:
    """Return every option that scores less than the one before it, on a scale or by an item's own scores."""
    for name, scale in outline.checklist.scales.items():
        for place, (worse, better) in enumerate(pairwise(scale.options), start=1):
            if worse.score is not None and better.score is not None and better.score < worse.score:
                yield _remark(("scales", name, "options", place, "score"), better.label, worse.label, name)
    for path, item in items(outline.checklist):
        options = outline.checklist.scales[item.scale].options
        for worse, better in pairwise(options):
            if item.scores and item.scores[better.id] < item.scores[worse.id]:
                yield _remark((*path, "scores", better.id), better.label, worse.label, item.id)


def _remark(path: Path, better: str, worse: str, at: str) -> Remark:
    message = f"“{better}” scores less than “{worse}”, which stands before it as the worse one."
    return Remark(
        CODE, path, message, "Put the options in order from worst to best, or use `reverse` on the question.", at=at
    )


RULE: Final = Check(CODE, find, place=50)
