"""An open action, or a condition of the decision, is past its day.

On the day itself it is not late yet. A verdict with conditions rests on such promises; one that was not kept weakens
it.

Passing, because it is done:

    answers:
      running-cost:
        option: planned
        actions:
          - what: Letter from the care board
            who: finance director
            due: 2026-10-30
            done: true

Failing from 31 October 2026 on:

    answers:
      running-cost:
        option: planned
        actions:
          - what: Letter from the care board
            who: finance director
            due: 2026-10-30
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scalecheck.engine.changes.changed_promises import is_late
from scalecheck.lint.promises import open_promises
from scalecheck.lint.remark import Spot
from scalecheck.lint.rule import AssessmentRule
from scalecheck.lint.subject import quoted
from scalecheck.words.days import day_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scalecheck.lint.subject import AssessmentSubject


def find(subject: AssessmentSubject) -> Iterator[Spot]:
    """Return what was to be done before the day judged, and is not."""
    for path, promise in open_promises(subject):
        if is_late(promise, subject.as_of) and promise.due is not None:
            yield Spot(
                (*path, "due"),
                f"{quoted(promise.what)} was due on {day_words(promise.due)} and is not done.",
                "If it is done, mark it so (`scalecheck actions --done`); else agree on a new day (`--redate`).",
            )


RULE = AssessmentRule(
    "overdue-action",
    find,
    one="One action is past its day and not done.",
    several="{} actions are past their day and not done.",
    weakens=True,
    place=120,
)
