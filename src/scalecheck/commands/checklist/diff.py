"""`scalecheck checklist diff`: what changes for the person answering, and whether the version was raised enough."""

from __future__ import annotations

from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal, NamedTuple, assert_never

from scalecheck.documents.kinds import FileKind
from scalecheck.errors import CannotLookError, InvalidDocumentError
from scalecheck.reports.checklist_diff import (
    answers_of,
    conclusion_of,
    diff_as_data,
    diffs_as_markdown,
    groups_of,
    heading_of,
)
from scalecheck.storage.revisions import Repository, check_revision
from scalecheck.terminal.console import Screen
from scalecheck.terminal.problems import as_text
from scalecheck.terminal.streams import print_document, print_json, tell
from scalecheck.versions.diff import diff
from scalecheck.workspace.catalogue import Catalogue
from scalecheck.workspace.past.earlier_checklists import InGit
from scalecheck.workspace.past.laid_out import exported
from scalecheck.workspace.reading import Reader
from scalecheck.workspace.revisions import place_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scalecheck.model.checklist import Checklist
    from scalecheck.versions.diff import Diff

DiffFormat = Literal["text", "md", "json"]

_TWO: Final = 2
_HEAD: Final = "HEAD"


class Compared(NamedTuple):
    """What came of comparing some checklists."""

    diffs: tuple[Diff, ...]
    """The differences."""
    invalid: bool = False
    """Whether a file is not valid as it is now."""


def checklist_diff(names: Sequence[str], form: DiffFormat, *, against: str | None = None, check: bool = False) -> int:
    """Show how checklists differ; return 0, and with `check` 1 where a version was not raised enough.

    Args:
        names: Two checklists (a path, an id, `id@version`, which git may hold alone, or `REV:PATH`); or the files to
            compare with a revision.
        form: How it is shown.
        against: The revision with which every file is compared; for a single file it is HEAD where none is named.
        check: Whether a version that was not raised enough is a failure.

    Raises:
        CannotLookError: a checklist, git or the revision is missing.
        InvalidDocumentError: one of two checklists is not valid.
    """
    if against is not None or len(names) == 1:
        compared = _with_the_past(names, against if against is not None else _HEAD)
    elif len(names) == _TWO:
        with _read(names[0]) as old, _read(names[1]) as new:
            compared = Compared((diff(old, new),))
    else:
        raise CannotLookError("Name two checklists. Or name files, and with --against REV what they are compared with.")
    match form:
        case "json":
            data = {"format": "scalecheck/diff@1.0", "diffs": [diff_as_data(one) for one in compared.diffs]}
            print_json(data)
        case "md":
            print_document(diffs_as_markdown(compared.diffs) if compared.diffs else "")
        case "text":
            _show(Screen(), compared.diffs)
        case _:
            assert_never(form)
    too_low = check and not all(one.raised_enough for one in compared.diffs)
    return 1 if too_low or compared.invalid else 0


@contextmanager
def _read(name: str) -> Iterator[Checklist]:
    """Return a checklist by its path, its id or its path at a revision."""
    with place_of(name) as place:
        named = str(place.path) if place.folder else name
        yield Reader(Catalogue()).checklist_by_name(named, place.path if place.folder else Path())


def _with_the_past(names: Sequence[str], revision: str) -> Compared:
    """Compare files with what they were at a revision; what is no checklist, or is new, is passed over with a word."""
    check_revision(revision)
    found: list[Diff] = []
    invalid = False
    for name in names:
        path = Path(name)
        try:
            new = _checklist_at(path)
            old = None if new is None else _as_it_was(path, revision)
        except InvalidDocumentError as error:
            tell(*as_text(error.problems))
            invalid = True
        else:
            if new is not None and old is not None:
                found.append(diff(old.checklist, new))
                _tell_unless_kept(old, new, path)
    return Compared(tuple(found), invalid)


def _checklist_at(path: Path) -> Checklist | None:
    """Return the checklist in a file, or what an overlay makes of its parent; None where it is something else."""
    loaded = Reader(Catalogue()).load(path)
    if loaded.kind not in {None, FileKind.CHECKLIST, FileKind.OVERLAY}:
        tell(f"{path}: passed over, because it is no checklist ({loaded.kind}).")
        return None
    return Catalogue().by_name(str(path), path)


def _tell_unless_kept(old: InGit, new: Checklist, path: Path) -> None:
    """Print how the earlier version is kept where files can name the new one, and can find the earlier one no more."""
    catalogue = Catalogue()
    here = [catalogue.answering(one.id, one.version, path) is not None for one in (old.checklist, new)]
    if here == [False, True]:
        tell(f"{path}: {old.sentence}")


def _as_it_was(path: Path, revision: str) -> InGit | None:
    """Return a checklist as it was at a revision; None where there was none, or it was not valid."""
    repository = Repository(path)
    if revision == _HEAD and repository.empty:
        tell(f"{path}: new, because nothing was ever committed.")
        return None
    commit = repository.commit_of(revision)
    name = repository.known_as(commit, path)
    if name is None:
        tell(f"{path}: new since {revision}.")
        return None
    try:
        with exported(repository, commit, name, f"{revision}:") as then:
            return InGit(Catalogue().by_name(str(then), then), f"{revision}:{name}", path.parent)
    except InvalidDocumentError as error:
        first = error.problems[0]
        tell(f"{path}: not compared, because it was not valid at {revision} (line {first.line}: {first.message})")
        return None


def _show(screen: Screen, diffs: Sequence[Diff]) -> None:
    for number, one in enumerate(diffs):
        if number:
            screen.say()
        screen.say(heading_of(one), "bold")
        screen.say(conclusion_of(one))
        if answers := answers_of(one):
            screen.say(answers)
        for group in groups_of(one):
            screen.heading(group.title)
            for entry in group.entries:
                screen.entry(f"{entry.name}{f' ({entry.id})' if entry.id else ''}: {entry.what}")
                for label, lines in entry.details:
                    single = len(lines) == 1
                    first = f"{label}: {lines[0][1]}" if single and label else lines[0][1] if single else f"{label}:"
                    screen.entry(first, indent=2)
                    for depth, line in () if single else lines:
                        screen.entry(line, indent=4 + 2 * depth)
