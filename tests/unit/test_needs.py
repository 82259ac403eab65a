"""The marker `needs`: skipped where something is missing, failed where it is required."""

from __future__ import annotations

from pathlib import Path

import pytest

CONFTEST = Path(__file__).parents[1] / "conftest.py"

NEEDS_GIT = """
import pytest

@pytest.mark.needs("git")
def test_with_git():
    pass
"""

NEEDS_WHEEL = """
import pytest

@pytest.mark.needs("wheel")
def test_with_a_wheel():
    {body}
"""


@pytest.fixture
def project(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch) -> pytest.Pytester:
    """Return a project of its own that has our conftest, on a machine where nothing is required and git is missing."""
    monkeypatch.delenv("SCALECHECK_REQUIRE", raising=False)
    monkeypatch.setenv("PATH", str(pytester.path))
    pytester.makeconftest(CONFTEST.read_text(encoding="utf-8"))
    return pytester


def run(project: pytest.Pytester, test: str) -> pytest.RunResult:
    project.makepyfile(test)
    return project.runpytest_inprocess("-ra", "-p", "no:cacheprovider")


def test_a_test_is_skipped_with_its_reason_where_something_is_missing(project: pytest.Pytester) -> None:
    result = run(project, NEEDS_GIT)
    result.assert_outcomes(skipped=1)
    result.stdout.fnmatch_lines(["SKIPPED*needs git: git is not installed"])


def test_a_test_fails_where_something_is_missing_that_is_required(
    project: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SCALECHECK_REQUIRE", "pty, git")
    result = run(project, NEEDS_GIT)
    assert result.ret == pytest.ExitCode.TESTS_FAILED
    result.stdout.fnmatch_lines(["*SCALECHECK_REQUIRE names git*needs git: git is not installed*"])


@pytest.mark.needs("wheel")
def test_a_test_that_skips_itself_fails_as_well_where_its_kind_is_required(
    project: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SCALECHECK_REQUIRE", "wheel")
    result = run(project, NEEDS_WHEEL.format(body='pytest.skip("not today")'))
    assert result.ret == pytest.ExitCode.TESTS_FAILED
    result.stdout.fnmatch_lines(["*SCALECHECK_REQUIRE names wheel*not today*"])


@pytest.mark.needs("wheel")
def test_a_test_runs_where_the_machine_has_what_it_needs(
    project: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SCALECHECK_REQUIRE", "wheel")
    run(project, NEEDS_WHEEL.format(body="pass")).assert_outcomes(passed=1)


def test_a_kind_that_nobody_knows_is_refused_in_a_marker(project: pytest.Pytester) -> None:
    result = run(project, NEEDS_GIT.replace('"git"', '"gti"'))
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    known = "browser, calendar, data, git, libreoffice, office, pre-commit, pty, strace, wheel"
    result.stderr.fnmatch_lines([f"*gti; known are {known}*"])


def test_a_kind_that_nobody_knows_is_refused_in_what_is_required(
    project: pytest.Pytester, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SCALECHECK_REQUIRE", "git,ptty")
    result = run(project, NEEDS_GIT)
    assert result.ret == pytest.ExitCode.USAGE_ERROR
    result.stderr.fnmatch_lines(["*SCALECHECK_REQUIRE names ptty*"])
