"""What a round that goes on from another has not taken up yet: its earlier answers wait to be confirmed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scalecheck.engine.inputs.occasions import occasion_of
from scalecheck.model.assessment import Standing

if TYPE_CHECKING:
    from scalecheck.engine.changes.looked import Looked

_LEFT_OPEN = frozenset({Standing.UNANSWERED, Standing.NOT_MINE})


def waits_to_be_confirmed(then: Looked, now: Looked) -> frozenset[str]:
    """Return the questions that were answered then, and of which the round that goes on from it says nothing yet.

    There is nothing where the newer is no later round of the same that goes on from another file.
    """
    before, own = occasion_of(then.assessment), occasion_of(now.assessment)
    if now.assessment.follows is None or own.round <= before.round or own != before._replace(round=own.round):
        return frozenset()
    old, new = then.judgement.case, now.judgement.case
    return frozenset(
        name
        for name, response in old.responses.items()
        if name in new.outline.questions
        and name not in new.responses
        and name not in new.not_asked
        and not response.inherited
        and name in old.outline.questions
        and old.standing(name) not in _LEFT_OPEN
    )
