"""An open action, or a condition of the decision, has no owner or no day.

What nobody does and no day is set for will be as open on the first day as it is now. An action without a day is no
dated action to a gate either.

Passing:

    answers:
      running-cost:
        option: planned
        actions:
          - what: The yearly sum is in a permanent budget
            who: finance director
            due: 2027-03-31

Failing, because the day is set and the person is not:

    answers:
      running-cost:
        option: planned
        actions:
          - what: The yearly sum is in a permanent budget
            due: 2027-03-31
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scalecheck.lint.promises import open_promises
from scalecheck.lint.remark import Spot
from scalecheck.lint.rule import AssessmentRule
from scalecheck.lint.subject import quoted

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scalecheck.lint.subject import AssessmentSubject


_HINTS: Final = {
    (True, True): "Agree on it, and write both into the file: a role is enough for an owner.",
    (True, False): "Agree on it, and write it into the file as `who`: a role is enough.",
    (False, True): "Agree on a day (`scalecheck actions --redate`).",
}
"""What to do, by whether the owner and whether the day is missing."""


def find(subject: AssessmentSubject) -> Iterator[Spot]:
    """Return what is to be done, and has nobody or no day."""
    for path, promise in open_promises(subject):
        lacks = [words for value, words in ((promise.who, "owner"), (promise.due, "day")) if value is None]
        if lacks:
            yield Spot(
                path,
                f"{quoted(promise.what)} has no {' and no '.join(lacks)}.",
                _HINTS[promise.who is None, promise.due is None],
            )


RULE = AssessmentRule(
    "incomplete-action",
    find,
    one="One action has no owner or no day.",
    several="{} actions have no owner or no day.",
    place=170,
)
