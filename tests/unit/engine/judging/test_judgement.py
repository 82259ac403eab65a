"""The whole judgement: sides, steps, weakest items, and the day on which it is judged."""

from __future__ import annotations

from datetime import date
from typing import Any

from scalecheck.words.reasons import gate_lacking
from tests.builders import (
    BACKED,
    DONT_KNOW,
    NOT_APPLICABLE,
    NOT_MINE,
    gate,
    item,
    judge,
    outline,
    question,
    section,
    verdict,
)

VERDICTS = [
    verdict("ready", {"item": "ours", "at_least": "little"}),
    verdict("not-yet", default=True),
    verdict("stop", {"item": "concern", "is": ["answer-yes"]}),
]
LAYOUT = outline(
    section("d", item("mine"), item("ours", about="system")),
    section("e", item("theirs", about="site")),
    profile=[question("reach", scale="steps", step=True), question("concern")],
    gates=[
        gate(
            "works",
            {
                "ready": {
                    "any": [
                        {"item": "mine", "at_least": "full"},
                        {"all": [{"item": "reach", "is": ["one"]}, {"item": "mine", "at_least": "little"}]},
                        {
                            "all": [
                                {"item": "reach", "is": ["some"]},
                                {"item": "mine", "at_least": "much"},
                            ]
                        },
                    ]
                }
            },
        ),
        gate("fits", {"ready": {"item": "theirs", "at_least": "much"}}),
    ],
    verdicts=VERDICTS,
)
BEST = {"reach": "every", "concern": "answer-no", "mine": "full", "ours": "full", "theirs": "full"}


def sides(said: dict[str, Any]) -> tuple[str | None, str | None]:
    found = judge(LAYOUT, said).sides
    innovation, site = found["innovation"], found["site"]
    return (
        innovation.verdict.id if innovation is not None else None,
        site.verdict.id if site is not None else None,
    )


def test_where_every_answer_is_the_best_both_sides_are_ready_whatever_the_step() -> None:
    for reach in ("one", "some", "every", None):
        assert sides({**BEST, "reach": reach}) == ("ready", "ready")


def test_the_innovations_verdict_leaves_the_sites_items_out() -> None:
    assert sides({**BEST, "theirs": "none"}) == ("ready", "not-yet")
    assert sides({**BEST, "theirs": None}) == ("ready", "not-yet")


def test_the_sites_verdict_leaves_the_innovations_and_the_systems_items_out() -> None:
    assert sides({**BEST, "mine": "none"}) == ("not-yet", "ready")
    assert sides({**BEST, "mine": None, "ours": None}) == ("not-yet", "ready")
    assert sides({**BEST, "reach": None, "mine": "none", "ours": "none"}) == ("not-yet", "ready")


def test_a_side_waits_for_its_own_gates_only() -> None:
    found = judge(LAYOUT, {**BEST, "theirs": None}).sides
    assert found["innovation"] is not None
    assert found["innovation"].settled
    assert found["site"] is not None
    assert not found["site"].settled


def test_a_known_reason_to_stop_is_told_on_both_sides() -> None:
    assert sides({"concern": "answer-yes"}) == ("stop", "stop")


def test_a_side_of_which_nothing_is_asked_has_no_verdict() -> None:
    found = judge(outline(section("d", item("a", about="system"))), {"a": "full"}).sides
    assert found["site"] is None
    assert found["innovation"] is None
    assert found["system"] is not None
    only_site = judge(outline(section("d", item("a", about="site"))), {"a": "full"}).sides
    assert only_site["innovation"] is None


def test_what_is_relevant_at_a_site_still_hangs_on_the_innovations_answers() -> None:
    layout = outline(
        section("d", item("a"), item("b", about="site", relevant_when={"item": "a", "at_least": "much"})),
        verdicts=[verdict("ready", {"share": "met", "in": "overall", "at_least": 1}), verdict("not-yet", default=True)],
    )
    assert judge(layout, {"a": "full", "b": "none"}).sides["site"] is not None
    assert judge(layout, {"a": "none", "b": "none"}).sides["site"] is None


# Steps


def supported(said: dict[str, Any]) -> str | None:
    step = judge(LAYOUT, said).step
    assert step is not None
    return step.supported


def test_the_largest_step_is_told_for_which_the_answers_give_a_better_verdict_than_the_default() -> None:
    assert supported({**BEST, "reach": "one"}) == "every"
    assert supported({**BEST, "mine": "much"}) == "some"
    assert supported({**BEST, "mine": "little"}) == "one"
    assert supported({**BEST, "mine": "none"}) is None


def test_the_steps_do_not_hang_on_the_step_that_is_proposed_and_it_need_not_be_said() -> None:
    for reach in ("one", "some", "every", None, DONT_KNOW):
        assert supported({**BEST, "mine": "much", "reach": reach}) == "some"


def test_no_step_is_supported_before_it_is_settled_or_while_there_is_a_reason_to_stop() -> None:
    assert supported({**BEST, "theirs": None}) is None
    assert supported({**BEST, "concern": "answer-yes"}) is None


def test_each_step_has_its_verdict_and_the_step_proposed_is_told() -> None:
    step = judge(LAYOUT, {**BEST, "mine": "little"}).step
    assert step is not None
    assert step.question.id == "reach"
    assert step.proposed == "every"
    assert {name: one.verdict.id for name, one in step.verdicts.items()} == {
        "one": "ready",
        "some": "not-yet",
        "every": "not-yet",
    }


def test_a_step_that_changes_what_is_asked_is_judged_on_what_it_asks() -> None:
    layout = outline(
        section("d", item("a"), item("b", relevant_when={"item": "reach", "is": ["every"]})),
        profile=[question("reach", scale="steps", step=True)],
        verdicts=[verdict("ready", {"share": "met", "in": "overall", "at_least": 1}), verdict("not-yet", default=True)],
    )
    for proposed in ("one", "every"):
        step = judge(layout, {"reach": proposed, "a": "full", "b": "none"}).step
        assert step is not None
        assert step.supported == "some"


def test_without_a_question_of_steps_there_is_no_step() -> None:
    assert judge(outline(section("d", item("a"))), {"a": "full"}).step is None


# Weakest items


def test_the_weakest_item_has_the_worst_place_on_its_own_scale_and_is_the_first_of_several() -> None:
    layout = outline(
        section("d", item("a"), item("b", scale="steps"), item("c", reverse=True), item("f")),
    )

    def weakest(**said: object) -> str | None:
        found = judge(layout, said).sections[0].weakest
        return found.id if found is not None else None

    assert weakest(a="much", b="some", c="none", f="full") == "b"
    assert weakest(a="little", b="every", c="full", f="full") == "c"
    assert weakest(a="much", b="every", c="little", f="much") == "a"
    assert weakest(a="much", b=DONT_KNOW, c="full") == "b"
    assert weakest(a=NOT_APPLICABLE, b=NOT_MINE, c="none", f="full") == "c"
    assert weakest(a=NOT_APPLICABLE, b=NOT_MINE, c=NOT_MINE, f=NOT_APPLICABLE) is None


def test_a_sections_weakest_item_may_stand_in_a_sub_section() -> None:
    layout = outline(section("d", item("a"), sections=[section("inner", item("b"), item("c"))]))
    found = judge(layout, {"a": "full", "b": "full", "c": "none"}).sections[0]
    assert found.weakest is not None
    assert found.weakest.id == "c"
    assert found.sections[0].weakest is found.weakest


# The day, and the shape of the whole


def test_the_day_decides_whether_evidence_is_in_date() -> None:
    layout = outline(
        section("d", item("a")),
        gates=[gate("g", {"ready": {"item": "a", "at_least": "much"}})],
        verdicts=[verdict("ready", {"gate_items": "each", "has": ["evidence"]}), verdict("not-yet", default=True)],
    )
    said = {"a": {"option": "full", **BACKED, "evidence": [{"what": "Audit", "valid_until": "2026-12-31"}]}}
    assert judge(layout, said, as_of=date(2026, 12, 31)).verdict.verdict.id == "ready"
    assert judge(layout, said, as_of=date(2027, 1, 1)).verdict.verdict.id == "not-yet"


def test_sections_come_out_in_checklist_order_with_all_below_them() -> None:
    inner = section("inner", item("b"))
    layout = outline(section("d", item("a"), sections=[inner]), section("e", item("c")))
    found = judge(layout, {}).sections
    assert [one.section.id for one in found] == ["d", "e"]
    assert [one.section.id for one in found[0].sections] == ["inner"]


def test_answers_to_questions_that_the_checklist_lacks_count_nowhere() -> None:
    layout = outline(section("d", item("a")))
    assert judge(layout, {"a": "full", "gone": "none"}).counts == judge(layout, {"a": "full"}).counts


def test_for_every_gate_the_facts_that_hold_it_back_are_told_in_words() -> None:
    judgement = judge(LAYOUT, {**BEST, "theirs": "little"})
    found = {gate.gate.id: gate_lacking(judgement.judge, gate) for gate in judgement.gates}
    assert found == {"works": (), "fits": ("Title of THEIRS: “A little”, but at least “Much” is needed",)}
