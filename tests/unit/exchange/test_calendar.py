"""Days to keep as a calendar, read back by icalendar and held to the rules of RFC 5545."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta
from typing import Any, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scalecheck.errors import CannotLookError
from scalecheck.exchange.calendar import CalendarEntry, calendar

pytestmark = pytest.mark.needs("calendar")

DAY = date(2026, 11, 23)
AWKWARD = 'Pay; "who, then"?\\n\r\nBEGIN:VEVENT\nATTENDEE:mailto:x@example.org\x1b[31m 家' * 4
TEXTS = st.text(min_size=1, max_size=120)
ENTRIES = st.builds(
    CalendarEntry,
    uid=st.text("0123456789abcdef", min_size=32, max_size=32),
    day=st.dates(),
    title=TEXTS,
    notes=st.lists(TEXTS, max_size=4).map(tuple),
    done=st.booleans(),
)


ONE: Final = CalendarEntry("a1", date(2026, 12, 1), "A payer", ("Who: board",), done=False)


def events(made: bytes) -> list[Any]:
    import icalendar

    return list(icalendar.Calendar.from_ical(made).walk("VEVENT"))


def value(made: bytes, name: str) -> str:
    """Return the text of a property as RFC 5545 (3.1, 3.3.11) writes it: icalendar before 7 reads some otherwise."""
    [line] = re.findall(rf"^{name}:(.*)\r$", made.replace(b"\r\n ", b"").decode(), re.MULTILINE)
    return re.sub(r"\\(.)", lambda found: "\n" if found[1] in "nN" else found[1], line)


def test_a_day_is_an_event_of_that_whole_day_which_takes_up_no_time() -> None:
    [event] = events(calendar([ONE], DAY))
    assert (event["dtstart"].dt, event["dtend"].dt) == (date(2026, 12, 1), date(2026, 12, 2))
    assert (event["uid"], event["status"], event["transp"]) == ("a1@scalecheck", "CONFIRMED", "TRANSPARENT")
    assert (event["summary"], event["description"]) == ("A payer", "Who: board")


def test_what_is_done_is_cancelled_and_says_so() -> None:
    [event] = events(calendar([replace(ONE, done=True)], DAY))
    assert (event["status"], event["summary"]) == ("CANCELLED", "Done: A payer")


def test_a_later_export_is_a_later_revision_of_the_same_event() -> None:
    [before] = events(calendar([ONE], DAY))
    [after] = events(calendar([replace(ONE, day=date(2027, 1, 5))], DAY + timedelta(days=1)))
    assert before["uid"] == after["uid"]
    assert before["sequence"] < after["sequence"]
    assert before["dtstamp"].dt < after["dtstamp"].dt


def test_the_same_days_give_the_same_bytes_in_whatever_order_they_come() -> None:
    one, other = ONE, replace(ONE, uid="b2", title="One target")
    assert calendar([one, other], DAY) == calendar([other, one], DAY)


def test_nothing_that_a_file_says_becomes_a_line_of_its_own() -> None:
    made = calendar([replace(ONE, title=AWKWARD, notes=(AWKWARD, AWKWARD))], DAY)
    assert value(made, "SUMMARY") == " ".join(AWKWARD.split()).replace("\x1b", "\\x1b")
    assert value(made, "DESCRIPTION").count("\n") == 1
    assert b"\nATTENDEE" not in made
    assert made.count(b"\r\nBEGIN:VEVENT\r\n") == 1


@given(st.lists(ENTRIES, min_size=1, max_size=4, unique_by=lambda one: one.uid))
def test_every_calendar_keeps_to_the_rules_of_its_lines_and_is_read_back_as_it_was(
    entries: list[CalendarEntry],
) -> None:
    """RFC 5545, 3.1: lines end with CR LF, and have at most 75 octets; none is broken within a character."""
    made = calendar(entries, DAY)
    lines = made.split(b"\r\n")
    assert lines.pop() == b""
    assert all(len(line) <= 75 and b"\r" not in line and b"\n" not in line for line in lines)
    assert all(line.decode() and not re.search("[\x00-\x08\x0b-\x1f\x7f]", line.decode()) for line in lines)
    found = {str(event["uid"]).removesuffix("@scalecheck"): event["dtstart"].dt for event in events(made)}
    assert found == {one.uid: one.day for one in entries}


def test_where_icalendar_is_missing_a_sentence_says_how_to_install_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "icalendar", None)
    with pytest.raises(CannotLookError, match=r"icalendar, which is not installed here\. .*: pip install icalendar$"):
        calendar([ONE], DAY)
