"""Evidence is listed and in date, and the answer's `basis` keeps it from counting.

Rules that ask for evidence count it only where the answer rests on it: `basis: evidenced` or `observed`. The verdict is
not weaker for it; it may be worse than it need be.

Passing:

    answers:
      scaling-owner:
        option: partly
        basis: observed
        evidence:
          - what: Rota of October

Failing, because an assertion needs no rota:

    answers:
      scaling-owner:
        option: partly
        basis: asserted
        evidence:
          - what: Rota of October
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scalecheck.lint.remark import Spot
from scalecheck.lint.rule import AssessmentRule

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scalecheck.lint.subject import AssessmentSubject


def find(subject: AssessmentSubject) -> Iterator[Spot]:
    """Return the rated items whose evidence is in date and does not count for their basis."""
    for one in subject.rated:
        in_date = any(subject.is_in_date(piece) for piece in one.answer.evidence)
        if in_date and not subject.shows(one.answer):
            basis = one.answer.basis
            why = f"its basis is “{basis}”" if basis else "no `basis` is given"
            yield Spot(
                (*one.path, "basis" if basis else "evidence"),
                f"Evidence is listed for {one.named}, but {why}, so it does not count.",
                "If the answer rests on it, write `basis: evidenced` (or `observed`, if you saw it yourselves).",
            )


RULE = AssessmentRule(
    "evidence-not-counted",
    find,
    one="Evidence is listed for one answer that is not said to rest on it.",
    several="Evidence is listed for {} answers that are not said to rest on it.",
    place=130,
)
