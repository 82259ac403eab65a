"""Texts kept between runs in one SQLite file, by kind and key: never needed, and trusted no further than its keys."""

from __future__ import annotations

import os
import sqlite3
from contextlib import suppress
from typing import TYPE_CHECKING, Final
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from pathlib import Path

_NAME: Final = "portfolio.sqlite"
_PRIVATE: Final = 0o700
_AT_ONCE: Final = 500
"""How many keys are asked for in one query."""
_LARGEST: Final = 4 * 1024**3
"""How many bytes the file may have; a larger one is begun anew."""
_WAIT: Final = 1.0
"""How many seconds are waited for another run that is writing."""


class Store:
    """The texts of one version; whatever goes wrong with it, it is as if nothing were kept.

    `trouble` then says in a sentence what went wrong.
    """

    def __init__(self, folder: Path | None, version: str) -> None:
        """Open the store in a folder, which is made for this user alone; None keeps nothing."""
        self.trouble = ""
        """What went wrong, in a sentence; empty for nothing."""
        self._database: sqlite3.Connection | None = None
        if folder is None:
            return
        path = folder / _NAME
        try:
            folder.mkdir(mode=_PRIVATE, parents=True, exist_ok=True)
            self._database = self._opened(path, version)
        except (OSError, sqlite3.Error) as failure:
            self._give_up(f"Nothing is kept for the next run: {path} cannot be used ({_reason(failure)}).")

    def _opened(self, path: Path, version: str) -> sqlite3.Connection:
        """Open the file; one that is damaged or too large is begun anew."""
        if path.exists() and path.stat().st_size > _LARGEST:
            path.unlink()
        try:
            return _prepared(path, version)
        except sqlite3.OperationalError:
            raise
        except sqlite3.DatabaseError:
            self.trouble = f"{path} was damaged; it is begun anew."
            path.unlink()
            return _prepared(path, version)

    @property
    def keeps(self) -> bool:
        """Whether anything is kept."""
        return self._database is not None

    def found(self, kind: str, keys: Sequence[str]) -> dict[str, str]:
        """Return the texts that are kept of a kind under some keys."""
        found: dict[str, str] = {}
        if self._database is None:
            return found
        try:
            for begin in range(0, len(keys), _AT_ONCE):
                asked = keys[begin : begin + _AT_ONCE]
                signs = ",".join("?" * len(asked))
                query = f"SELECT key, text FROM kept WHERE kind = ? AND key IN ({signs})"  # noqa: S608 (signs alone)
                rows = self._database.execute(query, (kind, *asked))
                found.update((str(key), text) for key, kept in rows if (text := _checked(kept)) is not None)
        except sqlite3.Error as failure:
            self._give_up(f"What was kept of earlier runs cannot be read ({_reason(failure)}); it is worked out anew.")
        return found

    def keep(self, kind: str, texts: Iterable[tuple[str, str]]) -> None:
        """Keep texts of a kind, each under its key."""
        if self._database is None:
            return
        try:
            with self._database:
                rows = ((kind, key, f"{_sum(text)}{text}") for key, text in texts)
                self._database.executemany("INSERT OR REPLACE INTO kept VALUES (?, ?, ?)", rows)
        except sqlite3.Error as failure:
            self._give_up(f"Nothing more is kept for the next run ({_reason(failure)}).")

    def close(self) -> None:
        """Close the file."""
        if self._database is not None:
            with suppress(sqlite3.Error):
                self._database.close()
            self._database = None

    def _give_up(self, sentence: str) -> None:
        self.trouble = sentence
        self.close()


def _prepared(path: Path, version: str) -> sqlite3.Connection:
    """Return the file, with everything of another version taken out."""
    database = sqlite3.connect(path, timeout=_WAIT)
    try:
        with suppress(OSError):
            os.chmod(path, 0o600)  # noqa: PTH101 (the path may be anything that SQLite took)
        database.execute("PRAGMA synchronous = OFF")
        database.execute("PRAGMA trusted_schema = OFF")
        with database:
            database.execute("CREATE TABLE IF NOT EXISTS version (text TEXT NOT NULL)")
            held = [row[0] for row in database.execute("SELECT text FROM version")]
            columns = [row[1] for row in database.execute("PRAGMA table_info(kept)")]
            if held != [version] or columns != ["kind", "key", "text"]:
                database.execute("DROP TABLE IF EXISTS kept")
                database.execute("DELETE FROM version")
                database.execute("INSERT INTO version VALUES (?)", (version,))
            database.execute(
                "CREATE TABLE IF NOT EXISTS kept (kind TEXT NOT NULL, key TEXT NOT NULL, text TEXT NOT NULL, "
                "PRIMARY KEY (kind, key)) WITHOUT ROWID"
            )
    except BaseException:
        database.close()
        raise
    return database


def _sum(text: str) -> str:
    return f"{crc32(text.encode('utf-8', 'surrogatepass')):08x}"


def _checked(kept: object) -> str | None:
    """Return a text without its sum; None where the two do not belong together."""
    if not isinstance(kept, str) or kept[:8] != _sum(kept[8:]):
        return None
    return kept[8:]


def _reason(failure: OSError | sqlite3.Error) -> str:
    return str(failure.strerror if isinstance(failure, OSError) else failure)
