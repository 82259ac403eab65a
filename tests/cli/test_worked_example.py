"""The worked example is what the commands make of what its people say."""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from tests.worked_example.november import ANSWERED, FOLDER, Round, Story, seconds

if TYPE_CHECKING:
    from datetime import date

    from tests.running import Run

pytestmark = pytest.mark.needs("browser", "office", "pty")

EXAMPLE: Final = Path(__file__).parents[2] / "examples" / "delayed-discharge"


@pytest.fixture
def november(tmp_path: Path, scalecheck: Run, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Round:
    """Return the November round of a copy of the example, and make its folder the current one."""
    here = tmp_path / "delayed-discharge"
    shutil.copytree(EXAMPLE, here)
    monkeypatch.chdir(here)
    monkeypatch.setenv("TERM", "dumb")
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(tmp_path))

    def on(day: date) -> None:
        monkeypatch.setenv("SOURCE_DATE_EPOCH", seconds(day))

    return Round(Story(EXAMPLE / FOLDER), scalecheck, on, lambda: request.getfixturevalue("browser"))


def check(november: Round, name: str) -> None:
    """Check that a file comes out as it is committed.

    After a change on purpose, SCALECHECK_UPDATE_GOLDEN=1 keeps what was made; read what changed.
    """
    committed, made = EXAMPLE / FOLDER / name, november.made(name)
    if os.environ.get("SCALECHECK_UPDATE_GOLDEN") == "1":
        committed.write_text(made, encoding="utf-8", newline="\n")
    assert made == committed.read_text(encoding="utf-8")


def test_the_committed_files_of_the_round_are_those_that_are_made() -> None:
    made = {"panel.yaml", "agreed.yaml", *(f"{whose}.yaml" for whose in ANSWERED)}
    assert {path.name for path in (EXAMPLE / FOLDER).glob("*.yaml")} == made


def test_the_panel_is_what_comes_of_the_invitation_and_the_closing_of_the_round(november: Round) -> None:
    november.invite()
    november.close()
    check(november, "panel.yaml")


@pytest.mark.parametrize("whose", ANSWERED)
def test_what_a_respondent_says_comes_back_by_their_own_way(november: Round, whose: str) -> None:
    november.invite()
    november.answer(whose)
    check(november, f"{whose}.yaml")


def test_the_meeting_makes_the_agreed_file_of_what_those_who_answered_say(november: Round) -> None:
    print(f"{november.meet()} lines typed in the meeting")  # noqa: T201
    check(november, "agreed.yaml")
