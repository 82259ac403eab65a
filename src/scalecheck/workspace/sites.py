"""The sites of a programme: the verdict of each, judged together with the programme's file."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scalecheck.engine.inputs.occasions import occasion_of, speaking
from scalecheck.engine.inputs.outline import Outline
from scalecheck.engine.judging.scope import judge_assessment
from scalecheck.reports.material import SiteResult

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date
    from pathlib import Path

    from scalecheck.model.assessment import Assessment
    from scalecheck.workspace.reading import Reader


def sites_of(reader: Reader, programme: Assessment, path: Path, as_of: date) -> tuple[SiteResult, ...]:
    """Return the verdict of each site whose file stands beside the programme's, in the order of their ids.

    Looked at are the programme's own folder and the folders beside it, for the same innovation, round and checklist.
    For a site's own file there are none.
    """
    if programme.site is not None or programme.innovation is None:
        return ()
    wanted = occasion_of(programme)
    found: dict[str, list[tuple[Path, Assessment]]] = {}
    for other, model in reader.beside(path):
        if model.site is not None and occasion_of(model)._replace(site=None) == wanted:
            found.setdefault(model.site.id, []).append((other, model))
    return tuple(_judged(reader, found[site], programme, as_of) for site in sorted(found))


def _judged(reader: Reader, filed: Sequence[tuple[Path, Assessment]], programme: Assessment, as_of: date) -> SiteResult:
    site = filed[0][1].site
    name = (site.name or site.id) if site is not None else ""
    spoken = speaking([model for _, model in filed])
    if spoken is None:
        return SiteResult(name, None, f"Not agreed: {len(filed)} answered separately.")
    path = next(path for path, model in filed if model is spoken)
    checklist = reader.checklist_of(spoken, path) if reader.checked(path).sound else None
    if checklist is None:
        return SiteResult(name, None, "Not judged: its file is not valid, or its checklist is not here.")
    return SiteResult(name, judge_assessment(Outline(checklist), spoken, as_of, programme).verdict, "")
