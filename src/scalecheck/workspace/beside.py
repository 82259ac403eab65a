"""What is beside a file: other respondents' files, the panel, and the files of a programme's sites."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scalecheck.engine.changes.looked import Looked
from scalecheck.engine.inputs.occasions import is_about, occasion_of
from scalecheck.engine.inputs.outline import Outline
from scalecheck.engine.judging.respondents import JudgedRespondent, Others
from scalecheck.engine.judging.scope import judge_assessment
from scalecheck.engine.panel.ownership import taking_part
from scalecheck.model.assessment import Assessment
from scalecheck.model.panel import Panel
from scalecheck.reports.material import SiteResult
from scalecheck.workspace.judging import as_it_is
from scalecheck.workspace.panel.open_rounds import why_none_speaks

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date
    from pathlib import Path

    from scalecheck.engine.panel.ownership import TakingPart
    from scalecheck.workspace.reading import Reader


def others_around(reader: Reader, path: Path, looked: Looked, as_shown: Callable[[Assessment], Assessment]) -> Others:
    """Return what others said about the same in the same round; files that can't be read are passed over.

    They are judged as the file that speaks was, by its checklist; files that answer another one are about something
    else.

    Args:
        reader: What reads files.
        path: The file that speaks.
        looked: What is in it, and how it was judged.
        as_shown: What is done with each file before it is looked at, such as leaving out notes.
    """
    models = [model for _, model in reader.models_in(path.resolve().parent, path)]
    own = occasion_of(looked.assessment)
    answering = [one for one in models if isinstance(one, Assessment) and one.respondent is not None]
    shown = [as_shown(one) for one in answering if occasion_of(one) == own]
    beside = looked.as_of, looked.programme, looked.own_files
    in_round = [(path, looked.assessment)]
    return Others(
        tuple(JudgedRespondent(one, judge_assessment(looked.outline, one, *beside).verdict) for one in shown),
        next((one for one in models if isinstance(one, Panel) and is_about(one, own)), None),
        is_open=reader.open_round(in_round) is not None,
    )


def asked_around(reader: Reader, path: Path, assessment: Assessment, outline: Outline) -> TakingPart:
    """Return those who were invited to say the same, and for an agreed file also those who did."""
    models = [model for _, model in reader.models_in(path.resolve().parent, path)]
    own = occasion_of(assessment)
    invited = (person for one in models if isinstance(one, Panel) and is_about(one, own) for person in one.invited)
    files = (one for one in models if isinstance(one, Assessment) and occasion_of(one) == own)
    return taking_part(outline, assessment, invited, files)


def sites_of(
    reader: Reader,
    programme: Assessment,
    path: Path,
    as_of: date,
    as_shown: Callable[[Assessment], Assessment] = as_it_is,
) -> tuple[SiteResult, ...]:
    """Return the verdict of each site whose file is beside the programme's, in the order of their ids.

    Looked at are the programme's own folder and the folders beside it, for the same innovation, round and checklist.
    For a site's own file there are none.

    Args:
        reader: What reads files.
        programme: The programme's file, as it is shown.
        path: Where it is.
        as_of: The day on which all are judged.
        as_shown: What is done with each site's file before it is looked at, such as leaving out notes.
    """
    if programme.site is not None or programme.innovation is None:
        return ()
    wanted = occasion_of(programme)
    found: dict[str, list[tuple[Path, Assessment]]] = {}
    for other, model in reader.beside(path):
        if model.site is None or model.site.kind == "partner":
            continue
        if occasion_of(model)._replace(site=None) == wanted:
            found.setdefault(model.site.id, []).append((other, model))
    return tuple(_judged(reader, found[site], programme, as_of, as_shown) for site in sorted(found))


def _judged(
    reader: Reader,
    filed: Sequence[tuple[Path, Assessment]],
    programme: Assessment,
    as_of: date,
    as_shown: Callable[[Assessment], Assessment],
) -> SiteResult:
    site = filed[0][1].site
    name = (site.name or site.id) if site is not None else ""
    found = reader.speaker(filed)
    if found is None:
        return SiteResult(name, None, why_none_speaks(len(filed), reader.open_round(filed)))
    path, spoken = found
    checklist = reader.checklist_of(spoken, path) if reader.checked(path).sound else None
    if checklist is None:
        return SiteResult(name, None, "Not judged: its file is not valid, or its checklist is not here.")
    shown = as_shown(spoken)
    own_files = reader.own_files_of(spoken, path)
    judged = judge_assessment(Outline(checklist), shown, as_of, programme, own_files)
    return SiteResult(name, Looked(shown, judged, programme, own_files), "")
