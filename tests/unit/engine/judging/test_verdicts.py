"""How the verdict is chosen, step by step."""

from __future__ import annotations

from functools import partial
from typing import Any

import pytest

from scalecheck.engine.inputs.case import Case
from scalecheck.engine.judging.judgement import judge_case
from scalecheck.words.reasons import reasons_of
from tests.builders import (
    DAY,
    DONT_KNOW,
    NOT_APPLICABLE,
    NOT_MINE,
    WAITING,
    gate,
    given,
    item,
    judge,
    outline,
    question,
    section,
    verdict,
)

VERDICTS = [
    verdict("best", {"share": "met", "in": "overall", "at_least": 1}),
    verdict("good", {"share": "partly", "in": "overall", "at_least": 0.5}),
    verdict("usual", default=True),
    verdict("bad", {"item": "c", "is": ["none"]}),
    verdict("worst", {"item": "concern", "is": ["answer-yes"]}),
]
GATE = gate("g", {"best": {"item": "a", "at_least": "much"}, "good": {"item": "a", "at_least": "little"}})
ALL_FULL = dict.fromkeys("abc", "full")


layout = partial(
    outline,
    section("d", item("a"), item("b"), item("c")),
    profile=[question("concern")],
    gates=[GATE],
    verdicts=VERDICTS,
)


def chosen(said: dict[str, Any], *, confirmed: bool = False, **keys: object) -> str:
    found = judge(layout(**keys), said, confirmed=confirmed).verdict
    return found.verdict.id if found.settled else "no verdict yet"


# (1) A verdict worse than the default


def test_a_known_reason_for_a_worse_verdict_speaks_at_once_even_where_nothing_else_is_answered() -> None:
    assert chosen({"concern": "answer-yes"}) == "worst"
    assert chosen({"concern": "answer-yes", **ALL_FULL}) == "worst"
    assert chosen({"c": "none"}, settles_when={"coverage": "overall", "at_least": 1}) == "bad"


def test_the_worst_of_several_that_hold_is_taken() -> None:
    assert chosen({"concern": "answer-yes", "c": "none"}) == "worst"
    assert chosen({"concern": "answer-no", **ALL_FULL, "c": "none"}) == "bad"


@pytest.mark.parametrize("said", [{}, {"concern": DONT_KNOW, "c": DONT_KNOW}, {"c": NOT_APPLICABLE}])
def test_what_is_left_open_never_makes_a_worse_verdict_speak(said: dict[str, Any]) -> None:
    assert chosen({"a": "full", "b": "full", **said}) not in {"bad", "worst"}


def test_the_facts_that_made_a_worse_verdict_true_are_told() -> None:
    found = judge(layout(), {"concern": "answer-yes"}).verdict
    assert [one.fact.item for one in found.facts] == ["concern"]  # type: ignore[union-attr]
    assert (found.gates, found.missing, found.unsettled_by) == ((), (), ())


# (2) Not settled


@pytest.mark.parametrize("said", [None, WAITING, NOT_MINE])
def test_there_is_no_verdict_while_an_item_of_a_gate_that_is_not_met_has_no_answer(said: object) -> None:
    found = judge(layout(), {"a": said, "b": "full", "c": "full"}).verdict
    assert not found.settled
    assert found.verdict.id == "usual"
    assert [one.id for one in found.missing] == ["a"]


def test_a_dont_know_or_not_applicable_is_an_answer_so_the_verdict_is_settled() -> None:
    assert chosen({"a": DONT_KNOW, "b": "full", "c": "full"}) == "usual"
    assert chosen({"a": NOT_APPLICABLE, "b": "full", "c": "full"}) == "usual"
    assert chosen({"a": NOT_APPLICABLE, "b": "full", "c": "full"}, confirmed=True) == "best"


def test_nothing_is_waited_for_behind_a_gate_that_is_met_or_does_not_apply() -> None:
    either = gate("g", {"best": {"any": [{"item": "a", "at_least": "full"}, {"item": "b", "at_least": "full"}]}})
    assert chosen({"b": "full", "c": "full"}, gates=[either]) == "good"
    said = {"concern": "answer-no", "b": "full", "c": "full"}
    assert chosen(said, gates=[{**GATE, "applies_when": {"item": "concern", "is": ["answer-yes"]}}]) == "good"


def test_there_is_no_verdict_until_the_checklist_says_that_it_settles() -> None:
    settles = {"coverage": "overall", "at_least": 0.8}
    assert chosen({"a": "full", "b": "full"}, settles_when=settles) == "no verdict yet"
    assert chosen(ALL_FULL, settles_when=settles) == "best"
    found = judge(layout(settles_when=settles), {"a": "full", "b": "full"}).verdict
    assert len(found.unsettled_by) == 1
    assert found.missing == ()


def test_an_unknown_settling_condition_does_not_settle_and_a_void_one_leaves_nothing_to_wait_for() -> None:
    settles = {"item": "b", "is": ["full"]}
    assert chosen({"a": "full", "c": "full", "b": DONT_KNOW}, settles_when=settles) == "no verdict yet"
    assert chosen({"a": "full", "c": "full", "b": NOT_APPLICABLE}, settles_when=settles, confirmed=True) == "best"


# (3) The best verdict that is true and that every gate allows


def test_the_best_verdict_that_is_true_and_allowed_is_taken() -> None:
    assert chosen(ALL_FULL) == "best"
    assert chosen({**ALL_FULL, "b": "much"}) == "good"
    assert chosen({**ALL_FULL, "a": "little"}) == "good"


def test_a_verdict_without_a_rule_of_its_own_asks_only_for_the_gates() -> None:
    verdicts = [verdict("best"), *VERDICTS[1:]]
    assert chosen({"a": "full", "b": "little", "c": "little"}, verdicts=verdicts) == "best"
    assert chosen({"a": "little", "b": "full", "c": "full"}, verdicts=verdicts) == "good"


def test_every_gate_has_to_allow_a_verdict() -> None:
    second = gate("h", {"best": {"item": "b", "at_least": "full"}})
    assert chosen(ALL_FULL, gates=[GATE, second]) == "best"
    assert chosen({**ALL_FULL, "b": "much"}, gates=[GATE, second]) == "usual"


def test_a_verdict_is_chosen_only_on_true_so_a_void_rule_is_not_enough() -> None:
    said = dict.fromkeys("abc", NOT_APPLICABLE)
    judgement = judge(layout(), said, confirmed=True)
    assert judgement.verdict.verdict.id == "usual"
    assert reasons_of(judgement)[0].text == "Nothing that “Verdict GOOD” asks for applies here, so it cannot be shown."


# (4) The default


def test_the_default_stands_where_no_better_one_is_true() -> None:
    assert chosen({"a": "little", "b": "little", "c": "little"}) == "usual"
    assert chosen({"a": "none", "b": "full", "c": "full"}) == "usual"


# Reasons


def test_the_best_verdict_needs_no_reasons() -> None:
    found = judge(layout(), ALL_FULL)
    assert (found.verdict.gates, found.verdict.facts, reasons_of(found)) == ((), (), ())


def test_the_reasons_are_what_kept_the_next_better_verdict_from_being_true() -> None:
    by_rule = judge(layout(), {**ALL_FULL, "b": "much"})
    assert [reason.kind for reason in reasons_of(by_rule)] == ["rule"]
    by_gate = judge(layout(), {**ALL_FULL, "a": "none"})
    assert [(reason.kind, reason.gate, reason.items) for reason in reasons_of(by_gate)] == [("gate", "g", ("a",))]
    by_both = judge(layout(), dict.fromkeys("abc", "little"))
    assert [reason.kind for reason in reasons_of(by_both)] == ["rule"]
    both_for_best = judge(layout(), {"a": "little", "b": "full", "c": "full"})
    assert [reason.kind for reason in reasons_of(both_for_best)] == ["gate", "rule"]


def test_while_it_is_not_settled_the_reasons_are_what_is_missing_and_whom_we_wait_for() -> None:
    texts = [reason.text for reason in reasons_of(judge(layout(), {"a": WAITING, "b": "full"}))]
    assert texts == ["Title of A: no answer yet, waiting for the finance lead."]


def test_warnings_and_contradictions_are_shown_and_never_change_the_verdict() -> None:
    when = {"item": "b", "is": ["full"]}
    remarks = {
        "warnings": [{"id": "w", "title": "Mind", "because": "It is so.", "when": when}],
        "contradictions": [{"id": "x", "items": ["a", "b"], "because": "Odd.", "when": when}],
    }
    judgement = judge(layout(**remarks), ALL_FULL)
    assert judgement.verdict == judge(layout(), ALL_FULL).verdict
    assert [one.id for one in judgement.warnings] == ["w"]
    assert [one.id for one in judgement.contradictions] == ["x"]


@pytest.mark.parametrize("said", [None, DONT_KNOW, NOT_MINE, NOT_APPLICABLE, "much"])
def test_a_warning_or_contradiction_is_shown_only_where_its_condition_is_known_to_be_true(said: object) -> None:
    when = {"not": {"item": "b", "at_least": "much"}}
    layout_with = layout(
        warnings=[{"id": "w", "title": "Mind", "because": "It is so.", "when": when}],
        contradictions=[{"id": "x", "items": ["a", "b"], "because": "Odd.", "when": when}],
    )
    judgement = judge(layout_with, {"b": said})
    assert (judgement.warnings, judgement.contradictions) == ((), ())
    assert judge(layout_with, {"b": "none"}).warnings


@pytest.mark.parametrize(
    ("when", "holds"),
    [
        ({"all": [{"item": "b", "is": ["none"]}, {"any": [{"item": "a", "below": "full"}]}]}, False),
        ({"not": {"any": [{"item": "b", "is": ["full"]}, {"item": "a", "is": ["full"]}]}}, False),
        ({"any": [{"item": "b", "is": ["none"]}, {"item": "a", "is": ["full"]}]}, True),
        ({"not": {"all": [{"item": "b", "is": ["full"]}, {"item": "a", "is": ["full"]}]}}, True),
    ],
)
def test_what_is_told_beside_the_verdict_never_rests_on_a_question_that_is_not_asked(
    when: dict[str, Any], *, holds: bool
) -> None:
    remarks = {
        "warnings": [{"id": "w", "title": "Mind", "because": "It is so.", "when": when}],
        "contradictions": [{"id": "x", "items": ["a", "b"], "because": "Odd.", "when": when}],
    }
    case = Case(layout(**remarks), given({"b": "none"}), DAY, left_out=frozenset({"a"}))
    found = judge_case(case)
    assert bool(found.warnings) is bool(found.contradictions) is holds
