"""The rules of the shipped checklists reward no bad result, and nothing that is left open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

import pytest
from hypothesis import given as drawn
from hypothesis import settings
from hypothesis import strategies as st

from scalecheck.engine.inputs.case import Case
from scalecheck.engine.judging.judgement import judge_case
from tests.builders import given
from tests.instrument.family import DAY, PROOF, SHIPPED, answered, options, outline, verdict

if TYPE_CHECKING:
    from scalecheck.engine.inputs.outline import Outline

Said = dict[str, dict[str, Any] | None]
LEFT_OPEN: Final = ({"dont_know": True}, None, {"not_applicable": "Not confirmed by anybody."}, {"waiting_for": "lead"})


def rank(layout: Outline, said: Said) -> int:
    """Return the place of the verdict, from 0 for the best."""
    return layout.verdict_ranks[verdict(layout, given(said)).verdict.id]


@st.composite
def cases(draw: st.DrawFn, name: str) -> Said:
    """Return answers that are mostly good, so that the better verdicts are tried as well."""
    layout = outline(name)
    good = draw(st.sampled_from((0.4, 0.8, 0.95, 1.0)))
    said: Said = {}
    for question in layout.checklist.profile:
        ladder = options(layout, question.id)
        likely = ("answer-no",) * 8 if question.id == "open-concern" else ()
        choice = draw(st.sampled_from((*likely, *ladder, "dont-know", "blank")))
        said[question.id] = answered(choice, proof=False, in_hand=False)
    for item in layout.items:
        ladder = options(layout, item)
        top = draw(st.floats(0, 1)) < good
        said[item] = answered(ladder[-1] if top else draw(st.sampled_from((*ladder, "dont-know"))))
    return said


@pytest.mark.parametrize("name", SHIPPED)
def test_raising_an_answer_never_worsens_the_verdict(name: str) -> None:
    layout = outline(name)

    @settings(max_examples=40)
    @drawn(cases(name), st.sampled_from(sorted(layout.items)))
    def check(said: Said, item: str) -> None:
        ranks = [rank(layout, {**said, item: answered(option)}) for option in options(layout, item)]
        assert ranks == sorted(ranks, reverse=True)

    check()


@pytest.mark.parametrize("name", SHIPPED)
def test_leaving_an_answer_open_never_improves_the_verdict(name: str) -> None:
    """A verdict worse than the default needs something known; without that, the default stands again."""
    layout = outline(name)
    default = layout.verdict_ranks[layout.checklist.default_verdict.id]

    @settings(max_examples=40)
    @drawn(cases(name), st.sampled_from(sorted(layout.questions)))
    def check(said: Said, question: str) -> None:
        before = min(rank(layout, said), default)
        for open_answer in LEFT_OPEN:
            if question not in layout.opening or open_answer in LEFT_OPEN[:2]:
                assert rank(layout, {**said, question: open_answer}) >= before

    check()


@pytest.mark.parametrize("name", SHIPPED)
def test_evidence_never_worsens_the_verdict(name: str) -> None:
    layout = outline(name)

    @settings(max_examples=30)
    @drawn(cases(name), st.sampled_from(sorted(layout.items)))
    def check(said: Said, item: str) -> None:
        answer = said[item]
        if answer is not None and "option" in answer:
            bare = {key: value for key, value in answer.items() if key not in PROOF}
            assert rank(layout, said) <= rank(layout, {**said, item: bare})

    check()


@pytest.mark.parametrize("name", ["pilot-to-scale", "pilot-to-scale-quick"])
def test_a_larger_step_never_gets_a_better_verdict_and_no_step_none_better_than_the_largest(name: str) -> None:
    layout = outline(name)
    ladder = options(layout, "planned-reach")

    @settings(max_examples=30)
    @drawn(cases(name))
    def check(said: Said) -> None:
        ranks = [rank(layout, {**said, "planned-reach": {"option": option}}) for option in ladder]
        assert ranks == sorted(ranks)
        assert rank(layout, {**said, "planned-reach": None}) >= ranks[-1]

    check()


def test_the_steps_differ_for_a_case_in_between() -> None:
    """Without this, the test above could hold because a step changes nothing."""
    layout = outline("pilot-to-scale")
    said: Said = {
        question.id: {"option": "answer-no"} for question in layout.checklist.profile if question.scale == "yes-no"
    }
    said |= {item: answered(options(layout, item)[-1]) for item in layout.items}
    said |= {"unlike-setting": answered("not-looked"), "running-cost": answered("planned")}
    steps = judge_case(Case(layout, given(said), DAY)).step
    assert steps is not None
    assert len({one.verdict.id for one in steps.verdicts.values()}) > 1
