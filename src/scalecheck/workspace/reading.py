"""Reading files for a command: one file with everything that it is checked against, or the files of a folder."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from scalecheck.documents.kinds import looks_like_ours
from scalecheck.documents.loading import Loaded, against_checklist, against_inherited, against_programme, load
from scalecheck.documents.reading.reader import LIMIT
from scalecheck.engine.inputs.inheritance import OwnFile, answered_over
from scalecheck.engine.inputs.occasions import naming_parts, occasion_of, speaking
from scalecheck.engine.inputs.outline import Outline
from scalecheck.errors import CannotLookError, InvalidDocumentError
from scalecheck.model.assessment import Assessment
from scalecheck.model.checklist import Checklist
from scalecheck.model.overlay import Overlay
from scalecheck.model.panel import Panel
from scalecheck.problems import Problem, Severity, in_order
from scalecheck.storage.files import read_bytes
from scalecheck.storage.git import boundary_of, boundary_of_named, check_inside, check_named
from scalecheck.storage.search import (
    IGNORE_FILE,
    SUFFIXES,
    around_innovations,
    boundary_around,
    folders_beside,
    in_other_innovations,
    listing,
    yaml_files_in,
)
from scalecheck.terminal.problems import as_text
from scalecheck.terminal.streams import tell
from scalecheck.words.origins import SOURCES
from scalecheck.words.sentences import capital
from scalecheck.workspace.panel.open_rounds import OpenRound, open_rounds, panel_above

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from pydantic import BaseModel

    from scalecheck.engine.inputs.occasions import Occasion
    from scalecheck.workspace.catalogue import Catalogue
    from scalecheck.workspace.past.earlier_checklists import InGit


class Reader:
    """Reads the files of one command, each only once."""

    def __init__(self, catalogue: Catalogue, *, of_the_past: bool = False) -> None:
        """Take the catalogue in which checklists are looked up.

        Of files of the past, which git holds, nothing is printed about their checklists: nobody can mend them, and
        the folder in which they are laid out is none that people know.
        """
        self.catalogue = catalogue
        self._of_the_past = of_the_past
        self._loaded: dict[Path, Loaded | None] = {}
        self._told: set[str] = set()
        self._in_git: dict[tuple[str, str], InGit | None] = {}
        self._panels: dict[Path, tuple[Loaded, ...]] = {}

    def load(self, path: Path) -> Loaded:
        """Read one file and check it by itself.

        Raises:
            CannotLookError: it is missing or unreadable.
        """
        root = boundary_of_named(path)
        return self._once(path, root, everything=True) or load(b"", str(path))

    def checked(self, path: Path) -> Loaded:
        """Read one file and check it, also against its checklist and the programme's file where they are found."""
        loaded = self.load(path)
        if isinstance(loaded.model, Checklist):
            return self._told_apart(loaded, loaded.model, path)
        if isinstance(loaded.model, Panel):
            return self._panel_against_checklist(loaded, loaded.model, path)
        return self._against_others(loaded, path)

    def _against_others(self, loaded: Loaded, path: Path) -> Loaded:
        """Check a file against the checklist that it names, and a site's also against the programme's."""
        model = loaded.rest.model
        if not isinstance(model, Assessment | Overlay) or not loaded.rest.is_intact((_reference_key(model),)):
            return loaded
        if isinstance(model, Overlay) and self.catalogue.named is None:
            return self.catalogue.hold(loaded, path).loaded
        checklist = self.checklist_of(model, path)
        if checklist is None:
            return self._unchecked(loaded, model, path)
        if isinstance(model, Overlay):
            return self.catalogue.hold_against(loaded, checklist).loaded
        loaded = self._with_place(against_checklist(loaded, checklist), model)
        programme, core = self.programme_file_of(model, path), self.core_file_of(model, path)
        if core is not None:
            loaded = against_programme(loaded, core[1], str(core[0]))
        return against_inherited(loaded, self._answered_over(model, path, checklist, programme))

    def _answered_over(
        self, assessment: Assessment, path: Path, checklist: Checklist, programme: tuple[Path, Assessment] | None
    ) -> Mapping[str, str]:
        """Return who else has answered what a site's file answers over what it inherits, by question."""
        own_files = self.own_files_of(assessment, path)
        if programme is None and not own_files:
            return {}
        over = answered_over(Outline(checklist), assessment, programme[1] if programme is not None else None, own_files)
        return {name: capital(SOURCES[origin.source]) for name, origin in over.items()}

    def _panel_against_checklist(self, loaded: Loaded, panel: Panel, path: Path) -> Loaded:
        """Check a panel's roles against the checklist that it names, where that is found."""
        named = panel.checklist
        checklist = self.checklist_named(named.id, named.version, path) if named is not None else None
        if checklist is None:
            return loaded
        from scalecheck.workspace.panel.roles import held_against_checklist  # noqa: PLC0415 (seldom needed)

        return held_against_checklist(loaded, panel, checklist)

    def checklist_of(self, model: Assessment | Overlay, path: Path) -> Checklist | None:
        """Return the checklist that an assessment answers, or that an overlay extends; None where it is not found."""
        name, version = _reference(model)
        if isinstance(model, Overlay):
            return self.catalogue.answering(name, version, path)
        return self.checklist_named(name, version, path)

    def checklist_named(self, name: str, version: str, path: Path) -> Checklist | None:
        """Return a version of a checklist that a file names; None where neither a file within reach nor git holds it.

        It is looked for in git where a file holds another version of it now.
        """
        found = self.catalogue.answering(name, version, path)
        if found is not None or self.catalogue.named is not None:
            return found
        if (name, version) not in self._in_git:
            from scalecheck.workspace.past.earlier_checklists import checklist_in_git  # noqa: PLC0415 (seldom needed)

            self._in_git[name, version] = checklist_in_git(name, version, self.catalogue, path)
        known = self._in_git[name, version]
        return known.checklist if known is not None else None

    def checklist_by_name(self, name: str, near: Path) -> Checklist:
        """Return the checklist at a path, or with an id (`id` or `id@version`), of a named version also one in git.

        Raises:
            CannotLookError: there is none.
            InvalidDocumentError: the file is there and is not a valid checklist.
        """
        wanted, _, version = name.partition("@")
        is_path = Path(name).is_file() or Path(name).suffix.lower() in SUFFIXES
        found = self.checklist_named(wanted, version, near) if version and not is_path else None
        if found is not None and (known := self._in_git.get((wanted, version))) is not None:
            tell(known.sentence)
            return found
        return self.catalogue.by_name(name, near)

    def assessment(self, path: Path) -> tuple[Assessment, Checklist]:
        """Return a valid assessment with its checklist.

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
            missing = self.catalogue.why_none(*_reference(loaded.model), path)
            raise CannotLookError(f"{path}: {missing.message}", missing.hint)
        self.tell_of(checklist, path)
        return loaded.model, checklist

    def programme_of(self, assessment: Assessment, path: Path) -> Assessment | None:
        """Return the programme's assessment that speaks for the innovation and round of a site's file."""
        filed = self.programme_file_of(assessment, path)
        return filed[1] if filed is not None else None

    def programme_file_of(self, assessment: Assessment, path: Path) -> tuple[Path, Assessment] | None:
        """Return the programme's file that speaks for the innovation and round of a site's, as a way from here.

        Looked at are the file's own folder, and the folders beside it. While the programme's round is open, no
        respondent's file speaks.
        """
        found = self.speaker(self._of_programme(assessment, path))
        return (_from_here(found[0]), found[1]) if found is not None else None

    def _of_programme(self, assessment: Assessment, path: Path) -> list[tuple[Path, Assessment]]:
        """Return the programme's files on the innovation and round of a site's; none for any other file."""
        if assessment.site is None or assessment.innovation is None:
            return []
        wanted = occasion_of(assessment)._replace(site=None)
        return [(other, model) for other, model in self.beside(path) if occasion_of(model) == wanted]

    def speaker(self, filed: Sequence[tuple[Path, Assessment]]) -> tuple[Path, Assessment] | None:
        """Return which of some files on one occasion speaks; no respondent's while their round is open."""
        spoken = speaking([model for _, model in filed])
        if spoken is None or (spoken.agreed is None and self.open_round(filed) is not None):
            return None
        return next((path, model) for path, model in filed if model is spoken)

    def open_round(self, filed: Sequence[tuple[Path, Assessment]]) -> OpenRound | None:
        """Return the open round that some files on one occasion belong to; None where there is none.

        Looked at are the panels in the folders of the files, and one with the usual name in the folder above each.
        """
        return next(iter(self.open_rounds(filed).values()), None)

    def open_rounds(
        self, filed: Sequence[tuple[Path, Assessment]], found: Iterable[Loaded] = ()
    ) -> dict[Occasion, OpenRound]:
        """Return the open round of each occasion that some files are about and that has one.

        Looked at are panels among the files that were found anyway, and those that `open_round` looks at.
        """
        folders = dict.fromkeys(path.resolve().parent for path, _ in filed)
        around = (panel for folder in folders for panel in self.panels_around(folder))
        panels = {Path(one.name).resolve(): one for one in (*found, *around)}
        return open_rounds(filed, tuple(panels.values()))

    def panels_around(self, folder: Path) -> tuple[Loaded, ...]:
        """Return the panels in a folder, given by its real path, and the one of the usual name a folder above."""
        if folder not in self._panels:
            root = boundary_around(folder)
            places = (*yaml_files_in(folder), *panel_above(folder))
            loaded = (self._loaded_at(one, root) for one in places)
            self._panels[folder] = tuple(
                one for one in loaded if one is not None and (isinstance(one.model, Panel) or one.is_broken_panel)
            )
        return self._panels[folder]

    def held_back_from(self, assessment: Assessment, path: Path) -> tuple[str, ...]:
        """Return in sentences what a site's file does not inherit because it was answered in a round that is open."""
        programme = self._of_programme(assessment, path)
        parts = [("the programme's answers", programme)]
        parts += [("what the site answered for itself", [one]) for one in self._own_files(assessment, path)]
        return tuple(
            dict.fromkeys(
                f"Nothing is taken over from {what} yet: {found.why}, and nobody is shown the others' answers."
                for what, filed in parts
                if all(model.agreed is None for _, model in filed) and (found := self.open_round(filed)) is not None
            )
        )

    def core_file_of(self, assessment: Assessment, path: Path) -> tuple[Path, Assessment] | None:
        """Return the programme's file by which it is known what must stay at a site, as a way from here."""
        own = self.programme_file_of(assessment, path)
        if assessment.site is None or assessment.innovation is None or (own is not None and own[1].core):
            return own
        filed: dict[str, list[tuple[Path, Assessment]]] = {}
        for other, model in self.beside(path):
            occasion = occasion_of(model)
            if occasion == occasion_of(assessment)._replace(site=None, checklist=occasion.checklist):
                filed.setdefault(occasion.checklist, []).append((other, model))
        spoken = [one for files in filed.values() if (one := self.speaker(files)) is not None]
        found = naming_parts(own[1] if own is not None else None, [one for _, one in spoken])
        return next(((_from_here(other), one) for other, one in spoken if one is found), own)

    def own_files_of(self, assessment: Assessment, path: Path) -> tuple[OwnFile, ...]:
        """Return the files in which the site of a file answers for itself, without an innovation, of every round.

        Looked at are the file's own folder, the folders beside it, and those of the same name below other innovations
        and rounds. Passed over are one whose checklist is not here, and a respondent's while the round is open.
        """
        return tuple(
            OwnFile(model, Outline(checklist))
            for other, model in self._own_files(assessment, path)
            if (checklist := self.checklist_of(model, other)) is not None
            and (model.agreed is not None or self.open_round([(other, model)]) is None)
        )

    def _own_files(self, assessment: Assessment, path: Path) -> list[tuple[Path, Assessment]]:
        """Return the files in which the site of a file answers for itself; none for a file without an innovation."""
        site = assessment.site
        if site is None or assessment.innovation is None:
            return []
        found = dict(self.beside(path))
        root = around_innovations(path)
        for other in in_other_innovations(path):
            if isinstance(model := self.model_at(other, root), Assessment):
                found.setdefault(other, model)
        return [
            (other, model)
            for other, model in sorted(found.items(), key=lambda one: one[0])
            if model.innovation is None
            and model.site is not None
            and (model.site.id, model.site.kind) == (site.id, site.kind)
        ]

    def beside(self, path: Path) -> Iterator[tuple[Path, Assessment]]:
        """Return the assessments in a file's own folder and in the folders beside it, but not the file itself."""
        own = path.resolve().parent
        root = boundary_of(own.parent)
        for folder in (own, *folders_beside(own)):
            found = self.models_in(folder, path, root)
            yield from ((other, model) for other, model in found if isinstance(model, Assessment))

    def models_in(self, folder: Path, but: Path, root: Path | None = None) -> Iterator[tuple[Path, BaseModel]]:
        """Return what is in the files of a folder, but for one, each by itself; broken ones are passed over.

        `root` is what none of them may lead out of; left out: what is around the folder.
        """
        bound = root or boundary_of(folder)
        for other in yaml_files_in(folder):
            if other != but.resolve() and (model := self.model_at(other, bound)) is not None:
                yield other, model

    def model_at(self, path: Path, root: Path) -> BaseModel | None:
        """Return what is in a file by itself; None where it is none of ours, broken, out of reach or outside `root`."""
        loaded = self._loaded_at(path, root)
        return loaded.model if loaded is not None else None

    def _loaded_at(self, path: Path, root: Path) -> Loaded | None:
        """Return a file checked by itself; None where it is none of ours. What is out of reach is a problem of it."""
        try:
            return self._once(path, root)
        except CannotLookError as error:
            return _unreadable(path, error)

    def in_folder(self, folder: Path) -> Iterator[Loaded]:
        """Read and check every file of ours below a folder; a file or folder that can't be read is a problem of it."""
        check_named(folder)
        root = boundary_of(folder)
        found = listing(folder)
        if found.passed_over:
            named = ", ".join(str(path) for path in found.passed_over)
            tell(f"Passed over, as {folder / IGNORE_FILE} says: {named}.")
        for path in found.closed:
            yield _unreadable(path, CannotLookError("You are not allowed to list this folder."))
        for path in found.files:
            try:
                is_ours = self._once(path, root) is not None
            except CannotLookError as error:
                yield _unreadable(path, error)
            else:
                if is_ours:
                    yield self.checked(path)

    def tell_of(self, checklist: Checklist, path: Path) -> None:
        """Print once what should be looked at in the local variant that is judged by, and which of several texts is."""
        if self._of_the_past or checklist.id in self._told:
            return
        self._told.add(checklist.id)
        tell(*as_text(self.catalogue.remarks(checklist)))
        if (known := self._in_git.get((checklist.id, checklist.version))) is not None:
            tell(known.sentence)
        if self.catalogue.named is None and (alike := self.catalogue.alike(checklist, path)):
            tell(f"{_several_texts(checklist, alike)} The first is used; --checklist names another.")

    def _with_place(self, loaded: Loaded, assessment: Assessment) -> Loaded:
        """Warn where git alone holds the checklist that an assessment answers."""
        known = self._in_git.get(_reference(assessment))
        if known is None or loaded.document is None:
            return loaded
        problem = loaded.document.problem(
            "checklist-only-in-git", known.sentence, path=("checklist",), severity=Severity.WARNING, at_key=True
        )
        return replace(loaded, problems=in_order([*loaded.problems, problem]))

    def _told_apart(self, loaded: Loaded, checklist: Checklist, path: Path) -> Loaded:
        """Warn where another file within reach has the id and version of a checklist, and another text."""
        alike = self.catalogue.alike(checklist, path)
        if loaded.document is None or not any(path.resolve() == one.resolve() for one in alike):
            return loaded
        problem = loaded.document.problem(
            "several-texts",
            _several_texts(checklist, alike),
            path=("version",),
            hint="Raise the version of the one that is newer, or remove one of them.",
            severity=Severity.WARNING,
        )
        return replace(loaded, problems=in_order([*loaded.problems, problem]))

    def _unchecked(self, loaded: Loaded, model: Assessment | Overlay, path: Path) -> Loaded:
        if loaded.document is None:
            return loaded
        missing = self.catalogue.why_none(*_reference(model), path)
        severity = Severity.ERROR if missing.code == "other-checklist" else Severity.WARNING
        problem = loaded.document.problem(
            missing.code,
            f"{missing.message} This file was not checked against it.",
            path=(_reference_key(model),),
            hint=missing.hint,
            severity=severity,
            at_key=True,
        )
        return replace(loaded, problems=in_order([*loaded.problems, problem]))

    def _once(self, path: Path, root: Path | None, *, everything: bool = False) -> Loaded | None:
        """Read a file the first time that it is wanted; None for a file that is none of ours.

        Raises:
            CannotLookError: it is missing, unreadable or outside `root`, where there is one.
        """
        if root is not None:
            check_inside(path, root)
        if self._loaded.get(path) is None and (everything or path not in self._loaded):
            data = read_bytes(path, LIMIT)
            self._loaded[path] = load(data, str(path)) if everything or looks_like_ours(data, str(path)) else None
        return self._loaded[path]


def _from_here(path: Path) -> Path:
    """Return the shorter way to a file: from the folder that we are in, where it is below that."""
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path


def _reference(model: Assessment | Overlay) -> tuple[str, str]:
    """Return id and version of the checklist that a file names."""
    if isinstance(model, Assessment):
        return model.checklist.id, model.checklist.version
    return model.extends.checklist, model.extends.version


def _several_texts(checklist: Checklist, files: Sequence[Path]) -> str:
    named = ", ".join(str(file) for file in files)
    return f"Several files hold `{checklist.id}` {checklist.version}, with different texts: {named}."


def _reference_key(model: Assessment | Overlay) -> str:
    return "checklist" if isinstance(model, Assessment) else "extends"


def _unreadable(path: Path, error: CannotLookError) -> Loaded:
    message = str(error).removeprefix(f"{path}: ")
    return Loaded(str(path), (Problem(str(path), 1, 1, "unreadable", f"{message[:1].upper()}{message[1:]}"),))
