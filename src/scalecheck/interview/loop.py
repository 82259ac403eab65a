"""The loop that drives an interview: show, read one line, advance, save, say."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Protocol, TypeAlias

from scalecheck.interview.entries import choice_form
from scalecheck.interview.forms import Fed, feed
from scalecheck.interview.machine import advance
from scalecheck.interview.replies import unreadable
from scalecheck.interview.said import Complaint, Remark
from scalecheck.interview.views import FieldView, answer_words, view_of

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from scalecheck.interview.forms import Form
    from scalecheck.interview.said import Said
    from scalecheck.interview.state import Interview
    from scalecheck.interview.views import View
    from scalecheck.model.assessment import Answer


class Prompter(Protocol):
    """Somebody who puts questions and hands back what is typed."""

    def show(self, view: View) -> None:
        """Put a question, or ask for a field."""

    def read(self) -> str | None:
        """Give the next line of input without its end; None at the end of input."""

    def tell(self, said: Said) -> None:
        """Say something about the last reply."""


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


def drive(interview: Interview, prompter: Prompter, save: Save) -> Interview:
    """Run an interview until the person is done or the input ends; a change is saved before anything else is said."""
    while not interview.left:
        prompter.show(view_of(interview))
        line = prompter.read()
        if line is None:
            break
        turn = advance(interview, line)
        changed = changed_questions(interview.answers, turn.interview.answers)
        interview, said = turn.interview, turn.said
        if changed:
            interview, news = _saved(interview, save(interview.answers, changed))
            said = (*said, *news)
        for one in said:
            prompter.tell(one)
    return interview


def fill_in(form: Form, prompter: Prompter, title: str) -> dict[str, str] | None:
    """Ask for the fields of a form one after the other; None where the input ends or the form is given up."""
    while not form.done:
        prompter.show(FieldView(title, form.now, begun=bool(form.lines)))
        line = prompter.read()
        if line is None:
            return None
        complaint = unreadable(line)
        fed = feed(form, line) if complaint is None else Fed(form, complaint)
        if fed.complaint is not None:
            prompter.tell(Complaint(fed.complaint))
        if fed.form is None:
            return None
        form = fed.form
    return form.values


def changed_questions(before: Mapping[str, Answer], after: Mapping[str, Answer]) -> tuple[str, ...]:
    """Give the questions whose answers differ."""
    return tuple(name for name in {**before, **after} if before.get(name) != after.get(name))


def _saved(interview: Interview, saved: Saved) -> tuple[Interview, tuple[Said, ...]]:
    """Take over what somebody else has changed; where both changed one answer, ask which of the two holds."""
    if saved.theirs:
        titles = ", ".join(interview.question(name).title for name in saved.theirs)
        interview = interview.taken_over(saved.theirs)
        news: tuple[Said, ...] = (Remark(f"Somebody else has changed this file meanwhile; taken over: {titles}."),)
    else:
        news = ()
    if saved.clash is None:
        return interview, news
    mine = interview.answer(saved.clash)
    choices = (
        ("mine", f"yours: {_in_words(interview, saved.clash, mine)}"),
        ("theirs", f"theirs: {_in_words(interview, saved.clash, saved.other)}"),
    )
    title = interview.question(saved.clash).title
    ask = f"Somebody else has answered “{title}” meanwhile. Which answer holds? (Enter: theirs, which is in the file)"
    contested = interview.taken_over({saved.clash: saved.other})
    form = choice_form("clash", saved.clash, ask, choices)
    return replace(contested, contested=mine, form=form), news


def _in_words(interview: Interview, name: str, answer: Answer | None) -> str:
    words = answer_words(interview, name, answer) if answer is not None else None
    note = f" ({answer.note.splitlines()[0]})" if answer is not None and answer.note else ""
    return f"{words or 'no answer'}{note}"
