"""What would be said if some answers were others, and which single answers would change what is said."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from scalecheck.engine.climbs import level
from scalecheck.engine.facts import Judge
from scalecheck.engine.figures import Figures
from scalecheck.engine.gates import judge_gates
from scalecheck.engine.given import Given
from scalecheck.engine.judgement import evaluate
from scalecheck.engine.verdicts import choose
from scalecheck.model.assessment import Answer

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from scalecheck.engine.case import Case
    from scalecheck.engine.judgement import Judgement
    from scalecheck.engine.verdicts import VerdictResult


@dataclass(frozen=True, slots=True)
class Flip:
    """One answer that, one step up or down, would change the verdict."""

    item: str
    """The item's id."""
    from_option: str
    """The option that it has."""
    to_option: str
    """The option one step up or down."""
    upwards: bool
    """Whether that is a better one."""
    verdict: str
    """The verdict that would stand then, by id."""
    settled: bool
    """Whether enough would be answered for one."""


@dataclass(frozen=True, slots=True)
class Supposed:
    """One answer that is supposed in place of the one that is there."""

    question: str
    """The id of the item or opening question."""
    option: str
    """The option that is supposed."""
    instead_of: str | None
    """The option that is there; None where there is none."""
    counts: bool
    """Whether it bears on anything: whether the question applies, and the file asks it."""


def what_if(judgement: Judgement, options: Mapping[str, str]) -> Judgement:
    """Judge again with other options to some questions; everything else, their backing too, stays as it is.

    Args:
        judgement: What the rules say now.
        options: The option to take instead, by the id of the item or opening question.

    Raises:
        ValueError: there is no such question, or its scale has no such option.
    """
    case = judgement.case
    for question, option in options.items():
        if question not in case.outline.questions:
            raise ValueError(f"The checklist has no question “{question}”.")
        if option not in case.outline.measures[question].place:
            raise ValueError(f"The question “{question}” has no option “{option}”.")
    other = _with_options(case, options)
    return evaluate(other.outline, other.given, other.as_of, left_out=other.left_out, not_asked=other.not_asked)


def single_flips(judgement: Judgement) -> tuple[Flip, ...]:
    """Give the answers that, one step up or down, would change the verdict or whether it is settled.

    A step leads to the next better or worse place on the item's scale; options that share it are tried one by one.
    Only answers to items in play are tried, not the opening questions and not what is open. In checklist order; down
    comes before up.
    """
    case = judgement.case
    found = []
    for item, now, option, upwards in _single_steps(case):
        result = _verdict(_with_options(case, {item: option}))
        if (result.verdict.id, result.settled) != (judgement.verdict.verdict.id, judgement.verdict.settled):
            found.append(Flip(item, now, option, upwards, result.verdict.id, result.settled))
    return tuple(found)


def _single_steps(case: Case) -> Iterator[tuple[str, str, str, bool]]:
    for item in case.items():
        measure, now = case.outline.measures[item.id], case.option(item.id)
        if now is None:
            continue
        for step in (-1, 1):
            for option in measure.place:
                if level(measure, option) == level(measure, now) + step:
                    yield item.id, now, option, step > 0


def _with_options(case: Case, options: Mapping[str, str]) -> Case:
    changed = {question: Given(_with_option(case.answer(question), option)) for question, option in options.items()}
    return replace(case, given={**case.given, **changed})


def _with_option(answer: Answer | None, option: str) -> Answer:
    nothing_else = {"not_applicable": None, "dont_know": None, "waiting_for": None, "not_mine": None}
    return (answer or Answer()).model_copy(update={**nothing_else, "option": option})


def _verdict(case: Case) -> VerdictResult:
    figures = Figures(case)
    return choose(case, Judge(case, figures, judge_gates(case, figures)))
