"""What stands in a file's folder beside it: other respondents' files, and the panel."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scalecheck.engine.inputs.occasions import occasion_of
from scalecheck.engine.judging.respondents import Others, Stand
from scalecheck.engine.judging.scope import judge_assessment
from scalecheck.model.assessment import Assessment
from scalecheck.model.panel import Panel

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from scalecheck.engine.inputs.outline import Outline
    from scalecheck.workspace.reading import Reader


def others_around(
    reader: Reader,
    path: Path,
    assessment: Assessment,
    outline: Outline,
    as_of: date,
    *,
    programme: Assessment | None,
    as_shown: Callable[[Assessment], Assessment],
) -> Others:
    """Return what others said about the same in the same round; files that can't be read are passed over.

    Args:
        reader: What reads files.
        path: The file that speaks.
        assessment: What is in it.
        outline: The checklist that it answers; files that answer another one are about something else.
        as_of: The day on which all are judged.
        programme: The programme's file that a site's is judged together with.
        as_shown: What is done with each file before it is looked at, such as leaving out notes.
    """
    models = [model for _, model in reader.models_in(path.resolve().parent, path)]
    own = occasion_of(assessment)
    answering = [one for one in models if isinstance(one, Assessment) and one.respondent is not None]
    shown = [as_shown(one) for one in answering if occasion_of(one) == own]
    return Others(
        tuple(Stand(one, judge_assessment(outline, one, as_of, programme).verdict) for one in shown),
        next((one for one in models if isinstance(one, Panel) and _is_about(one, assessment)), None),
    )


def _is_about(panel: Panel, assessment: Assessment) -> bool:
    innovation, site = (part.id if part is not None else None for part in (panel.innovation, panel.site))
    own = occasion_of(assessment)
    return (innovation, site, panel.round) == (own.innovation, own.site, own.round)
