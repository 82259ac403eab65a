"""A must-question that does not say what would prove it.

Passing:

    item: {evidence: {examples: [A signed page]}}

Failing:

    item: {evidence: {examples: []}}
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scalecheck.lint.check import Check
from scalecheck.lint.places import items
from scalecheck.lint.remark import Remark

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from scalecheck.engine.inputs.outline import Outline

CODE: Final = "must-without-examples"


def find(outline: Outline, _today: date) -> Iterator[Remark]:
    """Return every must-item without examples of evidence."""
    for path, item in items(outline.checklist):
        if item.importance == "must" and not item.evidence.examples:
            message = f"`{item.id}` names no evidence that would count."
            yield Remark(CODE, path, message, "Give one or two under `evidence: {examples: […]}`.", at=item.id)


RULE: Final = Check(CODE, find, place=130)
