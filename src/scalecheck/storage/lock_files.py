"""What is locked in place of the files that people work on: beside them, or in a folder of the user's own."""

from __future__ import annotations

import hashlib
import os
import stat
import sys
import tempfile
import unicodedata
from contextlib import ExitStack, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from scalecheck.storage.exclusive import locked
from scalecheck.storage.unfinished import PREFIX, SUFFIX

if TYPE_CHECKING:
    from collections.abc import Iterator


_FOR_US_ALONE: Final = 0o600
_FOR_ALL: Final = 0o666
"""The mode of a lock beside a file: it is empty, and whoever shares the folder has to be able to lock it."""


def own_lock_file(path: Path, purpose: str) -> Path:
    """Return the file of this user to lock for this purpose, the same for every way to write the path.

    Raises OSError where there is no folder that nobody but us can write in.
    """
    real = os.path.normcase(_real(path))
    if sys.platform == "darwin":
        real = unicodedata.normalize("NFC", real).casefold()
    return _own_folder() / f"{_key(real)}.{purpose}"


def lock_file_beside(path: Path, purpose: str) -> Path:
    """Return the file to lock for this purpose in the folder of the file itself, the same for everybody who shares it.

    It is named after the name of the file alone: the folder may have another path on another computer. It counts as a
    leftover when its process has ended. Raises OSError where no file can have that name.
    """
    real = Path(_real(path))
    name = unicodedata.normalize("NFC", real.name).casefold()
    return real.parent / f"{PREFIX}{purpose}-{_key(name)[:16]}{SUFFIX}"


def _real(path: Path) -> str:
    try:
        return os.path.realpath(path)
    except ValueError as failure:
        raise OSError(str(failure)) from failure  # no file can have that name


def _key(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogateescape")).hexdigest()[:32]


def take(file: Path, *, shared: bool = False) -> int | None:
    """Lock a lock file, which is made if need be.

    Return its descriptor, or None where somebody else has it. A shared one can be locked by other users too. Raises
    OSError where that cannot be done.
    """
    while True:
        descriptor = _opened(file, shared=shared)
        with ExitStack() as stack:
            stack.callback(os.close, descriptor)
            if not locked(descriptor):
                return None
            # Whoever had it before us may have given it back, and removed the file, after we opened it.
            if _is_at(file, descriptor):
                stack.pop_all()
                return descriptor


def _opened(file: Path, *, shared: bool) -> int:
    no_link: int = getattr(os, "O_NOFOLLOW", 0)
    try:
        descriptor = os.open(file, os.O_RDWR | os.O_CREAT | no_link, _FOR_ALL if shared else _FOR_US_ALONE)
    except PermissionError:
        if not shared or sys.platform == "win32":
            raise
        return os.open(file, os.O_RDONLY | no_link)  # somebody else's: it can be locked by whoever may read it
    if shared and sys.platform != "win32":
        with suppress(OSError):
            os.fchmod(descriptor, _FOR_ALL)
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


def _is_at(file: Path, descriptor: int) -> bool:
    try:
        return os.path.samestat(os.fstat(descriptor), file.stat())
    except FileNotFoundError:
        return False
