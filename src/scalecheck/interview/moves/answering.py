"""Replies that answer a question, or leave it as it is."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scalecheck.interview.moves.agreeing import consensus_form, dissent_form, needs_reason
from scalecheck.interview.moves.dialogues import fill, fill_form, headline_hint
from scalecheck.interview.moves.entries import answered, confirmed_again, left_as_inherited
from scalecheck.interview.moves.navigating import go_on
from scalecheck.interview.moves.requests import can_be_set_aside
from scalecheck.interview.moves.turns import Turn, complain
from scalecheck.interview.reading.form import DONT_KNOW
from scalecheck.interview.reading.replies import keys_in_sentence
from scalecheck.interview.showing.said import Remark
from scalecheck.interview.showing.words import saved_words
from scalecheck.model.assessment import Standing
from scalecheck.words.origins import SOURCES

if TYPE_CHECKING:
    from scalecheck.interview.showing.said import Said
    from scalecheck.interview.state.state import Interview
    from scalecheck.model.assessment import Answer


def choose(interview: Interview, question: str, option: str, note: str) -> Turn:
    """Answer with an option; a site that does not answer what it inherits has to say why."""
    response = interview.brief.inherited.get(question)
    inherited = response.answer.option if response is not None else None
    if response is not None and response.origin is not None and inherited == option:
        answer = left_as_inherited(interview.answer(question), note)
        sentence = f"That is what {SOURCES[response.origin.source]} has answered; it holds here as well."
        said = (Remark(sentence), *headline_hint(note))
        return _record(interview, question, answer, said)
    if inherited is not None and question not in interview.brief.outline.opening:
        values = {"option": option, **({"note": note} if note else {})}
        form = replace(interview.form_about("override", question), values=values)
        return Turn(replace(interview, form=form), headline_hint(note))
    if needs_reason(interview, question, option):
        return fill_form(interview, consensus_form(interview, question, option), note)
    answer = answered(interview, question, interview.answer(question), option=option, note=note)
    return _saved(interview, question, answer, note)


def confirm(interview: Interview, question: str, note: str) -> Turn:
    """Confirm the answer of the last round, or of another checklist."""
    before = interview.confirmable(question)
    if before is None:
        return complain(interview, _nothing_to_confirm(interview, question))
    if before.option is not None and before.option not in interview.options(question):
        return complain(interview, "The old answer is no longer among the options. Please choose one.")
    if before.not_applicable is not None and not can_be_set_aside(interview.question(question)):
        return complain(interview, "This question always applies now. Please choose an option.")
    return _saved(interview, question, confirmed_again(interview, question, note), note)


def _nothing_to_confirm(interview: Interview, question: str) -> str:
    if interview.brief.panel is None:
        return "There is no earlier answer to confirm here. ? tells what you can type."
    keys = keys_in_sentence(interview.keys(question))
    return f"There is no answer here that all who know share, for = to take. Type {keys}, and why."


def keep(interview: Interview, question: str) -> Turn:
    """Keep the answer that is there; an open question is put again."""
    if not interview.is_open(question):
        return go_on(interview, interview, question)
    confirms = "confirms the earlier answer" if interview.brief.panel is None else "answers as those who know say"
    before = f" = {confirms}," if interview.confirmable(question) is not None else ""
    keys = keys_in_sentence(interview.keys(question))
    sentence = f"Nothing is answered yet. Type {keys},{before} s to skip, or ? for help."
    return complain(interview, sentence, whole=True)


def dont_know(interview: Interview, question: str | None, text: str) -> Turn:
    """Answer that it is not known."""
    if question is None:
        return Turn(interview)
    if needs_reason(interview, question, Standing.DONT_KNOW):
        return fill_form(interview, consensus_form(interview, question, DONT_KNOW), text)
    answer = answered(interview, question, interview.answer(question), dont_know=True, note=text)
    turn = _saved(interview, question, answer, text)
    inherited = interview.brief.inherited.get(question)
    if inherited is not None and inherited.origin is not None:
        source = SOURCES[inherited.origin.source]
        sentence = f"What {source} has answered still counts: a don't-know overrides nothing."
        return replace(turn, said=(turn.said[0], Remark(sentence), *turn.said[1:]))
    return turn


def not_applicable(interview: Interview, question: str | None, text: str) -> Turn:
    """Set a question aside, with the reason."""
    if question is None or not can_be_set_aside(interview.question(question)):
        return complain(interview, "This question always applies. If you can't tell, type d for don't know.")
    return fill(interview, question, "not-applicable", text)


def keep_dissent(interview: Interview, question: str | None, text: str) -> Turn:
    """Ask who keeps to another answer; before that, for the reason of the one agreed."""
    complaint = _not_yet(interview, question)
    if complaint or question is None:
        return complain(interview, complaint)
    answer = interview.answer(question)
    if answer is None or answer.consensus is None:
        return complain(interview, "First the reason of the answer that is agreed, with r; then who keeps to another.")
    return fill_form(interview, dissent_form(interview, question, onward=False), text)


def give_reason(interview: Interview, question: str | None, text: str) -> Turn:
    """Ask why the answer that is there was agreed."""
    complaint = _not_yet(interview, question)
    if complaint or question is None:
        return complain(interview, complaint)
    return fill_form(interview, consensus_form(interview, question), text)


def _not_yet(interview: Interview, question: str | None) -> str:
    if interview.brief.panel is None:
        return "That belongs to a consensus round over several respondents' answers: scalecheck agree FOLDER"
    if question is None or interview.standing(question) is Standing.UNANSWERED:
        return "Nothing is agreed here yet: first the answer."
    return ""


def _saved(interview: Interview, question: str, answer: Answer | None, note: str) -> Turn:
    changed = interview.changed(question, answer)
    words = saved_words(changed, question, note=bool(note))
    return go_on(interview, changed, question, (Remark(words), *headline_hint(note)))


def _record(interview: Interview, question: str, answer: Answer | None, said: tuple[Said, ...]) -> Turn:
    same = answer == interview.answer(question)
    changed = interview if same else interview.changed(question, answer)
    return go_on(interview, changed, question, said)
