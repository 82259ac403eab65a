"""Reading files as they stood in git."""

from __future__ import annotations

import os
import shutil
import subprocess
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from scalecheck.errors import CannotLookError
from scalecheck.storage.revisions import Repository, Revised, revised

if TYPE_CHECKING:
    from collections.abc import Callable

    Git = Callable[..., str]

needs_git = pytest.mark.needs("git")


@pytest.fixture
def git(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Git:
    """Return a way to run git in a repository of one's own, on a day of one's choice."""
    monkeypatch.chdir(tmp_path)
    settings = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}

    def run(*arguments: str, day: str = "2026-11-01", folder: Path = tmp_path) -> str:
        when = f"{day}T12:00:00+00:00"
        parts = ("AUTHOR_NAME", "AUTHOR_EMAIL", "COMMITTER_NAME", "COMMITTER_EMAIL")
        who = {f"GIT_{part}": "clerk@example.org" for part in parts}
        env = {**os.environ, **settings, **who, "GIT_AUTHOR_DATE": when, "GIT_COMMITTER_DATE": when}
        ended = subprocess.run(
            [shutil.which("git") or "git", *arguments], cwd=folder, env=env, capture_output=True, text=True, check=True
        )
        return ended.stdout

    run("init", "-q")
    return run


def commit(git: Git, name: str, text: str, day: str = "2026-11-01") -> None:
    Path(name).parent.mkdir(parents=True, exist_ok=True)
    Path(name).write_text(text, encoding="utf-8")
    git("add", "--", name)
    git("commit", "-qm", f"Change {name}", day=day)


def test_a_revision_is_what_stands_before_the_first_colon() -> None:
    assert revised("HEAD~2:a/b:c.yaml") == Revised("HEAD~2", "a/b:c.yaml")
    assert revised("no-colon.yaml") is None


def test_an_existing_path_wins_over_a_revision(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if os.name == "nt":
        pytest.skip("names of files hold no colon there")
    monkeypatch.chdir(tmp_path)
    (tmp_path / "HEAD:a.yaml").touch()
    assert revised("HEAD:a.yaml") is None


@pytest.mark.parametrize("text", ["-x:a.yaml", "--output=/etc:a", ":a.yaml", "a\nb:c", "a\x00b:c", f"{'a' * 300}:c"])
def test_what_is_no_revision_is_refused(text: str) -> None:
    with pytest.raises(CannotLookError, match="revision"):
        revised(text)


@needs_git
def test_a_revision_that_is_not_there_is_told(git: Git, tmp_path: Path) -> None:
    commit(git, "a.yaml", "x: 1\n")
    with pytest.raises(CannotLookError, match="There is no revision `nowhere`"):
        Repository(tmp_path).commit_of("nowhere")
    with pytest.raises(CannotLookError, match="never begins"):
        Repository(tmp_path).commit_of("--all")


@needs_git
def test_outside_a_repository_and_without_git_a_sentence_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(CannotLookError, match="in no git repository"):
        Repository(tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(CannotLookError, match="git, which is not installed"):
        Repository(tmp_path)


@needs_git
def test_the_variables_of_a_hook_do_not_lead_elsewhere(
    git: Git, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    commit(git, "a.yaml", "x: 1\n")
    monkeypatch.setenv("GIT_DIR", str(tmp_path / "elsewhere"))
    monkeypatch.setenv("GIT_WORK_TREE", str(tmp_path / "elsewhere"))
    assert Repository(tmp_path).root == Path(os.path.realpath(tmp_path))


@needs_git
def test_every_commit_of_a_file_is_given_latest_first_with_the_name_that_it_had(git: Git, tmp_path: Path) -> None:
    commit(git, "old name é.yaml", "a: 1\nb: 2\nc: 3\n", "2026-11-01")
    commit(git, "other.yaml", "x: 1\n", "2026-11-02")
    git("mv", "old name é.yaml", "new.yaml")
    git("commit", "-qm", "Rename", day="2026-11-03")
    commit(git, "new.yaml", "a: 1\nb: 2\nc: 4\n", "2026-11-04")
    found = Repository(tmp_path).commits_of(tmp_path / "new.yaml")
    assert [(one.day, one.path) for one in found] == [
        (date(2026, 11, 4), "new.yaml"),
        (date(2026, 11, 3), "new.yaml"),
        (date(2026, 11, 1), "old name é.yaml"),
    ]
    assert Repository(tmp_path).commit_of("HEAD") == found[0].id
    with pytest.raises(CannotLookError, match=r"It was called old name é[.]yaml then"):
        Repository(tmp_path).named_at(found[2].id, "new.yaml")


@needs_git
def test_a_commit_that_took_a_file_away_is_none_that_holds_it(git: Git, tmp_path: Path) -> None:
    commit(git, "a.yaml", "x: 1\n", "2026-11-01")
    git("rm", "-q", "a.yaml")
    git("commit", "-qm", "Remove", day="2026-11-02")
    commit(git, "a.yaml", "x: 2\n", "2026-11-03")
    found = Repository(tmp_path).commits_of(tmp_path / "a.yaml")
    assert [one.day for one in found] == [date(2026, 11, 3), date(2026, 11, 1)]


@needs_git
def test_a_file_that_was_never_committed_has_no_history(git: Git, tmp_path: Path) -> None:
    commit(git, "a.yaml", "x: 1\n")
    (tmp_path / "b.yaml").touch()
    with pytest.raises(CannotLookError, match="never committed"):
        Repository(tmp_path).commits_of(tmp_path / "b.yaml")
    with pytest.raises(CannotLookError, match="outside the repository"):
        Repository(tmp_path).commits_of(tmp_path.parent / "b.yaml")


@needs_git
def test_a_name_that_looks_like_a_pattern_is_taken_literally(git: Git, tmp_path: Path) -> None:
    commit(git, "[ab].yaml", "x: 1\n", "2026-11-01")
    commit(git, "a.yaml", "x: 1\n", "2026-11-02")
    assert [one.day.day for one in Repository(tmp_path).commits_of(tmp_path / "[ab].yaml")] == [1]


@needs_git
def test_the_last_commit_up_to_a_day_is_found(git: Git, tmp_path: Path) -> None:
    commit(git, "a.yaml", "x: 1\n", "2026-11-01")
    first = Repository(tmp_path).commit_of("HEAD")
    commit(git, "a.yaml", "x: 2\n", "2026-11-10")
    repository = Repository(tmp_path)
    assert repository.last_before(date(2026, 11, 9)) == first
    assert repository.last_before(date(2026, 11, 10)) == repository.commit_of("HEAD")
    assert repository.day_of(first) == date(2026, 11, 1)
    with pytest.raises(CannotLookError, match="nothing was committed by 2026-10-01"):
        repository.last_before(date(2026, 10, 1))


@needs_git
def test_an_export_holds_the_folders_asked_for_and_every_folder_of_checklists(
    git: Git, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    for name in ("a/b/one.yaml", "a/c/two.yaml", "d/three.yaml", "checklists/x.yml", "a/b/note.txt"):
        commit(git, name, f"name: {name}\n")
    commit(git, "a/b/one.yaml", "name: changed\n")
    repository, target = Repository(tmp_path), tmp_path_factory.mktemp("export")
    repository.export(repository.commit_of("HEAD~1"), ("a/b",), target)
    found = {path.relative_to(target).as_posix(): path.read_bytes() for path in target.rglob("*") if path.is_file()}
    assert found == {"a/b/one.yaml": b"name: a/b/one.yaml\n", "checklists/x.yml": b"name: checklists/x.yml\n"}


@needs_git
def test_links_in_a_repository_are_not_followed(
    git: Git, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    if os.name == "nt":
        pytest.skip("links need special rights there")
    Path("secret.yaml").symlink_to("/etc/passwd")
    git("add", ".")
    git("commit", "-qm", "Link")
    target = tmp_path_factory.mktemp("export")
    Repository(tmp_path).export("HEAD", ("",), target)
    assert list(target.iterdir()) == []


@needs_git
def test_a_path_at_a_revision_begins_at_the_root_and_else_where_we_are(git: Git, tmp_path: Path) -> None:
    commit(git, "a/b.yaml", "x: 1\n")
    repository = Repository(tmp_path / "a")
    assert repository.named_at("HEAD", "a/b.yaml") == "a/b.yaml"
    assert repository.named_at("HEAD", "b.yaml") == "a/b.yaml"
    assert repository.named_at("HEAD", "./b.yaml") == "a/b.yaml"
    assert repository.named_at("HEAD", "../a") == "a"
    assert repository.named_at("HEAD", str(tmp_path / "a" / "b.yaml")) == "a/b.yaml"
    assert repository.is_folder_at("HEAD", "a")
    assert not repository.is_folder_at("HEAD", "a/b.yaml")
    with pytest.raises(CannotLookError, match="no such file at that revision"):
        repository.named_at("HEAD", "c.yaml")


@needs_git
def test_a_shallow_clone_says_that_its_older_history_is_missing(
    git: Git, tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    commit(git, "a.yaml", "x: 1\n", "2026-11-01")
    commit(git, "a.yaml", "x: 2\n", "2026-11-10")
    shallow = tmp_path_factory.mktemp("shallow")
    git("clone", "-q", "--depth", "1", f"file://{tmp_path}", str(shallow))
    repository = Repository(shallow)
    assert repository.shallow
    assert not Repository(tmp_path).shallow
    with pytest.raises(CannotLookError, match="shallow clone"):
        repository.commit_of("HEAD~1")
    with pytest.raises(CannotLookError, match="shallow clone"):
        repository.last_before(date(2026, 11, 5))
