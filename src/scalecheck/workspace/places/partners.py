"""The partners of a programme: those that it names, and those that have a file, each with its verdict or why none."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, Final

from scalecheck.engine.inputs.occasions import occasion_of, speaking
from scalecheck.errors import ScalecheckError
from scalecheck.model.assessment import Partner
from scalecheck.reports.material import SiteResult
from scalecheck.workspace.judging import as_it_is, judged

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date
    from pathlib import Path

    from scalecheck.model.assessment import Assessment
    from scalecheck.workspace.reading import Reader

NOT_ASKED: Final = "Not asked."


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
    about = programme.innovation.id, programme.round
    named, filed = {one.id: one for one in programme.partners}, _files(reader, path, about)
    for partner, files in filed.items():
        site = files[0][1].site
        if site is not None:
            named.setdefault(partner, Partner(id=partner, name=site.name, organisation=site.organisation))
    looked = (_result(reader, one, filed.get(one.id, ()), as_of, as_shown) for one in named.values())
    return tuple(sorted(looked, key=lambda one: (one.name.casefold(), one.organisation.casefold())))


def _files(reader: Reader, path: Path, about: tuple[str, str]) -> dict[str, list[tuple[Path, Assessment]]]:
    """Return the files of partners on an innovation and round, by the partner's id."""
    found: dict[str, list[tuple[Path, Assessment]]] = {}
    for other, model in reader.beside(path):
        own = occasion_of(model)
        if model.site is not None and model.site.kind == "partner" and (own.innovation, own.round) == about:
            found.setdefault(model.site.id, []).append((other, model))
    return found


def _result(
    reader: Reader,
    partner: Partner,
    filed: Sequence[tuple[Path, Assessment]],
    as_of: date,
    as_shown: Callable[[Assessment], Assessment],
) -> SiteResult:
    name, organisation, carries = partner.name or partner.id, partner.organisation or "", partner.carries or ""
    if not filed:
        return SiteResult(name, None, NOT_ASKED, organisation, carries)
    spoken = speaking([model for _, model in filed])
    if spoken is None:
        return SiteResult(name, None, f"Not agreed: {len(filed)} answered separately.", organisation, carries)
    path = next(path for path, model in filed if model is spoken)
    with suppress(ScalecheckError, OSError):
        return SiteResult(name, judged(reader, path, as_of, as_shown=as_shown), "", organisation, carries)
    why = "Not judged: its file is not valid, or its checklist is not here."
    return SiteResult(name, None, why, organisation, carries)
