"""`scalecheck init`: a folder laid out for a team, complete, and with nothing overwritten."""

from __future__ import annotations

import json
import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
import yaml

from scalecheck.storage.schemas import way_to_schema

if TYPE_CHECKING:
    from tests.running import Run

TOP: Final = Path(__file__).parents[2]
FIRST: Final = ("--innovation", "Discharge hub", "--role", "ward lead", "--round", "2026-11")


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PATH", os.pathsep.join((str(Path(sys.executable).parent), os.environ["PATH"])))
    return tmp_path


def files(folder: Path) -> dict[str, bytes]:
    found = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(found)}


def test_everything_is_laid_out_and_named(here: Path, scalecheck: Run) -> None:
    ended = scalecheck("init", "team")
    made = files(here / "team")
    assert (ended.code, ended.err) == (0, "")
    assert [name for name in made if f"• {name}\n" not in ended.out] == []
    tops = {name.partition("/")[0] for name in made}
    assert tops == {
        *("assessments", "checklists", "templates", "schemas", "ci"),
        *(".gitattributes", ".gitignore", ".editorconfig", ".pre-commit-config.yaml", ".vscode", "README.md"),
    }
    assert made["schemas/panel.schema.json"] == (TOP / "schemas" / "panel.schema.json").read_bytes()
    assert b"* text=auto eol=lf" in made[".gitattributes"]
    assert b"private" in made["README.md"]
    assert [name for name, content in made.items() if b"\r" in content] == []


def test_where_the_command_is_not_found_it_is_said_that_the_hooks_need_it(
    scalecheck: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "")
    ended = scalecheck("init", "team")
    assert ended.code == 0
    assert "`scalecheck`, which is not found here: without it the hooks stop every commit." in " ".join(
        ended.err.split()
    )


def test_what_comes_next_can_be_typed_in_the_new_folder(scalecheck: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SCALECHECK_COMMAND", "python run.py")
    monkeypatch.setenv("SCALECHECK_COMMAND_ANYWHERE", "python /apps/scalecheck/run.py")
    said = scalecheck("init", "team").out
    assert "  python /apps/scalecheck/run.py assess\n" in said
    assert 'merge.scalecheck.driver "python /apps/scalecheck/run.py merge' in said
    assert "python run.py" not in said


@pytest.mark.parametrize(
    ("host", "name"),
    [
        ("github", ".github/workflows/scalecheck.yml"),
        ("gitlab", ".gitlab-ci.yml"),
        ("azure", "azure-pipelines.yml"),
    ],
)
def test_each_host_of_git_gets_the_file_that_runs_the_check(host: str, name: str, here: Path, scalecheck: Run) -> None:
    assert scalecheck("init", "--ci", host).code == 0
    assert "sh ci/check.sh" in texts(yaml.safe_load((here / name).read_text(encoding="utf-8")))


def texts(value: Any) -> list[str]:  # noqa: ANN401 (a file of another program holds anything)
    if isinstance(value, dict):
        return [text for inner in value.values() for text in texts(inner)]
    return [text for inner in value for text in texts(inner)] if isinstance(value, list) else [str(value)]


def test_the_check_is_three_plain_lines(here: Path, scalecheck: Run) -> None:
    scalecheck("init")
    lines = (here / "ci" / "check.sh").read_text(encoding="utf-8").splitlines()
    assert len([line for line in lines if not line.startswith("#")]) == 3


def test_what_is_there_already_stays_as_it_is_and_is_named(here: Path, scalecheck: Run) -> None:
    (here / "README.md").write_text("Ours.\n", encoding="utf-8")
    (here / "checklists").mkdir()
    (here / "checklists" / "README.md").symlink_to("nowhere")
    ended = scalecheck("init")
    assert ended.code == 0
    left = ended.out.partition("Left alone: there is another file of this name already")[2]
    assert left.split()[:4] == ["•", "README.md", "•", "checklists/README.md"]
    assert (here / "README.md").read_text(encoding="utf-8") == "Ours.\n"
    assert not (here / "nowhere").exists()
    before = files(here)
    again = scalecheck("init")
    assert "Made in" not in again.out
    assert f"{len(before) - 1} more are there already as they should be." in again.out
    assert files(here) == before


def test_a_dry_run_makes_nothing(here: Path, scalecheck: Run) -> None:
    ended = scalecheck("init", "team", "--dry-run")
    assert (ended.code, ended.err) == (0, "")
    assert "Would be made in team" in ended.out
    assert list(here.iterdir()) == []


def test_a_file_in_place_of_the_folder_is_refused(here: Path, scalecheck: Run) -> None:
    (here / "team").touch()
    ended = scalecheck("init", "team")
    assert (ended.code, ended.out) == (2, "")
    assert "team: this is a file, and a folder is needed here." in ended.err


def test_a_file_in_place_of_one_of_its_folders_is_refused(here: Path, scalecheck: Run) -> None:
    (here / "schemas").write_text("mine", encoding="utf-8")
    ended = scalecheck("init")
    assert ended.code == 2
    assert "schemas" in ended.err
    assert (here / "schemas").read_text(encoding="utf-8") == "mine"


def test_git_begins_where_there_is_no_repository_and_a_folder_inside_one_is_told(here: Path, scalecheck: Run) -> None:
    assert "  git init\n" in scalecheck("init", "team").out
    (here / ".git").mkdir()
    ended = scalecheck("init", "team")
    assert "git init" not in ended.out
    assert "read their files at its top only" in " ".join(ended.err.split())
    assert "at its top only" not in scalecheck("init").err


def test_what_is_begun_afterwards_leads_editors_to_the_schemas(here: Path, scalecheck: Run) -> None:
    scalecheck("init")
    scalecheck("checklist", "new", "--title", "Night team")
    scalecheck("assess", "pilot-to-scale-quick", *FIRST)
    [assessment] = (here / "assessments").rglob("*.yaml")
    scalecheck("assess", assessment, "--round", "2027-02")
    made = [*(here / "assessments").rglob("*.yaml"), *(here / "checklists").glob("*.yaml")]
    assert len(made) == 3
    for path in made:
        first, second = path.read_text(encoding="utf-8").splitlines()[:2]
        kind = "checklist" if path.parent.name == "checklists" else "assessment"
        assert first == f"# yaml-language-server: $schema={way_to_schema(path, kind)}"
        assert second.startswith("# ")
        schema = json.loads((path.parent / first.partition("$schema=")[2]).read_text(encoding="utf-8"))
        assert schema["title"] == f"scalecheck {kind}"


def test_what_a_killed_init_left_is_cleared_away_by_the_next(here: Path, scalecheck: Run) -> None:
    scalecheck("init", "team")
    before = files(here / "team")
    for folder in (here / "team", here / "team" / "schemas", here / "team" / ".vscode"):
        (folder / ".~scalecheck-0123456789abcdef.tmp").write_bytes(b"half a fi")
    assert scalecheck("init", "team").code == 0
    assert files(here / "team") == before
