"""Whoever meets all that must be true first reaches the verdict that it is about, on small generated checklists."""

from __future__ import annotations

from itertools import product
from math import prod
from typing import TYPE_CHECKING

from hypothesis import assume, event, given

from scalecheck.engine.judging.gates import judge_of
from scalecheck.engine.logic.truth import Truth
from scalecheck.model.assessment import Standing
from scalecheck.reports.material import Material
from scalecheck.reports.sections.conditions import before_proposed
from tests.builders import assessment
from tests.properties.test_judgement import Judged, cases, judged, monotone_checklists
from tests.properties.test_short_way import WAYS_AT_MOST, all_backed, better, moved, reaches, verdict_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scalecheck.engine.inputs.case import Case
    from scalecheck.engine.judging.judgement import Judgement
    from scalecheck.engine.logic.findings import FactFinding


def better_cases(judgement: Judgement) -> Iterator[Case]:
    """Return the case with every set of raises, each as it is and with all backing; the worst first."""
    case = judgement.case
    choices = {
        one.id: [None, *(option for level in better(case.outline, one.id, case.option(one.id)) for option in level)]
        for one in case.items()
        if case.standing(one.id) is not Standing.NOT_APPLICABLE
    }
    assume(prod(len(one) for one in choices.values()) <= WAYS_AT_MOST // 10)
    for way in product(*choices.values()):
        after = moved(case, {name: option for name, option in zip(choices, way, strict=True) if option})
        yield after
        yield all_backed(after)


def all_hold(case: Case, facts: Iterable[FactFinding]) -> bool:
    judge = judge_of(case)
    return all(judge.truth(one.fact) is (Truth.FALSE if one.negated else Truth.TRUE) for one in facts)


@given(cases(monotone_checklists()))
def test_whoever_meets_all_that_must_be_true_first_reaches_the_best_verdict(case: Judged) -> None:
    judgement = judged(*case)
    facts = before_proposed(Material(assessment({}), judgement))
    tried = list(better_cases(judgement))
    assume(reaches(tried[-1], 0))
    met = [one for one in tried if verdict_of(one).settled and all_hold(one, facts)]
    event("can be met by better answers" if met else "cannot")
    assert all(reaches(one, 0) for one in met)
