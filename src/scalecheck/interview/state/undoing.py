"""Taking back the last change."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scalecheck.interview.forms.second_pass import at_proof
from scalecheck.interview.moves.turns import Turn, complain
from scalecheck.interview.showing.said import Remark
from scalecheck.interview.showing.words import undone_words

if TYPE_CHECKING:
    from scalecheck.interview.state.state import Interview


def undo(interview: Interview, _question: str | None, _text: str) -> Turn:
    """Take back the last change of this session, and go where it was made."""
    if not interview.changes:
        return complain(interview, "There is nothing to undo: nothing was changed in this session.")
    last = interview.changes[-1]
    current = interview.answer(last.question)
    restored = interview.with_answers({last.question: last.before})
    undone = replace(restored, changes=interview.changes[:-1], skipped=interview.skipped - {last.question}, form=None)
    said = (Remark(undone_words(undone, last.question, current)),)
    if last.proof in interview.proofs:
        return Turn(at_proof(undone, interview.proofs.index(last.proof)), said)
    here = (interview.at,) if interview.at is not None and interview.at != last.question else ()
    visited = (*interview.visited, *here)
    return Turn(replace(undone, at=last.question, visited=visited, proofs=(), place=0), said)
