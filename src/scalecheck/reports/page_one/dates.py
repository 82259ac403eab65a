"""Dates that collide, in a sentence for each kind."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scalecheck.engine.changes.colliding_dates import colliding_dates
from scalecheck.words.days import day_words
from scalecheck.words.numbers import number_words
from scalecheck.words.sentences import first_words, joined, without_stop

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from scalecheck.engine.changes.colliding_dates import Collision, CollisionKind
    from scalecheck.reports.material import Material

NAMED: Final = 2
"""How many of a kind are named on page one; the full report names them all."""
_WORDS: Final[Mapping[CollisionKind, str]] = {
    "ends-before-review": "Ends before you look again on",
    "due-after-start": "Due only after the start on",
    "due-after-review": "Due only after you look again on",
}


def dates_that_collide(material: Material, *, at_most: int | None = None) -> tuple[str, ...]:
    """Return in a sentence for each kind which days of the file do not go together, of each at most so many by name."""
    found = colliding_dates(material.assessment, material.outline, material.case.as_of)
    return tuple(_told(found, at_most))


def _told(found: tuple[Collision, ...], at_most: int | None) -> Iterator[str]:
    for kind, words in _WORDS.items():
        ordered = sorted((one for one in found if one.kind == kind), key=lambda one: one.day)
        short = [(one, said) for one in ordered if (said := without_stop(first_words(one.what)))]
        named = [f"“{said}” ({day_words(one.day)})" for one, said in short[:at_most]]
        if left := len(ordered) - len(named):
            named.append(f"{number_words(left)} more")
        if ordered:
            yield f"{words} {day_words(ordered[0].other)}: {joined(named)}."
