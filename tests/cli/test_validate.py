"""`scalecheck validate`, run as its users run it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.running import Edit, Run

AGREED: Final = Path("assessments/discharge-hub/2026-11/programme/agreed.yaml")
SITE: Final = Path("assessments/discharge-hub/2026-11/north/north-ops.yaml")
CHECKLIST: Final = Path("checklists/mini-scale.yaml")
FILES: Final = 6
"""How many files the family has."""


@pytest.fixture
def mixed(family: Path, edit: Edit) -> Path:
    """Return the family with three things wrong in two of its files."""
    edit(family / AGREED, "option: partly", "option: partially")
    edit(family / AGREED, "basis: evidenced ", "basis: [evidenced] ")
    edit(family / SITE, "  headroom:", "  headrom:")
    return family


def test_good_files_end_with_0_and_a_line_that_says_so(family: Path, scalecheck: Run) -> None:
    assert scalecheck("validate", family) == (0, "", f"{FILES} files checked: no problems.\n")


def test_without_a_path_this_folder_is_checked(family: Path, scalecheck: Run) -> None:
    assert family == Path.cwd()
    assert scalecheck("validate") == (0, "", f"{FILES} files checked: no problems.\n")


def test_one_file_is_counted_as_one(family: Path, scalecheck: Run) -> None:
    assert scalecheck("validate", family / CHECKLIST).err == "1 file checked: no problems.\n"


@pytest.mark.usefixtures("mixed")
def test_problems_are_told_with_the_line_a_caret_and_a_hint(
    scalecheck: Run, golden: Callable[[str, str], None]
) -> None:
    ended = scalecheck("validate", "assessments", "checklists")
    assert (ended.code, ended.err) == (1, f"{FILES} files checked: 2 errors, 1 warning.\n")
    golden("validate/text.txt", ended.out)


@pytest.mark.usefixtures("mixed")
def test_on_github_problems_become_annotations(scalecheck: Run, golden: Callable[[str, str], None]) -> None:
    ended = scalecheck("validate", "assessments", "--format", "github")
    assert ended.code == 1
    golden("validate/github.txt", ended.out)


@pytest.mark.usefixtures("mixed")
def test_sarif_goes_out_alone_and_the_answer_stays_the_same(scalecheck: Run) -> None:
    ended = scalecheck("validate", "assessments", "--format", "sarif")
    assert (ended.code, ended.err) == (1, "")
    results = json.loads(ended.out)["runs"][0]["results"]
    place = results[0]["locations"][0]["physicalLocation"]
    assert place["artifactLocation"]["uri"] == SITE.as_posix()
    assert place["region"]["startLine"] == 29


@pytest.mark.usefixtures("mixed")
def test_json_has_the_keys_that_scripts_rely_on(scalecheck: Run) -> None:
    ended = scalecheck("validate", "assessments", "--format", "json")
    assert (ended.code, ended.err) == (1, "")
    said = json.loads(ended.out)
    assert said["files"] == FILES - 2
    assert said["problems"][0] == {
        "file": str(SITE),
        "line": 29,
        "column": 3,
        "severity": "warning",
        "code": "unknown-answer",
        "message": "The checklist has no item `headrom`; its answer is kept and counts nowhere.",
        "hint": "Did you mean `headroom`?",
    }
    assert [(one["file"], one["severity"], one["code"]) for one in said["problems"][1:]] == [
        (str(AGREED), "error", "unknown-option"),
        (str(AGREED), "error", "unknown-word"),
    ]


def test_json_of_good_files_has_no_problems(family: Path, scalecheck: Run) -> None:
    ended = scalecheck("validate", family, "--format", "json")
    assert (ended.code, json.loads(ended.out)) == (0, {"files": FILES, "problems": []})


def test_a_warning_alone_ends_with_0(family: Path, edit: Edit, scalecheck: Run) -> None:
    edit(family / SITE, "  headroom:", "  headrom:")
    ended = scalecheck("validate")
    assert (ended.code, ended.err) == (0, f"{FILES} files checked: 1 warning.\n")


def test_a_broken_file_in_a_folder_keeps_no_other_from_being_checked(family: Path, edit: Edit, scalecheck: Run) -> None:
    edit(family / AGREED, "round: ", "round ")
    edit(family / SITE, "option: planned", "option: plannned")
    ended = scalecheck("validate", "--format", "json")
    found = [(one["file"], one["code"]) for one in json.loads(ended.out)["problems"]]
    assert (ended.code, found) == (1, [(str(SITE), "unknown-option"), (str(AGREED), "syntax")])


def test_a_missing_file_ends_with_2(family: Path, scalecheck: Run) -> None:
    assert scalecheck("validate", "nothing.yaml") == (2, "", "nothing.yaml: there is no such file.\n")
    assert family.exists()


def test_beside_a_missing_file_the_others_are_still_checked(family: Path, edit: Edit, scalecheck: Run) -> None:
    edit(family / SITE, "option: planned", "option: plannned")
    ended = scalecheck("validate", "nothing.yaml", SITE, "nowhere")
    assert ended.code == 2
    assert "There is no option `plannned`." in ended.out
    assert ended.err == (
        "1 file checked: 1 error.\nnothing.yaml: there is no such file.\nnowhere: there is no such file.\n"
    )


def test_what_scalecheckignore_names_is_passed_over_and_that_is_told(family: Path, scalecheck: Run) -> None:
    broken = family / "drafts" / "broken.yaml"
    broken.parent.mkdir()
    broken.write_text("format: scalecheck/checklist@1.0\n", encoding="utf-8")
    assert scalecheck("validate").code == 1
    (family / ".scalecheckignore").write_text("drafts\n", encoding="utf-8")
    ended = scalecheck("validate")
    assert (ended.code, "Passed over, as .scalecheckignore says: drafts." in ended.err) == (0, True)
    assert scalecheck("validate", "drafts").code == 1, "what is named is checked"


def test_a_folder_without_files_of_ours_ends_with_2(tmp_path: Path, scalecheck: Run) -> None:
    (tmp_path / "docker-compose.yaml").write_text("services:\n  web:\n    extends: base\n")
    (tmp_path / "notes.txt").write_text("format: scalecheck/panel@1.0\n")
    ended = scalecheck("validate", tmp_path)
    assert ended == (2, "", f"No file of scalecheck was found in {tmp_path}.\n")


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("mkdocs.yml", "site_name: Docs\nnav: []\n"),
        ("commitlint.config.yaml", "extends: [base]\nrules: {}\n"),
        ("hosts.yaml", "domains: [example.org]\n"),
        ("broken-template.yaml", "{{ if .Values.on }}\nkind: [\n"),
        ("format.yaml", "format: json\n"),
        (".hidden.yaml", "format: scalecheck/panel@1.0\n"),
        ("node_modules/panel.yaml", "format: scalecheck/panel@1.0\n"),
    ],
)
def test_yaml_of_other_programs_is_passed_over(name: str, text: str, family: Path, scalecheck: Run) -> None:
    (family / name).parent.mkdir(exist_ok=True)
    (family / name).write_text(text)
    assert scalecheck("validate").err == f"{FILES} files checked: no problems.\n"


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (b"", "empty-file"),
        (b"\n\n", "empty-file"),
        (b"\x00\x01\x02", "binary-file"),
        ("format: scalecheck/panel@1.0".encode("utf-16"), "not-utf8"),
        (b"formta: scalecheck/panel@1.0\nround: x\ninvited: []\n", "no-format"),
        (b"innovation: {id: hub}\nanswers: {}\n", "no-format"),
        (b'{"format": "scalecheck/panel@9.0"}\n', "newer-format"),
        (b"<<<<<<< HEAD\nformat: scalecheck/panel@1.0\n=======\n", "merge-conflict"),
    ],
)
def test_what_may_be_meant_for_us_is_told_about(text: bytes, code: str, family: Path, scalecheck: Run) -> None:
    (family / "strange.yaml").write_bytes(text)
    ended = scalecheck("validate", "--format", "json")
    found = {(one["file"], one["code"]) for one in json.loads(ended.out)["problems"]}
    assert (ended.code, found) == (1, {("strange.yaml", code)})


def test_a_file_of_another_program_is_told_about_when_it_is_named(tmp_path: Path, scalecheck: Run) -> None:
    path = tmp_path / "mkdocs.yml"
    path.write_text("site_name: Docs\n")
    ended = scalecheck("validate", path)
    assert ended.code == 1
    assert "[no-format]" in ended.out


@pytest.mark.skipif(os.name != "posix", reason="only here a link can lead nowhere without further rights")
def test_a_file_in_a_folder_that_can_not_be_read_is_a_problem_and_the_rest_is_done(
    family: Path, scalecheck: Run
) -> None:
    (family / "gone.yaml").symlink_to("nowhere.yaml")
    ended = scalecheck("validate")
    assert ended.code == 1
    assert ended.out == "gone.yaml:1:1: error: There is no such file. [unreadable]\n"
    assert ended.err == f"{FILES + 1} files checked: 1 error.\n"


def test_a_checklist_that_is_not_to_be_found_is_a_warning(family: Path, edit: Edit, scalecheck: Run) -> None:
    edit(family / SITE, 'version: "1.2.0"', 'version: "1.3.0"')
    ended = scalecheck("validate", SITE)
    assert ended.code == 0
    assert "The checklist `mini-scale` 1.3.0 was not found. This file was not checked against it." in ended.out
    assert "There is version 1.2.0 of it; to go on with that: " in ended.out


def test_a_checklist_that_is_there_and_broken_is_not_called_missing(family: Path, edit: Edit, scalecheck: Run) -> None:
    edit(family / CHECKLIST, "    colour: green\n", "")
    ended = scalecheck("validate", SITE)
    assert ended.code == 0
    assert "The checklist `mini-scale` 1.2.0 is not valid. This file was not checked against it." in ended.out
    assert "scalecheck validate " in ended.out


def test_a_checklist_can_be_named_by_path_and_by_id(family: Path, tmp_path: Path, scalecheck: Run, edit: Edit) -> None:
    alone = tmp_path / "alone.yaml"
    (family / SITE).rename(alone)
    edit(alone, "option: planned", "option: plannned")
    for name in (CHECKLIST, "mini-scale", "mini-scale@1.2.0"):
        ended = scalecheck("validate", alone, "--checklist", name)
        assert ended.code == (1 if name == CHECKLIST else 2), name
    assert "There is no option `plannned`." in scalecheck("validate", alone, "--checklist", CHECKLIST).out


def test_a_named_checklist_that_is_not_there_ends_with_2(family: Path, scalecheck: Run) -> None:
    ended = scalecheck("validate", family / "assessments", "--checklist", "mini-skale")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err == "There is no checklist `mini-skale`. Did you mean `mini-scale`?\n"


def test_a_named_version_that_is_not_there_is_told_which_are(family: Path, scalecheck: Run) -> None:
    ended = scalecheck("validate", family / SITE, "--checklist", "mini-scale@9.0.0")
    assert (ended.code, ended.err) == (2, "There is no checklist `mini-scale@9.0.0`. There is version 1.2.0.\n")


def test_a_file_that_answers_another_checklist_than_the_named_one_is_an_error(family: Path, scalecheck: Run) -> None:
    ended = scalecheck("validate", family / SITE, "--checklist", "pilot-to-scale")
    assert ended.code == 1
    assert "[other-checklist]" in ended.out


def test_a_named_checklist_of_another_kind_is_refused(family: Path, scalecheck: Run) -> None:
    ended = scalecheck("validate", family / SITE, "--checklist", AGREED)
    assert ended.code == 1
    assert "This file is an assessment, and a checklist is needed here." in ended.err


def test_a_site_that_answers_over_the_programme_without_a_reason_is_found(
    family: Path, edit: Edit, scalecheck: Run
) -> None:
    edit(
        family / SITE,
        "    override: The draft does not describe our pathway.       # answers over an inherited programme answer\n",
        "",
    )
    ended = scalecheck("validate", "--format", "json")
    found = [(one["file"], one["line"], one["code"]) for one in json.loads(ended.out)["problems"]]
    assert (ended.code, found) == (1, [(str(SITE), 21, "override-without-reason")])


def test_the_same_file_named_twice_is_checked_once(family: Path, scalecheck: Run) -> None:
    ended = scalecheck("validate", CHECKLIST, CHECKLIST)
    assert ended.err == "1 file checked: no problems.\n"
    assert family.exists()


def test_what_a_clean_run_does_not_need_is_not_imported(family: Path) -> None:
    of_ours = ("scalecheck.reports", "scalecheck.interview", "scalecheck.documents.writing.serialise")
    slow = ("importlib.metadata", "jinja2", "rich", *of_ours)
    program = (
        "import sys; from scalecheck.cli import main; code = main();"
        f"print(sorted(set({slow!r}) & set(sys.modules)), file=sys.stderr); sys.exit(code)"
    )
    command = [sys.executable, "-c", program, "validate", str(family / CHECKLIST)]
    ended = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert (ended.returncode, ended.stderr) == (0, "1 file checked: no problems.\n[]\n")


def test_two_texts_of_one_version_are_both_named_and_the_one_that_is_used_is_said(
    family: Path, scalecheck: Run, edit: Edit
) -> None:
    first = family / "checklists" / "mini-scale.yaml"
    second = family / "checklists" / "other.yaml"
    second.write_bytes(first.read_bytes())
    assert "several-texts" not in scalecheck("validate", "checklists").out
    edit(second, "ask: How many more sites", "ask: How many other sites")
    ended = scalecheck("validate", "checklists")
    assert (ended.code, ended.out.count("[several-texts]")) == (0, 2)
    assert f"{first}, {second}" in ended.out
    told = scalecheck("status", "assessments/discharge-hub/2026-11/programme/agreed.yaml").err
    assert f"with different texts: {first}, {second}. The first is used" in told
