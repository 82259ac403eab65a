"""Reading a file that somebody named, whatever is there."""

from __future__ import annotations

import stat
from typing import TYPE_CHECKING

from scalecheck.errors import CannotLookError

if TYPE_CHECKING:
    from pathlib import Path


def read_bytes(path: Path, limit: int) -> bytes:
    """Return the bytes of an ordinary file, cut off one byte above the limit.

    So an answer longer than `limit` says that the file is too large, whatever its size, without reading it all.
    Raises CannotLookError for what is missing, out of reach, or something other than an ordinary file.
    """
    try:
        # Looked at before it is opened: opening a named pipe would wait for ever, and some devices act on it.
        _refuse_what_is_no_file(path, path.stat().st_mode)
        with path.open("rb") as file:
            return file.read(limit + 1)
    except (OSError, ValueError) as failure:
        raise CannotLookError(f"{path}: {_reason(failure)}") from failure


def is_file(path: Path) -> bool:
    """Return whether an ordinary file is at a path, whatever the path looks like; not where that cannot be told."""
    try:
        return path.is_file()
    except OSError:
        return False


def is_folder(path: Path) -> bool:
    """Return whether a folder is at a path, whatever the path looks like; not where that cannot be told."""
    try:
        return path.is_dir()
    except OSError:
        return False


def _refuse_what_is_no_file(path: Path, mode: int) -> None:
    if stat.S_ISDIR(mode):
        raise CannotLookError(f"{path}: this is a folder, and a file is needed here.")
    if not stat.S_ISREG(mode):
        raise CannotLookError(f"{path}: this is a device or a pipe, and a file is needed here.")


def _reason(failure: OSError | ValueError) -> str:
    if isinstance(failure, ValueError):
        return "this cannot be the name of a file."
    if isinstance(failure, FileNotFoundError | NotADirectoryError):
        return "there is no such file."
    if isinstance(failure, PermissionError):
        return "you are not allowed to read this file."
    return f"the file cannot be read ({failure.strerror or failure})."


def changed_at(path: Path) -> int:
    """Return when a file was last changed, in nanoseconds since 1970; 0 where that can't be told."""
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0
