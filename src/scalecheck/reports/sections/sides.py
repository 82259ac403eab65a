"""The innovation's side and the site's side, each taken alone; and each site of a programme."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from scalecheck.engine.judging.gates import judge_of
from scalecheck.reports.contents import Side, SiteVerdict
from scalecheck.words.sentences import capital, headline

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scalecheck.engine.inputs.case import Case
    from scalecheck.engine.judging.figures import Figures
    from scalecheck.engine.judging.verdicts import VerdictResult
    from scalecheck.model.conditions import About
    from scalecheck.reports.material import Material

WEAKEST: Final = 2
"""How many areas of a side are named."""
_SIDES: Final[tuple[tuple[About, str, tuple[About, ...]], ...]] = (
    ("innovation", "The innovation and the system around it", ("site",)),
    ("site", "The site", ("innovation", "system")),
)
"""The two sides: id, title, and what is not about it."""


def sides(material: Material) -> tuple[Side, ...]:
    """Return each side that is judged here."""
    found = []
    for about, title, others in _SIDES:
        result = material.judgement.sides[about]
        if result is not None:
            found.append(_side(_alone(material.case, others), title, result))
    return tuple(found)


def sites(material: Material) -> tuple[SiteVerdict, ...]:
    """Return the verdict of each site of a programme, in the order in which they were found."""
    return tuple(
        SiteVerdict(capital(headline(one.name)), one.why if one.result is None else _verdict(one.result))
        for one in material.sites
    )


def _verdict(result: VerdictResult) -> str:
    return f"{result.verdict.title} ({result.verdict.colour})" if result.settled else "No verdict yet"


def _alone(case: Case, others: tuple[About, ...]) -> Case:
    void = frozenset(item.id for item in case.outline.items.values() if item.about in others)
    return replace(case, left_out=case.left_out | void)


def _side(case: Case, title: str, result: VerdictResult) -> Side:
    judge = judge_of(case)
    applying = [gate for gate in judge.gates.values() if gate.applies]
    return Side(
        title=title,
        verdict=_verdict(result),
        met=tuple(gate.gate.title for gate in applying if gate.met),
        not_met=tuple(gate.gate.title for gate in applying if not gate.met),
        weakest=tuple(_weakest(case, judge.figures)),
    )


def _weakest(case: Case, figures: Figures) -> Iterator[str]:
    """Return the areas with the lowest safe scores that are not met throughout, each with how much of it is met."""
    ranked = []
    for domain in case.outline.checklist.domains:
        value, counts = figures.worst[domain.id].value, figures.counts[domain.id]
        place = value.normalised if value is not None else None
        if place is not None and counts.met < counts.relevant:
            ranked.append((place, f"{domain.title} ({counts.met} of {counts.relevant} met)"))
    ranked.sort(key=lambda one: one[0])
    yield from (words for _, words in ranked[:WEAKEST])
