"""What a gate still asks for: the facts that have to become true, as few as possible, with the step left as it is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scalecheck.engine.judging.requirements import still_asked
from scalecheck.model.conditions import ItemFact
from tests.builders import DONT_KNOW, NOT_APPLICABLE, gate, item, judge, outline, question, section, verdict

if TYPE_CHECKING:
    from collections.abc import Mapping

THREE = (verdict("ready"), verdict("soon"), verdict("not-yet", default=True))


def asked(
    needs: dict[str, Any], said: Mapping[str, Any], before: str = "ready", *, confirmed: bool = False
) -> list[tuple[str, str | None]]:
    """Return the questions that the gate still asks about, each with the option that it has to reach."""
    layout = outline(
        section("dom", item("a"), item("b"), item("c")),
        profile=[question("reach", scale="steps"), question("concern")],
        gates=[gate("g", needs)],
        verdicts=THREE,
    )
    judgement = judge(layout, said, confirmed=confirmed)
    found = still_asked(layout, judgement.gates[0], before, frozenset({"reach"}))
    return [(one.fact.item, one.fact.at_least) for one in found if isinstance(one.fact, ItemFact)]


def at_least(name: str, option: str = "full") -> dict[str, Any]:
    return {"item": name, "at_least": option}


def test_a_gate_that_lets_the_verdict_pass_asks_for_nothing() -> None:
    assert asked({"ready": at_least("a")}, {"a": "full"}) == []


def test_everything_that_all_of_a_need_lacks_is_given_in_order() -> None:
    needs = {"ready": {"all": [at_least("a"), at_least("b"), at_least("c")]}}
    assert asked(needs, {"a": "much", "b": "full", "c": DONT_KNOW}) == [("a", "full"), ("c", "full")]


def test_of_several_ways_the_one_with_the_fewest_facts_is_taken() -> None:
    needs = {"ready": {"any": [{"all": [at_least("a"), at_least("b")]}, at_least("c")]}}
    assert asked(needs, {}) == [("c", "full")]
    assert asked(needs, {"a": "full"}) == [("b", "full")]


def test_a_question_is_asked_once_for_the_most_that_is_asked_of_it() -> None:
    not_bad = {"item": "a", "is_not": ["none"]}
    assert asked({"ready": dict(not_bad), "soon": {**not_bad, "because": "Because."}}, {"a": "none"}) == [("a", None)]
    assert asked({"ready": at_least("a", "much"), "soon": not_bad}, {"a": "none"}) == [("a", "much")]
    assert asked({"ready": not_bad, "soon": at_least("a", "much")}, {"a": "none"}) == [("a", "much")]
    behind = {"item": "a", "has": ["evidence"]}
    assert asked({"ready": {"all": [behind, at_least("a")]}, "soon": behind}, {"a": "none"}) == [
        ("a", None),
        ("a", "full"),
    ]


def test_of_ways_with_as_many_facts_the_one_that_asks_for_less_is_taken() -> None:
    assert asked({"ready": {"any": [at_least("a"), at_least("a", "much")]}}, {}) == [("a", "much")]


def test_a_way_that_needs_another_step_is_no_way() -> None:
    test_only = {"all": [{"item": "reach", "is": ["one"]}, at_least("a", "little")]}
    needs = {"ready": {"any": [test_only, {"all": [at_least("a"), at_least("b")]}]}}
    assert asked(needs, {"reach": "some"}) == [("a", "full"), ("b", "full")]
    assert asked(needs, {"reach": "one"}) == [("a", "little")]


def test_where_the_step_stands_against_every_way_the_rest_is_still_given() -> None:
    needs = {"ready": {"all": [{"item": "reach", "is": ["one"]}, at_least("a")]}}
    assert asked(needs, {"reach": "some"}) == [("a", "full")]


def test_an_opening_question_that_is_not_the_step_is_given_too() -> None:
    needs = {"ready": {"item": "concern", "is": ["answer-no"]}}
    assert asked(needs, {"concern": DONT_KNOW}) == [("concern", None)]


def test_a_question_that_two_needs_ask_about_is_given_once_at_its_strictest() -> None:
    needs = {"ready": at_least("a"), "soon": {"all": [at_least("a", "much"), at_least("b", "little")]}}
    assert asked(needs, {}) == [("a", "full"), ("b", "little")]
    assert asked(needs, {}, "soon") == [("a", "much"), ("b", "little")]


def test_what_is_set_aside_is_no_part_of_any_way() -> None:
    needs = {"ready": {"any": [at_least("a"), at_least("b")]}}
    assert asked(needs, {"a": NOT_APPLICABLE}, confirmed=True) == [("b", "full")]


def test_what_a_negation_stands_on_is_given() -> None:
    assert asked({"ready": {"not": {"item": "a", "below": "full"}}}, {"a": "much"}) == [("a", None)]
