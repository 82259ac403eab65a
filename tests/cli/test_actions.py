"""`scalecheck actions`, run through the boundary that every command ends at."""

from __future__ import annotations

import csv
import difflib
import io
import shutil
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from scalecheck.commands.actions import ActionsFormat, WantedActions, actions
from scalecheck.failures import guarded

if TYPE_CHECKING:
    from tests.running import Edit

EXAMPLE: Final = Path(__file__).parents[1] / "old_files" / "0.1.0" / "delayed-discharge"
FOLDER: Final = Path("assessments")
AGREED: Final = FOLDER / "discharge-dashboard/2026-11/programme/agreed.yaml"
DAY: Final = date(2026, 11, 23)
LATE: Final = "Get the spring figures from Southgate"


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder of one's own with the example in it, and go there."""
    shutil.copytree(EXAMPLE, tmp_path / "example")
    monkeypatch.chdir(tmp_path / "example")
    return tmp_path / "example"


def listed(
    capsys: pytest.CaptureFixture[str], wanted: WantedActions | None = None, folder: Path = FOLDER
) -> list[dict[str, str]]:
    capsys.readouterr()
    assert guarded(lambda: actions(folder, "csv", DAY, wanted or WantedActions())) == 0
    return list(csv.DictReader(io.StringIO(capsys.readouterr().out)))


def key_of(capsys: pytest.CaptureFixture[str], what: str) -> str:
    [row] = [row for row in listed(capsys) if row["what"] == what]
    return row["key"]


def changed_lines(before: str, after: str) -> tuple[list[str], list[str]]:
    lines = list(difflib.ndiff(before.splitlines(), after.splitlines()))
    return [line[2:] for line in lines if line.startswith("- ")], [line[2:] for line in lines if line.startswith("+ ")]


def test_a_list_goes_into_a_file_that_a_spreadsheet_reads_and_other_endings_are_refused(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = listed(capsys)
    assert guarded(lambda: actions(FOLDER, "text", DAY, WantedActions(), output="out.csv")) == 0
    made = (here / "out.csv").read_bytes()
    assert made.startswith(b"\xef\xbb\xbf")
    assert list(csv.DictReader(io.StringIO(made.decode("utf-8-sig")))) == rows
    assert guarded(lambda: actions(FOLDER, "text", DAY, WantedActions(), output="out.md")) == 0
    assert LATE in (here / "out.md").read_text("utf-8")
    assert guarded(lambda: actions(FOLDER, "text", DAY, WantedActions(), output="out.pdf")) == 2
    assert not (here / "out.pdf").exists()


def test_actions_and_conditions_of_all_files_are_listed_the_most_urgent_first(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert here.is_dir()
    rows = listed(capsys)
    assert rows[0]["what"] == LATE
    assert rows[0]["state"] == "late"
    assert rows[0]["question"] == "Worked somewhere different"
    assert rows[-1]["state"] == "done"
    assert {row["kind"] for row in rows} == {"action", "condition"}
    assert {row["site"] for row in rows} == {"", "eastbrook"}
    assert len({row["key"] for row in rows}) == len(rows)


def test_keys_stay_whatever_the_folder_is_called(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert [row["key"] for row in listed(capsys)] == [row["key"] for row in listed(capsys, folder=here)]


def test_the_list_can_be_kept_to_what_is_overdue_or_one_organisations(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert here.is_dir()
    assert [row["what"] for row in listed(capsys, WantedActions(overdue=True))] == [LATE]
    theirs = listed(capsys, WantedActions(organisation="eastbrook hospitals"))
    assert {row["organisation"] for row in theirs} == {"Eastbrook Hospitals"}
    assert {row["organisation"] for row in listed(capsys, WantedActions(organisation="Eastbrook  hospitals"))} == {
        "Eastbrook Hospitals"
    }
    assert listed(capsys, WantedActions(overdue=True, organisation="Nobody")) == []
    assert actions(FOLDER, "text", DAY, WantedActions(organisation="Nobody")) == 0
    assert "No action or condition is of the kind that was chosen; 1" in capsys.readouterr().out


def test_marking_one_done_changes_one_line(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (here / AGREED).read_text(encoding="utf-8")
    key = key_of(capsys, LATE)
    rows = listed(capsys, WantedActions(done=(key,)))
    assert next(row for row in rows if row["key"] == key)["state"] == "done"
    gone, new = changed_lines(before, (here / AGREED).read_text(encoding="utf-8"))
    assert (gone, [line.strip() for line in new]) == ([], ["done: true"])


def test_giving_another_day_changes_one_line(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (here / AGREED).read_text(encoding="utf-8")
    key = key_of(capsys, "A payer for the yearly cost")
    rows = listed(capsys, WantedActions(redate=((key, date(2027, 5, 31)),)))
    assert next(row for row in rows if row["key"] == key)["due"] == "2027-05-31"
    gone, new = changed_lines(before, (here / AGREED).read_text(encoding="utf-8"))
    assert [line.strip() for line in gone + new] == ["due: 2027-04-30", "due: 2027-05-31"]


def test_one_of_two_actions_in_the_same_words_is_changed_alone(
    here: Path, edit: Edit, capsys: pytest.CaptureFixture[str]
) -> None:
    other = "      - what: Ask\n        due: 2027-01-31\n"
    edit(here / AGREED, f"      - what: {LATE}\n", f"{other}{other}      - what: {LATE}\n")
    twins = [row for row in listed(capsys) if row["what"] == "Ask"]
    rows = listed(capsys, WantedActions(done=(twins[1]["key"],)))
    assert [row["state"] for row in rows if row["key"] == twins[0]["key"]] == ["open"]
    assert (here / AGREED).read_text(encoding="utf-8").count(f"{other}        done: true\n") == 1


def test_a_promise_carried_into_the_next_round_is_listed_once_and_changed_there(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The round before stays as it was recorded; what was not carried is still listed from there."""
    key, before = key_of(capsys, LATE), listed(capsys)
    text = (here / AGREED).read_text(encoding="utf-8")
    later = FOLDER / "discharge-dashboard/2027-02/programme/agreed.yaml"
    later.parent.mkdir(parents=True)
    carried = text.replace('round: "2026-11"', 'round: "2027-02"').replace("due: 2027-04-30", "due: 2027-06-30")
    later.write_text(carried.replace("what: Write down the morning routine", "what: Another"), encoding="utf-8")
    rows = listed(capsys)
    assert len(rows) == len({row["key"] for row in rows}) == len(before) + 1
    assert {row["round"] for row in rows if row["what"] == "A payer for the yearly cost"} == {"2027-02"}
    assert [row["due"] for row in rows if row["what"] == "A payer for the yearly cost"] == ["2027-06-30"]
    assert [row["round"] for row in rows if row["what"] == "Write down the morning routine"] == ["2026-11"]
    [row] = [row for row in listed(capsys, WantedActions(done=(key,))) if row["what"] == LATE]
    assert (row["key"], row["state"], row["round"]) == (key, "done", "2027-02")
    assert (here / AGREED).read_text(encoding="utf-8") == text


def test_what_is_done_already_changes_no_byte(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    key = key_of(capsys, "Write down the morning routine")
    before = (here / AGREED).read_bytes()
    listed(capsys, WantedActions(done=(key,)))
    assert (here / AGREED).read_bytes() == before


def test_an_unknown_key_changes_nothing_and_exits_with_two(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    key, before = key_of(capsys, LATE), (here / AGREED).read_bytes()
    assert guarded(lambda: actions(FOLDER, "text", DAY, WantedActions(done=(key, "zzzzzz")))) == 2
    assert "Nothing here has the key `zzzzzz`" in capsys.readouterr().err
    assert (here / AGREED).read_bytes() == before


def test_a_key_that_stands_in_two_files_asks_for_the_file(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    key = key_of(capsys, LATE)
    copy = (here / AGREED).with_name("copy.yaml")
    shutil.copy(here / AGREED, copy)
    assert guarded(lambda: actions(FOLDER, "text", DAY, WantedActions(done=(key,)))) == 2
    assert "is in several files" in capsys.readouterr().err
    assert guarded(lambda: actions(copy, "text", DAY, WantedActions(done=(key,)))) == 0


def test_cells_that_a_spreadsheet_could_run_are_made_harmless(
    here: Path, edit: Edit, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(here / AGREED, f"what: {LATE}", "what: '=cmd|''/c calc''!A1'")
    assert listed(capsys)[0]["what"] == "'=cmd|'/c calc'!A1"
    for sign in ("+1", "-1", "@x", " =1"):
        edit(
            here / AGREED,
            "who: evaluation lead\n        organisation: Westmere Care Board\n        due: 2026-11-20",
            f"who: '{sign}x'\n        organisation: Westmere Care Board\n        due: 2026-11-20",
        )
        assert listed(capsys)[0]["who"].startswith("'")
        edit(here / AGREED, f"who: '{sign}x'", "who: evaluation lead")


def test_hostile_words_are_shown_as_words(here: Path, edit: Edit, capsys: pytest.CaptureFixture[str]) -> None:
    edit(here / AGREED, f"what: {LATE}", "what: '<b>x</b> | [a](javascript:b) [red]'")
    assert guarded(lambda: actions(FOLDER, "md", DAY, WantedActions())) == 0
    out = capsys.readouterr().out
    assert "<b>" not in out
    assert {line.count("|") - line.count("\\|") for line in out.splitlines()} == {10}
    assert guarded(lambda: actions(FOLDER, "text", DAY, WantedActions())) == 0
    assert "[red]" in " ".join(capsys.readouterr().out.split())


def test_a_broken_file_is_told_and_the_others_are_listed(
    here: Path, edit: Edit, capsys: pytest.CaptureFixture[str]
) -> None:
    edit(here / AGREED, 'round: "2026-11"', "round: sometime")
    assert guarded(lambda: actions(FOLDER, "text", DAY, WantedActions())) == 1
    out, err = capsys.readouterr()
    assert "Rota time and cover" in out
    assert "agreed.yaml:" in err
    assert guarded(lambda: actions(here / AGREED, "text", DAY, WantedActions())) == 1
    assert guarded(lambda: actions(Path("nowhere"), "text", DAY, WantedActions())) == 2


def test_words_over_several_lines_are_shown_in_one(here: Path, edit: Edit, capsys: pytest.CaptureFixture[str]) -> None:
    edit(here / AGREED, f"what: {LATE}", f"what: |\n          {LATE}\n          by Friday")
    forms: tuple[ActionsFormat, ...] = ("text", "csv", "md")
    for form in forms:
        assert actions(FOLDER, form, DAY, WantedActions()) == 0
        assert f"{LATE} by Friday" in " ".join(capsys.readouterr().out.split())
    key = listed(capsys)[0]["key"]
    assert key not in {row["key"] for row in listed(capsys, WantedActions(done=(key,))) if row["state"] == "open"}


def test_a_list_of_thousands_is_no_table_however_wide_the_screen_is(
    here: Path, edit: Edit, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("COLUMNS", "200")
    assert actions(here / AGREED, "text", DAY, WantedActions()) == 0
    assert "Key" in capsys.readouterr().out
    more = "".join(f"      - what: Page {number}\n" for number in range(1000))
    edit(here / AGREED, f"      - what: {LATE}", f"{more}      - what: {LATE}")
    assert actions(here / AGREED, "text", DAY, WantedActions()) == 0
    out = capsys.readouterr().out
    assert "Key" not in out
    assert "no date: Page 999 (nobody yet;" in out
