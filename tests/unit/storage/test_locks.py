"""Noticing another session that works on the same file."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
import tempfile
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from scalecheck.errors import CannotSaveError
from scalecheck.storage.durable import write_durably
from scalecheck.storage.lock_files import give_back, lock_file_beside, own_lock_file, take
from scalecheck.storage.locks import creating_lock, saving_lock, session_lock

if TYPE_CHECKING:
    from collections.abc import Callable
    from contextlib import AbstractContextManager

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps every user's folders apart itself")

SESSION = """
import sys
from pathlib import Path
from scalecheck.storage.locks import session_lock
with session_lock(Path(sys.argv[1])) as held:
    print(held.alone, flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def private(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the only folder in which locks may stand in this test."""
    private = tmp_path / "run"
    private.mkdir()
    for name in ("XDG_RUNTIME_DIR", "LOCALAPPDATA", "TMPDIR", "TEMP"):
        monkeypatch.setenv(name, str(private))
    monkeypatch.setattr(tempfile, "tempdir", str(private))
    return private


@pytest.fixture
def path(tmp_path: Path, private: Path) -> Path:  # noqa: ARG001
    """Return a file in a folder whose name has spaces and letters beyond ASCII."""
    path = tmp_path / "OneDrive - NHS Ærø" / "ward lead.yaml"
    path.parent.mkdir()
    path.touch()
    return path


@pytest.fixture
def other_session() -> Callable[[Path], subprocess.Popen[str]]:
    """Return a way to start a session in a process of its own, which tells on its output whether it is alone."""

    def start(path: Path) -> subprocess.Popen[str]:
        environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
        return subprocess.Popen(
            [sys.executable, "-c", SESSION, str(path)],
            env=environment,
            text=True,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
        )

    return start


def alone(path: Path) -> bool:
    with session_lock(path) as held:
        return held.alone


def test_a_single_session_is_alone_and_there_is_nothing_to_say(path: Path) -> None:
    with session_lock(path) as held:
        assert (held.alone, held.holder, held.remark) == (True, None, "")


def test_a_second_session_is_told_of_the_first_by_its_process_and_time(path: Path) -> None:
    with session_lock(path), session_lock(path) as held:
        assert not held.alone
        assert held.holder is not None
        assert held.holder.process == os.getpid()
        assert abs(held.holder.since - datetime.now(UTC)) < timedelta(seconds=10)
        local = held.holder.since.astimezone()
        assert held.remark == (
            f"Another session of scalecheck on this computer works on {path} "
            f"(process {os.getpid()}, since {local:%Y-%m-%d %H:%M})."
        )


def test_a_session_that_ended_is_forgotten(path: Path) -> None:
    with session_lock(path):
        pass
    assert alone(path)


def test_a_session_that_ended_in_an_error_is_forgotten(path: Path) -> None:
    with pytest.raises(KeyboardInterrupt), session_lock(path):
        raise KeyboardInterrupt
    assert alone(path)


def test_the_second_session_does_not_end_the_first(path: Path) -> None:
    with session_lock(path):
        assert not alone(path)
        assert not alone(path)


def test_sessions_on_different_files_do_not_see_each_other(path: Path) -> None:
    with session_lock(path):
        assert alone(path.with_name("finance.yaml"))
        assert alone(path.parent)


def test_every_way_to_write_a_path_leads_to_the_same_lock(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(path.parent)
    ways = [Path(path.name), path.parent / ".." / path.parent.name / path.name]
    try:
        (path.parent / "link.yaml").symlink_to(path.name)
        ways.append(path.parent / "link.yaml")
    except OSError:
        pass
    with session_lock(path):
        assert [alone(way) for way in ways] == [False] * len(ways)


def test_a_file_that_is_replaced_or_not_there_yet_keeps_its_lock(path: Path) -> None:
    path.unlink()
    with session_lock(path):
        path.write_bytes(b"new")
        assert not alone(path)


def test_a_session_leaves_nothing_beside_the_file_and_saving_nothing_when_it_is_done(path: Path, private: Path) -> None:
    with session_lock(path):
        assert [one.name for one in path.parent.iterdir()] == [path.name]
        assert len([one for one in private.rglob("*") if one.is_file()]) == 1
        with saving_lock(path):
            assert len(list(path.parent.iterdir())) == 2
        assert [one.name for one in path.parent.iterdir()] == [path.name]
    assert [one for one in private.rglob("*") if one.is_file()] == []


def test_a_session_in_another_process_is_seen_until_it_is_killed(
    path: Path, other_session: Callable[[Path], subprocess.Popen[str]]
) -> None:
    with other_session(path) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == "True\n"
        with session_lock(path) as held:
            assert not held.alone
            assert held.holder is not None
            assert held.holder.process == process.pid
        process.kill()
        process.wait()
        assert alone(path)


def test_a_program_started_by_a_session_does_not_keep_its_lock(path: Path) -> None:
    with session_lock(path):
        editor = subprocess.Popen(
            [sys.executable, "-c", "import sys; sys.stdin.read()"], stdin=subprocess.PIPE, close_fds=False
        )
    with editor:
        assert alone(path)
        editor.kill()


def test_what_a_killed_session_left_is_not_taken_for_the_holder(path: Path) -> None:
    file = own_lock_file(path, "session")
    file.write_text("999999 2020-01-01T00:00:00+00:00 and more than a session of today says of itself\n")
    with session_lock(path) as first, session_lock(path) as second:
        assert first.alone
        assert second.holder is not None
        assert second.holder.process == os.getpid()


@pytest.mark.parametrize("said", ["", "x", "1 2 3", "12 yesterday", "\x1b[31m 2020-01-01"])
def test_a_holder_that_does_not_say_who_it_is_is_seen_all_the_same(path: Path, said: str) -> None:
    file = own_lock_file(path, "session")
    descriptor = take(file)
    assert descriptor is not None
    file.write_text(said)
    with session_lock(path) as held:
        assert (held.alone, held.holder) == (False, None)
        assert held.remark == f"Another session of scalecheck on this computer works on {path}."
    give_back(file, descriptor)


def test_a_lock_given_back_while_it_is_taken_is_taken_once(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = own_lock_file(path, "session")
    held = [take(file)]
    open_file = os.open

    def just_before_it_is_given_back(place: Path, flags: int, mode: int) -> int:
        descriptor = open_file(place, flags, mode)
        if held and (first := held.pop()) is not None:
            give_back(file, first)
        return descriptor

    monkeypatch.setattr(os, "open", just_before_it_is_given_back)
    second = take(file)
    assert second is not None
    assert take(file) is None
    give_back(file, second)


# The folder of locks


@posix_only
def test_locks_are_for_this_user_alone(path: Path, private: Path) -> None:
    before = os.umask(0)
    try:
        with session_lock(path):
            modes = {one.is_dir(): one.stat().st_mode & 0o777 for one in private.rglob("*")}
    finally:
        os.umask(before)
    assert modes == {True: 0o700, False: 0o600}


@pytest.mark.parametrize("name", ["agreed.yaml", "AGREED.yaml"])
def test_every_version_of_the_program_and_every_computer_locks_the_same_file_beside(tmp_path: Path, name: str) -> None:
    assert lock_file_beside(tmp_path / name, "saving").name == ".~scalecheck-saving-d9279e87decac585.tmp"


@posix_only
def test_the_lock_of_a_save_can_be_taken_by_everybody_who_shares_the_folder(path: Path) -> None:
    before = os.umask(0o077)
    try:
        with saving_lock(path):
            [lock] = [one for one in path.parent.iterdir() if one != path]
            assert lock.stat().st_mode & 0o777 == 0o666
    finally:
        os.umask(before)


@posix_only
def test_locks_stand_in_the_temporary_folder_where_there_is_no_other(
    path: Path, private: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(path.parent)
    monkeypatch.setenv("XDG_RUNTIME_DIR", "../OneDrive - NHS Ærø")
    monkeypatch.setattr(os, "geteuid", lambda: private.stat().st_uid)
    if Path(f"/run/user/{os.geteuid()}").is_dir():
        pytest.skip("this user has a folder for locks of its own")
    with session_lock(path) as held:
        assert held.alone
        assert len([one for one in private.rglob("*.session") if one.is_file()]) == 1


def _linked(own: Path) -> None:
    (own.parent / "elsewhere").mkdir(mode=0o700)
    own.symlink_to("elsewhere")


def _open_to_all(own: Path) -> None:
    own.mkdir()
    own.chmod(0o777)


def _of_somebody_else(own: Path) -> None:
    if os.geteuid() != 0:
        pytest.skip("only the superuser may give folders away")
    own.mkdir(mode=0o700)
    os.chown(own, 65534, 65534)


@posix_only
@pytest.mark.parametrize("planted", [_linked, _open_to_all, _of_somebody_else, Path.touch])
def test_a_folder_that_others_can_write_in_is_not_used(
    path: Path, private: Path, planted: Callable[[Path], None]
) -> None:
    own = private / f"scalecheck-{os.geteuid()}"
    planted(own)
    if Path(f"/run/user/{os.geteuid()}").is_dir():
        pytest.skip("this user has a second folder for locks")
    with session_lock(path) as held:
        assert held.alone
        assert held.remark == (
            "Whether another session of scalecheck works on the same file cannot be found out here "
            "(there is no folder for locks). What others change in it is still noticed before it is saved."
        )
        assert not list(own.parent.rglob("*.session"))


@posix_only
def test_a_link_in_place_of_a_lock_file_is_not_followed(path: Path, tmp_path: Path) -> None:
    (tmp_path / "target").write_text("kept")
    own_lock_file(path, "session").symlink_to(tmp_path / "target")
    with session_lock(path) as held:
        assert held.remark.startswith("Whether another session")
    assert (tmp_path / "target").read_text() == "kept"


@posix_only
def test_a_system_that_knows_no_locks_is_a_remark_and_no_hindrance(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import fcntl

    def without_locks(*_: object) -> None:
        raise OSError(errno.ENOLCK, os.strerror(errno.ENOLCK))

    monkeypatch.setattr(fcntl, "flock", without_locks)
    with session_lock(path) as held, saving_lock(path):
        assert held.alone
        assert os.strerror(errno.ENOLCK) in held.remark


def test_an_error_in_a_session_without_locks_keeps_its_own_cause(path: Path, private: Path) -> None:
    (private / "nothing").touch()
    with pytest.raises(SystemExit) as caught, session_lock(path.parent / "nul\0byte"):
        sys.exit(0)
    assert caught.value.__context__ is None


def test_a_name_that_no_file_can_have_is_a_remark(path: Path) -> None:
    with session_lock(path.parent / "nul\0byte") as held, saving_lock(path.parent / "nul\0byte"):
        assert held.remark


# Saving


@posix_only
@pytest.mark.parametrize("lock", [saving_lock, creating_lock])
def test_a_session_with_another_folder_for_locks_waits_for_a_save_as_well(
    path: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    lock: Callable[[Path, float], AbstractContextManager[None]],
) -> None:
    with saving_lock(path), creating_lock(path):
        (tmp_path / "other").mkdir()
        monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path / "other"))
        monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "other"))
        with pytest.raises(CannotSaveError, match="another session"), lock(path, 0.05):
            pytest.fail("two sessions at once")


def test_another_user_who_may_only_read_the_lock_waits_for_a_save_as_well(
    open_folder: Path, without_rights: Callable[[], None]
) -> None:
    path = open_folder / "a.yaml"
    with saving_lock(path):
        lock_file_beside(path, "saving").chmod(0o444)
        open_folder.chmod(0o777)
        without_rights()
        with pytest.raises(CannotSaveError, match="another session"), saving_lock(path, 0.05):
            pytest.fail("two sessions at once")


def test_a_lock_that_a_killed_save_left_is_cleared_away_by_the_next(path: Path) -> None:
    lock_file_beside(path, "saving").touch()
    lock_file_beside(path.with_name("another.yaml"), "saving").touch()
    write_durably(path, b"new")
    assert [one.name for one in path.parent.iterdir()] == [path.name]


@pytest.mark.usefixtures("private")
def test_only_one_session_saves_at_a_time(path: Path) -> None:
    inside: list[int] = []
    most = []

    def save(number: int) -> None:
        for _ in range(20):
            with saving_lock(path):
                inside.append(number)
                most.append(len(inside))
                time.sleep(0)
                inside.remove(number)

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(save, range(4)))
    assert (max(most), len(most)) == (1, 80)


def test_saving_does_not_wait_for_a_session_that_only_has_the_file_open(path: Path) -> None:
    with session_lock(path), saving_lock(path, patience=0.0):
        pass


def test_a_session_waits_until_the_other_one_has_saved(path: Path) -> None:
    saving = threading.Event()

    def save() -> None:
        with saving_lock(path):
            saving.set()
            time.sleep(0.1)

    thread = threading.Thread(target=save)
    thread.start()
    assert saving.wait(5)
    with saving_lock(path):
        pass
    thread.join()


def test_a_session_that_never_stops_saving_is_a_sentence(path: Path) -> None:
    with (
        saving_lock(path),
        pytest.raises(CannotSaveError, match="another session of scalecheck is saving"),
        saving_lock(path, patience=0.05),
    ):
        pytest.fail("two sessions at once")
    with saving_lock(path, patience=0.0):
        pass
