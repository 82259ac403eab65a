"""The report will ask for no decision.

A steering group that is told how things are, and is not asked anything, takes note. It is told for a programme's file
and for an agreed one; a site takes over what the programme proposes.

Passing:

    proposal:
      asks: Fund the test at Eastbrook, and hold the roll-out until a lasting budget is found.

Failing, because it is proposed, and nobody is asked:

    proposal:
      step: All seven hospitals from April
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scalecheck.lint.remark import RECORD_IT, Spot
from scalecheck.lint.rule import AssessmentRule, Reach

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scalecheck.lint.subject import AssessmentSubject


def find(subject: AssessmentSubject) -> Iterator[Spot]:
    """Return one spot where a report on the file has nothing to ask."""
    assessment, programme = subject.assessment, subject.programme
    if assessment.site is not None and assessment.agreed is None:
        return
    proposal = assessment.proposal or (programme.proposal if programme is not None else None)
    if proposal is None or proposal.asks is None:
        yield Spot(
            ("proposal",),
            "Nothing says which decision the group is asked for.",
            f"Record it in one sentence that can be answered with yes or no ({RECORD_IT}).",
        )


RULE = AssessmentRule(
    "no-decision-asked",
    find,
    one="No decision is asked for.",
    several="No decision is asked for.",
    reach=Reach.WHAT_SPEAKS,
    place=190,
)
