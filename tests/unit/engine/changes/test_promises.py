"""Promises as rows of one list: each has one identity, over rounds and versions of the checklist."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scalecheck.engine.changes.promises import each_once, rows_of
from tests.builders import DAY, assessment, item, outline, section

if TYPE_CHECKING:
    from scalecheck.engine.changes.promises import Row
    from scalecheck.engine.inputs.outline import Outline

RULES = outline(section("one", item("a"), item("b")))
LATER = outline(section("one", item("a", retired={"since": "2.0.0", "replaced_by": "b"}), item("b")))
BEFORE = "2026-05"


def rows(name: str, what: str, layout: Outline = RULES, **keys: object) -> tuple[Row, ...]:
    file = assessment({name: {"option": "full", "actions": [{"what": what}]}}, **keys)
    return rows_of(file, layout, f"{file.round}.yaml", DAY)


def told(*found: tuple[Row, ...]) -> list[tuple[str, str]]:
    return [(row.occasion.round, row.identity.item) for row in each_once(row for rows in found for row in rows)]


def test_an_action_has_the_same_key_in_every_round_whatever_its_capitals_and_blanks() -> None:
    [first], [second] = rows("a", "Ask the  Board"), rows("a", "ask the board", round=BEFORE)
    assert first.key == second.key
    assert first.key not in {rows("a", "Ask the boards")[0].key, rows("b", "Ask the board")[0].key}


def test_an_action_that_was_carried_is_told_in_the_newest_round_that_holds_it() -> None:
    assert told(rows("a", "Ask", round=BEFORE), rows("a", "Ask")) == [("2026-11", "a")]
    assert told(rows("a", "Ask", round=BEFORE), rows("a", "Pay")) == [(BEFORE, "a"), ("2026-11", "a")]


def test_one_that_a_retired_question_has_handed_on_is_told_at_its_replacement() -> None:
    assert told(rows("a", "Ask", round=BEFORE), rows("b", "Ask", LATER)) == [("2026-11", "b")]
    assert told(rows("a", "Ask", LATER), rows("b", "Ask", LATER)) == [("2026-11", "b")]
    assert told(rows("b", "Ask", LATER, round=BEFORE), rows("a", "Ask", LATER)) == [(BEFORE, "b"), ("2026-11", "a")]


def test_what_another_respondent_promised_or_of_another_site_is_another_promise() -> None:
    other = {"id": "ward", "role": "ward lead"}
    assert len(told(rows("a", "Ask", respondent=other, round=BEFORE), rows("a", "Ask"))) == 2
    assert len(told(rows("a", "Ask", site={"id": "east"}, round=BEFORE), rows("a", "Ask"))) == 2


def test_two_alike_at_one_question_stay_two() -> None:
    file = assessment({"a": {"option": "full", "actions": [{"what": "Ask"}, {"what": "ask", "done": True}]}})
    both = rows_of(file, RULES, "a.yaml", DAY)
    assert len({row.key for row in each_once(both)}) == 2
