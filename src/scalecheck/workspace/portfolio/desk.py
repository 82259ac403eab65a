"""The work on single files, as each process does it: reading and checking one, and judging one that speaks."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from scalecheck.documents.kinds import PANEL_FILE, FileKind, looks_like_ours
from scalecheck.documents.loading import against_checklist, against_inherited, against_programme, load
from scalecheck.documents.reading.reader import LIMIT
from scalecheck.documents.rules.names import Names
from scalecheck.engine.inputs.inheritance import OwnFile, answered_over
from scalecheck.engine.inputs.occasions import open_occasions
from scalecheck.engine.inputs.outline import Outline
from scalecheck.engine.judging.figures import KnownOfMany
from scalecheck.engine.judging.judgement import judge_verdict
from scalecheck.engine.judging.scope import case_of
from scalecheck.engine.portfolio.facts import BareAnswers, facts_of, only_on, period_around
from scalecheck.engine.portfolio.outcome import outcome_of
from scalecheck.errors import CannotLookError
from scalecheck.model.assessment import Assessment, ChecklistReference
from scalecheck.model.fingerprints import checklist_digest
from scalecheck.model.panel import Panel
from scalecheck.problems import Problem, Severity
from scalecheck.storage.files import is_folder, read_bytes
from scalecheck.storage.git import boundary_of, check_inside, git_root
from scalecheck.storage.search import FOLDERS_ABOVE, boundary_around
from scalecheck.words.origins import SOURCES
from scalecheck.words.sentences import capital
from scalecheck.workspace.catalogue import Catalogue
from scalecheck.workspace.panel.open_rounds import panel_above
from scalecheck.workspace.portfolio.stored import Judged, Kept, facts_in, header_in, kept_of, outcome_text
from scalecheck.workspace.reading import Reader

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from scalecheck.documents.loading import Loaded
    from scalecheck.engine.inputs.occasions import Occasion
    from scalecheck.engine.portfolio.facts import Facts


class Read(NamedTuple):
    """What came of reading a file."""

    path: str
    """The file."""
    content: str = ""
    """The fingerprint of its bytes; empty where it could not be read."""
    kept: Kept | None = None
    """What is known of it; None where it is no valid assessment."""
    problems: tuple[Problem, ...] = ()
    """Why it is not valid."""
    settled: bool = False
    """Whether its bytes alone say that it is nothing for a portfolio, and valid."""


class Task(NamedTuple):
    """A file that speaks, to be judged together with what it inherits from."""

    path: str
    """The file."""
    own: Kept
    """What is known of it."""
    programme: tuple[str, Kept] | None = None
    """The programme's file, and what is known of it."""
    own_files: tuple[tuple[str, Kept], ...] = ()
    """The files in which the site answers for itself, of every round, and what is known of each."""
    core: tuple[str, Kept] | None = None
    """The programme's file that says what must stay, and what is known of it, where the file names such parts."""


@dataclass(slots=True)
class _Book:
    """A checklist with all that is worked out once for all files that answer it."""

    outline: Outline
    digest: str
    bare: BareAnswers
    names: Names
    many: KnownOfMany = field(default_factory=KnownOfMany)


class Desk:
    """Reads and judges files of one tree, one at a time."""

    def __init__(self, folder: Path, checklist: str | None, as_of: date) -> None:
        """Take the tree, the checklist that was named, and the day on which files are judged."""
        self._folder = folder
        self._as_of = as_of
        self._reader = Reader(Catalogue(checklist))
        self._bound = boundary_of(folder)
        self._in_git = git_root(folder) is not None
        self._only = self._reader.catalogue.named_id(folder)
        self._books: dict[tuple[object, ...], _Book | None] = {}
        self._by_digest: dict[str, _Book] = {}
        self._shelves: dict[str, tuple[str, ...]] = {}
        self._around = boundary_around(folder.resolve())
        self._panels: dict[str, tuple[Path, ...]] = {}
        self._inherited: dict[tuple[str, str, str], tuple[Facts, Assessment]] = {}

    def read(self, path: str) -> Read:
        """Read and check one file."""
        try:
            data = self.data(path)
        except CannotLookError as error:
            message = str(error).removeprefix(f"{path}: ")
            return Read(path, problems=(Problem(path, 1, 1, "unreadable", f"{message[:1].upper()}{message[1:]}"),))
        content = sha256(data).hexdigest()
        if not looks_like_ours(data, path):
            return Read(path, content, settled=True)
        loaded = load(data, path)
        if isinstance(loaded.rest.model, Assessment):
            return self._read_assessment(path, content, loaded)
        if loaded.kind is FileKind.OVERLAY:
            return Read(path, content, problems=_errors(self._reader.catalogue.hold(loaded, Path(path)).loaded))
        return Read(path, content, problems=_errors(loaded), settled=loaded.sound)

    def is_open(self, occasion: Occasion, path: str) -> bool:
        """Return whether a panel of the usual name, beside a file or above it, is open for it or unreadable."""
        return any(self._is_open_in(occasion, panel) for panel in self._panels_of(os.path.dirname(path)))  # noqa: PTH120

    def _panels_of(self, folder: str) -> tuple[Path, ...]:
        if folder not in self._panels:
            beside = Path(folder, PANEL_FILE)
            above = panel_above(Path(folder).resolve())
            self._panels[folder] = (*((beside,) if beside.is_file() else ()), *above)
        return self._panels[folder]

    def _is_open_in(self, occasion: Occasion, file: Path) -> bool:
        model = self._reader.model_at(file, self._around)
        return bool(open_occasions((occasion,), (model,))) if isinstance(model, Panel) else self._is_broken(file)

    def _is_broken(self, file: Path) -> bool:
        """Return whether a file with the name of a panel is one that can't be read, and not of another kind."""
        try:
            return self._reader.load(file).is_broken_panel
        except CannotLookError:
            return True

    def data(self, path: str) -> bytes:
        """Return the bytes of a file.

        Raises:
            CannotLookError: it cannot be read, or is a link that leads out.
        """
        if os.path.islink(path):  # noqa: PTH114 (called for each of very many files)
            check_inside(Path(path), self._bound)
        return read_bytes(Path(path), LIMIT)

    def _read_assessment(self, path: str, content: str, loaded: Loaded) -> Read:
        assessment = loaded.rest.model
        if not isinstance(assessment, Assessment) or not loaded.rest.is_intact(("checklist",)):
            return Read(path, content, problems=_errors(loaded))
        name, version = assessment.checklist.id, assessment.checklist.version
        if self._only not in {None, name}:
            return Read(path, content)
        book = self._book(name, version, path)
        if book is None:
            return Read(path, content, problems=(*_errors(loaded), self._without_checklist(loaded, assessment, path)))
        loaded = against_checklist(loaded, book.outline.checklist, book.names)
        if not loaded.sound or not isinstance(loaded.model, Assessment):
            return Read(path, content, problems=_errors(loaded))
        return Read(path, content, kept_of(content, book.digest, facts_of(loaded.model, book.outline)))

    def _without_checklist(self, loaded: Loaded, assessment: Assessment, path: str) -> Problem:
        missing = self._reader.catalogue.why_none(assessment.checklist.id, assessment.checklist.version, Path(path))
        line = loaded.document.key_place(("checklist",)).line if loaded.document is not None else 1
        return Problem(path, line, 1, missing.code, f"{missing.message} This file was not judged.", missing.hint)

    def outline_for(self, name: str, version: str, path: str) -> tuple[Outline, str] | None:
        """Return the checklist that a file answers, with its fingerprint; None where there is none that is valid."""
        book = self._book(name, version, path)
        return (book.outline, book.digest) if book is not None else None

    def _book(self, name: str, version: str, path: str) -> _Book | None:
        key = (name, version, *self._shelf(os.path.dirname(path)))  # noqa: PTH120 (called for each of very many files)
        if key not in self._books:
            wanted = Assessment.model_construct(
                format="", round="", checklist=ChecklistReference(id=name, version=version)
            )
            checklist = self._reader.checklist_of(wanted, Path(path))
            self._books[key] = None
            if checklist is not None:
                digest = checklist_digest(checklist)
                if digest not in self._by_digest:
                    outline = Outline(checklist)
                    self._by_digest[digest] = _Book(
                        outline, digest, BareAnswers(outline, self._as_of), Names(checklist)
                    )
                self._books[key] = self._by_digest[digest]
        return self._books[key]

    def _shelf(self, folder: str) -> tuple[str, ...]:
        """Return what tells which folders `checklists` a file in a folder can reach: the same for very many files.

        Outside a repository they are looked for only so far up; how deep the folder lies then makes a difference.
        """
        if folder not in self._shelves:
            if len(folder) <= len(str(self._folder)):
                self._shelves[folder] = ()
            else:
                above = self._shelf(os.path.dirname(folder))  # noqa: PTH120 (see above)
                own = (folder,) if is_folder(Path(folder, "checklists")) else ()
                deeper = () if self._in_git or above.count("") > FOLDERS_ABOVE else ("",)
                self._shelves[folder] = (*above, *own, *deeper)
        return self._shelves[folder]

    def judge(self, task: Task) -> tuple[str, tuple[Problem, ...]]:
        """Return how a file came out, as text, and why it is not valid beside what it inherits from."""
        own = self._facts(task.path, task.own)
        book = self._book_of(own.header, task.path)
        assessment = book.bare.assessment(own, dated=bool(task.own_files))
        facts, programme = self._handed_down(*task.programme) if task.programme is not None else (None, None)
        period = period_around(self._as_of, own, *(() if facts is None else (facts,)))
        own_files = tuple(self._own_file(*one) for one in task.own_files)
        if own_files:
            period = only_on(self._as_of)  # their answers come into force and expire one by one
        problems = self._wrong_beside(task, assessment, programme, own_files)
        if problems:
            return outcome_text(Judged(period, None)), problems
        case = case_of(book.outline, assessment, self._as_of, programme, own_files)
        outcome = outcome_of(*judge_verdict(case, None if own_files else book.many))
        return outcome_text(Judged(period, outcome)), ()

    def _facts(self, path: str, kept: Kept) -> Facts:
        """Return what a file says; where its answers are not at hand, it is read again."""
        if kept.answers:
            return facts_in(kept)
        again = self.read(path).kept
        if again is None or again.content != kept.content:
            raise CannotLookError(f"{path}: somebody changed this file while it was read. Please look again.")
        return facts_in(again)

    def _own_file(self, path: str, kept: Kept) -> OwnFile:
        facts = self._facts(path, kept)
        book = self._book_of(facts.header, path)
        return OwnFile(book.bare.assessment(facts, dated=True), book.outline)

    def _handed_down(self, path: str, kept: Kept) -> tuple[Facts, Assessment]:
        """Return what a file says from which many others inherit, read once for those that come one after the other."""
        key = (path, kept.content, kept.digest)
        if key not in self._inherited:
            self._inherited.clear()
            facts = self._facts(path, kept)
            self._inherited[key] = facts, self._book_of(facts.header, path).bare.assessment(facts)
        return self._inherited[key]

    def _book_of(self, header: Assessment, path: str) -> _Book:
        book = self._book(header.checklist.id, header.checklist.version, path)
        if book is None:
            raise CannotLookError(f"{path}: its checklist was taken away while files were read.")
        return book

    def _wrong_beside(
        self, task: Task, assessment: Assessment, programme: Assessment | None, own_files: Sequence[OwnFile]
    ) -> tuple[Problem, ...]:
        """Return what is wrong in a file beside what it inherits from; it is read again only where that may be so."""
        others = (*(() if programme is None else (programme,)), *(one.assessment for one in own_files))
        if task.core is None and not any(_answers_over(assessment, other) for other in others):
            return ()
        outline = self._book_of(assessment, task.path).outline
        loaded = load(self.data(task.path), task.path)
        if task.core is not None:
            path, core = task.core
            loaded = against_programme(loaded, header_in(core.header)[1], path)
        over = answered_over(outline, assessment, programme, own_files)
        return _errors(against_inherited(loaded, {name: capital(SOURCES[one.source]) for name, one in over.items()}))


def _answers_over(own: Assessment, other: Assessment) -> bool:
    return any(
        here.option is not None and here.override is None and there.option is not None
        for name, here in own.answers.items()
        if here is not None and (there := other.answers.get(name)) is not None
    )


def _errors(loaded: Loaded) -> tuple[Problem, ...]:
    return tuple(one for one in loaded.problems if one.severity is Severity.ERROR)
