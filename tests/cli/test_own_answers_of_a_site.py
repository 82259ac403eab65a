"""What a site answers for itself, without an innovation, is asked once and counts for each innovation there."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest

if TYPE_CHECKING:
    from tests.running import Ended, Run

OWN: Final = Path("assessments/any-innovation/2026-10/eastbrook/ward-lead.yaml")
FILE: Final = Path("assessments/hub/2026-11/eastbrook/ops.yaml")
ANSWERS: Final = """\
format: scalecheck/assessment@1.0
checklist: {id: site-readiness, version: "2.0.0"}
site: {id: eastbrook, name: Eastbrook}
round: "2026-10"
respondent: {id: ward-lead, role: ward lead}
profile:
  innovation-named: {option: answer-no}
answers:
  devices-space:
    option: in-place
    basis: evidenced
    evidence: [{what: Notes of the walk round, link: docs/walk.md, recorded: 2026-10-01}]
    answered: {who: ward lead, date: 2026-10-12}
  bad-news: {option: partly, answered: {who: ward lead, date: 2026-10-12}}
  room-for-change: {option: partly, answered: {who: ward lead, date: 2026-10-12}}
  safe-fallback: {option: in-place, answered: {who: ward lead, date: 2026-10-12}}
  staff-want-it: {option: most, answered: {who: ward lead, date: 2026-10-12}}
"""
SET_UP: Final = ("--innovation", "Hub", "--site", "Eastbrook", "--round", "2026-11", "--role", "operations manager")
TAKEN: Final = "“Equipment and space”, “Room for one more change” and “Bad news is heard”"


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Stand in a folder in which a site has answered for itself."""
    monkeypatch.chdir(tmp_path)
    OWN.parent.mkdir(parents=True)
    OWN.write_text(ANSWERS, encoding="utf-8")
    return OWN


def in_one_line(text: str) -> str:
    return " ".join(text.split())


def begin(typing: Run, lines: str = "") -> Ended:
    return typing(lines, "assess", *SET_UP, "-o", FILE)


def taken(scalecheck: Run, path: Path = FILE, day: str = "2026-11-23") -> dict[str, Any]:
    data = json.loads(scalecheck("status", path, "--format", "json", "--as-of", day).out)
    return {one["question"]: (one["source"], one["day"], one["until"]) for one in data.get("inherited", ())}


@pytest.mark.usefixtures("own")
def test_a_site_is_told_what_was_taken_over_and_asked_only_what_is_still_open(typing: Run) -> None:
    begun = begin(typing)
    told = in_one_line(begun.out)
    assert f"Taken over from what the site answered for itself on 12 October 2026: {TAKEN}." in told
    assert "56 of 59 questions open" in told


@pytest.mark.usefixtures("own")
def test_what_was_taken_over_is_told_with_its_day_and_runs_out(typing: Run, scalecheck: Run) -> None:
    begin(typing)
    assert taken(scalecheck) == {
        "devices-space": ("site", "2026-10-12", "2027-10-12"),
        "room-for-change": ("site", "2026-10-12", "2027-01-12"),
        "bad-news": ("site", "2026-10-12", "2027-10-12"),
    }
    assert taken(scalecheck, day="2027-01-13").keys() == {"devices-space", "bad-news"}
    assert taken(scalecheck, day="2027-10-13") == {}
    assert TAKEN in in_one_line(scalecheck("status", FILE).out)
    report = scalecheck("report", FILE).out
    said = "Taken over from what the site answered for itself on 12 October 2026; it counts here until 12 October 2027."
    assert said in report
    assert "Notes of the walk round (recorded 1 October 2026; docs/walk.md, from the site's own file)" in report


@pytest.mark.usefixtures("own")
def test_answering_over_it_needs_a_reason_and_a_dont_know_overrides_nothing(typing: Run, scalecheck: Run) -> None:
    begun = begin(typing, "j bad-news\n1\nNight shift differs\nj devices-space\nd\n")
    told = in_one_line(begun.out)
    assert "The site itself answered on 12 October 2026, and that counts until 12 October 2027: Partly in place" in told
    assert "needs a reason before it is saved" in told
    assert "What the site itself has answered still counts: a don't-know overrides nothing." in told
    assert "override: Night shift differs" in FILE.read_text(encoding="utf-8")
    assert taken(scalecheck).keys() == {"devices-space", "room-for-change"}
    assert scalecheck("validate", FILE).code == 0
    without = FILE.read_text(encoding="utf-8").replace("    override: Night shift differs\n", "")
    FILE.write_text(without, encoding="utf-8")
    ended = scalecheck("validate", FILE)
    assert ended.code == 1
    assert "The site itself has answered `bad-news` as well" in in_one_line(ended.out)


def test_any_other_innovation_there_takes_it_over_too_and_no_other_site(
    own: Path, typing: Run, scalecheck: Run
) -> None:
    second = Path("assessments/skin-photos/2026-12/eastbrook/ops.yaml")
    typing("", "assess", "--innovation", "Skin photos", *SET_UP[2:4], "--round", "2026-12", *SET_UP[6:], "-o", second)
    other = Path("assessments/hub/2026-11/southgate/ops.yaml")
    typing("", "assess", *SET_UP[:2], "--site", "Southgate", *SET_UP[4:], "-o", other)
    assert taken(scalecheck, second).keys() == {"devices-space", "room-for-change", "bad-news"}
    assert taken(scalecheck, other) == {}
    own.write_text(own.read_text(encoding="utf-8").replace("{option: partly", "{option: no-such"), encoding="utf-8")
    assert taken(scalecheck, second).keys() == {"devices-space"}


def test_a_broken_file_of_the_sites_own_is_passed_over(own: Path, typing: Run, scalecheck: Run) -> None:
    begin(typing)
    own.write_text("format: scalecheck/assessment@1.0\nsite: [\n", encoding="utf-8")
    assert taken(scalecheck) == {}
    own.write_bytes(b"\0\xff" * 400)
    assert taken(scalecheck) == {}


def test_a_sites_own_file_is_chosen_of_a_folder_by_the_words_that_list_it(
    own: Path, typing: Run, scalecheck: Run
) -> None:
    typing("", "assess", "site-readiness", *SET_UP, "-o", FILE)
    choice = "--site", "eastbrook"
    listed = scalecheck("report", "assessments", *choice)
    assert listed.code == 2
    assert "\n  any innovation, eastbrook, 2026-10\n" in listed.err
    assert scalecheck("report", "assessments", *choice, "--innovation", "any innovation") == scalecheck("report", own)


def test_a_gap_that_only_a_sites_own_file_has_is_told_for_any_innovation(own: Path, scalecheck: Run) -> None:
    told = scalecheck("portfolio", "assessments", "--no-cache", "--as-of", "2026-11-23", "--format", "md").out
    (row,) = {line for line in told.splitlines() if line.startswith("| Bad news is heard |")}
    assert own.exists()
    assert "for any innovation" in row
