"""How the sites are in a sentence for each verdict: never averaged, never reduced to the worst."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scalecheck.reports.places.side_by_side import sites_without_file
from scalecheck.words.sentences import joined

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scalecheck.engine.judging.verdicts import VerdictResult
    from scalecheck.reports.material import Material


def at_sites(material: Material) -> Iterator[str]:
    """Return in words which verdict each site has by its own file, by name, and which proposed site has none."""
    if not material.sites:
        return
    settled = [(one.name, one.result.verdict.id) for one in material.sites if one.result and one.result.settled]
    for verdict in material.outline.checklist.verdicts:
        there = [" ".join(name.split()) for name, given in settled if given == verdict.id]
        if there:
            yield f"{verdict.title} at {joined(there)}."
    unsettled = [" ".join(one.name.split()) for one in material.sites if one.result is None or not one.result.settled]
    if unsettled:
        yield f"No verdict yet at {joined(unsettled)}."
    yield from _core_changed(material)
    if missing := sites_without_file(material):
        answered = [" ".join(one.name.split()) for one in material.sites]
        has = "has" if len(answered) == 1 else "have"
        yield f"{joined(answered)} {has} answered; {joined(missing)} {'has' if len(missing) == 1 else 'have'} not."


def worse_at_sites(material: Material, step: str, whole: VerdictResult) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Return each verdict worse than the programme's that a step gets by a site's own file, with the sites."""
    ranks, found = material.outline.verdict_ranks, dict[str, list[str]]()
    for site in material.sites:
        steps = site.looked.judgement.step if site.looked is not None else None
        there = steps.verdicts.get(step) if steps is not None else None
        if there is not None and (not there.settled or ranks[there.verdict.id] > ranks[whole.verdict.id]):
            title = there.verdict.title if there.settled else "No verdict yet"
            found.setdefault(title, []).append(" ".join(site.name.split()))
    yield from ((title, tuple(names)) for title, names in found.items())


def _core_changed(material: Material) -> Iterator[str]:
    """Return in words at which sites the core was changed, and whether the group that decides has accepted it."""
    changed: dict[bool, list[str]] = {}
    for site in material.sites:
        if site.looked is not None and any(one.keeps_core is False for one in site.looked.assessment.adaptations):
            accepted = not site.looked.judgement.case.core_changes
            changed.setdefault(accepted, []).append(" ".join(site.name.split()))
    if sites := changed.get(False):
        yield f"The core was changed at {joined(sites)}, and no decision accepts it."
    if sites := changed.get(True):
        yield f"The core was changed at {joined(sites)}; the group that decides has accepted it."
