"""Dates that collide, in a sentence each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scalecheck.engine.changes.colliding_dates import colliding_dates
from scalecheck.words.days import day_words
from scalecheck.words.sentences import first_words, sentence, without_stop

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from scalecheck.engine.changes.colliding_dates import Collision, CollisionKind
    from scalecheck.reports.material import Material

_WORDS: Final[Mapping[CollisionKind, str]] = {
    "ends-before-review": "ends on {}, before you look again on {}",
    "due-after-start": "is due on {}, only after the start on {}",
    "due-after-review": "is due on {}, only after you look again on {}",
}


def dates_that_collide(material: Material) -> tuple[str, ...]:
    """Return in a sentence each which days of the file do not go together, the earliest of each kind first."""
    found = colliding_dates(material.assessment, material.outline, material.case.as_of)
    return tuple(_told(found))


def _told(found: tuple[Collision, ...]) -> Iterator[str]:
    for kind, words in _WORDS.items():
        for one in sorted((one for one in found if one.kind == kind), key=lambda one: one.day):
            said = without_stop(first_words(one.what)) or "Something"
            yield sentence(f"“{said}” {words.format(day_words(one.day), day_words(one.other))}")
