"""How a verdict, a gate, a side or an area came from then to now: through rules, time, opening questions, answers."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Generic, Literal, TypeAlias, TypeVar

from scalecheck.engine.judging.sides import SIDES

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from fractions import Fraction

    from scalecheck.engine.inputs.outline import Outline
    from scalecheck.engine.judging.judgement import Judgement
    from scalecheck.engine.judging.verdicts import VerdictResult
    from scalecheck.model.conditions import About

Cause: TypeAlias = Literal["rules", "time", "opening", "answers"]
"""Why something moved: the checklist's rules, evidence that was in date on one day and not on the other, answers to the
opening questions (another reach is planned, say), or answers to the items."""

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class Stages(Generic[Value]):
    """One thing at five stages, between which one cause after the other has its effect."""

    then: Value
    """As it was: old answers, old rules, old day."""
    by_rules: Value
    """The old answers on the old day by the newer rules."""
    by_time: Value
    """The old answers by the newer rules on the later day."""
    by_opening: Value
    """The same with the newer answers to the opening questions."""
    now: Value
    """As it is."""

    def __iter__(self) -> Iterator[Value]:
        """Return the five stages in order."""
        return iter((self.then, self.by_rules, self.by_time, self.by_opening, self.now))

    @property
    def causes(self) -> tuple[Cause, ...]:
        """What changed it on the way, even if it came back to where it was."""
        steps: tuple[tuple[Cause, Value, Value], ...] = (
            ("rules", self.then, self.by_rules),
            ("time", self.by_rules, self.by_time),
            ("opening", self.by_time, self.by_opening),
            ("answers", self.by_opening, self.now),
        )
        return tuple(cause for cause, before, after in steps if before != after)


@dataclass(frozen=True, slots=True)
class VerdictState:
    """A verdict at one stage."""

    id: str
    """The verdict; while it is not settled, the default."""
    settled: bool
    """Whether there is a verdict at all."""
    title: str = field(compare=False)
    """What people call it."""
    place: int = field(compare=False)
    """How many verdicts lie between it and its checklist's default: below zero is better than that."""


@dataclass(frozen=True, slots=True)
class GateState:
    """A gate at one stage."""

    applies: bool
    """Whether it applies."""
    met: bool
    """Whether it applies and lets the best verdict pass."""
    allows: str
    """The best verdict that it lets pass."""
    place: int = field(compare=False)
    """How many verdicts are better than that."""


@dataclass(frozen=True, slots=True)
class GateChange:
    """What became of a gate."""

    id: str
    """The gate."""
    title: str
    """What people call it."""
    stages: Stages[GateState | None]
    """How it was; None where the checklist has no such gate."""
    waiting: bool = False
    """Whether an answer that it asks for waits to be confirmed."""

    @property
    def move(
        self,
    ) -> Literal["met", "no-longer-met", "nearer", "further", "waiting", "new", "gone", "applies", "waived", "same"]:
        """What became of it in a word; `waived` is one that no longer applies."""
        then, now = self.stages.then, self.stages.now
        if then == now or (then is None and now is None):
            return "same"
        if then is None or now is None:
            return "new" if then is None else "gone"
        if then.applies != now.applies:
            return "applies" if now.applies else "waived"
        if self.waiting and not now.met and now.place >= then.place:
            return "waiting"
        return _move(then, now)


@dataclass(frozen=True, slots=True)
class SideChange:
    """What became of a side."""

    about: About
    """The side: the innovation, the system around it, the site."""
    stages: Stages[VerdictState | None]
    """Its verdict, taken alone; None where nothing is asked of it."""


@dataclass(frozen=True, slots=True)
class AreaState:
    """An area at one stage."""

    score: Fraction | None
    """Its score as people read it; None where nothing counts."""
    coverage: Fraction | None
    """The share of what applies that is answered; None where nothing applies."""


@dataclass(frozen=True, slots=True)
class AreaChange:
    """What became of an area."""

    id: str
    """The area."""
    title: str
    """What people call it."""
    stages: Stages[AreaState | None]
    """How it was; None where the checklist has no such area."""


def _move(then: GateState, now: GateState) -> Literal["met", "no-longer-met", "nearer", "further", "same"]:
    """Return what became of a gate that applies as it did."""
    if then.met != now.met:
        return "met" if now.met else "no-longer-met"
    if then.place == now.place:
        return "same"
    return "nearer" if now.place < then.place else "further"


def verdict_of(judgement: Judgement) -> VerdictState:
    """Return the verdict of a judgement."""
    return _state(judgement.case.outline, judgement.verdict)


def sides_of(judgement: Judgement) -> dict[About, VerdictState]:
    """Return the verdict of each side of which something is asked, taken alone."""
    return {about: _state(judgement.case.outline, side.result) for about, side in judgement.alone.items()}


def side_changes(stages: Stages[Judgement]) -> tuple[SideChange, ...]:
    """Return what became of every side of which something is asked at one stage or another."""
    states = [sides_of(judgement) for judgement in stages]
    asked = [about for about in SIDES if any(about in one for one in states)]
    return tuple(SideChange(about, Stages(*(one.get(about) for one in states))) for about in asked)


def gate_changes(stages: Stages[Judgement], waiting: Collection[str] = ()) -> tuple[GateChange, ...]:
    """Return what became of every gate, some of whose questions may have answers that wait to be confirmed."""
    states = [_gates(judgement) for judgement in stages]
    titles = {gate.gate.id: gate.gate.title for one in (stages.then, stages.now) for gate in one.gates}
    order = dict.fromkeys([*states[-1], *states[0]])
    waits = {gate.gate.id for gate in stages.now.gates if not frozenset(gate.items).isdisjoint(waiting)}
    return tuple(
        GateChange(name, titles[name], Stages(*(one.get(name) for one in states)), waiting=name in waits)
        for name in order
    )


def area_changes(stages: Stages[Judgement]) -> tuple[AreaChange, ...]:
    """Return what became of every area."""
    states = [areas_of(judgement) for judgement in stages]
    order = dict.fromkeys([*states[-1], *states[0]])
    titles = {one.section.id: one.section.title for stage in (stages.then, stages.now) for one in stage.sections}
    return tuple(AreaChange(name, titles[name], Stages(*(one.get(name) for one in states))) for name in order)


def _state(outline: Outline, result: VerdictResult) -> VerdictState:
    ranks = outline.verdict_ranks
    place = ranks[result.verdict.id] - outline.default_rank
    return VerdictState(result.verdict.id, result.settled, result.verdict.title, place)


def _gates(judgement: Judgement) -> dict[str, GateState]:
    ranks = judgement.case.outline.verdict_ranks
    return {
        one.gate.id: GateState(one.applies, one.applies and one.met, one.allows, ranks[one.allows])
        for one in judgement.gates
    }


def areas_of(judgement: Judgement) -> dict[str, AreaState]:
    """Return the score and the coverage of each area, by its id."""
    return {one.section.id: AreaState(one.score.shown, one.counts.coverage) for one in judgement.sections}
