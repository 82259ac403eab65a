"""Whose a gap is: the system's where most innovations at a site share it, the solution's where most of its sites do."""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Final

from scalecheck.engine.portfolio.outcome import ASSESSED, GAPS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from scalecheck.engine.inputs.outline import Outline
    from scalecheck.engine.portfolio.places import PortfolioPlace, Where
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
    """The title of its area; where checklists differ, of that by which most places answered."""
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
    areas: Counter[str] = field(default_factory=Counter)
    """At how many places the checklist has it in each area, by title."""
    gate: bool = False
    at: dict[Where, bool] = field(default_factory=dict)


def shared_gaps(places: Sequence[PortfolioPlace]) -> tuple[SharedGap, ...]:
    """Return every question that is a gap somewhere, by checklist and in its order.

    Where an innovation was asked the same at one place by two checklists, it is a gap if either says so.

    Args:
        places: What is newest of each place, in order.
    """
    asked: dict[tuple[str, str], _Asked] = {}
    answered = Counter(id(place.outline) for place in places if place.outcome is not None)
    by_checklist: dict[tuple[str, int], list[_Asked | None]] = {}
    for place in places:
        if place.outcome is None:
            continue
        where = place.where
        key = place.occasion.checklist, id(place.outline)
        known = by_checklist.setdefault(key, [None] * len(place.outline.items))
        for number, standing in enumerate(place.outcome.standings):
            if standing not in ASSESSED:
                continue
            one = known[number]
            if one is None:
                one = known[number] = _asked(asked, place, number, answered[id(place.outline)])
            if standing in GAPS:
                one.at[where] = True
            elif where not in one.at:
                one.at[where] = False
    gaps = [_shared(question, one) for (_, question), one in asked.items() if any(one.at.values())]
    return tuple(sorted(gaps, key=lambda one: (one.checklists[0], _number(asked[one.item.id, one.question]))))


def _asked(asked: dict[tuple[str, str], _Asked], place: PortfolioPlace, number: int, answered: int) -> _Asked:
    """Return what is gathered about a question, and note that the checklist of a place, one of so many, asks it."""
    outline = place.outline
    item = list(outline.items.values())[number]
    found = asked.setdefault((item.id, outline.fingerprint(item.id)), _Asked(outline, item))
    found.checklists[place.occasion.checklist] = None
    found.areas[outline.domain_of[item.id].title] += answered
    found.gate = found.gate or any(item.id in items for items in outline.gate_items.values())
    return found


def _number(asked: _Asked) -> int:
    return list(asked.outline.items).index(asked.item.id)


def _shared(question: str, asked: _Asked) -> SharedGap:
    both = [(where, gap) for where, gap in asked.at.items() if where.innovation and where.site]
    sites = _Shares.of((where.site, gap) for where, gap in both)
    innovations = _Shares.of((where.innovation, gap) for where, gap in both)
    return SharedGap(
        question=question,
        checklists=tuple(sorted(asked.checklists)),
        item=asked.item,
        area=asked.areas.most_common(1)[0][0],
        gate=asked.gate,
        asked=len(asked.at),
        gaps={where: _whose(where, sites, innovations) for where, gap in asked.at.items() if gap},
    )


@dataclass(frozen=True, slots=True)
class _Shares:
    """Of which names it can be said how many have a gap, and of which most have it."""

    enough: frozenset[str]
    most: frozenset[str]

    @classmethod
    def of(cls, asked: Iterable[tuple[str, bool]]) -> _Shares:
        pairs = list(asked)
        counts, gaps = Counter([name for name, _ in pairs]), Counter([name for name, gap in pairs if gap])
        return cls(
            enough=frozenset(name for name, count in counts.items() if count >= ENOUGH),
            most=frozenset(name for name, count in gaps.items() if count * _HALF > counts[name]),
        )


def _whose(where: Where, sites: _Shares, innovations: _Shares) -> Whose:
    innovation, site = where
    if site not in sites.enough or innovation not in innovations.enough:
        return Whose.TOO_FEW
    if site in sites.most:
        return Whose.BOTH if innovation in innovations.most else Whose.SYSTEM
    return Whose.SOLUTION if innovation in innovations.most else Whose.LOCAL


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


def barrier_counts(places: Sequence[PortfolioPlace]) -> tuple[BarrierCount, ...]:
    """Return how often each barrier bites, by its id."""
    asked: Counter[str] = Counter()
    gaps: Counter[str] = Counter()
    bites: Counter[str] = Counter()
    of: Counter[str] = Counter()
    for outline, standings in _standings(places):
        barriers = [item.barriers for item in outline.items.values()]
        for text, number in standings.items():
            here = [(letter, own) for letter, own in zip(text, barriers, strict=True) if letter in ASSESSED]
            all_asked = [barrier for _, own in here for barrier in own]
            all_gaps = [barrier for letter, own in here if letter in GAPS for barrier in own]
            for counts, names in ((asked, all_asked), (gaps, all_gaps), (of, set(all_asked)), (bites, set(all_gaps))):
                for name in names:
                    counts[name] += number
    return tuple(BarrierCount(one, asked[one], gaps[one], bites[one], of[one]) for one in sorted(asked))


def _standings(places: Iterable[PortfolioPlace]) -> Iterator[tuple[Outline, Counter[str]]]:
    """Return for each checklist how its questions stand at places, with how many places are like that."""
    outlines: dict[int, Outline] = {}
    found: defaultdict[int, Counter[str]] = defaultdict(Counter)
    for place in places:
        if place.outcome is not None:
            outlines[id(place.outline)] = place.outline
            found[id(place.outline)][place.outcome.standings] += 1
    return ((outlines[key], counts) for key, counts in found.items())
