"""Reading a file that somebody named."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from scalecheck.errors import CannotLookError
from scalecheck.storage.files import changed_at, read_bytes

if TYPE_CHECKING:
    from collections.abc import Callable

LIMIT = 100


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder whose name has spaces and letters beyond ASCII."""
    folder = tmp_path / "OneDrive – Nürnberg 病院"
    folder.mkdir()
    return folder


@pytest.mark.parametrize("content", [b"", b"one\r\ntwo\n", b"\xff\xfe\x00", bytes(LIMIT)])
def test_a_file_is_given_byte_by_byte(folder: Path, content: bytes) -> None:
    path = folder / "a file.yaml"
    path.write_bytes(content)
    assert read_bytes(path, LIMIT) == content


def test_a_file_above_the_limit_is_cut_off_one_byte_above_it(folder: Path) -> None:
    path = folder / "large.yaml"
    path.write_bytes(bytes(LIMIT * 50))
    assert len(read_bytes(path, LIMIT)) == LIMIT + 1


def test_a_missing_file_is_a_sentence_with_its_name(folder: Path) -> None:
    path = folder / "gone.yaml"
    with pytest.raises(CannotLookError) as caught:
        read_bytes(path, LIMIT)
    assert str(caught.value) == f"{path}: there is no such file."


def test_a_file_below_a_file_is_missing(folder: Path) -> None:
    (folder / "a.yaml").touch()
    with pytest.raises(CannotLookError):
        read_bytes(folder / "a.yaml" / "b.yaml", LIMIT)


def test_a_folder_is_refused(folder: Path) -> None:
    with pytest.raises(CannotLookError, match="this is a folder"):
        read_bytes(folder, LIMIT)


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no named pipes in folders")
def test_a_named_pipe_is_refused_without_waiting_for_it(folder: Path) -> None:
    os.mkfifo(folder / "pipe.yaml")
    with pytest.raises(CannotLookError, match="device or a pipe"):
        read_bytes(folder / "pipe.yaml", LIMIT)


def test_a_device_is_refused() -> None:
    with pytest.raises(CannotLookError):
        read_bytes(Path(os.devnull), LIMIT)


def test_a_file_that_may_not_be_read_is_a_sentence(open_folder: Path, without_rights: Callable[[], None]) -> None:
    path = open_folder / "secret.yaml"
    path.touch(mode=0o200)
    without_rights()
    with pytest.raises(CannotLookError, match="not allowed to read"):
        read_bytes(path, LIMIT)


@pytest.mark.parametrize("name", ["nul\0byte", "x" * 5000])
def test_a_name_that_no_file_can_have_is_a_sentence(folder: Path, name: str) -> None:
    with pytest.raises(CannotLookError):
        read_bytes(folder / name, LIMIT)


def test_the_last_change_of_a_file_is_when_the_disk_says_and_0_without_a_file(folder: Path) -> None:
    path = folder / "a.yaml"
    assert changed_at(path) == 0
    path.touch()
    os.utime(path, ns=(1_700_000_000_000_000_000, 1_700_000_000_000_000_000))
    assert changed_at(path) == 1_700_000_000_000_000_000
