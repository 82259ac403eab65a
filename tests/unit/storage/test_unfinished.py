"""The folder for what is needed only as long as a command runs: whenever the command is asked to end, it is removed."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pytest

from scalecheck.storage.unfinished import temporary_folder
from tests.asked_to_end import at_every_line


@pytest.fixture(autouse=True)
def _place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))


def work() -> None:
    with temporary_folder() as folder:
        (folder / "below").mkdir()
        (folder / "below" / "file").write_text("x", encoding="utf-8")


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # Python leaves descriptors open there
def test_the_folder_is_removed_at_whatever_moment_the_command_is_asked_to_end(tmp_path: Path) -> None:
    left = [(step, list(tmp_path.iterdir())) for step in at_every_line(work)]
    assert len(left) > 20
    assert [one for one in left if one[1]] == []


def test_the_folder_is_for_this_user_alone_and_gone_after_the_block(tmp_path: Path) -> None:
    with temporary_folder() as folder:
        assert (folder.parent, folder.stat().st_mode & 0o077) == (Path(tmp_path).resolve(), 0)
    assert list(tmp_path.iterdir()) == []
