"""No file was committed with a merge half done."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from typing import Final

import pytest

ROOT: Final = Path(__file__).parents[2]
MEANT: Final = frozenset(("tests/examples/invalid/text/merge-conflict.yaml",))
"""The files that show what a conflict looks like."""
MARKER: Final = re.compile(rb"^(?:<{7}|>{7}|\|{7}) ", re.MULTILINE)


@pytest.mark.needs("git")
@pytest.mark.skipif(not (ROOT / ".git").exists(), reason="This is no checkout: which files are committed is not known.")
def test_no_file_holds_the_markers_of_a_merge_conflict() -> None:
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True).stdout  # noqa: S607 (any git)
    names = [name for name in listed.decode().split("\0") if name and (ROOT / name).is_file()]
    assert {name for name in names if MARKER.search((ROOT / name).read_bytes())} == MEANT
