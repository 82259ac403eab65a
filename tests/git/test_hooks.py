"""The hooks, run by the real pre-commit on real repositories."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import Final

import pytest

from tests.compiled import shared_folder

pytestmark = pytest.mark.needs("git", "pre-commit")

TOP: Final = Path(__file__).parents[2]
HOOKS: Final = (
    *(".pre-commit-hooks.yaml", "pyproject.toml", "README.md", "LICENSE"),
    *("src", "checklists", "schemas", "starter", "templates"),
)
"""What pre-commit needs of this project to install its hooks."""
FIRST: Final = ("--innovation", "Discharge hub", "--role", "ward lead", "--round", "2026-11")


def run(folder: Path, *command: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """Run a program as somebody would who has scalecheck and pre-commit, and nothing of their own in their settings."""
    scripts = Path(sys.executable).parent
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "PYTHON", "COVERAGE"))}
    return subprocess.run(
        command,
        cwd=folder,
        env={
            **kept,
            **shared_folder(),
            "PATH": f"{scripts}{os.pathsep}{os.environ['PATH']}",
            "HOME": str(folder.parent),
            "PRE_COMMIT_HOME": str(folder.parent / "pre-commit"),
            "PRE_COMMIT_COLOR": "never",
            "GIT_CONFIG_NOSYSTEM": "1",
            **settings,
        },
        stdin=subprocess.DEVNULL,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def git(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    who = ("-c", "user.name=ward lead", "-c", "user.email=ward-lead@example.org", "-c", "init.defaultBranch=main")
    return run(folder, "git", *who, *arguments)


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a repository that was laid out, with a first checklist and assessment that passed its own hooks."""
    folder = tmp_path_factory.mktemp("begun") / "team"
    folder.mkdir()
    commands: list[tuple[str, ...]] = [
        ("scalecheck", "init"),
        ("git", "init"),
        ("scalecheck", "checklist", "new", "--title", "Night team"),
        ("scalecheck", "assess", "night-team", *FIRST),
        ("pre-commit", "install"),
        ("git", "add", "--all"),
    ]
    for command in commands:
        ended = run(folder, *command)
        assert ended.returncode == 0, ended.stderr
    first = git(folder, "commit", "-m", "Begin")
    assert first.returncode == 0, first.stderr
    assert first.stderr.count("Passed") == 2
    return folder


@pytest.fixture
def team(begun: Path, tmp_path: Path) -> Path:
    """Return a copy of it to work on."""
    return shutil.copytree(begun, tmp_path / "team")


def test_what_init_lays_out_passes_its_own_hooks_and_a_broken_file_stops_the_commit(team: Path) -> None:
    [path] = (team / "assessments").rglob("*.yaml")
    path.write_text(
        path.read_text(encoding="utf-8").replace("  it-helps:\n", "  it-helps: {option: partyl}\n"), encoding="utf-8"
    )
    git(team, "add", "--all")
    second = git(team, "commit", "-m", "A slip")
    assert second.returncode == 1
    said = second.stdout + second.stderr
    assert f"{path.relative_to(team).as_posix()}:" in said
    assert "partyl" in said
    assert "Did you mean `partly`?" in said
    assert git(team, "log", "--oneline").stdout.count("\n") == 1


def test_a_checklist_that_changes_without_its_version_stops_the_commit(team: Path) -> None:
    path = team / "checklists" / "night-team.yaml"
    text = path.read_text(encoding="utf-8").replace("Is there time in the rota for learning it?", "Is the rota open?")
    path.write_text(text, encoding="utf-8")
    stopped = git(team, "commit", "--all", "-m", "Another question under the old name")
    assert stopped.returncode == 1
    assert "Is the rota open?" in stopped.stdout + stopped.stderr
    assert run(team, "sh", "ci/check.sh").returncode == 1
    path.write_text(text.replace('"0.1.0"', '"1.0.0"'), encoding="utf-8")
    assert git(team, "commit", "--all", "-m", "With its version").returncode == 0


def test_the_check_for_servers_passes_on_what_init_lays_out_and_fails_with_the_file_that_is_wrong(team: Path) -> None:
    assert run(team.parent, "scalecheck", "init", "empty").returncode == 0
    assert run(team.parent, "sh", "empty/ci/check.sh").returncode == 0
    assert run(team, "sh", "ci/check.sh").returncode == 0
    (team / "checklists" / "broken.yaml").write_text("format: scalecheck/checklist@1.0\n", encoding="utf-8")
    ended = run(team, "sh", "ci/check.sh")
    assert ended.returncode == 1
    assert "checklists/broken.yaml:1:1" in ended.stdout


def test_the_hooks_of_this_project_run_in_other_repositories(team: Path, tmp_path: Path) -> None:
    hooks = tmp_path / "hooks"
    hooks.mkdir()
    for name in HOOKS:
        source = TOP / name
        skipped = shutil.ignore_patterns("__pycache__")
        (shutil.copytree(source, hooks / name, ignore=skipped) if source.is_dir() else shutil.copy(source, hooks))
    for words in ("init", "add --all", "commit --message Hooks"):
        assert git(hooks, *words.split()).returncode == 0
    # The hook gets an environment of its own; what scalecheck is built on is found among our development tools.
    offline = {
        "PYTHONPATH": sysconfig.get_path("purelib"),
        "PIP_NO_INDEX": "1",
        "PIP_NO_DEPS": "1",
        "PIP_NO_BUILD_ISOLATION": "0",
    }
    (team / "checklists" / "broken.yaml").write_text("format: scalecheck/checklist@1.0\n", encoding="utf-8")
    git(team, "add", "--all")
    ended = run(team, "pre-commit", "try-repo", "../hooks", "--all-files", **offline)
    assert ended.returncode == 1, ended.stdout + ended.stderr
    found = [line for line in ended.stdout.splitlines() if re.search(r"\.yaml:\d+:\d+", line)]
    assert found
    assert [line for line in found if not line.startswith("checklists/broken.yaml:1:1")] == []
