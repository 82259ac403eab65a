"""The three sides, each judged alone, and the whole that is no better than the worst of them."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import pytest

from scalecheck.engine.judging.judgement import judge_case
from scalecheck.engine.judging.scope import judge_assessment
from scalecheck.words.reasons import gate_reason, reasons_of
from tests.builders import DAY, DONT_KNOW, LADDER, assessment, gate, item, judge, outline, question, section, verdict

if TYPE_CHECKING:
    from scalecheck.engine.judging.judgement import Judgement

SHARE = {"share": "met", "in": "overall", "at_least": 0.5}
SHARE_NEED = {"item": "there", "at_least": "much"}
ITEMS = (
    item("mine"),
    item("other"),
    item("ours", about="system"),
    item("theirs", about="site"),
    item("there", about="site"),
)
VERDICTS = (verdict("ready", SHARE), verdict("not-yet", default=True))
STRONG = {"mine": "full", "other": "full", "ours": "full", "theirs": "none", "there": "none"}


layout = partial(outline, section("d", *ITEMS), verdicts=VERDICTS)


def said(judgement: Judgement) -> tuple[str, bool, str | None]:
    return judgement.verdict.verdict.id, judgement.verdict.settled, judgement.verdict.side


def test_a_strong_side_never_makes_up_for_a_weak_one() -> None:
    found = judge(layout(), STRONG)
    assert said(found) == ("not-yet", True, "site")
    assert {about: one and one.verdict.id for about, one in found.sides.items()} == {
        "innovation": "ready",
        "system": "ready",
        "site": "not-yet",
    }


def test_the_reasons_are_then_those_of_that_side_and_say_so() -> None:
    first, second = reasons_of(judge(layout(), STRONG))
    assert first.kind == "side"
    assert first.text == ("The site taken alone is “Verdict NOT-YET”, and the whole is no better than its worst side.")
    assert second.text == "Too few questions are met; what is not: “Title of THEIRS” and “Title of THERE”."
    assert second.items == ("theirs", "there")


def test_a_checklist_may_say_that_its_sides_do_not_decide() -> None:
    free = layout(sides={"worst_decides": False, "because": "The published instrument adds everything up."})
    found = judge(free, STRONG)
    assert said(found) == ("ready", True, None)
    assert found.sides["site"] is not None
    assert found.sides["site"].verdict.id == "not-yet"


def test_what_a_side_leaves_open_never_helps_the_whole() -> None:
    rules = layout(settles_when={"coverage": "overall", "at_least": 0.5})
    found = judge(rules, {**STRONG, "theirs": None, "there": None})
    assert said(found) == ("not-yet", False, "site")
    assert reasons_of(found)[0].text.startswith("The site taken alone has no verdict yet")
    assert said(judge(rules, STRONG)) == ("not-yet", True, "site")


def test_a_worst_side_that_is_settled_speaks_before_one_that_is_not() -> None:
    verdicts = (verdict("ready", {**SHARE, "at_least": 0.4}), VERDICTS[1])
    rules = layout(verdicts=verdicts, settles_when={"coverage": "overall", "at_least": 0.5})
    found = judge(rules, {"mine": None, "other": None, "ours": "none", "theirs": "full", "there": "full"})
    assert said(found) == ("not-yet", True, "system")


def test_a_whole_that_is_no_better_speaks_for_itself() -> None:
    nothing = dict.fromkeys(STRONG, "none")
    assert said(judge(layout(), nothing)) == ("not-yet", True, None)


def test_a_side_that_stops_stops_the_whole() -> None:
    stops = verdict("stop", {"not": {"share": "partly", "in": "overall", "at_least": 0.4}})
    found = judge(layout(verdicts=(*VERDICTS, stops)), STRONG)
    assert said(found) == ("stop", True, "site")


def test_of_a_side_is_not_asked_what_concerns_another_alone() -> None:
    rules = layout(verdicts=(verdict("ready", {"score": {"about": "site"}, "at_least": 50}), VERDICTS[1]))
    assert said(judge(rules, dict.fromkeys(STRONG, "full"))) == ("ready", True, None)


def test_a_checklist_about_one_side_alone_is_judged_as_that_side() -> None:
    rules = outline(section("d", item("theirs", about="site")), verdicts=VERDICTS)
    found = judge(rules, {"theirs": "full"})
    assert said(found) == ("ready", True, None)
    assert [about for about, one in found.sides.items() if one is not None] == ["site"]


# Conditions


def test_a_verdict_between_best_and_default_names_what_is_below() -> None:
    rules = layout(verdicts=(verdict("ready", SHARE), verdict("nearly"), verdict("not-yet", default=True)))
    found = judge(rules, {**dict.fromkeys(STRONG, "full"), "mine": "none", "other": "none"})
    assert found.verdict.verdict.id == "nearly"
    assert [reason.items for reason in reasons_of(found)] == [(), ("mine", "other")]


def test_where_nothing_is_below_the_best_there_is_no_verdict_with_conditions() -> None:
    about_site = {"score": {"about": "site"}, "at_least": 50}
    rules = outline(
        section("d", item("mine")),
        verdicts=(verdict("ready", about_site), verdict("nearly"), verdict("not-yet", default=True)),
        sides={"worst_decides": False, "because": "One side."},
    )
    found = judge(rules, {"mine": "full"})
    assert found.verdict.verdict.id == "not-yet"
    assert [one.text for one in reasons_of(found)] == [
        "Nothing that “Verdict READY” asks for applies here, so it cannot be shown."
    ]


# The core

GUARD = gate("travels", {"ready": {"item": "mine", "at_least": "full"}}, guards_core=True)
CHANGED: dict[str, Any] = {"what": "The weekly call is left out", "kind": "core", "keeps_core": False}
FULL = dict.fromkeys(STRONG, "full")


def at_site(programme: dict[str, Any] | None = None, **keys: object) -> Judgement:
    whole = assessment(FULL, **programme) if programme is not None else None
    file = assessment(FULL, site={"id": "north"}, **{"adaptations": [CHANGED], **keys})
    return judge_assessment(layout(gates=[GUARD]), file, DAY, whole)


def decision(*accepted: str) -> dict[str, Any]:
    return {"date": "2026-11-20", "group": "board", "taken": "ready", "accepts": list(accepted)}


def test_a_declared_break_of_the_core_keeps_the_gate_that_guards_it_from_being_met() -> None:
    found = at_site()
    [guard] = found.gates
    assert (guard.met, guard.applies, guard.allows) == (False, True, "not-yet")
    assert found.verdict.verdict.id == "not-yet"
    assert "the core was changed, and no decision accepts it: “The weekly call is left out”" in (
        gate_reason(found.judge, guard).text.replace("The core", "the core")
    )


@pytest.mark.parametrize("keeps", [True, None])
def test_a_change_that_keeps_the_core_or_does_not_say_changes_nothing(*, keeps: bool | None) -> None:
    assert at_site(adaptations=[{**CHANGED, "keeps_core": keeps}]).verdict.verdict.id == "ready"


def test_a_decision_that_accepts_the_change_by_its_words_lets_the_gate_be_met() -> None:
    assert at_site(decision=decision("the weekly  call is left out")).verdict.verdict.id == "ready"
    assert at_site(programme={"decision": decision(CHANGED["what"])}).verdict.verdict.id == "ready"
    assert at_site(decision=decision("Something else")).verdict.verdict.id == "not-yet"


def test_the_innovation_and_the_system_are_judged_without_what_a_site_changed() -> None:
    verdicts = {about: one and one.verdict.id for about, one in at_site().sides.items()}
    assert verdicts == {"innovation": "ready", "system": "ready", "site": "not-yet"}


def test_without_a_gate_that_guards_it_a_change_of_the_core_bears_on_no_gate() -> None:
    file = assessment(FULL, site={"id": "north"}, adaptations=[CHANGED])
    assert judge_assessment(layout(), file, DAY).verdict.verdict.id == "ready"


def test_judging_again_keeps_what_was_changed() -> None:
    found = at_site()
    assert judge_case(found.case).verdict.verdict.id == "not-yet"


# Bad results

STEPS_OF_LADDER: tuple[Any, ...] = tuple(LADDER["options"])
FINDS: dict[str, Any] = {**LADDER, "options": [dict(STEPS_OF_LADDER[0], finding="bad"), *STEPS_OF_LADDER[1:]]}


def test_a_bad_result_is_told_beside_the_verdict() -> None:
    rules = layout(scales={"ladder": FINDS})
    found = judge(rules, {**FULL, "other": "none"})
    assert found.verdict.verdict.id == "ready"
    [told] = found.warnings
    assert told.id == "bad-result-other"
    assert told.title == "A bad result: Title of OTHER"
    assert "“Nothing”" in told.because
    assert judge(rules, {**FULL, "other": DONT_KNOW}).warnings == ()
    assert judge(layout(), {**FULL, "other": "none"}).warnings == ()


def test_a_bad_result_that_a_gate_or_the_verdict_names_is_not_told_twice() -> None:
    rules = layout(scales={"ladder": FINDS}, gates=[gate("g", {"ready": {"item": "mine", "at_least": "much"}})])
    assert judge(rules, {**FULL, "mine": "none"}).warnings == ()


def test_where_one_of_several_ways_asks_nothing_of_a_side_none_of_them_has_to_hold_there() -> None:
    """The opening questions choose between the ways of another side; they are no shortfall of this one."""
    ways = {"any": [{"item": "theirs", "at_least": "full"}, {"all": [{"item": "q", "is": ["answer-yes"]}, SHARE_NEED]}]}
    needs = {"ready": {"all": [{"item": "mine", "at_least": "full"}, ways]}}
    rules = layout(gates=[gate("g", needs)], profile=[question("q")])
    found = judge(rules, {**FULL, "q": "answer-no"})
    assert said(found) == ("ready", True, None)
    assert said(judge(rules, {**FULL, "q": "answer-no", "mine": "much"}))[0] == "not-yet"
