"""A real terminal for tests: what stands on it, and what is typed."""

from __future__ import annotations

import os
import re
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from tests.terminals import Terminal, heed_requests

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from tests.terminals import Start

VALID: Final = Path(__file__).parents[1] / "examples" / "valid"
DAY: Final = "1795392000"
"""23 November 2026 in seconds since 1970."""
PATIENCE: Final = 20
"""The seconds after which a prompt that does not come is a failure."""


@pytest.fixture
def surroundings(tmp_path: Path) -> dict[str, str]:
    """Return the environment of a session, with a folder of its own for locks and nothing special asked for."""
    private = tmp_path / "run"
    private.mkdir()
    asked = {"NO_COLOR", "FORCE_COLOR", "ACCESSIBLE", "CI", "PYTHONIOENCODING", "VISUAL", "EDITOR", "COLUMNS", "LINES"}
    kept = {name: value for name, value in os.environ.items() if name not in asked}
    own = dict.fromkeys(("XDG_RUNTIME_DIR", "LOCALAPPDATA", "TMPDIR", "TEMP"), str(private))
    return {**kept, **own, "TERM": "xterm", "SOURCE_DATE_EPOCH": DAY, "PYTHONPATH": os.pathsep.join(sys.path)}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder, with a space in its name, that holds the valid example files."""
    place = tmp_path / "OneDrive - NHS"
    shutil.copytree(VALID, place)
    return place


@pytest.fixture
def terminal(folder: Path, surroundings: dict[str, str]) -> Iterator[Start]:
    """Return a way to start a command on a terminal; what still runs at the end of the test is ended."""
    import pexpect

    begun = []

    def start(*arguments: object, columns: int = 80, encoding: str = "utf-8", **environment: str) -> Terminal:
        child = pexpect.spawn(
            sys.executable,
            ["-m", "scalecheck", *map(str, arguments)],
            cwd=str(folder),
            env={**surroundings, **environment},
            dimensions=(40, columns),
            encoding=encoding,
            timeout=PATIENCE,
            echo=True,
            preexec_fn=heed_requests,
        )
        child.delaybeforesend = None
        begun.append(child)
        return Terminal(child)

    yield start
    for child in begun:
        child.close(force=True)


@pytest.fixture
def plain() -> Callable[[str], str]:
    """Return a way to take the colours out of what was shown."""

    def without_colour(text: str) -> str:
        return re.sub(r"\x1b\[[?0-9;]*[a-zA-Z]", "", text)

    return without_colour
