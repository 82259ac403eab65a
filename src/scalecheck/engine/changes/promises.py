"""Everything that somebody promised in an assessment, as rows of one list: actions, and conditions of a decision."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, Literal

from scalecheck.engine.changes.changed_promises import is_late
from scalecheck.engine.changes.identity import Held, Identity, held_in, key_of, taken_along, uid_of
from scalecheck.engine.inputs.occasions import occasion_of
from scalecheck.engine.logic.wording import same_words
from scalecheck.model.placement import entries_in_place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from scalecheck.engine.inputs.occasions import Occasion
    from scalecheck.engine.inputs.outline import Outline
    from scalecheck.model.assessment import Action, Assessment, DecisionCondition

DECISION: Final = "The decision"
"""What is told in place of a question's title where a decision holds the promise."""


@dataclass(frozen=True, slots=True)
class Row:
    """One promise."""

    key: str
    """A short name that stays the same over the rounds while respondent, question and words do.

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
    replaces: tuple[str, ...]
    """The retired questions that its own has taken the place of, by id."""
    title: str
    """What people call its question."""
    number: int
    """From 0: its place in the list that holds it."""
    promised: Action | DecisionCondition
    """What was promised."""
    late: bool
    """Whether it is open past its day."""

    @property
    def identity(self) -> Identity:
        """What makes it the same one in another round."""
        return self.held.identity

    @property
    def keys(self) -> frozenset[str]:
        """Every key by which it is found: its own, and the one that it had before it was taken along."""
        return frozenset({self.key, key_of(*self.held.name)})


def rows_of(assessment: Assessment, outline: Outline | None, file: str, as_of: date) -> tuple[Row, ...]:
    """Return every promise of a file in the order in which they are written, the decision's conditions first.

    Args:
        assessment: The file.
        outline: Its checklist, for the titles of questions; None where it is not found.
        file: The name of the file.
        as_of: The day on which a promise can be late.
    """
    occasion = occasion_of(assessment)
    about = occasion.innovation, occasion.site, occasion.checklist
    whose = assessment.respondent.id if assessment.respondent is not None else ""
    found = list(_promised(assessment, outline))
    identities = [Identity(about, whose, kind, item or "", same_words(one.what)) for kind, item, _, one in found]
    every = held_in(identities, occasion.round, file, assessment.follows)
    return tuple(
        Row(
            key=key_of(*held.name),
            uid=uid_of(*held.name),
            held=held,
            occasion=occasion,
            file=file,
            replaces=outline.replaced_by.get(item or "", ()) if outline is not None else (),
            title=DECISION if item is None else _title(outline, item),
            number=number,
            promised=promised,
            late=is_late(promised, as_of),
        )
        for (_, item, number, promised), held in zip(found, every, strict=True)
    )


def each_once(rows: Iterable[Row]) -> tuple[Row, ...]:
    """Return the rows without those that are told elsewhere among them.

    A promise that was carried into a later round is told there, and one that a retired question has handed on is told
    at the question that replaces it. One that was taken along to another checklist is told there, under its old name.
    """
    rows = tuple(rows)
    along = taken_along(row.held for row in rows)
    rows = tuple(
        replace(row, key=key_of(*first), uid=uid_of(*first)) if (first := along.first.get(row.held.name)) else row
        for row in rows
        if not along.is_told_elsewhere(row.held)
    )
    newest: dict[Identity, str] = {}
    handed_on: dict[Identity, str] = {}
    for row in rows:
        newest[row.identity] = max(row.occasion.round, newest.get(row.identity, ""))
        for item in row.replaces:
            before = row.identity._replace(item=item)
            handed_on[before] = max(row.occasion.round, handed_on.get(before, ""))
    return tuple(
        row
        for row in rows
        if newest[row.identity] == row.occasion.round and handed_on.get(row.identity, "") < row.occasion.round
    )


def in_order(rows: Iterable[Row]) -> tuple[Row, ...]:
    """Return the open ones by their day, those without a day behind them, and those that are done last."""
    return tuple(sorted(rows, key=_place))


def _place(row: Row) -> tuple[object, ...]:
    due = row.promised.due
    return row.promised.done, due is None, due.isoformat() if due is not None else "", row.file


def _promised(
    assessment: Assessment, outline: Outline | None
) -> Iterator[tuple[Literal["action", "condition"], str | None, int, Action | DecisionCondition]]:
    if assessment.decision is not None:
        for number, condition in enumerate(assessment.decision.conditions):
            yield "condition", None, number, condition
    questions = outline.questions if outline is not None else {}
    for item, answer in entries_in_place(assessment, questions)["answers"].items():
        for number, action in enumerate(answer.actions if answer is not None else ()):
            yield "action", item, number, action


def _title(outline: Outline | None, item: str) -> str:
    if outline is None or item not in outline.questions:
        return item
    return outline.questions[item].title
