"""Scores of sections and of everything."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING

import pytest

from tests.builders import (
    DONT_KNOW,
    NOT_APPLICABLE,
    NOT_MINE,
    WAITING,
    item,
    judge,
    outline,
    question,
    scale,
    section,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scalecheck.engine.inputs.outline import Outline
    from scalecheck.engine.judging.scoring import Score, Value


RAW = {"values": "raw", "times": 1}


def scored(layout: Outline, said: Mapping[str, object], name: str | None = None) -> Score:
    judgement = judge(layout, said)
    if name is None:
        return judgement.overall
    found = list(judgement.sections)
    while found:
        one = found.pop()
        if one.section.id == name:
            return one.score
        found.extend(one.sections)
    raise AssertionError(name)


def shown(layout: Outline, said: Mapping[str, object], name: str | None = None) -> Fraction | None:
    return scored(layout, said, name).shown


def value(layout: Outline, said: Mapping[str, object], name: str) -> Value:
    found = scored(layout, said, name).value
    assert found is not None
    return found


def label(score: Score) -> str | None:
    named = score.band or score.no_band
    return named.label if named is not None else None


def test_where_nothing_is_declared_scores_run_from_0_to_100_at_every_level() -> None:
    inner = section("inner", item("c"))
    layout = outline(section("d", item("a"), item("b"), sections=[inner]), section("e", item("f")))
    best, worst = dict.fromkeys("abcf", "full"), dict.fromkeys("abcf", "none")
    for name in ("inner", "d", "e", None):
        assert shown(layout, best, name) == 100
        assert shown(layout, worst, name) == 0
    # inner: 1/3; d: mean of 3/3, 0/3 and 1/3 = 4/9; e: 2/3; all: mean of 4/9 and 6/9 = 5/9
    said = {"a": "full", "b": "none", "c": "little", "f": "much"}
    assert shown(layout, said, "inner") == Fraction(100, 3)
    assert shown(layout, said, "d") == Fraction(400, 9)
    assert shown(layout, said) == Fraction(500, 9)


def test_a_section_overrides_the_checklists_defaults_key_by_key() -> None:
    layout = outline(
        section("d", item("a"), item("b"), scoring={"aggregate": "sum"}), section("e", item("f")), scoring={"times": 10}
    )
    # sum of 3/3 and 1/3 is 4/3, still times 10
    assert shown(layout, {"a": "full", "b": "little"}, "d") == Fraction(40, 3)
    assert shown(layout, {"f": "little"}, "e") == Fraction(10, 3)


def test_what_a_section_overrides_is_not_handed_down_to_its_sub_sections() -> None:
    inner = section("inner", item("b"), item("c"))
    layout = outline(section("d", item("a"), sections=[inner], scoring={"aggregate": "min", "times": 1}))
    said = {"a": "full", "b": "full", "c": "little"}
    # inner by the checklist's defaults: mean of 1 and 1/3, times 100
    assert shown(layout, said, "inner") == Fraction(200, 3)
    # d by its own: the lowest of 1 and 2/3, times 1
    assert shown(layout, said, "d") == Fraction(2, 3)


def test_normalised_turns_items_and_sub_sections_into_their_place_between_lowest_and_highest() -> None:
    inner = section("inner", item("b", scale="five"), item("c", scale="five"), scoring={**RAW, "aggregate": "sum"})
    layout = outline(
        section("d", item("a", scale="five"), sections=[inner]), scales={"five": scale(v1=1, v2=2, v3=3, v4=4, v5=5)}
    )
    said = {"a": "v2", "b": "v4", "c": "v5"}
    # inner: 4 + 5 = 9 of 2..10
    assert shown(layout, said, "inner") == 9
    # d: mean of (2-1)/4 and (9-2)/8 = mean of 2/8 and 7/8 = 9/16
    assert shown(layout, said, "d") == Fraction(900, 16)


def test_raw_takes_items_and_sub_sections_as_they_are_after_times() -> None:
    inner = section("inner", item("b"), scoring={**RAW, "times": 10})
    layout = outline(section("d", item("a"), sections=[inner], scoring=RAW), scoring=RAW)
    # inner: 2 x 10; d: mean of 3 and 20
    assert shown(layout, {"a": "full", "b": "much"}, "d") == Fraction(23, 2)
    assert shown(layout, {"a": "full", "b": "much"}) == Fraction(23, 2)


def test_weights_count_in_mean_and_sum_only() -> None:
    items = (item("a", weight=3), item("b"))
    said = {"a": "full", "b": "little"}
    # mean: (3 x 3 + 1 x 1) / 4 = 2.5; sum: 10; lowest: 1; product: 3
    for aggregate, expected in (("mean", Fraction(5, 2)), ("sum", 10), ("min", 1), ("product", 3)):
        layout = outline(section("d", *items), scoring={**RAW, "aggregate": aggregate})
        assert shown(layout, said, "d") == expected


def test_a_weight_of_nought_leaves_an_item_out_of_a_mean_and_not_out_of_a_minimum() -> None:
    for aggregate, expected in (("mean", 3), ("min", 0)):
        layout = outline(section("d", item("a"), item("b", weight=0)), scoring={**RAW, "aggregate": aggregate})
        assert shown(layout, {"a": "full", "b": "none"}, "d") == expected
    layout = outline(section("d", item("a", weight=0)))
    assert shown(layout, {"a": "full"}, "d") is None


def test_sub_sections_count_by_their_weight() -> None:
    layout = outline(section("d", item("a"), weight=3), section("e", item("b")))
    assert shown(layout, {"a": "full", "b": "none"}) == 75


@pytest.mark.parametrize(
    ("rule", "expected"),
    [("exclude", Fraction(3)), ("lowest", Fraction(2)), ("zero", Fraction(3, 2))],
    ids=["exclude", "lowest", "zero"],
)
@pytest.mark.parametrize(
    ("key", "said"),
    [
        ("unanswered", None),
        ("unanswered", WAITING),
        ("unanswered", "gone"),
        ("dont_know", DONT_KNOW),
        ("not_applicable", NOT_APPLICABLE),
    ],
)
def test_what_is_open_or_not_applicable_counts_as_the_scoring_says(
    key: str, said: object, rule: str, expected: Fraction
) -> None:
    layout = outline(
        section("d", item("a", scale="s"), item("b", scale="s")),
        scales={"s": scale(low=1, top=3)},
        scoring={**RAW, key: rule},
    )
    # with the best answer, 3, beside it: 3 alone; (3 + 1) / 2; (3 + 0) / 2
    assert shown(layout, {"a": "top", "b": said}, "d") == expected


def test_not_applicable_may_count_as_the_highest() -> None:
    layout = outline(section("d", item("a"), item("b")), scoring={**RAW, "not_applicable": "highest"})
    assert shown(layout, {"a": "little", "b": NOT_APPLICABLE}, "d") == 2


def test_what_is_not_asked_of_this_person_never_counts() -> None:
    layout = outline(
        section("d", item("a"), item("b")),
        scoring={"unanswered": "zero", "dont_know": "zero", "not_applicable": "zero"},
    )
    assert shown(layout, {"a": "full", "b": NOT_MINE}, "d") == 100


def test_a_section_in_which_nothing_counts_has_no_score_and_is_left_out_above() -> None:
    layout = outline(
        section("d", item("a")), section("e", item("b")), scoring={"unanswered": "exclude", "dont_know": "exclude"}
    )
    assert shown(layout, {"a": "little"}, "e") is None
    assert shown(layout, {"a": "little"}) == Fraction(100, 3)
    assert shown(layout, {}) is None


def test_an_item_without_scores_counts_in_no_score() -> None:
    layout = outline(section("d", item("a"), item("b", scale="steps")))
    assert shown(layout, {"a": "full", "b": "one"}, "d") == 100


def test_a_hidden_section_is_left_out_above() -> None:
    layout = outline(
        section("d", item("a")),
        section("e", item("b"), relevant_when={"item": "q", "is": ["answer-yes"]}),
        profile=[question("q")],
    )
    assert shown(layout, {"q": "answer-no", "a": "full", "b": "none"}) == 100
    assert shown(layout, {"q": "answer-yes", "a": "full", "b": "none"}) == 50


def test_a_product_multiplies() -> None:
    layout = outline(section("d", item("a"), item("b")), scoring={**RAW, "aggregate": "product"})
    assert shown(layout, {"a": "much", "b": "full"}, "d") == 6
    assert value(layout, {"a": "much", "b": "full"}, "d").highest == 9


def test_a_score_is_rounded_half_up_only_where_that_is_declared() -> None:
    scales = {"s": scale(low=0, mid=1, top=8)}
    for rounding, expected in (
        ({}, Fraction(25, 2)),
        ({"round": {"decimals": 0}}, Fraction(13)),
        ({"round": {"decimals": 1}}, Fraction(25, 2)),
    ):
        layout = outline(section("d", item("a", scale="s")), scales=scales, scoring=rounding)
        assert shown(layout, {"a": "mid"}, "d") == expected
        assert scored(layout, {"a": "mid"}, "d").exact == Fraction(25, 2)


BANDS = {
    "round": {"decimals": 0},
    "bands": [{"id": "strong", "label": "Strong", "from": 50}, {"id": "weak", "label": "Weak", "from": 10}],
    "no_band": {"label": "Not rated"},
    "unanswered": "exclude",
}


@pytest.mark.parametrize(
    ("score", "band"), [(100, "strong"), (50, "strong"), (49.5, "strong"), (49.4, "weak"), (9.5, "weak"), (9, None)]
)
def test_a_band_is_chosen_by_the_rounded_score_and_includes_where_it_begins(score: float, band: str | None) -> None:
    layout = outline(
        section("d", item("a", scale="s", scores={"low": 0, "mid": score, "top": 100})),
        scales={"s": scale(low=0, mid=1, top=2)},
        scoring={**BANDS, **RAW},
    )
    found = scored(layout, {"a": "mid"}, "d")
    assert (found.band.id if found.band else None) == band
    assert found.no_band is None


def test_where_nothing_counts_the_scorings_own_words_stand_in_place_of_a_band() -> None:
    found = scored(outline(section("d", item("a")), scoring=BANDS), {}, "d")
    assert found.band is None
    assert label(found) == "Not rated"


def test_a_section_may_have_no_bands_where_the_checklist_has_some() -> None:
    layout = outline(section("d", item("a"), scoring={"bands": []}), scoring=BANDS)
    assert scored(layout, {"a": "full"}, "d").band is None
    assert label(scored(layout, {"a": "full"})) == "Strong"


def test_nought_outside_an_items_scores_moves_the_ends_so_that_no_score_leaves_its_bounds() -> None:
    for scores in (scale(low=2, top=4), scale(low=-4, top=-2)):
        layout = outline(
            section("d", item("a", scale="s"), item("b", scale="s")),
            scales={"s": scores},
            scoring={**RAW, "unanswered": "zero"},
        )
        for said in ({}, {"a": "low"}, {"a": "low", "b": "top"}):
            found = value(layout, said, "d")
            assert found.lowest <= found.figure <= found.highest
            assert found.normalised is not None
            assert 0 <= found.normalised <= 1


def test_nought_is_the_nearer_end_of_a_normalised_item_that_does_not_reach_it() -> None:
    for scores, expected in ((scale(low=2, top=4), 0), (scale(low=-4, top=-2), 100), (scale(low=-1, top=3), 25)):
        layout = outline(
            section("d", item("a", scale="s")), scales={"s": scores}, scoring={"unanswered": "zero", "times": 100}
        )
        assert shown(layout, {}, "d") == expected


def test_a_section_whose_score_cannot_differ_is_left_out_where_values_are_normalised() -> None:
    tiny = {"times": 0.001, "round": {"decimals": 0, "carry": "rounded"}}
    layout = outline(section("d", item("a"), scoring=tiny), section("e", item("b")))
    assert shown(layout, {"a": "full", "b": "little"}) == Fraction(100, 3)
