"""`scalecheck merge` as a merge driver in a real repository that `init` has laid out."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from scalecheck.documents.loading import load_assessment

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.needs("git")

LEAD: Final = Path("assessments/hub/2026-11/programme/lead.yaml")
FINANCE: Final = Path("assessments/hub/2026-11/programme/finance.yaml")
NEW: Final = ("pilot-to-scale-quick", "--innovation", "Hub", "--round", "2026-11", "--role")


class Repository:
    """A folder in which programs are run, by a person for git and without any settings of this machine's."""

    def __init__(self, folder: Path) -> None:
        """Take a folder, beside which everything lies that is private."""
        self.folder = folder

    def run(self, *command: object, lines: str = "") -> subprocess.CompletedProcess[str]:
        """Run a program with these lines of input."""
        kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
        person = {
            f"GIT_{role}_{what}": "test@example.org" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")
        }
        beside = str(self.folder.parent)
        nothing = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "HOME": beside}
        own = dict.fromkeys(("XDG_RUNTIME_DIR", "LOCALAPPDATA", "TMPDIR", "TEMP"), beside)
        started_as = {"SCALECHECK_COMMAND": f"{shlex.quote(sys.executable)} -m scalecheck"}
        return subprocess.run(
            [str(one) for one in command],
            cwd=self.folder,
            env={**kept, **person, **nothing, **own, **started_as, "PYTHONPATH": os.pathsep.join(sys.path)},
            input=lines,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )

    def scalecheck(self, *arguments: object, lines: str = "") -> str:
        """Run scalecheck with these lines of input; it must succeed."""
        ended = self.run(sys.executable, "-m", "scalecheck", *arguments, lines=lines)
        assert ended.returncode == 0, ended.stdout + ended.stderr
        return ended.stdout


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a repository that is set up as `init` says, with one assessment begun."""
    folder = tmp_path_factory.mktemp("begun") / "repository"
    folder.mkdir()
    begun = Repository(folder)
    said = begun.scalecheck("init")
    begun.run("git", "init", "--quiet", "--initial-branch=main")
    settings = [line.strip() for line in said.splitlines() if line.strip().startswith("git config ")]
    assert len(settings) == 2
    for setting in settings:
        assert begun.run(*shlex.split(setting)).returncode == 0
    begun.scalecheck("assess", *NEW, "lead")
    begun.run("git", "add", ".")
    assert begun.run("git", "commit", "--quiet", "--message=Begin").returncode == 0
    return folder


@pytest.fixture
def repository(begun: Path, tmp_path: Path) -> Path:
    """Return a copy of it to work on."""
    return shutil.copytree(begun, tmp_path / "repository")


@pytest.fixture
def scalecheck(repository: Path) -> Callable[..., str]:
    """Return a way to run scalecheck there with these lines of input; it must succeed."""
    return Repository(repository).scalecheck


@pytest.fixture
def git(repository: Path) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Return a way to run git there."""
    return lambda *arguments: Repository(repository).run("git", *arguments)


@pytest.fixture
def on_two_branches(
    git: Callable[..., subprocess.CompletedProcess[str]], scalecheck: Callable[..., str]
) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Return a way to answer on two branches and merge the one into the other."""

    def answer(*sittings: tuple[tuple[object, ...], str]) -> subprocess.CompletedProcess[str]:
        for name, (arguments, lines) in zip(("one", "other"), sittings, strict=True):
            git("switch", "--quiet", "--create", name, "main")
            scalecheck("assess", *arguments, lines=lines)
            git("add", ".")
            assert git("commit", "--quiet", f"--message={name}").returncode == 0
        return git("merge", "--no-edit", "one")

    return answer


def test_two_respondents_on_two_branches_never_conflict(
    on_two_branches: Callable[..., subprocess.CompletedProcess[str]], repository: Path
) -> None:
    merging = on_two_branches(((*NEW, "finance"), "1\n2\n3\n"), ((*NEW, "lead"), "2\n1\n2\n"))
    assert merging.returncode == 0, merging.stdout + merging.stderr
    assert (repository / FINANCE).is_file()
    assert (repository / LEAD).is_file()


def test_one_file_answered_on_two_branches_at_different_questions_merges(
    on_two_branches: Callable[..., subprocess.CompletedProcess[str]], repository: Path
) -> None:
    merging = on_two_branches(((LEAD,), "j 1\n2\nj 3\n1 no\n"), ((LEAD,), "j 2\n2\nj 4\n2\n"))
    assert merging.returncode == 0, merging.stdout + merging.stderr
    merged = load_assessment((repository / LEAD).read_bytes(), "lead.yaml")
    given = [one for one in (*merged.profile.values(), *merged.answers.values()) if one is not None]
    assert len(given) == 4
    assert not any(one.either for one in given)


def test_one_question_answered_on_two_branches_is_open_with_both_answers_and_can_be_chosen(
    on_two_branches: Callable[..., subprocess.CompletedProcess[str]],
    repository: Path,
    scalecheck: Callable[..., str],
    git: Callable[..., subprocess.CompletedProcess[str]],
) -> None:
    merging = on_two_branches(((LEAD,), "1 we begin small\n"), ((LEAD,), "2 all of them\n"))
    assert merging.returncode == 0, merging.stdout + merging.stderr
    assert "Both answers are kept, and it is open" in merging.stderr + merging.stdout
    merged = load_assessment((repository / LEAD).read_bytes(), "lead.yaml")
    (twice,) = (one for one in merged.profile.values() if one is not None)
    assert {one.note for one in twice.either} == {"we begin small", "all of them"}
    assert "answered-twice" in scalecheck("validate", "--format", "json", LEAD)
    assert git("status", "--porcelain").stdout == ""
    shown = scalecheck("assess", LEAD, lines="1\n")
    assert "Answered twice, in two versions of this file that were merged" in shown
    merged = load_assessment((repository / LEAD).read_bytes(), "lead.yaml")
    (chosen,) = (one for one in merged.profile.values() if one is not None)
    assert (chosen.either, set((chosen.note or "").splitlines())) == ((), {"we begin small", "all of them"})


def test_a_header_changed_in_two_ways_stays_a_conflict_for_git(
    on_two_branches: Callable[..., subprocess.CompletedProcess[str]],
    repository: Path,
    git: Callable[..., subprocess.CompletedProcess[str]],
) -> None:
    merging = on_two_branches(
        ((LEAD, "--proposal", "Go to six sites."), "1\n"), ((LEAD, "--proposal", "Go to ten sites."), "")
    )
    assert merging.returncode == 1
    assert git("status", "--porcelain", LEAD).stdout.startswith("UU")
    text = (repository / LEAD).read_text(encoding="utf-8")
    ours, theirs = ("proposal:\n  step: Go to ten sites.\n", "proposal:\n  step: Go to six sites.\n")
    assert f"<<<<<<< ours\n{ours}=======\n{theirs}>>>>>>> theirs\n" in text
