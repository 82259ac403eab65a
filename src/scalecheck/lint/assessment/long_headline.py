"""A note begins with more than page one of a report has room for.

Page one tells why in the first line of the note behind an answer, and cuts no sentence. Where that line is long and
does not begin with a short sentence, the note is told only behind page one.

Passing:

    answers:
      running-cost:
        option: planned
        note: No payer after March. The sum has been worked out ward by ward with both finance teams since the summer.

Failing:

    answers:
      running-cost:
        option: planned
        note: >-
          The sum has been worked out ward by ward with both finance teams since the summer and again in the autumn, and
          still nobody has said who would pay it after March
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scalecheck.lint.remark import Spot
from scalecheck.lint.rule import AssessmentRule
from scalecheck.words.sentences import HEADLINE, first_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scalecheck.lint.subject import AssessmentSubject


def find(subject: AssessmentSubject) -> Iterator[Spot]:
    """Return the notes that page one cannot tell."""
    for one in subject.answered:
        if one.answer.note is not None and not first_words(one.answer.note):
            yield Spot(
                (*one.path, "note"),
                f"The note on {one.named} begins with more than {HEADLINE} characters, so page one cannot tell it.",
                "Begin with one short sentence that says what matters most; the rest may follow.",
            )


RULE = AssessmentRule(
    "long-headline",
    find,
    one="One note begins with a sentence that is too long for page one.",
    several="{} notes begin with a sentence that is too long for page one.",
    place=200,
)
