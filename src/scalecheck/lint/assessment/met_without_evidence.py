"""An answer counts as met, and nothing is listed that shows it.

Such an answer opens gates on somebody's word alone. It is a finding and never a change of score: what is there may well
be so. Where the checklist asks for evidence of that very level, `required-evidence` says so instead.

Passing:

    answers:
      scaling-owner:
        option: in-place
        basis: evidenced
        evidence:
          - what: Minute 4 of the steering group
            recorded: 2026-09-18

Failing, because nobody can look it up:

    answers:
      scaling-owner:
        option: in-place
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scalecheck.lint.remark import AT_THE_QUESTION, Spot
from scalecheck.lint.rule import AssessmentRule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scalecheck.lint.subject import AssessmentSubject


def find(subject: AssessmentSubject) -> Iterator[Spot]:
    """Return the answers that count as met without any evidence listed."""
    for one in subject.rated:
        if subject.is_met(one) and not one.answer.evidence and one.option not in one.item.evidence.required_for:
            yield Spot(
                (*one.path, "option"),
                f"{one.named} is rated {subject.label(one)}, and nothing is listed that shows it.",
                f"List what shows it ({AT_THE_QUESTION} e), or choose the level that you can show.",
            )


RULE = AssessmentRule(
    "met-without-evidence",
    find,
    one="One answer counts as met, and nothing is listed that shows it.",
    several="{} answers count as met, and nothing is listed that shows them.",
    weakens=True,
    place=80,
)
