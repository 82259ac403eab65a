"""What moved between two judgements, and why."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scalecheck.engine.changes.compare import compare
from scalecheck.engine.changes.looked import Looked
from scalecheck.engine.changes.stages import GateChange, GateState, Stages
from scalecheck.engine.inputs.outline import Outline
from scalecheck.engine.judging.scope import judge_assessment
from scalecheck.model.checklist import Question
from tests.builders import BACKED, DAY, DONT_KNOW, LADDER, NOT_APPLICABLE, assessment, gate, item, outline, section

if TYPE_CHECKING:
    from scalecheck.engine.changes.compare import Comparison

NEEDS_A = gate("safe", {"ready": {"item": "a", "at_least": "full"}})
RULES = outline(section("one", item("a"), item("b")), section("two", item("c")), gates=(NEEDS_A,))
LATER = date(2027, 2, 23)


def looked(layout: Outline, said: dict[str, Any], as_of: date = DAY, **keys: object) -> Looked:
    file = assessment(said, **keys)
    return Looked(file, judge_assessment(layout, file, as_of))


def compared(said: dict[str, Any], since: dict[str, Any], layout: Outline = RULES) -> Comparison:
    return compare(looked(layout, said), looked(layout, since))


def moves(found: Comparison) -> list[tuple[str, str, str]]:
    return [(one.item, one.cause, one.kind) for one in found.items]


FULL = {"a": "full", "b": "much", "c": "little"}


def test_where_only_an_action_is_new_something_has_moved() -> None:
    found = compared(FULL, {**FULL, "c": {"option": "little", "actions": [{"what": "Ask"}]}})
    assert (len(found.items), len(found.actions), found.nothing_moved) == (0, 1, False)


def test_where_only_the_words_of_a_question_are_new_something_has_moved() -> None:
    other = outline(
        section("one", item("a", ask="Is it really so?"), item("b")), section("two", item("c")), gates=(NEEDS_A,)
    )
    found = compare(looked(RULES, FULL), looked(other, FULL))
    assert (len(found.items), len(found.actions), found.nothing_moved) == (1, 0, False)


def test_rules_that_say_the_same_are_the_same_however_often_they_are_read() -> None:
    again = Outline(RULES.checklist.model_copy())
    assert compare(looked(RULES, FULL), looked(again, FULL)).same_rules


def test_two_files_that_say_the_same_have_not_moved() -> None:
    found = compared(FULL, FULL)
    assert found.nothing_moved
    assert found.same_rules


@pytest.mark.parametrize(
    ("said", "since", "kind"),
    [
        ("little", "much", "rose"),
        ("much", "none", "fell"),
        (None, "none", "answered"),
        (DONT_KNOW, "full", "answered"),
        (NOT_APPLICABLE, "full", "answered"),
        ("full", DONT_KNOW, "unknown"),
        (None, DONT_KNOW, "unknown"),
        ("full", NOT_APPLICABLE, "not-applicable"),
        ("full", None, "opened"),
        (DONT_KNOW, None, "opened"),
    ],
)
def test_each_answer_that_moves_is_told_by_how_it_moved(said: object, since: object, kind: str) -> None:
    assert moves(compared({**FULL, "b": said}, {**FULL, "b": since})) == [("b", "answers", kind)]


def test_an_open_question_that_is_parked_has_not_moved() -> None:
    assert moves(compared({**FULL, "b": None}, {**FULL, "b": {"waiting_for": "ward lead"}})) == []


def test_another_option_of_the_same_worth_is_neither_a_rise_nor_a_fall() -> None:
    shown = {"options": [{"id": name, "label": name, "score": score} for name, score in (("x", 0), ("y", 0), ("z", 1))]}
    layout = outline(section("one", item("a", scale="shown")), scales={"shown": shown})
    assert moves(compared({"a": "x"}, {"a": "y"}, layout)) == [("a", "answers", "sideways")]


def test_a_question_that_other_answers_bring_in_or_leave_out_is_told() -> None:
    layout = outline(section("one", item("a"), item("b", relevant_when={"item": "a", "is": ["full"]})))
    assert moves(compared({"a": "full", "b": "much"}, {"a": "none", "b": "much"}, layout))[-1] == (
        "b",
        "answers",
        "no-longer-asked",
    )
    assert moves(compared({"a": "none", "b": None}, {"a": "full", "b": None}, layout))[-1] == ("b", "answers", "asked")


REACH = {"id": "reach", "title": "Planned reach", "ask": "How many sites?", "scale": "choice"}
BY_REACH = outline(
    section("one", item("a"), item("b")),
    section("two", item("c")),
    profile=[REACH],
    gates=(
        gate(
            "spread", {"ready": {"item": "a", "at_least": "full"}}, applies_when={"item": "reach", "is": ["answer-yes"]}
        ),
    ),
)


def described(said: dict[str, Any], reach: str | None) -> Looked:
    profile = {"reach": None if reach is None else {"option": reach}}
    return looked(BY_REACH, said, profile=profile)


def test_an_opening_question_answered_differently_is_told_and_is_the_cause_of_what_it_moves() -> None:
    few = {**FULL, "a": "much"}
    found = compare(described(few, "answer-yes"), described(few, "answer-no"))
    assert moves(found) == [("reach", "opening", "described")]
    assert (found.items[0].area, found.items[0].title) == ("Opening questions", "Planned reach")
    assert [(one.move, one.stages.causes) for one in found.gates] == [("waived", ("opening",))]
    assert found.verdict.causes == ("opening",)
    both = compare(described(few, "answer-yes"), described({**few, "b": "none"}, None))
    assert moves(both) == [("reach", "opening", "described"), ("b", "answers", "fell")]
    assert compare(described(few, "answer-no"), described(few, "answer-no")).nothing_moved
    assert not compare(described(FULL, "answer-yes"), described(FULL, "answer-no")).nothing_moved


def test_a_question_that_is_new_or_gone_or_retired_is_told_only_where_it_is_asked() -> None:
    def with_b(**keys: object) -> Outline:
        return outline(section("one", item("a"), item("b", **keys)))

    without, said = outline(section("one", item("a"))), {"a": "full", "b": None}
    hidden, retired = with_b(relevant_when={"item": "a", "is": ["none"]}), with_b(retired={"since": "2.0.0"})
    told = {"added": [("b", "rules", "added")], "removed": [("b", "rules", "removed")], "": []}
    for before, after, kind in (
        (without, with_b(), "added"),
        (without, hidden, ""),
        (retired, with_b(), "added"),
        (retired, hidden, ""),
        (with_b(), without, "removed"),
        (with_b(), retired, "removed"),
        (hidden, without, ""),
        (hidden, retired, ""),
    ):
        assert moves(compare(looked(before, said), looked(after, said))) == told[kind]


def test_an_opening_question_that_other_rules_bring_in_or_reword_is_told_among_the_rules() -> None:
    without = outline(section("one", item("a"), item("b")), section("two", item("c")), gates=(NEEDS_A,))
    reworded = Outline(
        BY_REACH.checklist.model_copy(
            update={"profile": (Question.model_validate({**REACH, "ask": "To how many sites?"}),)}
        )
    )
    assert moves(compare(looked(without, FULL), described(FULL, None))) == [("reach", "rules", "added")]
    assert moves(compare(described(FULL, "answer-yes"), looked(without, FULL))) == [("reach", "rules", "removed")]
    then = described(FULL, "answer-yes")
    assert moves(compare(then, looked(reworded, FULL, profile={"reach": {"option": "answer-yes"}}))) == [
        ("reach", "rules", "reworded")
    ]


def test_gates_met_and_no_longer_met_are_told_with_the_verdict_then_and_now() -> None:
    found = compared({**FULL, "a": "much"}, FULL)
    [safe] = found.gates
    assert (safe.move, safe.stages.causes) == ("met", ("answers",))
    assert (found.verdict.then.id, found.verdict.now.id, found.verdict.causes) == ("not-yet", "ready", ("answers",))
    assert compared(FULL, {**FULL, "a": "much"}).gates[0].move == "no-longer-met"
    assert compared(FULL, FULL).gates[0].move == "same"


THREE_SIDES = outline(
    section("one", item("a"), item("b", about="system"), item("c", about="site")),
    gates=(
        gate("built", {"ready": {"item": "a", "at_least": "full"}}),
        gate("carried", {"ready": {"item": "b", "at_least": "full"}}),
    ),
)


def test_each_side_carries_its_verdict_then_and_now_and_what_moved_it() -> None:
    then, now = ({"a": first, "b": "none", "c": "none"} for first in ("none", "full"))
    found = compared(then, now, THREE_SIDES)
    told = {one.about: (one.stages.then, one.stages.now, one.stages.causes) for one in found.sides}
    assert {about: (then and then.id, now and now.id, causes) for about, (then, now, causes) in told.items()} == {
        "innovation": ("not-yet", "ready", ("answers",)),
        "system": ("not-yet", "not-yet", ()),
        "site": ("ready", "ready", ()),
    }


def test_a_side_that_only_other_rules_ask_about_is_there_from_then_on() -> None:
    found = compare(looked(RULES, FULL), looked(THREE_SIDES, FULL))
    system = next(one for one in found.sides if one.about == "system")
    assert system.stages.then is None
    assert system.stages.now is not None
    assert system.stages.causes == ("rules",)


def test_what_moves_one_side_alone_has_moved() -> None:
    gone = outline(section("one", item("a"), item("b", about="site"), item("c", about="site")))
    also = outline(section("one", item("a"), item("b", about="system"), item("c", about="site")))
    assert not compare(looked(gone, FULL), looked(also, FULL)).nothing_moved


def test_areas_carry_their_scores_then_and_now() -> None:
    found = compared({**FULL, "c": None}, FULL)
    one, two = found.areas
    assert one.stages.causes == ()
    assert two.stages.causes == ("answers",)
    assert two.stages.then is not None
    assert two.stages.now is not None
    assert two.stages.then.coverage == 0
    assert two.stages.now.coverage == 1


def test_what_other_rules_change_is_told_apart_from_what_other_answers_change() -> None:
    stricter = outline(
        section("one", item("a"), item("b", met_from="full")),
        section("two", item("c", met_from="none"), item("d")),
        gates=(
            gate("safe", {"ready": {"item": "a", "at_least": "full"}}),
            gate("sound", {"ready": {"item": "d", "at_least": "much"}}),
        ),
        scales={"ladder": {**LADDER, "met_from": "much"}},
    )
    looser = outline(
        section("one", item("a"), item("b", met_from="much")),
        section("two", item("c")),
        section("three", item("z")),
        gates=(NEEDS_A,),
    )
    then = looked(looser, {**FULL, "z": "full"})
    found = compare(then, looked(stricter, {**FULL, "a": "much", "d": "none"}))
    assert moves(found) == [
        ("a", "answers", "fell"),
        ("b", "rules", "counts-less"),
        ("c", "rules", "counts-more"),
        ("d", "rules", "added"),
        ("d", "answers", "answered"),
        ("z", "rules", "removed"),
    ]
    assert not found.same_rules
    assert [(one.id, one.move, one.stages.causes) for one in found.gates] == [
        ("safe", "no-longer-met", ("answers",)),
        ("sound", "new", ("rules",)),
    ]
    assert (found.verdict.then.id, found.verdict.by_rules.settled, found.verdict.now.id) == ("ready", False, "not-yet")
    assert [one.id for one in found.areas] == ["one", "two", "three"]


def test_old_answers_alone_show_what_other_rules_do() -> None:
    stricter = outline(
        section("one", item("a"), item("b")),
        section("two", item("c")),
        gates=(gate("safe", {"ready": {"item": "c", "at_least": "much"}}),),
    )
    found = compare(looked(RULES, FULL), looked(stricter, FULL))
    assert found.verdict.causes == ("rules",)
    assert found.items == ()
    assert found.gates[0].stages.causes == ("rules",)


def test_a_question_worded_anew_and_an_option_that_is_gone_are_changes_of_the_rules() -> None:
    short = {"met_from": "full", "options": [*LADDER["options"][2:]]}
    layout = outline(
        section("one", item("a", ask="Is it really so?"), item("b")),
        section("two", item("c", scale="short")),
        gates=(NEEDS_A,),
        scales={"short": short},
    )
    assert moves(compare(looked(RULES, FULL), looked(layout, {**FULL, "c": None}))) == [
        ("a", "rules", "reworded"),
        ("c", "rules", "option-gone"),
    ]


def test_evidence_that_goes_out_of_date_is_a_change_of_time_and_not_of_answers() -> None:
    needs = gate("backed", {"ready": {"item": "a", "has": ["evidence"]}})
    layout = outline(section("one", item("a")), gates=(needs,))
    evidence = [{"what": "Minutes", "valid_until": "2026-12-31"}]
    said = {"a": {"option": "full", **BACKED, "evidence": evidence}}
    found = compare(looked(layout, said), looked(layout, said, LATER))
    assert found.gates[0].move == "no-longer-met"
    assert found.gates[0].stages.causes == ("time",)
    assert found.verdict.causes == ("time",)
    assert found.items == ()


def test_actions_are_done_new_late_on_another_day_or_gone() -> None:
    def with_actions(*actions: dict[str, object]) -> dict[str, Any]:
        return {**FULL, "a": {"option": "full", "actions": list(actions)}}

    found = compare(
        looked(
            RULES,
            with_actions(
                {"what": "one"}, {"what": "Two  words"}, {"what": "three", "due": "2026-12-01"}, {"what": "four"}
            ),
        ),
        looked(
            RULES,
            with_actions(
                {"what": "one", "done": True},
                {"what": "two words"},
                {"what": "three", "due": "2027-01-01"},
                {"what": "five"},
                {"what": "five", "done": True},
            ),
            LATER,
        ),
    )
    assert [(one.kind, one.action.what) for one in found.actions] == [
        ("done", "one"),
        ("moved", "three"),
        ("late", "three"),
        ("new", "five"),
        ("done", "five"),
        ("gone", "four"),
    ]
    assert found.actions[1].due_before == date(2026, 12, 1)


def test_the_conditions_of_the_decision_before_are_met_or_not() -> None:
    conditions = [
        {"what": "A payer", "due": "2027-01-31"},
        {"what": "Papers signed"},
        {"what": "A plan", "done": True},
    ]
    decided = {"date": "2026-11-20", "group": "board", "taken": "ready", "conditions": conditions}
    then = looked(RULES, FULL, decision=decided)
    found = compare(then, looked(RULES, FULL, LATER))
    assert [(one.met, one.late) for one in found.conditions] == [(False, True), (False, False), (True, False)]
    again = {**decided, "conditions": [{"what": "a  payer", "due": "2027-01-31", "done": True}]}
    found = compare(then, looked(RULES, FULL, LATER, decision=again))
    assert [(one.met, one.late) for one in found.conditions] == [(True, False), (False, False), (True, False)]
    open_again = {**decided, "conditions": [{"what": "A plan", "due": "2027-01-31"}]}
    found = compare(then, looked(RULES, FULL, LATER, decision=open_again))
    assert found.conditions[2].met, "what was met stays met, whatever a later decision lists"
    assert compare(looked(RULES, FULL), then).conditions == ()


def test_a_site_is_held_to_the_decision_in_the_programmes_file() -> None:
    decided = {"date": "2026-11-20", "group": "board", "taken": "ready", "conditions": [{"what": "A payer"}]}
    programme = assessment(FULL, decision=decided)
    site = assessment(FULL, site={"id": "north"})
    then = Looked(site, judge_assessment(RULES, site, DAY, programme), programme)
    assert [one.condition.what for one in compare(then, then).conditions] == ["A payer"]


ANSWERS = st.fixed_dictionaries(
    {
        name: st.sampled_from(["none", "little", "much", "full", DONT_KNOW, NOT_APPLICABLE, None])
        for name in ("a", "b", "c")
    }
)


@given(ANSWERS)
def test_whatever_is_compared_with_itself_has_not_moved(said: dict[str, Any]) -> None:
    assert compared(said, said).nothing_moved


@given(ANSWERS, ANSWERS)
def test_whatever_moved_under_the_same_rules_on_the_same_day_moved_by_answers(
    said: dict[str, Any], since: dict[str, Any]
) -> None:
    found = compared(said, since)
    courses = [
        found.verdict.causes,
        *(one.stages.causes for one in (*found.gates,)),
        *(one.stages.causes for one in found.areas),
        *(one.stages.causes for one in found.sides),
    ]
    assert {cause for causes in courses for cause in causes} <= {"answers"}
    assert {one.item for one in found.items} == {name for name in said if said[name] != since[name]}
    assert (found.verdict.then == found.verdict.now) == (found.verdict.causes == ())


@given(ANSWERS)
def test_the_same_answers_by_other_rules_move_by_rules_alone(said: dict[str, Any]) -> None:
    other = outline(
        section("one", item("a", met_from="much"), item("b", weight=3)),
        section("two", item("c")),
        gates=(gate("safe", {"ready": {"item": "b", "at_least": "full"}}),),
    )
    found = compare(looked(RULES, said), looked(other, said))
    assert {one.cause for one in found.items} <= {"rules"}
    assert set(found.verdict.causes) <= {"rules"}


def test_a_gate_of_which_only_the_name_of_its_verdict_changed_has_not_moved() -> None:
    state, renamed = (GateState(applies=True, met=False, allows=name, place=1) for name in ("nearly", "almost"))
    assert GateChange("g", "Gate G", Stages(state, renamed, renamed, renamed, renamed)).move == "same"
    nearer = GateState(applies=True, met=False, allows="better", place=0)
    assert GateChange("g", "Gate G", Stages(state, state, state, state, nearer)).move == "nearer"
    assert GateChange("g", "Gate G", Stages(nearer, nearer, nearer, nearer, state)).move == "further"
