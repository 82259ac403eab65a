"""What can be put behind answers: evidence, an owner, a dated action."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, get_args

from scalecheck.model.assessment import Action, Evidence, Owner
from scalecheck.model.conditions import Backing, GateItemsFact, GatesBelowFact, ItemFact, facts_in

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from datetime import date

    from scalecheck.model.assessment import Answer
    from scalecheck.model.conditions import Basis, Condition

FIRMEST: Final[Basis] = "evidenced"
"""The basis that an answer has once evidence for it is there."""
BACKINGS: Final[tuple[Backing, ...]] = get_args(Backing)
"""All kinds, in the order in which they are listed."""
_TAKEN: Final = "Taken to be there."


def backings_in(rules: Iterable[Condition]) -> tuple[Backing, ...]:
    """Return the kinds of backing that some rules look at; a basis is looked at as evidence."""
    named: set[Backing] = set()
    for rule in rules:
        for _, fact in facts_in(rule):
            match fact:
                case ItemFact(basis=tuple()):
                    named.add("evidence")
                case ItemFact(has=tuple() as has) | GatesBelowFact(each_has=tuple() as has) | GateItemsFact(has=has):
                    named.update(has)
                case _:
                    pass
    return tuple(one for one in BACKINGS if one in named)


def backed(answer: Answer, backings: Collection[Backing], as_of: date) -> Answer:
    """Return an answer with backing of some kinds; what it carries already stays.

    Args:
        answer: The answer.
        backings: The kinds.
        as_of: The day judged, on which an added action is due.
    """
    found: dict[str, object] = {}
    if "evidence" in backings:
        found |= {"basis": FIRMEST, "evidence": (*answer.evidence, Evidence(what=_TAKEN))}
    if "owner" in backings:
        found["owner"] = answer.owner or Owner(role=_TAKEN)
    if "dated-action" in backings:
        found["actions"] = (*answer.actions, Action(what=_TAKEN, due=as_of))
    return answer.model_copy(update=found)
