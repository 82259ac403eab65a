"""`scalecheck compare` and `scalecheck history`, run through the boundary that every command ends at."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest

from scalecheck.commands.compare import compare
from scalecheck.commands.history import history
from scalecheck.failures import guarded
from tests import trees

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.running import Edit

    Git = Callable[..., str]

EXAMPLE: Final = Path(__file__).parents[1] / "old_files" / "0.1.0" / "delayed-discharge"
CHECKLISTS: Final = Path(__file__).parents[2] / "checklists"
PROGRAMME: Final = Path("assessments/discharge-dashboard/2026-11/programme/agreed.yaml")
SITE: Final = Path("assessments/discharge-dashboard/2026-11/eastbrook/operations-manager.yaml")
HOSTILE: Final = "<script>alert(1)</script> | `x` [l](javascript:alert(1)) [red]"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder of one's own with the example in it, and go there."""
    shutil.copytree(EXAMPLE, tmp_path / "example")
    monkeypatch.chdir(tmp_path / "example")
    return tmp_path / "example"


@pytest.fixture
def git(here: Path) -> Git:
    """Make that folder a repository; give a way to run git there on a day of one's choice."""
    parts = ("AUTHOR_NAME", "AUTHOR_EMAIL", "COMMITTER_NAME", "COMMITTER_EMAIL")

    def run(*arguments: str, day: str = "2026-11-21") -> str:
        when = f"{day}T12:00:00+00:00"
        env = {
            **os.environ,
            **{f"GIT_{part}": "clerk@example.org" for part in parts},
            "GIT_CONFIG_GLOBAL": os.devnull,
            "GIT_CONFIG_SYSTEM": os.devnull,
            "GIT_AUTHOR_DATE": when,
            "GIT_COMMITTER_DATE": when,
        }
        program = [shutil.which("git") or "git", *arguments]
        return subprocess.run(program, cwd=here, env=env, capture_output=True, text=True, check=True).stdout

    run("init", "-q")
    run("add", ".")
    run("commit", "-qm", "Begin")
    return run


def as_json(capsys: pytest.CaptureFixture[str], *places: str, **more: Any) -> dict[str, Any]:  # noqa: ANN401
    capsys.readouterr()
    then, now = (*places, None)[:2]
    assert guarded(lambda: compare(str(then), now, "json", **more)) == 0
    data: dict[str, Any] = json.loads(capsys.readouterr().out)
    return data


def said(capsys: pytest.CaptureFixture[str], run: Callable[[], int]) -> tuple[int, str, str]:
    capsys.readouterr()
    code = guarded(run)
    return code, *capsys.readouterr()


def test_two_files_are_compared_and_differences_are_no_failure(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    other = PROGRAMME.with_name("clinical-lead.yaml")
    code, out, err = said(capsys, lambda: compare(str(other), str(PROGRAMME), "text"))
    assert (code, err) == (0, "")
    assert here.is_dir()
    assert "The system around it: no verdict yet, now" in " ".join(out.split())
    for heading in (
        "Verdict",
        "Sides, each taken alone",
        "Answers that fell",
        "Became don't know",
        "Gates",
        "Areas",
        "New actions",
    ):
        assert f"\n{heading}\n" in out


def test_a_condition_without_a_day_has_none_in_json(here: Path, edit: Edit, capsys: pytest.CaptureFixture[str]) -> None:
    old = here / "old.yaml"
    shutil.copy(here / PROGRAMME, old)
    edit(here / PROGRAMME, "what: Each part has its reason, and Eastbrook has agreed the page", "what: Something new")
    text = (here / PROGRAMME).read_text(encoding="utf-8")
    begin = text.index("what: Something new")
    due = text.index("due: ", begin)
    (here / PROGRAMME).write_text(text[:due] + "done: false" + text[text.index("\n", due) :], encoding="utf-8")
    [found] = as_json(capsys, str(old), str(PROGRAMME))["comparisons"]
    new = [one for one in found["actions"] if one["what"] == "Something new"]
    assert [one["due"] for one in new] == [None]


def test_a_file_compared_with_itself_has_not_moved(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert here.is_dir()
    data = as_json(capsys, str(PROGRAMME), str(PROGRAMME))
    [found] = data["comparisons"]
    assert data["format"] == "scalecheck/compare@1.0"
    assert found["items"] == []
    assert found["same_rules"]
    assert {about: one["changed_by"] for about, one in found["sides"].items()} == {"innovation": [], "system": []}
    assert all(one["now"] == one["then"] == one["by_time"] for one in found["sides"].values())
    assert [one["what"] for one in found["conditions"]] == [
        "Safety and data papers signed at Eastbrook before its first patient",
        "A payer for the yearly cost",
    ]


def test_what_another_checklist_changes_is_told_apart(
    here: Path, edit: Edit, capsys: pytest.CaptureFixture[str]
) -> None:
    old = 'version: "0.1.0"'
    files = [path for path in CHECKLISTS.rglob("pilot-to-scale*.yaml") if old in path.read_text(encoding="utf-8")]
    newer = here / "checklists" / "pilot-to-scale.yaml"
    text = files[0].read_text(encoding="utf-8").replace(old, 'version: "0.2.0"', 1)
    newer.write_text(text.replace("    met_from: in-place\n", "    met_from: partly\n", 1), encoding="utf-8")
    new = here / PROGRAMME.parent / "new.yaml"
    shutil.copy(here / PROGRAMME, new)
    edit(new, 'version: "0.1.0"', 'version: "0.2.0"')
    [found] = as_json(capsys, str(PROGRAMME), str(new))["comparisons"]
    assert not found["same_rules"]
    assert {(one["cause"], one["kind"]) for one in found["items"]} == {("rules", "counts-more")}
    assert {cause for one in found["gates"] for cause in one["changed_by"]} <= {"rules", "time"}
    _, out, _ = said(capsys, lambda: compare(str(PROGRAMME), str(new), "text"))
    assert "\nBecause the checklist's rules changed\n" in out
    assert "\nAnswers that" not in out


def test_hostile_words_are_shown_as_words(here: Path, edit: Edit, capsys: pytest.CaptureFixture[str]) -> None:
    old = here / "old.yaml"
    shutil.copy(here / PROGRAMME, old)
    edit(here / PROGRAMME, "what: Each part has its reason, and Eastbrook has agreed the page", f"what: '{HOSTILE}'")
    _, out, _ = said(capsys, lambda: compare("old.yaml", str(PROGRAMME), "text"))
    assert "[red]" in out
    assert "[l](javascript:" in " ".join(out.split())
    _, out, _ = said(capsys, lambda: compare("old.yaml", str(PROGRAMME), "md"))
    assert "<script>" not in out.replace("\\<script\\>", "")
    assert "\\[l\\](javascript:" in out


def test_what_is_missing_or_wrongly_asked_exits_with_two(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert here.is_dir()
    code, _, err = said(capsys, lambda: compare("none.yaml", str(PROGRAMME), "text"))
    assert (code, err) == (2, "none.yaml: there is no such file.\n")
    assert said(capsys, lambda: compare(str(PROGRAMME), None, "text"))[0] == 2
    code, _, err = said(capsys, lambda: compare("-x:a.yaml", str(PROGRAMME), "text"))
    assert (code, err) == (2, "-x: a revision never begins with `-`.\n")


@pytest.mark.needs("git")
def test_a_revision_is_compared_with_what_stands_now(
    git: Git, here: Path, edit: Edit, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(here / PROGRAMME, "  unlike-setting:\n    dont_know: true\n", "  unlike-setting:\n    option: not-found\n")
    [found] = as_json(capsys, f"HEAD:{PROGRAMME.as_posix()}", str(PROGRAMME))["comparisons"]
    assert [(one["id"], one["cause"], one["kind"]) for one in found["items"]] == [
        ("unlike-setting", "answers", "answered")
    ]
    assert found["then"]["as_of"] == "2026-11-21"
    assert git("status", "--porcelain").split() == ["M", PROGRAMME.as_posix()]


@pytest.mark.needs("git")
def test_a_site_at_a_revision_is_judged_with_the_programme_of_that_revision(
    git: Git, here: Path, edit: Edit, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(here / PROGRAMME, "  unlike-setting:\n    dont_know: true\n", "  unlike-setting:\n    option: not-found\n")
    [found] = as_json(capsys, f"HEAD:{SITE.as_posix()}", str(SITE))["comparisons"]
    assert [one["id"] for one in found["items"]] == ["unlike-setting"]
    assert git("log", "--oneline").count("\n") == 1


@pytest.mark.needs("git")
def test_folders_are_paired_by_innovation_and_site(git: Git, here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.rmtree(here / SITE.parent)
    data = as_json(capsys, "HEAD:assessments", "assessments")
    assert [one["now"]["site"] for one in data["comparisons"]] == [None]
    assert data["not_compared"] == ["Only there then: discharge-dashboard, eastbrook"]
    assert git("log", "--oneline")


@pytest.mark.needs("git")
def test_since_a_day_compares_with_what_stood_then_also_under_another_name(
    git: Git, here: Path, edit: Edit, capsys: pytest.CaptureFixture[str]
) -> None:
    git("mv", str(PROGRAMME), str(PROGRAMME.with_name("new.yaml")), day="2026-11-22")
    git("commit", "-qm", "Rename", day="2026-11-22")
    new = PROGRAMME.with_name("new.yaml")
    edit(here / new, "  unlike-setting:\n    dont_know: true\n", "  unlike-setting:\n    option: not-found\n")
    [found] = as_json(capsys, str(new), since=date(2026, 11, 21))["comparisons"]
    assert [one["id"] for one in found["items"]] == ["unlike-setting"]
    code, _, err = said(capsys, lambda: compare(str(new), None, "text", since=date(2026, 11, 1)))
    assert (code, "nothing was committed by 2026-11-01" in err) == (2, True)


@pytest.mark.needs("git")
def test_errors_at_a_revision_name_the_revision_and_no_folder_of_ours(
    git: Git, here: Path, edit: Edit, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(here / PROGRAMME, 'round: "2026-11"', "round: sometime")
    git("commit", "-qam", "Break")
    code, _, err = said(capsys, lambda: compare(f"HEAD:{PROGRAMME.as_posix()}", "assessments", "text"))
    assert code == 1
    assert err.startswith(f"HEAD:{PROGRAMME.as_posix()}:")
    assert "scalecheck-" not in err
    code, _, err = said(capsys, lambda: compare("nowhere:a.yaml", str(PROGRAMME), "text"))
    assert (code, "There is no revision `nowhere`" in err) == (2, True)


@pytest.mark.needs("git")
def test_without_git_or_a_repository_a_sentence_says_so(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    code, _, err = said(capsys, lambda: compare("HEAD:a.yaml", str(PROGRAMME), "text"))
    assert (code, "is in no git repository" in err) == (2, True)
    monkeypatch.setenv("PATH", str(here))
    code, _, err = said(capsys, lambda: compare("HEAD:a.yaml", str(PROGRAMME), "text"))
    assert (code, "git, which is not installed" in err) == (2, True)


@pytest.mark.needs("git")
def test_history_has_a_line_for_each_commit_that_changed_the_judgement(
    git: Git, here: Path, edit: Edit, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(here / PROGRAMME, "  unlike-setting:\n    dont_know: true\n", "  unlike-setting:\n    option: shown-once\n")
    git("commit", "-qam", "Answer", day="2026-11-22")
    edit(here / PROGRAMME, "      Six more sites.\n", "      Six more of them.\n")
    git("commit", "-qam", "Only words", day="2026-11-22")
    git("mv", str(PROGRAMME), str(PROGRAMME.with_name("new.yaml")))
    git("commit", "-qm", "Rename", day="2026-11-23")
    new = PROGRAMME.with_name("new.yaml")
    code, out, err = said(capsys, lambda: history(here / new, "json"))
    assert (code, err) == (0, "")
    data = json.loads(out)
    assert data["commits"] == 4
    assert [one["day"] for one in data["points"]] == ["2026-11-21", "2026-11-22", "2026-11-23"]
    assert [one["file"].rpartition("/")[2] for one in data["points"]] == ["agreed.yaml", "agreed.yaml", "new.yaml"]
    assert all(set(one["sides"]) == {"innovation", "system"} for one in data["points"])
    assert set(data["points"][0]["sides"]["system"]) == {"id", "title", "settled"}
    areas = [one["areas"]["Adaptation"] for one in data["points"]]
    assert areas[0] < areas[1] == areas[2]
    code, out, _ = said(capsys, lambda: history(new, "text"))
    assert code == 0
    assert "2026-11-22" in out
    assert "3 of 4 commits" in out
    assert out.count("Taken alone: The innovation: ") == len({json.dumps(one["sides"]) for one in data["points"]})
    assert f"Adaptation {areas[0]} to {areas[1]}" in " ".join(out.split())


@pytest.mark.needs("git")
def test_history_tells_a_version_that_was_not_valid_and_what_is_not_committed(
    git: Git, here: Path, edit: Edit, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(here / PROGRAMME, 'round: "2026-11"', "round: sometime")
    git("commit", "-qam", "Break", day="2026-11-22")
    edit(here / PROGRAMME, "round: sometime", 'round: "2026-11"')
    points = json.loads(said(capsys, lambda: history(PROGRAMME, "json"))[1])["points"]
    assert [one["verdict"] is None for one in points] == [False, True, False]
    assert points[1]["trouble"].startswith("not a valid assessment")
    assert points[2]["commit"] is None


@pytest.mark.needs("git")
def test_history_without_a_repository_or_a_commit_says_so(
    here: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    code, _, err = said(capsys, lambda: history(PROGRAMME, "text"))
    assert (code, "is in no git repository" in err) == (2, True)
    assert said(capsys, lambda: history(PROGRAMME.parent, "text"))[0] == 2
    monkeypatch.setenv("PATH", str(here))
    assert said(capsys, lambda: history(PROGRAMME, "text"))[0] == 2


@pytest.mark.needs("git")
def test_history_of_a_shallow_clone_shows_what_there_is_and_exits_with_two(
    git: Git, here: Path, edit: Edit, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(here / PROGRAMME, "      Six more sites.\n", "      Six more of them.\n")
    git("commit", "-qam", "Only words")
    git("clone", "-q", "--depth", "1", f"file://{here}", str(tmp_path / "shallow"))
    code, out, err = said(capsys, lambda: history(tmp_path / "shallow" / PROGRAMME, "text"))
    assert (code, "One commit holds this file." in out, "shallow clone" in err) == (2, True, True)


@pytest.mark.needs("git")
def test_a_broken_file_in_a_folder_is_told_by_its_revision_and_the_others_are_compared(
    git: Git, here: Path, edit: Edit, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(here / SITE, 'round: "2026-11"', "round: sometime")
    git("commit", "-qam", "Break")
    edit(here / SITE, "round: sometime", 'round: "2026-11"')
    code, out, err = said(capsys, lambda: compare("HEAD:assessments", "assessments", "text"))
    assert code == 1
    assert f"HEAD:{SITE.as_posix()}:" in err
    assert "scalecheck-" not in err
    assert "Only there now: discharge-dashboard, eastbrook" in out


SMALL: Final = ("small", "quick")


def rounds(folder: Path, *, then: tuple[str, ...], now: tuple[str, ...], said: str = "full", more: str = "") -> None:
    """Put two rounds of one respondent with a file for each checklist."""
    for name in SMALL:
        trees.put(folder, f"checklists/{name}.yaml", trees.checklist(name))
    answers = dict.fromkeys(trees.ITEMS, said)
    for round_, named in (("2026-11", then), ("2027-02", now)):
        for name in named:
            text = trees.assessment(answers, round_=round_, checklist=name, more=more if round_ == "2027-02" else "")
            trees.put(folder, f"assessments/{round_}/{name}.yaml", text)


def test_in_two_folders_files_of_the_same_checklist_are_compared(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    rounds(tmp_path, then=("quick", "small"), now=("small",))
    data = as_json(capsys, "assessments/2026-11", "assessments/2027-02")
    assert [(one["then"]["checklist"]["id"], one["now"]["checklist"]["id"]) for one in data["comparisons"]] == [
        ("small", "small")
    ]
    assert data["not_compared"] == ["Only there then: hub, programme, quick"]


def test_in_two_folders_a_file_is_compared_with_the_one_of_another_checklist_that_it_follows(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    trees.put(tmp_path, "checklists/third.yaml", trees.checklist("third"))
    rounds(tmp_path, then=("quick", "small"), now=("third",), more="follows: ../2026-11/quick.yaml\n")
    [found] = as_json(capsys, "assessments/2026-11", "assessments/2027-02")["comparisons"]
    assert found["then"]["checklist"]["id"] == "quick"


def test_where_it_can_not_be_told_which_files_belong_together_they_are_asked_for(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    trees.put(tmp_path, "checklists/third.yaml", trees.checklist("third"))
    rounds(tmp_path, then=("quick", "small"), now=("third",))
    code, out, err = said(capsys, lambda: compare("assessments/2026-11", "assessments/2027-02", "text"))
    assert (code, out) == (2, "")
    assert "hub, programme: several checklists are answered, and it can't be told which two belong together" in err
    assert "Then: quick, small" in err
    assert "Now: third" in err


def test_across_two_checklists_nothing_is_put_down_to_changed_rules(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    rounds(tmp_path, then=("quick",), now=("small",), said="some")
    text = (tmp_path / "checklists" / "quick.yaml").read_text(encoding="utf-8")
    (tmp_path / "checklists" / "quick.yaml").write_text(text.replace("at_least: full", "at_least: some"))
    trees.put(tmp_path, "checklists/small.yaml", trees.checklist("small"))
    code, out, _ = said(capsys, lambda: compare("assessments/2026-11", "assessments/2027-02", "text"))
    assert code == 0
    assert "Paid: no longer met (changed by: another checklist)" in out
    assert "Because another checklist is answered" in out
    assert "rule" not in out


def test_files_about_different_things_are_compared_with_a_word_of_caution(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert here.is_dir()
    code, _, err = said(capsys, lambda: compare(str(PROGRAMME), str(SITE), "text"))
    assert code == 0
    assert "These are about different things" in err
