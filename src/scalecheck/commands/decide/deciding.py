"""What a group is asked and what it decided, as said by flags or in answers, checked and made ready to be written."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Final, NamedTuple

from scalecheck.commands.flags import refuse, refuse_unrecordable
from scalecheck.engine.logic.wording import same_words
from scalecheck.engine.trying.departure import departs
from scalecheck.errors import CannotLookError
from scalecheck.interview.reading.checks import day
from scalecheck.interview.reading.parts import condition_parts
from scalecheck.interview.reading.replies import unrecordable
from scalecheck.model.assessment import Assessment, Decision, DecisionCondition, Proposal, View

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date

    from scalecheck.engine.judging.judgement import Judgement
    from scalecheck.model.checklist import Verdict


_NO_OUTCOME: Final = frozenset(("y", "yes", "n", "no", "ok", "okay", "none", "nothing", "-", "?"))
"""What people type where they agree or pass over, which tells nobody later what was decided."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What the group is asked; None or empty is not said."""

    step: str | None = None
    """The step proposed."""
    sites: tuple[str, ...] = ()
    """Where."""
    start: date | None = None
    """From when."""
    cost: str | None = None
    """What it costs."""
    options: tuple[str, ...] = ()
    """What could be done instead."""
    asks: str | None = None
    """The decision asked for."""
    next_review: date | None = None
    """When the group looks again."""


@dataclass(frozen=True, slots=True)
class Minutes:
    """What was said of a meeting; None or empty is not said."""

    asked: Asked = field(default_factory=Asked)
    """What the group was asked."""
    asked_anew: bool = False
    """Whether all of that was asked for, so that nothing of an earlier proposal is kept."""
    outcome: str | None = None
    """What it decided: a verdict's id or title, or words."""
    group: str | None = None
    """Which group."""
    decided_on: date | None = None
    """When."""
    departs_because: str | None = None
    """Why it departs from the verdict."""
    conditions: tuple[DecisionCondition, ...] = ()
    """Under which conditions."""
    accepts: tuple[str, ...] = ()
    """Which changes of the core it accepts, in their words."""
    accepts_anew: bool = False
    """Whether each of them was asked for, so that nothing that an earlier decision accepted is kept."""
    dissent: tuple[View, ...] = ()
    """Who saw it differently."""
    review: date | None = None
    """When the group looks again."""

    @property
    def nothing(self) -> bool:
        """Whether nothing was said."""
        return self == Minutes()

    @property
    def decides(self) -> bool:
        """Whether something was said of a decision."""
        return replace(self, asked=Asked(), asked_anew=False, accepts_anew=False) != Minutes()


class Recorded(NamedTuple):
    """What will be in the file."""

    proposal: Proposal | None
    """The proposal; None leaves what is there."""
    decision: Decision | None
    """The decision; None leaves what is there."""


@dataclass(frozen=True, slots=True)
class Departure:
    """Finds whether a decision departs from the verdict."""

    judgement: Judgement
    """How the file is judged."""
    assessment: Assessment
    """The file."""
    programme: Assessment | None = None
    """The programme's file that it is judged together with."""

    @property
    def verdicts(self) -> tuple[Verdict, ...]:
        """The verdicts that can be chosen, best first."""
        return self.judgement.case.outline.checklist.verdicts

    def verdict(self, outcome: str) -> Verdict | None:
        """Return the verdict that an outcome names by its id or its title; None for words of one's own."""
        wanted = same_words(outcome)
        return next((one for one in self.verdicts if wanted in {one.id, same_words(one.title)}), None)

    @property
    def core_changes(self) -> tuple[str, ...]:
        """The changes that a decision on this file can accept: those that break the core, and those accepted before."""
        accepted = self.assessment.decision.accepts if self.assessment.decision is not None else ()
        declared = (one.what for one in self.assessment.adaptations if one.keeps_core is False)
        return tuple({same_words(what): what for what in (*declared, *accepted)}.values())

    def departs(self, outcome: str, decided: date, accepts: Sequence[str] = ()) -> bool:
        """Return whether an outcome is a verdict that the answers support neither today nor on the day decided.

        Args:
            outcome: What was decided.
            decided: The day on which it was.
            accepts: The changes of the core that are accepted with it, in their words.
        """
        taken = self.verdict(outcome)
        return taken is not None and departs(self.judgement, taken.id, decided, accepts)


def recorded(assessment: Assessment, minutes: Minutes, departure: Departure, today: date) -> Recorded:
    """Return what will be in the file; a proposal keeps what nothing was said of, a decision is made anew.

    Of an earlier decision only the changes of the core that it accepts are kept, unless each was asked for.

    Raises:
        CannotLookError: something is missing, can't be read, or has to be explained.
    """
    refuse_unrecordable((*_fields(minutes.asked).values(), *_words_of(minutes)))
    said = {name: value for name, value in _fields(minutes.asked).items() if value not in {None, ()}}
    before = Proposal() if minutes.asked_anew else assessment.proposal or Proposal()
    proposal: Proposal | None = before.model_copy(update=said)
    if proposal == (assessment.proposal or Proposal()):
        proposal = None
    earlier = assessment.decision.accepts if assessment.decision is not None and not minutes.accepts_anew else ()
    accepts = tuple({same_words(what): what for what in (*earlier, *minutes.accepts)}.values())
    return Recorded(proposal, _decision(minutes, accepts, departure, today) if minutes.decides else None)


def says_nothing(outcome: str) -> bool:
    """Return whether an outcome in words does not say what was decided."""
    return same_words(outcome).rstrip(".!") in _NO_OUTCOME


def condition_from(text: str) -> DecisionCondition:
    """Read a condition written as `what; who; organisation; due`, of which only the first is needed.

    Raises:
        CannotLookError: it says not what, or more than that, or its day is none.
    """
    refuse(unrecordable(text))
    parts = condition_parts(text)
    if isinstance(parts, str):
        raise CannotLookError(parts)
    return condition_of(parts)


def condition_of(parts: Mapping[str, str]) -> DecisionCondition:
    """Return a condition from its parts by their names, as they were typed; one that is empty is left out."""
    who, organisation, due = (parts.get(name) or None for name in ("who", "organisation", "due"))
    return DecisionCondition(
        what=parts["what"], who=who, organisation=organisation, due=day(due) if due is not None else None
    )


def view_from(text: str) -> View:
    """Read a view that was not shared, written as `role: view`.

    Raises:
        CannotLookError: one of the two is missing.
    """
    refuse(unrecordable(text))
    role, _, view = (part.strip() for part in text.partition(":"))
    if not role or not view:
        raise CannotLookError(f"`{text}` does not say who sees what differently. Write it as: role: view")
    return View(role=role, view=view)


def _decision(minutes: Minutes, accepts: tuple[str, ...], departure: Departure, today: date) -> Decision:
    if minutes.outcome is None or minutes.group is None:
        missing = "what was decided (--outcome)" if minutes.outcome is None else "which group decided (--group)"
        raise CannotLookError(f"A decision needs to say {missing}.")
    if says_nothing(minutes.outcome):
        raise CannotLookError(f"“{minutes.outcome}” does not say what was decided. Name a verdict, or say it in words.")
    decided = minutes.decided_on or today
    verdict = departure.verdict(minutes.outcome)
    if departure.departs(minutes.outcome, decided, accepts) and minutes.departs_because is None:
        raise CannotLookError(
            f"“{verdict.title if verdict else minutes.outcome}” departs from the verdict, so the decision needs a "
            "reason (--because)."
        )
    return Decision(
        date=decided,
        group=minutes.group,
        taken=verdict.id if verdict is not None else minutes.outcome,
        departs_because=minutes.departs_because,
        conditions=minutes.conditions,
        accepts=accepts,
        dissent=minutes.dissent,
        review=minutes.review,
    )


def _fields(asked: Asked) -> Mapping[str, object]:
    return {name: getattr(asked, name) for name in Asked.__dataclass_fields__}


def _words_of(minutes: Minutes) -> tuple[str | tuple[str, ...] | None, ...]:
    return minutes.outcome, minutes.group, minutes.departs_because, minutes.accepts
