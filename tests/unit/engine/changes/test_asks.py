"""Asks: how each stands on a day, one identity over the rounds, and the gaps that nobody was asked to change."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from scalecheck.engine.changes.asks import (
    AskState,
    ask_rows,
    ask_state,
    asks_in_order,
    each_ask_once,
    is_unput,
    unasked_gaps,
)
from scalecheck.engine.judging.scope import judge_assessment
from scalecheck.model.assessment import Ask
from tests.builders import DAY, assessment, item, outline, section

if TYPE_CHECKING:
    from scalecheck.engine.changes.asks import AskRow

RULES = outline(section("one", item("a", about="system"), item("b", about="system"), item("c")))
BEFORE = "2026-05"
LATE, SOON = DAY - timedelta(days=1), DAY


def one(**keys: object) -> Ask:
    return Ask.model_validate({"what": "One target", "kind": "target", **keys})


def rows(*asks: dict[str, Any], **keys: object) -> tuple[AskRow, ...]:
    file = assessment({}, asks=[{"kind": "rule", **ask} for ask in asks], **keys)
    return ask_rows(file, RULES, f"{file.round}{'-agreed' if file.agreed else ''}.yaml", DAY)


@pytest.mark.parametrize(
    ("ask", "state", "unput"),
    [
        (one(), AskState.NEVER_PUT, True),
        (one(due=SOON), AskState.NEVER_PUT, True),
        (one(due=LATE), AskState.MISSED, True),
        (one(body="board", put=LATE), AskState.OPEN, False),
        (one(body="board", put=LATE, due=SOON, answer="No."), AskState.OPEN, False),
        (one(body="board", put=LATE, due=LATE), AskState.MISSED, False),
        (one(done=True, due=LATE), AskState.DONE, False),
    ],
)
def test_an_ask_is_missed_from_the_day_after_its_day_and_open_only_once_it_was_put(
    ask: Ask, state: AskState, *, unput: bool
) -> None:
    assert (ask_state(ask, DAY), is_unput(ask)) == (state, unput)


def test_an_ask_keeps_its_key_over_rounds_whatever_its_capitals_and_whoever_could_change_it() -> None:
    [first], [second] = rows({"what": "One  Target", "body": "board"}), rows({"what": "one target"}, round=BEFORE)
    [other] = rows({"what": "One target"}, site={"id": "north"})
    assert (first.key, first.uid) == (second.key, second.uid)
    assert first.uid != other.uid


def test_an_ask_is_told_once_as_the_newest_round_and_in_it_the_agreed_file_tells_it() -> None:
    agreed = {"agreed": {"date": "2026-11-20", "who": "chair"}, "respondent": None}
    found = (
        *rows({"what": "X", "answer": "agreed"}, **agreed),
        *rows({"what": "X", "answer": "theirs"}),
        *rows({"what": "X", "done": True}, {"what": "Y"}, round=BEFORE),
    )
    told = {row.ask.what: (row.occasion.round, row.ask.answer) for row in each_ask_once(found)}
    assert told == {"X": ("2026-11", "agreed"), "Y": (BEFORE, None)}
    assert each_ask_once(reversed(found))[0].ask.answer is None
    assert {row.ask.answer for row in each_ask_once(reversed(found))} == {"agreed", None}


def test_what_is_missed_comes_first_and_what_is_done_last_each_by_its_day() -> None:
    found = rows(
        {"what": "done", "done": True},
        {"what": "never, no day"},
        {"what": "never", "due": "2027-01-01"},
        {"what": "open later", "body": "x", "put": "2026-01-01", "due": "2027-02-01"},
        {"what": "open", "body": "x", "put": "2026-01-01", "due": "2027-01-01"},
        {"what": "missed", "due": "2026-01-01"},
    )
    order = ["missed", "open", "open later", "never", "never, no day", "done"]
    assert [row.ask.what for row in asks_in_order(found)] == order


def test_a_gap_about_the_system_is_told_unless_an_ask_names_it_and_a_promise_to_act_is_no_ask() -> None:
    acted = {"option": "none", "actions": [{"what": "Write to them"}]}
    judgement = judge_assessment(RULES, assessment({"a": acted, "b": "none", "c": "none"}), DAY)
    found = unasked_gaps(judgement, (one(items=("b",), done=True),))
    assert [(gap.item.id, gap.acted_on) for gap in found] == [("a", True)]
    assert [gap.item.id for gap in unasked_gaps(judgement, ())] == ["a", "b"]
    met = judge_assessment(RULES, assessment({"a": "full", "b": "full", "c": "none"}), DAY)
    assert unasked_gaps(met, ()) == ()


def test_a_question_of_another_checklist_is_named_by_its_id() -> None:
    [row] = rows({"what": "X", "items": ["a", "elsewhere"]})
    assert row.titles == ("Title of A", "elsewhere")
