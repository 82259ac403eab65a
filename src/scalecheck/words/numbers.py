"""Numbers in words, alone and with the noun that they count."""

from __future__ import annotations

from typing import Final

_NUMBERS: Final = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


def number_words(count: int) -> str:
    """Return a small number as a word, `no` for none; a larger one in digits."""
    return _NUMBERS[count] if count < len(_NUMBERS) else str(count)


def counted(count: int, one: str, many: str | None = None) -> str:
    """Return a number with its noun, such as `two questions`."""
    return f"{number_words(count)} {one if count == 1 else many or f'{one}s'}"
