"""What comes next: the questions that apply, the ones still open, the areas that they belong to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scalecheck.engine.effort import minutes
from scalecheck.engine.relevance import hidden_items
from scalecheck.model.assessment import Standing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scalecheck.interview.state import Interview
    from scalecheck.model.checklist import Domain

OPENING = "Opening questions"
"""The heading of the opening questions."""


@dataclass(frozen=True, slots=True)
class Count:
    """How some questions stand."""

    total: int
    """How many apply."""
    answered: int
    """How many have an option, or are set aside."""
    unknown: int
    """How many are answered by a don't-know."""
    parked: int
    """How many wait for somebody."""
    open: int
    """How many are still open."""


def asked(interview: Interview) -> tuple[str, ...]:
    """Give the questions that apply with the answers so far, in the order in which they are put."""
    hidden = hidden_items(interview.brief.outline, interview.given()) | interview.brief.left_out
    return tuple(name for name in interview.brief.order if name not in hidden)


def open_questions(interview: Interview) -> tuple[str, ...]:
    """Give the questions that apply, have no answer and are not parked."""
    return tuple(name for name in asked(interview) if interview.is_open(name))


def next_open(interview: Interview, after: str | None) -> str | None:
    """Give the first open question behind another one (None: of all); None where there is none."""
    order = asked(interview)
    start = order.index(after) + 1 if after in order else 0
    return next((name for name in order[start:] if interview.is_open(name)), None)


def first_open(interview: Interview) -> str | None:
    """Give the first open question of all."""
    return next_open(interview, None)


def domain_of(interview: Interview, question: str) -> Domain | None:
    """Give the domain that a question belongs to; None for an opening question."""
    outline = interview.brief.outline
    below = outline.items_below
    return next(
        (domain for domain in outline.checklist.domains if any(item.id == question for item in below[domain.id])),
        None,
    )


def area_title(interview: Interview, question: str) -> str:
    """Give the heading under which a question is put."""
    domain = domain_of(interview, question)
    return domain.title if domain is not None else OPENING


def area_questions(interview: Interview, question: str) -> tuple[str, ...]:
    """Give the questions that apply in the same area."""
    domain = domain_of(interview, question)
    return tuple(name for name in asked(interview) if domain_of(interview, name) is domain)


def count(interview: Interview, questions: Iterable[str]) -> Count:
    """Count how some questions stand."""
    names = list(questions)
    standings = [interview.standing(name) for name in names]
    unknown = standings.count(Standing.DONT_KNOW)
    parked = sum(interview.is_parked(name) for name in names)
    still_open = sum(interview.is_open(name) for name in names)
    return Count(len(names), len(names) - unknown - parked - still_open, unknown, parked, still_open)


def minutes_left(interview: Interview) -> int:
    """Give the minutes that the open questions take."""
    return minutes(interview.brief.outline, (interview.question(name) for name in open_questions(interview)))
