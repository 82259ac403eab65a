"""What makes a promise, or an ask, the same one in every round, and the names that it has for people and programs."""

from __future__ import annotations

import posixpath
from collections import Counter
from dataclasses import dataclass
from hashlib import sha256
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, TypeVar

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterable, Iterator, Mapping

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


class Held(NamedTuple):
    """One promise, or ask, as one file holds it."""

    identity: Identity
    """What makes it the same one in every round."""
    which: int
    """How many with the same identity come before it in its file."""
    round: str
    """The round of its file."""
    file: str
    """The file that holds it."""
    follows: str
    """The file that this one goes on from; empty for none."""

    @property
    def name(self) -> tuple[Identity, int]:
        """What its key and its name for programs are made of."""
        return self.identity, self.which


@dataclass(frozen=True, slots=True)
class TakenAlong:
    """What was taken along from the file of one checklist into that of another."""

    first: Mapping[tuple[Identity, int], tuple[Identity, int]]
    """By what makes the name of one that was taken along, what makes the name of the one that it was at first."""
    until: Mapping[tuple[Identity, int], str]
    """By what makes the name of one that is told elsewhere, the last round in which it is."""

    def is_told_elsewhere(self, held: Held) -> bool:
        """Return whether one is told in the file that goes on from its own."""
        return held.round <= self.until.get(held.name, "")


def held_in(identities: Iterable[Identity], round_: str, file: str, follows: str | None) -> Iterator[Held]:
    """Return the promises, or asks, of one file as it holds them.

    Args:
        identities: What makes each the same one in every round.
        round_: The round of the file.
        file: Its name.
        follows: The file that it goes on from, by its path from the file.
    """
    here = file.replace("\\", "/")
    before = posixpath.normpath(posixpath.join(posixpath.dirname(here), follows)) if follows else ""
    for identity, which in numbered(identities):
        yield Held(identity, which, round_, posixpath.normpath(here), before)


def taken_along(everything: Iterable[Held]) -> TakenAlong:
    """Return what was taken along from one checklist to another: the same respondent, place, question and words.

    It is the same one, whatever has become of its day since.
    """
    listed = tuple(everything)
    there = {(one.file, _of_any_checklist(one.identity), one.which): one for one in listed}
    first: dict[tuple[Identity, int], tuple[Identity, int]] = {}
    until: dict[tuple[Identity, int], str] = {}
    for held in listed:
        one, passed = held, {held}
        while (before := there.get((one.follows, _of_any_checklist(one.identity), one.which))) is not None:
            if before in passed:
                break
            if before.identity != one.identity:
                until[before.name] = max(before.round, until.get(before.name, ""))
            passed.add(before)
            one = before
        if one.identity != held.identity:
            first[held.name] = one.name
    return TakenAlong(first, until)


def _of_any_checklist(identity: Identity) -> Identity:
    return identity._replace(about=identity.about[:2])


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
