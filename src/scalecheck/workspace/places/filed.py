"""The places of a programme that are judged by a checklist of their own: its partners, and sites that answered another.

Each comes with its verdict, or why there is none.
"""

from __future__ import annotations

from collections import defaultdict
from contextlib import suppress
from dataclasses import replace
from typing import TYPE_CHECKING, Final, TypeVar

from scalecheck.engine.inputs.occasions import occasion_of
from scalecheck.errors import ScalecheckError
from scalecheck.reports.material import SiteResult
from scalecheck.workspace.judging import as_it_is, judged
from scalecheck.workspace.occasions import Filed
from scalecheck.workspace.panel.open_rounds import why_none_speaks

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from datetime import date
    from pathlib import Path

    from scalecheck.model.assessment import Assessment, Partner, Site
    from scalecheck.workspace.reading import Reader

_Key = TypeVar("_Key")
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
    places: dict[tuple[str, str], SiteResult] = {}
    files: defaultdict[tuple[str, str], list[Filed]] = defaultdict(list)
    for site, filed in _at_places(reader, programme, path):
        name, checklist = site.name or site.id, filed.assessment.checklist.id
        if site.kind != "partner" and checklist != programme.checklist.id:
            places.setdefault((site.id, checklist), SiteResult(name, None, ""))
            files[site.id, checklist].append(filed)
    return _looked(reader, places, files, as_of, as_shown)


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
    places = {one.id: _partner(one) for one in programme.partners} if _is_of_programme(programme) else {}
    files: defaultdict[str, list[Filed]] = defaultdict(list)
    for site, filed in _at_places(reader, programme, path):
        if site.kind == "partner":
            places.setdefault(site.id, SiteResult(site.name or site.id, None, NOT_ASKED, site.organisation or ""))
            files[site.id].append(filed)
    return _looked(reader, places, files, as_of, as_shown)


def _is_of_programme(assessment: Assessment) -> bool:
    """Return whether a file is a programme's, and no site's own."""
    return assessment.site is None and assessment.innovation is not None


def _at_places(reader: Reader, programme: Assessment, path: Path) -> Iterator[tuple[Site, Filed]]:
    """Return the files of sites and partners on a programme's innovation and round beside its file, with the places."""
    if not _is_of_programme(programme):
        return
    about = occasion_of(programme)
    for other, model in reader.beside(path):
        own = occasion_of(model)
        if model.site is not None and (own.innovation, own.round) == (about.innovation, about.round):
            yield model.site, Filed(other, model)


def _partner(one: Partner) -> SiteResult:
    """Return a partner that the programme names, of which nothing more is known yet."""
    return SiteResult(one.name or one.id, None, NOT_ASKED, one.organisation or "", one.carries or "")


def _looked(
    reader: Reader,
    places: Mapping[_Key, SiteResult],
    files: Mapping[_Key, Sequence[Filed]],
    as_of: date,
    as_shown: Callable[[Assessment], Assessment],
) -> tuple[SiteResult, ...]:
    """Return how places came out by their files, in the order of names; as they are where they have none."""
    looked = (
        _looked_at(reader, place, files[key], as_of, as_shown) if key in files else place
        for key, place in places.items()
    )
    return tuple(sorted(looked, key=lambda one: (one.name.casefold(), one.organisation.casefold())))


def _looked_at(
    reader: Reader,
    place: SiteResult,
    filed: Sequence[Filed],
    as_of: date,
    as_shown: Callable[[Assessment], Assessment],
) -> SiteResult:
    """Return how a place came out by its files on one checklist."""
    found = reader.speaker(filed)
    if found is None:
        return replace(place, why=why_none_speaks(len(filed), reader.open_round(filed)))
    with suppress(ScalecheckError, OSError):
        return replace(place, looked=judged(reader, found[0], as_of, as_shown=as_shown), why="")
    return replace(place, why="Not judged: its file is not valid, or its checklist is not here.")
