"""The decision departs from the verdict and does not say why.

A group need not decide what a checklist advises. Whoever reads it later needs the reason. It is told only where
the decision names another verdict than the one of its day, and than those for the other steps; a decision in
the group's own words is left alone.

Passing:

    decision:
      date: 2026-11-20
      group: Steering group
      taken: ready
      departs_because: The winter cannot wait; the chief nurse answers for the gaps until March.

Failing, because the verdict is `not-yet`:

    decision:
      date: 2026-11-20
      group: Steering group
      taken: ready
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scalecheck.engine.trying.departure import departs
from scalecheck.lint.remark import RECORD_IT, Spot
from scalecheck.lint.rule import AssessmentRule, Reach
from scalecheck.lint.subject import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scalecheck.lint.subject import AssessmentSubject


def find(subject: AssessmentSubject) -> Iterator[Spot]:
    """Return one spot where the verdict that was decided is none that the answers give."""
    decision = subject.assessment.decision
    if decision is None or decision.departs_because is not None:
        return
    taken = next((one for one in subject.outline.checklist.verdicts if one.id == decision.taken), None)
    if taken is None or not departs(subject.judgement, taken.id, decision.date):
        return
    yield Spot(
        ("decision", "taken"),
        f"The group decided {quoted(taken.title)}, and the verdict is "
        f"{quoted(subject.judgement.verdict.verdict.title)}; nothing says why the decision departs from it.",
        f"Record the decision again with the group's reason ({RECORD_IT}).",
    )


RULE = AssessmentRule(
    "departure-without-reason",
    find,
    one="The decision departs from the verdict, and nothing says why.",
    several="The decision departs from the verdict, and nothing says why.",
    reach=Reach.WHAT_SPEAKS,
    place=210,
)
