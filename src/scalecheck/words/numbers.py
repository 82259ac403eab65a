"""Numbers in words, alone and with the noun that they count."""

from __future__ import annotations

from typing import Final

_NUMBERS: Final = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def number_words(count: int) -> str:
    """Return a small number as a word, `no` for none; a larger one in digits."""
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)


def questions_words(opening: int, others: int) -> str:
    """Return how many questions there are, and of which kind: `59 questions (9 opening questions, 50 others)`."""
    said = _in_digits(opening + others, "question")
    return f"{said} ({_in_digits(opening, 'opening question')}, {_in_digits(others, 'other')})" if opening else said


def _in_digits(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"


def counted(count: int, one: str, many: str | None = None) -> str:
    """Return a number with its noun, such as `two questions`."""
    return f"{number_words(count)} {one if count == 1 else many or f'{one}s'}"
