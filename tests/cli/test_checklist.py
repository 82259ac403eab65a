"""`scalecheck checklist`, run as its users run it."""

from __future__ import annotations

import io
import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.running import Edit, Run

CHECKLIST: Final = Path("checklists/mini-scale.yaml")


@pytest.mark.usefixtures("family")
def test_the_list_has_the_own_checklists_and_the_shipped_ones(scalecheck: Run) -> None:
    ended = scalecheck("checklist", "list", "--format", "json")
    assert (ended.code, ended.err) == (0, "")
    rows = json.loads(ended.out)["checklists"]
    assert [(row["id"], row["version"]) for row in rows[:1]] == [("mini-scale", "1.2.0")]
    shipped = [(row["id"], row["version"]) for row in rows if row["where"] == "shipped"]
    assert {name for name, _ in shipped} == {
        "depth-of-change",
        "design-for-scale",
        "partner-readiness",
        "pilot-to-scale",
        "pilot-to-scale-quick",
        "site-readiness",
    }
    assert shipped.index(("pilot-to-scale", "1.0.0")) < shipped.index(("pilot-to-scale", "0.1.0"))
    for row in rows:
        assert row.keys() == {
            "id",
            "version",
            "title",
            "for_whom",
            "when_to_use",
            "opening_questions",
            "items",
            "minutes",
            "extends",
            "where",
            "earlier",
        }
    assert (rows[0]["items"], rows[0]["minutes"]) == (5, 3)


@pytest.mark.usefixtures("family")
def test_the_list_is_a_table_and_says_how_minutes_are_counted(scalecheck: Run) -> None:
    ended = scalecheck("checklist", "list")
    assert ended.code == 0
    assert ended.out.splitlines()[0].split() == ["Id", "Version", "Opening", "Others", "Minutes", "Title"]
    assert "Minutes for a first pass" in ended.out


@pytest.mark.usefixtures("family")
def test_counts_of_questions_say_of_what_and_agree_wherever_they_are_told(
    scalecheck: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    rows = json.loads(scalecheck("checklist", "list", "--format", "json").out)["checklists"]
    row = next(one for one in rows if one["id"] == "pilot-to-scale" and not one["earlier"])
    opening, others = row["opening_questions"], row["items"]
    counts = f"{opening + others} questions ({opening} opening questions, {others} others), about {row['minutes']} min"
    assert counts in " ".join(scalecheck("checklist", "show", "pilot-to-scale").out.split())
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO()))
    assert counts in " ".join(scalecheck("checklist", "preview", "pilot-to-scale").out.split())
    about = ("--innovation", "hub", "--round", "2026-11", "--role", "programme lead", "-o", "hub.yaml")
    begun = " ".join(scalecheck("assess", "pilot-to-scale", *about).out.split())
    told = re.search(
        r"(\d+) questions \((\d+) opening questions, (\d+) others\).+? (\d+) more are asked in each", begun
    )
    assert told is not None
    total, first, asked, elsewhere = (int(one) for one in told.groups())
    assert (first, asked + elsewhere, first + asked) == (opening, others, total)


@pytest.mark.usefixtures("family")
@pytest.mark.parametrize("columns", ["40", "60", "80", "200"])
def test_the_list_says_for_whom_each_checklist_is_and_when(
    columns: str, scalecheck: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", columns)
    out = scalecheck("checklist", "list").out
    assert max(len(line) for line in out.splitlines()) <= int(columns)
    told = " ".join(out.split())
    assert "2.0.0: The group that answers for something that has been rolled out" in told or int(columns) < 60
    assert told.count("Six months after a site has started, and again each year.") == 1, "of the newest version alone"
    assert ("(1.0.0)" in told and "in brackets" in told) or "1.0.0 (earlier)" in told
    assert "pilot-to-scale-quick" in told or int(columns) < 80, "an id is not broken"
    assert ".." not in told


def test_a_long_id_is_not_broken_at_80_columns_and_takes_no_room_from_the_rest(
    family: Path, edit: Edit, scalecheck: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = "an-id-that-is-as-long-as-the-name-of-three-hospitals-together"
    edit(family / CHECKLIST, "id: mini-scale\n", f"id: {name}\n")
    monkeypatch.setenv("COLUMNS", "80")
    ended = scalecheck("checklist", "list")
    assert name in ended.out
    assert "8 questions (3 opening questions, 5 others), 3 minutes" in " ".join(ended.out.split())


@pytest.mark.usefixtures("family")
def test_json_says_which_versions_have_a_newer_one(scalecheck: Run) -> None:
    rows = json.loads(scalecheck("checklist", "list", "--format", "json").out)["checklists"]
    newest = {row["id"]: row["version"] for row in rows if not row["earlier"]}
    assert newest["mini-scale"] == "1.2.0"
    assert newest["pilot-to-scale"] == "2.0.0"
    assert len(newest) == sum(not row["earlier"] for row in rows)


@pytest.mark.usefixtures("family")
def test_json_says_for_whom_and_when_and_null_where_a_checklist_does_not(scalecheck: Run) -> None:
    rows = {row["id"]: row for row in json.loads(scalecheck("checklist", "list", "--format", "json").out)["checklists"]}
    assert rows["mini-scale"]["for_whom"] is None
    assert rows["design-for-scale"]["when_to_use"] == "Before the pilot starts, while the plan can still change."


def test_a_broken_checklist_is_told_about_and_the_others_are_listed(family: Path, edit: Edit, scalecheck: Run) -> None:
    edit(family / CHECKLIST, "    colour: green\n", "")
    ended = scalecheck("checklist", "list")
    assert ended.code == 1
    assert "pilot-to-scale" in ended.out
    assert "`ready` has no `colour`." in ended.err


@pytest.mark.usefixtures("family")
@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("contents", []),
        ("item", ["--item", "core-components"]),
        ("reversed-item", ["--item", "extra-work"]),
        ("opening-question", ["--item", "digital"]),
        ("step-question", ["--item", "planned-reach"]),
        ("rules", ["--rules"]),
        ("paper", ["--format", "md"]),
    ],
)
def test_a_checklist_is_shown(
    name: str, arguments: list[str], scalecheck: Run, golden: Callable[[str, str], None]
) -> None:
    ended = scalecheck("checklist", "show", "mini-scale", *arguments)
    assert (ended.code, ended.err) == (0, "")
    assert scalecheck("checklist", "show", CHECKLIST, *arguments) == ended
    golden(f"checklist/{name}.{'md' if name == 'paper' else 'txt'}", ended.out)


@pytest.mark.usefixtures("family")
def test_paper_shows_every_question_once_with_a_box_for_each_option(scalecheck: Run) -> None:
    out = scalecheck("checklist", "show", "mini-scale", "--format", "md").out
    assert out.count("**Core components.**") == 1
    assert "Extras of the pilot" not in out
    assert out.count("- [ ] **Partly in place**") == 4
    assert out.count("**Not applicable**") == 4


def test_the_newest_version_of_an_id_is_shown(family: Path, scalecheck: Run) -> None:
    text = (family / CHECKLIST).read_text(encoding="utf-8")
    (family / "checklists" / "newer.yaml").write_text(text.replace('version: "1.2.0"', 'version: "1.10.0"'))
    assert "(mini-scale 1.10.0)" in scalecheck("checklist", "show", "mini-scale").out
    assert "(mini-scale 1.2.0)" in scalecheck("checklist", "show", "mini-scale@1.2.0").out


@pytest.mark.usefixtures("family")
@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["mini-skale"], "There is no checklist `mini-skale`. Did you mean `mini-scale`?"),
        (["nothing.yaml"], "nothing.yaml: there is no such file."),
        (
            ["mini-scale", "--item", "hedroom"],
            "--item: the checklist `mini-scale` has no question `hedroom`. Did you mean",
        ),
        (
            ["mini-scale", "--item", "people"],
            "--item: the checklist `mini-scale` has no question `people`. The questions",
        ),
    ],
)
def test_what_is_not_there_ends_with_2_and_a_hint(arguments: list[str], said: str, scalecheck: Run) -> None:
    ended = scalecheck("checklist", "show", *arguments)
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith(said)


def test_a_broken_checklist_is_not_shown_and_ends_with_1(family: Path, edit: Edit, scalecheck: Run) -> None:
    edit(family / CHECKLIST, "    colour: green\n", "")
    ended = scalecheck("checklist", "show", CHECKLIST)
    assert (ended.code, ended.out) == (1, "")
    assert f"{CHECKLIST}:184:5: error: `ready` has no `colour`." in ended.err


@pytest.mark.parametrize("kind", ["checklist", "assessment", "overlay", "panel"])
def test_the_schema_of_each_kind_is_json_that_describes_its_keys(kind: str, scalecheck: Run) -> None:
    ended = scalecheck("checklist", "schema", kind)
    assert (ended.code, ended.err) == (0, "")
    schema = json.loads(ended.out)
    assert schema["title"] == f"scalecheck {kind}"
    assert schema["$schema"].startswith("https://json-schema.org/")
    assert all(one.get("description") for one in schema["properties"].values())


def test_without_a_kind_the_schema_is_that_of_checklists(scalecheck: Run) -> None:
    assert scalecheck("checklist", "schema") == scalecheck("checklist", "schema", "checklist")
