"""The state of an interview: what is asked, what is answered, where we are."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, Literal

from scalecheck.engine.given import Given, is_confirmed, speaks_over
from scalecheck.engine.relevance import hidden_items
from scalecheck.model.assessment import Answer, Standing
from scalecheck.model.fingerprints import asked_fingerprint

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from scalecheck.engine.outline import Outline
    from scalecheck.interview.forms import Form
    from scalecheck.model.checklist import Question

ProofKind = Literal["confirmed", "basis", "evidence", "owner", "action"]


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
    """The day on which answers are given."""
    inherited: Mapping[str, Given] = field(default_factory=dict)
    """What the programme has answered for this site."""
    previous: Mapping[str, Answer] = field(default_factory=dict)
    """What was answered in the last round."""
    agreed: bool = False
    """Whether a group answers together, so that nothing needs a second person."""
    left_out: frozenset[str] = frozenset()
    """Items that lie outside what the file is about."""
    not_asked: frozenset[str] = frozenset()
    """Items that the file does not ask although they belong to what it is about."""
    elsewhere: tuple[str, ...] = ()
    """Questions of the file that are not put this time, because only one area is asked."""


@dataclass(frozen=True, slots=True)
class Proof:
    """Something that an answer still lacks and that counts."""

    question: str
    """The question."""
    kind: ProofKind
    """What it lacks."""
    needed_by: str
    """What needs it, in words."""
    number: int
    """The place of its question among those that lack something, from 1."""
    total: int
    """How many questions lack something."""


@dataclass(frozen=True, slots=True)
class Change:
    """One change of one answer, so that it can be undone."""

    question: str
    """The question."""
    before: Answer | None
    """What stood there."""


@dataclass(frozen=True)
class Interview:
    """An interview at one moment; it waits for one line of input."""

    brief: Brief
    """What stays the same."""
    answers: Mapping[str, Answer]
    """What is answered in this file, by question id."""
    at: str | None
    """The question that is put; None at the end."""
    form: Form | None = None
    """The small dialogue that is under way, if any."""
    visited: tuple[str, ...] = ()
    """The questions that were put before, to go back to."""
    skipped: frozenset[str] = frozenset()
    """The open questions that were skipped, so that they wait for the end."""
    changes: tuple[Change, ...] = ()
    """What was changed, the latest last."""
    proofs: tuple[Proof, ...] = ()
    """What the second pass asks for; empty outside it."""
    place: int = 0
    """The place in the second pass, from 0."""
    contested: Answer | None = None
    """An answer of this session that somebody else's stands against, until the person has chosen."""
    left: bool = False
    """Whether the person is done."""

    @cached_property
    def given(self) -> Mapping[str, Given]:
        """What counts in a judgement: this file's answers, over what it inherits and with it."""
        agreed, inherited = self.brief.agreed, self.brief.inherited
        own = {name: Given(answer, is_confirmed(answer, agreed=agreed)) for name, answer in self.answers.items()}
        return {**own, **{name: one for name, one in inherited.items() if speaks_over(one, own.get(name))}}

    @cached_property
    def asked(self) -> tuple[str, ...]:
        """The questions that apply with the answers so far, in the order in which they are put."""
        hidden = self._hidden
        return tuple(name for name in self.brief.order if name not in hidden)

    @cached_property
    def elsewhere(self) -> tuple[str, ...]:
        """The questions that apply and are not put this time."""
        hidden = self._hidden
        return tuple(name for name in self.brief.elsewhere if name not in hidden)

    @cached_property
    def _hidden(self) -> frozenset[str]:
        return hidden_items(self.brief.outline, self.given) | self.brief.left_out

    def answer(self, question: str) -> Answer | None:
        """Give what this file answers to a question, if anything."""
        return self.answers.get(question)

    def standing(self, question: str) -> Standing:
        """Tell how a question stands in this file."""
        answer = self.answers.get(question)
        return answer.standing if answer is not None else Standing.UNANSWERED

    def is_parked(self, question: str) -> bool:
        """Tell whether a question waits for somebody."""
        answer = self.answers.get(question)
        return answer is not None and answer.waiting_for is not None

    def is_open(self, question: str) -> bool:
        """Tell whether a question has no answer, here or inherited, and is not parked."""
        if question in self.brief.inherited or self.is_parked(question):
            return False
        return self.standing(question) is Standing.UNANSWERED

    def changed(self, question: str, answer: Answer | None) -> Interview:
        """Give the interview with another answer to a question, ready to be undone."""
        change = Change(question, self.answers.get(question))
        return replace(self.with_answers({question: answer}), changes=(*self.changes, change))

    def with_answers(self, answers: Mapping[str, Answer | None]) -> Interview:
        """Give the interview with other answers, of which nothing is remembered to be undone."""
        merged = {**self.answers, **answers}
        return replace(self, answers={name: answer for name, answer in merged.items() if answer is not None})

    def taken_over(self, answers: Mapping[str, Answer | None]) -> Interview:
        """Give the interview with answers that somebody else has given meanwhile; they are not ours to undo."""
        kept = tuple(change for change in self.changes if change.question not in answers)
        return replace(self.with_answers(answers), changes=kept)

    def question(self, name: str) -> Question:
        """Give a question by its id."""
        return self.brief.outline.questions[name]

    def options(self, name: str) -> tuple[str, ...]:
        """Give the ids of a question's options, worst first."""
        return tuple(one.id for one in self.brief.outline.checklist.scales[self.question(name).scale].options)

    def fingerprint(self, name: str) -> str:
        """Give the fingerprint of a question as it is asked now."""
        question = self.question(name)
        return asked_fingerprint(question, self.brief.outline.checklist.scales[question.scale])
