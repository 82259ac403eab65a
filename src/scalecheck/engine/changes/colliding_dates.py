"""Days of one file that do not go together: each is right by itself, and the one makes the other of no use."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from scalecheck.model.placement import answers_in_place, group_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from scalecheck.engine.inputs.outline import Outline
    from scalecheck.model.assessment import Action, Answer, Assessment, DecisionCondition

CollisionKind: TypeAlias = Literal["ends-before-review", "due-after-start", "due-after-review"]
"""What collides: something that an answer behind a gate rests on (money, a contract, evidence) ends before the group
looks again; or what was promised is due only after the start, or only after the next review."""


@dataclass(frozen=True, slots=True)
class Collision:
    """Two days that do not go together."""

    kind: CollisionKind
    """What collides."""
    what: str
    """What ends, or what was promised, in the file's own words."""
    day: date
    """When it ends, or is due."""
    other: date
    """The day of the start, or of the next review."""
    path: tuple[str | int, ...]
    """Where the file says it."""


def colliding_dates(assessment: Assessment, outline: Outline, as_of: date) -> tuple[Collision, ...]:
    """Return the days of a file that do not go together, what ends first.

    What is past on the day judged collides with nothing: it is out of date or overdue, and told as such.
    """
    decision, proposal = assessment.decision, assessment.proposal
    start = proposal.start if proposal is not None else None
    review = proposal.next_review if proposal is not None else None
    if decision is not None and decision.review is not None:
        review = decision.review
    found = [*_ending(assessment, outline, review), *_late(assessment, outline, start, review)]
    return tuple(one for one in found if one.day >= as_of)


def _behind_gates(assessment: Assessment, outline: Outline) -> Iterator[tuple[tuple[str, str], Answer]]:
    """Return the answers that gates ask about, each with its place."""
    asked = {item for items in outline.gate_items.values() for item in items}
    for name, answer in answers_in_place(assessment, outline.questions).items():
        if name in asked:
            yield (group_of(outline.questions[name]), name), answer


def _ending(assessment: Assessment, outline: Outline, review: date | None) -> Iterator[Collision]:
    for path, answer in _behind_gates(assessment, outline):
        for place, piece in enumerate(answer.evidence):
            ends = piece.valid_until
            if ends is not None and review is not None and ends < review:
                where = (*path, "evidence", place, "valid_until")
                yield Collision("ends-before-review", piece.what, ends, review, where)


def _late(assessment: Assessment, outline: Outline, start: date | None, review: date | None) -> Iterator[Collision]:
    for path, promised in _promised(assessment, outline):
        if promised.done or promised.due is None:
            continue
        if review is not None and promised.due > review:
            yield Collision("due-after-review", promised.what, promised.due, review, (*path, "due"))
        elif start is not None and promised.due > start:
            yield Collision("due-after-start", promised.what, promised.due, start, (*path, "due"))


def _promised(
    assessment: Assessment, outline: Outline
) -> Iterator[tuple[tuple[str | int, ...], Action | DecisionCondition]]:
    """Return the conditions of the decision and the actions behind gates, each with its place."""
    decision = assessment.decision
    for place, condition in enumerate(decision.conditions if decision is not None else ()):
        yield ("decision", "conditions", place), condition
    for path, answer in _behind_gates(assessment, outline):
        for place, action in enumerate(answer.actions):
            yield (*path, "actions", place), action
