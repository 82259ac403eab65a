"""A must-question that leaves people alone below “met”: the report has no next step to give.

Passing:

    item: {improve: {none: Write a page., half: Have it signed.}}

Failing:

    item: {improve: {none: Write a page.}}
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
    """Return every must-item with options below met that have no next step."""
    outline = checked.outline
    for path, item in items(outline.checklist):
        met = outline.ranks[item.id].met
        options = outline.checklist.scales[item.scale].options
        bare = [one.label for one in options if one.id not in met and one.id not in item.improve]
        if item.importance == "must" and bare:
            named = ", ".join(f"“{label}”" for label in bare)
            message = f"`{item.id}` gives no next step from: {named}."
            yield Spot(path, message, "Write under `improve` what must become true next.", at=item.id)


RULE: Final = Rule("missing-next-step", find, place=120)
