"""A must-question that does not say what would prove it.

Passing:

    item: {evidence: {examples: [A signed page]}}

Failing:

    item: {evidence: {examples: []}}
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scalecheck.lint.places import items
from scalecheck.lint.remark import Spot
from scalecheck.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scalecheck.lint.subject import DatedChecklist


def find(checked: DatedChecklist) -> Iterator[Spot]:
    """Return every must-item without examples of evidence."""
    for path, item in items(checked.outline.checklist):
        if item.importance == "must" and not item.evidence.examples:
            message = f"`{item.id}` names no evidence that would count."
            yield Spot(path, message, "Give one or two under `evidence: {examples: […]}`.", at=item.id)


RULE: Final = Rule("must-without-examples", find, place=130)
