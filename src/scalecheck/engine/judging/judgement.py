"""The whole judgement on one case: verdict, gates, areas, sides, steps, and what deserves attention."""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from typing import TYPE_CHECKING

from scalecheck.engine.inputs.case import Case
from scalecheck.engine.inputs.responses import Response
from scalecheck.engine.judging.gates import judge_of
from scalecheck.engine.judging.scoring import Reading, Score, scores
from scalecheck.engine.judging.verdicts import VerdictResult, choose
from scalecheck.engine.logic.findings import examine
from scalecheck.engine.logic.truth import Truth
from scalecheck.model.assessment import Answer, Standing

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from scalecheck.engine.inputs.outline import Outline
    from scalecheck.engine.judging.counts import Counts
    from scalecheck.engine.judging.facts import Judge
    from scalecheck.engine.judging.figures import Figures
    from scalecheck.engine.judging.gate_result import GateResult
    from scalecheck.model.checklist import Contradiction, Item, ProfileQuestion, Section, Warning  # noqa: A004
    from scalecheck.model.conditions import About


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


@dataclass(frozen=True, slots=True)
class Judgement:
    """Everything that the rules say about one case."""

    case: Case
    """What was judged."""
    judge: Judge
    """The facts and gates that it rests on."""
    verdict: VerdictResult
    """The verdict."""
    gates: tuple[GateResult, ...]
    """How each gate came out."""
    sections: tuple[SectionResult, ...]
    """How each domain came out."""
    overall: Score
    """The score of everything; never what decides."""
    counts: Counts
    """The counts of everything."""
    sides: Mapping[About, VerdictResult | None]
    """The verdict on the innovation (with the system around it) and on the site; None where nothing is asked of it."""
    step: StepResult | None
    """How the answers bear on the steps of scaling, where the checklist asks for one."""
    warnings: tuple[Warning, ...]
    """The checklist's warnings that hold."""
    contradictions: tuple[Contradiction, ...]
    """The checklist's contradictions that hold."""


def evaluate(
    outline: Outline,
    responses: Mapping[str, Response],
    as_of: date,
    *,
    left_out: frozenset[str] = frozenset(),
    not_asked: frozenset[str] = frozenset(),
) -> Judgement:
    """Judge answers by a checklist, as of a day.

    Args:
        outline: The checklist; it must be valid.
        responses: The answers by question id.
        as_of: The day on which evidence has to be in date.
        left_out: Items that count as void, such as a site's when only the programme is judged.
        not_asked: Items that are not asked at all; while one of them is in play, there is no verdict.
    """
    case = Case(outline, responses, as_of, left_out, not_asked)
    judge = _judge(case)
    verdict = choose(case, judge)
    shown = scores(case, Reading.DECLARED)
    checklist = outline.checklist
    return Judgement(
        case=case,
        judge=judge,
        verdict=verdict,
        gates=tuple(judge.gates.values()),
        sections=tuple(_section_result(judge, shown, domain) for domain in checklist.domains),
        overall=shown[None],
        counts=judge.figures.counts[None],
        sides={"innovation": _side(case, ("site",)), "site": _side(case, ("innovation", "system"))},
        step=_step(judge),
        warnings=tuple(one for one in checklist.warnings if examine(one.when, judge.truth).truth is Truth.TRUE),
        contradictions=tuple(
            one for one in checklist.contradictions if examine(one.when, judge.truth).truth is Truth.TRUE
        ),
    )


def _judge(case: Case, like: Figures | None = None) -> Judge:
    """Judge the gates; a case with the same items in play and the same answers to them lends its figures."""
    return judge_of(case, like if like is not None and like.case.void == case.void else None)


def _side(case: Case, without: tuple[About, ...]) -> VerdictResult | None:
    """Return the verdict with the items about some things void; None where no item would be left."""
    void = frozenset(item.id for item in case.outline.items.values() if item.about in without)
    side = replace(case, left_out=case.left_out | void)
    return choose(side, _judge(side)) if side.items() else None


def _step(judge: Judge) -> StepResult | None:
    case = judge.case
    question = next((one for one in case.outline.checklist.profile if one.step), None)
    if question is None:
        return None
    scale = case.outline.checklist.scales[question.scale]
    cases = {option.id: _with_step(case, question, option.id) for option in scale.options}
    verdicts = {option: choose(one, _judge(one, like=judge.figures)) for option, one in cases.items()}
    ranks = case.outline.verdict_ranks
    default = ranks[case.outline.checklist.default_verdict.id]
    supported = [name for name, one in verdicts.items() if one.settled and ranks[one.verdict.id] < default]
    return StepResult(
        question=question,
        proposed=case.option(question.id),
        supported=supported[-1] if supported else None,
        verdicts=verdicts,
    )


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
