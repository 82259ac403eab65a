"""The checklist asks for evidence of this level, and none is listed.

A checklist names the levels that need evidence (`required_for`). What is missing never changes a score; it says that
the answer cannot be checked by somebody who was not there.

Passing:

    answers:
      running-cost:
        option: in-place
        basis: evidenced
        evidence:
          - what: Budget line 4711 of the care board
            recorded: 2026-10-01

Failing, because `running-cost` asks for evidence of `in-place`:

    answers:
      running-cost:
        option: in-place
        note: It is in the budget.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scalecheck.lint.remark import AT_THE_QUESTION, Spot
from scalecheck.lint.rule import AssessmentRule
from scalecheck.lint.subject import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scalecheck.lint.subject import AssessmentSubject


def find(subject: AssessmentSubject) -> Iterator[Spot]:
    """Return the answers without any evidence listed, at levels for which the checklist asks for it."""
    for one in subject.rated:
        rule = one.item.evidence
        if one.option in rule.required_for and not one.answer.evidence:
            example = f" An example: {quoted(rule.examples[0])}." if rule.examples else ""
            yield Spot(
                (*one.path, "option"),
                f"{one.named} is rated {subject.label(one)}, for which the checklist asks for evidence; none is "
                "listed.",
                f"List it ({AT_THE_QUESTION} e), or choose the level that you can show.{example}",
            )


RULE = AssessmentRule(
    "required-evidence",
    find,
    one="One answer is at a level for which the checklist asks for evidence, and none is listed.",
    several="{} answers are at levels for which the checklist asks for evidence, and none is listed.",
    weakens=True,
    place=70,
)
