"""Going from one question to another: on, back, past, to one that was looked for, and to the last change."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scalecheck.interview.moves.areas import at_area
from scalecheck.interview.moves.second_pass import at_proof
from scalecheck.interview.moves.turns import Turn, complain
from scalecheck.interview.reading.fields import choice_form
from scalecheck.interview.reading.replies import shortened
from scalecheck.interview.reading.search import find
from scalecheck.interview.showing.said import AreaDone, Remark
from scalecheck.interview.showing.words import undone_words
from scalecheck.interview.state.agenda import area_questions, area_title, count, next_open

if TYPE_CHECKING:
    from scalecheck.interview.reading.form import Form
    from scalecheck.interview.showing.said import Said
    from scalecheck.interview.state.state import Change, Interview
    from scalecheck.model.assessment import Answer


def begin(interview: Interview) -> Interview:
    """Return the interview at its first open question that is not parked, or at the end where there is none."""
    return at_area(replace(interview, at=next_open(interview, None)))


def go_on(before: Interview, interview: Interview, question: str, said: tuple[Said, ...] = ()) -> Turn:
    """Go to the next open question; say so where an area has no open question left that had one before."""
    area = area_questions(interview, question)
    if any(before.is_open(name) for name in area) and not any(interview.is_open(name) for name in area):
        said = (*said, AreaDone(area_title(interview, question), count(interview, area)))
    return Turn(forward(interview, question), said)


def forward(interview: Interview, question: str | None) -> Interview:
    """Return the interview at the next open question behind another; what nobody disputes is put by area."""
    return at_area(moved(interview, next_open(interview, question)))


def moved(interview: Interview, to: str | None) -> Interview:
    """Return the interview at another question, outside any form and any second pass."""
    here = (interview.at,) if interview.at is not None and interview.at != to else ()
    return replace(interview, at=to, form=None, proofs=(), visited=(*interview.visited, *here))


def back(interview: Interview, question: str | None, _text: str) -> Turn:
    """Go to the question that was put before, or else to the one before it in the order."""
    order = interview.asked
    been = [place for place, name in enumerate(interview.visited) if name in order and name != question]
    if been:
        to = interview.visited[been[-1]]
        return Turn(replace(interview, at=to, visited=interview.visited[: been[-1]]))
    earlier = order[: order.index(question)] if question in order else order
    if earlier:
        return Turn(replace(interview, at=earlier[-1]))
    return complain(interview, "This is the first question.")


def skip(interview: Interview, question: str | None, _text: str) -> Turn:
    """Leave a question for the end; at the end, go through those skipped, and those that others are asked."""
    if question is None:
        again = replace(interview, skipped=frozenset())
        again = again.with_all() if interview.brief.invited else again
        if next_open(again, None) is None:
            return complain(interview, "No question is open.")
        return Turn(forward(again, None))
    if not interview.is_open(question):
        return Turn(forward(interview, question))
    skipped = replace(interview, skipped=interview.skipped | {question})
    return Turn(forward(skipped, question), (Remark("Skipped."),))


def jump(interview: Interview, _question: str | None, text: str) -> Turn:
    """Go to a question that is named by its number or by words; ask for these where they were not given."""
    form = interview.form_about("jump", interview.at or "")
    return found(interview, form.given(text)) if text else Turn(replace(interview, form=form))


def found(interview: Interview, form: Form) -> Turn:
    """Go to the question that a finished form names; where several fit, ask which."""
    here = replace(interview, form=None)
    if "choice" in form.values:
        return Turn(moved(here, form.values["choice"]))
    words = form.values.get("words", "")
    order = interview.asked
    if words.isdecimal() and 1 <= int(words) <= len(order):
        return Turn(moved(here, order[int(words) - 1]), whole=True)
    names = find(words, (interview.question(name) for name in order))
    if not names:
        return complain(here, f"No question holds “{shortened(words)}”. l lists what is open.")
    if len(names) == 1:
        return Turn(moved(here, names[0]), whole=True)
    choices = tuple((name, interview.question(name).title) for name in names)
    ask = "Which one? (a number; Enter: stay here)"
    return Turn(replace(here, form=choice_form("jump", form.question, ask, choices)))


def undo(interview: Interview, _question: str | None, _text: str) -> Turn:
    """Take back the last change of this session, and go where it was made."""
    if not interview.changes:
        return complain(interview, "There is nothing to undo: nothing was changed in this session.")
    last = interview.changes[-1]
    current = interview.answer(last.question)
    restored = interview.with_answers({last.question: last.before, **last.beside})
    undone = replace(restored, changes=interview.changes[:-1], skipped=interview.skipped - {last.question}, form=None)
    said = (Remark(_undone_words(undone, last, current)),)
    if last.proof in interview.proofs:
        return Turn(at_proof(undone, interview.proofs.index(last.proof)), said)
    visited = _trail_to(last.question, interview)
    return Turn(at_area(replace(undone, at=last.question, visited=visited, proofs=(), place=0)), said)


def _trail_to(question: str, interview: Interview) -> tuple[str, ...]:
    """Return the questions that were put before one that is put again; where it was not put, all of them."""
    been = [place for place, name in enumerate(interview.visited) if name == question]
    if been:
        return interview.visited[: been[-1]]
    here = (interview.at,) if interview.at is not None and interview.at != question else ()
    return (*interview.visited, *here)


def _undone_words(undone: Interview, change: Change, current: Answer | None) -> str:
    if change.beside:
        return f"Undone: {len(change.beside) + 1} answers that were accepted in one go are as they were."
    return undone_words(undone, change.question, current)
