"""Two days do not go together: what an answer rests on ends before the next review, or a promise is due too late.

Too late is after the start that is proposed, or after the day on which the group looks again. Looked at are the
conditions of the decision, and evidence and actions of answers behind gates.

Passing:

    proposal:
      start: 2027-04-01
      next_review: 2027-06-10
    answers:
      scaling-owner:
        option: planned
        actions:
          - what: The board names an owner
            who: chief executive
            due: 2027-03-12

Failing, because the owner is named after the start:

    proposal:
      start: 2027-04-01
      next_review: 2027-06-10
    answers:
      scaling-owner:
        option: planned
        actions:
          - what: The board names an owner
            who: chief executive
            due: 2027-04-30
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scalecheck.engine.changes.colliding_dates import colliding_dates
from scalecheck.lint.remark import RECORD_IT, Spot
from scalecheck.lint.rule import AssessmentRule, Reach
from scalecheck.lint.subject import quoted
from scalecheck.words.days import day_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from scalecheck.engine.changes.colliding_dates import CollisionKind
    from scalecheck.lint.subject import AssessmentSubject

_FORWARD: Final = "Bring it forward (`scalecheck actions --redate`)"
_WORDS: Final[Mapping[CollisionKind, tuple[str, str]]] = {
    "ends-before-review": (
        "ends on {}, before the next review on {}.",
        f"Renew it, or look again before that day ({RECORD_IT}).",
    ),
    "due-after-start": (
        "is due on {}, after the start on {}.",
        f"{_FORWARD}, or start later ({RECORD_IT}).",
    ),
    "due-after-review": (
        "is due on {}, after the next review on {}.",
        f"{_FORWARD}, or look again later ({RECORD_IT}).",
    ),
}


def find(subject: AssessmentSubject) -> Iterator[Spot]:
    """Return one spot for each day that does not go with another."""
    for one in colliding_dates(subject.assessment, subject.outline, subject.as_of):
        message, hint = _WORDS[one.kind]
        said = message.format(day_words(one.day), day_words(one.other))
        yield Spot(one.path, f"{quoted(one.what)} {said}", hint)


RULE = AssessmentRule(
    "dates-collide",
    find,
    one="One day does not go with the start or the next review.",
    several="{} days do not go with the start or the next review.",
    reach=Reach.WHAT_SPEAKS,
    place=175,
)
