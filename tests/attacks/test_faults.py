"""Some of the faults that `faults.py` tries with every command that writes; all of them take it half an hour."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Final

import pytest

from tests.attacks.faults import tried
from tests.attacks.writing_commands import COMMANDS

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.needs("strace")

EVERY: Final = 1 if os.environ.get("SCALECHECK_THOROUGH") == "1" else 397
"""Of all faults, which are tried; a prime number, so that each kind comes up."""
MOMENTS: Final = 3
"""At how many random moments a signal is sent."""


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_that_is_killed_or_cannot_write_loses_nothing_and_goes_on(tmp_path: Path, name: str) -> None:
    count, wrong = tried(COMMANDS[name], tmp_path / name, EVERY)
    assert count > 0
    assert wrong == []


@pytest.mark.parametrize("name", ["assess", "agree"])
def test_an_interview_that_is_ended_at_any_moment_loses_nothing_and_goes_on(tmp_path: Path, name: str) -> None:
    assert tried(COMMANDS[name], tmp_path / name, moments=MOMENTS) == (MOMENTS, [])
