"""Two questions in one: one of them gets the answer, and nobody knows which.

Two nouns for one act are one question; two verbs, two question marks or “and/or” are two.

Passing:

    item: {ask: "Is it written down and agreed with the sites?"}

Failing:

    item: {ask: "Is it written down and do the sites agree with it?"}
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from scalecheck.lint.places import questions
from scalecheck.lint.remark import Spot
from scalecheck.lint.rule import Rule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scalecheck.lint.subject import DatedChecklist


_VERBS: Final = "is|are|was|were|do|does|did|has|have|had|can|could|will|would|should|may|must"
_TWO: Final = re.compile(rf"\band/or\b|\b(?:and|or) (?:{_VERBS}) (?!not\b)\w+", re.IGNORECASE)


def find(checked: DatedChecklist) -> Iterator[Spot]:
    """Return every question that asks for two things."""
    for path, question in questions(checked.outline.checklist):
        if _TWO.search(question.ask) or question.ask.count("?") > 1:
            message = f"`{question.id}` asks two things at once."
            yield Spot(
                (*path, "ask"),
                message,
                "Make two questions of it, or ask for the one that counts.",
                at=question.id,
            )


RULE: Final = Rule("double-ask", find, place=150)
