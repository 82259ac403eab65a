"""What makes a promise, or an ask, the same one in every round, and the names that it has for people and programs."""

from __future__ import annotations

from collections import Counter
from hashlib import sha256
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator

_LETTERS: Final = "bcdfghjkmnpqrstvwxyz"
"""No vowels, so that no key is a word, and no digits, so that no spreadsheet takes one for a number."""
_LENGTH: Final = 6
_LENGTH_OF_UID: Final = 32
_Any = TypeVar("_Any", bound="Hashable")


class Identity(NamedTuple):
    """What makes a promise the same one in every round."""

    about: tuple[str | None, ...]
    """The innovation, the site and the checklist that it belongs to."""
    whose: str
    """The id of the respondent whose file holds it; empty in one without."""
    kind: Literal["action", "condition", "ask"]
    """Whether an answer holds it, or a decision; or whether it is asked of others."""
    item: str
    """The question that it belongs to; empty where it belongs to none."""
    words: str
    """What was promised, or asked for; white space and capitals do not count."""


def numbered(found: Iterable[_Any]) -> Iterator[tuple[_Any, int]]:
    """Return each with how many equal ones come before it."""
    seen: Counter[_Any] = Counter()
    for one in found:
        yield one, seen[one]
        seen[one] += 1


def key_of(identity: Identity, number: int) -> str:
    """Return a short name for one of several with the same identity, counted from 0."""
    value = int.from_bytes(_digest(identity, number))
    letters = []
    for _ in range(_LENGTH):
        value, letter = divmod(value, len(_LETTERS))
        letters.append(_LETTERS[letter])
    return "".join(letters)


def uid_of(identity: Identity, number: int) -> str:
    """Return a name for one of several with the same identity that nothing else has, anywhere."""
    return _digest(identity, number).hex()[:_LENGTH_OF_UID]


def _digest(identity: Identity, number: int) -> bytes:
    parts = (*(part or "" for part in identity.about), *identity[1:], str(number))
    return sha256("\n".join(parts).encode("utf-8", "surrogatepass")).digest()
