"""Some of the cases that `fuzz.py` tries; all of them take many minutes."""

from __future__ import annotations

from typing import Final

import pytest

from tests.attacks.fuzz import TARGETS, tried

CASES: Final = 600
"""How many in all."""
MINIMUM: Final = 10
"""How many of each kind at least."""
SEED: Final = 20261129


@pytest.fixture(autouse=True)
def surroundings(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SCALECHECK_COMMAND", "scalecheck")
    for name in ("CI", "FORCE_COLOR"):
        monkeypatch.delenv(name, raising=False)


@pytest.mark.parametrize("name", TARGETS)
def test_no_input_ends_in_a_traceback_or_leaves_a_file_that_cannot_be_read(name: str) -> None:
    if name == "workbooks":
        pytest.importorskip("openpyxl")
    outcome = tried(name, max(MINIMUM, round(CASES * TARGETS[name].share)), SEED)
    assert outcome.wrong == ()
