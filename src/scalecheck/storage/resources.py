"""Where the files are that travel with scalecheck: checklists, report templates, schemas, what others begin with."""

from __future__ import annotations

import filecmp
import os
from functools import lru_cache
from pathlib import Path
from typing import Final, Literal

from scalecheck.errors import CannotLookError

PACKAGE: Final = Path(__file__).parent.parent
"""The folder that the package `scalecheck` is imported from."""


def shipped(kind: Literal["checklists", "templates", "schemas", "starter"], package: Path = PACKAGE) -> Path:
    """Return the folder of shipped files: inside an installed package, or at the top level of a checkout.

    Raises CannotLookError where neither of the two is there.
    """
    for folder in _places(package, kind):
        if folder.is_dir():
            return folder
    raise CannotLookError(
        f"The folder `{kind}` that travels with scalecheck is missing from this installation. Please install it again."
    )


@lru_cache
def is_shipped(folder: Path, kind: Literal["checklists", "templates"]) -> bool:
    """Return whether a folder is that of the shipped files, or a copy of it, as in a checkout beside an installation.

    A copy holds the same files with the same bytes, and no link.
    """
    ours = shipped(kind)
    if folder == ours:
        return True
    names = _names_below(ours)
    return names == _names_below(folder) and all(_are_equal(ours / name, folder / name) for name in names)


def _names_below(top: Path) -> frozenset[Path]:
    """Return every file and folder below one, by its path from there, but for what Python keeps there."""
    found = (Path(folder, name) for folder, folders, files in os.walk(top) for name in (*folders, *files))
    names = (path.relative_to(top) for path in found)
    return frozenset(name for name in names if "__pycache__" not in name.parts)


def _are_equal(ours: Path, theirs: Path) -> bool:
    if theirs.is_symlink() or ours.is_dir() != theirs.is_dir():
        return False
    try:
        return ours.is_dir() or filecmp.cmp(ours, theirs, shallow=False)
    except OSError:
        return False


def _places(package: Path, kind: str) -> tuple[Path, ...]:
    if package.parent.name == "src":
        return (package / kind, package.parent.parent / kind)
    return (package / kind,)
