"""The round is past the day on which it was to be looked at again.

That day is the decision's `review`; else the proposal's `next_review`, of the programme's file where a site has none;
else as long after the agreement, or after the end of the round, as the checklist's verdict says (`review_after`). From
then on the verdict speaks about a past state.

Passing:

    decision:
      date: 2026-06-20
      group: Steering group
      taken: not-yet
      review: 2026-12-20

Failing from 21 September 2026 on:

    decision:
      date: 2026-06-20
      group: Steering group
      taken: not-yet
      review: 2026-09-20
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scalecheck.engine.logic.days import last_day, later
from scalecheck.lint.remark import RECORD_IT, Spot
from scalecheck.lint.rule import AssessmentRule, Reach
from scalecheck.words.days import day_words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from scalecheck.lint.remark import Path
    from scalecheck.lint.subject import AssessmentSubject
    from scalecheck.model.assessment import Assessment


class _Review(NamedTuple):
    """When a round is to be looked at again."""

    day: date
    """The day."""
    path: Path
    """Where the file says so, or what it is counted from."""
    words: str
    """Who says so, for a message."""


def find(subject: AssessmentSubject) -> Iterator[Spot]:
    """Return one spot where the day has passed."""
    review = _review(subject)
    if review is not None and review.day < subject.as_of:
        yield Spot(
            review.path,
            f"This round was to be looked at again by {day_words(review.day)} ({review.words}), and that day has "
            "passed.",
            f"Open the next round (`scalecheck assess FILE --round YYYY-MM`), or agree on a new day ({RECORD_IT}).",
        )


def _review(subject: AssessmentSubject) -> _Review | None:
    assessment = subject.assessment
    own = _set_in(assessment)
    if own is not None:
        return own
    if subject.programme is not None and (theirs := _set_in(subject.programme)) is not None:
        return theirs._replace(path=("round",), words="as the programme's file says")
    verdict = subject.judgement.verdict.verdict
    agreed = assessment.agreed
    day = later(agreed.date if agreed is not None else last_day(assessment.round), verdict.review_after)
    if day is None:
        return None
    path: Path = ("round",) if agreed is None else ("agreed", "date")
    since = "the round" if agreed is None else "the agreement"
    return _Review(day, path, f"{verdict.review_after} after {since}, as the verdict asks")


def _set_in(assessment: Assessment) -> _Review | None:
    """Return the day that a file itself sets."""
    decision, proposal = assessment.decision, assessment.proposal
    if decision is not None and decision.review is not None:
        return _Review(decision.review, ("decision", "review"), "as decided")
    if proposal is not None and proposal.next_review is not None:
        return _Review(proposal.next_review, ("proposal", "next_review"), "as proposed")
    return None


RULE = AssessmentRule(
    "review-overdue",
    find,
    one="This round is past the day on which it was to be looked at again.",
    several="This round is past the day on which it was to be looked at again.",
    weakens=True,
    reach=Reach.WHAT_SPEAKS,
    place=20,
)
