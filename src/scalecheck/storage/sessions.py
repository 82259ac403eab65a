"""A file that a session works on, and that it saves without ever overwriting a change that it has not seen."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from scalecheck.errors import CannotLookError
from scalecheck.storage.durable import create_if_free, replace_if
from scalecheck.storage.locks import Held, saving_lock, session_lock
from scalecheck.storage.snapshots import Snapshot, changed_since, snapshot_of, take_snapshot
from scalecheck.storage.unsaved import not_saved, remark_on_links

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@dataclass(frozen=True, slots=True)
class Saved:
    """The bytes are on the disk."""


@dataclass(frozen=True, slots=True)
class ChangedMeanwhile:
    """Nothing was saved: somebody has changed the file since it was last read or saved."""

    content: bytes | None
    """What is in the file now, cut off one byte above the limit; None if the file is gone."""
    snapshot: Snapshot | None
    """What the file is now; None if it is gone."""


class OpenFile:
    """A file that a session works on."""

    def __init__(self, path: Path, limit: int, held: Held) -> None:
        """Read the file, if there is one; raises CannotLookError if there is one and it cannot be read."""
        self.path = path
        """Where it is."""
        self.held = held
        """Whether another session works on it as well."""
        self.remarks = tuple(filter(None, (held.remark, remark_on_links(path))))
        """What the person has to know before anything is saved."""
        self.content: bytes | None
        """What was in it when it was last read or saved, cut off one byte above the limit; None: no such file."""
        self._limit = limit
        self._begun: Snapshot | None = None
        now = self._now()
        self.content, self._seen = now.content, now.snapshot

    def save(self, data: bytes) -> Saved | ChangedMeanwhile:
        """Put these bytes into the file, unless somebody has changed it; they are on the disk on return.

        A file that was not there is made, with the folders that it needs. Raises CannotSaveError; its sentence says
        what is in the file then, and the next save goes on from there.
        """
        with saving_lock(self.path):
            self._look_for_our_own()
            self._begun = snapshot_of(data)
            if not self._put(data):
                return self._now_for_saving()
            self.content, self._seen, self._begun = data, self._begun, None
            return Saved()

    def look(self) -> ChangedMeanwhile | None:
        """Return what somebody else has made of the file since it was last read or saved; None where it is the same.

        Raises CannotSaveError where it can no longer be read.
        """
        self._look_for_our_own()
        unchanged = self._seen is not None and not changed_since(self.path, self._seen)
        return None if unchanged else self._now_for_saving()

    def accept(self, change: ChangedMeanwhile) -> None:
        """Note that a change has been seen: the next save may put other bytes in its place."""
        self.content, self._seen = change.content, change.snapshot

    def _put(self, data: bytes) -> bool:
        seen = self._seen
        if seen is None:
            return create_if_free(self.path, data)
        return replace_if(self.path, data, lambda: not changed_since(self.path, seen))

    def _look_for_our_own(self) -> None:
        """Recognise what the last save put in place if it was interrupted, or failed, after that."""
        if self._begun and not changed_since(self.path, self._begun):
            self._seen = self._begun

    def _now_for_saving(self) -> ChangedMeanwhile:
        try:
            return self._now()
        except CannotLookError as failure:
            why = "somebody has changed the file meanwhile, and it cannot be read any more"
            raise not_saved(self.path, why, "Make it readable again, and then go on.") from failure

    def _now(self) -> ChangedMeanwhile:
        try:
            return ChangedMeanwhile(*take_snapshot(self.path, self._limit))
        except CannotLookError as failure:
            if isinstance(failure.__cause__, FileNotFoundError | NotADirectoryError):
                return ChangedMeanwhile(None, None)
            raise


@contextmanager
def opened(path: Path, limit: int) -> Iterator[OpenFile]:
    """Return the file to work on for as long as the block lasts, and let other sessions know; it need not exist yet.

    `limit` is the size in bytes above which its content is cut off. Raises CannotLookError if it cannot be read.
    """
    with session_lock(path) as held:
        yield OpenFile(path, limit, held)
