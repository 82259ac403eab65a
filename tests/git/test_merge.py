"""Answers in a real git repository: branches merge, and looking leaves nothing to commit."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from scalecheck.commands.assess.set_up import NewAssessment, begin_with
from scalecheck.documents.loading import load_assessment, load_checklist
from scalecheck.documents.reading.reader import parse
from scalecheck.documents.writing.dumping import new_assessment
from scalecheck.documents.writing.editing import CutText
from scalecheck.engine.inputs.outline import Outline
from tests.builders import DAY
from tests.large import checklist_text

if TYPE_CHECKING:
    from collections.abc import Callable

pytestmark = pytest.mark.needs("git")

VALID: Final = Path(__file__).parents[1] / "examples" / "valid"
ITEMS: Final = 45
LEAD: Final = Path("assessments/hub/2026-11/programme/lead.yaml")
SITE: Final = Path("assessments/discharge-hub/2026-11/north/north-ops.yaml")
NEW: Final = ("mini-scale", "--innovation", "Hub", "--role", "lead")


def run_in(folder: Path, *command: object, lines: str = "") -> str:
    """Run a program in a folder, by a person for git and without settings of this machine's; it must succeed."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    person = {
        f"GIT_{role}_{what}": "test@example.org" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")
    }
    beside = str(folder.parent)
    nothing = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1", "HOME": beside}
    own = dict.fromkeys(("XDG_RUNTIME_DIR", "LOCALAPPDATA", "TMPDIR", "TEMP"), beside)
    ended = subprocess.run(
        [str(one) for one in command],
        cwd=folder,
        env={**kept, **person, **nothing, **own, "PYTHONPATH": os.pathsep.join(sys.path)},
        input=lines,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr
    return ended.stdout


@pytest.fixture(scope="module")
def begun(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a repository with everything committed, a new assessment among it."""
    folder = tmp_path_factory.mktemp("begun") / "repository"
    shutil.copytree(VALID, folder)
    run_in(folder, "git", "init", "--quiet", "--initial-branch=main")
    run_in(folder, sys.executable, "-m", "scalecheck", "assess", *NEW)
    run_in(folder, "git", "add", ".")
    run_in(folder, "git", "commit", "--quiet", "--message=Begin")
    return folder


@pytest.fixture
def repository(begun: Path, tmp_path: Path) -> Path:
    """Return a copy of it to work on."""
    return shutil.copytree(begun, tmp_path / "repository")


@pytest.fixture
def assess(repository: Path) -> Callable[..., str]:
    """Return a way to hold an interview there with these lines."""
    return lambda lines, *arguments: run_in(
        repository, sys.executable, "-m", "scalecheck", "assess", *arguments, lines=lines
    )


@pytest.fixture
def git(repository: Path) -> Callable[..., str]:
    """Return a way to run git there."""
    return lambda *arguments: run_in(repository, "git", *arguments)


def test_two_branches_that_answer_neighbouring_questions_merge_without_a_conflict(
    repository: Path, git: Callable[..., str], assess: Callable[..., str]
) -> None:
    git("switch", "--quiet", "--create", "clinical")
    assess("j 1\n2\nj 3\n1 no concern\nj 4\ne Minutes\n\n\n\n3 a draft\n", LEAD)
    git("commit", "--quiet", "--all", "--message=Clinical answers")
    git("switch", "--quiet", "--create", "finance", "main")
    assess("j 2\n2\nj 5\nw clinical safety lead\n", LEAD)
    git("commit", "--quiet", "--all", "--message=Financial answers")
    git("merge", "--quiet", "--no-edit", "clinical")
    merged = load_assessment((repository / LEAD).read_bytes(), str(LEAD))
    assert {name: one.option for name, one in merged.profile.items() if one} == {
        "planned-reach": "few",
        "digital": "answer-yes",
        "open-concern": "answer-no",
    }
    parts, safety = merged.answers["core-components"], merged.answers["safety-case"]
    assert parts is not None
    assert (parts.option, parts.note, len(parts.evidence)) == ("partly", "a draft", 1)
    assert safety is not None
    assert safety.waiting_for == "clinical safety lead"


def test_two_people_who_answer_every_other_question_merge_without_a_conflict(tmp_path: Path) -> None:
    """Every answer of the one stands between two of the other's, from the first question to the last."""
    layout = Outline(load_checklist(checklist_text(ITEMS), "large.yaml"))
    header, _ = begin_with(NewAssessment(innovation="Hub", site="North", role="lead"), layout.checklist, DAY)
    empty = new_assessment(header, layout.checklist, layout.items, "schema.json")
    given = {"note": "Two lines,\nby the {}.", "answered": {"who": "lead", "date": "2026-11-23"}}
    for place, name in enumerate(("base", "one", "other")):
        text = CutText.of(parse(empty, "lead.yaml"), ("answers",))
        for item in tuple(layout.items)[place - 1 :: 2] if place else ():
            text = text.with_entry(("answers", item), {"option": "partly", **given})
        (tmp_path / f"{name}.yaml").write_text(text.text, encoding="utf-8")
    merged = run_in(
        tmp_path, "git", "merge-file", "-p", *(tmp_path / f"{name}.yaml" for name in ("one", "base", "other"))
    )
    answers = load_assessment(merged, "merged.yaml").answers
    assert len(answers) == ITEMS
    assert all(one is not None and one.option == "partly" for one in answers.values())


def test_looking_and_quitting_leaves_nothing_to_commit(git: Callable[..., str], assess: Callable[..., str]) -> None:
    for path in (LEAD, SITE):
        assess("l\n?\ng\nj 1\n\nb\np\nq\n", path)
    assess("", LEAD)
    assert git("status", "--porcelain") == ""


def test_an_answer_that_is_undone_leaves_nothing_to_commit(git: Callable[..., str], assess: Callable[..., str]) -> None:
    assess("1 a note\nw chair\nu\nu\nq\n", LEAD)
    assert git("status", "--porcelain") == ""


def test_an_answer_changes_nothing_but_its_own_lines(git: Callable[..., str], assess: Callable[..., str]) -> None:
    assess("j headroom\n2\nq\n", SITE)
    lines = git("diff", "--unified=0").splitlines()
    changed = [line for line in lines if line[:1] in {"+", "-"} and line[:3] not in {"+++", "---"}]
    assert changed[:2] == ["-    dont_know: true", "+    option: planned"]
    assert [line.strip("+ ").partition(":")[0] for line in changed[2:]] == ["answered", "who", "date", "asked"]
