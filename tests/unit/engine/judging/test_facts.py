"""The truth of every kind of fact: true, false, unknown and void."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from scalecheck.engine.judging.scoring import Reading
from scalecheck.engine.logic.truth import Truth
from scalecheck.model.conditions import ScoreFact
from tests.builders import (
    BACKED,
    DAY,
    DONT_KNOW,
    NOT_APPLICABLE,
    NOT_MINE,
    WAITING,
    gate,
    item,
    judge,
    outline,
    plain,
    question,
    scale,
    section,
    truth,
    verdict,
)

T, F, U, V = Truth.TRUE, Truth.FALSE, Truth.UNKNOWN, Truth.VOID
OPEN: tuple[Any, ...] = (None, DONT_KNOW, WAITING, NOT_MINE, NOT_APPLICABLE, "gone")
"""Everything that leaves a question open; not applicable only while nobody confirmed it."""

ONE = outline(
    section("d", item("a", relevant_when={"item": "q", "is": ["answer-yes"]}), item("b")),
    profile=[question("q"), question("r")],
)


# Items


@pytest.mark.parametrize(
    ("test", "option", "expected"),
    [
        ({"is": ["little", "full"]}, "full", T),
        ({"is": ["little", "full"]}, "much", F),
        ({"is_not": ["little", "full"]}, "much", T),
        ({"is_not": ["little", "full"]}, "full", F),
        ({"at_least": "much"}, "much", T),
        ({"at_least": "much"}, "little", F),
        ({"below": "much"}, "little", T),
        ({"below": "much"}, "much", F),
    ],
)
def test_a_fact_about_an_answered_item_is_true_or_false(test: dict[str, Any], option: str, expected: Truth) -> None:
    assert truth(ONE, {"a": option}, {"item": "a", **test}) is expected


@pytest.mark.parametrize("test", [{"is": ["full"]}, {"is_not": ["full"]}, {"at_least": "much"}, {"below": "much"}])
@pytest.mark.parametrize("said", OPEN)
def test_a_fact_about_an_open_item_is_unknown(test: dict[str, Any], said: object) -> None:
    assert truth(ONE, {"a": said}, {"item": "a", **test}) is U


@pytest.mark.parametrize(
    "test", [{"is": ["full"]}, {"at_least": "much"}, {"basis": ["guess"]}, {"has": ["owner"]}, {"below": "much"}]
)
def test_a_fact_about_a_hidden_item_or_one_set_aside_is_void(test: dict[str, Any]) -> None:
    fact = {"item": "a", **test}
    assert truth(ONE, {"q": "answer-no", "a": "full"}, fact) is V
    assert truth(ONE, {"a": NOT_APPLICABLE}, fact, confirmed=True) is V
    assert truth(ONE, {"a": "full"}, fact, left_out=frozenset({"a"})) is V


def test_at_least_compares_effective_scores_on_a_reversed_item() -> None:
    layout = outline(section("d", item("a", reverse=True)))
    assert truth(layout, {"a": "none"}, {"item": "a", "at_least": "little"}) is T
    assert truth(layout, {"a": "much"}, {"item": "a", "at_least": "little"}) is F
    assert truth(layout, {"a": "full"}, {"item": "a", "below": "little"}) is T


def test_at_least_compares_rank_on_a_scale_without_scores() -> None:
    layout = outline(section("d", item("a")), profile=[question("q", scale="steps")])
    assert truth(layout, {"q": "some"}, {"item": "q", "at_least": "some"}) is T
    assert truth(layout, {"q": "one"}, {"item": "q", "at_least": "some"}) is F


def test_at_least_takes_options_that_score_alike_for_alike_and_is_tells_them_apart() -> None:
    layout = outline(section("d", item("a", scale="s")), scales={"s": scale(lost=0, unseen=0, seen=1)})
    assert truth(layout, {"a": "lost"}, {"item": "a", "at_least": "unseen"}) is T
    assert truth(layout, {"a": "lost"}, {"item": "a", "is": ["unseen"]}) is F


@pytest.mark.parametrize(
    ("said", "state"),
    [
        ("full", "answered"),
        (DONT_KNOW, "dont-know"),
        (NOT_APPLICABLE, "not-applicable"),
        (None, "unanswered"),
        (WAITING, "unanswered"),
        (NOT_MINE, "unanswered"),
        ("gone", "unanswered"),
    ],
)
def test_the_state_of_an_item_in_play_is_always_known(said: object, state: str) -> None:
    for asked in ("answered", "dont-know", "not-applicable", "unanswered"):
        fact = {"item": "a", "state": [asked]}
        for confirmed in (False, True):
            assert truth(ONE, {"a": said}, fact, confirmed=confirmed) is (T if asked == state else F)


def test_a_basis_is_unknown_until_an_option_is_chosen_and_its_basis_said() -> None:
    fact = {"item": "a", "basis": ["evidenced", "observed"]}
    assert truth(ONE, {"a": {"option": "full", "basis": "observed"}}, fact) is T
    assert truth(ONE, {"a": {"option": "full", "basis": "guess"}}, fact) is F
    assert truth(ONE, {"a": {"option": "full"}}, fact) is U
    assert truth(ONE, {"a": {**DONT_KNOW, "basis": "observed"}}, fact) is U


EVIDENCE = {"item": "a", "has": ["evidence"]}


@pytest.mark.parametrize("basis", ["evidenced", "observed"])
def test_evidence_is_a_piece_in_date_behind_an_answer_that_is_evidenced_or_observed(basis: str) -> None:
    assert truth(ONE, {"a": {"option": "full", "basis": basis, "evidence": [{"what": "Minutes"}]}}, EVIDENCE) is T


@pytest.mark.parametrize("basis", ["asserted", "guess", None])
def test_a_piece_of_evidence_behind_an_assertion_a_guess_or_nothing_said_is_none(basis: str | None) -> None:
    said = {"option": "full", "basis": basis, "evidence": [{"what": "Minutes"}]}
    assert truth(ONE, {"a": said}, EVIDENCE) is F


@pytest.mark.parametrize(
    ("dates", "expected"),
    [
        ({"valid_until": "2026-11-23"}, T),
        ({"valid_until": "2026-11-22"}, F),
        ({"recorded": "2026-11-23"}, T),
        ({"recorded": "2026-11-24"}, F),
        ({"recorded": "2026-01-01", "valid_until": "2027-01-01"}, T),
    ],
)
def test_evidence_counts_from_the_day_it_is_from_to_its_last_day(dates: dict[str, str], expected: Truth) -> None:
    assert date(2026, 11, 23) == DAY
    said = {"option": "full", "basis": "evidenced", "evidence": [{"what": "Minutes", **dates}]}
    assert truth(ONE, {"a": said}, EVIDENCE) is expected


def test_one_piece_of_evidence_in_date_is_enough() -> None:
    pieces = [{"what": "Old", "valid_until": "2020-01-01"}, {"what": "New"}]
    assert truth(ONE, {"a": {"option": "full", "basis": "observed", "evidence": pieces}}, EVIDENCE) is T


@pytest.mark.parametrize(
    ("action", "expected"),
    [
        ({"due": "2027-01-31"}, T),
        ({"due": "2020-01-31"}, T),
        ({"due": "2027-01-31", "done": True}, F),
        ({}, F),
    ],
)
def test_a_dated_action_has_a_due_date_and_is_not_done(action: dict[str, Any], expected: Truth) -> None:
    said = {"option": "full", "actions": [{"what": "Ask", **action}]}
    assert truth(ONE, {"a": said}, {"item": "a", "has": ["dated-action"]}) is expected


def test_has_asks_for_all_that_it_names_and_is_unknown_without_an_option() -> None:
    fact = {"item": "a", "has": ["evidence", "owner", "dated-action"]}
    assert truth(ONE, {"a": {"option": "none", **BACKED}}, fact) is T
    assert truth(ONE, {"a": {"option": "none", **BACKED, "owner": None}}, fact) is F
    assert truth(ONE, {"a": {**DONT_KNOW, **BACKED}}, fact) is U


# Scores

TWO = outline(
    section("d", item("a"), item("b")),
    section("e", item("c", about="site"), item("x", relevant_when={"item": "q", "is": ["answer-yes"]})),
    profile=[question("q")],
    scoring={"unanswered": "exclude", "dont_know": "exclude", "round": {"decimals": 0}},
)
NO_X = {"q": "answer-no"}


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({"a": "full", "b": "none"}, T),  # 50
        ({"a": "full", "b": None}, T),  # 50 to 100
        ({"a": "full", "b": DONT_KNOW}, T),
        ({"a": "little", "b": None}, U),  # 17 to 67
        ({"a": "much", "b": "none"}, F),  # 33
        ({"a": "none", "b": None}, U),  # 0 to 50
    ],
)
def test_a_score_is_at_least_something_only_where_it_cannot_end_below(said: dict[str, Any], expected: Truth) -> None:
    assert truth(TWO, said, {"score": "d", "at_least": 50}) is expected


def test_a_score_is_below_something_only_where_it_must_end_below() -> None:
    fact = {"score": "d", "below": 50}
    assert truth(TWO, {"a": "much", "b": "none"}, fact) is T
    assert truth(TWO, {"a": "none", "b": None}, fact) is U
    assert truth(TWO, {"a": "full", "b": None}, fact) is F


def test_a_score_is_compared_exactly_and_rounding_is_for_showing() -> None:
    # 2/3 of 100 is 66.7, shown as 67
    assert truth(TWO, {"a": "much", "b": "much"}, {"score": "d", "at_least": 67}) is F
    assert truth(TWO, {"a": "much", "b": "much"}, {"score": "d", "below": 67}) is T
    assert truth(TWO, {"a": "much", "b": "much"}, {"score": "d", "at_least": 66}) is T


def test_a_blank_does_not_lift_a_score_whatever_the_scoring_shows() -> None:
    assert truth(TWO, {"a": "full"}, {"score": "d", "at_least": 100}) is U
    assert truth(TWO, {"a": "full", "b": "none"}, {"score": "d", "at_least": 100}) is F


def test_the_overall_score_and_that_of_all_items_about_something_are_judged_alike() -> None:
    said = {**NO_X, "a": "full", "b": "full", "c": "little"}
    assert truth(TWO, said, {"score": "overall", "at_least": 66}) is T  # mean of 100 and 33.3
    assert truth(TWO, said, {"score": "overall", "at_least": 67}) is F
    assert truth(TWO, said, {"score": {"about": "site"}, "at_least": 33}) is T
    assert truth(TWO, said, {"score": {"about": "innovation"}, "at_least": 100}) is T
    assert truth(TWO, {**said, "c": None}, {"score": {"about": "site"}, "below": 50}) is U


def test_a_score_of_nothing_is_void() -> None:
    said = {**NO_X, "c": NOT_APPLICABLE}
    for scored in ("e", {"about": "site"}, {"about": "system"}):
        assert truth(TWO, said, {"score": scored, "at_least": 1}, confirmed=True) is V
        assert truth(TWO, said, {"score": scored, "below": 1}, confirmed=True) is V
    everything = {**NO_X, **dict.fromkeys("abc", NOT_APPLICABLE)}
    for scored in ("overall", {"weakest": "domains"}):
        assert truth(TWO, everything, {"score": scored, "at_least": 1}, confirmed=True) is V


def test_the_weakest_domain_is_the_one_with_the_lowest_safe_score() -> None:
    fact = {"score": {"weakest": "domains"}, "at_least": 50}
    assert truth(TWO, {**NO_X, "a": "full", "b": "full", "c": "much"}, fact) is T
    assert truth(TWO, {**NO_X, "a": "full", "b": "full", "c": "little"}, fact) is F
    assert truth(TWO, {**NO_X, "a": "full", "b": "full"}, fact) is U
    # the other domain is surely below
    assert truth(TWO, {**NO_X, "a": "none", "b": "little"}, fact) is F


def test_of_domains_that_are_equally_weak_the_first_counts_as_the_weakest() -> None:
    layout = outline(section("d", item("a")), section("e", item("b")), section("f", item("c")))
    found = judge(layout, {"a": "full", "b": "little", "c": "little"})
    fact = ScoreFact.model_validate(plain({"score": {"weakest": "domains"}, "at_least": 50}))
    weakest = found.judge.score(fact, Reading.WORST)
    assert weakest is not None
    assert weakest[0] == "e"


def test_the_weakest_domain_is_found_by_its_place_between_lowest_and_highest_and_judged_by_its_own_figures() -> None:
    layout = outline(section("d", item("a"), scoring={"times": 3}), section("e", item("b")))
    # d: 2 of 3, e: 33 of 100; e is the weaker one
    said = {"a": "much", "b": "little"}
    assert truth(layout, said, {"score": {"weakest": "domains"}, "at_least": 33}) is T
    # d: 0.9 of 3 would be weaker than 33 of 100, and is judged as 1 of 3
    assert truth(layout, {"a": "none", "b": "little"}, {"score": {"weakest": "domains"}, "below": 1}) is T


# Coverage, shares, counts


@pytest.mark.parametrize(
    ("said", "counting", "expected"),
    [
        ({"a": "full", "b": "none", "c": "none"}, None, T),
        ({"a": "full", "b": "none"}, None, F),
        ({"a": "full", "b": "none", "c": DONT_KNOW}, None, F),
        ({"a": "full", "b": "none", "c": DONT_KNOW}, ["answered", "dont-know"], T),
        ({"a": "full", "b": "none", "c": NOT_MINE}, None, T),
        ({"a": "full", "b": "none", "c": NOT_APPLICABLE}, None, T),
    ],
)
def test_coverage_is_answered_of_relevant_and_dont_knows_count_where_that_is_said(
    said: dict[str, Any], counting: list[str] | None, expected: Truth
) -> None:
    fact = {"coverage": "overall", "at_least": 0.75, **({"counting": counting} if counting else {})}
    assert truth(TWO, {**NO_X, **said}, fact) is expected


def test_coverage_of_a_section_looks_at_that_section_and_is_void_where_nothing_is_relevant() -> None:
    assert truth(TWO, {"a": "none", "b": "none"}, {"coverage": "d", "at_least": 1}) is T
    assert truth(TWO, {**NO_X, "c": NOT_APPLICABLE}, {"coverage": "e", "at_least": 1}) is V


@pytest.mark.parametrize(
    ("said", "expected"),
    [
        ({"a": "much", "b": "full", "c": "much"}, T),
        ({"a": "much", "b": "little", "c": "much"}, T),
        ({"a": "much", "b": None, "c": "much"}, T),
        ({"a": "much", "b": None, "c": None}, U),
        ({"a": "little", "b": "little", "c": "full"}, F),
        ({"a": "little", "b": DONT_KNOW, "c": "full"}, U),
        ({"a": "much", "b": "much", "c": NOT_APPLICABLE}, T),
        ({"a": "much", "b": "little", "c": NOT_MINE}, F),
    ],
)
def test_a_share_counts_what_is_open_at_its_worst_and_at_its_best(said: dict[str, Any], expected: Truth) -> None:
    assert truth(TWO, {**NO_X, **said}, {"share": "partly", "in": "overall", "at_least": 0.66}) is expected


def test_a_share_of_met_counts_only_what_is_met() -> None:
    assert truth(TWO, {"a": "full", "b": "much"}, {"share": "met", "in": "d", "at_least": 0.5}) is T
    assert truth(TWO, {"a": "much", "b": "much"}, {"share": "met", "in": "d", "at_least": 0.5}) is F


def test_a_share_in_every_domain_holds_only_where_each_has_it() -> None:
    fact = {"share": "partly", "in": "every-domain", "at_least": 0.5}
    assert truth(TWO, {**NO_X, "a": "much", "c": "much"}, fact) is T
    assert truth(TWO, {**NO_X, "a": "full", "b": "full", "c": "little"}, fact) is F
    assert truth(TWO, {**NO_X, "a": "full", "b": "full"}, fact) is U
    # a domain in which nothing is relevant is left out
    assert truth(TWO, {**NO_X, "a": "full", "b": "full", "c": NOT_APPLICABLE}, fact, confirmed=True) is T


def test_a_share_of_nothing_is_void() -> None:
    said = {**NO_X, **dict.fromkeys("abc", NOT_APPLICABLE)}
    for within in ("overall", "every-domain", "e"):
        assert truth(TWO, said, {"share": "met", "in": within, "at_least": 0.5}, confirmed=True) is V


COUNTED = outline(
    section("d", item("a"), item("b", importance="should"), item("c", about="site")),
    section("e", item("f", about="site")),
)


@pytest.mark.parametrize(
    ("kind", "said", "expected"),
    [
        ("not-met", {"a": "full", "b": "full", "c": "full", "f": "much"}, T),
        ("not-met", {"a": "full", "b": "full", "c": "much", "f": "much"}, F),
        ("not-met", {"a": "full", "b": "full", "c": "full"}, T),
        ("not-met", {"a": "full", "b": "full"}, U),
        ("not-met", {"a": "full", "b": DONT_KNOW, "c": DONT_KNOW, "f": "full"}, U),
        ("dont-know", {"a": "none", "b": "none", "c": "none", "f": DONT_KNOW}, T),
        ("dont-know", {"a": "none", "b": "none", "c": DONT_KNOW, "f": DONT_KNOW}, F),
        ("dont-know", {"a": "none", "b": "none", "c": DONT_KNOW}, U),
        ("dont-know", {"a": "none", "b": "none", "c": "none"}, T),
        ("unanswered", {"a": "none", "b": "none", "c": DONT_KNOW}, T),
        ("unanswered", {"a": "none", "b": "none"}, F),
    ],
)
def test_a_count_holds_only_where_no_more_can_turn_out_so(kind: str, said: dict[str, Any], expected: Truth) -> None:
    assert truth(COUNTED, said, {"count": kind, "at_most": 1}) is expected


@pytest.mark.parametrize(
    ("only", "most"),
    [
        ({}, 4),
        ({"in": "overall"}, 4),
        ({"importance": "must"}, 3),
        ({"about": "site"}, 2),
        ({"in": "d"}, 3),
        ({"in": "d", "importance": "must", "about": "site"}, 1),
        ({"about": "system"}, 0),
    ],
)
def test_a_count_looks_only_at_the_items_that_it_names(only: dict[str, str], most: int) -> None:
    said = dict.fromkeys("abcf", "none")
    assert truth(COUNTED, said, {"count": "not-met", **only, "at_most": most}) is T
    if most:
        assert truth(COUNTED, said, {"count": "not-met", **only, "at_most": most - 1}) is F


def test_what_is_confirmed_as_not_applicable_or_not_mine_is_not_counted() -> None:
    said = {"a": NOT_APPLICABLE, "b": NOT_MINE, "c": "full", "f": "full"}
    for kind in ("not-met", "dont-know", "unanswered"):
        assert truth(COUNTED, said, {"count": kind, "at_most": 0}, confirmed=True) is T


def test_what_one_person_alone_set_aside_is_open_to_counts_and_shares() -> None:
    said = {"a": NOT_APPLICABLE, "b": NOT_MINE, "c": "full", "f": "full"}
    for kind, known in {"not-met": U, "dont-know": U, "unanswered": T}.items():
        assert truth(COUNTED, said, {"count": kind, "at_most": 0}) is known
    assert truth(COUNTED, said, {"share": "met", "in": "overall", "at_least": 1}) is U
    assert truth(COUNTED, said, {"share": "met", "in": "overall", "at_least": 0.6}) is T


# Gates

GATED = outline(
    section("d", item("a"), item("b"), item("c")),
    profile=[question("q")],
    gates=[
        gate("one", {"ready": {"item": "a", "at_least": "full"}, "nearly": {"item": "a", "at_least": "little"}}),
        gate(
            "two",
            {"ready": {"all": [{"item": "b", "at_least": "much"}, {"item": "c", "at_least": "much"}]}},
            applies_when={"item": "q", "is": ["answer-yes"]},
        ),
    ],
    verdicts=[verdict("ready"), verdict("nearly"), verdict("not-yet", default=True)],
)


def test_a_gate_allows_a_verdict_or_does_not() -> None:
    fact = {"gate": "one", "allows": "nearly"}
    assert truth(GATED, {"a": "little"}, fact) is T
    assert truth(GATED, {"a": "none"}, fact) is F
    assert truth(GATED, {}, fact) is U
    assert truth(GATED, {"a": NOT_APPLICABLE}, fact, confirmed=True) is V
    assert truth(GATED, {"q": "answer-no"}, {"gate": "two", "allows": "ready"}) is V


@pytest.mark.parametrize(
    ("said", "at_most", "expected"),
    [
        ({"a": "full", "b": "full", "c": "full"}, 0, T),
        ({"a": "much", "b": "full", "c": "full"}, 0, F),
        ({"a": "much", "b": "full", "c": "full"}, 1, T),
        ({"a": "much", "b": "none", "c": "full"}, 1, F),
        ({"a": "much", "b": "full"}, 1, U),
        ({"b": "full", "c": "full"}, 0, U),
        ({"a": "full", "q": "answer-no"}, 0, T),
    ],
)
def test_gates_below_a_verdict_are_those_not_known_to_let_it_pass(
    said: dict[str, Any], at_most: int, expected: Truth
) -> None:
    assert truth(GATED, said, {"gates_below": "ready", "at_most": at_most}) is expected


def test_each_item_that_holds_a_gate_back_has_what_is_asked() -> None:
    fact = {"gates_below": "ready", "each_has": ["owner", "dated-action"]}
    backed = {"option": "little", **BACKED}
    assert truth(GATED, {"a": "full", "b": "full", "c": "full"}, fact) is T
    assert truth(GATED, {"a": backed, "b": "full", "c": "full"}, fact) is T
    assert truth(GATED, {"a": backed, "b": backed, "c": "full"}, fact) is T
    assert truth(GATED, {"a": backed, "b": "none", "c": "full"}, fact) is F
    assert truth(GATED, {"a": backed, "b": "full", "c": DONT_KNOW}, fact) is U
    # c does not hold the gate back, so nothing is asked of it
    assert truth(GATED, {"a": "full", "b": backed, "c": "full"}, fact) is T


def test_each_answer_behind_a_gate_has_what_is_asked() -> None:
    fact = {"gate_items": "each", "has": ["evidence"]}
    backed = {"option": "full", **BACKED}
    assert truth(GATED, {"a": backed, "b": backed, "c": backed}, fact) is T
    assert truth(GATED, {"a": backed, "b": backed, "c": "full"}, fact) is F
    assert truth(GATED, {"a": backed, "b": backed}, fact) is U
    # the second gate does not apply
    assert truth(GATED, {"q": "answer-no", "a": backed, "b": "full"}, fact) is T
    assert truth(GATED, {"a": backed, "b": backed, "c": NOT_APPLICABLE}, fact, confirmed=True) is T
    assert truth(outline(section("d", item("a"))), {}, fact) is T


# Combined


def test_void_is_left_out_of_all_and_any_and_kept_by_not() -> None:
    void, true, false, unknown = (
        {"item": "a", "at_least": "full"},
        {"item": "b", "at_least": "none"},
        {"item": "b", "below": "none"},
        {"item": "r", "is": ["answer-yes"]},
    )
    said = {"q": "answer-no", "b": "much"}
    for key in ("all", "any"):
        assert truth(ONE, said, {key: [void]}) is V
        assert truth(ONE, said, {key: [void, {"not": void}]}) is V
        assert truth(ONE, said, {key: [void, true]}) is T
        assert truth(ONE, said, {key: [false, void]}) is F
        assert truth(ONE, said, {key: [void, unknown]}) is U
    assert truth(ONE, said, {"not": void}) is V
    assert truth(ONE, said, {"not": true}) is F
    assert truth(ONE, said, {"not": unknown}) is U
    assert truth(ONE, said, {"all": [true, {"any": [void, {"all": [void]}]}]}) is T
