"""`scalecheck agree`: the consensus round over a panel, on the worked example without its agreed file."""

from __future__ import annotations

import re
import shutil
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest
import yaml

if TYPE_CHECKING:
    from collections.abc import Callable

    from tests.running import Edit, Ended, Run

EXAMPLE: Final = Path(__file__).parents[2] / "examples" / "delayed-discharge"
FOLDER: Final = Path("assessments/discharge-dashboard/2026-11/programme")
AGREED: Final = FOLDER / "agreed.yaml"


@pytest.fixture
def meeting(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the folder of a panel that has answered and agreed nothing yet, below the current folder."""
    shutil.copytree(EXAMPLE, tmp_path / "example")
    monkeypatch.chdir(tmp_path / "example")
    AGREED.unlink()
    return FOLDER


def read(path: Path = AGREED) -> dict[str, Any]:
    data: dict[str, Any] = yaml.safe_load(path.read_text(encoding="utf-8"))
    return data


def start(typing: Callable[..., Ended], lines: str, *arguments: object) -> Ended:
    return typing(lines, "agree", FOLDER, "--role", "programme lead", *arguments)


def test_the_agreed_file_names_its_panel_and_says_what_the_respondents_files_say(
    meeting: Path, typing: Callable[..., Ended]
) -> None:
    ended = start(typing, "1\n")
    assert ended.code == 0
    data = read()
    assert data["agreed"]["date"] == date(2026, 11, 23)
    assert data["agreed"]["who"] == "programme lead"
    assert set(data["agreed"]["panel"]) == {path.stem for path in meeting.glob("*.yaml")} - {"agreed", "panel"}
    assert data["innovation"]["name"] == "Discharge dashboard and rapid-response care"
    assert data["profile"]["planned-reach"]["option"] == "few"


def test_it_says_how_much_there_is_to_talk_about(meeting: Path, typing: Callable[..., Ended]) -> None:
    out = " ".join(start(typing, "").out.split())
    assert "7 respondents: adult social care lead, clinical lead, digital lead, evaluation lead" in out
    assert re.search(r"\d+ questions are open: \d+ to talk about, \d+ that nobody disputes", out)
    assert "Nothing is put to the vote" in out
    assert f"scalecheck agree {meeting.as_posix()}" in out


def test_it_goes_on_where_the_last_sitting_ended(
    meeting: Path, typing: Callable[..., Ended], monkeypatch: pytest.MonkeyPatch
) -> None:
    assert start(typing, "1\n2 The page has one reason of two.\n1\n\n").code == 0
    before = read()
    assert before["answers"]["core-parts"]["consensus"] == {
        "reason": "The page has one reason of two.",
        "dissent": [{"role": "evaluation lead", "option": "partly", "note": "One reason of two."}],
    }
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795996800")
    ended = typing("1 The log is read by one.\n\n", "agree", meeting)
    assert ended.code == 0
    after = read()
    assert after["agreed"]["date"] == date(2026, 11, 30)
    assert after["answers"]["core-parts"] == before["answers"]["core-parts"]
    assert after["answers"]["shared-learning"]["consensus"]["reason"] == "The log is read by one."


def test_a_sitting_in_which_nothing_is_agreed_changes_no_byte(meeting: Path, typing: Callable[..., Ended]) -> None:
    start(typing, "1\n")
    before = AGREED.read_bytes()
    assert typing("q\n", "agree", meeting).code == 0
    assert AGREED.read_bytes() == before


@pytest.mark.usefixtures("meeting")
def test_what_was_agreed_is_valid_and_stands_in_the_report(typing: Callable[..., Ended], scalecheck: Run) -> None:
    start(typing, "1\n2 The page has one reason of two.\n1 Nobody has shown it to us.\n\n")
    assert scalecheck("validate", AGREED).code == 0
    report = scalecheck("report", AGREED).out
    assert "Agreed because: The page has one reason of two." in report
    assert (
        "Answered before: One “Planned”, two “Partly in place”, one “In place” and one don't know (two levels apart)."
    ) in report
    assert "Nobody has shown it to us" in report
    views = report.partition("\n## Who sees it differently\n")[2].partition("\n## ")[0]
    assert views.count("- **") == 1, "who agreed in the meeting, and what is still open, is no other view"


def test_without_a_role_it_is_asked_for(meeting: Path, typing: Callable[..., Ended]) -> None:
    assert typing("programme lead\n1\n", "agree", meeting).code == 0
    assert read()["agreed"]["who"] == "programme lead"
    AGREED.unlink()
    ended = typing("q\n", "agree", meeting)
    assert (ended.code, "Nothing was created." in ended.out) == (0, True)
    assert not AGREED.exists()


def test_an_open_round_is_refused(meeting: Path, typing: Callable[..., Ended], edit: Edit) -> None:
    edit(meeting / "panel.yaml", "state: closed", "state: open")
    ended = start(typing, "1\n")
    assert ended.code == 1
    assert "7 of 8 invited have answered; waiting for the adult social care lead (Ashby City Council)" in ended.err
    assert not AGREED.exists()


def test_nobody_and_one_alone_have_nothing_to_bring_together(meeting: Path, typing: Callable[..., Ended]) -> None:
    keep = {"panel.yaml", "finance-lead.yaml"}
    for path in meeting.glob("*.yaml"):
        if path.name not in keep:
            path.unlink()
    ended = start(typing, "1\n")
    assert (ended.code, "Only one respondent has answered, the finance lead" in ended.err) == (1, True)
    (meeting / "finance-lead.yaml").unlink()
    ended = start(typing, "1\n")
    assert (ended.code, "Nobody has answered" in ended.err) == (1, True)
    assert not AGREED.exists()


def test_two_files_of_one_respondent_are_refused(meeting: Path, typing: Callable[..., Ended]) -> None:
    shutil.copy(meeting / "finance-lead.yaml", meeting / "finance-lead-copy.yaml")
    ended = start(typing, "1\n")
    assert ended.code == 1
    assert "Several files of this round are by the respondent `finance-lead`" in ended.err


def test_respondents_on_different_versions_are_refused(meeting: Path, typing: Callable[..., Ended], edit: Edit) -> None:
    edit(meeting / "finance-lead.yaml", 'version: "2.0.0"', 'version: "1.0.0"')
    ended = start(typing, "1\n")
    assert ended.code == 1
    assert "different versions of the checklist" in ended.err


def test_a_broken_file_of_a_respondent_is_told_and_nothing_is_agreed_without_them(
    meeting: Path, typing: Callable[..., Ended]
) -> None:
    path = meeting / "finance-lead.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("option: few", "option: [few"), encoding="utf-8")
    ended = start(typing, "1\n")
    assert ended.code == 1
    assert "finance-lead.yaml" in ended.err
    assert not AGREED.exists()


def test_a_folder_that_is_not_there_is_said(meeting: Path, typing: Callable[..., Ended]) -> None:
    assert typing("", "agree", meeting / "nowhere").code == 2


def test_another_file_under_the_name_is_never_overwritten(meeting: Path, typing: Callable[..., Ended]) -> None:
    AGREED.write_text("minutes: none\n", encoding="utf-8")
    ended = start(typing, "1\n")
    assert (ended.code, "is there already" in ended.err) == (2, True)
    assert AGREED.read_text(encoding="utf-8") == "minutes: none\n"
    assert start(typing, "1\n", "-o", meeting / "together.yaml").code == 0
