"""Finding the root of a git repository without git."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scalecheck.storage.git import git_root

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Return a repository, as far as a look at the disk can tell."""
    root = tmp_path.resolve() / "a repository ✓"
    (root / ".git").mkdir(parents=True)
    (root / "deep" / "er").mkdir(parents=True)
    return root


def test_the_root_is_found_from_the_root_a_folder_and_a_file_that_need_not_exist(root: Path) -> None:
    for path in (root, root / "deep" / "er", root / "deep" / "file.yaml"):
        assert git_root(path) == root


def test_a_worktree_has_a_file_where_a_repository_has_a_folder(root: Path) -> None:
    worktree = root / "deep"
    (worktree / ".git").write_text("gitdir: elsewhere\n", encoding="utf-8")
    assert git_root(worktree / "er") == worktree


def test_a_relative_path_is_seen_from_the_current_folder(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from pathlib import Path

    monkeypatch.chdir(root / "deep")
    assert git_root(Path("file.yaml")) == root
    assert git_root(Path("../file.yaml")) == root


def test_outside_a_repository_there_is_no_root(tmp_path: Path) -> None:
    assert git_root(tmp_path) is None


@pytest.mark.needs("git")
def test_git_itself_finds_the_same_root(tmp_path: Path) -> None:
    import os
    import subprocess

    root = tmp_path.resolve() / "made by git"
    below = root / "below"
    below.mkdir(parents=True)
    clean = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    subprocess.run(["git", "init", "--quiet"], cwd=root, env=clean, check=True)  # noqa: S607  git is found on the path
    assert git_root(below) == root
