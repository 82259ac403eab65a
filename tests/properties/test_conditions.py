"""Whoever meets all that must be true first reaches the verdict that it is about, on small generated checklists."""

from __future__ import annotations

from itertools import product
from math import prod
from typing import TYPE_CHECKING

from hypothesis import assume, event, given

from scalecheck.engine.judging.gates import judge_of
from scalecheck.engine.logic.truth import Truth
from scalecheck.engine.way.required import required_for_best
from scalecheck.model.assessment import Standing
from scalecheck.model.conditions import ItemFact
from tests.properties.test_judgement import Judged, cases, judged, monotone_checklists
from tests.properties.test_short_way import WAYS_AT_MOST, all_backed, better, moved, reaches

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
    """It can be met wherever better answers are enough, and is met only by what reaches the verdict, settled or not."""
    judgement = judged(*case)
    facts = required_for_best(judgement)
    if reaches(judgement.case, 0):
        event("reached already")
        assert not facts
        return
    tried = list(better_cases(judgement))
    assume(reaches(tried[-1], 0))
    event("nothing is asked" if not facts else "something is asked")
    met = [one for one in tried if all_hold(one, facts)]
    assert met
    assert all(reaches(one, 0) for one in met)
    assert all(isinstance(one.fact, ItemFact) for one in facts)
