"""What each gate lets pass."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from scalecheck.engine.inputs.responses import Response
from scalecheck.engine.judging.figures import Known, KnownOfMany
from scalecheck.engine.judging.gate_result import Gates
from scalecheck.engine.judging.gates import judge_of
from scalecheck.engine.judging.judgement import judge_verdict
from scalecheck.engine.logic.truth import Truth
from scalecheck.model.assessment import Answer
from scalecheck.model.conditions import ItemFact
from tests.builders import DONT_KNOW, NOT_APPLICABLE, gate, item, judge, outline, question, section, verdict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scalecheck.engine.inputs.outline import Outline
    from scalecheck.engine.judging.gate_result import GateResult
    from scalecheck.engine.logic.findings import FactFinding
    from scalecheck.model.checklist import Gate


VERDICTS = [
    verdict("best"),
    verdict("good"),
    verdict("fair"),
    verdict("usual", default=True),
    verdict("bad", {"item": "q", "is": ["answer-yes"]}),
]
LEVELS = {
    "best": {"item": "a", "at_least": "full"},
    "fair": {"all": [{"item": "a", "at_least": "little"}, {"item": "b", "at_least": "little"}]},
}


def with_gate(needs: dict[str, Any], *, items: Sequence[dict[str, Any]] = (), **keys: object) -> Outline:
    return outline(
        *(items or (section("d", item("a"), item("b"), item("c", about="site")),)),
        profile=[question("q"), question("reach", scale="steps")],
        gates=[gate("g", needs, **keys)],
        verdicts=VERDICTS,
    )


def result(
    needs: dict[str, Any],
    said: dict[str, Any],
    *,
    confirmed: bool = False,
    **keys: Any,  # noqa: ANN401 (as in `with_gate`)
) -> GateResult:
    return judge(with_gate(needs, **keys), said, confirmed=confirmed).gates[0]


@pytest.mark.parametrize(
    ("said", "allows"),
    [
        ({"a": "full", "b": "full"}, "best"),
        ({"a": "little", "b": "little"}, "fair"),
        ({"a": "none", "b": "full"}, "usual"),
        ({"a": DONT_KNOW, "b": "full"}, "usual"),
        ({}, "usual"),
    ],
)
def test_a_gate_allows_the_best_verdict_whose_need_is_true_else_the_default(said: dict[str, Any], allows: str) -> None:
    assert result(LEVELS, said).allows == allows


def test_a_need_asks_for_those_of_all_worse_listed_verdicts_too() -> None:
    # the need of the best is true, that of the fair one is not
    assert result(LEVELS, {"a": "full", "b": "none"}).allows == "usual"


def test_a_verdict_that_is_not_listed_passes_with_the_next_better_listed_one() -> None:
    middle = result(LEVELS, {"a": "little", "b": "little"})
    assert middle.passes["fair"] is Truth.TRUE
    assert middle.passes["good"] is Truth.FALSE
    only_best = result({"best": LEVELS["best"]}, {"a": "much"})
    assert only_best.allows == "usual"
    assert [name for name, passes in only_best.passes.items() if passes is Truth.TRUE] == ["usual", "bad"]


def test_a_gate_is_met_where_it_allows_the_best_verdict_and_never_merely_open() -> None:
    assert result(LEVELS, {"a": "full", "b": "full"}).met
    assert not result(LEVELS, {"a": "much", "b": "full"}).met
    assert not result(LEVELS, {"b": "full"}).met
    assert result(LEVELS, {"b": "full"}).passes["best"] is Truth.UNKNOWN


def test_void_needs_are_left_out() -> None:
    needs = {"best": {"item": "a", "at_least": "full"}, "fair": {"item": "b", "at_least": "little"}}
    said = {"a": "full", "b": NOT_APPLICABLE}
    assert result(needs, said, confirmed=True).allows == "best"
    assert result(needs, said, confirmed=False).allows == "usual"
    assert result(needs, {"a": NOT_APPLICABLE, "b": "little"}, confirmed=True).allows == "best"


def test_a_gate_all_of_whose_needs_are_void_does_not_apply_and_holds_nothing_back() -> None:
    found = result(LEVELS, {"a": NOT_APPLICABLE, "b": NOT_APPLICABLE}, confirmed=True)
    assert not found.applies
    assert set(found.passes.values()) == {Truth.TRUE}
    assert (found.lacking, dict(found.holding_back)) == ((), {})


@pytest.mark.parametrize(
    ("said", "applies"),
    [({"q": "answer-yes"}, True), ({"q": "answer-no"}, False), ({}, True), ({"q": DONT_KNOW}, True)],
)
def test_a_gate_does_not_apply_where_its_condition_is_false_and_applies_where_it_is_unknown(
    *, said: dict[str, Any], applies: bool
) -> None:
    assert result(LEVELS, said, applies_when={"item": "q", "is": ["answer-yes"]}).applies is applies


def test_a_gate_does_not_apply_where_its_condition_is_void() -> None:
    when = {"item": "c", "is": ["full"]}
    assert not result(LEVELS, {"c": NOT_APPLICABLE}, confirmed=True, applies_when=when).applies
    assert result(LEVELS, {"c": NOT_APPLICABLE}, confirmed=False, applies_when=when).applies


def test_a_gate_names_the_items_in_play_of_its_needs_in_checklist_order_and_no_opening_question() -> None:
    needs = {
        "best": {"all": [{"item": "b", "at_least": "full"}, {"item": "q", "is": ["answer-no"]}]},
        "fair": {"not": {"item": "a", "below": "little"}},
    }
    assert result(needs, {}, applies_when={"item": "c", "is": ["full"]}).items == ("a", "b")
    hidden = (section("d", item("a", relevant_when={"item": "q", "is": ["answer-yes"]}), item("b"), item("c")),)
    assert result(needs, {"q": "answer-no"}, items=hidden).items == ("b",)


def told(found: FactFinding) -> tuple[str, str | None]:
    assert isinstance(found.fact, ItemFact)
    return found.fact.item, found.fact.at_least


def test_what_keeps_a_gate_from_the_next_better_verdict_is_told() -> None:
    nothing = result(LEVELS, {"a": "none", "b": "much"})
    assert [told(one) for one in nothing.lacking] == [("a", "little")]
    halfway = result(LEVELS, {"a": "little", "b": "much"})
    assert [told(one) for one in halfway.lacking] == [("a", "full")]
    assert result(LEVELS, {"a": "full", "b": "full"}).lacking == ()


def test_for_each_verdict_that_does_not_pass_the_items_that_hold_it_back_are_told() -> None:
    found = result(LEVELS, {"a": "none", "b": DONT_KNOW})
    assert found.holding_back == {"best": ("a", "b"), "good": ("a", "b"), "fair": ("a", "b")}
    assert result(LEVELS, {"a": "much", "b": "full"}).holding_back == {"best": ("a",), "good": ("a",)}


def test_the_gates_own_words_are_those_for_what_it_allows_or_else_otherwise() -> None:
    says = {"best": "All is well.", "fair": "Half is well.", "otherwise": "Nothing is well."}
    for said, words in (("full", "All is well."), ("little", "Half is well."), ("none", "Nothing is well.")):
        assert result(LEVELS, {"a": said, "b": "full"}, says=says).words == words
    assert result(LEVELS, {"a": "full"}).words is None


TRAVELS = {
    "best": {
        "any": [
            {"item": "a", "at_least": "full"},
            {"all": [{"item": "reach", "is": ["one"]}, {"item": "b", "at_least": "little"}]},
        ]
    }
}


def test_the_items_of_an_alternative_that_the_step_rules_out_hold_nothing_back() -> None:
    assert result(TRAVELS, {"reach": "every", "a": "none", "b": "none"}).holding_back["best"] == ("a",)
    assert result(TRAVELS, {"a": "none", "b": "none"}).holding_back["best"] == ("a", "b")


def test_a_gate_that_names_only_items_left_out_does_not_apply_whatever_the_opening_questions_say() -> None:
    said = {"reach": "every", "a": "none", "b": "none"}
    assert judge(with_gate(TRAVELS), said).gates[0].applies
    assert not judge(with_gate(TRAVELS), said, left_out=frozenset({"a", "b"})).gates[0].applies
    assert judge(with_gate(TRAVELS), said, left_out=frozenset({"a"})).gates[0].applies
    assert judge(with_gate(TRAVELS), said, left_out=frozenset({"c"})).gates[0].applies


def test_a_gate_on_opening_questions_alone_applies_also_where_items_are_left_out() -> None:
    needs = {"best": {"item": "reach", "is": ["one"]}}
    found = judge(with_gate(needs), {"reach": "every"}, left_out=frozenset({"a", "b", "c"})).gates[0]
    assert found.applies
    assert not found.met


def test_a_gate_is_judged_when_it_is_asked_for_and_only_once() -> None:
    layout = outline(section("d", item("a")), gates=[gate("g", LEVELS), gate("h", LEVELS)], verdicts=VERDICTS)
    first, second = layout.checklist.gates
    came_out = result(LEVELS, {"a": "full", "b": "full"})
    judged: list[str] = []

    def judging(one: Gate) -> GateResult:
        judged.append(one.id)
        return came_out

    gates = Gates({one.id: one for one in (first, second)}, judging)
    assert list(gates) == ["g", "h"]
    assert judged == []
    assert gates["h"] is gates["h"] is came_out
    assert judged == ["h"]
    with pytest.raises(KeyError):
        gates["another"]


@pytest.mark.parametrize("need", [{"coverage": "overall", "at_least": 1}, {"item": "a", "at_least": "full"}])
def test_cases_judged_with_what_is_known_of_many_come_out_as_each_alone(need: dict[str, Any]) -> None:
    layout, many = with_gate({"best": need}), KnownOfMany()
    for said in ({"a": "full", "b": "full", "c": "full"}, {"a": "full", "b": None, "c": "full"}, {"a": "none"}):
        alone = judge(layout, said)
        together, _ = judge_verdict(alone.case, many)
        assert together.gates["g"].allows == alone.gates[0].allows


def test_gates_come_out_as_for_the_case_before_where_no_answer_changed_that_they_look_at() -> None:
    needs = {"a": {"item": "a", "at_least": "full"}, "b": {"item": "b", "at_least": "full"}}
    share = {"share": "met", "in": "overall", "at_least": 1}
    gates = [gate("g", {"best": needs["a"]}), gate("h", {"best": needs["b"]}), gate("all", {"best": share})]
    profile = [question("q")]
    layout = outline(section("d", item("a"), item("b")), profile=profile, gates=gates, verdicts=VERDICTS)
    case, known = judge(layout, {"a": "full", "b": "full"}).case, Known()
    before = judge_of(case, known=known).gates
    assert [one.met for one in before.values()] == [True, True, True]
    after = judge_of(case.answered({"b": Response(Answer(option="none"))}), known=known).gates
    assert after.found == {"g": before["g"]}
    assert [one.met for one in after.values()] == [True, False, False]


def test_before_there_are_gates_none_is_known() -> None:
    assert not Gates()
    with pytest.raises(KeyError):
        Gates()["g"]
