"""The whole is no better than any of its sides, and a verdict with conditions names them, whatever is answered."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from scalecheck.documents.loading import load_checklist
from scalecheck.engine.inputs.outline import Outline
from scalecheck.words.reasons import reasons_of
from tests.properties.test_judgement import answers, any_checklists, cases, judged, monotone_checklists

if TYPE_CHECKING:
    from scalecheck.engine.judging.judgement import Judgement
    from tests.properties.test_judgement import Judged

SHIPPED: Final = sorted(
    path for path in (Path(__file__).parents[2] / "checklists").glob("*.yaml") if "." not in path.stem
)


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


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
@settings(max_examples=15)
@given(data=st.data())
def test_so_it_is_with_every_checklist_that_is_shipped(path: Path, data: st.DataObject) -> None:
    layout = Outline(load_checklist(path.read_bytes(), path.name))
    holds(judged(layout, data.draw(answers(layout)), frozenset()))
