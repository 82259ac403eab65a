"""Files made by released versions open for ever: they load, are judged and reported on, and can be taken further."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Final

import pytest
import yaml

from scalecheck.cli import main
from tests.instrument.family import outline

HERE: Final = Path(__file__).parent
ASSESSMENTS: Final = sorted(
    path for path in HERE.rglob("*.yaml") if "scalecheck/assessment@" in path.read_text(encoding="utf-8")
)


NAMES: Final = [str(path.relative_to(HERE)) for path in ASSESSMENTS]


@pytest.fixture
def old(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a copy of the old files, and go there."""
    folder = tmp_path / "old"
    shutil.copytree(HERE, folder)
    (folder / ".git").mkdir()
    monkeypatch.chdir(folder)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795392000")
    return folder


def test_there_are_old_files() -> None:
    assert len(ASSESSMENTS) >= 4


@pytest.mark.usefixtures("old")
@pytest.mark.parametrize("name", NAMES)
def test_an_old_file_is_valid_and_every_answer_counts_as_it_did(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    before = Path(name).read_bytes()
    assert main(["validate", name]) == 0
    assert main(["status", name]) == 0
    assert main(["report", name]) == 0
    ended = capsys.readouterr()
    assert "has changed since it was answered" not in ended.out
    assert "to be confirmed again" not in ended.err
    assert Path(name).read_bytes() == before


@pytest.mark.usefixtures("old")
@pytest.mark.parametrize("name", NAMES)
def test_an_old_file_goes_on_with_the_newest_version_and_loses_nothing(
    name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    before = Path(name).read_text(encoding="utf-8")
    assert main(["migrate", name, "--to", "pilot-to-scale"]) == 0
    assert main(["validate", name]) == 0
    assert main(["status", name]) == 0
    asked = outline("pilot-to-scale").questions
    was, now = (yaml.safe_load(text)["answers"] for text in (before, Path(name).read_text(encoding="utf-8")))
    for item, answer in was.items():
        option = (answer or {}).get("option", "")
        assert (now[item] or {}).get("option", "") == asked[item].options_from.get(option, option), item
    assert Path(f"{name}.0.1.0.bak").read_text(encoding="utf-8") == before
    assert "carried" in capsys.readouterr().out
