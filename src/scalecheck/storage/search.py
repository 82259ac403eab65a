"""Finding the files of a folder and the folders that hold checklists."""

from __future__ import annotations

import os
import re
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, Final, NamedTuple

from scalecheck.errors import CannotLookError
from scalecheck.storage.files import is_folder, read_bytes
from scalecheck.storage.git import boundary_of, check_inside, git_root, is_inside

if TYPE_CHECKING:
    from collections.abc import Iterator

SUFFIXES: Final = (".yaml", ".yml")
"""How the name of a YAML file ends, in small letters."""

IGNORE_FILE: Final = ".scalecheckignore"
"""The file that names what is passed over where all files of its folder are looked at."""
IGNORE_LIMIT: Final = 65_536
"""How many bytes of it are read."""
_PATTERN: Final = re.compile(r"[*?\[\]{}!\\]")
"""What looks like a pattern, which other programs have in such files, or like a way on Windows."""

FOLDERS_ABOVE: Final = 4
"""How far above a file's own folder checklists are looked for where there is no git repository.

That is as far as `assessments/<innovation>/<round>/<site>/` lies below the folder that holds it all.
"""


class Listing(NamedTuple):
    """What was found in a folder and the folders below it."""

    files: tuple[Path, ...]
    """The YAML files, by path."""
    closed: tuple[Path, ...]
    """The folders below that may not be listed, by path."""
    passed_over: tuple[Path, ...] = ()
    """What is passed over because the folder's `.scalecheckignore` names it, by path."""


def listing(folder: Path) -> Listing:
    """Return every YAML file in a folder and the folders below it.

    Left out is what belongs to tools: hidden files and folders, `node_modules`, virtual environments; and what the
    file `.scalecheckignore` in the folder itself names. Links to folders are not followed.

    Raises:
        CannotLookError: the folder itself cannot be listed, or its `.scalecheckignore` cannot be read or understood.
    """
    _refuse_what_cannot_be_listed(folder)
    found: list[Path] = []
    closed: list[Path] = []
    ignored = ignored_in(folder)
    for here, folders, files in os.walk(folder, onerror=lambda failure: closed.append(Path(str(failure.filename)))):
        folders[:] = [
            name for name in folders if Path(here, name) not in ignored and not _belongs_to_a_tool(Path(here, name))
        ]
        found.extend(Path(here, name) for name in files if _is_yaml(name) and Path(here, name) not in ignored)
    passed_over = [path for path in ignored if os.path.lexists(path)]
    return Listing(*(tuple(sorted(paths, key=lambda path: path.parts)) for paths in (found, closed, passed_over)))


def ignored_in(folder: Path) -> frozenset[Path]:
    """Return the files and folders that the `.scalecheckignore` of a folder names, as ways from where we are.

    Raises:
        CannotLookError: it cannot be read, or leads out of the repository, or a line of it is something else
            than a way to something in the folder.
    """
    path = folder / IGNORE_FILE
    if not os.path.lexists(path):
        return frozenset()
    check_inside(path, boundary_of(folder))
    found: set[Path] = set()
    for number, line in enumerate(read_bytes(path, IGNORE_LIMIT).decode("utf-8", "replace").splitlines(), start=1):
        named = line.partition("#")[0].strip().lstrip("\ufeff")
        if not named:
            continue
        if _PATTERN.search(named) or PurePosixPath(named).is_absolute() or ".." in PurePosixPath(named).parts:
            raise CannotLookError(
                f"{path}:{number}: `{named}` is not the way to a file or folder in this folder, such as tests or "
                "drafts/old.yaml. There are no patterns."
            )
        found.add(folder / named)
    return frozenset(found)


def yaml_files(folder: Path) -> tuple[Path, ...]:
    """Return the YAML files of a listing; folders below that may not be listed are passed over."""
    return listing(folder).files


def yaml_files_in(folder: Path) -> Iterator[Path]:
    """Return the YAML files of a folder alone, by name; none where it cannot be listed."""
    yield from (path for path in _listing(folder) if _is_yaml(path.name))


def folders_beside(folder: Path) -> Iterator[Path]:
    """Return the folders beside a folder, by name; none where they cannot be listed, and no link that leads out."""
    yield from (other for other in folders_in(folder.parent) if other != folder)


def folders_in(folder: Path) -> Iterator[Path]:
    """Return the folders in a folder, by name; none where they cannot be listed, and no link that leads out."""
    root = boundary_of(folder)
    for other in _listing(folder):
        if is_folder(other) and is_inside(other, root):
            yield other


def in_other_rounds(path: Path) -> Iterator[Path]:
    """Return the YAML files in the same place as a file, below another folder in place of the one above its own.

    For `2026-11/north/agreed.yaml` these are the files in `2026-08/north`.
    """
    own = path.resolve().parent
    for other in folders_beside(own.parent):
        yield from yaml_files_in(other / own.name)


def in_other_innovations(path: Path) -> Iterator[Path]:
    """Return the YAML files in folders of the same name as a file's, below any innovation and round.

    For `hub/2026-11/north/agreed.yaml` these are the files in `*/*/north`, its own folder left out.
    """
    own = path.resolve().parent
    innovation = own.parent.parent
    if innovation == own.parent:
        return
    for other in (innovation, *folders_beside(innovation)):
        for round_ in folders_in(other):
            if round_ / own.name != own:
                yield from yaml_files_in(round_ / own.name)


def around_rounds(path: Path) -> Path:
    """Return what the files of other rounds must not lead out of: the repository, or the folder that holds the rounds.

    `path` is a file of one round.
    """
    return boundary_of(path.resolve().parent.parent.parent)


def around_innovations(path: Path) -> Path:
    """Return the same for the files of other innovations: the repository, or the folder that holds the innovations."""
    return boundary_of(path.resolve().parent.parent.parent.parent)


def checklist_folders(start: Path) -> Iterator[Path]:
    """Return the folders `checklists` that a file may take its checklist from, the nearest first.

    `start` is that file, or a folder. Looked at are its folder and every folder above it, up to the root of the
    git repository; outside a repository, up to four folders above its own. The shipped ones are not among them.

    Raises:
        CannotLookError: one of them is a link that leads out of the repository, or of the folder that it is in.
    """
    return folders_above(start if is_folder(start) else start.parent, "checklists")


def folders_above(start: Path, name: str) -> Iterator[Path]:
    """Return the folders of a name in a folder and above it; where those for checklists are, and raises the same."""
    own = Path(os.path.realpath(start))
    root = git_root(own)
    above = own.parents if root else own.parents[:FOLDERS_ABOVE]
    for folder in (own, *above):
        wanted = folder / name
        if is_folder(wanted):
            check_inside(wanted, boundary_of(folder))
            yield wanted
        if folder == root:
            return


def boundary_around(own: Path) -> Path:
    """Return the folder that a file and what belongs to it are in: the root of the repository, else some folders up."""
    above = (own, *own.parents)[: FOLDERS_ABOVE + 1]
    return git_root(own) or above[-1]


def _refuse_what_cannot_be_listed(folder: Path) -> None:
    try:
        os.scandir(folder).close()
    except FileNotFoundError:
        raise CannotLookError(f"{folder}: there is no such folder.") from None
    except NotADirectoryError:
        raise CannotLookError(f"{folder}: this is a file, and a folder is needed here.") from None
    except (OSError, ValueError) as failure:
        raise CannotLookError(f"{folder}: this folder cannot be listed.") from failure


def _listing(folder: Path) -> list[Path]:
    try:
        return sorted(folder.iterdir())
    except OSError:
        return []


def _belongs_to_a_tool(folder: Path) -> bool:
    return folder.name.startswith(".") or folder.name == "node_modules" or os.path.lexists(folder / "pyvenv.cfg")


def _is_yaml(name: str) -> bool:
    return name.lower().endswith(SUFFIXES) and not name.startswith(".")
