"""All the evidence that an answer lists is out of date on the day judged, or recorded after it.

Evidence counts from the day `recorded` to the day `valid_until`, both included. An answer without any that counts is as
good as one without evidence, and the rules that ask for evidence treat it so.

Passing:

    answers:
      scaling-owner:
        option: in-place
        basis: evidenced
        evidence:
          - what: Letter of the chief executive
            recorded: 2026-04-01
            valid_until: 2027-03-31

Failing from 1 October 2026 on:

    answers:
      scaling-owner:
        option: in-place
        basis: evidenced
        evidence:
          - what: Letter of the chief executive
            recorded: 2026-04-01
            valid_until: 2026-09-30
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scalecheck.engine.inputs.backing import EvidenceState, evidence_state
from scalecheck.lint.remark import Spot
from scalecheck.lint.rule import AssessmentRule
from scalecheck.words.days import day_words
from scalecheck.words.evidence import NOT_COUNTED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scalecheck.lint.subject import AssessmentSubject


def find(subject: AssessmentSubject) -> Iterator[Spot]:
    """Return the answers that list evidence, none of which counts on the day judged."""
    for one in subject.answered:
        pieces = one.answer.evidence
        if not pieces or any(subject.is_in_date(piece) for piece in pieces):
            continue
        states = tuple(dict.fromkeys(evidence_state(piece, subject.as_of) for piece in pieces))
        is_over = states[0] is EvidenceState.OUT_OF_DATE
        why = " or ".join(NOT_COUNTED[state] for state in states)
        yield Spot(
            (*one.path, "evidence", 0, "valid_until" if is_over else "recorded"),
            f"All the evidence for {one.named} is {why} ({day_words(subject.as_of)}), so it does not count.",
            "Look whether it still holds: then list what shows it today, or change the answer.",
        )


RULE = AssessmentRule(
    "evidence-out-of-date",
    find,
    one="One answer rests on evidence that is out of date, or recorded after the day judged.",
    several="{} answers rest on evidence that is out of date, or recorded after the day judged.",
    weakens=True,
    place=100,
)
