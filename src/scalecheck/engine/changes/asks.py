"""What only the system can change: every ask of a file as a row, its state, and the gaps that no ask names."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from scalecheck.engine.changes.changed_promises import is_late
from scalecheck.engine.changes.identity import Held, Identity, held_in, key_of, taken_along, uid_of
from scalecheck.engine.inputs.occasions import occasion_of
from scalecheck.engine.logic.wording import same_words

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from scalecheck.engine.inputs.occasions import Occasion
    from scalecheck.engine.inputs.outline import Outline
    from scalecheck.engine.judging.judgement import Judgement
    from scalecheck.model.assessment import Ask, Assessment
    from scalecheck.model.checklist import Item


class AskState(StrEnum):
    """The state of an ask on a day."""

    MISSED = "missed"
    """It has not changed, and the day by which it is needed has passed."""
    OPEN = "open"
    """It was put to those who could change it, and has not changed."""
    NEVER_PUT = "never put"
    """It was not put to anyone yet, and its day, if it has one, has not passed."""
    DONE = "done"
    """It has changed."""


_ORDER: Final = (AskState.MISSED, AskState.OPEN, AskState.NEVER_PUT, AskState.DONE)


@dataclass(frozen=True, slots=True)
class AskRow:
    """One ask."""

    key: str
    """A short name that stays the same over the rounds while the words do.

    One that was taken along to another checklist keeps the name that it had.
    """
    uid: str
    """A name for other programs that stays the same as long, and is unlike all others in the world."""
    held: Held
    """How its file holds it."""
    occasion: Occasion
    """What the file is about, and when."""
    file: str
    """The file that holds it."""
    agreed: bool
    """Whether a group agreed that file."""
    number: int
    """From 0: its place in the file's list."""
    ask: Ask
    """What is asked, of whom, and what came of it."""
    state: AskState
    """Its state."""
    titles: tuple[str, ...]
    """What people call the questions that wait for it; the id of one that is not found."""

    @property
    def keys(self) -> frozenset[str]:
        """Every key by which it is found: its own, and the one that it had before it was taken along."""
        return frozenset({self.key, key_of(*self.held.name)})


@dataclass(frozen=True, slots=True)
class UnaskedGap:
    """An item about the system that is not met, and that no ask names."""

    item: Item
    """The item."""
    acted_on: bool
    """Whether somebody has promised to act on it all the same."""


def ask_state(ask: Ask, as_of: date) -> AskState:
    """Return the state of an ask on a day."""
    if ask.done:
        return AskState.DONE
    if is_late(ask, as_of):
        return AskState.MISSED
    return AskState.OPEN if ask.put is not None else AskState.NEVER_PUT


def is_unput(ask: Ask) -> bool:
    """Return whether an ask waits, missed or not, and nobody has put it to anyone."""
    return not ask.done and ask.put is None


def ask_rows(assessment: Assessment, outline: Outline | None, file: str, as_of: date) -> tuple[AskRow, ...]:
    """Return every ask of a file in the order in which they are written.

    Args:
        assessment: The file.
        outline: Its checklist, for the titles of questions; None where it is not found.
        file: The name of the file.
        as_of: The day on which an ask can be missed.
    """
    occasion = occasion_of(assessment)
    about = occasion.innovation, occasion.site, occasion.checklist
    titles = {name: one.title for name, one in outline.questions.items()} if outline is not None else {}
    identities = (Identity(about, "", "ask", "", same_words(ask.what)) for ask in assessment.asks)
    every = held_in(identities, occasion.round, file, assessment.follows)
    return tuple(
        AskRow(
            key=key_of(*held.name),
            uid=uid_of(*held.name),
            held=held,
            occasion=occasion,
            file=file,
            agreed=assessment.agreed is not None,
            number=number,
            ask=ask,
            state=ask_state(ask, as_of),
            titles=tuple(titles.get(item, item) for item in ask.items),
        )
        for number, (ask, held) in enumerate(zip(assessment.asks, every, strict=True))
    )


def each_ask_once(rows: Iterable[AskRow]) -> tuple[AskRow, ...]:
    """Return each ask as the newest round tells it; within a round, as the agreed file does.

    One that was taken along to another checklist is told there, under its old name.
    """
    rows = tuple(rows)
    along = taken_along(row.held for row in rows)
    told: dict[str, AskRow] = {}
    for found in rows:
        if along.is_told_elsewhere(found.held):
            continue
        first = along.first.get(found.held.name)
        row = replace(found, key=key_of(*first), uid=uid_of(*first)) if first else found
        before = told.get(row.uid)
        if before is None or _weight(row) > _weight(before):
            told[row.uid] = row
    return tuple(told.values())


def asks_in_order(rows: Iterable[AskRow]) -> tuple[AskRow, ...]:
    """Return what is missed first, then what waits, then what was never put, what is done last; each by its day."""
    return tuple(sorted(rows, key=lambda row: (*place_of(row.ask, row.state), row.file, row.number)))


def place_of(ask: Ask, state: AskState) -> tuple[int, bool, str]:
    """Return by what asks are ordered: their state, then their day, those without one behind."""
    return _ORDER.index(state), ask.due is None, ask.due.isoformat() if ask.due is not None else ""


def unasked_gaps(judgement: Judgement, asks: Iterable[Ask]) -> tuple[UnaskedGap, ...]:
    """Return the items about the system that are not met and that no ask names; behind gates that are not met first."""
    case = judgement.case
    named = {item for ask in asks for item in ask.items}
    behind = {item for gate in judgement.gates if not gate.met for item in gate.items}
    gaps = (
        item
        for item in case.items()
        if item.about == "system"
        and item.id not in named
        and case.option(item.id) not in case.outline.ranks[item.id].met
        and not case.is_set_aside(item.id)
    )
    return tuple(
        UnaskedGap(item, acted_on=_is_acted_on(judgement, item.id))
        for item in sorted(gaps, key=lambda item: item.id not in behind)
    )


def _is_acted_on(judgement: Judgement, item: str) -> bool:
    answer = judgement.case.answer(item)
    return answer is not None and any(not action.done for action in answer.actions)


def _weight(row: AskRow) -> tuple[str, bool, str]:
    return row.occasion.round, row.agreed, row.file
