"""Days counted on: a period in words after a day, and the last day of a round."""

from __future__ import annotations

from calendar import monthrange
from datetime import date, timedelta
from typing import Final

_MONTHS: Final = 12


def later(start: date, period: str) -> date | None:
    """Return the day that lies a period such as `3 months` after a day; None where the calendar ends before it.

    A month that is too short for the day ends on its own last day.
    """
    count, unit = period.split()
    number = int(count)
    try:
        if unit.startswith(("day", "week")):
            return start + timedelta(days=number * (7 if unit.startswith("week") else 1))
        months = start.year * _MONTHS + start.month - 1 + number * (_MONTHS if unit.startswith("year") else 1)
        year, month = divmod(months, _MONTHS)
        return date(year, month + 1, min(start.day, monthrange(year, month + 1)[1]))
    except (ValueError, OverflowError):
        return None


def first_day(round_: str) -> date:
    """Return the first day of a round: of its month, or the day that it names; see `last_day`."""
    last = last_day(round_)
    return last if round_.count("-") > 1 else last.replace(day=1)


def last_day(round_: str) -> date:
    """Return the last day of a round, which is a month (`2026-11`) or a day (`2026-11-23`).

    A day that its month does not have, such as `2026-02-31`, is its month's last.
    """
    year, month, *day = (int(part) for part in round_.split("-"))
    last = monthrange(max(year, 1), month)[1]
    return date(max(year, 1), month, min(day[0], last) if day else last)
