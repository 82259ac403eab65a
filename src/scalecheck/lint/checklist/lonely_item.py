"""An area with one question: its score and its weakest question say the same, and it looks like more than it is.

Passing:

    area: [one, another]

Failing:

    area: [one]
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scalecheck.lint.remark import Spot
from scalecheck.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scalecheck.lint.subject import DatedChecklist


def find(checked: DatedChecklist) -> Iterator[Spot]:
    """Return every domain in which one item alone is asked."""
    outline = checked.outline
    for place, domain in enumerate(outline.checklist.domains):
        asked = [item for item in outline.items_below[domain.id] if item.retired is None]
        if len(asked) == 1:
            message = f"The area “{domain.title}” has one question only."
            hint = "Ask more about it, or put the question into another area."
            yield Spot(("domains", place), message, hint, at=domain.id)


RULE: Final = Rule("lonely-item", find, place=80)
