"""Did you mean: the known word nearest to one that is not known."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Give the known word that is most like the one given, None where none is near."""
    from difflib import get_close_matches  # noqa: PLC0415 (slow to import, and a sound file never asks)

    words = list(known)
    folded = {one.lower().replace("_", "-"): one for one in words}
    found = get_close_matches(word.lower().replace("_", "-").replace(" ", "-"), folded, n=1, cutoff=0.6)
    return folded[found[0]] if found else None


def did_you_mean(word: str, known: Iterable[str], kind: str) -> str:
    """Give a hint: the nearest known word, else the few that there are, else nothing.

    Args:
        word: The word that is not known.
        known: The words that would be.
        kind: What they are, in the plural, for people: `options`.
    """
    words = list(known)
    best = nearest(word, words)
    if best is not None:
        return f"Did you mean `{best}`?"
    few = 24
    return f"The {kind} are: {', '.join(f'`{one}`' for one in words)}." if 0 < len(words) <= few else ""
