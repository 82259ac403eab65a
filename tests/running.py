"""What a test of the command line gets back."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, TypeAlias


class Ended(NamedTuple):
    """How a command ended, and what it wrote."""

    code: int
    """Its exit code."""
    out: str
    """What it wrote to stdout."""
    err: str
    """What it wrote to stderr."""


Run: TypeAlias = Callable[..., Ended]
"""Runs the command line with these arguments."""
Edit: TypeAlias = Callable[[Path, str, str], Path]
"""Replaces a text that stands once in a file; gives the file."""


def committed(folder: Path) -> None:
    """Make a folder a repository whose one commit holds everything in it; git has to be installed."""
    parts = ("AUTHOR_NAME", "AUTHOR_EMAIL", "COMMITTER_NAME", "COMMITTER_EMAIL")
    who = {f"GIT_{part}": "clerk@example.org" for part in parts}
    env = {**os.environ, **who, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    for words in (["init", "-q"], ["add", "."], ["commit", "-qm", "Begin"]):
        subprocess.run([shutil.which("git") or "git", *words], cwd=folder, env=env, capture_output=True, check=True)
