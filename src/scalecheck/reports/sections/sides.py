"""The innovation, the system around it and the site, each taken alone; and each site of a programme."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scalecheck.reports.contents import Side, SiteVerdict
from scalecheck.words.sentences import capital, headline
from scalecheck.words.sides import SIDE_TITLES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scalecheck.engine.judging import sides as judging
    from scalecheck.engine.judging.facts import Judge
    from scalecheck.engine.judging.verdicts import VerdictResult
    from scalecheck.model.checklist import Domain
    from scalecheck.reports.material import Material

WEAKEST: Final = 2
"""How many areas of a side are named."""
SITES: Final = 3
"""How many sites are counted in one line beside the sides; of more, each has its own line behind page one."""
NAME: Final = 40
"""How many characters of a site's name are told in that line."""


def sides(material: Material) -> tuple[Side, ...]:
    """Return each side that is judged here, taken alone."""
    return tuple(_side(SIDE_TITLES[about], side) for about, side in material.judgement.alone.items())


def sites(material: Material) -> tuple[SiteVerdict, ...]:
    """Return the verdict of each site of a programme, by name."""
    return tuple(
        SiteVerdict(capital(headline(one.name)), one.why if one.result is None else verdict_words(one.result))
        for one in sorted(material.sites, key=lambda site: site.name.casefold())
    )


def verdict_words(result: VerdictResult) -> str:
    """Return a verdict with its colour, or that there is none yet."""
    return f"{result.verdict.title} ({result.verdict.colour})" if result.settled else "No verdict yet"


def partly_there(material: Material) -> str:
    """Return how many questions of each side, and of each site that is judged, are at least partly there; no total."""
    own = material.assessment.site
    names = {"innovation": "innovation", "system": "system", "site": _name((own.name or own.id) if own else "site")}
    said = [(names[about], side) for about, side in material.judgement.alone.items()]
    looked = [(_name(one.name), one.looked) for one in material.sites if one.looked is not None]
    if len(looked) <= SITES:
        said += [(name, one.judgement.alone["site"]) for name, one in looked if "site" in one.judgement.alone]
    counts = [(name, side.judge.figures.counts[None]) for name, side in said]
    shares = [f"{name} {one.reached('partly')} of {one.relevant}" for name, one in counts if one.relevant]
    return f"At least partly there: {', '.join(shares)}." if shares else ""


def _name(name: str) -> str:
    return headline(name, NAME)


def _side(title: str, side: judging.Side) -> Side:
    applying = [gate for gate in side.judge.gates.values() if gate.applies]
    return Side(
        title=title,
        verdict=verdict_words(side.result),
        met=tuple(gate.gate.title for gate in applying if gate.met),
        not_met=tuple(gate.gate.title for gate in applying if not gate.met),
        weakest=tuple(_weakest(side.judge)),
    )


def weakest_areas(judge: Judge, *, answered: bool = False) -> list[Domain]:
    """Return the areas that are not met throughout by their safe scores, the lowest first.

    With `answered`, those alone of which something is answered.
    """
    ranked, figures = [], judge.figures
    for domain in judge.case.outline.checklist.domains:
        value, counts = figures.worst[domain.id].value, figures.counts[domain.id]
        place = value.normalised if value is not None else None
        if place is not None and counts.met < counts.relevant and (counts.answered or not answered):
            ranked.append((place, domain))
    ranked.sort(key=lambda one: one[0])
    return [domain for _, domain in ranked]


def _weakest(judge: Judge) -> Iterator[str]:
    """Return the weakest areas, each with how much of it is met."""
    for domain in weakest_areas(judge)[:WEAKEST]:
        counts = judge.figures.counts[domain.id]
        yield f"{domain.title} ({counts.met} of {counts.relevant} met)"
