"""Days and rounds in words, whatever the machine's language."""

from __future__ import annotations

from datetime import date
from typing import Final

MONTHS: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
"""The months, January first."""


def day_words(day: date) -> str:
    """Return a day as `12 February 2027`."""
    return f"{day.day} {MONTHS[day.month - 1]} {day.year}"


def round_words(round_: str) -> str:
    """Return a round as `November 2026` or `5 November 2026`; as it is written where there is no such day."""
    year, month, *day = round_.split("-")
    if not day:
        return f"{MONTHS[int(month) - 1]} {year}"
    try:
        return day_words(date.fromisoformat(round_))
    except ValueError:
        return round_
