"""A piece of evidence is past its `valid_until`, while others for the same answer still count.

The verdict does not hang on it. It is told because evidence ages piece by piece, and the last one goes unnoticed.

Passing:

    answers:
      scaling-owner:
        option: partly
        basis: evidenced
        evidence:
          - what: Staff survey, autumn
            valid_until: 2027-10-31
          - what: Minute 4 of the steering group

Failing from 1 November 2026 on:

    answers:
      scaling-owner:
        option: partly
        basis: evidenced
        evidence:
          - what: Staff survey, spring
            valid_until: 2026-10-31
          - what: Minute 4 of the steering group
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scalecheck.engine.inputs.backing import EvidenceState, evidence_state
from scalecheck.lint.remark import Spot
from scalecheck.lint.rule import AssessmentRule
from scalecheck.lint.subject import quoted
from scalecheck.words.days import day_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scalecheck.lint.subject import AssessmentSubject


def find(subject: AssessmentSubject) -> Iterator[Spot]:
    """Return the pieces that are past their day, beside others that count."""
    for one in subject.answered:
        if not any(subject.is_in_date(piece) for piece in one.answer.evidence):
            continue
        for place, piece in enumerate(one.answer.evidence):
            is_over = evidence_state(piece, subject.as_of) is EvidenceState.OUT_OF_DATE
            if is_over and piece.valid_until is not None:
                yield Spot(
                    (*one.path, "evidence", place, "valid_until"),
                    f"{quoted(piece.what)} was valid until {day_words(piece.valid_until)}; other evidence for "
                    f"{one.named} still counts.",
                    "Put its successor in its place, or take it out.",
                )


RULE = AssessmentRule(
    "piece-out-of-date",
    find,
    one="One piece of evidence is out of date; other evidence for the same answer still counts.",
    several="{} pieces of evidence are out of date; other evidence for the same answers still counts.",
    place=140,
)
