"""Something that a gate asks about is set aside as not applicable, and no second person has confirmed it.

Until then it counts as open, so the gate stays not met. The verdict is not weaker for it; it may be worse than it need
be. In an agreed file the group's agreement is the confirmation.

Passing:

    answers:
      data-agreements:
        not_applicable: No facts about people leave the site.
        answered: {who: operations manager, date: 2026-11-12}
        confirmed: {who: information governance lead, date: 2026-11-13}

Failing, because one person alone took it out:

    answers:
      data-agreements:
        not_applicable: No facts about people leave the site.
        answered: {who: operations manager, date: 2026-11-12}
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from scalecheck.lint.remark import Spot
from scalecheck.lint.rule import AssessmentRule
from scalecheck.lint.subject import quoted
from scalecheck.model.assessment import Standing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scalecheck.lint.subject import AssessmentSubject


def find(subject: AssessmentSubject) -> Iterator[Spot]:
    """Return the gates' items that are set aside without confirmation."""
    gates = {
        item: result.gate for result in reversed(subject.judgement.gates) if result.applies for item in result.items
    }
    for one in subject.answered:
        standing = subject.case.standing(one.question.id)
        if standing is not Standing.NOT_APPLICABLE or subject.case.is_set_aside(one.question.id):
            continue
        if (gate := gates.get(one.question.id)) is not None:
            yield Spot(
                (*one.path, "not_applicable"),
                f"{one.named} is set aside as not applicable, and nobody else has confirmed it; for the gate "
                f"{quoted(gate.title)} it counts as open.",
                "Have a second person confirm it, with their role (`scalecheck assess FILE`, second pass: p).",
            )


RULE = AssessmentRule(
    "unconfirmed-not-applicable",
    find,
    one="One question behind a gate is set aside, and nobody has confirmed it.",
    several="{} questions behind gates are set aside, and nobody has confirmed them.",
    place=150,
)
