"""What is there only for a while: files that hold new content until it takes its place, and folders for one command.

And what a killed process left of such files.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from scalecheck.storage.exclusive import locked

if TYPE_CHECKING:
    from collections.abc import Iterator

PREFIX: Final = ".~scalecheck-"
"""How their names begin: hidden, and among the names that programs which copy folders to a cloud leave alone."""
SUFFIX: Final = ".tmp"
"""How their names end."""


def begin_file(folder: Path, mode: int) -> tuple[Path, int]:
    """Make a new empty file in a folder, and return it with its descriptor, open for writing.

    While the descriptor is open, nobody takes the file for a leftover. Raises OSError.
    """
    path = folder / f"{PREFIX}{os.urandom(8).hex()}{SUFFIX}"
    binary: int = getattr(os, "O_BINARY", 0)
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL | binary, mode)
    with suppress(OSError):
        locked(descriptor)
    return path, descriptor


def clear_leftovers(folder: Path) -> None:
    """Remove what processes that are no more left in a folder; what cannot be removed stays."""
    with suppress(OSError), os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith(PREFIX) and entry.name.endswith(SUFFIX):
                with suppress(OSError):
                    _remove_unless_in_use(Path(entry.path))


def _remove_unless_in_use(path: Path) -> None:
    if sys.platform == "win32":
        path.unlink()  # Windows itself refuses this while the writer has the file open
        return
    descriptor = os.open(path, os.O_RDWR | os.O_NOFOLLOW)
    try:
        if locked(descriptor):
            path.unlink()
    finally:
        os.close(descriptor)


@contextmanager
def temporary_folder() -> Iterator[Path]:
    """Return a new folder in the one for temporary files, for this user alone, and remove it after the block.

    A request to end can come at any moment, also while the folder is made or removed. Raises OSError.
    """
    folder = Path(os.path.realpath(tempfile.gettempdir()), f"scalecheck-{os.urandom(8).hex()}")
    if os.path.lexists(folder):
        raise FileExistsError(folder)
    try:
        try:
            folder.mkdir(mode=0o700)
            yield folder
        finally:
            _remove(folder)
    finally:
        _remove(folder)  # once more, where a request came in the middle of it


def _remove(folder: Path) -> None:
    shutil.rmtree(folder, ignore_errors=True)
