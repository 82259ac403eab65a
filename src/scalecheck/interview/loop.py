"""The loop that drives an interview: show, read one line, advance, save, say."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scalecheck.interview.moves.machine import advance, write
from scalecheck.interview.moves.merging import changed_questions, merged, not_in_the_file
from scalecheck.interview.moves.second_pass import resumed
from scalecheck.interview.moves.turns import complain
from scalecheck.interview.showing.said import Complaint
from scalecheck.interview.showing.views import FieldView, view_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from scalecheck.interview.moves.merging import Save
    from scalecheck.interview.moves.turns import Turn
    from scalecheck.interview.prompting import Draft, Prompter
    from scalecheck.interview.showing.said import Said
    from scalecheck.interview.showing.views import View
    from scalecheck.interview.state.state import Interview


def drive(
    interview: Interview, prompter: Prompter, save: Save, which_day: Callable[[], date] | None = None
) -> Interview:
    """Run an interview until the person is done or the input ends; a change is saved before anything else is said.

    When it ends, the file is looked at once more: an answer that somebody else has overwritten meanwhile is told.
    `which_day` returns the day on which a reply is given; left out: the day on which the interview began.
    """
    putting = _Putting(prompter)
    while not interview.left:
        received = _received(interview, putting, prompter, which_day)
        if received is None:
            interview, news = merged(interview, save(interview.answers, ()))
            putting.told(news, whole=False)
            break
        turn, draft = received
        is_saved = False
        try:
            turn = _saved(interview, turn, save)
            is_saved = not (turn.interview.contested or any(isinstance(one, Complaint) for one in turn.said))
        finally:
            if draft is not None:
                _settle(draft, prompter, is_saved=is_saved)
        interview = turn.interview
        putting.told(turn.said, whole=turn.whole)
    if interview.contested:
        prompter.tell(Complaint(not_in_the_file(interview)))
    return interview


def _received(
    interview: Interview, putting: _Putting, prompter: Prompter, which_day: Callable[[], date] | None
) -> tuple[Turn, Draft | None] | None:
    """Return what the next input leads to, with the text from an editor if it was one; None at its end."""
    view = view_of(interview)
    if isinstance(view, FieldView) and view.field.lines and not view.begun:
        draft = prompter.edit(view.replaces)
        if draft is not None:
            return write(_on(interview, which_day), draft.text), draft
    putting.put(view)
    line = prompter.read()
    return None if line is None else (advance(_on(interview, which_day), line), None)


def _on(interview: Interview, which_day: Callable[[], date] | None) -> Interview:
    return interview.on(which_day()) if which_day is not None else interview


def _saved(before: Interview, turn: Turn, save: Save) -> Turn:
    """Save what a turn has changed; return the turn with what came of that."""
    after = turn.interview
    changed = changed_questions(before.answers, after.answers)
    if not changed and not after.left:
        return turn
    saved = save(after.answers, changed)
    if saved.refused:
        return complain(before if before.contested else resumed(before), saved.refused, whole=True)
    interview, news = merged(after, saved)
    said = news if saved.clashes.keys() & set(changed) else (*turn.said, *news)
    return replace(turn, interview=interview, said=said)


def _settle(draft: Draft, prompter: Prompter, *, is_saved: bool) -> None:
    """Remove the text from an editor once it is saved; else say where it is kept."""
    if is_saved:
        draft.discard()
    else:
        prompter.tell(Complaint(f"What you wrote is kept in {draft.place}."))


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
        """Show a message; `whole` asks for the question to be put in full again."""
        for one in said:
            self._prompter.tell(one)
        self._said = said
        if whole:
            self._last = self._last_question = None
