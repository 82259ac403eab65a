"""All that shows an answer is named in a word or two, without a link.

Rules that ask for evidence take whatever is listed, and cannot tell a proof from a letter. Somebody who was not there
needs to know which paper it is. Three words can be a proof and thirty none, so it is a finding and never a rule.

Passing:

    answers:
      scaling-owner:
        option: in-place
        basis: evidenced
        evidence:
          - what: Minute 4 of the steering group
            recorded: 2026-09-18

Failing, because nobody can tell which:

    answers:
      scaling-owner:
        option: in-place
        basis: evidenced
        evidence:
          - what: Minutes
            recorded: 2026-09-18
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scalecheck.lint.remark import AT_THE_QUESTION, Spot
from scalecheck.lint.rule import AssessmentRule
from scalecheck.lint.subject import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scalecheck.lint.subject import AssessmentSubject
    from scalecheck.model.assessment import Evidence

FEWEST: Final = 3
"""How many words it takes at least to say which paper it is."""


def find(subject: AssessmentSubject) -> Iterator[Spot]:
    """Return the answers of which nothing that shows them can be found by its name."""
    for one in subject.rated:
        if one.answer.evidence and not any(_can_be_found(piece) for piece in one.answer.evidence):
            yield Spot(
                (*one.path, "evidence"),
                f"What shows {one.named} is named {quoted(one.answer.evidence[0].what)}; nobody can tell which it is.",
                f"Say which paper and of which day, or add where it is ({AT_THE_QUESTION} e).",
            )


def _can_be_found(piece: Evidence) -> bool:
    return piece.link is not None or len(piece.what.split()) >= FEWEST


RULE = AssessmentRule(
    "evidence-hard-to-find",
    find,
    one="What shows one answer is named in a word or two, so nobody can look it up.",
    several="What shows {} answers is named in a word or two, so nobody can look it up.",
    weakens=True,
    place=105,
)
