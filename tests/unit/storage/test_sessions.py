"""Saving a file over and over without ever overwriting what somebody else has changed in it."""

from __future__ import annotations

import errno
import os
import stat
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from scalecheck.errors import CannotLookError, CannotSaveError
from scalecheck.storage.sessions import ChangedMeanwhile, OpenFile, Saved, opened
from scalecheck.storage.unsaved import remark_on_links

if TYPE_CHECKING:
    from collections.abc import Callable

LIMIT = 100_000
OLD = b"a: old\n"
MINE = b"a: mine\n"
THEIRS = b"a: thei\n"


@pytest.fixture(autouse=True)
def private(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the locks of these tests to themselves."""
    (tmp_path / "run").mkdir()
    for name in ("XDG_RUNTIME_DIR", "LOCALAPPDATA"):
        monkeypatch.setenv(name, str(tmp_path / "run"))
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "run"))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Return a file in a folder whose name has spaces and letters beyond ASCII."""
    path = tmp_path / "OneDrive - NHS Ærø" / "ward lead.yaml"
    path.parent.mkdir()
    path.write_bytes(OLD)
    return path


def changed(file: OpenFile, data: bytes) -> ChangedMeanwhile:
    outcome = file.save(data)
    assert isinstance(outcome, ChangedMeanwhile)
    return outcome


def test_an_open_file_has_its_content_and_is_locked(path: Path) -> None:
    with opened(path, LIMIT) as file:
        assert (file.path, file.content, file.held.alone) == (path, OLD, True)
        with opened(path, LIMIT) as second:
            assert not second.held.alone
    with opened(path, LIMIT) as third:
        assert third.held.alone


def test_each_save_is_in_the_file_and_remembered(path: Path) -> None:
    with opened(path, LIMIT) as file:
        for number in range(5):
            assert file.save(b"%d" % number) == Saved()
            assert (path.read_bytes(), file.content) == (b"%d" % number, b"%d" % number)


@pytest.mark.parametrize("theirs", [THEIRS, b"", OLD * 2])
def test_a_change_by_somebody_else_is_given_back_and_not_overwritten(path: Path, theirs: bytes) -> None:
    with opened(path, LIMIT) as file:
        path.write_bytes(theirs)
        assert changed(file, MINE).content == theirs
        assert (path.read_bytes(), file.content) == (theirs, OLD)


def test_a_change_of_the_same_length_right_after_a_save_is_found(path: Path) -> None:
    with opened(path, LIMIT) as file:
        for number in range(20):
            assert file.save(MINE + b"%03d" % number) == Saved()
            with path.open("r+b") as theirs:
                theirs.write(THEIRS)
            change = changed(file, MINE)
            assert change.content == THEIRS + b"%03d" % number
            file.accept(change)


def test_a_change_that_was_not_accepted_is_never_overwritten(path: Path) -> None:
    with opened(path, LIMIT) as file:
        path.write_bytes(THEIRS)
        for _ in range(3):
            assert changed(file, MINE).content == THEIRS
        assert path.read_bytes() == THEIRS


def test_an_accepted_change_may_be_overwritten(path: Path) -> None:
    with opened(path, LIMIT) as file:
        path.write_bytes(THEIRS)
        file.accept(changed(file, MINE))
        assert file.content == THEIRS
        assert file.save(MINE + THEIRS) == Saved()
        assert path.read_bytes() == MINE + THEIRS


def test_a_second_change_after_an_accepted_one_is_found_as_well(path: Path) -> None:
    with opened(path, LIMIT) as file:
        path.write_bytes(THEIRS)
        change = changed(file, MINE)
        path.write_bytes(THEIRS * 2)
        file.accept(change)
        assert changed(file, MINE).content == THEIRS * 2


def test_a_change_at_the_very_last_moment_is_found(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    fsync = os.fsync

    def meanwhile(descriptor: int) -> None:
        fsync(descriptor)
        path.write_bytes(THEIRS)

    with opened(path, LIMIT) as file:
        monkeypatch.setattr(os, "fsync", meanwhile)
        assert changed(file, MINE).content == THEIRS


def test_the_same_bytes_in_a_new_file_are_no_change(path: Path) -> None:
    with opened(path, LIMIT) as file:
        path.unlink()
        path.write_bytes(OLD)
        assert file.save(MINE) == Saved()


def test_a_file_that_is_gone_is_a_change_and_can_be_saved_anew_once_accepted(path: Path) -> None:
    with opened(path, LIMIT) as file:
        path.unlink()
        change = changed(file, MINE)
        assert change == ChangedMeanwhile(None, None)
        assert not path.exists()
        file.accept(change)
        assert file.save(MINE) == Saved()
        assert path.read_bytes() == MINE


def test_a_file_whose_folder_is_gone_is_a_sentence(path: Path) -> None:
    with opened(path, LIMIT) as file:
        path.unlink()
        path.parent.rmdir()
        with pytest.raises(CannotSaveError, match="its folder is not there"):
            file.save(MINE)


def test_a_file_above_the_limit_is_never_overwritten(path: Path) -> None:
    path.write_bytes(bytes(LIMIT + 500))
    with opened(path, LIMIT) as file:
        assert file.content == bytes(LIMIT + 1)
        file.accept(changed(file, MINE))
        changed(file, MINE)
    assert path.read_bytes() == bytes(LIMIT + 500)


# New files


def test_a_file_that_is_not_there_is_made_with_its_folders_at_the_first_save(path: Path) -> None:
    new = path.parent / "dashboard" / "2026-11" / "agreed.yaml"
    with opened(new, LIMIT) as file:
        assert file.content is None
        assert not new.parent.exists()
        assert file.save(MINE) == Saved()
        assert file.save(MINE * 2) == Saved()
    assert new.read_bytes() == MINE * 2


def test_a_file_that_appeared_meanwhile_is_a_change(path: Path) -> None:
    path.unlink()
    with opened(path, LIMIT) as file:
        path.write_bytes(THEIRS)
        change = changed(file, MINE)
        assert (change.content, path.read_bytes()) == (THEIRS, THEIRS)
        file.accept(change)
        assert file.save(MINE) == Saved()


# Failures and interruptions


def fails(code: int) -> Callable[..., None]:
    def call(*_: object) -> None:
        raise OSError(code, os.strerror(code))

    return call


def interrupted(*_: object) -> None:
    raise KeyboardInterrupt


def test_after_a_failure_the_session_goes_on_where_it_was(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with opened(path, LIMIT) as file:
        with monkeypatch.context() as patch:
            patch.setattr(os, "fsync", fails(errno.ENOSPC))
            with pytest.raises(CannotSaveError, match="the disk is full"):
                file.save(MINE)
        assert (path.read_bytes(), file.content) == (OLD, OLD)
        assert file.save(MINE) == Saved()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows syncs no folders")
@pytest.mark.parametrize("ending", [fails(errno.EIO), interrupted])
@pytest.mark.parametrize("new", [False, True])
def test_what_a_save_put_in_place_before_it_was_cut_off_is_not_taken_for_somebody_elses(
    path: Path, monkeypatch: pytest.MonkeyPatch, ending: Callable[..., None], *, new: bool
) -> None:
    if new:
        path.unlink()
    fsync = os.fsync

    def files_only(descriptor: int) -> None:
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            ending()
        fsync(descriptor)

    with opened(path, LIMIT) as file:
        with monkeypatch.context() as patch:
            patch.setattr(os, "fsync", files_only)
            with pytest.raises((CannotSaveError, KeyboardInterrupt)):
                file.save(MINE)
        assert path.read_bytes() == MINE
        assert file.save(MINE * 2) == Saved()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows syncs no folders")
def test_a_change_after_a_save_that_was_cut_off_is_found(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    with opened(path, LIMIT) as file:
        with monkeypatch.context() as patch:
            patch.setattr(os, "fsync", interrupted)
            with pytest.raises(KeyboardInterrupt):
                file.save(MINE)
        path.write_bytes(THEIRS)
        assert changed(file, MINE).content == THEIRS
        assert path.read_bytes() == THEIRS


def test_a_changed_file_that_cannot_be_read_is_a_sentence(path: Path) -> None:
    path.unlink()
    with opened(path, LIMIT) as file:
        path.mkdir()
        with pytest.raises(CannotSaveError, match="somebody has changed the file meanwhile"):
            file.save(MINE)


def test_a_file_that_cannot_be_read_is_not_opened_and_not_locked(path: Path) -> None:
    with pytest.raises(CannotLookError), opened(path.parent, LIMIT):
        pytest.fail("a folder was opened")
    path.unlink()
    path.mkdir()
    with pytest.raises(CannotLookError), opened(path, LIMIT):
        pytest.fail("a folder was opened")
    path.rmdir()
    with opened(path, LIMIT) as file:
        assert file.held.alone


def test_sessions_that_save_at_the_same_time_lose_no_line_of_each_other(path: Path) -> None:
    path.unlink()
    sessions, lines = 4, 15

    def session(number: int) -> None:
        with opened(path, LIMIT) as file:
            for line in range(lines):
                own = b"%d-%d\n" % (number, line)
                while isinstance(outcome := file.save((file.content or b"") + own), ChangedMeanwhile):
                    file.accept(outcome)

    with ThreadPoolExecutor(sessions) as pool:
        list(pool.map(session, range(sessions)))
    found = path.read_bytes().splitlines()
    assert sorted(found) == sorted(b"%d-%d" % (number, line) for number in range(sessions) for line in range(lines))
    assert [one.name for one in path.parent.iterdir()] == [path.name]


# Links


@pytest.mark.skipif(sys.platform == "win32", reason="on Windows not everybody may make links")
def test_a_link_that_leads_out_of_the_repository_is_told_and_one_within_is_not(tmp_path: Path) -> None:
    (tmp_path / "team" / ".git").mkdir(parents=True)
    (tmp_path / "team" / "real").mkdir()
    (tmp_path / "elsewhere").mkdir()
    (tmp_path / "team" / "out").symlink_to("../elsewhere")
    (tmp_path / "team" / "in").symlink_to("real")
    (tmp_path / "team" / "a.yaml").symlink_to("../elsewhere/b.yaml")
    assert [remark_on_links(tmp_path / "team" / name) for name in ("real/x.yaml", "in/x.yaml", "x.yaml")] == [""] * 3
    root, real = tmp_path / "team", tmp_path / "elsewhere"
    for name, leads in (("out/x.yaml", "x.yaml"), ("a.yaml", "b.yaml")):
        said = f"{root / name} leads out of {root} by a link: what is written goes into {real / leads}."
        assert remark_on_links(root / name) == said
        with opened(root / name, LIMIT) as file:
            assert file.remarks == (said,)


@pytest.mark.skipif(sys.platform == "win32", reason="on Windows not everybody may make links")
def test_outside_a_repository_a_link_out_of_the_current_folder_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "here").mkdir()
    (tmp_path / "here" / "out.md").symlink_to("../other.md")
    assert "by a link" in remark_on_links(tmp_path / "here" / "out.md")
    monkeypatch.chdir(tmp_path / "here")
    assert "by a link" in remark_on_links(Path("out.md"))
    monkeypatch.chdir(tmp_path)
    assert remark_on_links(Path("here/out.md")) == ""


def test_a_file_with_other_names_is_told(path: Path) -> None:
    assert remark_on_links(path) == ""
    try:
        path.with_name("same.yaml").hardlink_to(path)
    except OSError:
        pytest.skip("this disk knows no hard links")
    with opened(path, LIMIT) as file:
        [said] = file.remarks
    assert "has other names on this disk" in said


@pytest.mark.parametrize("name", ["x" * 300, "nul\0byte"])
def test_links_of_a_name_that_no_file_can_have_are_left_to_whoever_reads_it(name: str) -> None:
    assert remark_on_links(Path(name)) == ""
