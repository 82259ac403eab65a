"""Changing what a begun assessment says of itself: innovation, site, proposal and respondent."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scalecheck.documents.loading import load_assessment
from scalecheck.documents.reading.reader import parse
from scalecheck.documents.writing.dumping import to_data
from scalecheck.documents.writing.editing import CutText
from scalecheck.errors import CannotLookError
from scalecheck.model.assessment import Assessment, Proposal
from scalecheck.workspace.command_line.invocation import command
from scalecheck.workspace.rewriting import rewrite

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping
    from pathlib import Path

    from scalecheck.commands.assess.set_up import NewAssessment
    from scalecheck.model.base import FileModel

_ORDER: Final = tuple(Assessment.model_fields)


def change_header(path: Path, wanted: NewAssessment) -> None:
    """Write what was said by flags into the header of a begun file; ids stay unless an id is said.

    Raises:
        CannotLookError: the file has no innovation, site or respondent that could be changed.
        CannotSaveError: it can't be written.
        InvalidDocumentError: it is not a valid assessment.
    """
    put_in_header(path, lambda assessment: _parts(assessment, wanted))


def put_in_header(path: Path, parts: Callable[[Assessment], Mapping[str, FileModel]]) -> None:
    """Write parts of the header of a begun file anew; each is the value of one key.

    Raises:
        CannotSaveError: it can't be written.
        InvalidDocumentError: it is not a valid assessment.
    """

    def changed(data: bytes) -> bytes:
        text = CutText.of(parse(data, str(path)), ())
        for key, part in parts(load_assessment(data, str(path))).items():
            text = text.with_entry((key,), to_data(part), _ORDER)
        return text.text.encode("utf-8")

    rewrite(path, changed)


def _parts(assessment: Assessment, wanted: NewAssessment) -> Mapping[str, FileModel]:
    """Return the parts of the header that were said, with what stays of the old ones."""
    proposal = {"step": wanted.proposal, "sites": wanted.proposed_sites}
    respondent = {"id": wanted.respondent, "role": wanted.role, "organisation": wanted.organisation}
    said: dict[str, tuple[FileModel | None, Mapping[str, object]]] = {
        "innovation": (assessment.innovation, {"id": wanted.innovation_id, "name": wanted.innovation}),
        "site": (assessment.site, {"id": wanted.site_id, "name": wanted.site}),
        "respondent": (assessment.respondent, respondent),
        "proposal": (assessment.proposal or Proposal(), proposal),
    }
    parts: dict[str, FileModel] = {}
    for key, (before, values) in said.items():
        new = {name: value for name, value in values.items() if value}
        if new and before is None:
            nothing = f"The file names no {key}, so none can be changed. Begin a file of its own for it"
            raise CannotLookError(*_begun(nothing, assessment, key, wanted))
        if new and before is not None:
            parts[key] = before.model_copy(update=new)
    return parts


def _begun(sentence: str, assessment: Assessment, key: str, wanted: NewAssessment) -> tuple[str, ...]:
    """Return a sentence to its end, and how the file of a site is begun; of what else is missing nothing more."""
    innovation = assessment.innovation
    if key != "site" or innovation is None or not wanted.site:
        return (f"{sentence}.",)
    about = ("--innovation", innovation.name or innovation.id, "--site", wanted.site, "--round", assessment.round)
    return (f"{sentence}:", f"  {command('assess', assessment.checklist.id, *about)}")
