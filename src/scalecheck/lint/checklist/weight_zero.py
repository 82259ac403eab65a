"""A weight of zero: it is asked, and counts nothing in the score.

Passing:

    item: {weight: 2}

Failing:

    item: {weight: 0}
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scalecheck.lint.check import Check
from scalecheck.lint.places import items, sections
from scalecheck.lint.remark import Remark

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from scalecheck.engine.inputs.outline import Outline

CODE: Final = "weight-zero"


def find(outline: Outline, _today: date) -> Iterator[Remark]:
    """Return every item and section that weighs nothing."""
    weights = [(path, one.id, one.weight) for path, one in sections(outline.checklist)]
    weights += [(path, one.id, one.weight) for path, one in items(outline.checklist)]
    for path, name, weight in weights:
        if weight == 0:
            message = f"`{name}` weighs nothing, so its answers leave the score as it is."
            yield Remark(CODE, (*path, "weight"), message, "Give it a weight, or say why it is asked.", at=name)


RULE: Final = Check(CODE, find, place=90)
