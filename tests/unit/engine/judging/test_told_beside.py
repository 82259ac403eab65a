"""The same verdict in round after round."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from scalecheck.engine.judging.told_beside import SAME_AGAIN, rounds_alike
from tests.builders import gate, item, judge, outline, section, verdict

if TYPE_CHECKING:
    from scalecheck.engine.judging.verdicts import VerdictResult

RULES = outline(
    section("d", item("a"), item("b")),
    gates=[gate("g", {"ready": {"item": "a", "at_least": "full"}, "nearly": {"item": "a", "at_least": "much"}})],
    verdicts=[verdict("ready"), verdict("nearly"), verdict("not-yet", default=True)],
)
SAID = {"ready": "full", "nearly": "much", "not-yet": "none"}


def result(name: str) -> VerdictResult:
    """Return a verdict by its id; `open` is none yet."""
    return judge(RULES, {"a": SAID.get(name), "b": "full"}).verdict


def alike(now: str, *before: str) -> list[str]:
    earlier = [(f"round {place}", result(one)) for place, one in enumerate(before, start=1)]
    return rounds_alike(RULES, result(now), earlier)


@pytest.mark.parametrize("name", ["not-yet", "nearly"])
def test_rounds_before_with_the_same_verdict_are_alike_up_to_the_first_other_one(name: str) -> None:
    other = {"not-yet": "nearly", "nearly": "not-yet"}[name]
    assert alike(name, name, name, other, name) == ["round 1", "round 2"]
    assert alike(name, other, name, name) == []
    assert alike(name) == []


def test_a_round_without_a_verdict_neither_counts_nor_is_another_verdict() -> None:
    assert alike("not-yet", "not-yet", "open", "not-yet") == ["round 1", "round 3"]


def test_the_best_verdict_and_none_yet_may_come_as_often_as_they_like() -> None:
    assert alike("ready", "ready", "ready") == []
    assert alike("open", "not-yet", "not-yet") == []


@pytest.mark.parametrize(("before", "told"), [(0, False), (1, False), (2, True), (5, True)])
def test_the_third_in_a_row_is_a_warning_that_asks_what_would_make_it_stop(before: int, *, told: bool) -> None:
    rounds = tuple(f"2026-{month:02}" for month in range(before, 0, -1))
    found = replace(judge(RULES, {"a": "none", "b": "full"}), alike=rounds).warnings
    assert [one.id for one in found] == [SAME_AGAIN] * told
    for one in found:
        assert one.title == f"Verdict NOT-YET, {before + 1} rounds in a row"
        assert f"said so: {', '.join(reversed(rounds))}. Decide what would make it stop" in one.because
