"""A short way to a better verdict in the shipped checklists: it reaches it, and nothing of it can be left out."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING, Any, Final

import pytest

from scalecheck.engine.inputs.case import Case
from scalecheck.engine.judging.judgement import judge_case
from scalecheck.engine.way.short_way import Way, short_way
from tests.builders import given
from tests.instrument.family import DAY, FAMILY, answered, options, outline
from tests.properties.test_short_way import kept_promise

if TYPE_CHECKING:
    from scalecheck.engine.judging.judgement import Judgement

MIXES: Final = ((3, 3, 2, 1, 1), (1, 2, 3, 2, 1), (0, 1, 1, 2, 6))
"""How likely each option is, from the worst to the best."""


def judged(name: str, mix: int) -> Judgement:
    """Judge answers that are the same each time, a few of them open."""
    layout, chance = outline(name), random.Random(f"{name} {mix}")  # noqa: S311 (nothing secret)
    said: dict[str, dict[str, Any] | None] = {
        question.id: {"option": "answer-no"} for question in layout.checklist.profile[1:]
    }
    for item in layout.items:
        ladder = options(layout, item)
        option = chance.choices((*ladder, "dont-know", "blank"), (*MIXES[mix][-len(ladder) :], 0.3, 0.3))[0]
        said[item] = answered(option, proof=chance.random() > 0.5, in_hand=chance.random() > 0.5)
    return judge_case(Case(layout, given(said), DAY))


@pytest.mark.parametrize("mix", range(len(MIXES)))
@pytest.mark.parametrize("name", FAMILY)
def test_nothing_of_a_short_way_can_be_left_out(name: str, mix: int) -> None:
    assert kept_promise(judged(name, mix))


def test_a_short_way_is_found_for_most_answers() -> None:
    found = [short_way(judged(name, mix)) for name in FAMILY for mix in range(len(MIXES))]
    assert sum(isinstance(one, Way) for one in found) > len(found) / 2
