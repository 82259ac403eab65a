"""The worked example is what the commands make of what its people say."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from tests.worked_example.november import FOLDER, Round, Story, seconds

if TYPE_CHECKING:
    from datetime import date

    from tests.running import Run

pytestmark = pytest.mark.needs("browser", "office", "pty")

EXAMPLE: Final = Path(__file__).parents[2] / "examples" / "delayed-discharge"


def test_the_november_round_is_made_by_the_commands_alone(
    tmp_path: Path, scalecheck: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    """After a change on purpose, SCALECHECK_UPDATE_GOLDEN=1 keeps what was made; read what changed."""
    here = tmp_path / "delayed-discharge"
    shutil.copytree(EXAMPLE, here)
    monkeypatch.chdir(here)
    monkeypatch.setenv("TERM", "dumb")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))

    def on(day: date) -> None:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", seconds(day))

    replies = Round(Story(EXAMPLE / FOLDER), scalecheck, on).make()
    print(f"{replies} lines typed in the meeting")  # noqa: T201
    made = {path.name: path.read_text(encoding="utf-8") for path in FOLDER.glob("*.yaml")}
    if os.environ.get("SCALECHECK_UPDATE_GOLDEN") == "1":
        for name, text in made.items():
            (EXAMPLE / FOLDER / name).write_text(text, encoding="utf-8", newline="\n")
    committed = {path.name: path.read_text(encoding="utf-8") for path in (EXAMPLE / FOLDER).glob("*.yaml")}
    assert made == committed
