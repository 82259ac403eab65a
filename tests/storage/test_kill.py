"""Nothing that was acknowledged is lost, whenever a process is killed."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from typing import TYPE_CHECKING

import pytest

from scalecheck.storage.durable import write_durably
from scalecheck.storage.unfinished import PREFIX

if TYPE_CHECKING:
    from pathlib import Path

KILLS = 100
"""How many processes are killed."""
PARTS = 4
"""The tests that share them, each with moments from the first to the last."""
APART = 0.00017
"""The seconds by which each is killed later after its first save than the one before; a save takes several times that.

What the machine does at the same time adds the chance.
"""

SESSION = """
import sys
from pathlib import Path
from scalecheck.storage.sessions import Saved, opened
with opened(Path(sys.argv[1]), 10_000_000) as file:
    if not file.held.alone:
        sys.exit("the lock of a killed process is still held")
    lines = (file.content or b"").splitlines()
    while True:
        lines.append(b"line-%06d: an answer" % len(lines))
        if file.save(b"\\n".join(lines) + b"\\n") != Saved():
            sys.exit("somebody else changed the file")
        sys.stdout.buffer.write(b"%d\\n" % len(lines))
        sys.stdout.buffer.flush()
"""
"""Adds a line to a file for ever, and tells after each save how many lines are in it."""


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """Return the surroundings of a session, with a folder of its own for locks."""
    private = tmp_path / "run"
    private.mkdir()
    own = dict.fromkeys(("XDG_RUNTIME_DIR", "LOCALAPPDATA", "TMPDIR", "TEMP"), str(private))
    return {**os.environ, **own, "PYTHONPATH": os.pathsep.join(sys.path)}


def acknowledged_until_killed(path: Path, seconds: float, environment: dict[str, str]) -> int:
    """Let a session write, kill it so long after its first save, and give the last number that it told."""
    command = [sys.executable, "-S", "-c", SESSION, str(path)]
    with subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        first = process.stdout.readline()
        time.sleep(seconds)
        process.kill()
        rest = process.stdout.readlines()
        assert process.stderr.read() == b""
    assert first
    return int([first, *rest][-1])


def lines_in(path: Path) -> int:
    """Return the number of lines in the file, which must be whole and in order."""
    content = path.read_bytes()
    assert content.endswith(b"\n")
    lines = content.splitlines()
    assert lines == [b"line-%06d: an answer" % number for number in range(len(lines))]
    return len(lines)


@pytest.mark.parametrize("first", range(PARTS))
def test_a_process_killed_at_many_moments_loses_nothing_that_it_acknowledged(
    tmp_path: Path, environment: dict[str, str], first: int
) -> None:
    path = tmp_path / "OneDrive - NHS Ærø" / "ward lead.yaml"
    cut_off_in_the_middle = 0
    for kill in range(first, KILLS, PARTS):
        acknowledged = acknowledged_until_killed(path, kill * APART, environment)
        assert acknowledged <= lines_in(path) <= acknowledged + 1
        left = [one.name for one in path.parent.iterdir() if one != path]
        assert len(left) <= 2, "what the killed processes before left is still there"
        assert all(name.startswith(PREFIX) for name in left)
        cut_off_in_the_middle += bool(left)
    assert cut_off_in_the_middle > 0
    write_durably(path, b"the end\n")
    assert list(path.parent.iterdir()) == [path]
