"""Verdicts, areas, gaps, load and depth of many places, in a few words each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scalecheck.engine.portfolio.shared import ENOUGH, Whose
from scalecheck.words.numbers import counted, number_words
from scalecheck.words.sentences import capital

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scalecheck.engine.portfolio.carrying import Asked, Depth, Load
    from scalecheck.engine.portfolio.grid import AreaCell
    from scalecheck.engine.portfolio.places import PortfolioPlace
    from scalecheck.engine.portfolio.shared import SharedGap

NOT_ASSESSED: Final = "not assessed"
WHOLE_PROGRAMME: Final = "the programme"
ANY_INNOVATION: Final = "for any innovation"
BARRIERS: Final[Mapping[str, str]] = {
    "legacy-infrastructure": "Legacy infrastructure",
    "siloed-incentives": "Siloed incentives",
    "risk-averse-culture": "Risk-averse culture",
}
_MANY: Final = 6
"""From how many names on only their number is told."""


def innovation_words(place: PortfolioPlace) -> str:
    """Return which innovation a place is about."""
    return place.names.innovation or ANY_INNOVATION


def site_words(place: PortfolioPlace) -> str:
    """Return which place it is: a site, a partner, or the whole programme."""
    if not place.names.site:
        return WHOLE_PROGRAMME
    return f"{place.names.site} (partner)" if place.names.kind == "partner" else place.names.site


def verdict_words(place: PortfolioPlace) -> str:
    """Return the verdict, or why there is none."""
    if place.is_open:
        return "its round is open"
    if place.outcome is None:
        return f"not agreed: {place.answered} answered separately" if place.answered > 1 else "not judged"
    titles = {one.id: one.title for one in place.outline.checklist.verdicts}
    if place.outcome.settled:
        return titles[place.outcome.verdict]
    before = f"; in {place.last.occasion.round}: {verdict_words(place.last)}" if place.last is not None else ""
    return f"no verdict yet{before}"


def area_words(cell: AreaCell) -> str:
    """Return how an area is: not assessed, without a gap, or its gaps with the weakest question."""
    waits = f"{cell.waiting} {'waits' if cell.waiting == 1 else 'wait'} to be confirmed" if cell.waiting else ""
    if not cell.asked:
        return waits or NOT_ASSESSED
    said = _gaps_words(cell) if cell.gaps else f"no gap of {cell.asked}"
    return f"{said}; {waits}" if waits else said


def _gaps_words(cell: AreaCell) -> str:
    open_ = [f"{cell.unknown} not known"] if cell.unknown else []
    open_ += [f"{cell.unanswered} unanswered"] if cell.unanswered else []
    told = f" ({', '.join(open_)})" if open_ else ""
    return f"{cell.gaps} {'gap' if cell.gaps == 1 else 'gaps'} of {cell.asked}{told}; weakest: {cell.weakest}"


def whose_words(gap: SharedGap, names: Mapping[str, str]) -> str:
    """Return whose a gap is, place by place: the system's, the solution's, local, or too few to tell."""
    found = gap.counted
    said = []
    if gap.system_at:
        said.append(f"the system's at {listed(gap.system_at, names, 'site')}")
    if gap.solution_of:
        said.append(f"the solution's of {listed(gap.solution_of, names, 'innovation')}")
    if found[Whose.LOCAL]:
        said.append(f"local at {counted(found[Whose.LOCAL], 'place')}")
    if found[Whose.TOO_FEW]:
        where = f" at {counted(found[Whose.TOO_FEW], 'place')}" if said else ""
        said.append(f"too few to tell{where}")
    return capital("; ".join(said))


WHOSE_IS_SAID: Final = (
    "A gap is the system's at a site where more than half of the innovations there have it, and the solution's of an "
    "innovation where more than half of its sites do; both, where both hold; else local. It is said only where at "
    f"least {number_words(ENOUGH)} innovations at the site and at least {number_words(ENOUGH)} sites of the "
    "innovation were asked."
)


def listed(ids: Sequence[str], names: Mapping[str, str], what: str) -> str:
    """Return names in alphabetical order; of very many only their number."""
    if len(ids) > _MANY:
        return counted(len(ids), what)
    return ", ".join(sorted((names.get(one, one) for one in ids), key=str.casefold))


def asked_words(asked: Asked) -> str:
    """Return one innovation that a site is asked to take: which, since when, and how it came out."""
    place = asked.place
    start = f", from {place.start.isoformat()}" if place.start is not None else ""
    ended = "; ended there" if asked.ended else ""
    return f"{innovation_words(place)} ({place.occasion.round}{start}: {verdict_words(place)}{ended})"


def tried_words(load: Load) -> str:
    """Return what was tried at a site and ended, each with the innovation that asked about it."""
    return "; ".join(f"{label} (before {innovation})" for label, innovation in load.tried)


def depth_words(depth: Depth, names: Mapping[str, str]) -> str:
    """Return for how many sites it is known that an innovation took root; never a count of sites alone."""
    asked, rooted = len(depth.verdicts), len(depth.took_root)
    left = len(depth.sites) - len(set(depth.sites) & set(depth.verdicts))
    whole = f"; the programme: {depth.whole}" if depth.whole else ""
    if not asked:
        return f"not asked at any of {counted(len(depth.sites), 'site')}{whole}" if depth.sites else f"not asked{whole}"
    at = f" ({listed(depth.took_root, names, 'site')})" if rooted else ""
    others = f"; not asked at {counted(left, 'more site', 'more sites')}" if left else ""
    where = f"{number_words(rooted) if rooted else 'none'} of {counted(asked, 'site')} asked"
    return f"took root at {where}{at}{others}{whole}"
