"""Every answer is the best option that there is, and nothing is a don't-know.

No real system is at its best everywhere. Where more than four answers all are, somebody has wished, or nobody has
looked.

Passing:

    answers:
      running-cost: {option: in-place}
      scaling-owner: {option: in-place}
      go-stop-rules: {option: in-place}
      core-parts: {option: in-place}
      without-founders: {option: partly}

Failing:

    answers:
      running-cost: {option: in-place}
      scaling-owner: {option: in-place}
      go-stop-rules: {option: in-place}
      core-parts: {option: in-place}
      without-founders: {option: in-place}
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scalecheck.lint.remark import Spot
from scalecheck.lint.rule import AssessmentRule
from scalecheck.model.assessment import Standing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scalecheck.lint.subject import AssessmentSubject

FEWEST: Final = 5
"""From how many answers on it is told; a few can well be at their best."""


def find(subject: AssessmentSubject) -> Iterator[Spot]:
    """Return one spot where all that is answered is at its best."""
    if len(subject.rated) < FEWEST:
        return
    if any(subject.case.standing(one.question.id) is Standing.DONT_KNOW for one in subject.answered):
        return
    ranks = subject.outline.ranks
    if all(ranks[one.item.id].place[one.option] == ranks[one.item.id].highest for one in subject.rated):
        yield Spot(
            ("answers",),
            f"All {len(subject.rated)} answers are the best that can be given, and nothing is unknown.",
            "Ask somebody who would see it differently, such as a finance lead or a ward at a planned site.",
        )


RULE = AssessmentRule(
    "all-at-the-top",
    find,
    one="Every answer is the best that can be given.",
    several="Every answer is the best that can be given.",
    weakens=True,
    place=50,
)
