"""Links in a folder of somebody else's: nothing outside the folder is read because the folder says so."""

from __future__ import annotations

import io
import os
import shutil
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from scalecheck.cli import main
from tests.running import Ended

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.running import Run

pytestmark = pytest.mark.skipif(not hasattr(os, "symlink"), reason="this system has no symbolic links")

EXAMPLE: Final = Path(__file__).parents[1] / "examples" / "valid"
ROUND: Final = Path("assessments/discharge-hub/2026-11")
AGREED: Final = ROUND / "programme" / "agreed.yaml"
CANARY: Final = "canary-4711"


@pytest.fixture
def scalecheck(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Run:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795392000")
    monkeypatch.setenv("COLUMNS", "400")

    def run(*arguments: object) -> Ended:
        return Ended(main([str(one) for one in arguments]), *capsys.readouterr())

    return run


@pytest.fixture(params=["in git", "outside git"])
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> Path:
    """Return a copy of the example, with a folder of secrets outside it that is itself a repository."""
    shutil.copytree(EXAMPLE, tmp_path / "cloned")
    if request.param == "in git":
        (tmp_path / "cloned" / ".git").mkdir()
    secrets = tmp_path / "secrets"
    (secrets / ".git").mkdir(parents=True)
    (secrets / "config").write_text(f"password = {CANARY}\n", encoding="utf-8")
    (secrets / "own.yaml").write_text(f"format: scalecheck/assessment@1.0\n{CANARY}: 1\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path / "cloned")
    return tmp_path / "cloned"


def templates(here: Path, target: Path) -> list[str]:
    (target / "leak.md.jinja").write_text("{% include 'config' %}", encoding="utf-8")
    (here / "assessments" / "templates").symlink_to(target, target_is_directory=True)
    return ["report", str(AGREED), "--template", "leak"]


def checklists(here: Path, target: Path) -> list[str]:
    (here / "assessments" / "checklists").symlink_to(target, target_is_directory=True)
    return ["status", str(AGREED)]


def checklist_file(here: Path, target: Path) -> list[str]:
    (here / "checklists").mkdir(exist_ok=True)
    (here / "checklists" / "linked.yaml").symlink_to(target / "own.yaml")
    return ["checklist", "list"]


def listed_file(here: Path, target: Path) -> list[str]:
    (here / "assessments" / "linked.yaml").symlink_to(target / "own.yaml")
    return ["validate", "assessments"]


@pytest.mark.parametrize("attack", [templates, checklists, checklist_file, listed_file])
def test_what_a_link_leads_to_outside_is_refused_with_a_sentence(
    here: Path, scalecheck: Run, attack: Callable[[Path, Path], list[str]]
) -> None:
    ended = scalecheck(*attack(here, here.parent / "secrets"))
    assert ended.code in {1, 2}
    assert "leads out of the folder" in (ended.out + ended.err).replace("\n", " ")
    assert CANARY not in ended.out + ended.err


@pytest.mark.parametrize("target", ["secrets/own.yaml", "secrets"])
def test_a_file_that_is_named_in_a_repository_is_not_read_through_a_link_out_of_it(
    tmp_path: Path, scalecheck: Run, monkeypatch: pytest.MonkeyPatch, target: str
) -> None:
    (tmp_path / "secrets").mkdir()
    (tmp_path / "secrets" / "own.yaml").write_text(f"{CANARY}\n", encoding="utf-8")
    (tmp_path / "cloned" / ".git").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "cloned")
    Path("linked").symlink_to(tmp_path / target)
    name = "linked" if target.endswith(".yaml") else "linked/own.yaml"
    for command in (["validate", name], ["status", name], ["checklist", "show", name]):
        ended = scalecheck(*command)
        assert (ended.code, CANARY in ended.out + ended.err) == (2, False)


def test_what_is_linked_within_the_repository_is_read(here: Path, scalecheck: Run) -> None:
    (here / "assessments" / "same.yaml").symlink_to(here / AGREED)
    (here / "assessments" / "templates").symlink_to(here / "forms", target_is_directory=True)
    (here / "forms").mkdir()
    (here / "forms" / "own.md.jinja").write_text("Judged: {{ report.title | text }}\n", encoding="utf-8")
    (here / ".git").mkdir(exist_ok=True)
    assert scalecheck("report", AGREED, "--template", "own").out.startswith("Judged: ")


def test_the_folder_of_git_is_never_inside(tmp_path: Path, scalecheck: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(EXAMPLE, tmp_path / "cloned")
    monkeypatch.chdir(tmp_path / "cloned")
    Path(".git").mkdir()
    Path(".git", "leak.md.jinja").write_text(CANARY, encoding="utf-8")
    Path("assessments", "templates").symlink_to(Path("..", ".git"), target_is_directory=True)
    ended = scalecheck("report", AGREED, "--template", "leak")
    assert (ended.code, CANARY in ended.out, "leads into the folder .git" in ended.err) == (2, False, True)


def test_the_round_before_is_read_only_inside_and_about_the_same(
    here: Path, scalecheck: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    shutil.copytree(EXAMPLE / "assessments", tmp_path / "elsewhere")
    newest = min(path for path in here.rglob("*.yaml") if "2026-11" in path.parts)
    text = newest.read_text(encoding="utf-8")
    outside = tmp_path / "elsewhere" / newest.relative_to(here / "assessments")
    other = min(path for path in (here / "assessments").rglob("*.yaml") if path.parent.name == "programme")
    lines = [line for line in text.splitlines() if not line.startswith("follows:")]
    for target, why in ((outside, "can't be read"), (other, "is about something else")):
        named = os.path.relpath(target, newest.parent)
        newest.write_text("\n".join([lines[0], f"follows: {named}", *lines[1:]]) + "\n", encoding="utf-8")
        ended = scalecheck("report", newest)
        assert (ended.code, why in ended.err) == (0, True)
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"q\n")))
        told = " ".join(scalecheck("assess", newest).out.split())
        assert f"The file with the earlier answers, {named}, {why}" in told
        assert "Its answers are not shown." in told


def test_what_is_created_through_a_link_that_leads_out_is_said_to_be_elsewhere(here: Path, scalecheck: Run) -> None:
    secrets = here.parent / "secrets"
    (here / "elsewhere").symlink_to(secrets, target_is_directory=True)
    for words in (
        ("pack", "export", ROUND / "programme", "--format", "html", "-o", "elsewhere"),
        ("init", "elsewhere"),
    ):
        before = {path.name for path in secrets.rglob("*")}
        ended = scalecheck(*words)
        new = {path.name for path in secrets.rglob("*")} - before
        assert (ended.code, bool(new)) == (0, True), ended
        assert f"by a link: what is written goes into {secrets}" in ended.err


def test_a_pack_that_a_link_brings_in_from_elsewhere_is_not_read(here: Path, scalecheck: Run) -> None:
    (here / "packs").mkdir()
    (here / "packs" / "linked.yaml").symlink_to(here.parent / "secrets" / "own.yaml")
    ended = scalecheck("pack", "import", "packs", "--yes")
    assert (ended.code, CANARY in ended.out + ended.err, "leads out of the folder" in ended.err) == (2, False, True)
    named = scalecheck("pack", "import", "packs/linked.yaml", "--yes")
    assert CANARY not in named.err or not (here / ".git").exists(), "outside git, a file that is named is read"
