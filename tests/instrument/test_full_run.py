"""Every checklist of the family, answered from its first question to its last through the program itself."""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Final

import pytest

from scalecheck.cli import main
from tests.instrument.family import SHIPPED, options, outline, questions_asked

if TYPE_CHECKING:
    from pathlib import Path

DAY: Final = "1795392000"
"""23 November 2026 in seconds since 1970."""
BEST: Final = {
    "pilot-to-scale": "with-conditions",
    "pilot-to-scale-quick": "worth-full",
    "site-readiness": "prepare-here",
    "design-for-scale": "start-pilot",
    "depth-of-change": "taking-root",
    "partner-readiness": "can-get-ready",
}
"""The best verdict that top answers can have while nothing is shown to stand behind them."""


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Work in an empty folder on one day, with a screen of 80 columns."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", DAY)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setattr("sys.argv", ["scalecheck"])


def replies(name: str) -> list[str]:
    """Return one number for each question: yes to what is asked first but for the concern, then the top."""
    layout = outline(name)
    last = {question.id: str(len(options(layout, question.id))) for question in questions_asked(layout)}
    return ["1" if question == "open-concern" else reply for question, reply in last.items()]


@pytest.mark.parametrize("name", SHIPPED)
def test_one_number_for_each_question_is_enough(
    name: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    typed = replies(name)
    lines = "".join(f"{one}\n" for one in [*typed, "q"]).encode()
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(lines), encoding="utf-8"))
    assert main(["assess", name, "--innovation", "Hub", "--site", "North", "--role", "lead", "-o", "a.yaml"]) == 0
    screen = capsys.readouterr().out
    assert max(len(line) for line in screen.splitlines()) <= 80
    for question in questions_asked(outline(name)):
        assert " ".join(question.ask.split()) in " ".join(screen.split())
    assert main(["status", "a.yaml", "--format", "json"]) == 0
    said = json.loads(capsys.readouterr().out)
    assert said["verdict"]["settled"]
    assert said["verdict"]["id"] == BEST[name]
