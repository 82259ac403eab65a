"""Which questions moved: by their answers, or by the rules that they are judged by; opening questions as well."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from scalecheck.model.assessment import Standing

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

    from scalecheck.engine.inputs.case import Case
    from scalecheck.engine.inputs.outline import Outline

AnswerMove: TypeAlias = Literal[
    "described",
    "rose",
    "fell",
    "sideways",
    "answered",
    "unknown",
    "not-applicable",
    "opened",
    "waiting",
    "asked",
    "no-longer-asked",
]
"""What other answers did: `described` is another answer to an opening question, which is neither better nor worse,
`sideways` is another option of the same worth, `opened` is an answer that is gone, `waiting` one that
the round that goes on from it has yet to confirm, and `asked` and `no-longer-asked`
are what other answers brought in or left out."""
RuleMove: TypeAlias = Literal[
    "added", "removed", "shown", "hidden", "option-gone", "counts-more", "counts-less", "reworded"
]
"""What other rules did to an answer that stayed the same; `counts-more` is one that is now met, say, and was not."""


ItemCause: TypeAlias = Literal["rules", "opening", "answers"]
"""Why a question moved: through other rules, as an opening question answered differently, or through other answers."""

OPENING: Final = "Opening questions"
"""What the place of the opening questions is called, which belong to no area."""


@dataclass(frozen=True, slots=True)
class ItemState:
    """How a question is answered, or left open."""

    standing: Standing | None
    """Its standing; None where it is not asked: hidden, left out, or no part of the checklist."""
    option: str | None = None
    """The option chosen, by id."""
    label: str | None = None
    """What people read for that option."""


@dataclass(frozen=True, slots=True)
class ItemMove:
    """A question that moved."""

    item: str
    """The question."""
    title: str
    """What people call it."""
    area: str
    """The title of its area, or `Opening questions`."""
    cause: ItemCause
    """Why it moved."""
    kind: AnswerMove | RuleMove
    """How it moved."""
    then: ItemState
    """How it was before this cause had its effect."""
    now: ItemState
    """How it was after."""


def item_moves(
    then: Case, between: Case, now: Case, *, same_rules: bool, waiting: Collection[str] = ()
) -> tuple[ItemMove, ...]:
    """Return every question that moved, in the order in which they are asked; those that are gone come last.

    Args:
        then: The old answers by the old rules.
        between: The old answers by the newer rules.
        now: The newer answers by the newer rules.
        same_rules: Whether the rules are the same.
        waiting: The questions whose old answers wait to be confirmed.
    """
    found: list[ItemMove] = []
    for name in dict.fromkeys([*now.outline.questions, *then.outline.questions]):
        if not same_rules and (rule := _rule_move(name, then, between)) is not None:
            found.append(_move(name, "rules", rule, then, between))
        if name in now.outline.questions and (moved := _answer_move(name, between, now)) is not None:
            if name in waiting and moved in {"described", "opened"}:
                moved = "waiting"
            cause: ItemCause = "opening" if name in now.outline.opening else "answers"
            found.append(_move(name, cause, moved, between, now))
    return tuple(found)


def _move(name: str, cause: ItemCause, kind: AnswerMove | RuleMove, before: Case, after: Case) -> ItemMove:
    outline = after.outline if name in after.outline.questions else before.outline
    area = OPENING if name in outline.opening else outline.domain_of[name].title
    return ItemMove(name, outline.questions[name].title, area, cause, kind, _state(before, name), _state(after, name))


def _state(case: Case, name: str) -> ItemState:
    if name not in case.outline.questions or name in case.void or name in case.not_asked:
        return ItemState(None)
    option = case.option(name)
    label = case.outline.label(name, option) if option is not None else None
    return ItemState(case.standing(name), option, label)


def _answer_move(name: str, before: Case, after: Case) -> AnswerMove | None:
    """Return how an answer moved under the same rules; None where it is as it was."""
    was, is_now = _state(before, name), _state(after, name)
    if was == is_now:
        return None
    if name in before.outline.opening:
        return "described"
    if is_now.option is not None:
        return _between_options(before.outline, name, was.option, is_now.option)
    if is_now.standing is None:
        return "no-longer-asked"
    moves: dict[Standing, AnswerMove] = {
        Standing.DONT_KNOW: "unknown",
        Standing.NOT_APPLICABLE: "not-applicable",
        Standing.UNANSWERED: "opened",
        Standing.NOT_MINE: "opened",
    }
    open_before = was.standing in {Standing.UNANSWERED, Standing.NOT_MINE}
    move = moves[is_now.standing]
    if move == "opened" and open_before:
        return None
    return "asked" if move == "opened" and was.standing is None else move


def _between_options(outline: Outline, name: str, was: str | None, is_now: str) -> AnswerMove:
    if was is None:
        return "answered"
    place = outline.ranks[name].place
    if place[was] == place[is_now]:
        return "sideways"
    return "rose" if place[is_now] > place[was] else "fell"


def _rule_move(name: str, then: Case, between: Case) -> RuleMove | None:
    """Return what other rules did to one answer; the weightiest where they did several things."""
    return next(_rule_moves(name, then, between), None)


def _rule_moves(name: str, then: Case, between: Case) -> Iterator[RuleMove]:
    was, is_now = _state(then, name), _state(between, name)
    if not (_is_part(then.outline, name) and _is_part(between.outline, name)):
        if is_now.standing is not None:
            yield "added"
        if was.standing is not None:
            yield "removed"
        return
    if was.standing is None or is_now.standing is None:
        if is_now.standing is not None:
            yield "shown"
        if was.standing is not None:
            yield "hidden"
        return
    if name in then.responses and name not in between.responses:
        yield "reworded"
        return
    yield from _worth(name, then, between)
    if then.outline.fingerprint(name) != between.outline.fingerprint(name):
        yield "reworded"


def _is_part(outline: Outline, name: str) -> bool:
    """Return whether a checklist has a question and has not retired it."""
    return name in outline.opening or (name in outline.items and outline.items[name].retired is None)


def _worth(name: str, then: Case, between: Case) -> Iterator[RuleMove]:
    """Return whether an answer counts as more or less than it did."""
    was, is_now = then.option(name), between.option(name)
    if was is None:
        return
    if is_now is None:
        yield "option-gone"
        return
    if name in between.outline.opening:
        return
    old, new = _level(then.outline, name, was), _level(between.outline, name, is_now)
    if old != new:
        yield "counts-more" if new > old else "counts-less"


def _level(outline: Outline, name: str, option: str) -> int:
    """Return 2 for met, 1 for partly there, 0 for less."""
    ranks = outline.ranks[name]
    return 2 if option in ranks.met else 1 if option in ranks.partly else 0
