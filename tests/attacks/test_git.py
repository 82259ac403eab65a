"""Repositories of somebody else's: git starts nothing of theirs, takes no other for them, and never says too little."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from scalecheck.cli import main
from scalecheck.errors import CannotLookError
from scalecheck.storage import revisions, running_git
from scalecheck.storage.revisions import Repository, why_not_on_windows
from scalecheck.storage.running_git import find_git

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.needs("git")

TOP: Final = Path(__file__).parents[2]
EXAMPLE: Final = TOP / "examples" / "delayed-discharge"
AGREED: Final = "assessments/discharge-dashboard/2026-11/programme/agreed.yaml"
CHECKLIST: Final = Path(__file__).parents[1] / "examples" / "valid" / "checklists" / "mini-scale.yaml"


def git(*arguments: str, folder: Path | None = None) -> str:
    who = ("-c", "user.name=ward lead", "-c", "user.email=ward-lead@example.org", "-c", "init.defaultBranch=main")
    allowed = ("-c", "protocol.file.allow=always")
    command = ["git", *who, *allowed, *arguments]
    ended = subprocess.run(command, cwd=folder, capture_output=True, encoding="utf-8", check=True)
    return ended.stdout.strip()


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a repository with the example in it, committed, and a second commit that changes one file."""
    folder = tmp_path / "cloned"
    shutil.copytree(EXAMPLE, folder)
    (folder / "checklists").mkdir(exist_ok=True)
    shutil.copy(CHECKLIST, folder / "checklists" / "mini.yaml")
    monkeypatch.chdir(folder)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    git("init", "-q")
    git("add", "-A")
    git("commit", "-qm", "First")
    return folder


def raise_too_little(folder: Path) -> None:
    path = folder / "checklists" / "mini.yaml"
    text = CHECKLIST.read_text(encoding="utf-8")
    path.write_text(text.replace("ask: ", "ask: Anew, ", 1), encoding="utf-8")


def test_a_bare_repository_in_a_folder_is_not_taken_for_the_repository(here: Path) -> None:
    inner = here / "checklists"
    git("init", "-q", "--bare", str(here / "bare"))
    for part in ("HEAD", "config", "objects", "refs"):
        shutil.move(here / "bare" / part, inner / part)
    git("config", "--file", str(inner / "config"), "core.worktree", str(inner))
    git("config", "--file", str(inner / "config"), "core.bare", "false")
    raise_too_little(here)
    assert main(["checklist", "diff", "--check", "--against", "HEAD", "checklists/mini.yaml"]) == 2


def test_a_repository_whose_files_are_said_to_be_elsewhere_is_not_read(here: Path, tmp_path: Path) -> None:
    git("config", "core.worktree", str(tmp_path))
    with pytest.raises(CannotLookError, match="another folder"):
        Repository(here)


def by_a_file(private: Path) -> None:
    Path(".git").write_text(f"gitdir: {private}\n", encoding="utf-8")


def by_a_link(private: Path) -> None:
    Path(".git").symlink_to(private, target_is_directory=True)


def by_a_worktree_of_others(private: Path) -> None:
    git("worktree", "add", "-q", "--detach", str(private.parents[1] / "tree"), folder=private.parent)
    by_a_file(private / "worktrees" / "tree")


def by_a_common_folder(private: Path) -> None:
    Path(".git").mkdir()
    shutil.copy(private / "HEAD", ".git")
    Path(".git", "commondir").write_text(f"{private}\n", encoding="utf-8")


def by_links_to_folders(private: Path) -> None:
    Path(".git").mkdir()
    for name in ("HEAD", "config"):
        shutil.copy(private / name, ".git")
    for name in ("objects", "refs"):
        Path(".git", name).symlink_to(private / name, target_is_directory=True)


def by_links_within_folders(private: Path) -> None:
    shutil.copytree(private, ".git")
    for folder in ("refs/heads", "objects"):
        for path in sorted(Path(".git", folder).iterdir()):
            if path.is_dir():
                shutil.rmtree(path)
            else:
                path.unlink()
            path.symlink_to(private / path.relative_to(".git"))


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="this system has no symbolic links")
@pytest.mark.parametrize(
    "attack",
    [
        *(by_a_file, by_a_link, by_a_worktree_of_others),
        *(by_a_common_folder, by_links_to_folders, by_links_within_folders),
    ],
)
def test_the_history_of_another_repository_is_not_read(
    here: Path, monkeypatch: pytest.MonkeyPatch, attack: Callable[[Path], None], capsys: pytest.CaptureFixture[str]
) -> None:
    private = here.parent / "private"
    shutil.move(here, private)
    shutil.copytree(private, here, ignore=shutil.ignore_patterns(".git"))
    monkeypatch.chdir(here)
    attack(private / ".git")
    assert git("log", "-1", "--format=%s") == "First", "git itself reads it"
    assert main(["history", AGREED]) == 2
    assert "its history is that of another folder" in " ".join(capsys.readouterr().err.split())


@pytest.mark.skipif(not hasattr(os, "symlink"), reason="this system has no symbolic links")
def test_the_history_of_a_file_that_a_link_leads_to_outside_is_not_read(
    here: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "other").mkdir()
    monkeypatch.chdir(tmp_path / "other")
    git("init", "-q")
    Path("linked").symlink_to(here, target_is_directory=True)
    commands = (
        ["history", f"linked/{AGREED}"],
        ["compare", f"linked/{AGREED}", "--since", "2099-01-01"],
        ["checklist", "diff", "linked/checklists/mini.yaml", "--against", "HEAD"],
    )
    for command in commands:
        assert main(command) == 2
        assert "leads out of the folder" in " ".join(capsys.readouterr().err.split())


ASKED_TO_END: Final = """
import os, pathlib, threading
from scalecheck.storage.running_git import Git
from tests.asked_to_end import at_every_line
git, here = Git(), pathlib.Path()
steps = sum(1 for _ in at_every_line(lambda: git.run(here, "rev-parse", "HEAD"), ("running_git.py",)))
waited_for = [one for one in threading.enumerate() if not one.daemon]
print(steps > 20, len(waited_for), flush=True)
os._exit(0)
"""


@pytest.mark.usefixtures("here")
def test_nothing_of_git_is_waited_for_when_a_command_is_asked_to_end() -> None:
    command = [sys.executable, "-W", "ignore", "-c", ASKED_TO_END]
    paths = os.pathsep.join((str(TOP / "src"), str(TOP)))
    ended = subprocess.run(
        command, env={**os.environ, "PYTHONPATH": paths}, capture_output=True, encoding="utf-8", check=True
    )
    assert ended.stdout == "True 1\n"


def of_a_worktree(here: Path) -> Path:
    git("worktree", "add", "-q", "--detach", "../tree")
    return here.parent / "tree"


def of_a_submodule(here: Path) -> Path:
    above = here.parent / "above"
    above.mkdir()
    git("init", "-q", folder=above)
    git("submodule", "--quiet", "add", str(here), "inner", folder=above)
    return above / "inner"


@pytest.mark.parametrize("made", [of_a_worktree, of_a_submodule])
def test_the_history_of_a_worktree_and_of_a_submodule_is_read(
    here: Path, monkeypatch: pytest.MonkeyPatch, made: Callable[[Path], Path]
) -> None:
    monkeypatch.chdir(made(here))
    assert main(["history", AGREED]) == 0


SETTINGS: Final = {
    "uploadpack": ("remote.origin.uploadpack", "{program}"),
    "ext": ("remote.origin.url", "ext::{program}"),
    "fsmonitor": ("core.fsmonitor", "{program}"),
    "hooks": ("core.hooksPath", "{folder}"),
    "pager": ("core.pager", "{program}"),
    "diff": ("diff.external", "{program}"),
    "textconv": ("diff.own.textconv", "{program}"),
    "filter": ("filter.own.smudge", "{program}"),
    "ssh": ("core.sshCommand", "{program}"),
    "alternates": ("core.alternateRefsCommand", "{program}"),
    "signature": ("gpg.program", "{program}"),
}


@pytest.mark.skipif(os.name == "nt", reason="the program is a script for a POSIX shell")
@pytest.mark.parametrize("name", SETTINGS)
def test_no_setting_of_a_repository_starts_a_program(here: Path, tmp_path: Path, name: str) -> None:
    ran, program = tmp_path / "ran", tmp_path / "evil" / "post-checkout"
    program.parent.mkdir()
    program.write_text(f"#!/bin/sh\ntouch {ran}\nexit 1\n", encoding="utf-8")
    program.chmod(0o755)
    (here / ".gitattributes").write_text("*.yaml diff=own filter=own\n", encoding="utf-8")
    git("config", "remote.origin.url", str(tmp_path / "nowhere"))
    for key in ("remote.origin.promisor", "protocol.allow", "protocol.ext.allow", "protocol.file.allow"):
        git("config", key, "true" if key.endswith("promisor") else "always")
    git("config", "remote.origin.partialclonefilter", "blob:none")
    git("config", "extensions.partialClone", "origin")
    for path in ("log.showSignature", "diff.orderFile"):
        git("config", path, "true" if path.startswith("log") else str(tmp_path / "none"))
    key, value = SETTINGS[name]
    git("config", key, value.format(program=program, folder=program.parent))
    blob = git("rev-parse", "HEAD:checklists/mini.yaml")
    (here / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
    raise_too_little(here)
    codes = [
        main(["checklist", "diff", "--check", "--against", "HEAD", "checklists/mini.yaml"]),
        main(["history", AGREED]),
        main(["compare", f"HEAD:{AGREED}", AGREED]),
    ]
    assert (ran.exists(), codes[0], 3 in codes) == (False, 2, False)


def partial_clone(here: Path) -> list[str]:
    git("config", "uploadpack.allowFilter", "true")
    git("clone", "-q", "--no-checkout", "--filter=blob:none", here.as_uri(), "partial", folder=here.parent)
    os.chdir(here.parent / "partial")
    Path("checklists").mkdir()
    raise_too_little(Path())
    return ["--against", "HEAD"]


@pytest.mark.parametrize("against", [partial_clone, "^HEAD", "HEAD..HEAD", "nowhere", "-x"])
def test_a_check_fails_where_git_cannot_tell(here: Path, against: Callable[[Path], list[str]] | str) -> None:
    raise_too_little(here)
    wanted = [f"--against={against}"] if isinstance(against, str) else against(here)
    assert main(["checklist", "diff", "--check", *wanted, "checklists/mini.yaml"]) == 2


def test_the_history_of_a_partial_clone_ends_with_a_sentence(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    Path(AGREED).write_text(f"{Path(AGREED).read_text(encoding='utf-8')}# end\n", encoding="utf-8")
    git("mv", AGREED, "assessments/renamed.yaml")
    git("commit", "-qam", "Second")
    git("config", "uploadpack.allowFilter", "true")
    git("clone", "-q", "--no-checkout", "--filter=blob:none", here.as_uri(), "partial", folder=here.parent)
    os.chdir(here.parent / "partial")
    assert main(["history", "assessments/renamed.yaml"]) in {0, 2}
    assert "Traceback" not in capsys.readouterr().err


@pytest.mark.usefixtures("here")
def test_a_file_may_be_called_like_a_commit() -> None:
    commit = git("rev-parse", "HEAD")
    for name in (commit, "HEAD", "main"):
        Path(name).write_text("x\n", encoding="utf-8")
    git("add", "-A")
    git("commit", "-qm", "Second")
    assert main(["history", AGREED]) == 0
    assert main(["compare", AGREED, "--since", "2099-01-01"]) == 0
    assert main(["compare", f"HEAD:{AGREED}", AGREED]) == 0


@pytest.mark.parametrize("folder", ["", ".", "evil"])
def test_git_is_never_taken_from_the_current_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, folder: str
) -> None:
    monkeypatch.chdir(tmp_path)
    for name in ("git", "git.exe", "git.bat", "evil/git"):
        Path(name).parent.mkdir(exist_ok=True)
        Path(name).write_text("#!/bin/sh\n", encoding="utf-8")
        Path(name).chmod(0o755)
    monkeypatch.setenv("PATH", os.pathsep.join((folder, str(tmp_path / "none"))))
    assert find_git() is None


@pytest.mark.parametrize(
    "name", ["C:evil.yaml", "a/b:stream.yaml", "aux.yaml", "a/COM1/x.yaml", "nul .x.yaml", "a./x.yaml", ".GIT/x.yaml"]
)
def test_a_name_that_leads_elsewhere_on_windows_is_known(name: str) -> None:
    assert why_not_on_windows(name)


def test_ordinary_names_may_be_written_on_windows() -> None:
    assert [
        name for name in ("a/b c.yaml", "auxiliary.yaml", "comfort/ward-1.yaml", "ü.yml") if why_not_on_windows(name)
    ] == []


def test_of_a_huge_file_only_the_beginning_is_laid_out(
    here: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(revisions, "LARGEST", 1000)
    Path("checklists", "huge.yaml").write_text("# " + "x" * 100_000, encoding="utf-8")
    Path("checklists", "later.yaml").write_text("x: 1\n", encoding="utf-8")
    git("add", "-A")
    git("commit", "-qm", "Huge")
    repository = Repository(here)
    repository.export(repository.commit_of("HEAD"), ("checklists",), tmp_path / "out")
    sizes = {path.name: path.stat().st_size for path in (tmp_path / "out" / "checklists").iterdir()}
    assert (sizes["huge.yaml"], sizes["later.yaml"]) == (1000, 5)
    monkeypatch.setattr(revisions, "MOST_CONTENT", 500)
    with pytest.raises(CannotLookError, match="more than"):
        repository.export(repository.commit_of("HEAD"), ("checklists",), tmp_path / "out")


def test_a_tree_with_more_entries_than_can_be_looked_at_is_refused(here: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    tree = git("rev-parse", "HEAD:checklists")
    for _ in range(7):  # eight levels of ten times the same folder
        listed = "".join(f"040000 tree {tree}\td{number}\n" for number in range(10))
        made = subprocess.run(["git", "mktree"], input=listed, capture_output=True, encoding="ascii", check=True)  # noqa: S607
        tree = made.stdout.strip()
    bomb = git("commit-tree", tree, "-m", "Bomb")
    monkeypatch.setattr(running_git, "MOST_SAID", 1_000_000)
    repository = Repository(here)
    with pytest.raises(CannotLookError, match="more to say"):
        repository.export(repository.commit_of(bomb), ("d0",), here.parent / "out")
