"""What became of what was promised: the actions behind the answers, and the conditions of a decision."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Literal, NamedTuple

from scalecheck.engine.changes.identity import numbered
from scalecheck.engine.logic.wording import same_words
from scalecheck.model.placement import entries_in_place

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping
    from datetime import date

    from scalecheck.engine.inputs.outline import Outline
    from scalecheck.model.assessment import Action, Ask, Assessment, Decision, DecisionCondition


class Promise(NamedTuple):
    """What makes an action the same one in two files: the question, the words, and which of several alike it is."""

    item: str
    """The question that it belongs to."""
    words: str
    """What is to be done; white space and capitals do not count."""
    number: int
    """From 0: which one of several with the same words."""


@dataclass(frozen=True, slots=True)
class ActionMove:
    """What became of an action."""

    item: str
    """The question that it belongs to."""
    kind: Literal["done", "new", "late", "moved", "reopened", "gone", "waiting"]
    """What became of it: `late` is one that is open past its day, `moved` one with another day, `gone` an open one
    that the newer file does not list, and `waiting` one of an answer that waits to be confirmed."""
    action: Action
    """The action as it is now; one that is gone, as it was."""
    due_before: date | None = None
    """The day that it had before."""


@dataclass(frozen=True, slots=True)
class ConditionState:
    """Whether a condition of the decision before is met."""

    condition: DecisionCondition
    """The condition."""
    met: bool
    """Whether it is met."""
    late: bool
    """Whether it is open past its day."""


def action_moves(
    before: Mapping[Promise, Action], after: Mapping[Promise, Action], as_of: date, waiting: Collection[str] = ()
) -> tuple[ActionMove, ...]:
    """Return what became of every action that moved or is late; one that did both is there twice.

    Args:
        before: The actions then.
        after: The actions now.
        as_of: The day on which one can be late.
        waiting: The questions whose old answers, and what was promised with them, wait to be confirmed.
    """
    found: list[ActionMove] = []
    for promise, action in after.items():
        old = before.get(promise)
        due = old.due if old is not None else None
        if old is None:
            found.append(ActionMove(promise.item, "done" if action.done else "new", action))
        elif old.done != action.done:
            found.append(ActionMove(promise.item, "done" if action.done else "reopened", action, due))
        elif not action.done and due != action.due:
            found.append(ActionMove(promise.item, "moved", action, due))
        if is_late(action, as_of):
            found.append(ActionMove(promise.item, "late", action, due))
    gone = {promise: action for promise, action in before.items() if promise not in after and not action.done}
    found.extend(
        ActionMove(promise.item, "waiting" if promise.item in waiting else "gone", action, action.due)
        for promise, action in gone.items()
    )
    return tuple(found)


def condition_states(before: Decision, since: Decision | None, as_of: date) -> tuple[ConditionState, ...]:
    """Return whether each condition of a decision is met, as the newer decision says where it names it again."""
    later = {same_words(one.what): one for one in since.conditions} if since is not None else {}
    current = [later.get(same_words(one.what), one) for one in before.conditions]
    met = [old.done or new.done for old, new in zip(before.conditions, current, strict=True)]
    return tuple(
        ConditionState(one, met=done, late=not done and is_late(one, as_of))
        for one, done in zip(current, met, strict=True)
    )


def promises(assessment: Assessment, outline: Outline) -> dict[Promise, Action]:
    """Return every action of a file by what makes it the same one in another file."""
    groups = entries_in_place(assessment, outline.questions)
    found = [
        ((item, same_words(action.what)), action)
        for item, answer in chain.from_iterable(entries.items() for entries in groups.values())
        for action in (answer.actions if answer is not None else ())
    ]
    alike = numbered(words for words, _ in found)
    return {Promise(*words, which): action for (_, action), (words, which) in zip(found, alike, strict=True)}


def is_late(promised: Action | Ask | DecisionCondition, as_of: date) -> bool:
    """Return whether something promised is open past its day."""
    return not promised.done and promised.due is not None and promised.due < as_of
