"""The parts that must stay by site, what each site has changed, and what that raises."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scalecheck.engine.changes.adaptations import (
    LEARNING,
    PartState,
    changed_at_several,
    changes_of,
    is_accepted,
    is_learning_a_gap,
    part_state,
)
from scalecheck.engine.logic.wording import same_words
from scalecheck.reports.contents import Adaptation, Adapted, PartRow, SiteChanges
from scalecheck.words.days import day_words
from scalecheck.words.numbers import counted
from scalecheck.words.sentences import capital, headline, joined, sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from scalecheck.model import assessment as model
    from scalecheck.reports.material import Material, SiteResult

_HOLDS = {
    True: "the core still holds",
    False: "the core no longer holds",
    None: "nobody says if the core still holds",
}


def adapted(material: Material) -> Adapted:
    """Return what became of the parts that must stay at each site of a programme, and what sites have changed."""
    core = material.assessment.core
    sites = sorted(_each_site(material), key=lambda site: (_name(site).casefold(), _name(site)))
    looked = [(_name(site), site.looked.assessment) for site in sites if site.looked is not None]
    parts = {part.id: part.what for part in core}
    return Adapted(
        sites=tuple(map(_name, sites)) if core else (),
        parts=tuple(_row(material.assessment, part, sites) for part in core) if sites else (),
        changes=tuple(
            SiteChanges(name, tuple(adaptation_words(one, parts) for one in site.adaptations))
            for name, site in looked
            if site.adaptations
        ),
        questions=tuple(_questions(core, looked)),
        learning=_learning(material) if any(site.adaptations for _, site in looked) else "",
    )


def own_adaptations(material: Material) -> tuple[Adaptation, ...]:
    """Return what a site itself has changed."""
    return tuple(adaptation_words(one, _parts_of(material)) for one in material.assessment.adaptations)


def own_kept(material: Material) -> str:
    """Return in a sentence which parts that must stay a site says that it has kept; nothing where it says none."""
    parts = _parts_of(material)
    kept = [f"“{headline(parts.get(part, part))}”" for part in material.assessment.kept]
    return f"Kept as they are: {joined(kept)}." if kept else ""


def adaptation_words(one: model.Adaptation, parts: Mapping[str, str]) -> Adaptation:
    """Return what a site has changed in words.

    Args:
        one: The change.
        parts: The parts that must stay, by id, in words.
    """
    touched = f"“{headline(parts.get(one.part, one.part))}”" if one.part else ""
    where = f"Core, {touched}" if touched else one.kind.capitalize()
    decided = [capital(one.decided_by)] if one.decided_by else []
    return Adaptation(
        what=sentence(one.what),
        touches=f"{where}; {_HOLDS[one.keeps_core]}",
        why=sentence(one.why or ""),
        decided=", ".join([*decided, *([day_words(one.date)] if one.date is not None else [])]),
        outcome=sentence(one.outcome or ""),
    )


def _parts_of(material: Material) -> dict[str, str]:
    source = material.programme if material.programme is not None else material.assessment
    return {part.id: part.what for part in material.core or source.core}


def _each_site(material: Material) -> Iterable[SiteResult]:
    """Return each site once, whatever checklist it answered: by the programme's own, where it answered that."""
    found: dict[str, SiteResult] = {}
    for site in (*material.sites, *material.other_sites):
        found.setdefault(same_words(site.name), site)
    return found.values()


def _row(programme: model.Assessment, part: model.CorePart, sites: Sequence[SiteResult]) -> PartRow:
    return PartRow(
        part=capital(headline(part.what)),
        why=sentence(part.why or ""),
        states=tuple(_state(programme, part.id, site) for site in sites),
    )


def _state(programme: model.Assessment, part: str, site: SiteResult) -> str:
    if site.looked is None:
        return PartState.NOT_KNOWN
    assessment = site.looked.assessment
    state = part_state(assessment, part)
    if state is PartState.CORE_CHANGED:
        broken = [one for one in changes_of(assessment, part) if one.keeps_core is False]
        accepted = all(is_accepted(one, assessment, programme) for one in broken)
        return f"{state}, accepted" if accepted else state
    return state


def _questions(core: Sequence[model.CorePart], sites: Sequence[tuple[str, model.Assessment]]) -> Iterator[str]:
    for found in changed_at_several(core, (site for _, site in sites)):
        names = joined([sites[place][0] for place in found.sites])
        number = capital(counted(len(found.sites), "site"))
        yield (
            f"{number} have changed “{headline(found.part.what)}” ({names}). Is it core, or can each site have its own "
            "way?"
        )


def _learning(material: Material) -> str:
    if not is_learning_a_gap(material.case):
        return ""
    says = material.state(LEARNING)
    return f"What sites have changed may not reach the others: “{material.title(LEARNING)}” is not met. {says}"


def _name(site: SiteResult) -> str:
    return capital(headline(site.name))
