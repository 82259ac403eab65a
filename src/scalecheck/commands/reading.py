"""Reading files for a command: one file with everything that it is checked against, or the files of a folder."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scalecheck.documents.kinds import looks_like_ours
from scalecheck.documents.loading import Loaded, against_checklist, against_programme, load
from scalecheck.documents.reader import LIMIT
from scalecheck.engine.rounds import occasion_of, speaking
from scalecheck.errors import CannotLookError, InvalidDocumentError
from scalecheck.model.assessment import Assessment
from scalecheck.model.overlay import Overlay
from scalecheck.problems import Severity, in_order
from scalecheck.storage.files import read_bytes
from scalecheck.storage.search import yaml_files

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from scalecheck.commands.catalogue import Catalogue
    from scalecheck.model.checklist import Checklist


class Reader:
    """Reads the files of one command, each only once."""

    def __init__(self, catalogue: Catalogue) -> None:
        """Take the catalogue in which checklists are looked up."""
        self.catalogue = catalogue
        self._loaded: dict[Path, Loaded | None] = {}

    def load(self, path: Path) -> Loaded:
        """Read one file and check it by itself.

        Raises:
            CannotLookError: it is missing or unreadable.
        """
        return self._once(path, everything=True) or load(b"", str(path))

    def checked(self, path: Path) -> Loaded:
        """Read one file and check it, also against its checklist and the programme's file where they are found."""
        loaded = self.load(path)
        if not isinstance(loaded.model, Assessment | Overlay):
            return loaded
        checklist = self.checklist_of(loaded.model, path)
        if checklist is None:
            return _unchecked(loaded, loaded.model)
        loaded = against_checklist(loaded, checklist)
        if isinstance(loaded.model, Assessment) and (programme := self.programme_of(loaded.model, path)) is not None:
            return against_programme(loaded, programme, checklist)
        return loaded

    def checklist_of(self, model: Assessment | Overlay, path: Path) -> Checklist | None:
        """Give the checklist that an assessment answers, or that an overlay extends; None where it is not found."""
        if isinstance(model, Assessment):
            return self.catalogue.answering(model.checklist.id, model.checklist.version, path)
        return self.catalogue.answering(model.extends.checklist, model.extends.version, path)

    def assessment(self, path: Path) -> tuple[Assessment, Checklist]:
        """Give a valid assessment with its checklist.

        Raises:
            CannotLookError: the file, or its checklist, is missing.
            InvalidDocumentError: the file is not a valid assessment.
        """
        loaded = self.checked(path)
        if loaded.kind is not None and not isinstance(loaded.model, Assessment) and loaded.sound:
            raise CannotLookError(f"{path} is a {loaded.kind}, and an assessment is needed here.")
        if not isinstance(loaded.model, Assessment):
            raise InvalidDocumentError(tuple(one for one in loaded.problems if one.severity is Severity.ERROR))
        checklist = self.checklist_of(loaded.model, path)
        if checklist is None:
            wanted = loaded.model.checklist
            message = f"{path} answers the checklist `{wanted.id}` {wanted.version}, which is not to be found."
            hint = "Put it into a folder `checklists` beside the file or above it, or name it with --checklist."
            raise CannotLookError(f"{message}\n{hint}")
        return loaded.model, checklist

    def programme_of(self, assessment: Assessment, path: Path) -> Assessment | None:
        """Give the programme's file that speaks for the innovation and round of a site's file.

        Looked at are the file's own folder, and the folders beside it.
        """
        if assessment.site is None or assessment.innovation is None:
            return None
        wanted = occasion_of(assessment)._replace(site=None)
        own = path.resolve().parent
        near = (other for folder in (own, *_folders_beside(own)) for other in _yaml_in(folder))
        models = (self._assessment_at(other) for other in near if other != path.resolve())
        return speaking([model for model in models if model is not None and occasion_of(model) == wanted])

    def in_folder(self, folder: Path) -> Iterator[Loaded]:
        """Read and check every file of ours below a folder."""
        for path in yaml_files(folder):
            if self._once(path) is not None:
                yield self.checked(path)

    def _assessment_at(self, path: Path) -> Assessment | None:
        try:
            loaded = self._once(path)
        except CannotLookError:
            return None
        return loaded.model if loaded is not None and isinstance(loaded.model, Assessment) else None

    def _once(self, path: Path, *, everything: bool = False) -> Loaded | None:
        """Read a file the first time that it is wanted; None for a file that is none of ours."""
        if self._loaded.get(path) is None and (everything or path not in self._loaded):
            data = read_bytes(path, LIMIT)
            self._loaded[path] = load(data, str(path)) if everything or looks_like_ours(data) else None
        return self._loaded[path]


def _unchecked(loaded: Loaded, model: Assessment | Overlay) -> Loaded:
    name = model.checklist.id if isinstance(model, Assessment) else model.extends.checklist
    version = model.checklist.version if isinstance(model, Assessment) else model.extends.version
    if loaded.document is None:
        return loaded
    problem = loaded.document.problem(
        "checklist-not-found",
        f"the checklist `{name}` {version} is not to be found, so this file was not checked against it",
        path=("checklist",) if isinstance(model, Assessment) else ("extends",),
        hint="Put it into a folder `checklists` beside the file or above it, or name it with --checklist.",
        severity=Severity.WARNING,
        at_key=True,
    )
    return replace(loaded, problems=in_order([*loaded.problems, problem]))


def _folders_beside(folder: Path) -> Iterator[Path]:
    try:
        yield from sorted(other for other in folder.parent.iterdir() if other.is_dir() and other != folder)
    except OSError:
        return


def _yaml_in(folder: Path) -> Iterator[Path]:
    try:
        yield from sorted(path for path in folder.iterdir() if path.suffix.lower() in {".yaml", ".yml"})
    except OSError:
        return
