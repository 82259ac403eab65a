"""Bringing in what somebody else has changed in the file meanwhile."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeAlias

from scalecheck.interview.reading.fields import choice_form
from scalecheck.interview.showing.said import Remark
from scalecheck.interview.showing.words import in_full
from scalecheck.interview.state.agenda import next_open

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from scalecheck.interview.showing.said import Said
    from scalecheck.interview.state.state import Interview
    from scalecheck.model.assessment import Answer


@dataclass(frozen=True, slots=True)
class Saved:
    """What came of saving."""

    theirs: Mapping[str, Answer | None] = field(default_factory=dict)
    """Answers that somebody else has changed in the file meanwhile, taken over."""
    clash: str | None = None
    """The question that somebody else has answered differently meanwhile; nothing was overwritten."""
    other: Answer | None = None
    """Their answer to it."""


Save: TypeAlias = "Callable[[Mapping[str, Answer], tuple[str, ...]], Saved]"
"""Is given all answers and the questions whose answers have changed; makes them durable, says what else it found."""


def changed_questions(before: Mapping[str, Answer], after: Mapping[str, Answer]) -> tuple[str, ...]:
    """Return the questions whose answers differ."""
    names = {**before, **after}
    pairs = ((name, before.get(name), after.get(name)) for name in names)
    return tuple(name for name, old, new in pairs if old is not new and old != new)


def say_the_same(one: Answer | None, other: Answer | None) -> bool:
    """Return whether two answers differ at most in who gave them, and when."""
    if one is None or other is None:
        return one is other
    return one.model_copy(update={"answered": None}) == other.model_copy(update={"answered": None})


def merged(interview: Interview, saved: Saved) -> tuple[Interview, tuple[Said, ...]]:
    """Take over what somebody else has changed; where both changed one answer, ask which of the two holds."""
    news: tuple[Said, ...] = ()
    if saved.theirs:
        news = (Remark(f"Somebody else has changed this file meanwhile; taken over: {_titles(interview, saved)}."),)
        interview = _past_answered(interview.taken_over(saved.theirs), saved)
    return (interview, news) if saved.clash is None else (_contested(interview, saved.clash, saved.other), news)


def _past_answered(interview: Interview, saved: Saved) -> Interview:
    """Go past a question that was about to be put and that somebody else has answered."""
    at = interview.at
    if at is None or at not in saved.theirs or interview.form is not None or interview.is_open(at):
        return interview
    return replace(interview, at=next_open(interview, at))


def _contested(interview: Interview, question: str, other: Answer | None) -> Interview:
    outline, mine = interview.brief.outline, interview.answer(question)
    choices = (
        ("mine", f"yours: {in_full(outline, question, mine)}"),
        ("theirs", f"theirs: {in_full(outline, question, other)}{_by(other)}"),
    )
    title = interview.question(question).title
    ask = f"Somebody else has answered “{title}” meanwhile. Which answer holds? (a number; Enter: theirs)"
    contested = interview.taken_over({question: other})
    return replace(contested, contested=mine, form=choice_form("clash", question, ask, choices))


def _titles(interview: Interview, saved: Saved) -> str:
    questions = interview.brief.outline.questions
    return ", ".join(f"“{questions[name].title if name in questions else name}”" for name in saved.theirs)


def _by(answer: Answer | None) -> str:
    given = answer.answered if answer is not None else None
    return f" ({given.who}, {given.date.isoformat()})" if given is not None else ""
