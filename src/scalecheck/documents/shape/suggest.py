"""Did you mean: the known word nearest to one that is not known."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

NEAR_ENOUGH: Final = 0.6
"""How alike two words have to be, from 0 to 1, before one is offered for the other."""
FEW: Final = 24
"""How many words are listed where none of them is near."""
_LONGEST: Final = 80
_CANDIDATES: Final = 6


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word that is most like the one given, None where none is near."""
    wanted = _folded(word[:_LONGEST])
    pairs = _pairs(wanted)
    folded = {_folded(one): one for one in known}
    # The careful comparison takes long; only words that share the most pairs of letters get it.
    likely = sorted(folded, key=lambda one: -len(pairs & _pairs(one)))[:_CANDIDATES]
    found = get_close_matches(wanted, likely, n=1, cutoff=NEAR_ENOUGH)
    return folded[found[0]] if found else None


def did_you_mean(word: str, known: Iterable[str], kind: str) -> str:
    """Return a hint: the nearest known word, else the few that there are, else how many there are.

    Args:
        word: The word that is not known.
        known: The words that would be.
        kind: What they are, in the plural, for people: `options`.
    """
    words = list(known)
    best = nearest(word, words)
    if best is not None:
        return f"Did you mean `{best}`?"
    if not words:
        return f"There are no {kind}."
    if len(words) > FEW:
        return f"There are {len(words)} {kind}, and none of them is like this."
    return f"The {kind} are: {', '.join(f'`{one}`' for one in words)}."


def _folded(word: str) -> str:
    return word.lower().replace("_", "-").replace(" ", "-")


def _pairs(word: str) -> frozenset[str]:
    padded = f" {word} "
    return frozenset(padded[place : place + 2] for place in range(len(padded) - 1))
