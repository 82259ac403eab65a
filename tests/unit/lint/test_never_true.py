"""A gate or verdict that can never be true."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scalecheck.engine.inputs.outline import Outline
from scalecheck.engine.logic.truth import Truth
from scalecheck.lint.checklist.never_true import RULE
from scalecheck.lint.subject import DatedChecklist
from scalecheck.problems import Severity
from tests.builders import DAY, gate, item, outline, question, section, truth, verdict

A, B, P = ({"item": name} for name in ("a", "b", "p"))
FULL, MUCH = {**A, "is": ["full"]}, {**A, "is": ["much"]}
LAYOUT = {"profile": [question("p")]}
OPTIONS = ("none", "little", "much", "full")


def remarks(*verdicts: dict[str, Any], gates: tuple[dict[str, Any], ...] = ()) -> list[tuple[str | int, ...]]:
    """Return the places of the remarks about a checklist of three questions."""
    rules = (*verdicts, verdict("not-yet", default=True))
    area = section("area", item("a"), item("b"), item("r", reverse=True))
    checklist = outline(area, verdicts=rules, gates=gates, **LAYOUT).checklist
    found = list(RULE.remarks(DatedChecklist(Outline(checklist), DAY)))
    assert all(one.severity is Severity.ERROR and one.code == "never-true" for one in found)
    return [one.path for one in found]


@pytest.mark.parametrize(
    "condition",
    [
        FULL,
        {"all": [FULL, {**B, "is": ["much"]}]},
        {"any": [FULL, MUCH]},
        {"not": {"all": [FULL, MUCH]}},
        {"all": [{**A, "at_least": "much"}, {**A, "is_not": ["full"]}]},
        {"all": [{**A, "below": "much"}, {"not": {**A, "is": ["none"]}}]},
        {"all": [{"any": [FULL, MUCH]}, {"any": [MUCH, {**A, "is": ["none"]}]}]},
        {"all": [{**A, "state": ["dont-know"]}, FULL]},
        {"all": [{**A, "basis": ["guess"]}, {**A, "has": ["evidence"]}]},
        {"all": [{"score": "overall", "at_least": 1}, {"score": "overall", "below": 1}]},
        {"all": [{**P, "is": ["answer-yes"]}, FULL]},
        {"all": [{"item": "r", "at_least": "none"}, {"item": "r", "is": ["none"]}]},
    ],
)
def test_what_can_come_true_is_no_remark(condition: dict[str, Any]) -> None:
    assert remarks(verdict("ready", condition)) == []


@pytest.mark.parametrize(
    "condition",
    [
        {"all": [FULL, MUCH]},
        {"all": [FULL, {"not": FULL}]},
        {"all": [{**A, "at_least": "full"}, {**A, "below": "full"}]},
        {"all": [{**A, "is": ["none", "little"]}, {**A, "at_least": "much"}]},
        {"not": {"any": [FULL, {"not": FULL}]}},
        {"all": [{"any": [FULL, MUCH]}, {"any": [{**A, "is": ["none"]}, {**A, "is": ["little"]}]}]},
        {"any": [{"all": [FULL, MUCH]}, {"all": [{**B, "is": ["much"]}, {**B, "below": "much"}]}]},
        {**A, "below": "none"},
        {**A, "is_not": list(OPTIONS)},
        {"all": [{**P, "is": ["answer-yes"]}, {**P, "is_not": ["answer-yes"]}]},
        {"all": [{"item": "r", "at_least": "none"}, {"item": "r", "is": ["full"]}]},
    ],
)
def test_a_condition_that_no_answer_satisfies_is_an_error(condition: dict[str, Any]) -> None:
    assert remarks(verdict("ready", condition)) == [("verdicts", 0, "when")]


def test_a_verdict_worse_than_the_default_is_looked_at_too() -> None:
    area = section("area", item("a"))
    rules = (verdict("ready"), verdict("not-yet", default=True), verdict("stop", {"all": [FULL, MUCH]}))
    assert [one.path for one in RULE.remarks(DatedChecklist(outline(area, verdicts=rules), DAY))] == [
        ("verdicts", 2, "when")
    ]


def test_the_needs_of_one_gate_count_together_from_the_worst_verdict_up() -> None:
    verdicts = (verdict("ready"), verdict("nearly"))
    assert remarks(*verdicts, gates=(gate("g", {"ready": FULL, "nearly": {**A, "at_least": "much"}}),)) == []
    assert remarks(*verdicts, gates=(gate("g", {"ready": FULL, "nearly": MUCH}),)) == [("gates", 0, "needs", "ready")]


def test_what_no_gate_can_allow_is_told_once() -> None:
    verdicts = (verdict("ready", FULL), verdict("nearly"))
    gates = (gate("g", {"ready": FULL, "nearly": {"all": [FULL, MUCH]}}),)
    assert remarks(*verdicts, gates=gates) == [("gates", 0, "needs", "nearly")]


def test_a_verdict_and_its_gates_can_exclude_each_other() -> None:
    gates = (gate("g", {"ready": FULL}),)
    assert remarks(verdict("ready", {**A, "below": "full"}), gates=gates) == [("verdicts", 0, "when")]


def test_gates_can_exclude_each_other_where_the_verdict_itself_asks_for_nothing() -> None:
    gates = (gate("g", {"ready": FULL}), gate("h", {"ready": MUCH}))
    assert remarks(verdict("ready"), gates=gates) == [("verdicts", 0)]


def test_a_gate_that_may_not_apply_excludes_nothing() -> None:
    gates = (gate("g", {"ready": FULL}, applies_when={**B, "is": ["full"]}), gate("h", {"ready": MUCH}))
    assert remarks(verdict("ready"), gates=gates) == []


def test_a_verdict_worse_than_the_default_needs_no_gate() -> None:
    area = section("area", item("a"))
    rules = (verdict("ready"), verdict("not-yet", default=True), verdict("stop", MUCH))
    checklist = outline(area, verdicts=rules, gates=(gate("g", {"ready": FULL}),)).checklist
    assert list(RULE.remarks(DatedChecklist(Outline(checklist), DAY))) == []


def test_a_very_long_condition_is_followed_to_its_end() -> None:
    many = [{**A, "is_not": ["none"]} for _ in range(3_000)]
    assert remarks(verdict("ready", {"all": many})) == []
    assert remarks(verdict("ready", {"all": [*many, {**A, "is": ["none"]}]})) == [("verdicts", 0, "when")]


def test_where_looking_would_take_too_long_nothing_is_said() -> None:
    choices = [{"any": [{**A, "is_not": ["none"]}, {**B, "is_not": ["none"]}]} for _ in range(60)]
    assert remarks(verdict("ready", {"all": [*choices, FULL, MUCH]})) == []


FACTS = st.builds(
    lambda name, key, option: {"item": name, key: [option] if key.startswith("is") else option},
    st.sampled_from(("a", "b", "r")),
    st.sampled_from(("is", "is_not", "at_least", "below")),
    st.sampled_from(OPTIONS),
)
CONDITIONS = st.recursive(
    FACTS,
    lambda inner: st.one_of(
        st.builds(lambda one: {"not": one}, inner),
        st.builds(
            lambda key, some: {key: some}, st.sampled_from(("all", "any")), st.lists(inner, min_size=1, max_size=3)
        ),
    ),
    max_leaves=6,
)


@given(CONDITIONS)
def test_a_remark_is_made_exactly_where_no_way_of_answering_every_question_makes_it_true(
    condition: dict[str, Any],
) -> None:
    layout = outline(section("area", item("a"), item("b"), item("r", reverse=True)))
    answers = (dict(zip(("a", "b", "r"), some, strict=True)) for some in product(OPTIONS, repeat=3))
    can_be = any(truth(layout, said, condition) is Truth.TRUE for said in answers)
    assert (remarks(verdict("ready", condition)) == []) is can_be
