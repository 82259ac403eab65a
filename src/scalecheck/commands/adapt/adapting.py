"""What was said of a site's changes and of the parts that must stay, and what that makes of the files."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from scalecheck.words.small_words import SMALL_WORDS
from scalecheck.workspace.ids import id_from

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from scalecheck.model.assessment import Adaptation, Assessment, CorePart

_WORDS_OF_AN_ID: Final = 3
"""From how many words of a part its id is made."""


@dataclass(frozen=True, slots=True)
class Adapted:
    """What was said."""

    named: tuple[CorePart, ...] = ()
    """Parts that must stay, for the programme's file."""
    new: tuple[Adaptation, ...] = ()
    """What the site changed."""
    amended: Mapping[int, Adaptation] = field(default_factory=dict)
    """Changes that were recorded before, with what was said of them now, by their places in the file."""
    kept: tuple[str, ...] = ()
    """The parts that the site has kept as they are, by id."""

    @property
    def nothing(self) -> bool:
        """Whether nothing was said."""
        return self == Adapted()

    @property
    def of_site(self) -> bool:
        """Whether something was said of the site."""
        return bool(self.new or self.amended or self.kept)

    def kept_in(self, site: Assessment) -> tuple[str, ...]:
        """Return the parts that the site has kept, as its file will say: not those that it has changed now."""
        touched = {one.part for one in (*self.new, *self.amended.values())}
        return tuple(part for part in dict.fromkeys((*site.kept, *self.kept)) if part not in touched)


def part_id(what: str, taken: Iterable[str]) -> str:
    """Return an id for a part of the core, made of its first words and unlike those that are taken.

    Raises:
        CannotLookError: the words have neither a letter nor a digit.
    """
    words = [word for word in what.split() if word.strip(",.;:").lower() not in SMALL_WORDS] or what.split()
    name = id_from(" ".join(words[:_WORDS_OF_AN_ID]))
    others = set(taken)
    number, found = 1, name
    while found in others:
        number += 1
        found = f"{name[:60]}-{number}"
    return found
