"""Some of the faults that `faults.py` tries with every command that writes; all of them take it half an hour."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

import pytest

from tests.attacks.faults import KILLED, Bench, faults_of, tried
from tests.attacks.writing_commands import COMMANDS

if TYPE_CHECKING:
    from pathlib import Path

    from tests.attacks.faults import Fault

pytestmark = pytest.mark.needs("strace")

THOROUGH: Final = os.environ.get("SCALECHECK_THOROUGH") == "1"
MOMENTS: Final = 20 if THOROUGH else 2
"""At how many random moments a signal is sent."""


def one_of(faults: list[Fault], place: int) -> list[Fault]:
    """Return the one that is tried with a command, on the disk; each has one from another part, so that all come up."""
    on_disk = [fault for fault in faults if not fault.printing]
    part = (place + 1) * 5 % len(COMMANDS)
    return [on_disk[int((part + 0.5) / len(COMMANDS) * len(on_disk))]]


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_that_is_killed_or_cannot_write_loses_nothing_and_goes_on(tmp_path: Path, name: str) -> None:
    place = list(COMMANDS).index(name)
    count, wrong = tried(COMMANDS[name], tmp_path / name, list if THOROUGH else lambda faults: one_of(faults, place))
    assert count > 0
    assert wrong == []


@pytest.mark.parametrize("name", ["assess", "agree"])
def test_an_interview_that_is_ended_at_any_moment_loses_nothing_and_goes_on(tmp_path: Path, name: str) -> None:
    assert tried(COMMANDS[name], tmp_path / name, moments=MOMENTS) == (MOMENTS, [])


def test_a_fault_comes_where_it_is_said_to_come(tmp_path: Path) -> None:
    bench = Bench(COMMANDS["init"], tmp_path / "init")
    _, faults = faults_of(bench)
    kills = [fault for fault in faults if fault.how == "signal=SIGKILL" and fault.call == "fsync"]
    full = [fault for fault in faults if fault.how == "error=ENOSPC" and fault.call == "fsync"]
    assert bench.laid() == {}
    killed = bench.run(b"", *kills[0].around())
    bench.laid()
    failed = bench.run(b"", *full[0].around())
    assert (killed.code, failed.code, "disk is full" in failed.err) == (KILLED, 2, True), (killed, failed)
