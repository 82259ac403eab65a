"""Whose a gap is: the system's where most innovations at a site share it, the solution's where most of its sites do."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from scalecheck.engine.portfolio.outcome import GAPS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scalecheck.engine.inputs.outline import Outline
    from scalecheck.engine.portfolio.places import Place, Where
    from scalecheck.model.checklist import Item

ENOUGH: Final = 3
"""How many innovations at the site, and how many sites of the innovation, are needed before it is said whose."""
_HALF: Final = 2


class Whose(StrEnum):
    """Whose a gap at one place is."""

    SYSTEM = "system"
    """More than half of the innovations at the site have it."""
    SOLUTION = "solution"
    """More than half of the innovation's sites have it."""
    BOTH = "both"
    """Both hold."""
    LOCAL = "local"
    """Neither holds."""
    TOO_FEW = "too-few"
    """There are fewer than three innovations at the site, or fewer than three sites of the innovation."""


@dataclass(frozen=True, slots=True)
class SharedGap:
    """One question that is a gap somewhere: the same one in every checklist that asks it in the same words."""

    question: str
    """The fingerprint of the question as it is asked."""
    checklists: tuple[str, ...]
    """The ids of the checklists that ask it, in alphabetical order."""
    item: Item
    """The question, as the first of them asks it."""
    area: str
    """The title of its area."""
    gate: bool
    """Whether a gate names it."""
    asked: int
    """At how many places it was asked and applies."""
    gaps: dict[Where, Whose]
    """Whose it is at each place at which it is a gap, in order."""

    @property
    def innovations(self) -> tuple[str, ...]:
        """The ids of the innovations that have it."""
        return tuple(dict.fromkeys(where.innovation for where in self.gaps if where.innovation))

    @property
    def sites(self) -> tuple[str, ...]:
        """The ids of the sites that have it."""
        return tuple(dict.fromkeys(where.site for where in self.gaps if where.site))

    @property
    def counted(self) -> Counter[Whose]:
        """At how many places it is whose."""
        return Counter(self.gaps.values())

    @property
    def system_at(self) -> tuple[str, ...]:
        """The ids of the sites at which it is the system's."""
        said = {Whose.SYSTEM, Whose.BOTH}
        return tuple(dict.fromkeys(where.site for where, whose in self.gaps.items() if whose in said))

    @property
    def solution_of(self) -> tuple[str, ...]:
        """The ids of the innovations of which it is the solution's."""
        said = {Whose.SOLUTION, Whose.BOTH}
        return tuple(dict.fromkeys(where.innovation for where, whose in self.gaps.items() if whose in said))


@dataclass(slots=True)
class _Asked:
    outline: Outline
    item: Item
    checklists: dict[str, None] = field(default_factory=dict)
    gate: bool = False
    at: dict[Where, bool] = field(default_factory=dict)


def shared_gaps(places: Sequence[Place]) -> tuple[SharedGap, ...]:
    """Return every question that is a gap somewhere, by checklist and in its order.

    Where an innovation was asked the same at one place by two checklists, it is a gap if either says so.

    Args:
        places: What is newest of each place, in order.
    """
    asked: dict[tuple[str, str], _Asked] = {}
    for place in places:
        gated = _gated(place.outline)
        for item, standing in place.items():
            key = item.id, place.outline.fingerprint(item.id)
            found = asked.setdefault(key, _Asked(place.outline, item))
            found.checklists[place.occasion.checklist] = None
            found.gate = found.gate or item.id in gated
            found.at[place.where] = found.at.get(place.where, False) or standing in GAPS
    gaps = [_shared(question, one) for (_, question), one in asked.items() if any(one.at.values())]
    return tuple(sorted(gaps, key=lambda one: (one.checklists[0], _number(asked[one.item.id, one.question]))))


def _gated(outline: Outline) -> frozenset[str]:
    return frozenset(item for items in outline.gate_items.values() for item in items)


def _number(asked: _Asked) -> int:
    return list(asked.outline.items).index(asked.item.id)


def _shared(question: str, asked: _Asked) -> SharedGap:
    of_site, of_innovation = _Tally(), _Tally()
    for where, gap in asked.at.items():
        if where.innovation and where.site:
            of_site.count(where.site, gap=gap)
            of_innovation.count(where.innovation, gap=gap)
    return SharedGap(
        question=question,
        checklists=tuple(sorted(asked.checklists)),
        item=asked.item,
        area=asked.outline.domain_of[asked.item.id].title,
        gate=asked.gate,
        asked=len(asked.at),
        gaps={where: _whose(where, of_site, of_innovation) for where, gap in asked.at.items() if gap},
    )


@dataclass(slots=True)
class _Tally:
    asked: Counter[str] = field(default_factory=Counter)
    gaps: Counter[str] = field(default_factory=Counter)

    def count(self, name: str, *, gap: bool) -> None:
        self.asked[name] += 1
        self.gaps[name] += gap

    def enough(self, name: str) -> bool:
        return self.asked[name] >= ENOUGH

    def most(self, name: str) -> bool:
        return self.gaps[name] * _HALF > self.asked[name]


def _whose(where: Where, of_site: _Tally, of_innovation: _Tally) -> Whose:
    if not (of_site.enough(where.site) and of_innovation.enough(where.innovation)):
        return Whose.TOO_FEW
    match of_site.most(where.site), of_innovation.most(where.innovation):
        case True, True:
            return Whose.BOTH
        case True, False:
            return Whose.SYSTEM
        case False, True:
            return Whose.SOLUTION
        case _:
            return Whose.LOCAL


def once_for_everyone(gaps: Iterable[SharedGap]) -> tuple[SharedGap, ...]:
    """Return the gaps that several innovations have, in the order in which closing one for everyone does the most.

    What a gate names comes first, then what most innovations have, then what is a gap at most places.
    """
    several = [gap for gap in gaps if len(gap.innovations) > 1]
    return tuple(sorted(several, key=lambda gap: (not gap.gate, -len(gap.innovations), -len(gap.gaps))))


@dataclass(frozen=True, slots=True)
class BarrierCount:
    """One of the three barriers over all places."""

    barrier: str
    """Its id."""
    asked: int
    """How often a question about it was asked at a place and applies."""
    gaps: int
    """How often that was a gap."""
    places: int
    """At how many places it bites in at least one question."""
    of: int
    """At how many places at least one question about it was asked."""


def barrier_counts(places: Sequence[Place]) -> tuple[BarrierCount, ...]:
    """Return how often each barrier bites, by its id."""
    asked: Counter[str] = Counter()
    gaps: Counter[str] = Counter()
    bites: Counter[str] = Counter()
    of: Counter[str] = Counter()
    for place in places:
        here: dict[str, bool] = {}
        for item, standing in place.items():
            for barrier in item.barriers:
                asked[barrier] += 1
                gaps[barrier] += standing in GAPS
                here[barrier] = here.get(barrier, False) or standing in GAPS
        bites.update(barrier for barrier, bitten in here.items() if bitten)
        of.update(here.keys())
    return tuple(BarrierCount(one, asked[one], gaps[one], bites[one], of[one]) for one in sorted(asked))
