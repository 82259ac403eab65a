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

from scalecheck.lint.check import Check
from scalecheck.lint.places import questions
from scalecheck.lint.remark import Remark

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from scalecheck.engine.inputs.outline import Outline

CODE: Final = "long-ask"
MOST: Final = 25
"""How many words a question may have."""


def find(outline: Outline, _today: date) -> Iterator[Remark]:
    """Return every question that is longer."""
    for path, question in questions(outline.checklist):
        words = len(question.ask.split())
        if words > MOST:
            message = f"The question `{question.id}` has {words} words; more than {MOST} are hard to keep in mind."
            yield Remark(
                CODE, (*path, "ask"), message, "Ask for less, or move the detail to `guidance`.", at=question.id
            )


RULE: Final = Check(CODE, find, place=140)
