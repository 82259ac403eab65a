"""How single things are said in a report: days, roles, counts, headlines, lists."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Final

from scalecheck.plain import plainly

if TYPE_CHECKING:
    from collections.abc import Sequence

HEADLINE: Final = 120
"""How many characters of a note's first line are printed where room is short."""

_MONTHS: Final = (
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
_NUMBERS: Final = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_ENDS: Final = (".", "!", "?", "…", ":", ".”", "?”", "!”", ".)", '."', '?"')


def day_words(day: date) -> str:
    """Write a day as `12 February 2027`, whatever the machine's language."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def round_words(round_: str) -> str:
    """Write a round as `November 2026` or `5 November 2026`; as it stands where there is no such day."""
    year, month, *day = round_.split("-")
    if not day:
        return f"{_MONTHS[int(month) - 1]} {year}"
    try:
        return day_words(date.fromisoformat(round_))
    except ValueError:
        return round_


def number_words(count: int) -> str:
    """Write small numbers as words, `no` for none."""
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)


def counted(count: int, one: str, many: str | None = None) -> str:
    """Write a number with its noun, such as `two questions`."""
    return f"{number_words(count)} {one if count == 1 else many or f'{one}s'}"


def headline(text: str, limit: int = HEADLINE, words: int = HEADLINE) -> str:
    """Return the first line that says something, cut off between words where it has more characters or words."""
    line = next((one for line in text.splitlines() if (one := line.split())), [])
    shown = plainly(" ".join(line[:words]))
    if len(shown) <= limit and len(line) <= words:
        return shown
    between_words, _, _ = shown[:limit].rpartition(" ")
    cut = between_words if len(shown) > limit and len(between_words) > limit // 2 else shown[: limit - 1]
    return f"{cut.rstrip(' ,;:.')}…"


def sentence(text: str) -> str:
    """Return the words with a full stop last, where they do not end a sentence already."""
    words = text.strip()
    return words if not words or words.endswith(_ENDS) else f"{words}."


def capital(text: str) -> str:
    """Return the words with a capital letter first."""
    return f"{text[:1].upper()}{text[1:]}"


def role_words(role: str | None, organisation: str | None, name: str | None = None) -> str:
    """Say who: the role, the organisation, and a personal name only where one is given; nothing where all lack."""
    who = f"{role} ({name})" if role and name else role or name
    return ", ".join(part for part in (who, organisation) if part)


def joined(words: Sequence[str], last: str = "and") -> str:
    """Write a list as `a, b and c`; parts with commas of their own, and no quotation marks, by semicolons."""
    if len(words) < 2:  # noqa: PLR2004 (nothing to join)
        return "".join(words)
    comma = "; " if any("," in word and not word.startswith("“") for word in words) else ", "
    before_last = comma if comma == "; " else " "
    return f"{comma.join(words[:-1])}{before_last}{last} {words[-1]}"


def without_stop(text: str) -> str:
    """Return the words without a full stop at the end, to be quoted within a sentence."""
    words = text.strip()
    return words[:-1] if words.endswith(".") and not words.endswith("..") else words
