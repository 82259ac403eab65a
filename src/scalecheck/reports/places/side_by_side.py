"""The sites and partners of a programme side by side: areas, what blocks at a site alone, and what must be true there.

By name, never ranked; nothing is averaged, and nothing is reduced to the worst. What nobody has answered is told apart
from what is known to be missing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scalecheck.engine.logic.wording import same_words
from scalecheck.model.assessment import Standing
from scalecheck.reports.contents.places import AtPlaces, PlaceArea, PlaceRow, Places, PlaceTable
from scalecheck.reports.sections.sides import verdict_words, weakest_areas
from scalecheck.words.sentences import capital, headline, joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from scalecheck.engine.inputs.case import Case
    from scalecheck.engine.judging.counts import Counts
    from scalecheck.engine.judging.facts import Judge
    from scalecheck.reports.contents import Condition
    from scalecheck.reports.contents.places import AreaState
    from scalecheck.reports.material import Material, SiteResult

PROGRAMME: Final = "The programme"
NO_FILE: Final = "No file yet."
NOT_ASSESSED: Final = "not assessed"
NOT_ASKED: Final = "\u2013"


def places(material: Material, at_sites: Iterable[tuple[str, Sequence[Condition]]]) -> Places:
    """Return how the sites and partners of a programme are side by side; empty for a site's own file.

    Args:
        material: What the report is made of.
        at_sites: What must be true first at each site, by the site's name.
    """
    return Places(
        sites=_sites(material),
        others=tuple(_by_checklist(material.other_sites)),
        partners=tuple(_by_checklist(material.partners)),
        blockers=tuple(_blockers(material)),
        conditions=tuple(_conditions(at_sites)),
    )


def other_sites_in_words(material: Material) -> Iterator[str]:
    """Return in a sentence for each verdict how the sites are that answered another checklist than the programme."""
    found: dict[tuple[str, str], list[str]] = {}
    for one in material.other_sites:
        if one.looked is None:
            yield f"{capital(headline(one.name))}: {one.why[:1].lower()}{one.why[1:]}"
        else:
            title, verdict = one.looked.outline.checklist.title, verdict_words(one.looked.judgement.verdict)
            found.setdefault((title, verdict), []).append(capital(headline(one.name)))
    yield from (f"By “{title}”: {verdict} at {joined(names)}." for (title, verdict), names in found.items())


def partners_in_words(material: Material) -> Iterator[str]:
    """Return in a sentence each which partners were not asked, and how each of the others is."""
    for one in material.partners:
        if one.result is None:
            yield f"{_named(one)}: {one.why[:1].lower()}{one.why[1:]}"
    judged = [(one, one.result) for one in material.partners if one.result is not None]
    yield from (f"{_named(one)}: {verdict_words(result)}." for one, result in judged)


def sites_without_file(material: Material) -> tuple[str, ...]:
    """Return the sites that are proposed, or asked for, and have no file, by their names."""
    proposal = material.assessment.proposal
    known = {same_words(one.name) for one in (*material.sites, *material.other_sites)}
    proposed = proposal.sites if proposal is not None else ()
    return tuple(" ".join(site.split()) for site in proposed if same_words(site) not in known)


def _sites(material: Material) -> PlaceTable | None:
    without_file = sites_without_file(material)
    if not material.sites and not (without_file and (material.other_sites or material.partners)):
        return None
    checklist = material.outline.checklist
    titles = tuple(domain.title for domain in checklist.domains)
    rows = [_row(capital(headline(one.name)), one, titles, site_side=True) for one in material.sites]
    rows += [PlaceRow(capital(headline(name)), "", NO_FILE, _nothing(titles)) for name in without_file]
    rows.sort(key=lambda row: row.name.casefold())
    own = PlaceRow(PROGRAMME, "", verdict_words(material.judgement.verdict), tuple(_areas(material.judgement.judge)))
    return PlaceTable(checklist.title, titles, (own, *rows))


def _by_checklist(results: Iterable[SiteResult]) -> Iterator[PlaceTable]:
    """Return places by checklist: first those that were not asked or not judged, by no checklist."""
    tables: dict[tuple[str, str], list[SiteResult]] = {}
    for one in results:
        answered = one.looked.outline.checklist if one.looked is not None else None
        tables.setdefault((answered.id, answered.version) if answered is not None else ("", ""), []).append(one)
    for _, there in sorted(tables.items()):
        looked = there[0].looked
        checklist = looked.outline.checklist if looked is not None else None
        titles = tuple(domain.title for domain in checklist.domains) if checklist is not None else ()
        rows = tuple(_row(_named(one), one, titles, site_side=False) for one in there)
        yield PlaceTable(checklist.title if checklist is not None else "", titles, rows)


def _row(name: str, one: SiteResult, titles: Sequence[str], *, site_side: bool) -> PlaceRow:
    """Return how a place came out; of a site, its areas are those of what is asked of the site alone."""
    if one.looked is None:
        return PlaceRow(name, one.carries, one.why, _nothing(titles))
    judgement = one.looked.judgement
    side = judgement.alone.get("site") if site_side else None
    areas = tuple(_areas(side.judge if side is not None else judgement.judge))
    return PlaceRow(name, one.carries, verdict_words(judgement.verdict), areas)


def _areas(judge: Judge) -> Iterator[PlaceArea]:
    weakest = {domain.id for domain in weakest_areas(judge, answered=True)[:1]}
    for domain in judge.case.outline.checklist.domains:
        counts = judge.figures.counts[domain.id]
        state, says = _state(counts)
        yield PlaceArea(domain.title, says, state, domain.id in weakest)


def _nothing(titles: Iterable[str]) -> tuple[PlaceArea, ...]:
    return tuple(PlaceArea(title, NOT_ASSESSED, "not-assessed", weakest=False) for title in titles)


def _state(counts: Counts) -> tuple[AreaState, str]:
    """Return how an area is at a place, and that in words."""
    if not counts.relevant:
        return "not-asked", NOT_ASKED
    if not counts.answered and not counts.unknown:
        return "not-assessed", NOT_ASSESSED
    said = [f"{counts.met} of {counts.relevant} met"]
    said += [f"{counts.partly} partly there"] if counts.partly else []
    said += [f"{counts.unknown} not known"] if counts.unknown else []
    said += [f"{counts.unanswered} not answered"] if counts.unanswered else []
    return ("met" if counts.met == counts.relevant else "gap"), ", ".join(said)


def _blockers(material: Material) -> Iterator[AtPlaces]:
    """Return the gates that are not met at a site by what is asked of it alone, with the sites, in the gates' order.

    Gates that are not met at the same sites are named together.
    """
    gates_at: dict[tuple[tuple[str, ...], tuple[str, ...]], list[str]] = {}
    looked = [(capital(headline(one.name)), one.looked.judgement) for one in material.sites if one.looked is not None]
    judged = [(name, one.alone["site"].judge) for name, one in looked if "site" in one.alone]
    for gate in material.outline.checklist.gates:
        here = [(name, judge.case) for name, judge in judged if gate.id in judge.gates and not judge.gates[gate.id].met]
        open_ones = [name for name, case in here if _is_open(case, gate.id)]
        not_met = [name for name, _ in here if name not in open_ones]
        if here:
            gates_at.setdefault((_by_name(not_met), _by_name(open_ones)), []).append(gate.title)
    yield from (AtPlaces(joined(titles), *where) for where, titles in gates_at.items())


def _is_open(case: Case, gate: str) -> bool:
    """Return whether nobody has answered anything of what a gate asks of the site."""
    asked = [name for name in case.outline.gate_items[gate] if name not in case.void]
    return bool(asked) and all(case.standing(name) in {Standing.UNANSWERED, Standing.NOT_MINE} for name in asked)


def _conditions(at_sites: Iterable[tuple[str, Sequence[Condition]]]) -> Iterator[AtPlaces]:
    """Return what must be true first at more than one site, each once, in the order in which it is told.

    What must be true at one site alone is under the conditions, by the site's name.
    """
    found: dict[str, set[str]] = {}
    for site, conditions in at_sites:
        for one in conditions:
            found.setdefault(one.what, set()).add(site)
    yield from (AtPlaces(text, _by_name(sites), ()) for text, sites in found.items() if len(sites) > 1)


def _by_name(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(sorted(names, key=str.casefold))


def _named(one: SiteResult) -> str:
    return headline(", ".join(filter(None, (capital(one.name), one.organisation))))
