"""What comes next: the questions that are still open, the areas that they belong to, the time that they take."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scalecheck.engine.inputs.effort import minutes
from scalecheck.model.assessment import Standing

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scalecheck.interview.state.state import Interview
    from scalecheck.model.checklist import Domain

OPENING = "Opening questions"
"""The heading of the opening questions."""


@dataclass(frozen=True, slots=True)
class Count:
    """How many of some questions are answered, and how."""

    total: int
    """How many apply."""
    answered: int
    """How many have an option, are set aside, or are answered by the programme."""
    opening: int
    """How many of the opening questions have an option."""
    set_aside: int
    """How many are answered by saying that they do not apply."""
    met: int
    """How many of the items are rated as met."""
    partly: int
    """How many of the items are rated as partly there."""
    below: int
    """How many of the items are rated below that."""
    unknown: int
    """How many are answered by a don't-know."""
    open: int
    """How many are still open."""
    parked: tuple[str, ...]
    """The roles that the others wait for, one for each question."""


def next_open(interview: Interview, after: str | None) -> str | None:
    """Return the first open question behind another one (None: of all) that was not skipped; then from the front.

    None where there is none.
    """
    order = interview.asked
    start = order.index(after) + 1 if after in order else 0
    waiting = (name for name in (*order[start:], *order[:start]) if name not in interview.skipped)
    return next((name for name in waiting if interview.is_open(name)), None)


def domain_of(interview: Interview, question: str) -> Domain | None:
    """Return the domain that a question belongs to; None for an opening question."""
    return interview.brief.outline.domain_of.get(question)


def area_title(interview: Interview, question: str) -> str:
    """Return the heading under which a question is put."""
    domain = domain_of(interview, question)
    return domain.title if domain is not None else OPENING


def area_questions(interview: Interview, question: str) -> tuple[str, ...]:
    """Return the questions that apply in the same area."""
    domain = domain_of(interview, question)
    return tuple(name for name in interview.asked if domain_of(interview, name) is domain)


def count(interview: Interview, questions: Iterable[str]) -> Count:
    """Count the states of some questions."""
    names = list(questions)
    responses = [interview.responses.get(name) for name in names]
    unknown = sum(one is not None and one.answer.standing is Standing.DONT_KNOW for one in responses)
    still_open = sum(interview.is_open(name) for name in names)
    answers = (interview.answer(name) for name in names)
    awaited = (answer.waiting_for or answer.not_mine for answer in answers if answer is not None)
    parked = tuple(role for role in awaited if role is not None)
    met, partly, below = _rated(interview, names)
    set_aside = sum(one is not None and one.answer.standing is Standing.NOT_APPLICABLE for one in responses)
    opening = [name for name in names if name in interview.brief.outline.opening]
    return Count(
        total=len(names),
        answered=len(names) - unknown - len(parked) - still_open,
        opening=sum(_has_option(interview, name) for name in opening),
        set_aside=set_aside,
        met=met,
        partly=partly,
        below=below,
        unknown=unknown,
        open=still_open,
        parked=parked,
    )


def minutes_left(interview: Interview) -> int:
    """Return the minutes that the open questions take."""
    panel = interview.brief.panel
    if panel is not None:
        return panel.minutes(interview.open)
    return minutes(interview.brief.outline, (interview.question(name) for name in interview.open))


def _has_option(interview: Interview, name: str) -> bool:
    given = interview.responses.get(name)
    return given is not None and given.answer.option in interview.brief.outline.ranks[name].place


def _rated(interview: Interview, names: Iterable[str]) -> tuple[int, int, int]:
    outline = interview.brief.outline
    met = partly = below = 0
    for name in names:
        given = interview.responses.get(name)
        option = given.answer.option if given is not None else None
        ranks = outline.ranks[name]
        if name in outline.opening or option not in ranks.place:
            continue
        met += option in ranks.met
        partly += option in ranks.partly - ranks.met
        below += option not in ranks.partly
    return met, partly, below
