"""The question that the README shows is the one that the interview asks."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import Final

README: Final = Path(__file__).parents[2] / "README.md"
OPENING: Final = "3 1 2 1 1 2 2 1 3"
REPLIES: Final = "\n".join((*OPENING.split(), "3 one draft, used by one team", "q", ""))


def test_the_question_in_the_readme_is_what_the_interview_shows(tmp_path: Path) -> None:
    begin = ("--innovation", "Discharge hub", "--role", "ward lead", "--proposal", "All wards")
    ended = subprocess.run(
        [sys.executable, "-P", "-m", "scalecheck", "assess", "pilot-to-scale", *begin],
        cwd=tmp_path,
        input=REPLIES,
        env={**os.environ, "COLUMNS": "80", "PYTHONIOENCODING": "utf-8"},
        capture_output=True,
        encoding="utf-8",
        check=True,
    )
    shown = "\n".join(line.rstrip() for line in ended.stdout.splitlines())
    text = README.read_text("utf-8")
    question = text[text.index("Adaptation · question") : text.index(" > 3 one draft")]
    assert question in shown
