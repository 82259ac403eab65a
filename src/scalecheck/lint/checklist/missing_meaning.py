"""A must-question with an option that nobody described: two people will choose differently.

Passing:

    item: {meanings: {none: Nothing is written., half: A draft is written., full: It is signed.}}

Failing:

    item: {meanings: {none: Nothing is written.}}
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
    """Return every must-item with options that neither it nor its scale describes."""
    outline = checked.outline
    for path, item in items(outline.checklist):
        options = outline.checklist.scales[item.scale].options
        bare = [one.label for one in options if not (one.meaning or item.meanings.get(one.id))]
        if item.importance == "must" and bare:
            named = ", ".join(f"“{label}”" for label in bare)
            message = f"`{item.id}` does not say what this looks like: {named}."
            hint = "Write under `meanings` what somebody would see, one step a level."
            yield Spot(path, message, hint, at=item.id)


RULE: Final = Rule("missing-meaning", find, place=110)
