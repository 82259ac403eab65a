"""A question that must hold is below met, or not known, and nobody has it in hand.

What holds is to be shown; what does not hold needs somebody who sees to it: an owner, or whoever an open action names.
So an owner is asked for where the answer is below met or a don't-know, just as the interview's second pass does. A must
that is met is not reported: it matters as well that somebody keeps it true, but a list full of that would hide the gaps
that nobody has in hand.

Passing:

    answers:
      who-pays-gains:
        option: planned
        owner: {role: finance director}

Failing, because nobody has it in hand:

    answers:
      who-pays-gains:
        option: planned
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scalecheck.lint.remark import AT_THE_QUESTION, Spot
from scalecheck.lint.rule import AssessmentRule, Reach
from scalecheck.model.checklist import Item

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scalecheck.lint.subject import AssessmentSubject


def find(subject: AssessmentSubject) -> Iterator[Spot]:
    """Return the musts that are open and that nobody owns."""
    for one in subject.open_items():
        is_must = isinstance(one.question, Item) and one.question.importance == "must"
        in_hand = one.answer.owner is not None or any(action.who for action in one.answer.actions if not action.done)
        if is_must and not in_hand:
            state = "not met" if one.answer.option is not None else "not known"
            yield Spot(
                one.path,
                f"{one.named} must hold, is {state}, and nobody owns it.",
                f"Name the role that sees to it ({AT_THE_QUESTION} o), or an action with somebody who does it (a).",
            )


RULE = AssessmentRule(
    "must-without-owner",
    find,
    one="One thing that must hold is open, and nobody owns it.",
    several="{} things that must hold are open, and nobody owns them.",
    reach=Reach.WHAT_SPEAKS,
    place=160,
)
