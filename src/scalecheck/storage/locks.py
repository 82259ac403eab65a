"""Locks that keep sessions from saving over each other, and tell one of another; they end with their process.

While a file is being saved, a lock beside it keeps out everybody who shares its folder: other users, and other
computers where the network drive passes locks on. That a session works on a file for a longer time is noted in a
folder of the user's own, so that nothing lies about in the shared one; it is told only to the same user on the same
computer. What others change is noticed in any case when the file is saved (see `sessions`).
"""

from __future__ import annotations

import os
import time
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Final

from scalecheck.storage.lock_files import give_back, lock_file_beside, own_lock_file, take
from scalecheck.storage.unsaved import not_saved

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_PATIENCE: Final = 10.0
"""The seconds to wait while another session saves the same file, which takes it a moment."""
_STUCK: Final = "another session of scalecheck is saving the file and does not come to an end"
_PAUSE: Final = 0.01
"""The seconds between two looks at a lock."""


@dataclass(frozen=True, slots=True)
class Holder:
    """The process that holds a lock."""

    process: int
    """Its number."""
    since: datetime
    """When it took the lock, in UTC."""


@dataclass(frozen=True, slots=True)
class Held:
    """What taking the lock of a session came to."""

    alone: bool
    """Whether no other session was found."""
    holder: Holder | None
    """The other session, as far as it is known."""
    remark: str
    """A sentence for the person: who else works on the file, or why that is not known; empty if all is well."""


@contextmanager
def session_lock(path: Path) -> Iterator[Held]:
    """Mark for as long as the block lasts that a session works on this file, and return whether another one does.

    Where another one does, or locks cannot be had, the block runs all the same: the remark says what is the matter.
    """
    with ExitStack() as stack:
        yield _begun(path, stack)


@contextmanager
def saving_lock(path: Path, patience: float = _PATIENCE) -> Iterator[None]:
    """Keep every other session from saving this file for as long as the block lasts, which should be a moment.

    Raises CannotSaveError if another one takes longer than `patience`, in seconds. Where locks cannot be had, the
    block runs without.
    """
    with _lock_beside(path, "saving", patience):
        yield


@contextmanager
def creating_lock(path: Path, patience: float = _PATIENCE) -> Iterator[None]:
    """Keep every other session from creating this file for as long as the block lasts, as `saving_lock` does."""
    with _lock_beside(path, "creating", patience):
        yield


@contextmanager
def _lock_beside(path: Path, purpose: str, patience: float) -> Iterator[None]:
    with ExitStack() as stack:
        with suppress(OSError):
            file = lock_file_beside(path, purpose)
            descriptor = _taken_at_last(file, patience)
            if descriptor is None:
                raise not_saved(path, _STUCK, "Look for a session that was stopped in the middle and end it.")
            stack.callback(give_back, file, descriptor)
        yield


def _begun(path: Path, stack: ExitStack) -> Held:
    try:
        file = own_lock_file(path, "session")
        descriptor = take(file)
    except OSError as failure:
        return Held(alone=True, holder=None, remark=_not_known(failure))
    if descriptor is None:
        holder = _read_holder(file)
        return Held(alone=False, holder=holder, remark=_not_alone(path, holder))
    stack.callback(give_back, file, descriptor)
    _write_holder(descriptor)
    return Held(alone=True, holder=None, remark="")


def _taken_at_last(file: Path, patience: float) -> int | None:
    end = time.monotonic() + patience
    while (descriptor := take(file, shared=True)) is None and time.monotonic() < end:
        time.sleep(_PAUSE)
    return descriptor


def _write_holder(descriptor: int) -> None:
    """Write who holds the lock; a full disk may keep us from it, and the lock holds all the same."""
    with suppress(OSError):
        os.ftruncate(descriptor, 0)
        os.write(descriptor, f"{os.getpid()} {datetime.now(UTC).isoformat(timespec='seconds')}\n".encode())


def _read_holder(file: Path) -> Holder | None:
    try:
        process, since = file.read_text(encoding="ascii").split()
        return Holder(int(process), datetime.fromisoformat(since))
    except (OSError, ValueError):
        return None


def _not_alone(path: Path, holder: Holder | None) -> str:
    known = f" (process {holder.process}, since {holder.since.astimezone():%Y-%m-%d %H:%M})" if holder else ""
    return f"Another session of scalecheck on this computer works on {path}{known}."


def _not_known(failure: OSError) -> str:
    return (
        "Whether another session of scalecheck works on the same file cannot be found out here "
        f"({failure.strerror or failure}). What others change in it is still noticed before it is saved."
    )
