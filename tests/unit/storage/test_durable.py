"""Writing a file so that it is on the disk and whole, whatever happens."""

from __future__ import annotations

import errno
import os
import stat
import struct
import sys
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from scalecheck.errors import CannotSaveError, ScalecheckError
from scalecheck.storage.durable import create_durably, create_if_free, replace_if, write_durably
from scalecheck.storage.unfinished import PREFIX, begin_file, clear_leftovers

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

OLD = b"old: answer\r\n"
NEW = b"new: \xc3\xa4nswer\n" * 1000

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="Windows keeps no modes and syncs no folders")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder whose name has spaces and letters beyond ASCII."""
    folder = tmp_path / "OneDrive - NHS Zürich 病院"
    folder.mkdir()
    return folder


@pytest.fixture
def path(folder: Path) -> Path:
    """Return a file that is there already."""
    path = folder / "ward lead.yaml"
    path.write_bytes(OLD)
    return path


@pytest.fixture
def umask() -> Iterator[Callable[[int], int]]:
    """Return a way to set the umask for one test."""
    before = os.umask(0o022)
    yield os.umask
    os.umask(before)


def names(folder: Path) -> list[str]:
    return sorted(one.name for one in folder.iterdir())


def fails(code: int) -> Callable[..., Any]:
    """Return a system call that always fails in this way."""

    def call(*_: object, **__: object) -> None:
        raise OSError(code, os.strerror(code))

    return call


def in_use(*_: object) -> None:
    """Fail as Windows does when another program has a file open."""
    failure = PermissionError(errno.EACCES, "in use")
    failure.winerror = 32  # type: ignore[attr-defined,unused-ignore]
    raise failure


# What is written


@pytest.mark.parametrize("data", [b"", b"one\r\ntwo\n", b"\xff\x00\x1a", NEW])
def test_a_file_holds_just_the_bytes_that_were_written(folder: Path, path: Path, data: bytes) -> None:
    write_durably(path, data)
    write_durably(folder / "new.yaml", data)
    create_durably(folder / "newer.yaml", data)
    assert [(folder / name).read_bytes() for name in names(folder)] == [data] * 3


def test_nothing_is_left_beside_the_file(folder: Path, path: Path) -> None:
    write_durably(path, NEW)
    create_durably(folder / "new.yaml", NEW)
    assert names(folder) == ["new.yaml", "ward lead.yaml"]


def test_a_system_that_takes_few_bytes_at_a_time_gets_them_all(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write = os.write
    monkeypatch.setattr(os, "write", lambda descriptor, data: write(descriptor, data[:7]))
    write_durably(path, NEW[:500])
    assert path.read_bytes() == NEW[:500]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows counts names in another way")
def test_the_longest_name_that_a_disk_allows_is_no_hindrance(folder: Path) -> None:
    path = folder / ("ä" * 125 + ".yaml")
    write_durably(path, OLD)
    write_durably(path, NEW)
    assert path.read_bytes() == NEW


def test_a_path_may_be_relative(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(path.parent)
    write_durably(Path(path.name), NEW)
    create_durably(Path("below/new.yaml"), NEW)
    assert (path.read_bytes(), Path("below/new.yaml").read_bytes()) == (NEW, NEW)


# What is on the disk, and in which order


@pytest.fixture
def steps(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, int]]:
    """Return the list to which everything is added that makes a write durable, with the number of the file."""
    done: list[tuple[str, int]] = []
    fsync, replace, link = os.fsync, os.replace, os.link

    def recorded_fsync(descriptor: int) -> None:
        now = os.fstat(descriptor)
        done.append(("folder", now.st_ino) if stat.S_ISDIR(now.st_mode) else (f"{now.st_size} bytes", now.st_ino))
        fsync(descriptor)

    def recorded_replace(source: Path, target: Path) -> None:
        done.append(("replace", source.stat().st_ino))
        replace(source, target)

    def recorded_link(source: Path, target: Path) -> None:
        done.append(("link", source.stat().st_ino))
        link(source, target)

    monkeypatch.setattr(os, "fsync", recorded_fsync)
    monkeypatch.setattr(os, "replace", recorded_replace)
    monkeypatch.setattr(os, "link", recorded_link)
    return done


@posix_only
def test_all_bytes_are_forced_to_the_disk_before_the_name_and_the_name_after_it(
    path: Path, steps: list[tuple[str, int]]
) -> None:
    write_durably(path, NEW)
    own = path.stat().st_ino
    assert steps == [(f"{len(NEW)} bytes", own), ("replace", own), ("folder", path.parent.stat().st_ino)]


@posix_only
def test_every_folder_made_for_a_new_file_is_forced_to_the_disk(folder: Path, steps: list[tuple[str, int]]) -> None:
    path = folder / "dashboard" / "2026-11" / "ward lead.yaml"
    create_durably(path, NEW)
    own = path.stat().st_ino
    assert steps == [
        ("folder", folder.stat().st_ino),
        ("folder", (folder / "dashboard").stat().st_ino),
        (f"{len(NEW)} bytes", own),
        ("link", own),
        ("folder", path.parent.stat().st_ino),
    ]


@posix_only
def test_a_link_has_the_folder_forced_to_the_disk_that_it_leads_to(
    folder: Path, path: Path, steps: list[tuple[str, int]]
) -> None:
    (folder / "links").mkdir()
    (folder / "links" / "link.yaml").symlink_to(path)
    write_durably(folder / "links" / "link.yaml", NEW)
    assert steps[-1] == ("folder", folder.stat().st_ino)


@posix_only
def test_a_disk_that_cannot_sync_a_folder_is_no_failure(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fsync = os.fsync

    def files_only(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(errno.EINVAL, os.strerror(errno.EINVAL))
        fsync(descriptor)

    monkeypatch.setattr(os, "fsync", files_only)
    write_durably(path, NEW)
    assert path.read_bytes() == NEW


@posix_only
def test_a_folder_that_may_not_be_listed_is_forced_to_the_disk_with_all_others(
    open_folder: Path, without_rights: Callable[[], None], monkeypatch: pytest.MonkeyPatch
) -> None:
    done = []
    monkeypatch.setattr(os, "sync", lambda: done.append("all"))
    open_folder.chmod(0o733)
    without_rights()
    if os.access(open_folder, os.R_OK, effective_ids=True):
        pytest.skip("this user owns the folder and may list it")
    write_durably(open_folder / "new.yaml", NEW)
    assert ((open_folder / "new.yaml").read_bytes(), done) == (NEW, ["all"])


# Mode, owner, links


@posix_only
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o664, 0o666, 0o755])
def test_a_file_keeps_its_mode(path: Path, umask: Callable[[int], int], mode: int) -> None:
    umask(0o077)
    path.chmod(mode)
    write_durably(path, NEW)
    assert stat.S_IMODE(path.stat().st_mode) == mode


@posix_only
@pytest.mark.parametrize(("mask", "mode"), [(0o022, 0o644), (0o077, 0o600), (0o002, 0o664)])
def test_a_new_file_has_the_mode_that_the_umask_allows(
    folder: Path, umask: Callable[[int], int], mask: int, mode: int
) -> None:
    umask(mask)
    write_durably(folder / "written.yaml", NEW)
    create_durably(folder / "created.yaml", NEW)
    assert [stat.S_IMODE((folder / name).stat().st_mode) for name in names(folder)] == [mode, mode]


@posix_only
def test_nobody_else_can_read_the_new_content_of_a_private_file_while_it_is_written(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path.chmod(0o600)
    modes = []
    write = os.write

    def recorded(descriptor: int, data: bytes) -> int:
        modes.append(stat.S_IMODE(os.fstat(descriptor).st_mode))
        return write(descriptor, data)

    monkeypatch.setattr(os, "write", recorded)
    write_durably(path, NEW)
    assert modes == [0o600]


@posix_only
def test_a_file_keeps_its_owner_and_group(path: Path) -> None:
    if os.geteuid() != 0:
        pytest.skip("only the superuser may give files away")
    os.chown(path, 65534, 65533)
    path.chmod(0o640)
    write_durably(path, NEW)
    now = path.stat()
    assert (now.st_uid, now.st_gid, stat.S_IMODE(now.st_mode)) == (65534, 65533, 0o640)


@posix_only
def test_a_file_whose_owner_cannot_be_kept_is_written_all_the_same(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if os.geteuid() == 0:
        os.chown(path, 65534, 65533)
    monkeypatch.setattr(os, "fchown", fails(errno.EPERM))
    write_durably(path, NEW)
    assert path.read_bytes() == NEW


@pytest.fixture
def link(folder: Path, path: Path) -> Path:
    """Return a link in another folder that leads to the file by way of a second link."""
    (folder / "links").mkdir()
    link = folder / "links" / "link.yaml"
    try:
        (folder / "second.yaml").symlink_to(path.name)
        link.symlink_to(Path("..") / "second.yaml")
    except OSError:
        pytest.skip("this user may not make links")
    return link


def test_a_link_stays_and_the_file_is_written_that_it_leads_to(folder: Path, path: Path, link: Path) -> None:
    write_durably(link, NEW)
    assert link.is_symlink()
    assert (folder / "second.yaml").is_symlink()
    assert not path.is_symlink()
    assert path.read_bytes() == NEW
    assert names(folder / "links") == ["link.yaml"]


def test_a_link_to_a_missing_file_has_it_made(folder: Path, path: Path, link: Path) -> None:
    path.unlink()
    write_durably(link, NEW)
    assert (link.is_symlink(), path.read_bytes()) == (True, NEW)
    assert names(folder) == ["links", "second.yaml", "ward lead.yaml"]


def test_links_in_a_circle_are_a_sentence(folder: Path, link: Path) -> None:
    (folder / "second.yaml").unlink()
    (folder / "second.yaml").symlink_to(link)
    with pytest.raises(CannotSaveError, match="leads round in a circle"):
        write_durably(link, NEW)
    assert link.is_symlink()


# Refusals and failures


def refused(action: Callable[[], object]) -> str:
    with pytest.raises(CannotSaveError) as caught:
        action()
    assert isinstance(caught.value, ScalecheckError)
    assert caught.value.exit_code == 2
    return str(caught.value)


def test_the_sentence_says_which_file_why_what_is_safe_and_how_to_go_on(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(os, "fsync", fails(errno.ENOSPC))
    assert refused(lambda: write_durably(path, NEW)) == (
        f"{path}: not saved, because the disk is full. Nothing that was saved before is lost. "
        "Make room on the disk, and then go on."
    )


REASONS = {
    errno.ENOSPC: "the disk is full",
    errno.EDQUOT: "your share of the disk is used up",
    errno.EFBIG: "a file this large is not allowed here",
    errno.EROFS: "this disk can only be read",
    errno.EACCES: "you are not allowed to write in its folder",
    errno.EPERM: "you are not allowed to write in its folder",
    errno.EIO: "the disk reports a fault",
    errno.ESTALE: "the drive is out of reach",
    errno.EMFILE: os.strerror(errno.EMFILE),
}


@pytest.mark.parametrize("step", ["open", "write", "fsync", "replace"])
@pytest.mark.parametrize("code", REASONS, ids=errno.errorcode.__getitem__)
def test_a_failure_at_any_step_leaves_the_old_file_and_nothing_beside_it(
    folder: Path, path: Path, monkeypatch: pytest.MonkeyPatch, step: str, code: int
) -> None:
    monkeypatch.setattr(os, step, fails(code))
    assert f"not saved, because {REASONS[code]}" in refused(lambda: write_durably(path, NEW)).replace(
        "the file cannot be written (" + REASONS[code], REASONS[code]
    )
    assert (names(folder), path.read_bytes()) == (["ward lead.yaml"], OLD)


CALLS = ("open", "write", "fsync", "close", "replace", "link", "stat", "scandir", "mkdir", "access", "fstat", "fchmod")


class FailsOnce:
    """Lets the system calls through but for one, counted over all of them."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch, number: int) -> None:
        """Let the call of this number fail, counted from 1."""
        self.left = number
        for name in CALLS:
            if hasattr(os, name):
                monkeypatch.setattr(os, name, self.wrapped(name, getattr(os, name)))

    def wrapped(self, name: str, call: Callable[..., object]) -> Callable[..., object]:
        def failing(*arguments: object, **named: object) -> object:
            self.left -= 1
            if self.left:
                return call(*arguments, **named)
            if name == "close":
                call(*arguments)
            raise OSError(errno.EIO, f"{name} fails")

        return failing


@posix_only
@pytest.mark.parametrize("new", [False, True], ids=["replaced", "created"])
def test_whichever_system_call_fails_the_file_is_the_old_one_or_the_new_one(
    folder: Path, umask: Callable[[int], int], monkeypatch: pytest.MonkeyPatch, *, new: bool
) -> None:
    umask(0o077)
    outcomes = []
    for number in range(1, 100):
        path = folder / f"{number}" / "a.yaml"
        if not new:
            path.parent.mkdir()
            path.write_bytes(OLD)
            path.chmod(0o644)
        with monkeypatch.context() as patch:
            calls = FailsOnce(patch, number)
            try:
                create_durably(path, NEW) if new else write_durably(path, NEW)
                said = "saved"
            except CannotSaveError as failure:
                said = "not confirmed" if "did not confirm" in str(failure) else "not saved"
        before = [] if new else [OLD]
        found = [one.read_bytes() for one in path.parent.iterdir()] if path.parent.is_dir() else []
        assert found == (before if said == "not saved" else [NEW]), (number, said)
        outcomes.append(said)
        if calls.left > 0:
            break
    assert outcomes[-1] == "saved"
    assert {"not saved", "not confirmed"} <= set(outcomes)
    assert 8 < len(outcomes) < 99


def test_a_disk_that_does_not_confirm_the_new_name_is_another_sentence(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fsync = os.fsync

    def files_only(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(errno.EIO, "input or output error")
        fsync(descriptor)

    if sys.platform == "win32":
        pytest.skip("Windows syncs no folders")
    monkeypatch.setattr(os, "fsync", files_only)
    said = refused(lambda: write_durably(path, NEW))
    assert "has its new content, but the disk did not confirm it (input or output error)" in said
    assert path.read_bytes() == NEW


@posix_only
def test_a_file_larger_than_the_system_allows_leaves_the_old_one(folder: Path, path: Path) -> None:
    import resource

    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, before[1]))
    try:
        said = refused(lambda: write_durably(path, NEW))
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert "a file this large is not allowed here" in said
    assert (names(folder), path.read_bytes()) == (["ward lead.yaml"], OLD)


def test_a_folder_that_may_not_be_written_in_is_a_sentence(
    open_folder: Path, without_rights: Callable[[], None]
) -> None:
    path = open_folder / "a.yaml"
    path.write_bytes(OLD)
    path.chmod(0o666)
    open_folder.chmod(0o555)
    without_rights()
    said = [refused(lambda: write_durably(path, NEW)), refused(lambda: create_durably(open_folder / "b.yaml", NEW))]
    said.append(refused(lambda: create_durably(open_folder / "c" / "b.yaml", NEW)))
    assert all("you are not allowed to write in its folder" in one for one in said)
    assert (names(open_folder), path.read_bytes()) == (["a.yaml"], OLD)


def test_a_file_that_somebody_has_protected_is_left_alone_in_a_folder_where_it_could_be_replaced(
    open_folder: Path, without_rights: Callable[[], None]
) -> None:
    path = open_folder / "a.yaml"
    path.write_bytes(OLD)
    path.chmod(0o444)
    open_folder.chmod(0o777)
    without_rights()
    assert "you are not allowed to change this file" in refused(lambda: write_durably(path, NEW))
    assert (names(open_folder), path.read_bytes()) == (["a.yaml"], OLD)


def test_a_folder_that_may_not_be_entered_is_a_sentence(open_folder: Path, without_rights: Callable[[], None]) -> None:
    (open_folder / "closed").mkdir(mode=0)
    without_rights()
    for path in (open_folder / "closed" / "a.yaml", open_folder / "closed" / "b" / "a.yaml"):
        assert "not allowed" in refused(lambda path=path: write_durably(path, NEW))  # type: ignore[misc]
        assert "not allowed" in refused(lambda path=path: create_durably(path, NEW))  # type: ignore[misc]


def test_a_vanished_folder_is_a_sentence_and_is_not_made_again(path: Path) -> None:
    path.unlink()
    path.parent.rmdir()
    assert "its folder is not there" in refused(lambda: write_durably(path, NEW))
    assert not path.parent.exists()


def test_a_folder_that_is_a_file_is_a_sentence(path: Path) -> None:
    for write in (write_durably, create_durably):
        said = refused(lambda write=write: write(path / "below.yaml", NEW))  # type: ignore[misc]
        assert "its folder is not there" in said
    assert path.read_bytes() == OLD


def test_a_folder_in_place_of_the_file_is_a_sentence(folder: Path) -> None:
    assert "this is a folder, and a file is needed here" in refused(lambda: write_durably(folder, NEW))


def test_a_device_is_left_alone() -> None:
    path = Path(os.devnull)
    refused(lambda: write_durably(path, NEW))
    assert not path.is_file()


@posix_only
def test_a_named_pipe_is_left_alone(folder: Path) -> None:
    os.mkfifo(folder / "pipe.yaml")
    assert "a device or a pipe" in refused(lambda: write_durably(folder / "pipe.yaml", NEW))
    assert (folder / "pipe.yaml").is_fifo()


@pytest.mark.parametrize("name", ["x" * 300, "nul\0byte", "half a pair \udc00\ud800"])
def test_a_name_that_no_file_can_have_is_a_sentence(folder: Path, name: str) -> None:
    for write in (write_durably, create_durably):
        assert "name" in refused(lambda write=write: write(folder / name, NEW))  # type: ignore[misc]
    assert names(folder) == []


def test_an_interruption_leaves_the_old_file_and_nothing_beside_it(
    folder: Path, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def interrupted(_: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupted)
    with pytest.raises(KeyboardInterrupt):
        write_durably(path, NEW)
    assert (names(folder), path.read_bytes()) == (["ward lead.yaml"], OLD)


# Files that another program has open


def test_a_file_that_is_open_elsewhere_is_tried_again_until_it_is_free(
    path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    replace = os.replace
    pauses: list[float] = []

    def at_the_third_time(source: Path, target: Path) -> None:
        if len(pauses) < 2:
            in_use()
        replace(source, target)

    monkeypatch.setattr(os, "replace", at_the_third_time)
    monkeypatch.setattr(time, "sleep", pauses.append)
    write_durably(path, NEW)
    assert path.read_bytes() == NEW
    assert len(pauses) == 2


def test_a_file_that_stays_open_elsewhere_is_a_sentence_after_about_two_seconds(
    folder: Path, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pauses: list[float] = []
    monkeypatch.setattr(os, "replace", in_use)
    monkeypatch.setattr(time, "sleep", pauses.append)
    assert "another program has the file open" in refused(lambda: write_durably(path, NEW))
    assert 1 < sum(pauses) < 3
    assert (names(folder), path.read_bytes()) == (["ward lead.yaml"], OLD)


def test_what_the_other_program_saves_meanwhile_is_not_overwritten(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "replace", in_use)
    monkeypatch.setattr(time, "sleep", lambda _: path.write_bytes(b"theirs"))
    assert not replace_if(path, NEW, lambda: path.read_bytes() == OLD)
    assert path.read_bytes() == b"theirs"


# Conditions


def test_a_condition_is_asked_when_the_new_content_is_complete_and_the_old_still_in_place(path: Path) -> None:
    seen: list[bytes] = []

    def condition() -> bool:
        seen.extend(one.read_bytes() for one in sorted(path.parent.iterdir()))
        return True

    assert replace_if(path, NEW, condition)
    assert seen == [NEW, OLD]


def test_nothing_is_replaced_where_the_condition_does_not_hold(folder: Path, path: Path) -> None:
    assert not replace_if(path, NEW, lambda: False)
    assert (names(folder), path.read_bytes()) == (["ward lead.yaml"], OLD)


def test_an_unfinished_file_that_somebody_tidies_away_is_written_again(folder: Path, path: Path) -> None:
    asked = []

    def tidying() -> bool:
        asked.append(1)
        if len(asked) == 1:
            for one in folder.glob(f"{PREFIX}*"):
                one.unlink()
        return True

    assert replace_if(path, NEW, tidying)
    assert (len(asked), path.read_bytes()) == (2, NEW)


@posix_only
def test_an_unfinished_file_is_no_leftover_until_it_has_its_name(folder: Path, path: Path) -> None:
    seen = []

    def clearing() -> bool:
        clear_leftovers(folder)
        seen.append(len(names(folder)))
        return True

    assert replace_if(path, NEW, clearing)
    assert (seen, names(folder), path.read_bytes()) == ([2], ["ward lead.yaml"], NEW)


def test_unfinished_files_that_are_always_tidied_away_are_a_sentence(folder: Path, path: Path) -> None:
    def tidying() -> bool:
        for one in folder.glob(f"{PREFIX}*"):
            one.unlink()
        return True

    refused(lambda: replace_if(path, NEW, tidying))
    assert (names(folder), path.read_bytes()) == (["ward lead.yaml"], OLD)


# New files


def test_a_new_file_never_replaces_one_that_is_there(folder: Path, path: Path) -> None:
    assert "there is a file of this name already" in refused(lambda: create_durably(path, NEW))
    assert not create_if_free(path, NEW)
    assert (names(folder), path.read_bytes()) == (["ward lead.yaml"], OLD)


def test_a_new_file_never_replaces_a_folder_or_a_link(folder: Path) -> None:
    (folder / "a.yaml").mkdir()
    assert not create_if_free(folder / "a.yaml", NEW)
    try:
        (folder / "b.yaml").symlink_to("nowhere")
    except OSError:
        pytest.skip("this user may not make links")
    assert not create_if_free(folder / "b.yaml", NEW)
    assert names(folder) == ["a.yaml", "b.yaml"]


@pytest.fixture(params=[True, False], ids=["links", "no links"])
def with_links(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> bool:
    """Try a test on a disk that knows hard links, and on one that does not."""
    if not request.param:
        monkeypatch.setattr(os, "link", fails(errno.EPERM))
    return bool(request.param)


@pytest.mark.usefixtures("with_links")
def test_of_many_that_make_the_same_new_file_just_one_does(folder: Path) -> None:
    crowd = 16
    for attempt in range(10):
        path = folder / f"{attempt}" / "a.yaml"
        ready = threading.Barrier(crowd)

        def make(number: int, path: Path = path, ready: threading.Barrier = ready) -> bool:
            ready.wait()
            return create_if_free(path, NEW + bytes([number]))

        with ThreadPoolExecutor(crowd) as pool:
            made = list(pool.map(make, range(crowd)))
        assert made.count(True) == 1
        assert path.read_bytes() == NEW + bytes([made.index(True)])
        assert names(path.parent) == ["a.yaml"]


@posix_only
def test_a_private_file_can_be_read_by_nobody_else(folder: Path, umask: Callable[[int], int]) -> None:
    umask(0o000)
    create_durably(folder / "a.yaml", NEW, private=True)
    assert stat.S_IMODE((folder / "a.yaml").stat().st_mode) == 0o600


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux lets Python set attributes of files")
@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("user.tag", b"seen"),
        # version 2; the owner may read and write, user 65534 too, the group nothing, the mask both, others nothing
        (
            "system.posix_acl_access",
            struct.pack("<I", 2)
            + b"".join(
                struct.pack("<HHI", *one)
                for one in ((1, 6, 2**32 - 1), (2, 6, 65534), (4, 0, 2**32 - 1), (16, 6, 2**32 - 1), (32, 0, 2**32 - 1))
            ),
        ),
    ],
    ids=["an attribute", "an access list"],
)
def test_attributes_and_the_access_list_of_a_file_stay(path: Path, name: str, value: bytes) -> None:
    try:
        os.setxattr(path, name, value)
    except OSError as failure:
        pytest.skip(f"this disk keeps none: {failure}")
    before = path.stat().st_mode
    write_durably(path, NEW)
    assert (path.read_bytes(), os.getxattr(path, name), path.stat().st_mode) == (NEW, value, before)


def test_a_disk_without_links_is_left_without_an_empty_file_where_the_rest_fails(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if sys.platform == "win32":
        pytest.skip("Windows needs no links for this")
    monkeypatch.setattr(os, "link", fails(errno.EPERM))
    monkeypatch.setattr(os, "replace", fails(errno.ENOSPC))
    assert "the disk is full" in refused(lambda: create_durably(folder / "a.yaml", NEW))
    assert names(folder) == []


# Several at once, and what the dead leave


def test_a_reader_only_ever_sees_whole_files_while_many_write(folder: Path, path: Path) -> None:
    contents = {bytes([letter]) * 30_000 for letter in b"abcd"}
    path.write_bytes(b"a" * 30_000)

    def write(data: bytes) -> None:
        for _ in range(15):
            write_durably(path, data)

    with ThreadPoolExecutor(len(contents)) as pool:
        writers = [pool.submit(write, data) for data in contents]
        seen = set()
        while not all(writer.done() for writer in writers):
            seen.add(path.read_bytes())
        for writer in writers:
            writer.result()
    assert seen <= contents
    assert names(folder) == ["ward lead.yaml"]


def leftover(folder: Path) -> Path:
    """Leave an unfinished file behind, as a killed process does."""
    unfinished, descriptor = begin_file(folder, 0o600)
    os.write(descriptor, b"half a fi")
    os.close(descriptor)
    return unfinished


def test_leftovers_are_hidden_and_do_not_look_like_files_of_ours(folder: Path) -> None:
    name = leftover(folder).name
    assert name.startswith(".~scalecheck-")
    assert name.endswith(".tmp")


@pytest.mark.parametrize("write", [write_durably, create_durably])
def test_what_dead_processes_left_is_removed_at_the_next_write(
    folder: Path, write: Callable[[Path, bytes], None]
) -> None:
    leftover(folder)
    leftover(folder)
    write(folder / "a.yaml", NEW)
    assert names(folder) == ["a.yaml"]


def test_room_is_made_even_where_there_is_none_for_the_new_file(
    folder: Path, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    leftover(folder)
    monkeypatch.setattr(os, "write", fails(errno.ENOSPC))
    refused(lambda: write_durably(path, NEW))
    assert names(folder) == ["ward lead.yaml"]


def test_what_another_session_is_writing_at_this_moment_stays(folder: Path, path: Path) -> None:
    unfinished, descriptor = begin_file(folder, 0o600)
    try:
        write_durably(path, NEW)
        assert names(folder) == sorted([unfinished.name, "ward lead.yaml"])
    finally:
        os.close(descriptor)


def test_only_leftovers_of_ours_are_removed(folder: Path, path: Path) -> None:
    others = [f"{PREFIX}notes.yaml", "scalecheck.tmp", ".~lock.a.yaml", "~$a.tmp"]
    for name in others:
        (folder / name).touch()
    (folder / f"{PREFIX}folder.tmp").mkdir()
    write_durably(path, NEW)
    assert names(folder) == sorted([*others, f"{PREFIX}folder.tmp", "ward lead.yaml"])


@posix_only
def test_a_link_or_a_pipe_called_like_a_leftover_does_no_harm(folder: Path, path: Path) -> None:
    (folder / "kept.yaml").write_bytes(OLD)
    (folder / f"{PREFIX}link.tmp").symlink_to("kept.yaml")
    os.mkfifo(folder / f"{PREFIX}pipe.tmp")
    write_durably(path, NEW)
    assert (folder / "kept.yaml").read_bytes() == OLD


@posix_only
def test_a_disk_that_knows_no_locks_is_no_hindrance(folder: Path, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    import fcntl

    monkeypatch.setattr(fcntl, "flock", fails(errno.ENOLCK))
    kept = leftover(folder)
    write_durably(path, NEW)
    assert path.read_bytes() == NEW
    assert names(folder) == sorted([kept.name, "ward lead.yaml"])
