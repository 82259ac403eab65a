"""`scalecheck checklist diff`, run as its users run it."""

from __future__ import annotations

import os
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from tests.texts import CHECKLIST, changed

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.running import Run

    Git = Callable[..., None]
    Golden = Callable[[str, str], None]

ASK: Final = "ask: Does somebody own it?"
HOSTILE: Final = "ask: '<script>alert(1)</script> [l](javascript:alert(1)) `x` | [red]it[/red] **?**'"
REWORDED: Final = changed(CHECKLIST, (ASK, "ask: Who owns it?"), ("title: Small", "title: Smaller"))
TRAINED: Final = """\
      - id: trained
        title: Trained
        ask: Is everybody trained?
        about: site
        importance: should
        scale: place
"""
ADDED: Final = changed(REWORDED, ('"1.0.0"', '"2.0.0"'), ("      - id: money\n", f"{TRAINED}      - id: money\n"))


@pytest.fixture
def two(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with two versions of a checklist, and go there."""
    monkeypatch.chdir(tmp_path)
    Path("old.yaml").write_text(CHECKLIST, encoding="utf-8")
    Path("new.yaml").write_text(ADDED, encoding="utf-8")
    return tmp_path


@pytest.fixture
def git(two: Path) -> Git:
    """Return a way to run git in that folder, a repository of its own."""
    parts = ("AUTHOR_NAME", "AUTHOR_EMAIL", "COMMITTER_NAME", "COMMITTER_EMAIL")
    who = {f"GIT_{part}": "clerk@example.org" for part in parts}
    env = {**os.environ, **who, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}

    def run(*arguments: str) -> None:
        subprocess.run([shutil.which("git") or "git", *arguments], cwd=two, env=env, capture_output=True, check=True)

    run("init", "-q")
    return run


@pytest.mark.usefixtures("two")
@pytest.mark.parametrize(("form", "name"), [("text", "two.txt"), ("md", "two.md"), ("json", "two.json")])
def test_two_versions_are_compared_in_every_form(form: str, name: str, scalecheck: Run, golden: Golden) -> None:
    ended = scalecheck("checklist", "diff", "old.yaml", "new.yaml", "--format", form)
    assert (ended.code, ended.err) == (0, "")
    golden(f"diff/{name}", ended.out)


def test_shipped_versions_are_compared_by_id(scalecheck: Run, golden: Golden) -> None:
    ended = scalecheck("checklist", "diff", "pilot-to-scale@0.1.0", "pilot-to-scale@1.0.0", "--check")
    assert (ended.code, ended.err) == (0, "")
    golden("diff/pilot-to-scale.txt", ended.out)


@pytest.mark.usefixtures("two")
def test_a_checklist_and_itself_differ_in_nothing(scalecheck: Run) -> None:
    ended = scalecheck("checklist", "diff", "old.yaml", "old.yaml", "--check")
    assert ended.code == 0
    assert ended.out.splitlines()[-1] == "Nothing has changed."


@pytest.mark.usefixtures("two")
def test_a_version_that_was_not_raised_enough_fails_the_check_and_nothing_else(scalecheck: Run) -> None:
    Path("new.yaml").write_text(ADDED.replace('"2.0.0"', '"1.1.0"'), encoding="utf-8")
    assert scalecheck("checklist", "diff", "old.yaml", "new.yaml").code == 0
    ended = scalecheck("checklist", "diff", "old.yaml", "new.yaml", "--check")
    assert ended.code == 1
    assert "need a major step, so at least version 2.0.0; 1.1.0 is not enough." in " ".join(ended.out.split())


@pytest.mark.usefixtures("two")
@pytest.mark.parametrize("form", ["text", "md"])
def test_words_of_a_checklist_are_shown_and_do_nothing(form: str, scalecheck: Run) -> None:
    Path("new.yaml").write_text(changed(CHECKLIST, (ASK, HOSTILE)), encoding="utf-8")
    ended = scalecheck("checklist", "diff", "old.yaml", "new.yaml", "--format", form)
    assert ended.code == 0
    if form == "text":
        assert "<script>alert(1)</script>" in ended.out
        assert "[red]it[/red]" in ended.out
    else:
        assert r"\<script\>" in ended.out
        assert r"\[l\](javascript" in ended.out


@pytest.mark.usefixtures("two")
@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["old.yaml", "missing.yaml"], 2, "missing.yaml"),
        (["old.yaml", "new.yaml", "old.yaml"], 2, "Name two checklists."),
        (["old.yaml", "no-such-id"], 2, "There is no checklist `no-such-id`."),
        (["--against", "-x", "old.yaml"], 2, "a revision never begins with `-`"),
    ],
)
def test_what_can_not_be_compared_is_said(arguments: list[str], code: int, says: str, scalecheck: Run) -> None:
    ended = scalecheck("checklist", "diff", *arguments)
    assert (ended.code, ended.out) == (code, "")
    assert says in ended.err


@pytest.mark.needs("git")
class TestInGit:
    """Files compared with what they were at a revision."""

    def test_one_file_is_compared_with_the_last_commit(self, git: Git, scalecheck: Run) -> None:
        git("add", "old.yaml")
        git("commit", "-qm", "Begin")
        Path("old.yaml").write_text(REWORDED, encoding="utf-8")
        ended = scalecheck("checklist", "diff", "old.yaml", "--check")
        assert ended.code == 1
        assert "1.0.0 is not enough" in " ".join(ended.out.split())
        same = scalecheck("checklist", "diff", "HEAD:old.yaml", "old.yaml", "--check")
        assert (same.code, same.out) == (1, ended.out)

    def test_a_version_that_is_raised_in_its_own_file_is_said_to_be_worth_keeping(
        self, git: Git, scalecheck: Run
    ) -> None:
        shelf, raised = Path("checklists", "small.yaml"), CHECKLIST.replace('"1.0.0"', '"2.0.0"')
        shelf.parent.mkdir()
        shelf.write_text(CHECKLIST, encoding="utf-8")
        git("add", ".")
        git("commit", "-qm", "Begin")
        shelf.write_text(raised, encoding="utf-8")
        told = " ".join(scalecheck("checklist", "diff", shelf).err.split())
        assert "git show HEAD:checklists/small.yaml > checklists/small-1.0.0.yaml" in told
        shelf.with_name("small-1.0.0.yaml").write_text(CHECKLIST, encoding="utf-8")
        assert scalecheck("checklist", "diff", shelf).err == ""
        Path("old.yaml").write_text(raised, encoding="utf-8")
        assert scalecheck("checklist", "diff", "old.yaml").err == "", "no file can name it in any case"

    def test_new_files_and_files_of_other_kinds_are_passed_over(self, git: Git, family: Path, scalecheck: Run) -> None:
        git("add", "old.yaml")
        git("commit", "-qm", "Begin")
        panel = next(path for path in family.rglob("*.yaml") if "scalecheck/panel@" in path.read_text("utf-8"))
        os.chdir(family.parent)
        ended = scalecheck("checklist", "diff", "--check", "--against", "HEAD", "new.yaml", panel, "old.yaml")
        assert ended.code == 0
        assert "new.yaml: new since HEAD." in ended.err
        assert "passed over, because it is no checklist (panel)" in ended.err
        assert ended.out.splitlines()[-1] == "Nothing has changed."

    def test_before_the_first_commit_every_file_is_new(self, git: Git, scalecheck: Run) -> None:
        git("add", "old.yaml")
        ended = scalecheck("checklist", "diff", "--check", "old.yaml")
        assert (ended.code, ended.out) == (0, "")
        assert "nothing was ever committed" in ended.err

    def test_a_file_that_was_renamed_is_compared_with_what_it_was(self, git: Git, scalecheck: Run) -> None:
        git("add", "old.yaml")
        git("commit", "-qm", "Begin")
        git("mv", "old.yaml", "renamed.yaml")
        git("commit", "-qm", "Rename")
        Path("renamed.yaml").write_text(REWORDED, encoding="utf-8")
        assert scalecheck("checklist", "diff", "--check", "--against", "HEAD~1", "renamed.yaml").code == 1

    def test_what_is_no_longer_valid_fails_and_the_rest_is_done(self, git: Git, scalecheck: Run) -> None:
        git("add", ".")
        git("commit", "-qm", "Begin")
        Path("old.yaml").write_text(CHECKLIST.replace("ask: Who", "aks: Who"), encoding="utf-8")
        ended = scalecheck("checklist", "diff", "--against", "HEAD", "old.yaml", "new.yaml")
        assert ended.code == 1
        assert "old.yaml:" in ended.err
        assert "Nothing has changed." in ended.out

    def test_what_was_not_valid_then_is_not_compared(self, git: Git, scalecheck: Run) -> None:
        Path("old.yaml").write_text("format: scalecheck/checklist@1.0\n", encoding="utf-8")
        git("add", ".")
        git("commit", "-qm", "Begin")
        Path("old.yaml").write_text(CHECKLIST, encoding="utf-8")
        ended = scalecheck("checklist", "diff", "old.yaml", "--check")
        assert (ended.code, ended.out) == (0, "")
        assert "not compared, because it was not valid at HEAD" in ended.err

    @pytest.mark.parametrize(
        ("revision", "says"), [("nowhere", "There is no revision"), ("", "the name of a revision")]
    )
    def test_a_revision_that_is_not_there_is_an_error(
        self, revision: str, says: str, git: Git, scalecheck: Run
    ) -> None:
        git("add", ".")
        git("commit", "-qm", "Begin")
        ended = scalecheck("checklist", "diff", "--against", revision, "old.yaml")
        assert (ended.code, ended.out) == (2, "")
        assert says in ended.err


@pytest.mark.usefixtures("two")
def test_without_git_a_single_file_can_not_be_compared(scalecheck: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    ended = scalecheck("checklist", "diff", "old.yaml")
    assert (ended.code, ended.out) == (2, "")
    assert "needs git" in ended.err
