"""The folder for what is needed only as long as a command runs: whenever the command is asked to end, it is removed."""

from __future__ import annotations

import sys
import tempfile
from itertools import count
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from scalecheck.storage.unfinished import temporary_folder

if TYPE_CHECKING:
    from collections.abc import Callable


@pytest.fixture(autouse=True)
def _place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))


def work() -> None:
    with temporary_folder() as folder:
        (folder / "below").mkdir()
        (folder / "below" / "file").write_text("x", encoding="utf-8")


def asked_to_end_at(step: int) -> Callable[..., Any]:
    """Return what raises as a request to end does, where so many lines of Python have been run, and then no more."""
    lines = count()

    def trace(_frame: object, event: str, _told: object) -> Callable[..., Any] | None:
        if event == "line" and next(lines) == step:
            sys.settrace(None)
            raise KeyboardInterrupt
        return trace

    return trace


def is_asked_to_end_at(step: int) -> bool:
    """Do the work; return whether it took so many lines that it was asked to end."""
    traced = sys.gettrace()
    sys.settrace(asked_to_end_at(step))
    try:
        work()
    except (KeyboardInterrupt, OSError):  # the latter is what Python makes of it at one place
        return True
    else:
        return False
    finally:
        sys.settrace(traced)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # Python leaves descriptors open there
def test_the_folder_is_removed_at_whatever_moment_the_command_is_asked_to_end(tmp_path: Path) -> None:
    left: list[tuple[int, Path]] = []
    step = 0
    while is_asked_to_end_at(step):
        left += [(step, path) for path in tmp_path.iterdir()]
        step += 1
    assert step > 20
    assert left == []


def test_the_folder_is_for_this_user_alone_and_gone_after_the_block(tmp_path: Path) -> None:
    with temporary_folder() as folder:
        assert (folder.parent, folder.stat().st_mode & 0o077) == (Path(tmp_path).resolve(), 0)
    assert list(tmp_path.iterdir()) == []
