"""The rules of the interview: one line of input takes it from one state to the next."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from scalecheck.interview.moves.answering import (
    choose,
    confirm,
    dont_know,
    give_reason,
    keep,
    keep_dissent,
    not_applicable,
)
from scalecheck.interview.moves.dialogues import fill, take_note, to_form
from scalecheck.interview.moves.navigating import back, jump, skip, undo
from scalecheck.interview.moves.requests import AT_END, guidance, list_open, show_help
from scalecheck.interview.moves.second_pass import second_pass
from scalecheck.interview.moves.turns import Turn, complain
from scalecheck.interview.reading.replies import Chosen, Confirmed, Kept, Letter, Misunderstood, read_reply, unreadable

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from scalecheck.interview.reading.form import FormKind
    from scalecheck.interview.state.state import Interview


def advance(interview: Interview, line: str) -> Turn:
    """Take one line of input."""
    complaint = unreadable(line)
    if complaint is not None:
        return complain(interview, complaint)
    if interview.form is not None:
        return to_form(interview, interview.form, line)
    return _at_end(interview, line) if interview.at is None else _at_question(interview, interview.at, line)


def write(interview: Interview, text: str) -> Turn:
    """Take a whole text for the note that is asked for now."""
    if interview.form is None or not interview.form.now.lines:
        return Turn(interview)
    return take_note(interview, interview.form, text)


def _at_question(interview: Interview, question: str, line: str) -> Turn:
    options = interview.options(question)
    labels = [interview.brief.outline.label(question, option) for option in options]
    match read_reply(line, labels):
        case Chosen(option, note):
            return choose(interview, question, options[option], note)
        case Confirmed(note):
            return confirm(interview, question, note)
        case Kept():
            return keep(interview, question)
        case Letter(letter, text):
            return _COMMANDS[letter](interview, question, text)
        case Misunderstood(why):
            return complain(interview, why)


def _at_end(interview: Interview, line: str) -> Turn:
    reply = read_reply(line, ())
    if isinstance(reply, Kept):
        return Turn(replace(interview, left=True))
    if isinstance(reply, Letter) and reply.letter in AT_END:
        return _COMMANDS[reply.letter](interview, None, reply.text)
    sentence = "No question is put now. Enter finishes, j and words look at a question again, ? tells the rest."
    return complain(interview, sentence)


def _quit(interview: Interview, _question: str | None, _text: str) -> Turn:
    return Turn(replace(interview, left=True))


def _filling(kind: FormKind) -> Callable[[Interview, str | None, str], Turn]:
    def open_form(interview: Interview, question: str | None, text: str) -> Turn:
        return Turn(interview) if question is None else fill(interview, question, kind, text)

    return open_form


_COMMANDS: Final[Mapping[str, Callable[[Interview, str | None, str], Turn]]] = {
    "b": back,
    "s": skip,
    "d": dont_know,
    "x": not_applicable,
    "w": _filling("waiting-for"),
    "n": _filling("note"),
    "e": _filling("evidence"),
    "o": _filling("owner"),
    "a": _filling("action"),
    "c": _filling("basis"),
    "g": guidance,
    "j": jump,
    "l": list_open,
    "u": undo,
    "r": give_reason,
    "k": keep_dissent,
    "p": second_pass,
    "q": _quit,
    "?": show_help,
}
