"""The files that are locked in place of the files that people work on, in a folder of the user's own."""

from __future__ import annotations

import hashlib
import os
import stat
import sys
import tempfile
import unicodedata
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import TYPE_CHECKING

from scalecheck.storage.exclusive import locked

if TYPE_CHECKING:
    from collections.abc import Iterator


def lock_file(path: Path, purpose: str) -> Path:
    """Return the file to lock for this purpose, such as `session`; it is the same for every way to write the path.

    Raises OSError where there is no folder that nobody but us can write in.
    """
    try:
        real = os.path.normcase(os.path.realpath(path))
        if sys.platform == "darwin":
            real = unicodedata.normalize("NFC", real).casefold()
        key = hashlib.sha256(os.fsencode(real)).hexdigest()[:32]
    except ValueError as failure:
        raise OSError(str(failure)) from failure  # no file can have that name
    return _own_folder() / f"{key}.{purpose}"


def take(file: Path) -> int | None:
    """Make a lock file, unless it is there, and lock it: gives its descriptor, or None where somebody else has it.

    Raises OSError where that cannot be done.
    """
    while True:
        descriptor = os.open(file, os.O_RDWR | os.O_CREAT | getattr(os, "O_NOFOLLOW", 0), 0o600)
        with ExitStack() as stack:
            stack.callback(os.close, descriptor)
            if not locked(descriptor):
                return None
            # Whoever had it before us may have given it back, and removed the file, after we opened it.
            if _stands_at(file, descriptor):
                stack.pop_all()
                return descriptor


def give_back(file: Path, descriptor: int) -> None:
    """Remove a lock file that `take` gave us, and with it the lock."""
    if sys.platform == "win32":
        os.close(descriptor)  # an open file cannot be removed there
        with suppress(OSError):
            file.unlink()
        return
    with suppress(OSError):
        file.unlink()
    os.close(descriptor)


def _own_folder() -> Path:
    """Return the first of some folders that nobody but us can write in. Raises OSError if there is none."""
    for place in _private_places():
        if _is_ours_alone(place):
            return place
        with suppress(OSError):
            place.mkdir(mode=0o700)
            return place
    raise OSError("there is no folder for locks")


def _private_places() -> Iterator[Path]:
    if sys.platform == "win32":
        if local := os.environ.get("LOCALAPPDATA"):
            yield Path(local) / "scalecheck-locks"
        yield Path(tempfile.gettempdir()) / "scalecheck-locks"
        return
    user = os.geteuid()
    for runtime in (Path(os.environ.get("XDG_RUNTIME_DIR", "")), Path(f"/run/user/{user}")):
        if runtime.is_absolute():
            yield runtime / f"scalecheck-{user}"
    yield Path(tempfile.gettempdir()) / f"scalecheck-{user}"


def _is_ours_alone(folder: Path) -> bool:
    try:
        now = folder.lstat()
    except OSError:
        return False
    if sys.platform == "win32":
        return stat.S_ISDIR(now.st_mode)
    return stat.S_ISDIR(now.st_mode) and now.st_uid == os.geteuid() and not now.st_mode & 0o077


def _stands_at(file: Path, descriptor: int) -> bool:
    try:
        return os.path.samestat(os.fstat(descriptor), file.stat())
    except FileNotFoundError:
        return False
