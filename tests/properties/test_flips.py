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

    from scalecheck.engine.inputs.outline import Outline
    from scalecheck.engine.judging.judgement import Judgement
    from tests.properties.test_judgement import Judged


def listed_from_worst(outline: Outline, item: str) -> list[str]:
    """Return an item's options from worst to best, and what its scale calls a bad finding left out."""
    asked = outline.items[item]
    scale = outline.checklist.scales[asked.scale]
    options = [one.id for one in scale.options if asked.reverse or one.id not in scale.bad_findings]
    listed = options[::-1] if asked.reverse else options
    return sorted(listed, key=lambda one: outline.ranks[item].place[one])


def tried_one_by_one(judgement: Judgement) -> Iterator[Flip]:
    case = judgement.case
    for item in case.items():
        listed, now = listed_from_worst(case.outline, item.id), case.option(item.id)
        place = case.outline.ranks[item.id].place
        if now is None:
            continue
        if now in listed:
            below, above = listed[: listed.index(now)][-1:], listed[listed.index(now) + 1 :][:1]
        else:
            below, above = [], [one for one in listed if place[one] > place[now]][:1]
        for upwards, options in ((False, below), (True, above)):
            for option in options:
                result = what_if(judgement, {item.id: option}).verdict
                if (result.verdict, result.settled) != (judgement.verdict.verdict, judgement.verdict.settled):
                    yield Flip(item.id, now, option, upwards, result.verdict.id, result.settled)


@given(cases(st.one_of(monotone_checklists(), any_checklists())))
def test_every_answer_is_found_that_changes_the_verdict_alone_and_no_other(case: Judged) -> None:
    layout, said, left_out = case
    judgement = judged(layout, said, left_out)
    assert single_flips(judgement) == tuple(tried_one_by_one(judgement))
