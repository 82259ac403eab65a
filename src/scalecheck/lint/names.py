"""Names of places and organisations that look like one another: the same one, written in two ways."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache
from typing import TYPE_CHECKING, Final, Literal, NamedTuple

from scalecheck.engine.logic.wording import same_words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scalecheck.lint.remark import Path
    from scalecheck.model.assessment import Answer, Assessment, Partner, Site

ALIKE: Final = 0.92
"""How much two names have in common, from 0 to 1, before one may be the other with a slip in it."""
WORD_ALIKE: Final = 0.85
"""How much two words at the same place of two names have in common, before one may be the other with a slip in it."""
SHORTEST: Final = 6
"""How many letters a name has before a slip in it is looked for."""
MOST_NAMES: Final = 400
"""How many names are compared with one another at most."""
_QUICK: Final = 1_000
"""The effort of a look that takes as long as comparing so many pairs of letters."""
MOST_EFFORT: Final = 20_000_000
"""How much effort is made for names that only a slow look can tell apart; beyond, they count as two."""
_KINDS: Final = re.compile(
    r"\b(nhs|the|and|of|for|foundation trust|trust|integrated care (?:board|system)|ic[bs]|clinical commissioning group"
    r"|limited|ltd|cic|plc)\b"
)
"""Words that say what kind of body something is and not which; one writes them and another leaves them out."""


class Named(NamedTuple):
    """A name of a place or an organisation in a file."""

    kind: Literal["organisation", "place"]
    """What it names."""
    name: str
    """The name."""
    id: str | None
    """The id that is given with it."""
    path: Path
    """Where it is."""


def names_in(assessment: Assessment) -> Iterator[Named]:
    """Return every name of a place or an organisation in a file, with its place."""
    heads = {"innovation": assessment.innovation, "respondent": assessment.respondent}
    for key, one in heads.items():
        if one is not None and one.organisation:
            yield Named("organisation", one.organisation, one.organisation_id, (key, "organisation"))
    if assessment.site is not None:
        yield from _of_place(assessment.site, ("site",))
    for number, partner in enumerate(assessment.partners):
        yield from _of_place(partner, ("partners", number))
    proposed = assessment.proposal.sites if assessment.proposal is not None else ()
    for number, name in enumerate(proposed):
        yield Named("place", name, None, ("proposal", "sites", number))
    for group, answers in (("profile", assessment.profile), ("answers", assessment.answers)):
        for question, answer in answers.items():
            for path, organisation in _beside(answer) if answer is not None else ():
                yield Named("organisation", organisation, None, (group, question, *path))


def _of_place(place: Site | Partner, path: Path) -> Iterator[Named]:
    if place.organisation:
        yield Named("organisation", place.organisation, place.organisation_id, (*path, "organisation"))
    if place.name:
        yield Named("place", place.name, place.id, (*path, "name"))


def _beside(answer: Answer) -> Iterator[tuple[Path, str]]:
    """Return the organisations that are named beside an answer, each with its place in it."""
    if answer.owner is not None and answer.owner.organisation:
        yield ("owner", "organisation"), answer.owner.organisation
    for number, action in enumerate(answer.actions):
        if action.organisation:
            yield ("actions", number, "organisation"), action.organisation


@dataclass(slots=True)
class Effort:
    """How much effort may still be made to tell names apart: about half a second for 20 million."""

    left: int = MOST_EFFORT
    """What is left of it."""

    def takes(self, amount: int) -> bool:
        """Return whether there is so much left, and take it."""
        self.left -= amount
        return self.left >= 0


def alike(one: str, other: str, effort: Effort | None = None) -> bool:
    """Return whether two names that are written differently may name the same: `NHS X and Y` and `X & Y ICB`.

    Names with other numbers in them, such as `Ward 3` and `Ward 4`, are two.
    """
    if _same_words(one) == _same_words(other):
        return False
    plain, other_plain = _plain(one), _plain(other)
    if _numbers(plain) != _numbers(other_plain):
        return False
    if sorted(plain.split()) == sorted(other_plain.split()):
        return True
    if min(len(plain), len(other_plain)) < SHORTEST or abs(len(plain) - len(other_plain)) > 2:  # noqa: PLR2004
        return False
    near = _is_as_near(plain, other_plain, ALIKE, effort or Effort())
    return near and _words_alike(plain.split(), other_plain.split())


def _words_alike(one: Sequence[str], other: Sequence[str]) -> bool:
    """Return whether each word may be the one at its place with a slip in it; `East` is not `West`."""
    return len(one) != len(other) or all(map(_word_alike, one, other))


def _word_alike(one: str, other: str) -> bool:
    return _is_as_near(one, other, WORD_ALIKE, Effort())


def _is_as_near(one: str, other: str, least: float, effort: Effort) -> bool:
    """Return whether two texts are at least so near each other; two bounds come first, which are quicker to find."""
    first, second = sorted((one, other))  # the library's measure depends on which of the two comes first
    matcher = SequenceMatcher(None, first, second)
    if matcher.real_quick_ratio() < least or not effort.takes(_QUICK) or matcher.quick_ratio() < least:
        return False
    return effort.takes(_QUICK + len(one) * len(other)) and matcher.ratio() >= least


def may_be_one(one: Named, other: Named, effort: Effort | None = None) -> bool:
    """Return whether two names may name the same, in two ways.

    Two ids that are given to organisations tell them apart, or say that they are one; places always have an id, most of
    them made of the name, so only the same one says something.
    """
    if one.kind != other.kind or (one.id is not None and one.id == other.id):
        return False
    if one.kind == "organisation" and one.id is not None and other.id is not None:
        return False
    return alike(one.name, other.name, effort)


@lru_cache(maxsize=10_000)
def _plain(name: str) -> str:
    """Return a name without what two people write differently: capitals, signs, and words for the kind of body."""
    words = " ".join(re.findall(r"\w+", name.casefold().replace("&", " and ").replace("'", "")))
    return " ".join(_KINDS.sub(" ", words).split()) or words


_same_words = lru_cache(maxsize=10_000)(same_words)


@lru_cache(maxsize=10_000)
def _numbers(plain: str) -> list[str]:
    return re.findall(r"\d+", plain)
