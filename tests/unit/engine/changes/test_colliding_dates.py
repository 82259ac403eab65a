"""Days of one file that do not go together."""

from __future__ import annotations

from typing import Any, Final

import pytest

from scalecheck.engine.changes.colliding_dates import colliding_dates
from tests.builders import DAY, assessment, gate, item, outline, section

LAYOUT: Final = outline(
    section("area", item("asked"), item("beside")), gates=[gate("g", {"ready": {"item": "asked", "at_least": "full"}})]
)
PROPOSAL: Final = {"start": "2027-04-01", "next_review": "2027-06-10"}


def kinds(answers: dict[str, Any], **keys: object) -> list[tuple[str, str]]:
    file = assessment(answers, **{"proposal": PROPOSAL, **keys})
    return [(one.kind, one.what) for one in colliding_dates(file, LAYOUT, DAY)]


def letter(until: str) -> dict[str, Any]:
    return {"option": "much", "evidence": [{"what": "Letter", "valid_until": until}]}


def action(due: str, **keys: object) -> dict[str, Any]:
    return {"option": "much", "actions": [{"what": "Sign it", "due": due, **keys}]}


@pytest.mark.parametrize(
    ("answer", "found"),
    [
        (letter("2027-06-09"), [("ends-before-review", "Letter")]),
        (letter("2027-06-10"), []),
        (letter("2026-11-22"), []),
        (action("2027-04-01"), []),
        (action("2027-04-02"), [("due-after-start", "Sign it")]),
        (action("2027-06-11"), [("due-after-review", "Sign it")]),
        (action("2027-06-11", done=True), []),
    ],
)
def test_days_collide_from_the_day_after_on_and_only_where_something_is_still_to_come(
    answer: dict[str, Any], found: list[tuple[str, str]]
) -> None:
    assert kinds({"asked": answer}) == found
    assert kinds({"beside": answer}) == []


def test_the_review_that_was_decided_counts_before_the_one_proposed() -> None:
    decision = {"date": "2026-11-20", "group": "group", "taken": "not-yet", "review": "2027-02-01"}
    assert kinds({"asked": letter("2027-03-31")}, decision=decision) == []
    late = {**decision, "conditions": [{"what": "A payer", "due": "2027-02-02"}]}
    assert kinds({}, decision=late) == [("due-after-review", "A payer")]


def test_without_a_start_and_a_review_nothing_collides() -> None:
    assert kinds({"asked": {**letter("2027-03-31"), **action("2027-09-01")}}, proposal={"asks": "Go on?"}) == []
