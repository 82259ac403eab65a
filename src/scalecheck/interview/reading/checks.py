"""What the values of fields must satisfy: days, links, short names, another person."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scalecheck.interview.reading.form import Check

LONGEST_NAME: Final = 200
"""The most characters that a role, an organisation or another name may have."""

_DAY: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
_BRITISH_DAY: Final = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})", re.ASCII)
_LINK: Final = re.compile(r"(https?://|mailto:)\S+|[^\s:/?#][^:]*|[^\s:/?#][^:/?#]*[/?#].*")


def day(text: str) -> date | None:
    """Read a day written as 2027-01-31, or as 31/1/2027; None where it is neither."""
    found, turned = _DAY.fullmatch(text.strip()), _BRITISH_DAY.fullmatch(text.strip())
    parts = found.groups() if found else turned.groups()[::-1] if turned else None
    if parts is None:
        return None
    try:
        return date(*(int(part) for part in parts))
    except ValueError:
        return None


def is_day(text: str, _before: Mapping[str, str]) -> str | None:
    """Say what is wrong with a date; None where it can be read."""
    if day(text) is not None:
        return None
    return "That is no day in the calendar. Please write year, month and day, such as 2027-01-31."


def is_end(text: str, before: Mapping[str, str]) -> str | None:
    """Say what is wrong with the day until which something counts; None where it may stand."""
    complaint = is_day(text, before)
    begins, ends = day(before.get("recorded", "")), day(text)
    if complaint is None and begins is not None and ends is not None and ends < begins:
        return f"That is before {begins.isoformat()}, from when the evidence is. Please give a later day."
    return complaint


def is_link(text: str, _before: Mapping[str, str]) -> str | None:
    """Say what is wrong with a link; None where it may stand in a file."""
    if _LINK.fullmatch(text):
        return None
    return "Please give a web address that begins with https://, a mailto: address, or a path beside this file."


def is_name(text: str, _before: Mapping[str, str]) -> str | None:
    """Say what is wrong with a role or another name; None where it may stand."""
    if not any(character.isalpha() for character in text):
        return "Please write it in words."
    if len(text) > LONGEST_NAME:
        return f"That has {len(text)} characters; please keep to {LONGEST_NAME}."
    return None


def is_somebody_else(role: str) -> Check:
    """Return a check that a role is not the one that answers."""

    def check(text: str, before: Mapping[str, str]) -> str | None:
        if text.casefold() == role.casefold():
            return "That is your own role. A second person has to confirm it."
        return is_name(text, before)

    return check
