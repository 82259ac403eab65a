"""A change does not keep the core, and no decision has accepted it.

What makes the innovation work is then no longer what was tried. Each gate that guards the core is not met until the
group that decides has minuted that it accepts the change, in the words under `what`.

Passing:

    adaptations:
      - what: The daily call is made by a nurse
        kind: periphery
        keeps_core: true

Failing:

    adaptations:
      - what: The daily call is left out
        kind: core
        keeps_core: false
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scalecheck.lint.remark import Spot
from scalecheck.lint.rule import AssessmentRule
from scalecheck.lint.subject import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scalecheck.lint.subject import AssessmentSubject


def find(subject: AssessmentSubject) -> Iterator[Spot]:
    """Return the declared changes of the core that no decision accepts."""
    for place, one in enumerate(subject.assessment.adaptations):
        if one.keeps_core is False and one.what in subject.case.core_changes:
            yield Spot(
                ("adaptations", place, "keeps_core"),
                f"{quoted(one.what)} does not keep the core, and no decision accepts it.",
                "Take it back, or let the deciding group minute it: `decide` asks for it, or is given `--accepts`.",
            )


RULE = AssessmentRule(
    "core-changed",
    find,
    one="One change does not keep the core, and no decision accepts it.",
    several="{} changes do not keep the core, and no decision accepts them.",
    weakens=True,
    place=10,
)
