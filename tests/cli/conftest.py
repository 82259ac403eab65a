"""What the tests of the command line share: a way to run it, and a family of files to run it on."""

from __future__ import annotations

import io
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from scalecheck.cli import main
from tests.running import Ended

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.running import Edit, Run

VALID: Final = Path(__file__).parents[1] / "examples" / "valid"
DAY: Final = "1795392000"
"""23 November 2026 in seconds since 1970."""


@pytest.fixture(autouse=True)
def plain_surroundings(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Run every command 80 columns wide on 23 November 2026, with nothing else asked for by the environment."""
    for name in (
        "NO_COLOR",
        "FORCE_COLOR",
        "TERM",
        "ACCESSIBLE",
        "CI",
        "PYTHONIOENCODING",
        "TTY_COMPATIBLE",
    ):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path.parent / "caches"))
    monkeypatch.setenv("SCALECHECK_COMMAND", "scalecheck")  # however the tests were started
    monkeypatch.delenv("SCALECHECK_COMMAND_ANYWHERE", raising=False)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", DAY)


@pytest.fixture
def scalecheck(capsys: pytest.CaptureFixture[str]) -> Run:
    """Return a way to run a command through its real entry, in this process."""

    def run(*arguments: object) -> Ended:
        code = main([str(one) for one in arguments])
        return Ended(code, *capsys.readouterr())

    return run


@pytest.fixture
def typing(scalecheck: Run, monkeypatch: pytest.MonkeyPatch) -> Callable[..., Ended]:
    """Return a way to run a command with lines typed into it, none of them shown."""
    monkeypatch.setattr("sys.argv", ["scalecheck"])

    def run(lines: str, *arguments: object) -> Ended:
        monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(lines.encode()), encoding="utf-8"))
        return scalecheck(*arguments)

    return run


@pytest.fixture
def family(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a copy of the valid example files, and make its folder the current one."""
    folder = tmp_path / "family"
    shutil.copytree(VALID, folder)
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def edit() -> Edit:
    """Return a way to replace a text that stands once in a file."""

    def replace(path: Path, old: str, new: str) -> Path:
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {path}"
        path.write_text(text.replace(old, new), encoding="utf-8")
        return path

    return replace
