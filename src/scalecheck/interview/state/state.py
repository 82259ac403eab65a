"""The state of an interview: what is asked, what is answered, where we are."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

from scalecheck.interview.reading.fields import form_for, proof_form
from scalecheck.interview.reading.replies import option_keys
from scalecheck.model.assessment import Standing

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from scalecheck.engine.inputs.responses import Response
    from scalecheck.interview.reading.fields import Finding
    from scalecheck.interview.reading.form import Form, FormKind, ProofKind
    from scalecheck.interview.state.sheet import AnswerSheet, Brief
    from scalecheck.model.assessment import Answer
    from scalecheck.model.checklist import Question


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
    """What was there."""
    proof: Proof | None = None
    """What the second pass asked for when it was made; None outside it."""
    beside: Mapping[str, Answer | None] = field(default_factory=dict)
    """What was under other questions that were changed in one go with it, by question id."""


@dataclass(frozen=True, slots=True)
class Interview:
    """An interview at one moment; it waits for one line of input."""

    brief: Brief
    """What stays the same."""
    sheet: AnswerSheet
    """What is answered in this file, and what is asked and open with these answers."""
    at: str | None = None
    """The question that is put; None at the end."""
    form: Form | None = None
    """The small dialogue that is under way, if any."""
    visited: tuple[str, ...] = ()
    """The questions that were put before, to go back to."""
    skipped: frozenset[str] = frozenset()
    """The open questions that were skipped, so that they wait for the end."""
    changes: tuple[Change, ...] = ()
    """What was changed, the latest last."""
    singly: frozenset[str] = frozenset()
    """The questions that nobody disputes and that are put one by one all the same."""
    proofs: tuple[Proof, ...] = ()
    """What the second pass asks for; empty outside it."""
    place: int = 0
    """The place in the second pass, from 0."""
    contested: Mapping[str, Answer | None] = field(default_factory=dict)
    """Answers of this session, by question, of which another one is in the file, until the person has chosen."""
    left: bool = False
    """Whether the person is done."""

    @property
    def answers(self) -> Mapping[str, Answer]:
        """What is answered in this file, by question id."""
        return self.sheet.answers

    @property
    def responses(self) -> Mapping[str, Response]:
        """What counts in a judgement: this file's answers, with those that it inherits."""
        return self.sheet.responses

    @property
    def asked(self) -> tuple[str, ...]:
        """The questions that apply with the answers so far, in the order in which they are put."""
        return self.sheet.asked

    @property
    def open(self) -> tuple[str, ...]:
        """Those of them that have no answer, here or inherited, and are not parked."""
        return self.sheet.open

    def answer(self, question: str) -> Answer | None:
        """Return what this file answers to a question, if anything."""
        return self.sheet.answers.get(question)

    def standing(self, question: str) -> Standing:
        """Return the state of a question in this file."""
        return self.sheet.standing(question)

    def is_open(self, question: str) -> bool:
        """Return whether a question has no answer, here or inherited, and is not parked."""
        return self.sheet.is_open(question)

    def changed(self, question: str, answer: Answer | None) -> Interview:
        """Return the interview with another answer to a question, ready to be undone."""
        proof = self.proofs[self.place] if self.proofs else None
        change = Change(question, self.answer(question), proof)
        return replace(self.with_answers({question: answer}), changes=(*self.changes, change))

    def changed_together(self, answers: Mapping[str, Answer | None]) -> Interview:
        """Return the interview with other answers to some questions, at least one, ready to be undone in one go."""
        first, *others = answers
        change = Change(first, self.answer(first), beside={name: self.answer(name) for name in others})
        return replace(self.with_answers(answers), changes=(*self.changes, change))

    def confirmable(self, question: str) -> Answer | None:
        """Return the answer that can be confirmed: of the last round, or of all who know; None where there is none."""
        answer = self.brief.previous.get(question)
        says = answer is not None and (answer.standing is not Standing.UNANSWERED or answer.waiting_for is not None)
        return answer if says else None

    def with_answers(self, answers: Mapping[str, Answer | None]) -> Interview:
        """Return the interview with other answers, of which nothing is remembered to be undone."""
        return replace(self, sheet=self.sheet.with_answers(answers))

    def on(self, day: date) -> Interview:
        """Return the interview as it goes on on a day, such as the one after midnight."""
        if day == self.brief.today:
            return self
        brief = replace(self.brief, today=day)
        return replace(self, brief=brief, sheet=replace(self.sheet, brief=brief))

    def with_all(self) -> Interview:
        """Return the interview with every question of the file, also those that others are asked."""
        brief = self.brief.with_all
        return replace(self, brief=brief, sheet=type(self.sheet).of(brief, self.sheet.answers))

    def taken_over(self, answers: Mapping[str, Answer | None]) -> Interview:
        """Return the interview with answers that somebody else has given meanwhile; they are not ours to undo."""
        kept = tuple(change for change in self.changes if change.question not in answers)
        return replace(self.with_answers(answers), changes=kept)

    def form_about(self, kind: FormKind, question: str) -> Form:
        """Return the form that asks for one kind of thing about a question; an empty id for none."""
        return form_for(kind, question, self.answer(question), self.brief.role)

    def form_of_proof(self, proof: Proof) -> Form:
        """Return the form that asks for what an answer lacks; the organisation of a role is asked for once."""
        question, answer = proof.question, self.answer(proof.question)
        ranks = self.brief.outline.ranks[question]
        is_met = answer is not None and answer.option in ranks.met
        known = answer is not None and answer.option is not None
        finding: Finding = "met" if is_met else "below" if known else "unknown"
        return proof_form(proof.kind, question, answer, self.brief.role, finding)

    def organisation_of(self, role: str, but: str | None = None) -> str | None:
        """Return the organisation of a role that owns or does something in this file; `but` leaves a question out.

        Empty where the file names the role without one; None where it does not name the role.
        """
        for answer in (answer for name, answer in self.answers.items() if name != but):
            owner = ((answer.owner.role, answer.owner.organisation),) if answer.owner is not None else ()
            for name, organisation in (*owner, *((one.who, one.organisation) for one in answer.actions)):
                if name is not None and name.casefold() == role.casefold():
                    return organisation or ""
        return None

    def question(self, name: str) -> Question:
        """Return a question by its id."""
        return self.brief.outline.questions[name]

    def options(self, name: str) -> tuple[str, ...]:
        """Return the ids of a question's options, worst first."""
        return tuple(one.id for one in self.brief.outline.checklist.scales[self.question(name).scale].options)

    def keys(self, name: str) -> tuple[str, ...]:
        """Return what is typed for each of a question's options, worst first."""
        return option_keys([self.brief.outline.label(name, option) for option in self.options(name)])

    def fingerprint(self, name: str) -> str:
        """Return the fingerprint of a question as it is asked now."""
        return self.brief.outline.fingerprint(name)
