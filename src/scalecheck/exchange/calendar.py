"""Days to keep as a file for a calendar: one all-day event for each, in iCalendar (RFC 5545)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Final

from scalecheck.errors import MissingPackageError
from scalecheck.plain import plainly

if TYPE_CHECKING:
    from collections.abc import Iterable

_PRODUCT: Final = "-//scalecheck//days to keep//EN"
_DAY_ONE: Final = date(2020, 1, 1)
"""From when revisions of an event are counted, one a day."""


@dataclass(frozen=True, slots=True)
class CalendarEntry:
    """One day to keep."""

    uid: str
    """What makes it the same one when the file is imported again."""
    day: date
    """The day."""
    title: str
    """What it is about."""
    notes: tuple[str, ...]
    """What else there is to say, a line each."""
    done: bool
    """Whether it needs no more keeping."""


def calendar(entries: Iterable[CalendarEntry], as_of: date) -> bytes:
    """Return days to keep as an iCalendar file, with the same bytes for the same entries and day.

    Each is an event of a whole day, because every calendar takes those in, and few take in tasks. It takes up no time,
    keeps its identity, and counts as revised by the day; what is done is cancelled, and says so in its title.

    Args:
        entries: The days.
        as_of: The day whose state the file shows.

    Raises:
        MissingPackageError: icalendar is not installed.
    """
    try:
        from icalendar import Calendar, Event  # noqa: PLC0415 (an extra)
    except ImportError:
        raise MissingPackageError("Files for a calendar need", "icalendar") from None
    whole = Calendar()
    whole.add("prodid", _PRODUCT)
    whole.add("version", "2.0")
    for one in sorted(entries, key=lambda entry: (entry.day, entry.uid)):
        event = Event()
        event.add("uid", f"{one.uid}@scalecheck")
        event.add("dtstamp", datetime.combine(as_of, time(), UTC))
        event.add("sequence", max(0, (as_of - _DAY_ONE).days))
        event.add("dtstart", one.day)
        if one.day < date.max:
            event.add("dtend", one.day + timedelta(days=1))
        event.add("summary", f"Done: {_line(one.title)}" if one.done else _line(one.title))
        event.add("description", "\n".join(map(_line, one.notes)))
        event.add("status", "CANCELLED" if one.done else "CONFIRMED")
        event.add("transp", "TRANSPARENT")
        whole.add_component(event)
    made: bytes = whole.to_ical()
    return made


def _line(text: str) -> str:
    return plainly(" ".join(text.split()))
