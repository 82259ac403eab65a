"""Who of those invited has answered, who has not, and for how long they have been late."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scalecheck.engine.inputs.relevance import hidden_items
from scalecheck.engine.inputs.responses import own_answers
from scalecheck.engine.panel.allocation import allocate, share_of
from scalecheck.model.placement import listed_items

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from scalecheck.engine.inputs.outline import Outline
    from scalecheck.model.assessment import Assessment, Respondent
    from scalecheck.model.panel import Panel


@dataclass(frozen=True, slots=True)
class Attendance:
    """Who of those invited has answered."""

    invited: int | None
    """How many were invited; None where nobody wrote that down."""
    answered: tuple[Respondent, ...]
    """Those invited who have answered anything, in the order of the invitation."""
    left_open: Mapping[str, int]
    """How many of the questions that they are asked those who answered left without an answer, by respondent id."""
    waiting: tuple[Respondent, ...]
    """Those invited who have answered nothing, in the order of the invitation."""
    uninvited: tuple[Respondent, ...]
    """Those who answered without an invitation."""
    days_overdue: int
    """The days since the closing day of a round that is open, for those who are waited for; 0 where it is not over."""
    closed: bool = False
    """Whether the round is closed, so that nobody is waited for any more."""

    @property
    def everybody(self) -> tuple[Respondent, ...]:
        """Everybody who was invited or answered."""
        return (*self.answered, *self.waiting, *self.uninvited)


def is_open(panel: Panel | None) -> bool:
    """Return whether a round is open, so that nobody is shown the others' answers."""
    return panel is not None and panel.state == "open"


def attendance(panel: Panel | None, assessments: Sequence[Assessment], outline: Outline, as_of: date) -> Attendance:
    """Return who has answered.

    Args:
        panel: Who is invited; None where nobody wrote that down: all who have a file are then looked at.
        assessments: The respondents' files of one occasion.
        outline: The checklist that they answer.
        as_of: The day on which it is looked at.
    """
    found = allocate(outline, panel) if panel is not None else None
    open_items = {
        one.respondent.id: _left_open(outline, one, share_of(outline, found, one) if found is not None else ())
        for one in assessments
        if one.respondent is not None and own_answers(outline, one)
    }
    people: list[Respondent] = [one.respondent for one in assessments if one.respondent is not None]
    invited: Sequence[Respondent] = panel.invited if panel is not None else people
    ids = {one.id for one in invited}
    waiting = tuple(one for one in invited if one.id not in open_items)
    late = (as_of - panel.closes).days if panel is not None and panel.closes is not None and is_open(panel) else 0
    return Attendance(
        invited=len(invited) if panel is not None else None,
        answered=tuple(one for one in invited if one.id in open_items),
        left_open={name: number for name, number in open_items.items() if number},
        waiting=waiting,
        uninvited=tuple(one for one in people if one.id not in ids and one.id in open_items),
        days_overdue=max(0, late) if waiting else 0,
        closed=panel is not None and not is_open(panel),
    )


def _left_open(outline: Outline, assessment: Assessment, share: Sequence[str]) -> int:
    """Return how many questions that a respondent is asked have no entry at all; a parked or handed-on one has.

    Args:
        outline: The checklist.
        assessment: The file.
        share: The questions that the respondent is invited to answer; empty: the items that the file lists.
    """
    responses = own_answers(outline, assessment)
    asked = frozenset(share) or listed_items(assessment, outline.questions) & frozenset(outline.items)
    return len(asked - hidden_items(outline, responses) - frozenset(responses))
