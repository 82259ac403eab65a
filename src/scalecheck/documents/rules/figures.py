"""What must be right in scores: no score that a checklist can come to is too large to be computed and shown."""

from __future__ import annotations

from math import log10
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scalecheck.documents.reading.reader import Path
    from scalecheck.documents.rules.findings import Findings
    from scalecheck.model.checklist import Checklist, Item, Scoring, Section

LARGEST: Final = 200
"""How many digits the largest score that is possible may have, before the point."""
_REVERSED: Final = 3
"""How many times its largest score a reversed item can count: lowest + highest - score."""


def check_figures(found: Findings, checklist: Checklist) -> None:
    """Check that no section's score, and not the overall one, can become too large."""
    digits = [
        _digits_of_section(found, checklist, domain, ("domains", place))
        for place, domain in enumerate(checklist.domains)
    ]
    _checked(found, checklist, checklist.scoring, digits, ())


def _digits_of_section(found: Findings, checklist: Checklist, section: Section, path: Path) -> float:
    """Return about how many digits the largest score of a section has before the point, at most."""
    inner = [
        _digits_of_section(found, checklist, one, (*path, "sections", place))
        for place, one in enumerate(section.sections)
    ]
    items = [_digits_of_item(checklist, item) for item in section.items if item.scale in checklist.scales]
    return _checked(found, checklist, section.scoring, [*items, *inner], path)


def _digits_of_item(checklist: Checklist, item: Item) -> float:
    own = item.scores.values() or [one.score for one in checklist.scales[item.scale].options]
    largest = max((float(abs(one)) for one in own if one is not None), default=0)
    return log10(largest * _REVERSED * max(float(item.weight), 1) + 1)


def _checked(found: Findings, checklist: Checklist, scoring: Scoring, parts: Iterable[float], path: Path) -> float:
    """Return the digits of what parts come to together; note an error where that is too large."""
    values = scoring.values or checklist.scoring.values or "normalised"
    aggregate = scoring.aggregate or checklist.scoring.aggregate or "mean"
    times = scoring.times or checklist.scoring.times or 100
    entering = [one if values == "raw" else 0.0 for one in parts]
    together = sum(entering) if aggregate == "product" else max(entering, default=0) + log10(len(entering) + 1)
    digits = max(together + log10(float(times)), 0)
    if digits > LARGEST:
        message = "The scores here can come to a number too large to be shown."
        hint = "Use smaller scores, or `values: normalised`, which takes each as a part of its highest."
        found.error("scores-too-large", message, path, hint=hint, at_key=True)
        return 0
    return digits
