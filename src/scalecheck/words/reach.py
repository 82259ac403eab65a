"""How many sites words speak of: those of a step's option, and those of a proposal."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from scalecheck.words.numbers import number_words

if TYPE_CHECKING:
    from collections.abc import Sequence

_VALUES: Final = {number_words(count): count for count in range(1, 11)}
_NUMBER: Final = rf"({'|'.join(_VALUES)}|\d{{1,6}})"
_RANGE: Final = re.compile(rf"\b{_NUMBER} (?:or|to) {_NUMBER}\b", re.IGNORECASE)
_FIRST: Final = re.compile(rf"{_NUMBER}\b", re.IGNORECASE)


def most_sites(label: str) -> int | None:
    """Return the largest number of sites that an option such as `One or two` means; None where it names no limit."""
    found = _RANGE.search(label)
    return _value(found[2]) if found is not None else None


def proposed_sites(sites: Sequence[str]) -> int:
    """Return how many sites a proposal names; an entry such as `Four community hospitals` counts as four."""
    return sum(_value(found[1]) if (found := _FIRST.match(one.strip())) is not None else 1 for one in sites)


def _value(word: str) -> int:
    return _VALUES[word.lower()] if word.lower() in _VALUES else int(word)
