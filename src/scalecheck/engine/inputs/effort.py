"""How long a first pass takes: the words that are read, and a moment to decide."""

from __future__ import annotations

from fractions import Fraction
from math import ceil
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scalecheck.engine.inputs.outline import Outline
    from scalecheck.model.checklist import Question

WORDS_A_MINUTE: Final = 200
"""A careful reading speed; adults read English non-fiction at about 240 words a minute.

Source: Brysbaert (2019), How many words do we read per minute?, Journal of Memory and Language 109, 104047.
"""
SECONDS_TO_DECIDE: Final = 10
"""Our own assumption for choosing an option, not yet measured."""

FORMULA: Final = (
    f"words of the question and its options at {WORDS_A_MINUTE} a minute, "
    f"and {SECONDS_TO_DECIDE} seconds to decide on each"
)
"""The formula in words."""


def minutes(outline: Outline, questions: Iterable[Question]) -> int:
    """Return the minutes that some questions take, rounded up; nothing takes no time."""
    asked = list(questions)
    words = sum(outline.reading_words[question.id] for question in asked)
    return ceil(Fraction(words, WORDS_A_MINUTE) + Fraction(SECONDS_TO_DECIDE * len(asked), 60))


def minutes_for_all(outline: Outline) -> int:
    """Return the minutes for every opening question and every item that is still asked."""
    retired = {item.id for item in outline.items.values() if item.retired is not None}
    return minutes(outline, (one for name, one in outline.questions.items() if name not in retired))
