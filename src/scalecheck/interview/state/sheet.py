"""The answers of an interview, and what follows from them: which questions are asked, and which of these are open."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from scalecheck.engine.inputs.relevance import hidden_items
from scalecheck.engine.inputs.responses import Response, is_confirmed, speaks_over
from scalecheck.model.assessment import Answer, Standing

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from scalecheck.engine.inputs.outline import Outline
    from scalecheck.engine.panel.consensus import ConsensusRound


@dataclass(frozen=True, slots=True)
class Brief:
    """What stays the same during an interview."""

    outline: Outline
    """The checklist."""
    order: tuple[str, ...]
    """The questions that are asked, in the order in which they are put, hidden ones among them."""
    role: str
    """Who answers."""
    today: date
    """The day on which answers are responses."""
    inherited: Mapping[str, Response] = field(default_factory=dict)
    """What the file would inherit if it answered nothing itself, by question."""
    previous: Mapping[str, Answer] = field(default_factory=dict)
    """What was answered in the last round, or to the same questions of another checklist."""
    agreed: bool = False
    """Whether a group answers together, so that nothing needs a second person."""
    left_out: frozenset[str] = frozenset()
    """Items that lie outside what the file is about."""
    not_asked: frozenset[str] = frozenset()
    """Items that the file does not ask although they belong to what it is about."""
    core_changes: tuple[str, ...] = ()
    """What was changed so that the core no longer holds, and no deciding group has accepted."""
    elsewhere: tuple[str, ...] = ()
    """Questions of the file that are not put this time, because only one area is asked, or that others are asked."""
    invited: bool = False
    """Whether those that are put are what the respondent is invited to answer; the others can follow at the end."""
    panel: ConsensusRound | None = None
    """The respondents' answers, where a group brings them together."""

    @property
    def with_all(self) -> Brief:
        """The same with every question of the file, those that others are asked at the end."""
        return replace(self, order=(*self.order, *self.elsewhere), elsewhere=(), invited=False)


@dataclass(frozen=True, slots=True)
class AnswerSheet:
    """The answers at one moment; each change gives a new sheet, for which only what can have changed is worked out."""

    brief: Brief
    """What stays the same."""
    answers: Mapping[str, Answer]
    """What is answered in this file, by question id."""
    responses: Mapping[str, Response]
    """What counts in a judgement: these answers, with those that are inherited."""
    asked: tuple[str, ...]
    """The questions that apply, in the order in which they are put."""
    elsewhere: tuple[str, ...]
    """The questions that apply and are not put this time."""
    open: tuple[str, ...]
    """Those asked that have no answer, here or inherited, and are not parked."""

    @classmethod
    def of(cls, brief: Brief, answers: Mapping[str, Answer]) -> AnswerSheet:
        """Return the sheet of these answers."""
        responses = {name: one for name in {**brief.inherited, **answers} if (one := _given(brief, answers, name))}
        return _asked_anew(cls(brief, answers, responses, (), (), ()))

    def with_answers(self, changes: Mapping[str, Answer | None]) -> AnswerSheet:
        """Return the sheet with other answers to some questions; None takes an answer away."""
        answers, responses = dict(self.answers), dict(self.responses)
        for name, answer in changes.items():
            answers.pop(name, None)
            responses.pop(name, None)
            if answer is not None:
                answers[name] = answer
            if one := _given(self.brief, answers, name):
                responses[name] = one
        sheet = replace(self, answers=answers, responses=responses)
        if not self.brief.outline.decides_what_is_asked.isdisjoint(changes):
            return _asked_anew(sheet)
        return _opened_anew(sheet)

    def standing(self, question: str) -> Standing:
        """Return the state of a question in this file."""
        answer = self.answers.get(question)
        return answer.standing if answer is not None else Standing.UNANSWERED

    def is_open(self, question: str) -> bool:
        """Return whether a question has no answer, here or inherited, and is not parked."""
        if question in self.brief.inherited:
            return False
        answer = self.answers.get(question)
        return answer is None or (answer.standing is Standing.UNANSWERED and answer.waiting_for is None)


def _asked_anew(sheet: AnswerSheet) -> AnswerSheet:
    """Return a sheet with what applies worked out."""
    brief = sheet.brief
    hidden = hidden_items(brief.outline, sheet.responses) | brief.left_out
    asked = tuple(name for name in brief.order if name not in hidden)
    elsewhere = tuple(name for name in brief.elsewhere if name not in hidden)
    return _opened_anew(replace(sheet, asked=asked, elsewhere=elsewhere))


def _opened_anew(sheet: AnswerSheet) -> AnswerSheet:
    """Return a sheet with what is open worked out."""
    return replace(sheet, open=tuple(name for name in sheet.asked if sheet.is_open(name)))


def _given(brief: Brief, answers: Mapping[str, Answer], name: str) -> Response | None:
    """Return what counts as the answer to a question: this file's own, or what it inherits where that says more."""
    answer, inherited = answers.get(name), brief.inherited.get(name)
    own = Response(answer, is_confirmed(answer, agreed=brief.agreed)) if answer is not None else None
    return inherited if inherited is not None and speaks_over(inherited, own) else own
