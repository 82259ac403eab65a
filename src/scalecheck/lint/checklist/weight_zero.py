"""A weight of zero: it is asked, and counts nothing in the score.

Passing:

    item: {weight: 2}

Failing:

    item: {weight: 0}
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scalecheck.lint.places import items, sections
from scalecheck.lint.remark import Spot
from scalecheck.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scalecheck.lint.subject import DatedChecklist


def find(checked: DatedChecklist) -> Iterator[Spot]:
    """Return every item and section that weighs nothing."""
    outline = checked.outline
    weights = [(path, one.id, one.weight) for path, one in sections(outline.checklist)]
    weights += [(path, one.id, one.weight) for path, one in items(outline.checklist)]
    for path, name, weight in weights:
        if weight == 0:
            message = f"`{name}` weighs nothing, so its answers leave the score as it is."
            yield Spot((*path, "weight"), message, "Give it a weight, or say why it is asked.", at=name)


RULE: Final = Rule("weight-zero", find, place=90)
