"""Knowing whether a file is still what it was."""

from __future__ import annotations

import hashlib
import io
import os
import sys
import time
from pathlib import Path
from typing import IO, TYPE_CHECKING

import pytest

from scalecheck.errors import CannotLookError
from scalecheck.storage.durable import write_durably
from scalecheck.storage.snapshots import Snapshot, changed_since, snapshot_of, take_snapshot

if TYPE_CHECKING:
    from collections.abc import Callable

LIMIT = 1000
CONTENT = b"a: yes\n"
OTHER = b"a: no!\n"
posix_only = pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps no time of the last touch")

LONG_AGO = 1_700_000_000_000_000_000


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return a file that was last changed long ago."""
    path = tmp_path / "OneDrive - NHS" / "Öffnung.yaml"
    path.parent.mkdir()
    path.write_bytes(CONTENT)
    os.utime(path, ns=(LONG_AGO, LONG_AGO))
    return path


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let it be an hour later, so that the files of the test are settled."""
    now = time.time_ns
    monkeypatch.setattr(time, "time_ns", lambda: now() + 3_600_000_000_000)


@pytest.fixture
def reads(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Return the list to which every file is added that is read."""
    done: list[Path] = []
    open_file = Path.open

    def recorded(path: Path, mode: str) -> IO[bytes]:
        done.append(path)
        return open_file(path, mode)

    monkeypatch.setattr(Path, "open", recorded)
    return done


def taken(path: Path) -> Snapshot:
    return take_snapshot(path, LIMIT)[1]


def test_a_snapshot_comes_with_the_bytes_and_holds_their_number_and_digest(path: Path) -> None:
    data, snapshot = take_snapshot(path, LIMIT)
    assert data == CONTENT
    assert (snapshot.size, snapshot.digest) == (len(CONTENT), hashlib.sha256(CONTENT).hexdigest())


@pytest.mark.usefixtures("later")
def test_a_settled_file_that_nobody_touched_is_unchanged_without_reading_it(path: Path, reads: list[Path]) -> None:
    snapshot = taken(path)
    reads.clear()
    assert not changed_since(path, snapshot)
    assert reads == []


def test_a_clock_that_shows_no_year_that_can_be_counted_in_settles_nothing(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def after_2262() -> int:
        raise OverflowError

    monkeypatch.setattr(time, "time_ns", after_2262)
    assert taken(path).mark is None


def test_a_file_changed_a_moment_before_is_read_to_be_sure(path: Path, reads: list[Path]) -> None:
    path.write_bytes(CONTENT)
    snapshot = taken(path)
    reads.clear()
    assert not changed_since(path, snapshot)
    assert reads == [path]


def test_a_change_within_the_same_tick_of_the_clock_is_found(path: Path) -> None:
    path.write_bytes(CONTENT)
    then = path.stat()
    snapshot = taken(path)
    path.write_bytes(OTHER)
    os.utime(path, ns=(then.st_atime_ns, then.st_mtime_ns))
    assert changed_since(path, snapshot)


@posix_only
@pytest.mark.usefixtures("later")
def test_a_change_that_hides_behind_the_old_time_is_found(path: Path) -> None:
    snapshot = taken(path)
    time.sleep(0.02)
    path.write_bytes(OTHER)
    os.utime(path, ns=(LONG_AGO, LONG_AGO))
    assert changed_since(path, snapshot)


@posix_only
def test_a_file_put_in_place_a_moment_ago_is_not_settled_however_old_its_content(path: Path) -> None:
    assert taken(path).mark is None


@pytest.mark.usefixtures("later")
def test_a_file_from_the_future_is_never_settled(path: Path) -> None:
    ahead = time.time_ns() + 10**12
    os.utime(path, ns=(ahead, ahead))
    assert taken(path).mark is None


@pytest.mark.usefixtures("later")
@pytest.mark.parametrize("change", [OTHER, b"", CONTENT + b"b: no\n", CONTENT[:-1]])
def test_other_bytes_are_a_change(path: Path, change: bytes) -> None:
    snapshot = taken(path)
    path.write_bytes(change)
    assert changed_since(path, snapshot)


@pytest.mark.usefixtures("later")
def test_a_change_while_the_file_is_read_is_found_afterwards(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def read_a_moment_before_the_change(path: Path, _: str) -> IO[bytes]:
        write_durably(path, OTHER)
        return io.BytesIO(CONTENT)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "open", read_a_moment_before_the_change)
        data, snapshot = take_snapshot(path, LIMIT)
    assert data == CONTENT
    assert changed_since(path, snapshot)


@pytest.mark.usefixtures("later")
def test_another_size_is_a_change_without_reading_the_file(path: Path, reads: list[Path]) -> None:
    snapshot = taken(path)
    path.write_bytes(CONTENT * 100)
    reads.clear()
    assert changed_since(path, snapshot)
    assert reads == []


@pytest.mark.usefixtures("later")
def test_a_file_put_in_its_place_is_a_change_even_with_the_size_and_time_of_the_old_one(path: Path) -> None:
    snapshot = taken(path)
    write_durably(path, OTHER)
    os.utime(path, ns=(LONG_AGO, LONG_AGO))
    assert changed_since(path, snapshot)


def _touched(path: Path) -> None:
    path.touch()


def _written_alike(path: Path) -> None:
    path.write_bytes(CONTENT)


def _replaced_alike(path: Path) -> None:
    write_durably(path, CONTENT)


def _other_mode(path: Path) -> None:
    path.chmod(0o600)


@pytest.mark.usefixtures("later")
@pytest.mark.parametrize("harmless", [_touched, _written_alike, _replaced_alike, _other_mode])
def test_the_same_bytes_are_no_change_whatever_else_happened(path: Path, harmless: Callable[[Path], None]) -> None:
    snapshot = taken(path)
    harmless(path)
    assert not changed_since(path, snapshot)


def test_what_was_just_written_is_compared_by_its_bytes(path: Path) -> None:
    write_durably(path, OTHER)
    assert not changed_since(path, snapshot_of(OTHER))
    assert changed_since(path, snapshot_of(CONTENT))


def test_a_file_that_is_gone_is_changed(path: Path) -> None:
    snapshot = taken(path)
    path.unlink()
    assert changed_since(path, snapshot)
    path.parent.rmdir()
    assert changed_since(path, snapshot)


def test_a_folder_in_its_place_is_a_change(path: Path) -> None:
    path.write_bytes(b"")
    snapshot = taken(path)
    path.unlink()
    path.mkdir()
    assert changed_since(path, Snapshot(path.stat().st_size, snapshot.digest, None))


def test_a_file_above_the_limit_is_cut_off_and_never_counts_as_unchanged(path: Path) -> None:
    path.write_bytes(bytes(LIMIT * 2))
    data, snapshot = take_snapshot(path, LIMIT)
    assert len(data) == LIMIT + 1
    assert changed_since(path, snapshot)


def test_what_cannot_be_read_gives_no_snapshot(path: Path) -> None:
    with pytest.raises(CannotLookError):
        take_snapshot(path.parent, LIMIT)
    with pytest.raises(CannotLookError):
        take_snapshot(path / "below", LIMIT)
    with pytest.raises(CannotLookError):
        take_snapshot(path.parent / "nul\0byte", LIMIT)
