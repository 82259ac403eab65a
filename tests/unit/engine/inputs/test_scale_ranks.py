"""How the options of one question compare."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any, Final

from tests.builders import LADDER, item, outline, question, scale, section

if TYPE_CHECKING:
    from scalecheck.engine.inputs.scale_ranks import ScaleRanks

FOUND: Final = {
    "met_from": "full",
    "options": [
        {"id": "refuted", "label": "Looked for and not found", "score": 0, "finding": "bad"},
        {"id": "none", "label": "Not looked at", "score": 0},
        {"id": "much", "label": "Much", "score": 1},
        {"id": "full", "label": "All of it", "score": 2},
    ],
}
"""A scale with an option that is no degree of anything."""


def measured(scales: dict[str, Any] | None = None, **keys: object) -> ScaleRanks:
    return outline(section("d", item("a", **keys)), scales=scales or {}).ranks["a"]


def test_options_compare_by_the_scales_scores() -> None:
    ranks = measured()
    assert ranks.place == {"none": 0, "little": 1, "much": 2, "full": 3}
    assert ranks.scored
    assert ranks.lowest == 0
    assert ranks.highest == 3
    assert ranks.share["much"] == Fraction(2, 3)


def test_an_items_own_scores_stand_in_place_of_the_scales() -> None:
    ranks = measured(scores={"none": 0, "little": 3.4, "much": 6.1, "full": 15})
    assert ranks.place["little"] == Fraction(34, 10)
    assert ranks.share["little"] == Fraction(34, 150)
    assert ranks.met == {"full"}
    assert ranks.partly == {"much", "full"}


def test_options_of_a_scale_without_scores_compare_by_rank() -> None:
    layout = outline(section("d", item("a", scale="steps")), profile=[question("q", scale="steps")])
    for name in ("a", "q"):
        assert layout.ranks[name].place == {"one": 0, "some": 1, "every": 2}
        assert not layout.ranks[name].scored
        assert layout.ranks[name].met == {"every"}


def test_met_from_left_out_is_the_best_option_and_partly_from_left_out_is_met_from() -> None:
    ranks = measured({"s": scale(low=0, mid=1, top=2)}, scale="s")
    assert ranks.met == ranks.partly == {"top"}


def test_two_options_that_score_alike_are_both_met_where_one_is() -> None:
    ranks = measured({"s": scale(lost=0, low=0, top=2, peak=2)}, scale="s")
    assert ranks.met == {"top", "peak"}


def test_a_reversed_score_is_lowest_plus_highest_minus_the_score() -> None:
    ranks = measured({"s": scale(a=1, b=2, c=5)}, scale="s", reverse=True)
    assert ranks.place == {"a": 5, "b": 4, "c": 1}


def test_on_a_reversed_item_the_scales_met_from_keeps_its_distance_from_the_best_end() -> None:
    ranks = measured(reverse=True)
    assert ranks.met == {"none"}
    assert ranks.partly == {"none", "little"}


def test_an_items_own_met_from_is_literal_also_on_a_reversed_item() -> None:
    ranks = measured(reverse=True, met_from="little", partly_from="much")
    assert ranks.met == {"none", "little"}
    assert ranks.partly == {"none", "little", "much"}


def test_an_item_that_is_met_earlier_is_partly_there_no_later() -> None:
    ranks = measured(met_from="little")
    assert ranks.met == ranks.partly == {"little", "much", "full"}


def test_reversing_turns_own_scores_round_as_well() -> None:
    ranks = measured(reverse=True, scores={"none": 10, "little": 20, "much": 30, "full": 60})
    assert ranks.place == {"none": 60, "little": 50, "much": 40, "full": 10}
    assert ranks.met == {"none"}


def test_reversing_a_scale_without_scores_turns_the_ranks_round() -> None:
    assert measured(scale="steps", reverse=True).place == {"one": 2, "some": 1, "every": 0}


def test_a_bad_finding_is_no_step_and_the_way_up_from_it_is_the_lowest_better_step() -> None:
    ranks = measured({"ladder": FOUND})
    assert ranks.bad == {"refuted"}
    assert ranks.steps == ("none", "much", "full")
    assert (ranks.one_step("refuted", upwards=True), ranks.one_step("refuted", upwards=False)) == ("much", None)
    assert (ranks.one_step("none", upwards=True), ranks.one_step("none", upwards=False)) == ("much", None)
    assert (ranks.one_step("full", upwards=True), ranks.one_step("full", upwards=False)) == (None, "much")


def test_on_a_reversed_item_no_option_is_a_bad_finding_and_the_steps_run_the_other_way() -> None:
    ranks = measured({"ladder": FOUND}, reverse=True)
    assert ranks.bad == frozenset()
    assert ranks.steps == ("full", "much", "none", "refuted")


def test_questions_that_compare_alike_share_one_measure() -> None:
    layout = outline(section("d", item("a"), item("b"), item("c", reverse=True)), scales={"ladder": LADDER})
    assert layout.ranks["a"] is layout.ranks["b"]
    assert layout.ranks["a"] is not layout.ranks["c"]
