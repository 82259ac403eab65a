"""The action for GitHub: its steps, taken from action.yml and run by a real bash as a runner would run them."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import sysconfig
from pathlib import Path
from typing import Any, Final, NamedTuple

import pytest
import yaml

from tests.compiled import shared_folder

pytestmark = [
    pytest.mark.needs("git", "wheel"),
    pytest.mark.skipif(not shutil.which("bash"), reason="bash is not installed"),
]

TOP: Final = Path(__file__).parents[2]
ACTION: Final[dict[str, Any]] = yaml.safe_load((TOP / "action.yml").read_text(encoding="utf-8"))
STEPS: Final[list[dict[str, Any]]] = ACTION["runs"]["steps"]
SHELL: Final = ("bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c")
"""How a runner starts the bash of a step."""
EXAMPLE: Final = TOP / "tests" / "examples" / "valid"
AGREED: Final = "assessments/discharge-hub/2026-11/programme/agreed.yaml"
EXPRESSION: Final = re.compile(r"\$\{\{ *([a-z_.-]+) *\}\}")


class Done(NamedTuple):
    """How a step ended, and what it left."""

    code: int
    out: str
    err: str
    summary: str


class Runner:
    """As much of a runner as the steps need: the folder of a checked-out repository, and the files beside it."""

    def __init__(self, folder: Path) -> None:
        """Begin with empty files beside the folder."""
        self.folder = folder
        self.beside = folder.parent
        self.path = self.beside / "path.txt"
        self.summary = self.beside / "summary.md"
        for file in (self.path, self.summary):
            file.touch()

    def run(self, name: str, **inputs: str) -> Done:
        """Run the step of a name with these inputs."""
        [step] = [step for step in STEPS if step.get("name") == name]
        event = {"github.action_path": str(TOP), "github.event.pull_request.base.sha": ""}
        known = {f"inputs.{key}": filled(one["default"], event) for key, one in ACTION["inputs"].items()}
        known |= {f"inputs.{key}": value for key, value in inputs.items()} | event
        given = {key: filled(text, known) for key, text in step["env"].items()}
        added = self.path.read_text(encoding="utf-8").splitlines() or [str(Path(sys.executable).parent)]
        kept = {key: text for key, text in os.environ.items() if not key.startswith(("GIT_", "PYTHON", "COVERAGE"))}
        ended = subprocess.run(
            [*SHELL, step["run"]],
            cwd=self.folder,
            env={
                **kept,
                **shared_folder(),
                **given,
                "PATH": os.pathsep.join((*added, os.environ["PATH"])),
                "RUNNER_TEMP": str(self.beside),
                "GITHUB_PATH": str(self.path),
                "GITHUB_STEP_SUMMARY": str(self.summary),
                "SOURCE_DATE_EPOCH": "1795392000",
                # What scalecheck is built on is found among our development tools, without a network.
                "PYTHONPATH": sysconfig.get_path("purelib"),
                **dict.fromkeys(("PIP_NO_INDEX", "PIP_NO_DEPS"), "1"),
                "PIP_NO_BUILD_ISOLATION": "0",
            },
            stdin=subprocess.DEVNULL,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        return Done(ended.returncode, ended.stdout, ended.stderr, self.summary.read_text(encoding="utf-8"))


def filled(text: str, known: dict[str, str]) -> str:
    return EXPRESSION.sub(lambda found: known[found[1]], text)


@pytest.fixture
def runner(tmp_path: Path) -> Runner:
    shutil.copytree(EXAMPLE, tmp_path / "checkout")
    return Runner(tmp_path / "checkout")


def test_the_action_says_what_every_input_is_and_hands_none_of_them_to_a_script() -> None:
    assert [name for name, one in ACTION["inputs"].items() if not one["description"] or "default" not in one] == []
    scripts = [step for step in STEPS if "run" in step]
    assert [step["name"] for step in scripts if "${{" in step["run"] or step["shell"] != "bash"] == []
    used = {found for step in STEPS for text in texts(step) for found in EXPRESSION.findall(text)}
    assert {f"inputs.{name}" for name in ACTION["inputs"]} == {name for name in used if name.startswith("inputs.")}


def texts(value: Any) -> list[str]:  # noqa: ANN401 (a step holds anything)
    return [text for inner in value.values() for text in texts(inner)] if isinstance(value, dict) else [str(value)]


def test_what_is_installed_is_what_the_following_steps_run(runner: Runner) -> None:
    assert runner.run("Install scalecheck").code == 0
    [folder] = runner.path.read_text(encoding="utf-8").splitlines()
    assert any(path.stem == "scalecheck" for path in Path(folder).iterdir())
    assert runner.run("Find problems", paths="assessments").code == 0


def test_problems_become_annotations_and_fail_the_step(runner: Runner) -> None:
    (runner.folder / "checklists" / "a b.yaml").write_text("format: scalecheck/checklist@1.0\n", encoding="utf-8")
    ended = runner.run("Find problems", paths="assessments\nchecklists/a b.yaml\n")
    assert ended.code == 1
    assert "::error file=checklists/a b.yaml,line=1" in ended.out
    assert runner.run("Find problems", paths="assessments\n\n").code == 0
    assert runner.run("Find problems", paths="nowhere").code == 2


def test_changed_checklists_are_compared_with_the_base_in_the_summary(runner: Runner) -> None:
    def git(*arguments: str) -> str:
        who = ("-c", "user.name=ward lead", "-c", "user.email=ward-lead@example.org")
        kept = {key: text for key, text in os.environ.items() if not key.startswith("GIT_")}
        command = ["git", *who, *arguments]
        ended = subprocess.run(command, cwd=runner.folder, env=kept, capture_output=True, encoding="utf-8", check=True)
        return ended.stdout.strip()

    step = "Compare changed checklists"
    own = runner.folder / "checklists" / "own list.yaml"
    text = (TOP / "starter" / "checklist.yaml").read_text(encoding="utf-8")
    own.write_text(text, encoding="utf-8")
    git("init")
    git("add", "--all")
    git("commit", "-m", "Begin")
    base = git("rev-parse", "HEAD")
    assert runner.run(step) == runner.run(step, base=base) == Done(0, "", "", "")
    changed = text.replace("Is there time in the rota for learning it?", "Is the rota open?")
    own.write_text(changed, encoding="utf-8")
    git("commit", "--all", "-m", "Another question under the old name")
    ended = runner.run(step, base=base)
    assert ended.code == 1
    assert "Is the rota open?" in ended.summary
    own.write_text(changed.replace('"0.1.0"', '"1.0.0"'), encoding="utf-8")
    git("commit", "--all", "-m", "With its version")
    assert runner.run(step, base=base).code == 0
    missing = runner.run(step, base="nowhere")
    assert missing.code == 2
    assert "fetch-depth: 0" in missing.err


def test_the_report_goes_into_the_summary_without_notes(runner: Runner) -> None:
    ended = runner.run("Put the report into the summary", report=AGREED)
    assert (ended.code, ended.out) == (0, "")
    assert ended.summary.startswith("# ")
    brief = len(ended.summary)
    full = runner.run("Put the report into the summary", report=AGREED, template="report")
    assert len(full.summary) > 3 * brief
    assert runner.run("Put the report into the summary").summary == full.summary
    missing = runner.run("Put the report into the summary", report="nowhere.yaml")
    assert (missing.code, missing.summary) == (2, full.summary)


def test_the_verdict_that_is_required_decides_the_exit_code(runner: Runner) -> None:
    shutil.copytree(TOP / "examples" / "delayed-discharge", runner.folder, dirs_exist_ok=True)
    judged = "assessments/discharge-dashboard/2026-11/programme/agreed.yaml"
    assert runner.run("Require a verdict").code == 0
    assert runner.run("Require a verdict", status=judged, require="not-yet").code == 0
    ended = runner.run("Require a verdict", status=judged)
    assert ended.code == 1
    assert "Required is `ready` or better" in ended.err
    assert runner.run("Require a verdict", status=judged, require="raedy").code == 2


@pytest.mark.parametrize(
    ("step", "name"),
    [
        ("Find problems", "paths"),
        ("Compare changed checklists", "base"),
        ("Put the report into the summary", "report"),
        ("Put the report into the summary", "template"),
        ("Require a verdict", "status"),
        ("Require a verdict", "require"),
    ],
)
@pytest.mark.parametrize("hostile", ['"; touch pwned; $(touch pwned) "', "--help"])
def test_an_input_is_never_run_and_never_an_option(step: str, name: str, hostile: str, runner: Runner) -> None:
    ended = runner.run(step, **{"report": AGREED, "status": AGREED, name: hostile})
    assert ended.code == 2
    assert "Usage" not in ended.out
    assert not (runner.folder / "pwned").exists()
