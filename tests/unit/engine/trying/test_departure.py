"""When a decision departs from what the answers support."""

from __future__ import annotations

from datetime import date, timedelta

from scalecheck.engine.trying.departure import departs
from tests.builders import BACKED, DAY, gate, item, judge, outline, section

NEEDS = {"ready": {"all": [{"item": "a", "at_least": "full"}, {"item": "a", "has": ["evidence"]}]}}
LAYOUT = outline(section("d", item("a")), gates=[gate("g", NEEDS)])


def backed_until(last: date) -> dict[str, object]:
    return {"option": "full", **BACKED, "evidence": [{"what": "Minutes", "valid_until": last.isoformat()}]}


def test_another_verdict_than_the_answers_support_is_a_departure() -> None:
    judgement = judge(LAYOUT, {"a": backed_until(DAY)})
    assert not departs(judgement, "ready", DAY)
    assert departs(judgement, "not-yet", DAY)


def test_what_was_supported_on_the_day_decided_is_no_departure_once_evidence_is_out_of_date() -> None:
    before = DAY - timedelta(days=1)
    judgement = judge(LAYOUT, {"a": backed_until(before)})
    assert departs(judgement, "ready", DAY)
    assert not departs(judgement, "ready", before)
    assert not departs(judgement, "not-yet", before)
