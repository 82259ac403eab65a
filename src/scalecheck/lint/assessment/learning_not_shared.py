"""Sites have changed something, and what they learnt does not reach the others.

What one site had to change, another will meet as well. Where the checklist asks whether changes are shared (the
question `shared-learning`) and the answer is not met, each site finds out alone. Of a programme's file, what its sites
have changed counts; of a site's, what it has changed itself.

Passing:

    answers:
      shared-learning:
        option: in-place
    adaptations:
      - what: The call is made by a nurse
        kind: periphery

Failing:

    answers:
      shared-learning:
        option: planned
    adaptations:
      - what: The call is made by a nurse
        kind: periphery
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scalecheck.engine.changes.adaptations import LEARNING, is_learning_a_gap
from scalecheck.lint.remark import Spot
from scalecheck.lint.rule import AssessmentRule, Reach
from scalecheck.lint.subject import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scalecheck.lint.remark import Path
    from scalecheck.lint.subject import AssessmentSubject


def find(subject: AssessmentSubject) -> Iterator[Spot]:
    """Return that changes were made and are not shared."""
    changes = sum(len(one.adaptations) for one in (subject.assessment, *subject.sites))
    if not changes or not is_learning_a_gap(subject.case):
        return
    place: Path = ("answers", LEARNING) if LEARNING in subject.assessment.answers else ("adaptations",)
    made = "Something was changed" if changes == 1 else f"{changes} things were changed"
    yield Spot(
        place if place[0] == "answers" or subject.assessment.adaptations else (),
        f"{made}, and {quoted(subject.outline.items[LEARNING].title)} is not met, so nobody else may learn from it.",
        "Name a role that reads what each site changed and what happened, and a day on which the others hear of it.",
    )


RULE = AssessmentRule(
    "learning-not-shared",
    find,
    one="Sites have changed something, and what they learnt may not reach the others.",
    several="{} files tell of changes, and what was learnt may not reach the others.",
    place=177,
    reach=Reach.WHAT_SPEAKS,
)
