"""Local variants of checklists, used as their users use them."""

from __future__ import annotations

import io
import json
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from tests.running import committed

if TYPE_CHECKING:
    from tests.running import Edit, Run

NORTH: Final = Path("checklists/mini-scale-north.yaml")
PARENT: Final = Path("checklists/mini-scale.yaml")
FILE: Final = Path("north.yaml")
PROGRAMME: Final = Path("assessments/discharge-hub/2026-11/programme/agreed.yaml")
DEVIATIONS: Final = """\
# Mini pilot-to-scale, north system 0.1.0

A local variant of Mini pilot-to-scale (mini-scale 1.2.0).

Agreed by the system board.

- **Changed: “Headroom”.** Our rota term.
  - Question: “Is there protected time in the rota to train and adjust?”, in place of “Is there protected time to train and adjust?”.
  - Weight: “2”, in place of “1”.
  - It means the same, so answers given to the other wording stay valid.
- **Not asked: “Extra work”.** Asked in the staff survey instead.
  - Left out: “Does it add work for the receiving team?”
- **Added: “Unions agreed”.** Local agreement.
  - Asked as well: “Have staff sides agreed the new roles?”
- **Gate tightened: “Safe”.** Local incident.
  - Also needed for each verdict: Interoperability: at least “Partly in place”.
"""  # noqa: E501 (lines as they are printed)
ASSESSMENT: Final = """\
format: scalecheck/assessment@1.0
checklist: {id: mini-scale-north, version: "0.1.0"}
innovation: {id: discharge-hub}
round: "2026-11"
respondent: {id: clinical-lead, role: clinical lead}
profile:
  digital: {option: answer-yes}
answers:
  core-components: {option: in-place}
  safety-case: {option: in-place}
  headroom: {option: partly}
  union-agreed: {option: planned}
  extra-work: {option: agree}
"""


@pytest.fixture
def variant(family: Path) -> Path:
    """Return a folder with a local variant and an assessment that answers it."""
    (family / FILE).write_text(ASSESSMENT, encoding="utf-8")
    return family


@pytest.mark.usefixtures("variant")
def test_an_assessment_is_judged_by_the_variant_that_it_names(scalecheck: Run) -> None:
    ended = scalecheck("status", FILE, "--format", "json")
    assert (ended.code, ended.err) == (0, "")
    told = json.loads(ended.out)
    assert told["checklist"]["id"] == "mini-scale-north"
    safe = next(one for one in told["gates"] if one["id"] == "safe")
    assert safe["met"] is False, "the variant asks for interoperability as well"
    people = next(part for one in told["sections"] for part in one["sections"] if part["id"] == "people")
    assert people["answered"] == 2


@pytest.mark.usefixtures("variant")
def test_the_report_and_a_new_assessment_work_on_a_variant(scalecheck: Run) -> None:
    assert "north system" in scalecheck("report", FILE).out
    ended = scalecheck("checklist", "show", "mini-scale-north", "--item", "headroom")
    assert "protected time in the rota" in ended.out


@pytest.mark.usefixtures("variant")
@pytest.mark.parametrize("name", ["mini-scale-north", NORTH])
def test_an_assessment_of_a_variant_is_begun_by_its_id_or_its_file(
    name: object, scalecheck: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO()))
    about = (
        "--innovation",
        "hub",
        "--site",
        "eastbrook",
        "--round",
        "2026-11",
        "--respondent",
        "it",
        "--role",
        "IT lead",
    )
    ended = scalecheck("assess", name, *about, "-o", "new.yaml")
    assert ended.code == 0
    text = Path("new.yaml").read_text(encoding="utf-8")
    assert "id: mini-scale-north" in text
    assert "union-agreed:" in text
    assert "extra-work:" not in text
    assert scalecheck("validate", "new.yaml").out == ""


@pytest.mark.usefixtures("variant")
def test_answers_to_what_a_variant_hides_are_kept_and_told(scalecheck: Run) -> None:
    ended = scalecheck("validate", FILE)
    assert ended.code == 0
    assert "`extra-work` is not asked since version 0.1.0" in ended.out


def test_a_parent_that_changed_under_its_digest_is_told_with_the_way_to_the_right_one(
    variant: Path, edit: Edit, scalecheck: Run
) -> None:
    edit(variant / PARENT, "title: Headroom", "title: Head room")
    ended = scalecheck("status", FILE)
    assert ended.code == 0
    assert "is not the same text as when this overlay was made" in ended.err
    assert "scalecheck checklist rebase mini-scale-north --to 1.2.0" in " ".join(ended.err.split())
    assert "parent-changed" in scalecheck("validate", NORTH).out


@pytest.mark.needs("git")
def test_what_is_amiss_with_a_variant_in_the_past_is_not_told_under_a_name_that_nobody_knows(
    variant: Path, edit: Edit, scalecheck: Run
) -> None:
    edit(variant / PARENT, "title: Headroom", "title: Head room")
    shutil.rmtree(variant / ".git", ignore_errors=True)
    committed(variant)
    edit(variant / FILE, "headroom: {option: partly}", "headroom: {option: in-place}")
    for words in (("history", FILE), ("compare", f"HEAD:{FILE}", FILE)):
        ended = scalecheck(*words)
        assert ended.code == 0
        assert ended.err.count("is not the same text as when this overlay was made") == 1
        assert "mini-scale-north.yaml" in ended.err
        assert "scalecheck-" not in ended.err


def test_of_two_parents_of_one_version_the_one_with_the_pinned_digest_is_taken(
    variant: Path, edit: Edit, scalecheck: Run
) -> None:
    near = variant / "team" / "checklists"
    near.mkdir(parents=True)
    for name in (PARENT, NORTH):
        shutil.copy(variant / name, near)
    edit(near / PARENT.name, "title: Headroom", "title: Head room")
    (variant / "team" / FILE).write_text(ASSESSMENT, encoding="utf-8")
    ended = scalecheck("status", "team/north.yaml")
    assert (ended.code, ended.err) == (0, "")


def test_a_missing_parent_is_told_at_its_place_and_whoever_needs_the_variant_hears_of_it(
    variant: Path, scalecheck: Run
) -> None:
    (variant / PARENT).unlink()
    ended = scalecheck("validate", NORTH)
    assert ended.code == 1
    assert "mini-scale-north.yaml:7:1: error: The checklist `mini-scale` 1.2.0, which this extends" in ended.out
    ended = scalecheck("status", FILE)
    assert ended.code == 2
    assert "`mini-scale` 1.2.0, which this extends, was not found" in ended.err
    assert "Traceback" not in ended.err


@pytest.mark.parametrize("itself", [True, False])
def test_an_overlay_of_an_overlay_is_a_problem_at_its_place(
    variant: Path, edit: Edit, scalecheck: Run, *, itself: bool
) -> None:
    other = variant / "checklists" / "other.yaml"
    other.write_text(
        (variant / NORTH).read_text(encoding="utf-8").replace("mini-scale-north", "other"), encoding="utf-8"
    )
    target = 'mini-scale-north, version: "0.1.0"' if itself else 'other, version: "0.1.0"'
    edit(variant / NORTH, 'mini-scale, version: "1.2.0", digest: "sha256:4bd09a82eada375a"', target)
    ended = scalecheck("validate", NORTH)
    assert ended.code == 1
    assert "mini-scale-north.yaml:7:1: error:" in ended.out
    assert "overlay-of-overlay" in ended.out
    ended = scalecheck("status", FILE)
    assert ended.code == 2
    assert "is itself a local variant" in ended.err


@pytest.mark.usefixtures("variant")
@pytest.mark.parametrize("name", ["mini-scale-north", NORTH])
def test_a_variant_can_be_named_by_its_id_or_its_file(name: object, scalecheck: Run) -> None:
    ended = scalecheck("status", FILE, "--checklist", name)
    assert (ended.code, ended.err) == (0, "")


def test_conflict_markers_in_an_overlay_are_told_and_other_checklists_still_listed(
    variant: Path, edit: Edit, scalecheck: Run
) -> None:
    edit(variant / NORTH, "hide:\n", "<<<<<<< ours\nhide:\n=======\n>>>>>>> theirs\n")
    ended = scalecheck("checklist", "list")
    assert ended.code == 1
    assert "mini-scale-north.yaml:14:1: error:" in ended.err
    assert "pilot-to-scale" in ended.out


def test_windows_line_ends_and_a_byte_order_mark_make_no_difference(variant: Path, scalecheck: Run) -> None:
    data = (variant / NORTH).read_bytes().replace(b"\n", b"\r\n")
    (variant / NORTH).write_bytes(b"\xef\xbb\xbf" + data)
    assert scalecheck("validate", NORTH).code == 0
    assert scalecheck("status", FILE).code == 0


@pytest.mark.usefixtures("variant")
def test_a_resolved_variant_is_a_valid_checklist_that_judges_alike(scalecheck: Run) -> None:
    ended = scalecheck("checklist", "show", "mini-scale-north", "--resolved")
    assert (ended.code, ended.err) == (0, "")
    Path("resolved.yaml").write_text(ended.out, encoding="utf-8")
    assert scalecheck("validate", "resolved.yaml").code == 0
    by_variant = scalecheck("status", FILE, "--format", "json").out
    assert scalecheck("status", FILE, "--format", "json", "--checklist", "resolved.yaml").out == by_variant


@pytest.mark.usefixtures("variant")
def test_deviations_are_shown_with_both_wordings_and_the_reason(scalecheck: Run) -> None:
    ended = scalecheck("checklist", "show", "mini-scale-north", "--deviations", "--format", "md")
    assert (ended.code, ended.err) == (0, "")
    assert ended.out == DEVIATIONS
    on_screen = " ".join(scalecheck("checklist", "show", "mini-scale-north", "--deviations").out.split())
    for line in DEVIATIONS.splitlines()[4:]:
        for part in line.strip("#- ").split("**"):
            assert part.strip() in on_screen


@pytest.mark.usefixtures("variant")
def test_what_is_no_variant_has_no_deviations_to_show(scalecheck: Run) -> None:
    ended = scalecheck("checklist", "show", "mini-scale", "--deviations")
    assert ended.code == 2
    assert "is no local variant" in ended.err
    assert "exclude each other" in scalecheck("checklist", "show", "mini-scale", "--deviations", "--rules").err


@pytest.mark.usefixtures("variant")
@pytest.mark.parametrize("form", ["md", "html", "json"])
def test_the_report_lists_every_local_deviation(form: str, scalecheck: Run) -> None:
    ended = scalecheck("report", FILE, "--format", form)
    assert ended.code == 0
    for words in (
        "local variant of Mini pilot-to-scale 1.2.0, with four deviations",
        "Agreed by the system board.",
        "Our rota term.",
        "Is there protected time to train and adjust?",
        "Asked in the staff survey instead.",
        "Have staff sides agreed the new roles?",
        "Local incident.",
    ):
        assert words in ended.out
    assert "local variant" not in scalecheck("report", PROGRAMME).out


@pytest.mark.usefixtures("variant")
def test_the_list_says_which_checklist_is_a_variant_of_which(scalecheck: Run) -> None:
    rows = {one["id"]: one for one in json.loads(scalecheck("checklist", "list", "--format", "json").out)["checklists"]}
    assert rows["mini-scale-north"]["extends"] == {"id": "mini-scale", "version": "1.2.0"}
    assert rows["mini-scale"]["extends"] is None
    assert "mini-scale-north 0.1.0: A local variant of mini-scale 1.2.0." in scalecheck("checklist", "list").out


@pytest.fixture
def newer(variant: Path, edit: Edit) -> Path:
    """Return the same folder with a newer version of the parent, changed where the variant changes it too."""
    path = variant / "checklists" / "mini-scale-1.3.0.yaml"
    shutil.copy(variant / PARENT, path)
    edit(path, 'version: "1.2.0"', 'version: "1.3.0"')
    edit(path, "Is there protected time to train and adjust?", "Is there paid time to train and adjust?")
    edit(
        path,
        "        reverse: true\n",
        '        reverse: true\n        retired: {since: "1.3.0", replaced_by: headroom}\n',
    )
    edit(
        path,
        "with-conditions: {item: safety-case, at_least: partly}",
        "with-conditions: {item: safety-case, at_least: planned}",
    )
    budget = "{id: budget, title: Budget, ask: Is there a budget?, about: site, importance: must, scale: in-place}"
    edit(
        path,
        "      - id: people\n",
        f"      - id: money\n        title: Money\n        items: [{budget}]\n      - id: people\n",
    )
    return path


@pytest.mark.usefixtures("newer")
def test_a_rebase_moves_the_pin_alone_and_says_what_has_to_be_decided(variant: Path, scalecheck: Run) -> None:
    before = (variant / NORTH).read_text(encoding="utf-8").splitlines()
    ended = scalecheck("checklist", "rebase", NORTH, "--to", "1.3.0")
    assert ended.code == 0
    assert "extends version 1.3.0 now" in ended.err
    after = (variant / NORTH).read_text(encoding="utf-8").splitlines()
    changed = [(old, new) for old, new in zip(before, after, strict=True) if old != new]
    assert [old for old, _ in changed] == [before[6]]
    assert 'version: "1.3.0"' in changed[0][1]
    told = " ".join(ended.out.split())
    for words in (
        "3 things have to be decided.",
        "checklists/mini-scale-north.yaml:9:3: Headroom (headroom), changed here",
        "“Is there paid time to train and adjust?”, in place of “Is there protected time to train and adjust?”.",
        "The words here take its place.",
        "Is that so of the new words as well?",
        "checklists/mini-scale-north.yaml:15:3: Extra work (extra-work), hidden here",
        "The checklist no longer asks this. Take the entry out. “Headroom” (headroom) took its place.",
        "Before, “Ready with conditions” needs: Safety case: at least “Partly in place”.",
        "Now, “Ready with conditions” needs: Safety case: at least “Planned”.",
        "Asked from now on as well • Budget (budget): Is there a budget?",
    ):
        assert words in told
    assert scalecheck("validate", NORTH).code == 0
    assert "already" in scalecheck("checklist", "rebase", NORTH, "--to", "1.3.0").err
    assert after == (variant / NORTH).read_text(encoding="utf-8").splitlines()


def test_a_gate_whose_reasons_alone_are_others_is_nothing_to_decide(
    newer: Path, variant: Path, edit: Edit, scalecheck: Run
) -> None:
    """The rule asks for the same as before, so there is nothing that a local team could decide about it."""
    assert variant.is_dir()
    now = "with-conditions: {item: safety-case, at_least: planned}"
    edit(newer, now, "with-conditions: {item: safety-case, at_least: partly, because: A signature takes time.}")
    told = " ".join(scalecheck("checklist", "rebase", NORTH, "--to", "1.3.0", "--dry-run").out.split())
    assert "a gate tightened here" not in told
    assert "Headroom (headroom), changed here" in told


@pytest.mark.usefixtures("newer")
def test_a_dry_run_says_the_same_and_writes_nothing(variant: Path, scalecheck: Run) -> None:
    before = (variant / NORTH).read_bytes()
    dry = scalecheck("checklist", "rebase", NORTH, "--to", "1.3.0", "--dry-run")
    assert (dry.code, (variant / NORTH).read_bytes()) == (0, before)
    assert "nothing was written" in dry.err
    assert scalecheck("checklist", "rebase", NORTH, "--to", "1.3.0").out == dry.out


def test_what_would_not_fit_is_told_at_its_place_and_nothing_is_written(
    newer: Path, variant: Path, edit: Edit, scalecheck: Run
) -> None:
    edit(newer, "        title: People\n", "        title: People\n        core: true\n")
    edit(newer, "id: extra-work", "id: additional-work")
    edit(newer, "[headroom, extra-work]", "[headroom, additional-work]")
    edit(newer, "{item: extra-work, is: [agree]}", "{item: additional-work, is: [agree]}")
    before = (variant / NORTH).read_bytes()
    ended = scalecheck("checklist", "rebase", NORTH, "--to", "1.3.0")
    assert (ended.code, (variant / NORTH).read_bytes()) == (1, before)
    assert "mini-scale-north.yaml:9:3: error: `headroom` is part of the core" in ended.out
    assert "mini-scale-north.yaml:15:3: error: There is no item `extra-work`." in ended.out
    assert "Nothing was written" in ended.err


def test_a_parent_that_changed_under_its_digest_can_be_pinned_again(variant: Path, edit: Edit, scalecheck: Run) -> None:
    edit(variant / PARENT, "title: Headroom", "title: Head room")
    ended = scalecheck("checklist", "rebase", NORTH, "--to", "1.2.0")
    assert ended.code == 0
    assert "is not there to compare with" in " ".join(ended.out.split())
    ended = scalecheck("validate", NORTH)
    assert (ended.code, ended.out) == (0, "")


@pytest.mark.usefixtures("variant")
@pytest.mark.parametrize(
    ("name", "version", "said"),
    [
        (NORTH, "9.9.9", "There is version 1.2.0."),
        (PARENT, "1.2.0", "is no local variant"),
        ("nowhere", "1.2.0", "There is no checklist `nowhere`."),
        ("nowhere.yaml", "1.2.0", "there is no such file"),
    ],
)
def test_a_rebase_that_can_not_be_made_says_why(name: object, version: str, said: str, scalecheck: Run) -> None:
    ended = scalecheck("checklist", "rebase", name, "--to", version)
    assert (ended.code, ended.out) == (2, "")
    assert said in ended.err


@pytest.mark.needs("git")
def test_an_overlay_that_asks_something_else_has_to_raise_its_version(
    variant: Path, edit: Edit, scalecheck: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    for part in ("AUTHOR_NAME", "AUTHOR_EMAIL", "COMMITTER_NAME", "COMMITTER_EMAIL"):
        monkeypatch.setenv(f"GIT_{part}", "clerk@example.org")
    for arguments in (("init", "-q"), ("add", "."), ("commit", "-qm", "Begin")):
        subprocess.run([shutil.which("git") or "git", *arguments], cwd=variant, check=True)
    assert scalecheck("checklist", "diff", "--check", NORTH).code == 0
    edit(variant / NORTH, "hide:\n  extra-work: Asked in the staff survey instead.\n", "")
    ended = scalecheck("checklist", "diff", "--check", NORTH)
    assert ended.code == 1
    assert "Extra work" in ended.out


def test_a_tightened_rule_that_would_stand_too_deep_for_a_file_is_told(
    variant: Path, edit: Edit, scalecheck: Run
) -> None:
    rule = "{item: interoperability, at_least: partly}"
    edit(variant / NORTH, rule, f"{'{all: [' * 29}{rule}{']}' * 29}")
    assert scalecheck("validate", NORTH).code == 0
    ended = scalecheck("checklist", "show", "mini-scale-north", "--resolved")
    assert (ended.code, ended.out) == (2, "")
    assert "can't be written as a file: more than 64 levels" in ended.err


def test_words_in_an_overlay_are_shown_as_they_are(variant: Path, edit: Edit, scalecheck: Run) -> None:
    edit(variant / NORTH, "Our rota term.", "'[red]<script>alert(1)</script>[/red] **rota** \u202egnp'")
    ended = scalecheck("checklist", "show", "mini-scale-north", "--deviations")
    assert "[red]<script>alert(1)</script>[/red] **rota** \\u202egnp" in " ".join(ended.out.split())
    ended = scalecheck("checklist", "show", "mini-scale-north", "--deviations", "--format", "md")
    assert r"\<script\>alert(1)\</script\>" in ended.out
    assert r"\*\*rota\*\* \\u202egnp" in ended.out


def test_a_gate_that_a_variant_makes_impossible_is_told_where_it_is_tightened(
    variant: Path, edit: Edit, scalecheck: Run
) -> None:
    edit(variant / NORTH, "{item: interoperability, at_least: partly}", "{item: safety-case, is: [not-started]}")
    ended = scalecheck("validate", NORTH)
    assert "mini-scale-north.yaml:29:5:" in ended.out
    assert "never-true" in ended.out


def test_sources_of_a_variant_age_and_those_of_its_parent_are_told_with_the_parent(
    variant: Path, edit: Edit, scalecheck: Run
) -> None:
    edit(variant / PARENT, "checked: 2026-11-23", "checked: 2020-11-23")
    sources = "sources:\n  ours: {title: Our rules, checked: 2020-11-23}\nhide:\n"
    edit(variant / NORTH, "hide:\n", sources)
    edit(variant / NORTH, ', digest: "sha256:4bd09a82eada375a"', "")
    ended = scalecheck("validate", NORTH, "--format", "json")
    told = [(one["line"], one["code"]) for one in json.loads(ended.out)["problems"]]
    assert told == [(15, "unused"), (15, "stale-source")]
