"""An answer says that it rests on evidence, and none is listed.

`basis: evidenced` is a promise that the file holds what others can look up.

Passing:

    answers:
      scaling-owner:
        option: partly
        basis: asserted

Failing, because there is nothing to look up:

    answers:
      scaling-owner:
        option: partly
        basis: evidenced
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scalecheck.lint.remark import AT_THE_QUESTION, Spot
from scalecheck.lint.rule import AssessmentRule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scalecheck.lint.subject import AssessmentSubject


def find(subject: AssessmentSubject) -> Iterator[Spot]:
    """Return the answers whose basis is evidence, and that list none."""
    for one in subject.answered:
        if one.answer.basis == "evidenced" and not one.answer.evidence:
            yield Spot(
                (*one.path, "basis"),
                f"{one.named} is said to rest on evidence (`basis: evidenced`), and none is listed.",
                f"List it ({AT_THE_QUESTION} e), or say what the answer rests on instead (c).",
            )


RULE = AssessmentRule(
    "evidenced-without-evidence",
    find,
    one="One answer is said to rest on evidence, and none is listed.",
    several="{} answers are said to rest on evidence, and none is listed.",
    weakens=True,
    place=90,
)
