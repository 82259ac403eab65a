"""Replies in a consensus round: why an answer is agreed, who keeps to another, and what nobody disputes."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scalecheck.engine.panel.spread import position_of
from scalecheck.interview.moves.areas import ALL, SINGLY, undisputed
from scalecheck.interview.moves.entries import confirmed_again
from scalecheck.interview.moves.navigating import forward, go_on, moved
from scalecheck.interview.moves.requests import can_be_set_aside
from scalecheck.interview.moves.turns import Turn
from scalecheck.interview.reading.fields import dissent_fields
from scalecheck.interview.reading.form import DONT_KNOW, NOT_APPLICABLE, Form
from scalecheck.interview.showing.said import Remark
from scalecheck.interview.showing.words import counted, saved_words, who_said
from scalecheck.interview.state.agenda import area_title
from scalecheck.model.assessment import OtherView
from scalecheck.words.roles import the

if TYPE_CHECKING:
    from scalecheck.engine.panel.consensus import ConsensusRound
    from scalecheck.engine.panel.spread import Position, Voice
    from scalecheck.interview.showing.said import Said
    from scalecheck.interview.state.state import Interview


def needs_reason(interview: Interview, question: str, position: Position) -> bool:
    """Return whether somebody of the panel answered a question in another way than the one agreed now."""
    panel = interview.brief.panel
    return panel is not None and bool(panel.otherwise(question, position))


def consensus_form(interview: Interview, question: str, agreed: str | None = None) -> Form:
    """Return the form that asks why an answer is agreed; it saves the answer with it where that is new.

    Args:
        interview: Where we are.
        question: The question.
        agreed: The option now agreed, or `DONT_KNOW`; None for the answer that is there.
    """
    form = interview.form_about("consensus", question)
    return form if agreed is None else replace(form, values={"agreed": agreed}, onward=True)


def after_consensus(interview: Interview, form: Form, said: tuple[Said, ...] = ()) -> Turn:
    """Go on behind a reason, or behind one who keeps to another answer: ask for the next one, if anybody is left."""
    question = form.question
    if form.kind == "consensus":
        said = (Remark(saved_words(interview, question)), *said)
    else:
        said = (Remark(_kept(interview, form)), *said)
    if _left(interview, question):
        return Turn(replace(interview, form=dissent_form(interview, question, onward=form.onward)), said)
    return _onward(interview, form, said)


def _kept(interview: Interview, form: Form) -> str:
    """Return that somebody's other answer is kept, in their own words where there are any."""
    answer = interview.answer(form.question)
    views = answer.consensus.dissent if answer is not None and answer.consensus is not None else ()
    if views and views[-1].note:
        return f"Kept, in {the(form.values['who'])}'s own words."
    return f"Kept: {the(form.values['who'])} keeps to another answer. Their own words are not recorded."


def nobody_else(interview: Interview, form: Form) -> Turn:
    """Go on where nobody, or nobody else, keeps to another answer."""
    return _onward(replace(interview, form=None), form, ())


def take_area(interview: Interview, form: Form) -> Turn:
    """Do with an area's undisputed questions what was chosen."""
    choice, names = form.values["choice"], undisputed(interview, form.question)
    here = replace(interview, form=None)
    if choice == SINGLY:
        return Turn(moved(replace(here, singly=here.singly | set(names)), names[0]), whole=True)
    if choice != ALL:
        return Turn(moved(replace(here, singly=here.singly | {choice}), choice), whole=True)
    changed = here.changed_together({name: confirmed_again(here, name) for name in names})
    words = f"Saved: {counted(len(names), 'answer', 'answers')} of “{area_title(here, names[0])}”. u takes all back."
    return go_on(here, changed, form.question, (Remark(words),))


def leave_area(interview: Interview, form: Form) -> Turn:
    """Leave an area's undisputed questions for the end."""
    left = replace(interview, form=None, skipped=interview.skipped | set(undisputed(interview, form.question)))
    return Turn(forward(left, form.question), (Remark("Left for later."),))


def _onward(interview: Interview, form: Form, said: tuple[Said, ...]) -> Turn:
    """Go to the next question where the answer is new; else stay."""
    here = replace(interview, form=None)
    return (
        go_on(here.with_answers({form.question: None}), here, form.question, said) if form.onward else Turn(here, said)
    )


def dissent_form(interview: Interview, question: str, *, onward: bool) -> Form:
    """Return the form that asks who keeps to another answer; those who answered so are listed."""
    outline = interview.brief.outline
    options = [(one, outline.label(question, one)) for one in interview.options(question)]
    options.append((DONT_KNOW, "Don't know"))
    if can_be_set_aside(interview.question(question)):
        options.append((NOT_APPLICABLE, "Not applicable"))
    fields = dissent_fields(_left(interview, question), tuple(options))
    return Form("dissent", question, fields, before=interview.answer(question), onward=onward)


def _left(interview: Interview, question: str) -> tuple[OtherView, ...]:
    """Return what was answered in another way than is agreed, by those of whom nothing is kept yet."""
    panel, answer = interview.brief.panel, interview.answer(question)
    if panel is None or answer is None:
        return ()
    kept = answer.consensus.dissent if answer.consensus is not None else ()
    views = [_view(panel, question, voice) for voice in panel.otherwise(question, position_of(answer))]
    if panel.named:
        return tuple(one for one in views if one.role.casefold() not in {view.role.casefold() for view in kept})
    return tuple(one for one in views if one not in kept)


def _view(panel: ConsensusRound, question: str, voice: Voice) -> OtherView:
    said = voice.answer
    note = (said.note or said.not_applicable or "").strip() or None
    return OtherView(
        role=who_said(panel, question, voice),
        option=said.option,
        not_applicable=True if said.not_applicable is not None else None,
        note=note,
    )
