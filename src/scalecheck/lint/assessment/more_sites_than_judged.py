"""The proposal names more sites than the step that was judged.

The verdict is for the number of sites that the opening question on the step says. Where the proposal names more, a
group would decide on something that nobody has judged. Nothing is said where the option names no limit.

Passing:

    proposal:
      asks: Fund the test.
      sites: [Eastbrook, Southgate]
    profile:
      planned-reach: {option: few}

Failing, because at most nine sites were judged:

    proposal:
      asks: Fund the test.
      sites: [Eastbrook, 12 community hospitals]
    profile:
      planned-reach: {option: few}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scalecheck.lint.remark import Spot
from scalecheck.lint.rule import AssessmentRule, Reach
from scalecheck.lint.subject import quoted
from scalecheck.words.reach import most_sites, proposed_sites

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scalecheck.lint.subject import AssessmentSubject


def find(subject: AssessmentSubject) -> Iterator[Spot]:
    """Return one spot where more sites are proposed than were judged."""
    proposal, step = subject.assessment.proposal, subject.judgement.step
    if proposal is None or step is None or step.proposed is None:
        return
    label = subject.outline.label(step.question.id, step.proposed)
    most, named = most_sites(label), proposed_sites(proposal.sites)
    if most is not None and named > most:
        yield Spot(
            ("proposal", "sites"),
            f"The proposal names {named} sites, and the judgement is on {quoted(label)}.",
            f"Answer {quoted(step.question.title)} for the whole of the proposal, or propose fewer sites.",
        )


RULE = AssessmentRule(
    "more-sites-than-judged",
    find,
    one="More sites are proposed than were judged.",
    several="More sites are proposed than were judged.",
    weakens=True,
    reach=Reach.WHAT_SPEAKS,
    place=40,
)
