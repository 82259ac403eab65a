"""What places are asked to carry, what is left undone, what is stale, and how deep it goes where it is used."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from scalecheck.engine.logic.days import last_day, later
from scalecheck.engine.logic.wording import same_words
from scalecheck.engine.portfolio.outcome import option_at
from scalecheck.engine.portfolio.places import KINDS, newest
from scalecheck.model.ids import slug

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from datetime import date

    from scalecheck.engine.inputs.outline import Outline
    from scalecheck.engine.portfolio.places import PortfolioPlace
    from scalecheck.model.assessment import Assessment

DEPTH: Final = "depth-of-change"
"""The checklist that asks how deeply something has changed a place."""
TRIED: Final = "tried-before"
"""The opening question that asks why an earlier attempt ended."""
NOT_TRIED: Final = "not-tried"
"""The answer to it that nothing was tried."""


@dataclass(frozen=True, slots=True)
class Overdue:
    """What one organisation has promised and not done in time."""

    organisation: str
    """Its name; empty where none is named."""
    actions: int
    """How many are past their day."""
    innovations: int
    """In how many innovations."""
    oldest: str
    """The earliest of their days."""
    promised: int
    """How many are open and have a day, those past it among them."""


def overdue(places: Sequence[PortfolioPlace], as_of: date) -> tuple[Overdue, ...]:
    """Return what is past its day, by organisation in alphabetical order.

    Names with one id, as innovations, sites, partners and respondents give it with them, are one organisation.
    """
    today = as_of.isoformat()
    ids = _given_ids(places)
    given = frozenset(ids.values())
    promised: defaultdict[str, list[tuple[str, str]]] = defaultdict(list)
    named: dict[str, str] = {}
    keys: dict[str, str] = {}
    for place in places:
        innovation = place.where.innovation
        for organisation, day in place.dues:
            key = keys.get(organisation)
            if key is None:
                key = keys[organisation] = _key(organisation, ids, given)
                named[key] = min(named.get(key, organisation), organisation)
            promised[key].append((day, innovation))
    found = []
    for key in sorted(promised, key=lambda one: (same_words(named[one]), one)):
        late = [one for one in promised[key] if one[0] < today]
        if late:
            innovations = len({innovation for _, innovation in late})
            found.append(Overdue(named[key], len(late), innovations, min(late)[0], len(promised[key])))
    return tuple(found)


def _given_ids(places: Iterable[PortfolioPlace]) -> dict[str, str]:
    """Return the id that is given with each name of an organisation; none for a name with which two are given."""
    given: defaultdict[str, set[str]] = defaultdict(set)
    for place in places:
        for name, own in place.organisations:
            given[same_words(name)].add(own)
    return {name: min(ids) for name, ids in given.items() if len(ids) == 1}


def _key(organisation: str, ids: Mapping[str, str], given: Collection[str]) -> str:
    """Return what tells an organisation from others: its id where one is given, else its name."""
    name = same_words(organisation)
    own = ids.get(name) or slug(organisation)
    return f"id {own}" if own in given else f"name {name}"


@dataclass(frozen=True, slots=True)
class Stale:
    """A place whose newest round speaks about a past state."""

    place: PortfolioPlace
    """The place."""
    later_round: str
    """The innovation's newest round elsewhere, where that is later; else empty."""
    review: date | None
    """The day on which it was to be looked at again, where that is past."""


def review_day(header: Assessment, outline: Outline, verdict: str) -> date | None:
    """Return the day on which a file is to be looked at again: as decided, as proposed, or as its verdict asks."""
    decision, proposal, agreed = header.decision, header.proposal, header.agreed
    if decision is not None and decision.review is not None:
        return decision.review
    if proposal is not None and proposal.next_review is not None:
        return proposal.next_review
    period = next(one.review_after for one in outline.checklist.verdicts if one.id == verdict)
    return later(agreed.date if agreed is not None else last_day(header.round), period)


def stale(places: Sequence[PortfolioPlace], as_of: date) -> tuple[Stale, ...]:
    """Return the places whose newest round is older than the innovation's, or past the day to look again."""
    latest: dict[tuple[str, str], str] = {}
    for place in places:
        key = place.where.innovation, place.occasion.checklist
        if key[0]:
            latest[key] = max(latest.get(key, ""), place.occasion.round)
    found = []
    for place in places:
        newer = latest.get((place.where.innovation, place.occasion.checklist), "")
        later = newer if newer > place.occasion.round else ""
        review = place.review if place.review is not None and place.review < as_of else None
        if later or review is not None:
            found.append(Stale(place, later, review))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Asked:
    """One innovation that a site is asked to take."""

    place: PortfolioPlace
    """The newest of its rounds there."""
    ended: bool
    """Whether it ended there: its verdict is worse than the default."""


@dataclass(frozen=True, slots=True)
class Load:
    """What one site is asked to take."""

    site: str
    """The site's id."""
    name: str
    """What people call it."""
    kind: str
    """What kind of place it is."""
    innovations: tuple[Asked, ...]
    """The innovations, by name."""
    tried: tuple[tuple[str, str], ...]
    """What was tried there and ended, as the answer's label, each with the name of the innovation that asked."""

    @property
    def going_on(self) -> int:
        """How many innovations it is asked to take, without those that ended."""
        return sum(not one.ended for one in self.innovations)


def loads(places: Sequence[PortfolioPlace]) -> tuple[Load, ...]:
    """Return what each site is asked to take, by its name.

    Args:
        places: What is newest of each place, in order.
    """
    at: defaultdict[str, dict[str, PortfolioPlace]] = defaultdict(dict)
    tried: defaultdict[str, dict[tuple[str, str], None]] = defaultdict(dict)
    for place in places:
        where = place.where
        if not where.site or not where.innovation:
            continue
        known = at[where.site].get(where.innovation)
        if known is None or known.occasion.round < place.occasion.round:
            at[where.site][where.innovation] = place
        for label in _tried(place):
            tried[where.site][label, place.names.innovation] = None
    found = []
    for site, innovations in at.items():
        own = sorted(innovations.values(), key=lambda one: (one.names.innovation.casefold(), one.where.innovation))
        names = own[-1].names
        found.append(
            Load(site, names.site, names.kind, tuple(Asked(one, _ended(one)) for one in own), tuple(tried[site]))
        )
    return tuple(sorted(found, key=lambda one: (KINDS.index(one.kind), one.name.casefold(), one.site)))


def _ended(place: PortfolioPlace) -> bool:
    """Return whether the verdict is worse than the default: stop, or withdraw."""
    if not place.verdict:
        return False
    ranks = place.outline.verdict_ranks
    return ranks[place.verdict] > place.outline.default_rank


def _tried(place: PortfolioPlace) -> Iterator[str]:
    if place.outcome is None or TRIED not in place.outline.opening:
        return
    option = option_at(place.outline, place.outcome, TRIED, list(place.outline.questions).index(TRIED))
    if option not in {"", NOT_TRIED}:
        yield place.outline.label(TRIED, option)


@dataclass(frozen=True, slots=True)
class Depth:
    """How far one innovation reaches, and how deep it goes."""

    innovation: str
    """Its id."""
    name: str
    """What people call it."""
    sites: tuple[str, ...]
    """The ids of the sites that are looked at in any file."""
    verdicts: Mapping[str, str]
    """For each site that answered about depth, the title of the verdict; empty where it is not settled."""
    took_root: tuple[str, ...]
    """The sites among them at which the verdict is better than the default."""
    whole: str = ""
    """The title of the verdict on depth of the whole programme; empty where that was not asked, or is not settled."""


def depths(places: Sequence[PortfolioPlace]) -> tuple[Depth, ...]:
    """Return reach and depth of each innovation, by its name."""
    sites: defaultdict[str, dict[str, None]] = defaultdict(dict)
    names: dict[str, str] = {}
    asked: defaultdict[str, dict[str, PortfolioPlace]] = defaultdict(dict)
    for place in newest(places):
        where = place.where
        if not where.innovation:
            continue
        names[where.innovation] = place.names.innovation
        if where.site and place.names.kind == "site":
            sites[where.innovation][where.site] = None
        if place.occasion.checklist == DEPTH:
            asked[where.innovation][where.site] = place
    found = []
    for name in sorted(names, key=lambda one: (names[one].casefold(), one)):
        at_sites = {site: place for site, place in asked[name].items() if site}
        whole = asked[name].get("")
        found.append(
            Depth(
                innovation=name,
                name=names[name],
                sites=tuple(sites[name]),
                verdicts={site: _title(place) for site, place in at_sites.items()},
                took_root=tuple(site for site, place in at_sites.items() if _is_better(place)),
                whole=_title(whole) if whole is not None else "",
            )
        )
    return tuple(found)


def _title(place: PortfolioPlace) -> str:
    titles = {one.id: one.title for one in place.outline.checklist.verdicts}
    return titles.get(place.verdict, "")


def _is_better(place: PortfolioPlace) -> bool:
    if not place.verdict:
        return False
    ranks = place.outline.verdict_ranks
    return ranks[place.verdict] < place.outline.default_rank
