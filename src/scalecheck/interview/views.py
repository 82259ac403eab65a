"""What is shown before each line of input: a question, a field of a form, or the end."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scalecheck.interview.agenda import Count, area_title, asked, count, minutes_left
from scalecheck.interview.proofs import judged, proofs_needed

if TYPE_CHECKING:
    from scalecheck.engine.judgement import Judgement
    from scalecheck.interview.forms import Field
    from scalecheck.interview.state import Interview
    from scalecheck.model.assessment import Answer
    from scalecheck.model.checklist import Question


@dataclass(frozen=True, slots=True)
class OptionView:
    """One option as it is shown."""

    label: str
    """What people read."""
    meaning: str | None
    """What it looks like for this question."""


@dataclass(frozen=True, slots=True)
class AnswerView:
    """An answer as it is shown."""

    words: str
    """The option's label, or how the question stands."""
    note: str | None
    """The note."""
    changed: bool = False
    """Whether the question has changed since it was answered."""
    stale: bool = False
    """Whether evidence behind it has gone out of date."""


@dataclass(frozen=True, slots=True)
class QuestionView:
    """A question that waits for a reply."""

    area: str
    """The heading that it stands under."""
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
    now: AnswerView | None
    """What this file answers."""
    inherited: AnswerView | None
    """What the programme answers."""
    previous: AnswerView | None
    """What was answered in the last round."""


@dataclass(frozen=True, slots=True)
class FieldView:
    """A field of a form that waits for a value."""

    title: str
    """The title of the question that it belongs to."""
    field: Field
    """The field."""
    begun: bool
    """Whether some of it was given already."""


@dataclass(frozen=True, slots=True)
class EndView:
    """All questions were put."""

    judgement: Judgement
    """The judgement on the answers."""
    count: Count
    """How the questions stand."""
    parked: tuple[tuple[str, str], ...]
    """The parked questions: the role that is waited for, and the title."""
    proofs: bool
    """Whether a second pass would have something to ask."""


View = QuestionView | FieldView | EndView


def view_of(interview: Interview) -> View:
    """Give what has to be shown before the next line of input."""
    form = interview.form
    if form is not None:
        title = interview.question(form.question).title if form.question else ""
        return FieldView(title, form.now, begun=bool(form.lines))
    return _end(interview) if interview.at is None else _question(interview, interview.at)


def _question(interview: Interview, name: str) -> QuestionView:
    order = asked(interview)
    question = interview.question(name)
    outline = interview.brief.outline
    scale = outline.checklist.scales[question.scale]
    return QuestionView(
        area=area_title(interview, name),
        number=order.index(name) + 1 if name in order else 0,
        total=len(order),
        open=sum(interview.is_open(one) for one in order),
        minutes=minutes_left(interview),
        question=question,
        options=tuple(OptionView(one.label, outline.meaning(name, one.id)) for one in scale.options),
        now=_answer(interview, name, interview.answer(name)),
        inherited=_answer(interview, name, interview.brief.inherited.get(name)),
        previous=_answer(interview, name, interview.brief.previous.get(name)),
    )


def _answer(interview: Interview, name: str, answer: Answer | None) -> AnswerView | None:
    if answer is None:
        return None
    words = answer_words(interview, name, answer)
    if words is None and answer.note is None:
        return None
    return AnswerView(
        words or "no answer yet",
        answer.note,
        changed=answer.asked is not None and answer.asked != interview.fingerprint(name),
        stale=any(one.valid_until is not None and one.valid_until < interview.brief.today for one in answer.evidence),
    )


def answer_words(interview: Interview, name: str, answer: Answer) -> str | None:
    """Say an answer in a few words; None where it leaves the question open."""
    if answer.option is not None:
        return interview.brief.outline.label(name, answer.option)
    if answer.dont_know:
        return "don't know"
    if answer.not_applicable is not None:
        return f"not applicable: {answer.not_applicable}"
    if answer.waiting_for is not None:
        return f"waiting for {answer.waiting_for}"
    return f"for the {answer.not_mine} to answer" if answer.not_mine is not None else None


def _end(interview: Interview) -> EndView:
    order = asked(interview)
    parked = [
        (answer.waiting_for, interview.question(name).title)
        for name in order
        if (answer := interview.answer(name)) is not None and answer.waiting_for is not None
    ]
    return EndView(
        judgement=judged(interview),
        count=count(interview, order),
        parked=tuple(parked),
        proofs=bool(proofs_needed(interview)),
    )
