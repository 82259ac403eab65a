"""Which facts decided a condition."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from scalecheck.engine.logic.findings import FactFinding, deciding_facts, examine, truth_in
from scalecheck.engine.logic.truth import Truth
from scalecheck.model.conditions import Fact, ItemFact
from tests.builders import parsed

if TYPE_CHECKING:
    from collections.abc import Iterator

TRUTHS = {"t": Truth.TRUE, "f": Truth.FALSE, "u": Truth.UNKNOWN, "v": Truth.VOID}


def fact(name: str) -> dict[str, Any]:
    """Return a fact about an item whose first letter says how it comes out; those with an o are opening questions."""
    return {"item": name, "is": ["x"]}


def judged(found: Fact) -> Truth:
    assert isinstance(found, ItemFact)
    return TRUTHS[found.item[0]]


def deciding(condition: dict[str, Any], *, held: bool = False) -> list[str]:
    finding = examine(parsed(condition), judged)
    found = deciding_facts(finding, held=held, opening={"to", "fo", "uo", "vo"})
    return [_named(one) for one in found]


def _named(found: FactFinding) -> str:
    assert isinstance(found.fact, ItemFact)
    return f"{'not ' if found.negated else ''}{found.fact.item}"


def combined(key: str, *names: str | dict[str, Any]) -> dict[str, Any]:
    return {key: [fact(one) if isinstance(one, str) else one for one in names]}


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        (fact("f1"), ["f1"]),
        (fact("u1"), ["u1"]),
        (fact("t1"), []),
        (fact("v1"), []),
        (combined("all", "t1", "f1", "u1", "v1"), ["f1", "u1"]),
        (combined("any", "f1", "u1", "v1"), ["f1", "u1"]),
        (combined("any", "f1", "t1"), []),
        (combined("all", "t1", combined("any", "f1", combined("all", "t2", "f2"))), ["f1", "f2"]),
        ({"not": fact("t1")}, ["not t1"]),
        ({"not": fact("u1")}, ["not u1"]),
        ({"not": fact("f1")}, []),
        ({"not": fact("v1")}, []),
        ({"not": combined("all", "t1", "u1")}, ["not t1", "not u1"]),
        ({"not": combined("any", "t1", "f1", "u1")}, ["not t1", "not u1"]),
        ({"not": {"not": fact("f1")}}, ["f1"]),
        ({"not": {"not": combined("all", "t1", "f1")}}, ["f1"]),
        ({"not": combined("any", "f1", {"not": fact("f2")})}, ["f2"]),
    ],
)
def test_what_kept_a_condition_from_being_true(condition: dict[str, Any], expected: list[str]) -> None:
    assert deciding(condition) == expected


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        (fact("t1"), ["t1"]),
        (fact("f1"), []),
        (combined("all", "t1", "t2", "v1"), ["t1", "t2"]),
        (combined("any", "f1", "t1", "u1", "t2"), ["t1", "t2"]),
        ({"not": fact("f1")}, ["not f1"]),
        ({"not": combined("any", "f1", "f2", "v1")}, ["not f1", "not f2"]),
        ({"not": combined("all", "t1", "f1", "u1")}, ["not f1"]),
        ({"not": {"not": fact("t1")}}, ["t1"]),
        ({"not": combined("any", "f1", {"not": fact("t1")})}, ["not f1", "t1"]),
    ],
)
def test_what_made_a_condition_true(condition: dict[str, Any], expected: list[str]) -> None:
    assert deciding(condition, held=True) == expected


@pytest.mark.parametrize(
    ("condition", "expected"),
    [
        (combined("any", "f1", combined("all", "fo", "f2")), ["f1"]),
        (combined("any", combined("all", "fo", "t1"), combined("all", "to", "f2")), ["f2"]),
        (combined("any", "f1", combined("all", combined("any", "fo", "fo"), "f2")), ["f1"]),
        (combined("any", "f1", combined("all", "uo", "t2")), ["f1", "uo"]),
        (combined("any", "fo", combined("all", "fo", "f2")), ["fo", "fo", "f2"]),
        (combined("any", combined("all", "v1", "v2"), combined("all", "fo", "v3")), ["fo"]),
        (combined("all", "fo", "f1"), ["fo", "f1"]),
    ],
)
def test_an_alternative_that_an_opening_question_rules_out_is_left_out_as_long_as_another_is_left(
    condition: dict[str, Any], expected: list[str]
) -> None:
    assert deciding(condition) == expected


def many_conditions() -> Iterator[dict[str, Any]]:
    names = ["t1", "f1", "u1", "v1", "to", "fo", "uo"]
    simple = [fact(name) for name in names]
    pairs = [combined(key, one, other) for key in ("all", "any") for one in names for other in names]
    nested = [{key: [one, two]} for key in ("all", "any") for one in pairs[::3] for two in pairs[::5]]
    for condition in [*simple, *pairs, *nested]:
        yield from (condition, {"not": condition}, {"not": {"not": condition}})


def test_a_condition_that_is_not_true_and_not_void_always_has_facts_that_kept_it_so() -> None:
    for tried in many_conditions():
        value = examine(parsed(tried), judged).truth
        assert bool(deciding(tried)) is (value in {Truth.FALSE, Truth.UNKNOWN})
        assert bool(deciding(tried, held=True)) is (value is Truth.TRUE)


@pytest.mark.parametrize("alone", [False, True])
def test_the_truth_alone_is_that_of_the_whole_finding(*, alone: bool) -> None:
    for tried in many_conditions():
        condition = parsed(tried)
        assert truth_in(condition, judged, alone=alone) is examine(condition, judged, alone=alone).truth


@pytest.mark.parametrize(
    ("condition", "looked_at"), [(combined("all", "t1", "f1", "u1"), 2), (combined("any", "t1", "f1"), 1)]
)
def test_the_truth_alone_looks_at_no_more_facts_than_decide_it(condition: dict[str, Any], looked_at: int) -> None:
    seen: list[Fact] = []

    def judge(found: Fact) -> Truth:
        seen.append(found)
        return judged(found)

    truth_in(parsed(condition), judge)
    assert len(seen) == looked_at
