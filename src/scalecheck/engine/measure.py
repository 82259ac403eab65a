"""How the options of one question compare: effective scores, rank, and what counts as met."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from scalecheck.model.checklist import Item

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scalecheck.model.checklist import Question, Scale


@dataclass(frozen=True, slots=True)
class Measure:
    """One question's options, each with its place from worst to best."""

    place: Mapping[str, Fraction]
    """What `at_least` and `below` compare: the effective score, or the rank on a scale without scores."""
    scored: bool
    """Whether the places are scores."""
    met_from: Fraction
    """The place from which it counts as met."""
    partly_from: Fraction
    """The place from which it counts as partly there."""

    @property
    def lowest(self) -> Fraction:
        """The place of the worst option."""
        return min(self.place.values())

    @property
    def highest(self) -> Fraction:
        """The place of the best option."""
        return max(self.place.values())

    def is_met(self, option: str) -> bool:
        """Tell whether the option counts as met."""
        return self.place[option] >= self.met_from

    def is_partly(self, option: str) -> bool:
        """Tell whether the option counts as partly there, or better."""
        return self.place[option] >= self.partly_from


def measure_of(question: Question, scale: Scale) -> Measure:
    """Compare a question's options by its own scores, else the scale's, else the rank.

    A reversed item turns every score s into lowest + highest - s. The scale's `met_from` and `partly_from` then keep
    their distance from the best end; an item's own are meant literally.
    """
    own = question.scores if isinstance(question, Item) else {}
    written = own or {option.id: option.score for option in scale.options if option.score is not None}
    scored = bool(written)
    forward = {
        option.id: written[option.id] if scored else Fraction(rank) for rank, option in enumerate(scale.options)
    }
    best = max(forward, key=lambda option: forward[option])
    met_from = forward[scale.met_from or best]
    partly_from = forward[scale.partly_from] if scale.partly_from else met_from
    place = forward
    if isinstance(question, Item):
        if question.reverse:
            ends = min(forward.values()) + max(forward.values())
            place = {option: ends - score for option, score in forward.items()}
        met_from = place[question.met_from] if question.met_from else met_from
        partly_from = place[question.partly_from] if question.partly_from else min(partly_from, met_from)
    return Measure(place=place, scored=scored, met_from=met_from, partly_from=partly_from)
