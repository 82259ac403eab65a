"""The single answers that would change the verdict, against trying each of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from scalecheck.engine.trying.sensitivity import Flip, single_flips
from scalecheck.engine.trying.what_if import what_if
from tests.properties.test_judgement import any_checklists, cases, judged, monotone_checklists

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scalecheck.engine.judging.judgement import Judgement
    from tests.properties.test_judgement import Judged


def tried_one_by_one(judgement: Judgement) -> Iterator[Flip]:
    case = judgement.case
    for item in case.items():
        ranks, now = case.outline.ranks[item.id], case.option(item.id)
        if now is None:
            continue
        for step in (-1, 1):
            for option in ranks.place:
                if ranks.level[option] == ranks.level[now] + step:
                    result = what_if(judgement, {item.id: option}).verdict
                    if (result.verdict, result.settled) != (judgement.verdict.verdict, judgement.verdict.settled):
                        yield Flip(item.id, now, option, step > 0, result.verdict.id, result.settled)


@given(cases(st.one_of(monotone_checklists(), any_checklists())))
def test_every_answer_is_found_that_changes_the_verdict_alone_and_no_other(case: Judged) -> None:
    layout, said, left_out = case
    judgement = judged(layout, said, left_out)
    assert single_flips(judgement) == tuple(tried_one_by_one(judgement))
