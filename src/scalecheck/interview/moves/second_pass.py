"""The second pass: one form after the other, for what gates and musts need."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scalecheck.interview.moves.areas import at_area
from scalecheck.interview.moves.turns import Turn, complain
from scalecheck.interview.showing.said import Remark
from scalecheck.interview.state.agenda import next_open
from scalecheck.interview.state.proofs import proofs_needed

if TYPE_CHECKING:
    from scalecheck.interview.showing.said import Said
    from scalecheck.interview.state.state import Interview, Proof


def second_pass(interview: Interview, _question: str | None, _text: str) -> Turn:
    """Begin the second pass."""
    proofs = proofs_needed(interview)
    if not proofs:
        sentence = "Nothing that a gate or a must needs is missing: no evidence, no owner, no action."
        return Turn(interview, (Remark(sentence),))
    total = proofs[0].total
    questions = "One question" if total == 1 else f"{total} questions"
    sentence = (
        f"Second pass. {questions} {'lacks' if total == 1 else 'lack'} something that a gate or a must needs; those "
        "with the widest consequence come first. Enter leaves one out, b goes back, q saves and quits."
    )
    return Turn(at_proof(replace(interview, proofs=proofs), 0), (Remark(sentence),))


def at_proof(interview: Interview, place: int) -> Interview:
    """Return the interview at a place of its second pass."""
    proof = interview.proofs[place]
    form = interview.form_of_proof(proof)
    return replace(interview, place=place, at=proof.question, form=form)


def next_proof(interview: Interview, said: tuple[Said, ...] = ()) -> Turn:
    """Go to the next thing that the second pass asks for; what an answer has made needless is passed over."""
    later = range(interview.place + 1, len(interview.proofs))
    to = next((place for place in later if not _is_needless(interview, interview.proofs[place])), None)
    if to is not None:
        return Turn(at_proof(interview, to), said)
    onward = replace(interview, proofs=(), place=0, form=None)
    end = Remark("That was the second pass.")
    return Turn(at_area(replace(onward, at=next_open(onward, None))), (*said, end), whole=True)


def proof_before(interview: Interview) -> Turn:
    """Go back to the thing that was asked for before."""
    if interview.place == 0:
        return complain(interview, "This is the first one of the second pass.")
    return Turn(at_proof(interview, interview.place - 1))


def resumed(interview: Interview) -> Interview:
    """Return the interview without a form, or at its place in the second pass again."""
    onward = replace(interview, form=None)
    return at_proof(onward, interview.place) if interview.proofs else onward


def _is_needless(interview: Interview, proof: Proof) -> bool:
    answer = interview.answer(proof.question)
    return proof.kind == "basis" and answer is not None and answer.basis is not None
