"""How the options of one question compare: effective scores, rank, and what counts as met."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from scalecheck.model.checklist import Item

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from scalecheck.model.checklist import Question, Scale


@dataclass(frozen=True, slots=True)
class ScaleRanks:
    """One question's options, each with its place from worst to best."""

    place: Mapping[str, Fraction]
    """What `at_least` and `below` compare: the effective score, or the rank on a scale without scores."""
    level: Mapping[str, int]
    """Each option's level, from 0 for the lowest; options with the same place share one."""
    share: Mapping[str, Fraction]
    """Each option's place between the lowest (0) and the highest (1)."""
    scored: bool
    """Whether the places are scores."""
    lowest: Fraction
    """The place of the worst option."""
    highest: Fraction
    """The place of the best option."""
    met: frozenset[str]
    """The options that count as met."""
    partly: frozenset[str]
    """The options that count as partly there, or better."""
    bad: frozenset[str]
    """The options that say that something was looked for and is not so; none where the item turns its scale round."""
    steps: tuple[str, ...]
    """The options that follow each other, from worst to best; those with the same place as the scale lists them. A bad
    finding is none of them: it is no degree of anything."""

    def one_step(self, option: str, *, upwards: bool) -> str | None:
        """Return the option one step up or down from another; None where there is none.

        From a bad finding there is no step down, and one step up is the lowest step with a better place.
        """
        if option not in self.steps:
            better = (one for one in self.steps if self.place[one] > self.place[option])
            return next(better, None) if upwards else None
        number = self.steps.index(option) + (1 if upwards else -1)
        return self.steps[number] if 0 <= number < len(self.steps) else None


def ranks_by_question(questions: Iterable[Question], scales: Mapping[str, Scale]) -> dict[str, ScaleRanks]:
    """Compare the options of every question, by id; questions whose options compare alike share one ranking."""
    known: dict[tuple[object, ...], ScaleRanks] = {}
    found: dict[str, ScaleRanks] = {}
    for question in questions:
        own: tuple[object, ...] = ()
        if isinstance(question, Item):
            own = (tuple(question.scores.items()), question.reverse, question.met_from, question.partly_from)
        alike = (question.scale, *own)
        if alike not in known:
            known[alike] = ranks_of(question, scales[question.scale])
        found[question.id] = known[alike]
    return found


def ranks_of(question: Question, scale: Scale) -> ScaleRanks:
    """Compare a question's options by its own scores, else the scale's, else the rank.

    A reversed item turns every score s into lowest + highest - s. The scale's `met_from` and `partly_from` then keep
    their distance from the best end; an item's own are meant literally.
    """
    own = question.scores if isinstance(question, Item) else {}
    written = own or {option.id: option.score for option in scale.options if option.score is not None}
    forward = {option.id: written.get(option.id, Fraction(rank)) for rank, option in enumerate(scale.options)}
    lowest, highest = min(forward.values()), max(forward.values())
    met_from = forward[scale.met_from] if scale.met_from else highest
    partly_from = forward[scale.partly_from] if scale.partly_from else met_from
    place = forward
    if isinstance(question, Item):
        if question.reverse:
            place = {option: lowest + highest - score for option, score in forward.items()}
        met_from = place[question.met_from] if question.met_from else met_from
        partly_from = place[question.partly_from] if question.partly_from else min(partly_from, met_from)
    levels = {one: number for number, one in enumerate(sorted(set(place.values())))}
    turned_round = isinstance(question, Item) and question.reverse
    bad = frozenset[str]() if turned_round else scale.bad_findings
    listed = reversed(place) if turned_round else place
    return ScaleRanks(
        place=place,
        level={option: levels[one] for option, one in place.items()},
        share={option: (one - lowest) / ((highest - lowest) or 1) for option, one in place.items()},
        scored=bool(written),
        lowest=lowest,
        highest=highest,
        met=frozenset(option for option, one in place.items() if one >= met_from),
        partly=frozenset(option for option, one in place.items() if one >= partly_from),
        bad=bad,
        steps=tuple(one for one in sorted(listed, key=place.__getitem__) if one not in bad),
    )
