"""What must be true first, for the programme and at each site: the same on the programme's page and on a site's."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from scalecheck.engine.judging.judgement import judge_case
from scalecheck.engine.judging.scope import judge_assessment
from scalecheck.reports.sections.conditions import BEFORE, conditions_of, set_by_group, smaller_step
from scalecheck.words.numbers import number_words
from scalecheck.words.roles import the

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import date

    from scalecheck.engine.inputs.outline import Outline
    from scalecheck.engine.judging.judgement import Judgement
    from scalecheck.engine.judging.verdicts import VerdictResult
    from scalecheck.model.assessment import Assessment
    from scalecheck.reports.contents import Condition
    from scalecheck.reports.material import Material
    from scalecheck.reports.sections.conditions import Before

_TITLES: Final[Mapping[Before, str]] = {
    "decision": "Set by {}",
    "verdict": "Before there can be a verdict",
    "going-on": "Before anything goes on",
    "smaller": "Before the smaller step",
    "proposed": "Before the step proposed",
}


@dataclass(frozen=True, slots=True)
class Gathered:
    """Everything that must be true before one thing, at one place."""

    before: Before
    """Before what."""
    site: str
    """At which site; empty: wherever it is done."""
    conditions: tuple[Condition, ...]
    """All of it."""
    first: bool
    """Whether nothing is asked for before it, of those that are told above."""
    by: str = ""
    """Which group set it; empty: the judgement asks for it."""

    @property
    def title(self) -> str:
        """What the group is called."""
        at_site = f" at {self.site}" if self.site else ""
        if self.by:
            met, of_all = sum(one.met for one in self.conditions), len(self.conditions)
            how_many = f"{number_words(met) if met else 'none'} of {number_words(of_all)} met"
            if of_all == 1:
                how_many = "met" if met else "not met yet"
            for_site = f" for {self.site}" if self.site else ""
            return f"{_TITLES[self.before].format(self.by)}{for_site} ({how_many})"
        return f"{_TITLES[self.before]}{at_site}{'' if self.first else ', also'}"


def conditions(material: Material) -> tuple[Gathered, ...]:
    """Return what must be true first: what comes before all else, for the supported smaller step, for the one proposed.

    The conditions that a group set when it decided come first, and are marked as that group's.
    What must be true of the programme must be true before anything begins at a site, so it is in a site's report as
    well; and what must be true at a site is in the programme's. What is in an earlier group of the same place is not
    repeated.
    """
    whole, sites = _whole_and_sites(material)
    smaller = smaller_step(whole)
    everywhere = conditions_of(whole, smaller[0] if smaller is not None else None)
    own = [(_name(one), _at_site(one, smaller or smaller_step(one), everywhere)) for one in sites]
    groups: list[Gathered] = []
    for before in BEFORE:
        for site, found in (("", everywhere), *own):
            if told := found[before]:
                groups.append(Gathered(before, site, told, first=not groups))
    return (*_set_by_groups(whole, sites), *groups)


def _set_by_groups(whole: Material, sites: Sequence[Material]) -> Iterator[Gathered]:
    """Return the conditions that were set for the programme, then those for each site."""
    for one, site in ((whole, ""), *((one, _name(one)) for one in sites)):
        made = one.assessment.decision
        if made is not None and made.conditions:
            told = set_by_group(made, one.case.as_of)
            yield Gathered("decision", site, told, first=True, by=the(" ".join(made.group.split())))


def smaller_looked_at(material: Material) -> str | None:
    """Return the smaller step that is told of: the one that the programme's answers support, else the site's own."""
    whole, _ = _whole_and_sites(material)
    smaller = smaller_step(whole) or smaller_step(material)
    return smaller[0] if smaller is not None else None


def _whole_and_sites(material: Material) -> tuple[Material, tuple[Material, ...]]:
    """Return what is judged of the programme, and what is judged of each site that the report is about."""
    if material.programme is not None:
        return replace(
            material,
            assessment=material.programme,
            judgement=_of_programme(material.outline, material.programme, material.case.as_of),
            programme=None,
            sites=(),
        ), (material,)
    looked = (one.looked for one in material.sites)
    sites = (
        replace(material, assessment=one.assessment, judgement=one.judgement, programme=one.programme, sites=())
        for one in looked
        if one is not None
    )
    return material, tuple(sites)


def _of_programme(outline: Outline, programme: Assessment, as_of: date) -> Judgement:
    """Return the judgement on what a site takes over: of a programme's file, all that is not about a site."""
    case = judge_assessment(outline, programme, as_of).case
    about_site = frozenset(item.id for item in outline.items.values() if item.about == "site")
    return judge_case(replace(case, left_out=case.left_out | about_site))


def _at_site(
    site: Material, smaller: tuple[str, VerdictResult] | None, everywhere: Mapping[Before, tuple[Condition, ...]]
) -> dict[Before, tuple[Condition, ...]]:
    """Return what must be true at a site beyond what must be true everywhere."""
    own = conditions_of(site, smaller[0] if smaller is not None else None)
    told: set[Condition] = set()
    beyond: dict[Before, tuple[Condition, ...]] = {}
    for before in BEFORE:
        told.update(everywhere[before])
        beyond[before] = tuple(one for one in own[before] if one not in told)
    return beyond


def _name(site: Material) -> str:
    own = site.assessment.site
    return " ".join((own.name or own.id).split()) if own is not None else ""
