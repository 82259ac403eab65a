"""The whole is no better than any of its sides, and a verdict with conditions names them, whatever is answered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scalecheck.engine.inputs.case import Case
from scalecheck.engine.judging.judgement import judge_case
from scalecheck.words.reasons import reasons_of
from tests.builders import given as given_answers
from tests.instrument.family import DAY, SHIPPED, answered, best_answers, options, outline, verdict
from tests.properties.test_judgement import any_checklists, cases, judged, monotone_checklists

if TYPE_CHECKING:
    from scalecheck.engine.inputs.outline import Outline
    from scalecheck.engine.inputs.responses import Response
    from scalecheck.engine.judging.judgement import Judgement
    from tests.properties.test_judgement import Judged

BEST_OPENING: Final = {"open-concern": "answer-no", "help-ended": "longer"}
"""Answers to opening questions without which no case gets the best verdict."""


def best_opening(layout: Outline) -> dict[str, str]:
    """Return those of them that a checklist asks for."""
    return {name: option for name, option in BEST_OPENING.items() if name in layout.opening}


def holds(judgement: Judgement) -> None:
    """Check that no side is worse than the whole, and that what is between best and default names something."""
    outline, result = judgement.case.outline, judgement.verdict
    ranks = outline.verdict_ranks
    default = ranks[outline.checklist.default_verdict.id]
    for side in judgement.sides.values():
        if side is not None:
            assert ranks[result.verdict.id] >= ranks[side.verdict.id]
            assert side.settled or ranks[result.verdict.id] >= default
    if 0 < ranks[result.verdict.id] < default:
        named = [reason for reason in reasons_of(judgement) if reason.kind != "side"]
        assert named
        assert any(reason.items or reason.gate is not None for reason in named)


@given(cases(st.one_of(monotone_checklists(), any_checklists()), wild=True))
def test_the_whole_is_no_better_than_any_of_its_sides(case: Judged) -> None:
    holds(judged(*case))


@st.composite
def weak_on_a_side(draw: st.DrawFn, layout: Outline) -> dict[str, Response]:
    """Return the best answers but for questions about one side, and a few others, so that a side alone falls short."""
    said = best_answers(layout, best_opening(layout))
    for step in (one.id for one in layout.checklist.profile if one.step):
        said[step] = {"option": draw(st.sampled_from(options(layout, step)))}
    side = draw(st.sampled_from(("innovation", "system", "site")))
    of_side = [item.id for item in layout.items.values() if item.about == side] or list(layout.items)
    weak = {name: options(layout, name)[0] for name in draw(st.sets(st.sampled_from(of_side)))}
    for name in draw(st.sets(st.sampled_from(sorted(layout.questions)), max_size=3)):
        weak[name] = draw(st.sampled_from((*options(layout, name), "dont-know", "blank")))
    return given_answers(said | {name: answered(option) for name, option in weak.items()})


@pytest.mark.parametrize("name", SHIPPED)
@settings(max_examples=40)
@given(data=st.data())
def test_so_it_is_with_every_checklist_that_is_shipped(name: str, data: st.DataObject) -> None:
    layout = outline(name)
    holds(judge_case(Case(layout, data.draw(weak_on_a_side(layout)), DAY)))


@pytest.mark.parametrize("side", ["innovation", "system", "site"])
@pytest.mark.parametrize("name", SHIPPED)
def test_a_side_as_weak_as_the_rules_for_the_whole_allow_makes_the_whole_no_better_than_itself(
    name: str, side: str
) -> None:
    layout = outline(name)
    for step in [one.id for one in layout.checklist.profile if one.step] or [""]:
        for option in options(layout, step) if step else [""]:
            said = best_answers(layout, best_opening(layout) | ({step: option} if step else {}))
            for item in [one.id for one in layout.items.values() if one.about == side and one.retired is None]:
                lower = ({**said, item: answered(level)} for level in options(layout, item))
                said = next(
                    one for one in lower if not layout.verdict_ranks[verdict(layout, given_answers(one)).verdict.id]
                )
            holds(judge_case(Case(layout, given_answers(said), DAY)))
