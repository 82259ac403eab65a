"""Which items are asked."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from scalecheck.engine.inputs.relevance import hidden_items
from tests.builders import CHOICE, DONT_KNOW, NOT_APPLICABLE, given, item, judge, outline, question, section

if TYPE_CHECKING:
    from scalecheck.engine.inputs.outline import Outline


DIGITAL = {"item": "digital", "is": ["answer-yes"]}


def hidden(layout: Outline, said: dict[str, Any], *, confirmed: bool = False) -> set[str]:
    return set(hidden_items(layout, given(said, confirmed=confirmed)))


def digital(*domains: dict[str, Any]) -> Outline:
    return outline(*domains, profile=[question("digital")])


def test_an_item_is_hidden_where_its_condition_is_false() -> None:
    layout = digital(section("d", item("a", relevant_when=DIGITAL), item("b")))
    assert hidden(layout, {"digital": "answer-no"}) == {"a"}
    assert hidden(layout, {"digital": "answer-yes"}) == set()


@pytest.mark.parametrize("said", [{}, {"digital": DONT_KNOW}, {"digital": {"waiting_for": "IT lead"}}])
def test_a_blank_or_a_dont_know_never_hides(said: dict[str, Any]) -> None:
    assert hidden(digital(section("d", item("a", relevant_when=DIGITAL))), said) == set()


def test_a_hidden_section_hides_all_below_it() -> None:
    inner = section("inner", item("b", relevant_when={"item": "digital", "is_not": ["answer-yes"]}))
    layout = digital(section("d", item("a"), sections=[inner], relevant_when=DIGITAL), section("e", item("c")))
    assert hidden(layout, {"digital": "answer-no"}) == {"a", "b"}


def test_an_item_in_a_section_that_is_asked_may_still_be_hidden_itself() -> None:
    inner = section("inner", item("b", relevant_when={"item": "digital", "is_not": ["answer-yes"]}), item("c"))
    layout = digital(section("d", item("a"), sections=[inner], relevant_when=DIGITAL))
    assert hidden(layout, {"digital": "answer-yes"}) == {"b"}


def test_an_item_that_hangs_on_a_hidden_item_is_asked_because_nothing_says_otherwise() -> None:
    layout = digital(
        section("d", item("a", relevant_when=DIGITAL), item("b", relevant_when={"item": "a", "is": ["full"]}))
    )
    assert hidden(layout, {"digital": "answer-no", "a": "none"}) == {"a"}
    assert hidden(layout, {"digital": "answer-yes", "a": "none"}) == {"b"}


def test_an_item_that_hangs_on_one_set_aside_is_asked() -> None:
    layout = outline(section("d", item("a"), item("b", relevant_when={"item": "a", "is": ["full"]})))
    assert hidden(layout, {"a": NOT_APPLICABLE}, confirmed=True) == set()
    assert hidden(layout, {"a": NOT_APPLICABLE}, confirmed=False) == set()


def test_an_earlier_item_may_decide_by_at_least_below_or_its_state() -> None:
    for condition, hiding in (
        ({"at_least": "much"}, "little"),
        ({"below": "much"}, "much"),
        ({"state": ["answered"]}, DONT_KNOW),
    ):
        layout = outline(section("d", item("a"), item("b", relevant_when={"item": "a", **condition})))
        assert hidden(layout, {"a": hiding}) == {"b"}


def test_a_retired_item_is_never_asked() -> None:
    layout = outline(section("d", item("a", retired={"since": "2.0.0"}), item("b")))
    assert hidden(layout, {"a": "full"}) == {"a"}


def test_an_option_that_the_scale_lacks_hides_nothing() -> None:
    assert hidden(digital(section("d", item("a", relevant_when=DIGITAL))), {"digital": "gone"}) == set()


def test_a_hidden_items_answer_counts_nowhere() -> None:
    layout = outline(
        section("d", item("a", relevant_when=DIGITAL), item("b")),
        profile=[question("digital", scale="choice")],
        scales={"choice": CHOICE},
        contradictions=[
            {"id": "x", "items": ["a", "b"], "because": "Odd.", "when": {"item": "a", "is": ["none"]}},
        ],
    )
    without = judge(layout, {"digital": "answer-no", "b": "much"})
    with_answer = judge(layout, {"digital": "answer-no", "a": "none", "b": "much"})
    assert with_answer.counts == without.counts
    assert with_answer.counts.relevant == 1
    assert with_answer.overall == without.overall
    assert not with_answer.contradictions
    assert judge(layout, {"digital": "answer-yes", "a": "none", "b": "much"}).contradictions
