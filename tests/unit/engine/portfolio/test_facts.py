"""What a portfolio keeps of a file: the days on which the same evidence counts."""

from __future__ import annotations

from datetime import date

import pytest

from scalecheck.engine.portfolio.facts import Facts, Period, facts_of, only_on, period_around
from tests.builders import assessment, item, outline, section


@pytest.mark.parametrize(
    ("period", "held", "not_held"),
    [
        (Period("2026-01-01", "2026-02-01"), ["2026-01-01", "2026-01-31"], ["2025-12-31", "2026-02-01", "2026-02-02"]),
        (Period("", "2026-02-01"), ["0001-01-01", "2026-01-31"], ["2026-02-01"]),
        (Period("2026-01-01", ""), ["2026-01-01", "9999-12-31"], ["2025-12-31"]),
        (only_on(date(2026, 2, 28)), ["2026-02-28"], ["2026-02-27", "2026-03-01"]),
        (only_on(date.max), ["9999-12-31"], ["9999-12-30"]),
    ],
)
def test_a_period_holds_its_first_day_and_not_the_first_one_behind_it(
    period: Period, held: list[str], not_held: list[str]
) -> None:
    assert [day for day in (*held, *not_held) if period.holds(day)] == held


@pytest.mark.parametrize(
    ("day", "since", "until"),
    [
        (date(2026, 10, 31), "", "2026-11-01"),
        (date(2026, 11, 1), "2026-11-01", "2026-11-10"),
        (date(2026, 11, 9), "2026-11-01", "2026-11-10"),
        (date(2026, 11, 10), "2026-11-10", "2026-11-24"),
        (date(2026, 11, 23), "2026-11-10", "2026-11-24"),
        (date(2026, 11, 24), "2026-11-24", ""),
    ],
)
def test_evidence_changes_what_counts_on_its_first_day_and_behind_its_last(day: date, since: str, until: str) -> None:
    files = (
        evidence({"recorded": "2026-11-01", "valid_until": "9999-12-31"}, {}),
        evidence({"recorded": "2026-11-10", "valid_until": "2026-11-23"}),
    )
    assert period_around(day, *files) == Period(since, until)


def evidence(*pieces: dict[str, str]) -> Facts:
    said = {"option": "full", "basis": "evidenced", "evidence": [{"what": "Minutes", **one} for one in pieces]}
    return facts_of(assessment({"a": said}), outline(section("one", item("a"))))
