"""Files that hold new content until it takes its place, and what a killed process left of them."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from pathlib import Path
from typing import Final

from scalecheck.storage.exclusive import locked

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
