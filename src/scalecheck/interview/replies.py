"""What a person can reply to a question, read from one line of input."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from scalecheck.interview.commands import LETTERS

LONGEST: Final = 4000
"""The most characters that one line of a reply may have."""

_NUMBER: Final = re.compile(r"([0-9]{1,9})(?:(?:\s*[.,:;)]\s*|\s+)(.*))?", re.DOTALL)
_CONTROL: Final = re.compile(r"[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff]")


@dataclass(frozen=True, slots=True)
class Chosen:
    """An option was chosen by its number."""

    option: int
    """Its place, from 0 for the worst."""
    note: str = ""
    """What was written behind the number."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A command was given."""

    letter: str
    """Which."""
    text: str = ""
    """What was written behind it."""


@dataclass(frozen=True, slots=True)
class Kept:
    """Just Enter."""


@dataclass(frozen=True, slots=True)
class Confirmed:
    """The answer of the last round holds."""

    note: str = ""
    """What was written behind the sign."""


@dataclass(frozen=True, slots=True)
class Misunderstood:
    """Nothing that can be done here."""

    why: str
    """What is wrong, and what would be right."""


Reply = Chosen | Letter | Kept | Confirmed | Misunderstood


def unreadable(line: str) -> str | None:
    """Say why a line of input can't be taken at all; None where it can."""
    if len(line) > LONGEST:
        return f"That is {len(line)} characters long; please keep to {LONGEST} a line. Nothing was taken."
    if re.search("[\ud800-\udfff]", line):
        return "Some of that could not be read as text. Nothing was taken; please type it again."
    if _CONTROL.search(line):
        return "That holds control characters, such as an arrow key sends. Nothing was taken; please type it again."
    return None


def read_reply(line: str, options: int) -> Reply:
    """Read one line as a reply to a question with so many options."""
    text = line.strip()
    if not text:
        return Kept()
    if text[0] == "=":
        return Confirmed(text[1:].strip())
    number = _NUMBER.fullmatch(text)
    if number is not None:
        return _chosen(int(number[1]), (number[2] or "").strip(), options)
    first, _, rest = text.partition(" ")
    command = LETTERS.get(first.lower())
    if command is None:
        return Misunderstood(_not_a_reply(text, options))
    if rest.strip() and not command.takes:
        return Misunderstood(f"`{command.letter}` stands alone. Type ? to see what can be typed here.")
    return Letter(command.letter, rest.strip())


def _chosen(number: int, note: str, options: int) -> Reply:
    if not 1 <= number <= options:
        return Misunderstood(f"There is no option {number}; the options are 1 to {options}.")
    return Chosen(number - 1, note)


def _not_a_reply(text: str, options: int) -> str:
    shown = text if len(text) <= 40 else f"{text[:40]}…"  # noqa: PLR2004 (as much as fits a line)
    return (
        f"“{shown}” is no answer here. Type a number from 1 to {options} (a note may follow on the same line), "
        "d for don't know, s to skip, or ? for everything else."
    )
