"""What one file says, as little of it as a judgement and the tables of a portfolio need; and back to an assessment.

Notes, names of evidence and the words of actions are left out: nothing that is judged hangs on them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final, NamedTuple

from scalecheck.engine.inputs.backing import has_dated_action
from scalecheck.engine.inputs.responses import is_confirmed
from scalecheck.model.assessment import Action, Answer, Assessment, Evidence, Owner, PersonAndDay, Standing

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from scalecheck.engine.inputs.outline import Outline
    from scalecheck.model.assessment import DecisionCondition
    from scalecheck.model.conditions import Basis
    from scalecheck.model.placement import AnswerGroup

GROUPS: Final[tuple[AnswerGroup, ...]] = ("profile", "answers")
"""The groups of answers in a file."""
AS_NOW: Final = "="
"""In place of the fingerprint of a question that is asked as its checklist asks it now."""
_SAID: Final[Mapping[Standing, str]] = {
    Standing.DONT_KNOW: "?",
    Standing.NOT_APPLICABLE: "-",
    Standing.NOT_MINE: "!",
    Standing.UNANSWERED: "",
}
"""What is kept in place of an option where there is none; no id of an option looks like that."""
_STANDING: Final = {sign: standing for standing, sign in _SAID.items()}
_CONFIRMED, _OWNER, _ACTION, _OVERRIDE, _EVIDENCE = "coave"
_SOMEBODY: Final = "somebody"
_SOMEBODY_ELSE: Final = "somebody else"
_SOME_DAY: Final = date(2000, 1, 1)


class BareAnswer(NamedTuple):
    """What is under one question."""

    question: str
    """The question's id."""
    said: str = ""
    """The option, or a sign for each other way to answer."""
    basis: Basis | None = None
    """What it rests on."""
    carries: str = ""
    """A letter for each thing that it carries: confirmed, an owner, a dated action, a reason to override."""
    asked: str = ""
    """The fingerprint of the question as it was asked; `=` where that is as now, empty where none is kept."""
    day: str = ""
    """The day on which it was answered; empty where that is not said."""
    evidence: tuple[tuple[str, str], ...] = ()
    """From when and until when each piece of evidence counts; empty for always."""


class Due(NamedTuple):
    """An action, or a condition of a decision, that is open and has a day."""

    organisation: str
    """The organisation that promised it; empty where none is named."""
    day: str
    """Its day."""


@dataclass(frozen=True, slots=True)
class Facts:
    """What one file says."""

    header: Assessment
    """The file without its answers."""
    profile: tuple[BareAnswer, ...]
    """What is under each opening question, empty ones too, in the order of the file."""
    answers: tuple[BareAnswer, ...]
    """What is under each item, empty ones too, in the order of the file."""
    dues: tuple[Due, ...] = ()
    """What is promised with a day and not done."""


def facts_of(assessment: Assessment, outline: Outline) -> Facts:
    """Return what a file says that answers a checklist."""
    profile, answers = (
        tuple(_said(outline, name, answer) for name, answer in entries.items())
        for entries in (assessment.profile, assessment.answers)
    )
    header = assessment.model_copy(update={"profile": {}, "answers": {}})
    return Facts(header, profile, answers, tuple(_dues(assessment)))


def _said(outline: Outline, name: str, answer: Answer | None) -> BareAnswer:
    if answer is None:
        return BareAnswer(name)
    asked = answer.asked or ""
    if asked and name in outline.questions and asked == outline.fingerprint(name):
        asked = AS_NOW
    return BareAnswer(
        question=name,
        said=answer.option or _SAID[answer.standing],
        basis=answer.basis,
        carries=_carried(answer),
        asked=asked,
        day=answer.answered.date.isoformat() if answer.answered is not None else "",
        evidence=tuple([(_iso(one.recorded), _iso(one.valid_until)) for one in answer.evidence]),
    )


def _carried(answer: Answer) -> str:
    carried = _CONFIRMED if answer.confirmed is not None and is_confirmed(answer, agreed=False) else ""
    if answer.owner is not None:
        carried += _OWNER
    if answer.actions and has_dated_action(answer):
        carried += _ACTION
    return carried if answer.override is None else carried + _OVERRIDE


def _dues(assessment: Assessment) -> Iterator[Due]:
    promised: list[Action | DecisionCondition] = []
    if assessment.decision is not None:
        promised.extend(assessment.decision.conditions)
    for answer in assessment.answers.values():
        promised.extend(answer.actions if answer is not None else ())
    for one in promised:
        if one.due is not None and not one.done:
            yield Due(one.organisation or "", one.due.isoformat())


def _iso(day: date | None) -> str:
    return day.isoformat() if day is not None else ""


@dataclass(frozen=True, slots=True)
class Period:
    """The days on which the same evidence counts."""

    since: str
    """The first of them; empty for ever since."""
    until: str
    """The first day behind them; empty for ever."""

    def holds(self, day: str) -> bool:
        """Return whether a day is among them."""
        return self.since <= day and (not self.until or day < self.until)


def only_on(day: date) -> Period:
    """Return a period of one day."""
    return Period(day.isoformat(), _day_after(day.isoformat()))


def period_around(day: date, *files: Facts) -> Period:
    """Return the days around a day on which just the evidence of some files counts that counts on it."""
    today = day.isoformat()
    changes = {
        turn
        for one in files
        for said in (*one.profile, *one.answers)
        for recorded, valid_until in said.evidence
        for turn in (recorded, _day_after(valid_until))
        if turn
    }
    before, behind = [one for one in changes if one <= today], [one for one in changes if one > today]
    return Period(max(before, default=""), min(behind, default=""))


def _day_after(day: str) -> str:
    if not day or day == date.max.isoformat():
        return ""
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat()


def _counts(window: tuple[str, str], day: str) -> bool:
    recorded, valid_until = window
    return recorded <= day and (not valid_until or day <= valid_until)


@dataclass(slots=True)
class BareAnswers:
    """The answers that files of one checklist give on one day, each bare of all that is not judged, and each once."""

    outline: Outline
    """The checklist."""
    day: date
    """The day."""
    _kept: dict[tuple[str, Basis | None, str, str, str], Answer] = field(default_factory=dict)

    def assessment(self, facts: Facts, *, dated: bool = False) -> Assessment:
        """Return an assessment on which the same judgement is passed as on the whole file.

        Args:
            facts: What the file says.
            dated: Whether it matters on which day each answer was given: what a site answers for itself expires.
        """
        profile, answers = (
            {one.question: self._answer(one, dated=dated) if _says_anything(one) else None for one in said}
            for said in (facts.profile, facts.answers)
        )
        return facts.header.model_copy(update={"profile": profile, "answers": answers})

    def _answer(self, said: BareAnswer, *, dated: bool) -> Answer:
        day = self.day.isoformat()
        carries = said.carries
        if said.evidence and any(_counts(one, day) for one in said.evidence):
            carries += _EVIDENCE
        asked = said.asked
        if asked == AS_NOW:
            asked = self.outline.fingerprint(said.question)
        key = (said.said, said.basis, carries, asked, said.day if dated else "")
        found = self._kept.get(key)
        if found is None:
            found = self._kept[key] = _bare(*key)
        return found


def _says_anything(said: BareAnswer) -> bool:
    """Return whether anything under a question is judged or told."""
    return bool(said.said or said.carries or said.basis)


def _bare(said: str, basis: Basis | None, carries: str, asked: str, day: str) -> Answer:
    standing = _STANDING.get(said, Standing.ANSWERED)
    return Answer.model_construct(
        option=said if standing is Standing.ANSWERED else None,
        dont_know=True if standing is Standing.DONT_KNOW else None,
        not_applicable=_SOMEBODY if standing is Standing.NOT_APPLICABLE else None,
        not_mine=_SOMEBODY if standing is Standing.NOT_MINE else None,
        basis=basis,
        confirmed=PersonAndDay(who=_SOMEBODY_ELSE, date=_SOME_DAY) if _CONFIRMED in carries else None,
        owner=Owner(role=_SOMEBODY) if _OWNER in carries else None,
        actions=(Action(what=_SOMEBODY, due=_SOME_DAY),) if _ACTION in carries else (),
        override=_SOMEBODY if _OVERRIDE in carries else None,
        evidence=(Evidence(what=_SOMEBODY),) if _EVIDENCE in carries else (),
        answered=PersonAndDay(who=_SOMEBODY, date=date.fromisoformat(day)) if day else None,
        asked=asked or None,
    )
