"""From bytes to a checked model of whatever kind the file says it is, with every problem found on the way."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any, Final

from pydantic import BaseModel, ValidationError

from scalecheck.documents.kinds import FileKind, Header, is_named_as_panel, read_header, with_article
from scalecheck.documents.reading.reader import parse
from scalecheck.documents.reading.salvage import Salvaged, salvage, without
from scalecheck.documents.rules.adaptations import check_against_core
from scalecheck.documents.rules.assessment import check_answers, check_assessment
from scalecheck.documents.rules.checklist import check_checklist
from scalecheck.documents.rules.findings import Findings
from scalecheck.documents.rules.inheritance import check_overrides
from scalecheck.documents.rules.names import Names
from scalecheck.documents.rules.options import with_options
from scalecheck.documents.rules.overlay import check_overlay
from scalecheck.documents.rules.panel import check_panel
from scalecheck.documents.rules.resolved import check_resolved
from scalecheck.documents.shape.checking import file_path, shape_problems, true_errors
from scalecheck.errors import InvalidDocumentError
from scalecheck.model.assessment import Assessment
from scalecheck.model.checklist import Checklist
from scalecheck.model.overlay import Overlay
from scalecheck.model.panel import Panel
from scalecheck.problems import Severity, any_error, in_order

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scalecheck.documents.reading.reader import Document
    from scalecheck.problems import Problem

MODELS: Final[Mapping[FileKind, type[BaseModel]]] = {
    FileKind.CHECKLIST: Checklist,
    FileKind.ASSESSMENT: Assessment,
    FileKind.OVERLAY: Overlay,
    FileKind.PANEL: Panel,
}
"""The model of each kind of file."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """A file that was read, sound or not."""

    name: str
    """Its name as the person wrote it."""
    problems: tuple[Problem, ...]
    """Everything found in it, in order of place."""
    kind: FileKind | None = None
    """What it says it is; None where that can't be told."""
    document: Document | None = None
    """Its text with places; None where it is not even a document."""
    model: BaseModel | None = None
    """Its content; None where an error was found."""
    rest: Salvaged[BaseModel] = field(default_factory=Salvaged)
    """What of it could be read, also where an error was found."""

    @property
    def sound(self) -> bool:
        """Whether no error was found."""
        return self.model is not None and not any_error(self.problems)

    @property
    def is_broken_panel(self) -> bool:
        """Whether it says who is asked, by its kind or, where that can't be told, its name, and can't be read."""
        is_panel = self.kind is FileKind.PANEL or (self.kind is None and is_named_as_panel(self.name))
        return is_panel and any_error(self.problems)


def load(data: bytes | str, name: str) -> Loaded:
    """Read a file of any kind and check it by itself."""
    try:
        document = parse(data, name)
    except InvalidDocumentError as error:
        return Loaded(name, error.problems)
    header = read_header(document)
    if not isinstance(header, Header):
        return Loaded(name, in_order([*document.problems, header]), document=document)
    model, rest, problems = _validate(document, header)
    found = Findings(document, rest)
    match rest.model:
        case Checklist() as checklist:
            check_checklist(found, checklist)
        case Assessment() as assessment:
            check_assessment(found, assessment)
        case Panel() as panel:
            check_panel(found, panel)
        case _:
            pass
    everything = in_order([*document.problems, *problems, *found.problems])
    return Loaded(name, everything, header.kind, document, None if any_error(everything) else model, rest)


def load_checklist(data: bytes | str, name: str) -> Checklist:
    """Read a checklist.

    Raises:
        InvalidDocumentError: it is no checklist, or an error was found in it.
    """
    return checklist_in(load(data, name))


def checklist_in(loaded: Loaded) -> Checklist:
    """Return the checklist that a file holds.

    Raises:
        InvalidDocumentError: it is no checklist, or an error was found in it.
    """
    checklist: Checklist = _expect(loaded, Checklist, FileKind.CHECKLIST)
    return checklist


def load_assessment(data: bytes | str, name: str) -> Assessment:
    """Read an assessment, without checking it against its checklist.

    Raises:
        InvalidDocumentError: it is no assessment, or an error was found in it.
    """
    return assessment_in(load(data, name))


def assessment_in(loaded: Loaded) -> Assessment:
    """Return the assessment that a file holds.

    Raises:
        InvalidDocumentError: it is no assessment, or an error was found in it.
    """
    assessment: Assessment = _expect(loaded, Assessment, FileKind.ASSESSMENT)
    return assessment


def load_panel(data: bytes | str, name: str) -> Panel:
    """Read a panel.

    Raises:
        InvalidDocumentError: it is no panel, or an error was found in it.
    """
    panel: Panel = _expect(load(data, name), Panel, FileKind.PANEL)
    return panel


def against_checklist(loaded: Loaded, checklist: Checklist, names: Names | None = None) -> Loaded:
    """Return an assessment, or an overlay, with what is found when it is checked against the checklist that it names.

    A broken one is checked against it as far as it could be read. `names` are the checklist's, where they are at hand.
    """
    if loaded.document is None:
        return loaded
    found = Findings(loaded.document, loaded.rest)
    match loaded.rest.model:
        case Assessment() as assessment:
            names = names or Names(checklist)
            check_answers(found, assessment, names)
            loaded = replace(loaded, problems=with_options(loaded.document, names, loaded.problems))
        case Overlay() as overlay:
            check_overlay(found, overlay, checklist)
        case _:
            pass
    return _with(loaded, found)


def against_resolved(loaded: Loaded, resolved: Checklist) -> Loaded:
    """Return an overlay with what is found in its resolved checklist, each at the place in the overlay."""
    if loaded.document is None or not isinstance(loaded.rest.model, Overlay):
        return loaded
    found = Findings(loaded.document, loaded.rest)
    check_resolved(found, loaded.rest.model, resolved)
    return _with(loaded, found)


def against_programme(loaded: Loaded, programme: Assessment, file: str = "the programme's file") -> Loaded:
    """Return a site's assessment with what is found when it is checked against the programme's, which `file` names."""
    if loaded.document is None or not isinstance(loaded.rest.model, Assessment):
        return loaded
    found = Findings(loaded.document, loaded.rest)
    check_against_core(found, loaded.rest.model, programme, file)
    return _with(loaded, found)


def against_inherited(loaded: Loaded, handed_down: Mapping[str, str]) -> Loaded:
    """Return a site's assessment with what is found where it answers over what it inherits.

    `handed_down` says for each question that others have answered as well who that is, as a sentence begins.
    """
    if loaded.document is None or not isinstance(loaded.rest.model, Assessment):
        return loaded
    found = Findings(loaded.document, loaded.rest)
    check_overrides(found, loaded.rest.model, handed_down)
    return _with(loaded, found)


def _with(loaded: Loaded, found: Findings) -> Loaded:
    problems = in_order([*loaded.problems, *found.problems])
    return replace(loaded, problems=problems, model=None if any_error(problems) else loaded.model)


def _expect(loaded: Loaded, model: type[Any], kind: FileKind) -> Any:
    if isinstance(loaded.model, model):
        return loaded.model
    if loaded.document is not None and loaded.kind is not None and loaded.kind is not kind:
        message = f"This file is {with_article(loaded.kind)}, and {with_article(kind)} is needed here."
        problem = loaded.document.problem("other-kind", message, path=("format",), hint="Is this the right file?")
        raise InvalidDocumentError((problem,))
    raise InvalidDocumentError(loaded.problems)


def _validate(document: Document, header: Header) -> tuple[BaseModel | None, Salvaged[BaseModel], list[Problem]]:
    """Return the model, what can be checked further (the same, or what is left of it), and the problems of shape."""
    model, value = MODELS[header.kind], document.value
    try:
        whole = model.model_validate(value)
    except ValidationError as error:
        errors = error.errors(include_url=False)
    else:
        return whole, Salvaged(whole), []
    warnings: list[Problem] = []
    if header.newer_minor:
        unknown = [one for one in errors if one["type"] == "extra_forbidden"]
        warnings = [_as_warning(one) for one in shape_problems(document, model, unknown)]
        value = without(value, {file_path(one["loc"]) for one in unknown})
        try:
            whole = model.model_validate(value)
        except ValidationError as error:
            errors = error.errors(include_url=False)
        else:
            return whole, Salvaged(whole), warnings
    problems = shape_problems(document, model, true_errors(errors, model))
    return None, salvage(model, value, errors), [*warnings, *problems]


def _as_warning(problem: Problem) -> Problem:
    hint = "It belongs to a newer version of the format; it is kept, and counts nowhere."
    return replace(problem, severity=Severity.WARNING, hint=hint)
