"""The whole judgement on one case: verdict, gates, areas, sides, steps, and what deserves attention."""

from __future__ import annotations

from dataclasses import dataclass, field
from fractions import Fraction
from functools import cached_property
from typing import TYPE_CHECKING

from scalecheck.engine.inputs.responses import Response
from scalecheck.engine.judging.figures import Known
from scalecheck.engine.judging.gates import judge_of
from scalecheck.engine.judging.scoring import Reading, Score, scores
from scalecheck.engine.judging.sides import SIDES, judge_sides, verdict_of
from scalecheck.engine.judging.told_beside import bad_results, same_again
from scalecheck.engine.logic.findings import holds_as_asked
from scalecheck.model.assessment import Answer, Standing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scalecheck.engine.inputs.case import Case
    from scalecheck.engine.judging.counts import Counts
    from scalecheck.engine.judging.facts import Judge
    from scalecheck.engine.judging.figures import KnownOfMany
    from scalecheck.engine.judging.gate_result import GateResult
    from scalecheck.engine.judging.sides import Side
    from scalecheck.engine.judging.verdicts import VerdictResult
    from scalecheck.model.checklist import Contradiction, Item, ProfileQuestion, Section, Warning  # noqa: A004
    from scalecheck.model.conditions import About, Condition


@dataclass(frozen=True, slots=True)
class SectionResult:
    """How one section came out."""

    section: Section
    """The section."""
    score: Score
    """Its score as the scoring declares it."""
    counts: Counts
    """Its counts, with all below it."""
    weakest: Item | None
    """The item in play with the worst place on its own scale, open ones at their worst; the first of several."""
    sections: tuple[SectionResult, ...]
    """The same for its sub-sections."""


@dataclass(frozen=True, slots=True)
class StepResult:
    """How the answers bear on the steps of scaling."""

    question: ProfileQuestion
    """The opening question whose options are the steps."""
    proposed: str | None
    """The step proposed, by option id; None while that is not answered."""
    supported: str | None
    """The largest step for which the verdict is settled and better than the default; None where there is none."""
    verdicts: Mapping[str, VerdictResult]
    """The verdict for each step, by option id."""


@dataclass(frozen=True)
class Judgement:
    """Everything that the rules say about one case; what nobody asks for is not worked out."""

    judge: Judge
    """The case that was judged, with the facts and gates that the judgement rests on."""
    verdict: VerdictResult
    """The verdict."""
    known_sides: Mapping[About, Known] = field(repr=False, compare=False)
    """What is known of each side from finding the verdict."""
    alike: tuple[str, ...] = ()
    """The rounds right before in which the verdict was the same, newest first, where they were looked at."""

    @property
    def case(self) -> Case:
        """What was judged."""
        return self.judge.case

    @property
    def gates(self) -> tuple[GateResult, ...]:
        """How each gate came out."""
        return tuple(self.judge.gates.values())

    @cached_property
    def sections(self) -> tuple[SectionResult, ...]:
        """How each domain came out."""
        domains = self.case.outline.checklist.domains
        return tuple(_section_result(self.judge, self._shown, domain) for domain in domains)

    @cached_property
    def alone(self) -> Mapping[About, Side]:
        """Each side that has an item in play, judged alone: the innovation, the system around it, the site."""
        return judge_sides(self.case, self.known_sides)

    @property
    def overall(self) -> Score:
        """The score of everything; never what decides."""
        return self._shown[None]

    @property
    def counts(self) -> Counts:
        """The counts of everything."""
        return self.judge.figures.counts[None]

    @property
    def sides(self) -> dict[About, VerdictResult | None]:
        """The verdict on each side alone; None where nothing is asked of it."""
        return {about: self.alone[about].result if about in self.alone else None for about in SIDES}

    @property
    def deciding(self) -> Judge:
        """The facts and gates that the verdict rests on: those of the whole, or of the side that is worse."""
        return self.judge if self.verdict.side is None else self.alone[self.verdict.side].judge

    @cached_property
    def step(self) -> StepResult | None:
        """How the answers bear on the steps of scaling, where the checklist asks for one."""
        return _step(self.judge)

    @cached_property
    def warnings(self) -> tuple[Warning, ...]:
        """The checklist's warnings that hold, and those about bad results and about the same verdict again."""
        declared = (one for one in self.case.outline.checklist.warnings if self._holds(one.when))
        return (*same_again(self.verdict, self.alike), *declared, *bad_results(self.judge, self.verdict))

    @cached_property
    def contradictions(self) -> tuple[Contradiction, ...]:
        """The checklist's contradictions that hold."""
        return tuple(one for one in self.case.outline.checklist.contradictions if self._holds(one.when))

    @cached_property
    def _shown(self) -> Mapping[str | None, Score]:
        return scores(self.case, Reading.DECLARED)

    def _holds(self, condition: Condition) -> bool:
        return holds_as_asked(condition, self.judge.truth)


def judge_case(case: Case) -> Judgement:
    """Return everything that the rules say about a case."""
    judge = judge_of(case, known=Known())
    known_sides = {about: Known() for about in SIDES}
    return Judgement(judge, verdict_of(case, judge, known=known_sides), known_sides)


def judge_verdict(case: Case, many: KnownOfMany | None = None) -> tuple[Judge, VerdictResult]:
    """Return the gates and the verdict of a case, and nothing that only tells more about them.

    Args:
        case: The case.
        many: What is known from other files that answer the same checklist on the same day.
    """
    known, sides = many.of(case) if many is not None else (Known(), None)
    judge = judge_of(case, known=known)
    return judge, verdict_of(case, judge, known=sides)


def _step(judge: Judge) -> StepResult | None:
    case = judge.case
    question = next((one for one in case.outline.checklist.profile if one.step), None)
    if question is None:
        return None
    scale = case.outline.checklist.scales[question.scale]
    cases = {option.id: _with_step(case, question, option.id) for option in scale.options}
    known = {about: Known() for about in SIDES}
    verdicts = {option: verdict_of(one, _judge_like(judge, one), known=known) for option, one in cases.items()}
    ranks = case.outline.verdict_ranks
    default = case.outline.default_rank
    supported = [name for name, one in verdicts.items() if one.settled and ranks[one.verdict.id] < default]
    return StepResult(
        question=question,
        proposed=case.option(question.id),
        supported=supported[-1] if supported else None,
        verdicts=verdicts,
    )


def _judge_like(judge: Judge, case: Case) -> Judge:
    """Return the judge of a case with other opening answers; where the same items are in play, figures are shared."""
    return judge_of(case, judge.figures if judge.case.void == case.void else None, judge.figures.known)


def _with_step(case: Case, question: ProfileQuestion, option: str) -> Case:
    if case.option(question.id) == option:
        return case
    return case.answered({question.id: Response(Answer(option=option))})


def _section_result(judge: Judge, shown: Mapping[str | None, Score], section: Section) -> SectionResult:
    return SectionResult(
        section=section,
        score=shown[section.id],
        counts=judge.figures.counts[section.id],
        weakest=_weakest_item(judge.case, section),
        sections=tuple(_section_result(judge, shown, inner) for inner in section.sections),
    )


def _weakest_item(case: Case, section: Section) -> Item | None:
    rated = [
        item
        for item in case.items(section.id)
        if case.standing(item.id) not in {Standing.NOT_APPLICABLE, Standing.NOT_MINE}
    ]
    return min(rated, key=lambda item: _place(case, item), default=None)


def _place(case: Case, item: Item) -> Fraction:
    option = case.option(item.id)
    return case.outline.ranks[item.id].share[option] if option is not None else Fraction(0)
