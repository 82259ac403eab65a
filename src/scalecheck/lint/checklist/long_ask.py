"""A question of more than 25 words: people answer the part of it that they remember.

Passing:

    item: {ask: "Is it written down which few parts must not change?"}

Failing:

    item:
      ask: >-
        Has the team that ran the pilot, together with those who would take it on, written down which few parts of it
        must not change when it moves, and also why?
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scalecheck.lint.places import questions
from scalecheck.lint.remark import Spot
from scalecheck.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scalecheck.lint.subject import DatedChecklist


MOST: Final = 25
"""How many words a question may have."""


def find(checked: DatedChecklist) -> Iterator[Spot]:
    """Return every question that is longer."""
    for path, question in questions(checked.outline.checklist):
        words = len(question.ask.split())
        if words > MOST:
            message = f"The question `{question.id}` has {words} words; more than {MOST} are hard to keep in mind."
            yield Spot((*path, "ask"), message, "Ask for less, or move the detail to `guidance`.", at=question.id)


RULE: Final = Rule("long-ask", find, place=140)
