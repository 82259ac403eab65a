"""Where a repository is and what lies inside it, found by looking at the disk without running git."""

from __future__ import annotations

import os
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Final

from scalecheck.errors import CannotLookError
from scalecheck.storage.files import read_bytes

if TYPE_CHECKING:
    from collections.abc import Iterator

_GIT: Final = ".git"
_LONGEST_PATH: Final = 4096


def git_root(path: Path) -> Path | None:
    """Return the nearest folder, from this one or this file's upwards, that holds `.git`; None outside a repository.

    `.git` is a folder in an ordinary repository, and a file in a worktree or a submodule.
    """
    return _nearest(Path(os.path.realpath(path)))


def boundary_of(folder: Path) -> Path:
    """Return the folder that nothing may lead out of which is read because a file or folder in this one says so.

    That is the root of the git repository; outside a repository, the folder itself.
    """
    return git_root(folder) or Path(os.path.realpath(folder))


def boundary_of_named(path: Path) -> Path | None:
    """Return the folder that a path which a person named must not lead out of; None where that is outside git.

    It is looked for along the path as it is written, so that a link in a repository leads nowhere else, not even into
    another repository.
    """
    whole = Path(os.path.abspath(path))  # noqa: PTH100 (pathlib has nothing that leaves links as they are)
    root: Path | None = None
    for folder in (*reversed(whole.parents), whole):
        real = Path(os.path.realpath(folder))
        if root is not None and not real.is_relative_to(root):
            return root
        if os.path.lexists(folder / _GIT):
            root = real
    return root


def check_named(path: Path) -> None:
    """Refuse a file or folder that a person named, where a link leads from there out of a repository.

    Raises:
        CannotLookError: it leads out, or into `.git`.
    """
    root = boundary_of_named(path)
    if root is not None:
        check_inside(path, root)


def check_inside(path: Path, root: Path) -> None:
    """Refuse what lies, by its real path, outside a folder or in its `.git`.

    Raises:
        CannotLookError: it leads out of the folder, or into `.git`.
    """
    real = Path(os.path.realpath(path))
    if not real.is_relative_to(root):
        raise CannotLookError(f"{path}: not read, because it leads out of the folder {root}.")
    if any(part.casefold() == _GIT for part in real.relative_to(root).parts):
        raise CannotLookError(f"{path}: not read, because it leads into the folder {_GIT}.")


def is_inside(path: Path, root: Path) -> bool:
    """Return whether something lies, by its real path, in a folder, and not in its `.git`."""
    try:
        check_inside(path, root)
    except CannotLookError:
        return False
    return True


def is_own_history(root: Path, own: Path, common: Path, *, named: bool) -> bool:
    """Return whether the commits of a repository are its own, or those of one that knows of this folder.

    Args:
        root: The folder with the files.
        own: The folder in which git keeps what belongs to these files alone.
        common: The folder in which it keeps commits and branches: another one for a worktree.
        named: Whether the settings of git there name the folder with the files, as those of a submodule do.
    """
    own, common = Path(os.path.realpath(own)), Path(os.path.realpath(common))
    if own == common:
        known = named or own.is_relative_to(root)
    else:
        worktree = os.path.realpath(own / _first_line(own / "gitdir"))
        known = own.parent == common / "worktrees" and worktree == str(root / _GIT)
    return known and not any(_links_out(common))


def _first_line(path: Path) -> str:
    try:
        return read_bytes(path, _LONGEST_PATH).decode("utf-8", "surrogateescape").partition("\n")[0]
    except CannotLookError:
        return ""


def _links_out(folder: Path) -> Iterator[Path]:
    """Return the links that would take commits or branches from outside the folder that git keeps them in."""
    objects = folder / "objects"
    near = (path for one in (folder, objects, objects / "pack") if one.is_dir() for path in one.iterdir())
    branches = (Path(here, name) for here, folders, files in os.walk(folder / "refs") for name in (*folders, *files))
    for path in chain(near, branches):
        if path.is_symlink() and not Path(os.path.realpath(path)).is_relative_to(folder):
            yield path


def _nearest(path: Path) -> Path | None:
    for folder in (path, *path.parents):
        if os.path.lexists(folder / _GIT):
            return folder
    return None
