"""What a file was when it was last read or written, and whether it still is."""

from __future__ import annotations

import hashlib
import time
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from scalecheck.errors import CannotLookError
from scalecheck.storage.files import read_bytes

if TYPE_CHECKING:
    from pathlib import Path

_SETTLED_AFTER: Final = 2_000_000_000
"""The nanoseconds after which a further change is sure to give a file another time: some disks count in twos."""


@dataclass(frozen=True, slots=True)
class Mark:
    """What the system says of a file without reading it; another mark means that something happened to the file."""

    device: int
    """The number of the disk."""
    inode: int
    """The number of the file on its disk; a file that was replaced has another."""
    size: int
    """How many bytes it has."""
    modified: int
    """When its content was last changed, in nanoseconds."""
    touched: int
    """When its content, name or mode was last changed, in nanoseconds; on Windows when it was made."""


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What a file was at one moment."""

    size: int
    """How many bytes it had."""
    digest: str
    """The SHA-256 of its bytes, in hexadecimal digits."""
    mark: Mark | None
    """Its mark; None if it had been changed so shortly before that the same mark could hide another change."""


def take_snapshot(path: Path, limit: int) -> tuple[bytes, Snapshot]:
    """Read a file, and return its bytes, cut off one byte above the limit, with a snapshot of what it was then.

    Raises CannotLookError for what is missing, out of reach, or something other than an ordinary file.
    """
    mark = _settled_mark(path)  # before reading: what happens to the file meanwhile then changes the mark
    data = read_bytes(path, limit)
    return data, Snapshot(len(data), _digest(data), mark)


def snapshot_of(data: bytes) -> Snapshot:
    """Return the snapshot of a file that was written with these bytes a moment ago."""
    return Snapshot(len(data), _digest(data), None)


def changed_since(path: Path, snapshot: Snapshot) -> bool:
    """Return whether a file may hold other bytes than those of the snapshot; also when it is gone or out of reach.

    The file is read only when it has the same size and its mark does not settle the question.
    """
    mark = _mark(path)
    if mark is None or mark.size != snapshot.size:
        return True
    if mark == snapshot.mark:
        return False
    try:
        return _digest(read_bytes(path, snapshot.size)) != snapshot.digest
    except CannotLookError:
        return True


def _settled_mark(path: Path) -> Mark | None:
    mark = _mark(path)
    try:
        now = time.time_ns()
    except OverflowError:  # a clock before 1678 or after 2262
        return None
    return mark if mark and max(mark.modified, mark.touched) + _SETTLED_AFTER < now else None


def _mark(path: Path) -> Mark | None:
    try:
        now = path.stat()
    except (OSError, ValueError):
        return None
    return Mark(now.st_dev, now.st_ino, now.st_size, now.st_mtime_ns, now.st_ctime_ns)


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
