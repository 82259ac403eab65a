"""Sources that nobody has looked at for long."""

from __future__ import annotations

from datetime import date

import pytest

from scalecheck.engine.inputs.outline import Outline
from scalecheck.lint.checklist.stale_source import RULE
from scalecheck.lint.subject import DatedChecklist
from scalecheck.problems import Severity
from tests.builders import item, outline, section

LAW = {"title": "A law", "regulatory": True}
BOOK = {"title": "A book"}


def said(today: date, **source: object) -> list[tuple[tuple[str | int, ...], str]]:
    checklist = outline(section("ground", item("owner")), sources={"one": source}).checklist
    remarks = list(RULE.remarks(DatedChecklist(Outline(checklist), today)))
    assert all((one.code, one.severity) == ("stale-source", Severity.WARNING) for one in remarks)
    return [(one.path, one.message) for one in remarks]


@pytest.mark.parametrize(
    ("source", "checked", "last_day"),
    [
        (LAW, date(2026, 5, 23), date(2026, 11, 23)),
        (LAW, date(2026, 8, 31), date(2027, 2, 28)),
        (BOOK, date(2024, 11, 23), date(2026, 11, 23)),
        (BOOK, date(2024, 2, 29), date(2026, 2, 28)),
    ],
)
def test_a_look_holds_to_the_last_day_and_no_longer(source: dict[str, object], checked: date, last_day: date) -> None:
    assert said(last_day, **source, checked=checked) == []
    [(path, message)] = said(date.fromordinal(last_day.toordinal() + 1), **source, checked=checked)
    assert path == ("sources", "one", "checked")
    assert checked.isoformat() in message


def test_a_rule_that_changes_has_to_say_when_it_was_looked_at_and_a_book_need_not() -> None:
    assert [path for path, _ in said(date(2026, 11, 23), **LAW)] == [("sources", "one")]
    assert said(date(2026, 11, 23), **BOOK) == []


def test_a_look_in_the_future_and_one_at_the_end_of_the_calendar_are_not_stale() -> None:
    assert said(date(2026, 11, 23), **LAW, checked=date(2027, 1, 1)) == []
    assert said(date(9999, 12, 31), **BOOK, checked=date(9998, 6, 1)) == []
