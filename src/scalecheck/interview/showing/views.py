"""What is shown before each line of input: a question, a field of a form, or the end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

from scalecheck.engine.inputs.backing import EvidenceState, pieces
from scalecheck.interview.showing.words import answer_words, beside_words, in_full, said_by, spread_in_full, who_said
from scalecheck.interview.state.agenda import Count, area_title, count, minutes_left
from scalecheck.interview.state.proofs import judged, proofs_needed
from scalecheck.words.days import day_words
from scalecheck.words.origins import answering_words
from scalecheck.words.panel import passed_on_words, position_words
from scalecheck.words.sentences import capital

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator, Mapping

    from scalecheck.engine.judging.judgement import Judgement
    from scalecheck.engine.panel.consensus import ConsensusRound
    from scalecheck.interview.reading.form import Field, Form, FormKind
    from scalecheck.interview.state.state import Interview, Proof
    from scalecheck.model.assessment import Answer
    from scalecheck.model.checklist import Question


@dataclass(frozen=True, slots=True)
class OptionView:
    """One option as it is shown."""

    key: str
    """What is typed for it."""
    label: str
    """What people read."""
    meaning: str | None
    """What it looks like for this question."""


@dataclass(frozen=True, slots=True)
class AnswerView:
    """An answer as it is shown."""

    words: str | None
    """The option's label, or its state; None where it is open."""
    note: str | None
    """The note."""
    beside: tuple[str, ...]
    """What else is recorded beside it, in words."""
    changed: bool = False
    """Whether the question has changed since it was answered."""
    stale: bool = False
    """Whether evidence behind it has gone out of date."""


@dataclass(frozen=True, slots=True)
class VoiceView:
    """What one respondent of a panel answered, as it is shown."""

    who: str
    """Who; empty where answers are shown without names."""
    words: str
    """What they answered."""
    note: str
    """Why, in their words, on one line."""


@dataclass(frozen=True, slots=True)
class VoicesView:
    """Several answers to one question, between which one is to be found."""

    heading: str
    """Whose they are, how many, and how far apart they are."""
    voices: tuple[VoiceView, ...]
    """The answers, of a panel the lowest first."""


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A question that waits for a reply."""

    area: str
    """The heading above it."""
    number: int
    """Its place among the questions that apply, from 1."""
    total: int
    """How many apply."""
    open: int
    """How many are still open."""
    minutes: int
    """Roughly how long those take."""
    question: Question
    """The question."""
    options: tuple[OptionView, ...]
    """Its options, worst to best."""
    keeps: bool
    """Whether Enter keeps the answer that is there."""
    confirms: bool
    """Whether there is an answer of the last round to confirm."""
    now: AnswerView | None
    """What this file answers."""
    inherited: AnswerView | None
    """What the file inherits where it answers nothing itself."""
    inherited_from: str
    """Who gives that answer, as the words before it; nothing where nothing is inherited."""
    previous: AnswerView | None
    """What was answered in the last round, as long as this round has no answer."""
    voices: VoicesView | None
    """What several have answered: the respondents of a panel, or two versions of the file that were merged."""
    agreeing: bool
    """Whether a group brings the answers of a panel together."""

    @property
    def place(self) -> Hashable:
        """Where we are: the same for every view of the same question."""
        return self.question.id


@dataclass(frozen=True, slots=True)
class ProofView:
    """Which answer the second pass is about."""

    proof: Proof
    """What it lacks, and what needs that."""
    title: str
    """The question's title."""
    ask: str
    """The question."""
    answer: str
    """The answer, with all that is recorded beside it."""


@dataclass(frozen=True, slots=True)
class FieldView:
    """A field of a form that waits for a value."""

    heading: str
    """What is above the fields of a form; empty where the question just put says it."""
    field: Field
    """The field."""
    begun: bool = False
    """Whether some lines of it were given already."""
    replaces: str = ""
    """What is there so far and will be replaced."""
    proof: ProofView | None = None
    """Which answer it is about, in the second pass."""
    earlier: str | None = None
    """The reply that was given before it was gone back to; an empty line gives it again."""

    @property
    def place(self) -> Hashable:
        """Where we are: the same for every view of the same field."""
        return self.heading, self.field.name, self.field.ask, self.proof and self.proof.proof.question


@dataclass(frozen=True, slots=True)
class EndView:
    """All questions were put."""

    judgement: Judgement
    """The judgement on the answers."""
    count: Count
    """How many questions are answered, and how."""
    parked: tuple[tuple[str, tuple[str, ...]], ...]
    """The roles that are waited for, each with the titles of its questions."""
    elsewhere: int
    """How many questions of other areas, or that others are asked, are open."""
    invited: bool
    """Whether only those were put that the respondent is invited to answer."""
    proofs: int
    """How many questions a second pass would ask about."""

    @property
    def place(self) -> Hashable:
        """Where we are."""
        return None


_HEADINGS: Final[Mapping[FormKind, str]] = {"clash": "Two answers to one question", "area": "What nobody disputes"}

View: TypeAlias = "QuestionView | FieldView | EndView"


def view_of(interview: Interview) -> View:
    """Return what has to be shown before the next line of input."""
    if interview.form is not None:
        return _field(interview, interview.form)
    return _end(interview) if interview.at is None else _question(interview, interview.at)


def _field(interview: Interview, form: Form) -> FieldView:
    replaces = form.before.note or "" if form.kind == "note" and form.before is not None else ""
    heading = _HEADINGS.get(form.kind, "")
    proof = (
        interview.proofs[interview.place] if interview.proofs and form.kind not in {"clash", "jump", "area"} else None
    )
    view = _proof(interview, proof) if proof is not None else None
    return FieldView(heading, form.now, begun=bool(form.lines), replaces=replaces, proof=view, earlier=form.shown_again)


def _proof(interview: Interview, proof: Proof) -> ProofView:
    question, answer = interview.question(proof.question), interview.answer(proof.question)
    words = in_full(interview.brief.outline, proof.question, answer)
    return ProofView(proof, question.title, question.ask, words)


def _question(interview: Interview, name: str) -> QuestionView:
    order = interview.asked
    question = interview.question(name)
    outline = interview.brief.outline
    scale = outline.checklist.scales[question.scale]
    is_open = interview.is_open(name)
    inherited = interview.brief.inherited.get(name)
    confirmable = interview.confirmable(name) if is_open else None
    panel = interview.brief.panel
    previous = _answer(interview, name, interview.brief.previous.get(name)) if is_open and panel is None else None
    return QuestionView(
        area=area_title(interview, name),
        number=order.index(name) + 1 if name in order else 0,
        total=len(order),
        open=len(interview.open),
        minutes=minutes_left(interview),
        question=question,
        options=tuple(
            OptionView(key, one.label, outline.meaning(name, one.id))
            for key, one in zip(interview.keys(name), scale.options, strict=True)
        ),
        keeps=not is_open,
        confirms=confirmable is not None,
        now=_answer(interview, name, interview.answer(name)),
        inherited=_answer(interview, name, inherited.answer if inherited is not None else None),
        inherited_from=answering_words(inherited.origin) if inherited is not None and inherited.origin else "",
        previous=previous,
        voices=_versions(interview, name) or (_panel(panel, name) if panel is not None else None),
        agreeing=panel is not None,
    )


def _versions(interview: Interview, question: str) -> VoicesView | None:
    """Return the answers of the versions of the file that were merged, as long as none of them is chosen."""
    answer, outline = interview.answer(question), interview.brief.outline
    if answer is None or not answer.either:
        return None
    voices = tuple(
        VoiceView(
            who=f"{one.answered.who}, {day_words(one.answered.date)}" if one.answered is not None else "",
            words=capital(answer_words(outline, question, one) or "no answer"),
            note=", ".join(filter(None, (" ".join((one.note or "").split()), *beside_words(one)))),
        )
        for one in answer.either
    )
    return VoicesView("Answered twice, in two versions of this file that were merged; which one holds?", voices)


def _panel(panel: ConsensusRound, question: str) -> VoicesView:
    left = tuple(_left_to_others(panel, question))
    spread = panel.spreads.get(question)
    if spread is None:
        return VoicesView("Nobody has answered this.", left)
    voices = tuple(
        VoiceView(
            who=who_said(panel, question, voice) if panel.named else "",
            words=capital(position_words(panel.outline, question, voice.position)),
            note=" ".join((voice.answer.note or voice.answer.not_applicable or "").split()),
        )
        for voice in spread.voices
    )
    return VoicesView(f"What was answered: {spread_in_full(panel, question)}", (*voices, *left))


def _left_to_others(panel: ConsensusRound, question: str) -> Iterator[VoiceView]:
    """Yield who left a question to somebody else or let it wait, and whom to ask."""
    for one in panel.passed_on.get(question, ()):
        words = capital(passed_on_words(one))
        who = said_by(panel, one.respondent) if panel.named else ""
        yield VoiceView(who=who, words=words, note=" ".join((one.note or "").split()))


def _answer(interview: Interview, name: str, answer: Answer | None) -> AnswerView | None:
    if answer is None:
        return None
    return AnswerView(
        words=answer_words(interview.brief.outline, name, answer),
        note=answer.note,
        beside=beside_words(answer),
        changed=answer.asked is not None and answer.asked != interview.fingerprint(name),
        stale=bool(pieces(answer, EvidenceState.OUT_OF_DATE, interview.brief.today)),
    )


def _end(interview: Interview) -> EndView:
    judgement = judged(interview)
    parked: dict[str, tuple[str, ...]] = {}
    for name in interview.asked:
        answer = interview.answer(name)
        role = (answer.waiting_for or answer.not_mine) if answer is not None else None
        if role is not None:
            parked[role] = (*parked.get(role, ()), interview.question(name).title)
    return EndView(
        judgement=judgement,
        count=count(interview, interview.asked),
        parked=tuple(parked.items()),
        elsewhere=sum(interview.is_open(name) for name in interview.sheet.elsewhere),
        invited=interview.brief.invited,
        proofs=len({proof.question for proof in proofs_needed(interview, judgement)}),
    )
