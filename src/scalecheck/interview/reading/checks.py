"""What the values of fields must satisfy, and how they are read: days, links, short names, another person."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Final

from scalecheck.words.days import MONTHS, day_words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scalecheck.interview.reading.form import Check

LONGEST_NAME: Final = 200
"""The most characters that a role, an organisation or another name may have."""

HOW_A_DAY_IS_WRITTEN: Final = "Please write it as 31 January 2027, 31/01/2027 or 2027-01-31."
"""How `day` reads a day."""

_ISO: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})", re.ASCII)
_DAY_FIRST: Final = re.compile(r"(\d{1,2})\s?[/.-]\s?(\d{1,2})\s?[/.-]\s?(\d{4}|\d{2})", re.ASCII)
_DAY_AND_MONTH: Final = re.compile(
    r"(\d{1,2})(?:st|nd|rd|th)?(?:\s+of)?[\s.-]+([a-z]{3,9})\.?,?[\s-]+(\d{4})", re.ASCII
)
_MONTH_AND_DAY: Final = re.compile(r"([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})", re.ASCII)
LINK: Final = r"(?:https?://|mailto:)\S+|[^\s:/?#\\][^:]*|[^\s:/?#\\][^:/?#]*[/?#].*"
"""A link as a pattern, which Python and JavaScript read alike."""
_ADDRESS: Final = re.compile(r"[^\s@]+@[^\s@]+")
_MANY_DIGITS: Final = re.compile(r"(?:\d[\s()+-]*){6,}")
_FORM_OF_ADDRESS: Final = re.compile(r"(?:dr|mr|mrs|ms|miss|mx|prof|professor|sir|dame)\.?\s+\w+.*", re.IGNORECASE)
_PERSON: Final = re.compile(
    r"[A-Z][a-z]+(?:-[A-Z][a-z]+)? (?:[A-Z]\. ?)?(?:O'|Mc|Mac|van |de )?[A-Z][a-z]+(?:-[A-Z][a-z]+)?"
)
_OF_ROLES: Final = re.compile(
    r"lead|nurse|director|manager|officer|head|chief|doctor|consultant|therap|team|board|group|finance|clinic|care|"
    r"owner|sponsor|chair|governor|worker|partner|analyst|engineer|pharma|safety|digital|service|office|patient|public|"
    r"trust|council|ward|hospital|secretary|adviser|advisor|coordinat|practitioner|physician|surgeon|midwi|support|"
    r"information|data|programme|project|transformation|improvement|operat|commission|matron|sister|registrar|desk",
    re.IGNORECASE,
)


def day(text: str) -> date | None:
    """Read a day as people write it: `2027-04-01`, `1 April 2027`, `April 1, 2027`, `01/04/2027`; None for no day.

    A day in figures with the year at its end has the day first; two figures of a year are of this century.
    """
    plain = " ".join(text.split()).lower()
    for form, order in ((_ISO, "ymd"), (_DAY_FIRST, "dmy"), (_DAY_AND_MONTH, "dmy"), (_MONTH_AND_DAY, "mdy")):
        found = form.fullmatch(plain)
        if found is not None:
            return _calendar_day(dict(zip(order, found.groups(), strict=True)))
    return None


def day_remark(text: str) -> str | None:
    """Return how a day was understood whose day and month could be taken for each other; None where they can't."""
    found, read = _DAY_FIRST.fullmatch(text.strip()), day(text)
    if found is None or read is None or read.month == read.day or read.day > len(MONTHS):
        return None
    return f"Read as {day_words(read)}: the day comes first."


def is_day(text: str, _before: Mapping[str, str]) -> str | None:
    """Return what is wrong with a date; None where it can be read."""
    return None if day(text) is not None else f"That is {no_day(text)}"


def no_day(text: str) -> str:
    """Return what a text is that `day` does not read, and how a day is written, to go behind `That is`."""
    plain = " ".join(text.split())
    without_year = any(day(f"{plain}{sign}2000") is not None for sign in (" ", "/"))
    return f"{'a day without its year' if without_year else 'no day in the calendar'}. {HOW_A_DAY_IS_WRITTEN}"


def is_past_day(today: date) -> Check:
    """Return a check that something can be read as a day that has come."""

    def check(text: str, before: Mapping[str, str]) -> str | None:
        complaint, read = is_day(text, before), day(text)
        if complaint is None and read is not None and read > today:
            return f"{day_words(read)} is still to come. Please give the day on which it happened."
        return complaint

    return check


def is_day_after(name: str) -> Check:
    """Return a check that something can be read as a day, and not as one before the day under another name."""

    def check(text: str, before: Mapping[str, str]) -> str | None:
        complaint, read, first = is_day(text, before), day(text), day(before.get(name, ""))
        if complaint is None and read is not None and first is not None and read < first:
            return f"That is before {day_words(first)}. Please give a later day."
        return complaint

    return check


def is_end(text: str, before: Mapping[str, str]) -> str | None:
    """Return what is wrong with the day until which something counts; None where it is right."""
    complaint = is_day(text, before)
    begins, ends = day(before.get("recorded", "")), day(text)
    if complaint is None and begins is not None and ends is not None and ends < begins:
        return f"That is before {day_words(begins)}, from when the evidence is. Please give a later day."
    return complaint


def is_link(text: str, _before: Mapping[str, str]) -> str | None:
    """Return what is wrong with a link; None where it may be in a file."""
    if re.fullmatch(LINK, text):
        return None
    return "Please give a web address that begins with https://, a mailto: address, or a path beside this file."


def is_name(text: str, _before: Mapping[str, str]) -> str | None:
    """Return what is wrong with a role or another name; None where it is right."""
    if not any(character.isalpha() for character in text):
        return "Please write it in words."
    if day(text) is not None:
        return f"That is a day ({text}), and a name is asked for here."
    if len(text) > LONGEST_NAME:
        return f"That has {len(text)} characters; please keep to {LONGEST_NAME}."
    return None


def is_role(text: str, before: Mapping[str, str]) -> str | None:
    """Return what is wrong with a role; None where it is right."""
    return is_name(text, before) or _one_alone(text, "a role is asked for here, such as ward lead")


def is_organisation(text: str, before: Mapping[str, str]) -> str | None:
    """Return what is wrong with an organisation; None where it is right."""
    return is_name(text, before) or _one_alone(text, "an organisation is asked for here, such as North Hospital")


def _one_alone(text: str, what: str) -> str | None:
    return f"That has a ; in it, and only {what}. Nothing was taken." if ";" in text else None


def role_remark(text: str) -> str | None:
    """Point out a role that looks like a person, an address or a number; None where it looks like a role."""
    if _ADDRESS.search(text):
        looks = "an address"
    elif _MANY_DIGITS.search(text):
        looks = "a number of a person or a telephone"
    elif _FORM_OF_ADDRESS.fullmatch(text) or (_PERSON.fullmatch(text) and not _OF_ROLES.search(text)):
        looks = "a person's name"
    else:
        return None
    return f"“{text}” looks like {looks}. These files travel, and a role is enough."


def is_somebody_else(role: str) -> Check:
    """Return a check that a role is not the one that answers."""

    def check(text: str, before: Mapping[str, str]) -> str | None:
        if text.casefold() == role.casefold():
            return "That is your own role. A second person has to confirm it."
        return is_role(text, before)

    return check


def _calendar_day(parts: Mapping[str, str]) -> date | None:
    month = int(parts["m"]) if parts["m"].isdecimal() else _month(parts["m"])
    year = int(parts["y"]) + (2000 if len(parts["y"]) == len("27") else 0)
    try:
        return date(year, month, int(parts["d"]))
    except ValueError:
        return None


def _month(word: str) -> int:
    """Return the number of a month that is written in full or by its first letters; 0 where there is none."""
    wanted = "sep" if word == "sept" else word
    return next((number for number, name in enumerate(MONTHS, start=1) if name.lower().startswith(wanted)), 0)
