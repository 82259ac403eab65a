"""Scoring shapes of published instruments, with invented items; every result is worked out by hand beside it."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest

from scalecheck.engine.logic.truth import Truth
from tests.builders import DONT_KNOW, NOT_APPLICABLE, item, judge, outline, scale, section, truth, verdict

if TYPE_CHECKING:
    from scalecheck.engine.inputs.outline import Outline
    from scalecheck.engine.judging.judgement import Judgement

FIVE = scale(v1=1, v2=2, v3=3, v4=4, v5=5)
TEN = scale(**{f"v{n}": n for n in range(10)})
RAW = {"values": "raw", "times": 1}


def score(judgement: Judgement, *path: str) -> Fraction | None:
    """Return the score shown: overall, or of the section that this path of ids leads to."""
    sections, found = judgement.sections, judgement.overall
    for name in path:
        step = next(one for one in sections if one.section.id == name)
        sections, found = step.sections, step.score
    return found.shown


# 1. Unequal option scores per item that sum to 100, with a cut-off at 55.

POINTS = {
    "kettle": (0, 6, 12, 24),
    "ladder-safe": (0, 3.4, 6.1, 15),
    "garden": (0, 8.5, 17, 25),
    "parking": (0, 2, 4, 6),
    "signs": (0, 12, 21, 30),
}
ABOUT = {"kettle": "innovation", "parking": "system", "signs": "site"}
ONE_TOTAL = {"worst_decides": False, "because": "Its published cut-off is about one total over everything."}


def points(sides: dict[str, Any] | None = ONE_TOTAL) -> Outline:
    options = ("none", "little", "much", "full")
    items = [
        item(name, scores=dict(zip(options, own, strict=True)), about=ABOUT.get(name, "site"))
        for name, own in POINTS.items()
    ]
    return outline(
        section("grounds", *items, scoring={"aggregate": "sum", "unanswered": "zero", "dont_know": "zero"}),
        scoring={**RAW, "round": {"decimals": 1}},
        verdicts=[
            verdict("pass", {"score": "grounds", "at_least": 55}),
            verdict("fail", default=True),
        ],
        **({} if sides is None else {"sides": sides}),
    )


def test_unequal_scores_per_item_sum_to_a_hundred_with_a_cut_off_at_55() -> None:
    everything = judge(points(), dict.fromkeys(POINTS, "full"))
    # 24 + 15 + 25 + 6 + 30 = 100
    assert score(everything, "grounds") == 100

    said = {"kettle": "much", "ladder-safe": "much", "garden": "little", "parking": "full", "signs": "much"}
    # 12 + 6.1 + 8.5 + 6 + 21 = 53.6: below the line
    below = judge(points(), said)
    assert score(below, "grounds") == Fraction(536, 10)
    assert below.verdict.verdict.id == "fail"

    # ladder-safe all of it: 12 + 15 + 8.5 + 6 + 21 = 62.5: above it
    above = judge(points(), {**said, "ladder-safe": "full"})
    assert score(above, "grounds") == Fraction(625, 10)
    assert above.verdict.verdict.id == "pass"


def test_a_cut_off_is_reached_exactly_and_a_blank_counts_nothing() -> None:
    # 24 + 0 + 25 + 6 = 55, with ladder-safe at none and signs at none
    said = {"kettle": "full", "ladder-safe": "none", "garden": "full", "parking": "full", "signs": "none"}
    assert score(judge(points(), said), "grounds") == 55
    assert judge(points(), said).verdict.verdict.id == "pass"
    # the same with signs blank: the score is the same, and it cannot end lower
    assert judge(points(), {**said, "signs": None}).verdict.verdict.id == "pass"
    # kettle blank: 25 + 6 = 31 so far
    blank = judge(points(), {**said, "kettle": None})
    assert score(blank, "grounds") == 31
    assert blank.verdict.verdict.id == "fail"


def test_a_cut_off_on_one_total_says_that_its_sides_do_not_decide() -> None:
    everything = dict.fromkeys(POINTS, "full")
    assert judge(points(), everything).verdict.verdict.id == "pass"
    # of the innovation alone it is 24, and of the system alone 6, both below 55
    held_back = judge(points(sides=None), everything).verdict
    assert (held_back.verdict.id, held_back.side) == ("fail", "innovation")


# 2. Means of means to one decimal, half up, with ties; what is carried is exact.


def means_of_means(carry: str) -> Outline:
    inner = [
        section("doors", item("d1", scale="five"), item("d2", scale="five"), item("d3", scale="five")),
        section("stairs", item("s1", scale="five"), item("s2", scale="five"), item("s3", scale="five")),
    ]
    return outline(
        section("house", sections=inner),
        section("yard", item("y1", scale="five"), item("y2", scale="five")),
        scales={"five": FIVE},
        scoring={**RAW, "round": {"decimals": 1, "carry": carry}},
    )


def test_means_of_means_are_rounded_half_up_to_one_decimal_also_at_a_tie() -> None:
    said = {"d1": "v1", "d2": "v1", "d3": "v2", "s1": "v1", "s2": "v1", "s3": "v3", "y1": "v1", "y2": "v2"}
    judgement = judge(means_of_means("exact"), said)
    # doors: (1 + 1 + 2) / 3 = 4/3 -> 1.3; stairs: (1 + 1 + 3) / 3 = 5/3 -> 1.7
    assert score(judgement, "house", "doors") == Fraction(13, 10)
    assert score(judgement, "house", "stairs") == Fraction(17, 10)
    # house is (4/3 + 5/3) / 2 = 3/2, and so is the yard: (1 + 2) / 2
    assert score(judgement, "house") == Fraction(15, 10)
    assert score(judgement, "yard") == Fraction(15, 10)
    assert score(judgement) == Fraction(15, 10)

    # yard: (1 + 1) / 2 = 1; overall: (3/2 + 1) / 2 = 5/4 = 1.25, a tie: 1.3
    tie = judge(means_of_means("exact"), {**said, "y2": "v1"})
    assert tie.overall.exact == Fraction(5, 4)
    assert score(tie) == Fraction(13, 10)


def test_carried_rounded_and_carried_exact_give_different_results() -> None:
    said = {"d1": "v1", "d2": "v2", "d3": "v2", "s1": "v1", "s2": "v2", "s3": "v2", "y1": "v1", "y2": "v1"}
    # doors and stairs: (1 + 2 + 2) / 3 = 5/3 each, shown as 1.7; yard: (1 + 1) / 2 = 1
    # exact: house 5/3; overall (5/3 + 1) / 2 = 4/3 = 1.33.. -> 1.3
    exact = judge(means_of_means("exact"), said)
    assert exact.overall.exact == Fraction(4, 3)
    assert score(exact) == Fraction(13, 10)
    # rounded: house (1.7 + 1.7) / 2 = 1.7; overall (1.7 + 1) / 2 = 1.35, a tie -> 1.4
    rounded = judge(means_of_means("rounded"), said)
    assert rounded.overall.exact == Fraction(135, 100)
    assert score(rounded) == Fraction(14, 10)


# 3. Mean of two, sum of three, mean of three, mean of five; unanswered counts zero.


def four_rules() -> Outline:
    def part(name: str, count: int, aggregate: str) -> dict[str, Any]:
        items = [item(f"{name}{n}", scale="five") for n in range(count)]
        return section(name, *items, scoring={"aggregate": aggregate})

    return outline(
        part("p", 2, "mean"),
        part("r", 3, "sum"),
        part("t", 3, "mean"),
        part("w", 5, "mean"),
        scales={"five": FIVE},
        scoring={**RAW, "aggregate": "sum", "unanswered": "zero", "dont_know": "zero", "round": {"decimals": 2}},
    )


def test_mean_of_two_sum_of_three_mean_of_three_and_mean_of_five_with_unanswered_as_zero() -> None:
    said: dict[str, Any] = {"p0": "v4", "r0": "v5", "r1": "v2", "t0": "v1", "t1": "v3", "t2": "v4"}
    said |= {"w0": "v5", "w1": "v5", "w2": DONT_KNOW, "w3": "v2"}
    judgement = judge(four_rules(), said)
    assert score(judgement, "p") == 2  # (4 + 0) / 2
    assert score(judgement, "r") == 7  # 5 + 2 + 0
    assert score(judgement, "t") == Fraction(267, 100)  # (1 + 3 + 4) / 3 = 2.666.. -> 2.67
    assert score(judgement, "w") == Fraction(240, 100)  # (5 + 5 + 0 + 2 + 0) / 5
    assert score(judgement) == Fraction(1407, 100)  # 2 + 7 + 8/3 + 2.4 = 14.0666.. -> 14.07
    nothing = judge(four_rules(), {})
    assert score(nothing) == 0


# 4. Reverse-scored items.


def test_reverse_scored_items_are_turned_round_before_they_are_added_up() -> None:
    layout = outline(
        section(
            "mood",
            item("calm", scale="five"),
            item("rested", scale="five"),
            item("worried", scale="five", reverse=True),
            item("tired", scale="five", reverse=True),
            scoring={"aggregate": "sum"},
        ),
        scales={"five": FIVE},
        scoring=RAW,
    )
    # 4 + 5 + (6 - 2) + (6 - 1) = 18
    assert score(judge(layout, {"calm": "v4", "rested": "v5", "worried": "v2", "tired": "v1"}), "mood") == 18
    # 1 + 1 + (6 - 5) + (6 - 5) = 4, the lowest there is
    assert score(judge(layout, {"calm": "v1", "rested": "v1", "worried": "v5", "tired": "v5"}), "mood") == 4


# 5. Not applicable out of the denominator, or kept in it.


@pytest.mark.parametrize(
    ("rule", "expected"),
    [
        ("exclude", Fraction(800, 9)),  # (3 + 3 + 2) / (3 x 3) = 8/9
        ("zero", Fraction(800, 12)),  # (3 + 3 + 2 + 0) / (4 x 3) = 8/12
        ("highest", Fraction(1100, 12)),  # (3 + 3 + 2 + 3) / (4 x 3) = 11/12
    ],
)
def test_not_applicable_is_out_of_the_denominator_or_in_it(rule: str, expected: Fraction) -> None:
    layout = outline(
        section("ward", item("a"), item("b"), item("c"), item("d")), scoring={"not_applicable": rule, "times": 100}
    )
    said = {"a": "full", "b": "full", "c": "much", "d": NOT_APPLICABLE}
    assert score(judge(layout, said), "ward") == expected


# 6. Bands with "not rated".


def test_bands_name_a_score_and_not_rated_stands_where_nothing_was_answered() -> None:
    layout = outline(
        section("kitchen", item("a", scale="five"), item("b", scale="five")),
        section("cellar", item("c", scale="five")),
        scales={"five": FIVE},
        scoring={
            **RAW,
            "unanswered": "exclude",
            "dont_know": "exclude",
            "round": {"decimals": 1},
            "bands": [
                {"id": "high", "label": "High", "from": 3.5},
                {"id": "medium", "label": "Medium", "from": 2.5},
                {"id": "low", "label": "Low", "from": 1},
            ],
            "no_band": {"label": "Not rated"},
        },
    )
    # (4 + 3) / 2 = 3.5: high
    judgement = judge(layout, {"a": "v4", "b": "v3", "c": DONT_KNOW})
    kitchen, cellar = (one.score for one in judgement.sections)
    assert kitchen.band is not None
    assert kitchen.band.label == "High"
    assert (cellar.shown, cellar.band) == (None, None)
    assert cellar.no_band is not None
    assert cellar.no_band.label == "Not rated"
    # the cellar is left out above: 3.5
    assert score(judgement) == Fraction(35, 10)


# 7. Bottleneck: the lowest decides.


def test_a_bottleneck_is_as_good_as_its_lowest_part() -> None:
    layout = outline(
        section("pipes", item("a", scale="ten"), item("b", scale="ten"), item("c", scale="ten")),
        section("wires", item("d", scale="ten"), item("e", scale="ten")),
        scales={"ten": TEN},
        scoring={**RAW, "aggregate": "min", "unanswered": "exclude"},
    )
    judgement = judge(layout, {"a": "v7", "b": "v4", "c": "v9", "d": "v6", "e": "v5"})
    assert score(judgement, "pipes") == 4  # lowest of 7, 4, 9
    assert score(judgement, "wires") == 5  # lowest of 6, 5
    assert score(judgement) == 4  # lowest of 4, 5
    # what is blank counts nothing in the score shown, but a rule takes it at its worst
    blank = {"a": "v7", "c": "v9", "d": "v6", "e": "v5"}
    assert score(judge(layout, blank), "pipes") == 7
    assert truth(layout, blank, {"score": "pipes", "at_least": 5}) is Truth.UNKNOWN


# 8. A product of two, each 0 to 9.


@pytest.mark.parametrize(("likely", "bad", "expected"), [("v9", "v9", 81), ("v7", "v6", 42), ("v0", "v9", 0)])
def test_a_risk_is_likelihood_times_severity(likely: str, bad: str, expected: int) -> None:
    layout = outline(
        section("flood", item("likely", scale="ten"), item("bad", scale="ten"), scoring={"aggregate": "product"}),
        scales={"ten": TEN},
        scoring=RAW,
    )
    assert score(judge(layout, {"likely": likely, "bad": bad}), "flood") == expected
    # one side blank: anything from 0 to 9 times the other
    one_side = {"likely": likely}
    reached = truth(layout, one_side, {"score": "flood", "at_least": 1})
    assert reached is (Truth.FALSE if likely == "v0" else Truth.UNKNOWN)


def test_products_of_several_risks_are_averaged_as_shares_of_81() -> None:
    layout = outline(
        section(
            "risks",
            sections=[
                section(
                    "flood", item("f1", scale="ten"), item("f2", scale="ten"), scoring={**RAW, "aggregate": "product"}
                ),
                section(
                    "fire", item("g1", scale="ten"), item("g2", scale="ten"), scoring={**RAW, "aggregate": "product"}
                ),
            ],
        ),
        scales={"ten": TEN},
        scoring={"values": "normalised", "times": 100, "round": {"decimals": 0}},
    )
    # flood 9 x 3 = 27 of 81 = 1/3; fire 6 x 6 = 36 of 81 = 4/9; mean 7/18 = 38.9 -> 39
    judgement = judge(layout, {"f1": "v9", "f2": "v3", "g1": "v6", "g2": "v6"})
    assert score(judgement, "risks", "flood") == 27
    assert judgement.overall.exact == Fraction(700, 18)
    assert score(judgement) == 39


# 9. A share of a possible total: percentages of sums with different ranges.


def test_sums_with_different_ranges_become_percentages_of_what_was_possible() -> None:
    layout = outline(
        section("short", item("a"), item("b"), scoring={"aggregate": "sum"}),
        section("long", item("c", scale="ten"), scoring={"aggregate": "sum"}),
        scales={"ten": TEN},
        scoring={"values": "normalised", "times": 100},
    )
    # short: 3/3 + 0/3 = 1, times 100; of at most 200
    judgement = judge(layout, {"a": "full", "b": "none", "c": "v9"})
    assert score(judgement, "short") == 100
    # overall: mean of 100/200 and 100/100
    assert score(judgement) == 75
