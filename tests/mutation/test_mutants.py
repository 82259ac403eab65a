"""The script that plants small bugs: it finds places for them, and notices when nobody notices."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from types import ModuleType

SCRIPT: Final = Path(__file__).with_name("mutants.py")
TESTED: Final = "src/scalecheck/engine/logic/truth.py"


def test_bugs_are_planted_one_at_a_time_and_each_is_still_a_program() -> None:
    mutants = loaded().mutants_of(SCRIPT.parents[2] / TESTED)
    sound = (SCRIPT.parents[2] / TESTED).read_text("utf-8")
    sources = [one.source for one in mutants]
    assert len(set(sources)) > 3
    assert sound not in sources
    for source in sources:
        compile(source, TESTED, "exec")


def test_a_bug_that_no_test_looks_at_is_printed_and_the_script_fails() -> None:
    ended = subprocess.run(
        [sys.executable, "-P", SCRIPT, TESTED, "--tests", "tests/mutation/nothing_looked_at.py", "--sample", "1"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert "nobody noticed" in ended.stdout
    assert ended.returncode == 1


def loaded() -> ModuleType:
    spec = importlib.util.spec_from_file_location("mutants", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["mutants"] = module
    spec.loader.exec_module(module)
    return module
