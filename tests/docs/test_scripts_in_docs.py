"""What the documentation proposes for scripts can be run as it is, over files of the kind that it names."""

from __future__ import annotations

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).parents[2]
ROUND: Final = "examples/delayed-discharge/assessments/discharge-dashboard/2026-11"
STANDS_FOR: Final = {
    "PROGRAMME_FILE": f"{ROUND}/programme/agreed.yaml",
    "FILE": f"{ROUND}/programme/agreed.yaml",
    "SITE_FILE": f"{ROUND}/eastbrook/operations-manager.yaml",
}
"""The file that is taken for each kind of file that a page names."""
SCRIPT: Final = re.compile(r"^```sh\n(.*?)^```", re.MULTILINE | re.DOTALL)
PAGES: Final = ("adaptations.md", "asks.md", "panels.md")


def commands_in(page: str) -> list[list[str]]:
    scripts = SCRIPT.findall((ROOT / "docs" / page).read_text(encoding="utf-8"))
    return [shlex.split(line) for script in scripts for line in script.replace("\\\n", "").splitlines()]


@pytest.mark.parametrize("page", PAGES)
def test_what_a_page_proposes_for_a_script_records_what_it_says(page: str, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "1795824000", "PYTHONIOENCODING": "utf-8"}
    commands = commands_in(page)
    assert commands
    for program, *words in commands:
        assert program == "scalecheck"
        done = subprocess.run(
            [sys.executable, "-m", "scalecheck", *(STANDS_FOR.get(word, word) for word in words)],
            cwd=tmp_path,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        assert done.returncode == 0, done.stderr
