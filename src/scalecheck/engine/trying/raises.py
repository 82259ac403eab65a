"""Which answers can still rise, and how far."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scalecheck.model.assessment import Answer, Standing

if TYPE_CHECKING:
    from scalecheck.engine.inputs.case import Case
    from scalecheck.engine.inputs.scale_ranks import ScaleRanks


@dataclass(frozen=True, slots=True)
class Raise:
    """The better answers that one item could have."""

    item: str
    """The item's id."""
    options: tuple[str, ...]
    """The options that are better than the present answer, worst first."""
    levels: tuple[int, ...]
    """How many levels each lies above the present answer."""


def possible_raises(case: Case) -> tuple[Raise, ...]:
    """Return the items in play whose answer can rise, in checklist order.

    An answer rises to an option with a better place. Options with the same place share a level. What is unanswered,
    for somebody else, or a don't-know is one level below the lowest option. Items that are set aside as not applicable
    stay so.
    """
    asked = (item.id for item in case.items() if case.standing(item.id) is not Standing.NOT_APPLICABLE)
    found = (_raise(item, case.option(item), case.outline.ranks[item]) for item in asked)
    return tuple(one for one in found if one.options)


def raised(answer: Answer | None, option: str) -> Answer:
    """Return an answer with a better option.

    It keeps its owner and its actions; evidence for the new option, and a basis, it has yet to get.
    """
    if answer is None:
        return Answer(option=option)
    return Answer(option=option, note=answer.note, owner=answer.owner, actions=answer.actions)


def _raise(item: str, now: str | None, ranks: ScaleRanks) -> Raise:
    start = -1 if now is None else ranks.level[now]
    better = sorted((one for one in ranks.place if ranks.level[one] > start), key=lambda one: ranks.level[one])
    return Raise(item, tuple(better), tuple(ranks.level[option] - start for option in better))
