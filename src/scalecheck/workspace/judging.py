"""From a file to the judgement on it: the file, what it inherits from, and the checklist that it answers."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scalecheck.engine.changes.looked import Looked
from scalecheck.engine.inputs.outline import Outline
from scalecheck.engine.judging.scope import judge_assessment
from scalecheck.model.placement import answers_in_place

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date
    from pathlib import Path

    from scalecheck.model.assessment import Assessment
    from scalecheck.workspace.reading import Reader


def as_it_is(assessment: Assessment) -> Assessment:
    """Return an assessment with nothing left out."""
    return assessment


def judged(
    reader: Reader,
    path: Path,
    as_of: date,
    *,
    on_own_day: bool = False,
    as_shown: Callable[[Assessment], Assessment] = as_it_is,
) -> Looked:
    """Read one file and judge it together with what it inherits.

    Args:
        reader: What reads files.
        path: The file.
        as_of: The day on which it is judged.
        on_own_day: Whether it is judged on the day of its own last entry, if that is before the day.
        as_shown: What is done with each file before they are looked at, such as leaving out notes.

    Raises:
        CannotLookError: the file, or its checklist, is missing.
        InvalidDocumentError: the file is not a valid assessment.
    """
    assessment, checklist = reader.assessment(path)
    outline, programme = Outline(checklist), reader.programme_of(assessment, path)
    if on_own_day:
        as_of = min(as_of, last_entry(assessment, outline) or as_of)
    assessment, programme = as_shown(assessment), as_shown(programme) if programme is not None else None
    own_files = tuple(
        replace(one, assessment=as_shown(one.assessment)) for one in reader.own_files_of(assessment, path)
    )
    judgement = judge_assessment(outline, assessment, as_of, programme, own_files)
    return Looked(assessment, judgement, programme, own_files, reader.held_back_from(assessment, path))


def last_entry(assessment: Assessment, outline: Outline) -> date | None:
    """Return the day of the last thing that an assessment records; None where it names no day."""
    answers = answers_in_place(assessment, outline.questions).values()
    days = [answer.answered.date for answer in answers if answer.answered is not None]
    days += [piece.recorded for answer in answers for piece in answer.evidence if piece.recorded is not None]
    days += [part.date for part in (assessment.agreed, assessment.decision) if part is not None]
    return max(days, default=None)
