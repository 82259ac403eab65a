"""The state of an interview: what is asked, what is answered, where we are."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Literal

from scalecheck.engine.given import Given
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
    inherited: Mapping[str, Answer] = field(default_factory=dict)
    """What the programme has answered for this site."""
    previous: Mapping[str, Answer] = field(default_factory=dict)
    """What was answered in the last round."""
    agreed: bool = False
    """Whether a group answers together, so that nothing needs a second person."""
    left_out: frozenset[str] = frozenset()
    """Items that lie outside what the file is about."""


@dataclass(frozen=True, slots=True)
class Proof:
    """Something that an answer still lacks and that counts."""

    question: str
    """The question."""
    kind: ProofKind
    """What it lacks."""


@dataclass(frozen=True, slots=True)
class Change:
    """One change of one answer, so that it can be undone."""

    question: str
    """The question."""
    before: Answer | None
    """What stood there."""


@dataclass(frozen=True, slots=True)
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
    changes: tuple[Change, ...] = ()
    """What was changed, the latest last."""
    proofs: tuple[Proof, ...] = ()
    """What the second pass still asks for; empty outside it."""
    contested: Answer | None = None
    """An answer of this session that somebody else's stands against, until the person has chosen."""
    left: bool = False
    """Whether the person is done."""

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
        if self.standing(question) is not Standing.UNANSWERED or self.is_parked(question):
            return False
        inherited = self.brief.inherited.get(question)
        return inherited is None or inherited.standing is Standing.UNANSWERED

    def changed(self, question: str, answer: Answer | None) -> Interview:
        """Give the interview with another answer to a question, ready to be undone."""
        answers = {name: one for name, one in self.answers.items() if name != question}
        if answer is not None:
            answers[question] = answer
        change = Change(question, self.answers.get(question))
        return replace(self, answers=answers, changes=(*self.changes, change))

    def taken_over(self, answers: Mapping[str, Answer | None]) -> Interview:
        """Give the interview with answers that somebody else has given meanwhile; they are not ours to undo."""
        merged = {**self.answers, **answers}
        return replace(self, answers={name: answer for name, answer in merged.items() if answer is not None})

    def given(self) -> dict[str, Given]:
        """Give what counts in a judgement: this file's answers over what it inherits."""
        inherited = {
            name: Given(answer, confirmed=True, inherited=True) for name, answer in self.brief.inherited.items()
        }
        own = {name: Given(answer, confirmed=self._confirmed(answer)) for name, answer in self.answers.items()}
        return {**own, **{name: given for name, given in inherited.items() if not self._speaks(name)}}

    def question(self, name: str) -> Question:
        """Give a question by its id."""
        return self.brief.outline.questions[name]

    def fingerprint(self, name: str) -> str:
        """Give the fingerprint of a question as it is asked now."""
        question = self.question(name)
        return asked_fingerprint(question, self.brief.outline.checklist.scales[question.scale])

    def _speaks(self, name: str) -> bool:
        return self.standing(name) in {Standing.ANSWERED, Standing.NOT_APPLICABLE}

    def _confirmed(self, answer: Answer) -> bool:
        if self.brief.agreed:
            return True
        confirmed = answer.confirmed
        return confirmed is not None and (answer.answered is None or answer.answered.who != confirmed.who)
