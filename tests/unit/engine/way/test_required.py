"""What has to be true before the best verdict: named items, also where a share or a side alone falls short."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scalecheck.engine.judging.judgement import judge_case
from scalecheck.engine.way.required import required_for_best
from scalecheck.model.conditions import ItemFact, ShareFact
from tests.builders import BACKED, gate, given, item, judge, outline, question, section, verdict

if TYPE_CHECKING:
    from scalecheck.engine.inputs.outline import Outline

AREA = section("d", *(item(name) for name in "abcd"))
MOST_MET = verdict("ready", {"share": "met", "in": "overall", "at_least": 0.75})


def asked(layout: Outline, said: dict[str, Any]) -> dict[str, str | tuple[str, ...] | None]:
    """Return what is asked of each item, and check that whoever does it all reaches the best verdict."""
    judgement = judge(layout, said)
    found: dict[str, str | tuple[str, ...] | None] = {}
    better = dict(said)
    for one in required_for_best(judgement):
        assert isinstance(one.fact, ItemFact)
        found[one.fact.item] = one.fact.at_least or one.fact.has
        before = better[one.fact.item]
        option = one.fact.at_least or before
        better[one.fact.item] = {"option": option, **BACKED} if one.fact.has else option
    after = judge_case(judgement.case.answered(given(better)))
    assert (after.verdict.verdict.id, after.verdict.settled) == ("ready", True)
    return found


def test_a_share_that_is_short_names_the_items_that_lift_it() -> None:
    layout = outline(AREA, verdicts=[MOST_MET, verdict("not-yet", default=True)])
    assert asked(layout, {"a": "full", "b": "none", "c": "little", "d": "much"}).keys() < {"b", "c", "d"}
    assert len(asked(layout, {"a": "full", "b": "none", "c": "little", "d": "much"})) == 2


def test_what_the_gates_ask_for_comes_first_and_counts_towards_the_share() -> None:
    gates = [gate("g", {"ready": {"item": "b", "at_least": "much"}})]
    layout = outline(AREA, gates=gates, verdicts=[MOST_MET, verdict("not-yet", default=True)])
    found = asked(layout, {"a": "full", "b": "none", "c": "full", "d": "little"})
    assert found in ({"b": "full"}, {"b": "much", "d": "full"})


def test_a_question_that_a_gate_and_a_share_ask_for_is_asked_once_for_the_more() -> None:
    gates = [
        gate("g", {"ready": {"item": "b", "is_not": ["none"]}}),
        gate("h", {"ready": {"item": "b", "is_not": ["none"]}}),
    ]
    layout = outline(AREA, gates=gates, verdicts=[MOST_MET, verdict("not-yet", default=True)])
    for rest in ("full", "none"):
        said = {"a": rest, "b": "none", "c": "full", "d": "none"}
        found = [one.fact.item for one in required_for_best(judge(layout, said)) if isinstance(one.fact, ItemFact)]
        assert "b" in found
        assert len(found) == len(set(found))


def test_a_side_alone_that_falls_short_names_its_items() -> None:
    items = [item("a"), item("b"), item("c"), item("s", about="system")]
    layout = outline(section("d", *items), verdicts=[MOST_MET, verdict("not-yet", default=True)])
    assert asked(layout, {"a": "full", "b": "full", "c": "full", "s": "little"}) == {"s": "full"}


def test_what_the_verdict_wants_behind_answers_is_named_with_its_item() -> None:
    gates = [gate("g", {"ready": {"item": "a", "at_least": "full"}})]
    owned = verdict("ready", {"gate_items": "each", "has": ["owner"]})
    layout = outline(AREA, gates=gates, verdicts=[owned, verdict("not-yet", default=True)])
    assert asked(layout, dict.fromkeys("abcd", "full")) == {"a": ("owner",)}


def test_an_answer_to_an_opening_question_is_no_condition_where_better_answers_are_enough() -> None:
    need = {"any": [{"item": "a", "at_least": "full"}, {"item": "small", "is": ["answer-yes"]}]}
    layout = outline(AREA, profile=[question("small")], gates=[gate("g", {"ready": need})])
    for said in ({"small": "answer-no"}, {}):
        assert asked(layout, {"a": "none", "b": "full", "c": "full", "d": "full", **said}) == {"a": "full"}


def test_what_is_left_to_somebody_else_is_asked_wherever_a_poor_answer_would_break_the_promise() -> None:
    """It counts nowhere yet: with it left out the share would be reached, and missed once it is answered."""
    half = verdict("ready", {"share": "met", "in": "overall", "at_least": 1})
    layout = outline(AREA, verdicts=[half, verdict("not-yet", default=True)])
    said = {"a": "full", "b": "full", "c": "little", "d": {"not_mine": "finance lead"}}
    assert asked(layout, said) == {"c": "full", "d": "full"}


def test_what_is_left_to_somebody_else_is_asked_where_any_answer_adds_to_a_sum() -> None:
    enough = verdict("ready", {"score": "overall", "at_least": 6})
    scoring = {"values": "raw", "aggregate": "sum", "times": 1, "unanswered": "lowest"}
    items = [item("a", scale="five"), item("b", scale="five")]
    five = {"met_from": "v5", "options": [{"id": f"v{one}", "label": f"V{one}", "score": one} for one in range(1, 6)]}
    layout = outline(
        section("d", *items),
        scales={"five": five},
        verdicts=[enough, verdict("not-yet", default=True)],
        scoring=scoring,
    )
    assert asked(layout, {"a": "v1", "b": {"not_mine": "finance lead"}}) == {"a": "v5", "b": "v1"}


def test_where_better_answers_cannot_reach_it_the_rule_itself_is_told() -> None:
    rule = {"all": [{"share": "met", "in": "overall", "at_least": 0.5}, {"item": "small", "is": ["answer-yes"]}]}
    layout = outline(
        AREA, profile=[question("small")], verdicts=[verdict("ready", rule), verdict("not-yet", default=True)]
    )
    found = required_for_best(judge(layout, {"small": "answer-no", **dict.fromkeys("abcd", "none")}))
    assert any(isinstance(one.fact, ShareFact) for one in found)
