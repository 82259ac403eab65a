"""System calls that are slow, fail, or are the last of a process: put in from outside, into real processes."""

from __future__ import annotations

import os
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from scalecheck.storage.durable import create_durably

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.needs("strace")

ADDING = """
import sys
from pathlib import Path
from scalecheck.storage.sessions import ChangedMeanwhile, opened
with opened(Path(sys.argv[1]), 10_000_000) as file:
    for number in range(int(sys.argv[3])):
        line = f"{sys.argv[2]}-{number}\\n".encode()
        while isinstance(outcome := file.save(file.content + line), ChangedMeanwhile):
            file.accept(outcome)
"""
"""Adds lines to a file, each after those that others have added meanwhile."""
CREATING = """
import sys
from pathlib import Path
from scalecheck.storage.durable import create_durably
create_durably(Path(sys.argv[1]), b"new")
"""


def command(script: str, *arguments: object, inject: tuple[str, ...] = ()) -> list[str]:
    """Return a command that runs a script, with what is to happen to its system calls."""
    python = [sys.executable, "-S", "-c", script, *map(str, arguments)]
    calls = [word for one in inject for word in ("-e", f"inject={one}")]
    return ["strace", "-f", "-o", os.devnull, *calls, *python] if inject else python


def surroundings(private: Path) -> dict[str, str]:
    """Return an environment with a folder for locks that is made for one process."""
    private.mkdir()
    own = dict.fromkeys(("XDG_RUNTIME_DIR", "TMPDIR"), str(private))
    return {**os.environ, **own, "PYTHONPATH": os.pathsep.join(sys.path)}


def test_two_sessions_that_share_nothing_but_the_folder_overwrite_nothing_of_each_other(tmp_path: Path) -> None:
    path = tmp_path / "lead.yaml"
    path.write_bytes(b"begun\n")
    slow = ("rename:delay_enter=50000",)
    sessions = [
        subprocess.Popen(command(ADDING, path, name, 15, inject=slow), env=surroundings(tmp_path / name))
        for name in ("one", "two")
    ]
    assert [one.wait(60) for one in sessions] == [0, 0]
    expected = ["begun", *(f"{name}-{number}" for name in ("one", "two") for number in range(15))]
    assert sorted(path.read_text().splitlines()) == sorted(expected)


@pytest.mark.parametrize("call", ["openat", "write", "fsync", "link", "rename", "unlink", "close"])
@pytest.mark.parametrize("which", range(1, 4))
def test_a_process_killed_while_it_creates_a_file_on_a_disk_without_hard_links_leaves_it_whole_or_none(
    tmp_path: Path, call: str, which: int
) -> None:
    path = tmp_path / "new" / "lead.yaml"
    path.parent.mkdir()
    environment = surroundings(tmp_path / "run")
    no_links = ("link,linkat:error=EPERM",) if call != "link" else ()
    inject = (*no_links, f"{call}:signal=SIGKILL:when={which}+")
    paths = ("-P", str(path.parent), "-P", str(path))
    line = command(CREATING, path, inject=inject)
    subprocess.run([*line[:4], *(paths if call == "openat" else ()), *line[4:]], env=environment, check=False)
    if path.exists():
        assert path.read_bytes() == b"new"
    else:
        create_durably(path, b"again")
        assert [one.name for one in path.parent.iterdir()] == ["lead.yaml"]
