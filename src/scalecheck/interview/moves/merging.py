"""Bringing in what somebody else has changed in the file meanwhile."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, TypeAlias

from scalecheck.interview.reading.fields import choice_form
from scalecheck.interview.showing.said import Remark
from scalecheck.interview.showing.words import in_full
from scalecheck.interview.state.agenda import next_open

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from scalecheck.interview.showing.said import Said
    from scalecheck.interview.state.state import Interview
    from scalecheck.model.assessment import Answer

    Choices = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Saved:
    """What came of saving."""

    theirs: Mapping[str, Answer | None] = field(default_factory=dict)
    """Answers that somebody else has changed in the file meanwhile, taken over."""
    clashes: Mapping[str, Answer | None] = field(default_factory=dict)
    """For each question whose answer is another one in the file than in this session: the one in the file.

    Somebody else has answered it too, or an older copy of the file has been put back. Nothing was overwritten.
    """
    refused: str = ""
    """Why nothing was saved at all, as a sentence that says what would be right; empty where all is well."""


Save: TypeAlias = "Callable[[Mapping[str, Answer], tuple[str, ...]], Saved]"
"""Is given all answers and the questions whose answers have changed; makes them durable, says what else it found.

Where no answer has changed, it only looks at what is in the file now.
"""


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
    """Take over what somebody else has changed; where both changed an answer, ask which of the two holds."""
    news: tuple[Said, ...] = ()
    if saved.theirs:
        news = (
            Remark(f"Somebody else has changed this file meanwhile; taken over: {_titles(interview, saved.theirs)}."),
        )
        interview = _past_answered(interview.taken_over(saved.theirs), saved)
    return (_contested(interview, saved.clashes), news) if saved.clashes else (interview, news)


def not_in_the_file(interview: Interview) -> str:
    """Return the sentence for answers of which another one is in the file, and nobody has chosen between them."""
    titles = _titles(interview, interview.contested)
    if len(interview.contested) == 1:
        return f"Your answer to {titles} was not saved: another one is in the file."
    return f"Your answers to {titles} were not saved: others are in the file."


def _past_answered(interview: Interview, saved: Saved) -> Interview:
    """Go past a question that was about to be put and that somebody else has answered."""
    at = interview.at
    if at is None or at not in saved.theirs or interview.is_open(at):
        return interview
    return replace(interview, at=next_open(interview, at))


def _contested(interview: Interview, clashes: Mapping[str, Answer | None]) -> Interview:
    mine = {question: interview.answer(question) for question in clashes}
    question, *more = clashes
    ask, choices = _which_of_many(interview, clashes) if more else _which_of_two(interview, question, clashes[question])
    form = choice_form("clash", question, ask, choices)
    return replace(interview.taken_over(clashes), contested=mine, form=form, left=False)


def _which_of_two(interview: Interview, question: str, other: Answer | None) -> tuple[str, Choices]:
    outline = interview.brief.outline
    choices = (
        ("mine", f"yours: {in_full(outline, question, interview.answer(question))}"),
        ("theirs", f"in the file: {in_full(outline, question, other)}{_by(other)}"),
    )
    title = interview.question(question).title
    return (
        f"“{title}” has been changed in the file meanwhile. Which answer holds? (a number; Enter: the file's)",
        choices,
    )


def _which_of_many(interview: Interview, clashes: Mapping[str, Answer | None]) -> tuple[str, Choices]:
    choices = (("mine", f"yours: all {len(clashes)} are put back"), ("theirs", "those in the file: it stays as it is"))
    ask = (
        f"Answers that you gave have been changed in the file meanwhile: {_titles(interview, clashes)}. An older copy "
        "of it may have been put back. Which answers hold? (a number; Enter: the file's)"
    )
    return ask, choices


def _titles(interview: Interview, named: Iterable[str]) -> str:
    questions = interview.brief.outline.questions
    return ", ".join(f"“{questions[name].title if name in questions else name}”" for name in named)


def _by(answer: Answer | None) -> str:
    given = answer.answered if answer is not None else None
    return f" ({given.who}, {given.date.isoformat()})" if given is not None else ""
