"""What all tests share: how thoroughly properties are tried, and what happens where a machine lacks something.

A test that needs more than Python says so with `@pytest.mark.needs("git")`. Where git is missing the test is skipped
with a reason. Under `SCALECHECK_REQUIRE=git,pty` no test that needs git or a pty may be skipped, whatever for: there
a skip is a failure, so that nothing falls silent on the machine that has to prove everything.
"""

from __future__ import annotations

import importlib.util
import os
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import HealthCheck, settings

from tests.compiled import keep_compiled

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator

    from playwright.sync_api import Browser

settings.register_profile(
    "quick",
    max_examples=50,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
    print_blob=True,
    derandomize=True,  # the same examples each time: what passed once does not fail for somebody else
)
settings.register_profile("thorough", settings.get_profile("quick"), max_examples=500, derandomize=False)
settings.load_profile("thorough" if os.environ.get("SCALECHECK_THOROUGH") == "1" else "quick")

HERE: Final = Path(__file__).parent
SWITCHES: Final = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update")
"""How Chromium is started."""
GOLDEN: Final = HERE / "golden"
"""Where the texts are kept that a command is to print, letter for letter."""


@pytest.fixture
def tmp_path(tmp_path: Path) -> Path:
    """Return a folder with nothing beside it, nor beside the two above it: what other tests leave would be looked at.

    Commands look there for the files of the programme, of other rounds and of other innovations.
    """
    own = tmp_path / "alone" / "and" / "own"
    own.mkdir(parents=True)
    return own


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Return one Chromium for all tests of a process, in which only one can be driven."""
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=list(SWITCHES))
        yield chromium
        chromium.close()


@pytest.fixture
def golden() -> Callable[[str, str], None]:
    """Return a check that a text is the one kept under a name in tests/golden.

    After a change on purpose, SCALECHECK_UPDATE_GOLDEN=1 keeps the new texts; read what changed.
    """

    def check(name: str, text: str) -> None:
        path = GOLDEN / name
        if os.environ.get("SCALECHECK_UPDATE_GOLDEN") == "1":
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
        assert path.exists(), f"{path} is missing: look at what the command prints, then use SCALECHECK_UPDATE_GOLDEN=1"
        assert text == path.read_text(encoding="utf-8")

    return check


def _no_git() -> str:
    return "" if shutil.which("git") else "git is not installed"


def _no_pty() -> str:
    if os.name != "posix":
        return "this system has no pseudo-terminals"
    return _without_module("pexpect")


def _no_wheel() -> str:
    return _without_module("build") or _without_module("hatchling") or _without_module("pip")


def _no_office() -> str:
    return _without_module("docx") or _without_module("openpyxl")


def _no_calendar() -> str:
    return _without_module("icalendar")


def _no_data() -> str:
    return _without_module("duckdb")


def _no_libreoffice() -> str:
    return _no_office() if shutil.which("soffice") else "LibreOffice is not installed"


def _no_pre_commit() -> str:
    return _no_git() or _without_module("pre_commit")


def _no_strace() -> str:
    return "" if shutil.which("strace") else "strace is not installed"


def _no_browser() -> str:
    if not shutil.which("chromium"):
        return "chromium is not installed"
    return _without_module("playwright") or _without_module("axe_playwright_python")


def _without_module(name: str) -> str:
    return "" if importlib.util.find_spec(name) else f"the Python package {name} is not installed"


MISSING: dict[str, Callable[[], str]] = {
    "browser": _no_browser,
    "calendar": _no_calendar,
    "data": _no_data,
    "git": _no_git,
    "libreoffice": _no_libreoffice,
    "office": _no_office,
    "pre-commit": _no_pre_commit,
    "pty": _no_pty,
    "strace": _no_strace,
    "wheel": _no_wheel,
}
"""For each kind that a test may need: why this machine does not have it, or nothing when it does."""


def _required() -> frozenset[str]:
    return frozenset(filter(None, os.environ.get("SCALECHECK_REQUIRE", "").replace(" ", "").split(",")))


def _needed(item: pytest.Item) -> list[str]:
    return [kind for mark in item.iter_markers("needs") for kind in mark.args]


def pytest_configure(config: pytest.Config) -> None:
    """Make the marker known, and refuse a misspelt SCALECHECK_REQUIRE: it would require nothing."""
    keep_compiled(config)
    config.addinivalue_line("markers", f"needs(kind): what the machine must have for this test: {', '.join(MISSING)}")
    if unknown := sorted(_required() - MISSING.keys()):
        raise pytest.UsageError(f"SCALECHECK_REQUIRE names {', '.join(unknown)}; known are {', '.join(MISSING)}")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Refuse a misspelt kind in a marker, whose test would never be skipped."""
    for item in items:
        if unknown := sorted(set(_needed(item)) - MISSING.keys()):
            raise pytest.UsageError(f"{item.nodeid} needs {', '.join(unknown)}; known are {', '.join(MISSING)}")


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip a test that needs what this machine lacks."""
    for kind in _needed(item):
        if reason := MISSING[kind]():
            pytest.skip(f"needs {kind}: {reason}")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Turn the skip of a test into a failure where the kind that it needs is required."""
    report = yield
    required = sorted(_required().intersection(_needed(item)))
    if report.skipped and required and not hasattr(report, "wasxfail"):
        report.outcome = "failed"
        report.longrepr = f"SCALECHECK_REQUIRE names {', '.join(required)}, so this may not be skipped: {_why(report)}"
    return report


def _why(report: pytest.TestReport) -> str:
    return report.longrepr[2] if isinstance(report.longrepr, tuple) else str(report.longrepr)
