"""Who of those invited has answered."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from scalecheck.engine.panel.attendance import attendance, is_open
from tests.builders import DONT_KNOW, NOT_MINE, WAITING, assessment, item, outline, question, section
from tests.unit.engine.panel.test_allocation import panel

if TYPE_CHECKING:
    from scalecheck.model.assessment import Assessment

LAYOUT = outline(
    section("d", item("a"), item("b"), item("c", relevant_when={"item": "digital", "is": ["answer-yes"]})),
    profile=[question("digital")],
)
DAY = date(2026, 12, 4)
CLOSES = "2026-11-30"


def by(name: str, said: dict[str, object], **keys: object) -> Assessment:
    return assessment(said, respondent={"id": name, "role": name}, **keys)


def test_those_who_answered_anything_have_answered_and_the_others_are_waited_for() -> None:
    found = attendance(
        panel({"id": "nurse"}, {"id": "finance"}, {"id": "board"}, closes=CLOSES),
        [by("finance", {"a": "full"}), by("board", {"a": None})],
        LAYOUT,
        DAY,
    )
    assert found.invited == 3
    assert [one.id for one in found.answered] == ["finance"]
    assert [one.id for one in found.waiting] == ["nurse", "board"]
    assert found.days_overdue == 4


def test_nobody_is_late_before_the_end_of_the_closing_day_or_when_all_have_answered_or_after_the_round() -> None:
    invited = {"id": "nurse"}
    assert attendance(panel(invited, closes=CLOSES), [], LAYOUT, date(2026, 11, 30)).days_overdue == 0
    assert attendance(panel(invited, closes=CLOSES), [], LAYOUT, date(2026, 12, 1)).days_overdue == 1
    assert attendance(panel(invited, closes=CLOSES), [by("nurse", {"a": "full"})], LAYOUT, DAY).days_overdue == 0
    assert attendance(panel(invited, closes=CLOSES, state="closed"), [], LAYOUT, DAY).days_overdue == 0
    assert attendance(panel(invited), [], LAYOUT, DAY).days_overdue == 0


def test_what_a_file_lists_and_leaves_empty_is_counted_without_what_is_hidden_parked_or_handed_on() -> None:
    everything = by("nurse", {"a": "full", "b": None, "c": None}, profile={"digital": {"option": "answer-no"}})
    assert attendance(panel({"id": "nurse"}), [everything], LAYOUT, DAY).left_open == {"nurse": 1}
    settled = by("nurse", {"a": WAITING, "b": NOT_MINE, "c": DONT_KNOW})
    assert attendance(panel({"id": "nurse"}), [settled], LAYOUT, DAY).left_open == {}


def test_somebody_who_was_not_invited_is_told_apart() -> None:
    found = attendance(panel({"id": "nurse"}), [by("guest", {"a": "full"})], LAYOUT, DAY)
    assert ([one.id for one in found.uninvited], found.answered) == (["guest"], ())


def test_without_a_list_of_those_invited_all_who_answered_count() -> None:
    found = attendance(None, [by("nurse", {"a": "full"}), by("finance", {"a": "none"})], LAYOUT, DAY)
    assert (found.invited, len(found.answered), found.waiting, found.uninvited) == (None, 2, (), ())


def test_a_round_is_open_only_where_a_panel_says_so() -> None:
    assert is_open(panel({"id": "nurse"}))
    assert not is_open(panel({"id": "nurse"}, state="closed"))
    assert not is_open(None)


def test_what_is_left_open_is_counted_against_what_is_asked_where_a_file_lists_everything() -> None:
    layout = outline(section("d", item("a", best_answered_by=["nurse"]), item("b", best_answered_by=["finance"])))
    invited = panel({"id": "nurse"}, {"id": "finance"}, closes=CLOSES)
    everything: dict[str, object] = {"a": "full", "b": None}
    found = attendance(invited, [by("nurse", everything), by("finance", everything)], layout, DAY)
    assert found.left_open == {"finance": 1}, "the answer beyond what finance is asked counts as an answer"
    assert [one.id for one in found.answered] == ["nurse", "finance"]
    assert attendance(None, [by("nurse", everything)], layout, DAY).left_open == {"nurse": 1}
    assert attendance(invited, [by("cook", everything)], layout, DAY).left_open == {"cook": 1}


def test_a_file_that_lists_a_part_says_by_that_what_is_asked() -> None:
    layout = outline(section("d", *(item(name, best_answered_by=["nurse"]) for name in ("a", "b", "c"))))
    found = attendance(panel({"id": "nurse"}), [by("nurse", {"a": "full", "b": None})], layout, DAY)
    assert found.left_open == {"nurse": 1}
