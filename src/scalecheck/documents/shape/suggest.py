"""Did you mean: the known word nearest to one that is not known."""

from __future__ import annotations

from difflib import get_close_matches
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

NEAR_ENOUGH: Final = 0.7
"""How alike two words have to be, from 0 to 1, before one is offered for the other."""
NEARLY_THE_SAME: Final = 0.8
"""How alike they have to be inside a rule, where another word can turn the rule round: `at_most` and `at_least`."""
_SYNONYMS: Final[Mapping[str, str]] = {
    "and": "all",
    "every": "all",
    "or": "any",
    "either": "any",
    "equals": "is",
    "less-than": "below",
    "at-most": "below",
    "minimum": "at_least",
    "owner": "who",
    "responsible": "who",
    "assignee": "who",
    "deadline": "due",
    "by": "due",
    "action": "what",
    "description": "what",
    "reason": "because",
    "rationale": "because",
    "comment": "note",
    "question": "ask",
    "name": "title",
}
"""Words that people write for keys that mean the same here; each is offered only where that key is one."""
FEW: Final = 24
"""How many words are listed where none of them is near."""
_LONGEST: Final = 80
_CANDIDATES: Final = 6


def nearest(word: str, known: Iterable[str], near_enough: float = NEAR_ENOUGH) -> str | None:
    """Return the known word that means the same as the one given, or is most like it; None where none is near."""
    wanted = _folded(word[:_LONGEST])
    pairs = _pairs(wanted)
    folded = {_folded(one): one for one in known}
    if (same := _SYNONYMS.get(wanted)) is not None and _folded(same) in folded:
        return folded[_folded(same)]
    if (swapped := next((one for one in folded if sorted(one) == sorted(wanted)), None)) is not None:
        return folded[swapped]
    # The careful comparison takes long; only words that share the most pairs of letters get it.
    likely = sorted(folded, key=lambda one: -len(pairs & _pairs(one)))[:_CANDIDATES]
    found = get_close_matches(wanted, likely, n=1, cutoff=near_enough)
    return folded[found[0]] if found else None


def did_you_mean(word: str, known: Iterable[str], kind: str, near_enough: float = NEAR_ENOUGH) -> str:
    """Return a hint: the nearest known word, else the few that there are, else how many there are.

    Args:
        word: The word that is not known.
        known: The words that would be.
        kind: What they are, in the plural, for people: `options`.
        near_enough: How alike two words have to be, from 0 to 1, before one is offered for the other.
    """
    words = list(known)
    best = nearest(word, words, near_enough)
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
