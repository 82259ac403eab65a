"""What nobody disputes in a consensus round, put area by area, to be accepted in one go."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from scalecheck.interview.reading.fields import choice_form
from scalecheck.interview.showing.words import said_by_all
from scalecheck.interview.state.agenda import area_questions, area_title

if TYPE_CHECKING:
    from scalecheck.interview.state.state import Interview

ALL: Final = "*"
"""The choice to accept all of them; ids of questions begin with a letter."""
SINGLY: Final = "-"
"""The choice to go through them one by one."""
_FEWEST: Final = 2
"""Fewer questions than that are put as any other."""


def at_area(interview: Interview) -> Interview:
    """Return the interview with an area's undisputed questions put in one go, where it has come to one of them."""
    question = interview.at
    if question is None or question not in (names := undisputed(interview, question)) or len(names) < _FEWEST:
        return interview
    rows = tuple((name, f"{interview.question(name).title}: {said_by_all(interview, name)}") for name in names)
    choices = ((ALL, f"All {len(names)}, {_as_said(interview, names)}"), (SINGLY, "One by one"), *rows)
    ask = f"{area_title(interview, question)}: nobody disputes these. Accept them? (a number; Enter: later)"
    return replace(interview, form=choice_form("area", question, ask, choices))


def _as_said(interview: Interview, names: tuple[str, ...]) -> str:
    """Return as whom the group accepts what nobody disputes: everybody, those who answered, or the only one."""
    panel = interview.brief.panel
    many = [len(panel.spreads[name].voices) for name in names] if panel is not None else []
    if panel is not None and all(number == len(panel.respondents) for number in many):
        return "as everybody said"
    return "as the one who answered said" if set(many) == {1} else "as those who answered said"


def undisputed(interview: Interview, question: str) -> tuple[str, ...]:
    """Return the open questions of the same area that nobody disputes and that are put together; none elsewhere."""
    apart = interview.skipped | interview.singly
    names = (name for name in area_questions(interview, question) if name not in apart)
    return tuple(
        name
        for name in names
        if interview.is_open(name) and is_undisputed(interview, name) and interview.confirmable(name) is not None
    )


def is_undisputed(interview: Interview, question: str) -> bool:
    """Return whether nobody of the panel disputes a question, and no merge has kept two answers of the group to it."""
    panel, answer = interview.brief.panel, interview.answer(question)
    return panel is not None and panel.is_undisputed(question) and (answer is None or not answer.either)
