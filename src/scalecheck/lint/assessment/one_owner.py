"""One role owns too much: more than a third of what is owned, and at least five questions.

A pilot that leans on one hero does not scale, and neither does a plan that does. Ownership spread evenly over the areas
of a checklist gives each lead a fifth or so; above a third, one person carries what several should. Below five
questions a third is a matter of small numbers. The same role in another organisation is somebody else.

Passing, because three share them:

    answers:
      running-cost: {option: planned, owner: {role: finance director}}
      scaling-owner: {option: planned, owner: {role: chief nurse}}
      go-stop-rules: {option: planned, owner: {role: chief nurse}}
      core-parts: {option: planned, owner: {role: clinical lead}}
      without-founders: {option: planned, owner: {role: clinical lead}}

Failing, because the chief nurse has all five:

    answers:
      running-cost: {option: planned, owner: {role: chief nurse}}
      scaling-owner: {option: planned, owner: {role: chief nurse}}
      go-stop-rules: {option: planned, owner: {role: chief nurse}}
      core-parts: {option: planned, owner: {role: chief nurse}}
      without-founders: {option: planned, owner: {role: chief nurse}}
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scalecheck.engine.logic.wording import same_words
from scalecheck.lint.remark import Spot
from scalecheck.lint.rule import AssessmentRule, Reach
from scalecheck.lint.subject import quoted
from scalecheck.model.checklist import Item

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scalecheck.lint.subject import Answered, AssessmentSubject
    from scalecheck.model.assessment import Owner

FEWEST: Final = 5
"""How many questions one role has to own before it can be too much."""
SHARES: Final = 3
"""More than one part in this many is too much."""


def find(subject: AssessmentSubject) -> Iterator[Spot]:
    """Return each role that owns too much, at the first question that it owns."""
    owned: dict[tuple[str, str], list[tuple[Answered, Owner]]] = {}
    for one in subject.answered:
        owner = one.answer.owner
        if owner is not None and isinstance(one.question, Item):
            owned.setdefault((same_words(owner.role), same_words(owner.organisation or "")), []).append((one, owner))
    everything = sum(len(some) for some in owned.values())
    for some in owned.values():
        if len(some) >= FEWEST and len(some) * SHARES > everything:
            first, owner = some[0]
            of = f" of {quoted(owner.organisation)}" if owner.organisation else ""
            yield Spot(
                (*first.path, "owner"),
                f"{quoted(owner.role)}{of} owns {len(some)} of the {everything} questions that have an owner.",
                "Ask who else can keep some of them true; what leans on one person falls with that person.",
            )


RULE = AssessmentRule(
    "one-owner",
    find,
    one="One role owns more than a third of what has an owner.",
    several="{} roles own more than a third of what has an owner, each.",
    reach=Reach.WHAT_SPEAKS,
    place=180,
)
