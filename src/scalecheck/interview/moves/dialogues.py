"""Forms in the course of an interview: what is filled in is kept at once, field by field."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from scalecheck.interview.moves.agreeing import after_consensus, leave_area, nobody_else, take_area
from scalecheck.interview.moves.entries import applied, with_note
from scalecheck.interview.moves.navigating import back, found, go_on, undo
from scalecheck.interview.moves.requests import guidance, list_open
from scalecheck.interview.moves.second_pass import next_proof, proof_before, resumed
from scalecheck.interview.moves.turns import Turn, complain
from scalecheck.interview.reading.form import feed
from scalecheck.interview.reading.replies import LETTERS, readable, word_for
from scalecheck.interview.showing.said import Remark
from scalecheck.interview.showing.words import LONGEST_HEADLINE, saved_words
from scalecheck.words.days import day_words
from scalecheck.words.roles import role_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scalecheck.interview.reading.form import Form, FormKind
    from scalecheck.interview.showing.said import Said
    from scalecheck.interview.state.state import Interview

_ANSWERING: Final = frozenset({"not-applicable", "waiting-for", "override"})
"""The forms that answer or park the question itself, so that the next one follows."""
_SAVED: Final[Mapping[FormKind, str]] = {
    "note": "Saved: your note.",
    "evidence": "Saved: the evidence.",
    "owner": "Saved: the owner.",
    "action": "Saved: the action.",
    "basis": "Saved: what it rests on.",
    "confirmed": "Saved: who confirms it.",
}
_LEFT: Final = "Left as it was."


def fill(interview: Interview, question: str, kind: FormKind, text: str) -> Turn:
    """Open a form of a kind, its first field filled with what was typed behind the letter."""
    return fill_form(interview, interview.form_about(kind, question), text)


def fill_form(interview: Interview, form: Form, text: str) -> Turn:
    """Open a form, its first field filled with a text, if there is one."""
    if not text:
        return Turn(replace(interview, form=form))
    if form.now.lines:
        return _taken(interview, form.given(text), headline_hint(text))
    return _fed(interview, form, text)


def to_form(interview: Interview, form: Form, line: str) -> Turn:
    """Take one line of input for a form."""
    letter = line.strip().lower() if form.now.lines else word_for(line)
    if letter in LETTERS and not form.lines:
        return _command(interview, form, letter)
    return _fed(interview, form, line)


def take_note(interview: Interview, form: Form, text: str) -> Turn:
    """Take a whole note as an editor gave it back; an empty one takes the note away."""
    note = readable(text)
    if note == (form.before.note or "" if form.before is not None else ""):
        return Turn(resumed(interview), (Remark(_LEFT),))
    changed = interview.changed(form.question, with_note(form.before, note))
    saved = _SAVED["note"] if note else "The note is gone; u brings it back."
    return Turn(resumed(changed), (Remark(saved), *headline_hint(note)))


def headline_hint(note: str) -> tuple[Said, ...]:
    """Return a remark where the first line of a note is longer than a report's first page prints."""
    length = len(note.splitlines()[0].strip()) if note.strip() else 0
    if length <= LONGEST_HEADLINE:
        return ()
    sentence = (
        f"The report's first page prints the first line of a note, up to {LONGEST_HEADLINE} characters; "
        f"this one has {length}. You can write it again with n."
    )
    return (Remark(sentence),)


def _fed(interview: Interview, form: Form, line: str) -> Turn:
    fed = feed(form, line)
    if fed.complaint is not None:
        return complain(replace(interview, form=form), fed.complaint)
    if fed.form is None:
        return _given_up(interview, form)
    hint: tuple[Said, ...] = headline_hint(line) if form.now.lines and not form.lines else ()
    if fed.remark is not None:
        hint = (Remark(f"{fed.remark} {'u' if fed.form.done else 'b'} takes it back."),)
    return _taken(interview, fed.form, hint)


def _taken(interview: Interview, form: Form, said: tuple[Said, ...]) -> Turn:
    """Keep what a form says so far, and go on with it or behind it."""
    if form.kind == "jump":
        return found(interview, form)
    if form.kind == "clash":
        return _decided(interview, form)
    if form.kind == "area":
        return take_area(interview, form)
    if form.kind == "dissent" and "who" not in form.values:
        return nobody_else(interview, form)
    form = _with_known_organisation(interview, form)
    before, answer = interview, applied(interview, form)
    if answer != interview.answer(form.question):
        kept = interview.with_answers if form.begun else None
        changed = kept({form.question: answer}) if kept else interview.changed(form.question, answer)
        interview, form = changed, replace(form, begun=True)
    if not form.done:
        return Turn(replace(interview, form=form), said)
    return _finished(before, replace(interview, form=None), form, said)


def _with_known_organisation(interview: Interview, form: Form) -> Form:
    """Return a form without the question for the organisation of a role that the file names already."""
    role = form.values.get("role") or form.values.get("who")
    asks_next = not form.done and form.now.name == "organisation"
    known = interview.organisation_of(role, form.question if form.begun else None) if role and asks_next else None
    return form.filled({"organisation": known}) if known is not None else form


def _finished(before: Interview, interview: Interview, form: Form, said: tuple[Said, ...]) -> Turn:
    if form.kind in _ANSWERING:
        note = form.kind == "override" and "note" in form.values
        words = Remark(saved_words(interview, form.question, note=note))
        return go_on(before, interview, form.question, (words, *_unconfirmed(interview, form)))
    if form.kind in {"consensus", "dissent"}:
        return after_consensus(interview, form, said)
    said = (Remark(_saved_words(interview, form)), *said, *_new_basis(interview, form))
    return next_proof(interview, said) if interview.proofs else Turn(interview, said)


def _saved_words(interview: Interview, form: Form) -> str:
    """Return what is saved; an owner or an action with all that it says."""
    answer = interview.answer(form.question)
    if form.kind == "owner" and answer is not None and answer.owner is not None:
        return f"Saved: the owner, {role_words(answer.owner.role, answer.owner.organisation)}."
    if form.kind == "action" and answer is not None and answer.actions:
        action = answer.actions[-1]
        who = role_words(action.who, action.organisation) or "nobody yet"
        when = f"by {day_words(action.due)}" if action.due is not None else "no date yet"
        return f"Saved: the action. {who[:1].upper()}{who[1:]}, {when}."
    return _SAVED[form.kind]


def _new_basis(interview: Interview, form: Form) -> tuple[Said, ...]:
    """Return a remark where a first piece of evidence has decided what the answer rests on."""
    answer = interview.answer(form.question)
    was = form.before.basis if form.before is not None else None
    if form.kind != "evidence" or answer is None or answer.basis == was:
        return ()
    return (Remark("So the answer rests on evidence that somebody else can check; c says otherwise."),)


def _unconfirmed(interview: Interview, form: Form) -> tuple[Said, ...]:
    gates = interview.brief.outline.gate_items.values()
    if form.kind != "not-applicable" or interview.brief.agreed or not any(form.question in items for items in gates):
        return ()
    return (Remark("A gate counts this once a second person confirms it; the second pass asks who does."),)


def _given_up(interview: Interview, form: Form) -> Turn:
    if form.kind == "clash":
        return _decided(interview, form)
    if form.kind == "area":
        return leave_area(interview, form)
    if form.begun and form.so_far:
        return _finished(interview, replace(interview, form=None), form, ())
    if form.begun:
        restored = interview.with_answers({form.question: form.before})
        interview = replace(restored, changes=interview.changes[:-1])
    if interview.proofs:
        return next_proof(interview)
    return Turn(replace(interview, form=None), (Remark(_LEFT),))


def _decided(interview: Interview, form: Form) -> Turn:
    """Let the answers of this session hold, or those that are in the file."""
    decided = replace(interview, contested={})
    if form.values.get("choice") != "mine":
        return Turn(resumed(decided), (Remark("The file stays as it is."),), whole=True)
    for question, answer in interview.contested.items():
        decided = decided.changed(question, answer)
    return Turn(resumed(decided), (Remark("Saved: yours holds."),), whole=True)


def _command(interview: Interview, form: Form, letter: str) -> Turn:  # noqa: PLR0911 (a way out for each letter)
    """Do what a letter asks for while a form is open; a single letter is never taken for a value."""
    match letter:
        case "q":
            return Turn(replace(interview, form=None, left=True))
        case "?":
            return Turn(interview, (Remark(_help(interview, form)),))
        case "l":
            return list_open(interview, None, "")
        case "g" if form.question:
            return guidance(interview, form.question, "")
        case "u" if form.kind != "clash":
            return undo(interview, None, "")
        case "b" if form.back is not None:
            return Turn(replace(interview, form=form.back))
        case "b" if interview.proofs and form.kind != "clash":
            return proof_before(interview)
        case "b" if form.kind == "area":
            return back(replace(interview, form=None), form.question, "")
        case "b" | "s":
            return _given_up(interview, form)
        case _:
            sentence = f"`{letter}` does nothing on this line. Type what it asks for, or ? for what else can be typed."
            return complain(interview, sentence)


def _help(interview: Interview, form: Form) -> str:
    empty = "goes on without it" if form.now.optional else "leaves it as it was"
    back = "b goes back" if interview.proofs or form.earlier is not None else "b leaves it"
    return f"Here just Enter {empty}, {back}, g shows guidance, l lists what is open, u undoes, q saves and quits."
