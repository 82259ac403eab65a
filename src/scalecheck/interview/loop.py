"""The loop that drives an interview: show, read one line, advance, save, say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scalecheck.interview.moves.machine import advance, write
from scalecheck.interview.moves.merging import changed_questions, merged
from scalecheck.interview.showing.said import Complaint
from scalecheck.interview.showing.views import FieldView, view_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from scalecheck.interview.moves.merging import Save
    from scalecheck.interview.moves.turns import Turn
    from scalecheck.interview.prompting import Prompter
    from scalecheck.interview.showing.said import Said
    from scalecheck.interview.showing.views import View
    from scalecheck.interview.state.state import Interview


def drive(
    interview: Interview, prompter: Prompter, save: Save, which_day: Callable[[], date] | None = None
) -> Interview:
    """Run an interview until the person is done or the input ends; a change is saved before anything else is said.

    `which_day` returns the day on which a reply is given; left out: the day on which the interview began.
    """
    putting = _Putting(prompter)
    while not interview.left:
        turn = _turn(interview, putting, prompter, which_day)
        if turn is None:
            break
        changed = changed_questions(interview.answers, turn.interview.answers)
        interview, said = turn.interview, turn.said
        if changed:
            saved = save(interview.answers, changed)
            interview, news = merged(interview, saved)
            said = (*said, *news) if saved.clash is None else news
        putting.told(said, whole=turn.whole)
    if interview.contested is not None:
        prompter.tell(Complaint("Your last answer was not saved: somebody else's stands in the file."))
    return interview


def _turn(
    interview: Interview, putting: _Putting, prompter: Prompter, which_day: Callable[[], date] | None
) -> Turn | None:
    """Return what the next input leads to; None at its end."""
    view = view_of(interview)
    if isinstance(view, FieldView) and view.field.lines and not view.begun:
        text = prompter.edit(view.stands)
        if text is not None:
            return write(_on(interview, which_day), text)
    putting.put(view)
    line = prompter.read()
    return None if line is None else advance(_on(interview, which_day), line)


def _on(interview: Interview, which_day: Callable[[], date] | None) -> Interview:
    return interview.on(which_day()) if which_day is not None else interview


class _Putting:
    """Puts in full what is new, and in short what was put just before."""

    def __init__(self, prompter: Prompter) -> None:
        self._prompter = prompter
        self._last: object = None
        self._last_question: object = None
        self._said: Sequence[Said] = ()

    def put(self, view: View) -> None:
        """Put a question, a field or the end."""
        place = type(view), view.place
        if place == self._last and self._said and all(isinstance(one, Complaint) for one in self._said):
            self._prompter.prompt(view)
        elif place in {self._last, self._last_question}:
            self._prompter.recall(view)
        else:
            self._prompter.show(view)
        self._last = place
        if not isinstance(view, FieldView):
            self._last_question = place

    def told(self, said: Sequence[Said], *, whole: bool) -> None:
        """Say something; `whole` asks for the question to be put in full again."""
        for one in said:
            self._prompter.tell(one)
        self._said = said
        if whole:
            self._last = self._last_question = None
