"""The places of a programme that are judged by a checklist of their own: its partners, and sites that answered another.

Each comes with its verdict, or why there is none.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from scalecheck.engine.inputs.occasions import occasion_of, speaking
from scalecheck.errors import ScalecheckError
from scalecheck.reports.material import SiteResult
from scalecheck.workspace.judging import as_it_is, judged
from scalecheck.workspace.occasions import Filed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from datetime import date
    from pathlib import Path

    from scalecheck.model.assessment import Assessment, Partner, Site
    from scalecheck.workspace.reading import Reader

NOT_ASKED: Final = "Not asked."


def sites_by_other_checklists(
    reader: Reader,
    programme: Assessment,
    path: Path,
    as_of: date,
    as_shown: Callable[[Assessment], Assessment] = as_it_is,
) -> tuple[SiteResult, ...]:
    """Return each site whose file beside the programme's answers another checklist, in the order of names.

    It is about the same innovation and round. A site that answered several checklists comes once for each. For a site's
    own file there are none.

    Args:
        reader: What reads files.
        programme: The programme's file.
        path: Where it is.
        as_of: The day on which all are judged.
        as_shown: What is done with each site's file before it is looked at, such as leaving out notes.
    """
    if programme.site is not None or programme.innovation is None:
        return ()
    found: dict[tuple[str, str], list[Filed]] = {}
    places: dict[str, SiteResult] = {}
    for site, filed in _at_places(reader, path, programme.innovation.id, programme.round):
        if site.kind != "partner" and filed.assessment.checklist.id != programme.checklist.id:
            found.setdefault((site.id, filed.assessment.checklist.id), []).append(filed)
            places.setdefault(site.id, SiteResult(site.name or site.id, None, ""))
    looked = (_looked(reader, places[site], files, as_of, as_shown) for (site, _), files in found.items())
    return tuple(sorted(looked, key=lambda one: one.name.casefold()))


def partners_of(
    reader: Reader,
    programme: Assessment,
    path: Path,
    as_of: date,
    as_shown: Callable[[Assessment], Assessment] = as_it_is,
) -> tuple[SiteResult, ...]:
    """Return each partner that the programme names or that has a file beside the programme's, in the order of names.

    A partner's file is about the same innovation and round, and answers whatever checklist it names. For a site's own
    file there are none.

    Args:
        reader: What reads files.
        programme: The programme's file.
        path: Where it is.
        as_of: The day on which all are judged.
        as_shown: What is done with each partner's file before it is looked at, such as leaving out notes.
    """
    if programme.site is not None or programme.innovation is None:
        return ()
    places = {one.id: _partner(one) for one in programme.partners}
    found: dict[str, list[Filed]] = {}
    for site, filed in _at_places(reader, path, programme.innovation.id, programme.round):
        if site.kind == "partner":
            found.setdefault(site.id, []).append(filed)
            places.setdefault(site.id, SiteResult(site.name or site.id, None, NOT_ASKED, site.organisation or ""))
    looked = (_looked(reader, place, found.get(partner, ()), as_of, as_shown) for partner, place in places.items())
    return tuple(sorted(looked, key=lambda one: (one.name.casefold(), one.organisation.casefold())))


def _at_places(reader: Reader, path: Path, innovation: str, round_: str) -> Iterator[tuple[Site, Filed]]:
    """Return the files of sites and partners on an innovation and round beside a file, each with its place."""
    for other, model in reader.beside(path):
        own = occasion_of(model)
        if model.site is not None and (own.innovation, own.round) == (innovation, round_):
            yield model.site, Filed(other, model)


def _partner(one: Partner) -> SiteResult:
    """Return a partner that the programme names, of which nothing more is known yet."""
    return SiteResult(one.name or one.id, None, NOT_ASKED, one.organisation or "", one.carries or "")


def _looked(
    reader: Reader,
    place: SiteResult,
    filed: Sequence[Filed],
    as_of: date,
    as_shown: Callable[[Assessment], Assessment],
) -> SiteResult:
    """Return how a place came out by its files on one checklist; as it is where it has none."""
    if not filed:
        return place
    spoken = speaking([one.assessment for one in filed])
    if spoken is None:
        return replace(place, why=f"Not agreed: {len(filed)} answered separately.")
    path = next(one.path for one in filed if one.assessment is spoken)
    with suppress(ScalecheckError, OSError):
        return replace(place, looked=judged(reader, path, as_of, as_shown=as_shown), why="")
    return replace(place, why="Not judged: its file is not valid, or its checklist is not here.")
