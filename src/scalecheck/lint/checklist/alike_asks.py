"""Two questions that nearly say the same: people think that they have answered it already.

Passing, beside “Is the first thing done and written down here?”:

    other: {ask: "Do the staff here want it?"}

Failing:

    other: {ask: "Is the first thing really done and written down?"}
"""

from __future__ import annotations

import re
from itertools import chain, islice
from math import ceil
from typing import TYPE_CHECKING, Final

from scalecheck.lint.places import questions
from scalecheck.lint.remark import Spot
from scalecheck.lint.rule import Rule
from scalecheck.words.small_words import SMALL_WORDS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scalecheck.lint.subject import DatedChecklist


ALIKE: Final = 0.8
"""Which share of all their words two questions have in common that are alike."""
_MOST_COMPARED: Final = 100
"""With how many earlier questions each is compared at most: with those that share its rarest words."""
_WORD: Final = re.compile(r"\w+")


def find(checked: DatedChecklist) -> Iterator[Spot]:
    """Return every question of which four in five words are in an earlier one as well."""
    known: dict[str, list[str]] = {}
    sets: dict[str, frozenset[str]] = {}
    for path, question in questions(checked.outline.checklist):
        own = sets[question.id] = frozenset(_WORD.findall(question.ask.casefold())) - SMALL_WORDS
        rarest = sorted(own, key=lambda word: len(known.get(word, ())))[: _looked_at(len(own))]
        others = islice(chain.from_iterable(known.get(word, ()) for word in rarest), _MOST_COMPARED)
        other = next((name for name in others if len(own & sets[name]) >= ALIKE * len(own | sets[name])), None)
        if other is not None:
            message = f"`{question.id}` asks nearly the same as `{other}`."
            hint = "Say what sets them apart, or ask once."
            yield Spot((*path, "ask"), message, hint, at=question.id)
        for word in own:
            known.setdefault(word, []).append(question.id)


def _looked_at(size: int) -> int:
    """Return how many of its rarest words are enough: whoever shares four in five shares one of these."""
    return size - ceil(ALIKE * size) + 1


RULE: Final = Rule("alike-asks", find, place=160)
