"""Answers that rarely go together, as the checklist declares them under `contradictions`.

Both may be true. More often one of them was answered with something else in mind. A contradiction never changes the
verdict.

Passing:

    answers:
      running-cost: {option: planned}
      who-pays-gains: {option: in-place}

Failing, because nobody signs who pays a sum that nobody has written down:

    answers:
      running-cost: {option: not-started}
      who-pays-gains: {option: in-place}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scalecheck.lint.remark import Spot
from scalecheck.lint.rule import AssessmentRule
from scalecheck.lint.subject import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scalecheck.lint.subject import AssessmentSubject


def find(subject: AssessmentSubject) -> Iterator[Spot]:
    """Return the contradictions that hold, at the first of their answers that is in this file."""
    own = {one.question.id: one.path for one in subject.answered}
    for contradiction in subject.judgement.contradictions:
        path = next((own[item] for item in contradiction.items if item in own), None)
        if path is not None:
            titles = " and ".join(quoted(subject.outline.questions[item].title) for item in contradiction.items)
            yield Spot(
                path,
                f"The answers to {titles} rarely go together. {contradiction.because}",
                "Read both questions again; if both answers are right, say in a note how that can be.",
            )


RULE = AssessmentRule(
    "contradiction",
    find,
    one="Two answers contradict each other.",
    several="In {} places answers contradict each other.",
    weakens=True,
    place=60,
)
