"""Packs on the command line: out to respondents, and what came back into their files."""

from __future__ import annotations

import io
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from scalecheck.documents.loading import load_assessment
from scalecheck.exchange.columns import FORMAT
from scalecheck.exchange.replying import digests_of
from tests.packs import ANSWER, NOTE, edited, filled, write_in

if TYPE_CHECKING:
    from tests.running import Run

pytestmark = pytest.mark.needs("office")

CHECKLIST = """\
format: scalecheck/checklist@1.0
id: small
version: "1.0.0"
title: Small
scales:
  place:
    options:
      - {id: absent, label: Absent, score: 0, meaning: It is not there.}
      - {id: present, label: Present, score: 1, meaning: It is there.}
domains:
  - id: ground
    title: Ground
    items:
      - {id: stone, title: The stone, ask: Is there a stone?, why: Walls fall on loose stones., scale: place,
         about: innovation, importance: must, best_answered_by: [mason]}
      - {id: sand, title: The sand, ask: Is there sand?, scale: place, about: system, importance: should,
         best_answered_by: [mason, digger]}
verdicts:
  - {id: ready, title: Ready, colour: green, meaning: It is., decision: Go on., review_after: 3 months}
  - {id: not-yet, title: Not yet, colour: red, meaning: Not., decision: Wait., review_after: 1 month, default: true}
"""
PANEL = """\
format: scalecheck/panel@1.0
checklist: {id: small, version: "1.0.0"}
innovation: {id: hub, name: The hub}
round: "2026-11"
state: open
closes: 2026-12-01
asked_by: {role: programme lead}
seen_by: the steering group
proposal: {step: A second hub}
invited:
  - {id: mason, role: mason, changes: More stones to lay}
  - {id: digger, role: digger, organisation: Eastbrook}
"""
FILE = Path("assessments/hub/2026-11/programme/mason.yaml")


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with a checklist and a panel, and make it the current one."""
    for name, text in (("checklists/small.yaml", CHECKLIST), ("assessments/hub/2026-11/programme/panel.yaml", PANEL)):
        path = tmp_path / name
        path.parent.mkdir(parents=True)
        path.write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def sent_back(scalecheck: Run, cells: dict[str, dict[str, object]], name: str = "back.xlsx") -> Path:
    """Export the mason's pack, fill it in and return the file that came back."""
    assert scalecheck("pack", "export", "assessments", "-o", f"out-{name}").code == 0
    path = Path(name)
    path.write_bytes(filled(Path(f"out-{name}", "mason.xlsx").read_bytes(), cells))
    return path


def answers(path: Path = FILE) -> dict[str, Any]:
    held = yaml.safe_load(path.read_text(encoding="utf-8"))["answers"]
    return {name: {key: one[key] for key in one if key in {"option", "note"}} for name, one in held.items() if one}


def test_each_who_is_invited_gets_a_pack_and_what_reaches_nobody_is_told(site: Path, scalecheck: Run) -> None:
    panel = site / "assessments/hub/2026-11/programme/panel.yaml"
    panel.write_text(PANEL.replace("id: mason, role: mason", "id: cook, role: cook"), encoding="utf-8")
    ended = scalecheck("pack", "export", "assessments", "-o", "packs")
    assert (ended.code, sorted(path.name for path in Path("packs").glob("[!.]*"))) == (0, ["digger.txt", "digger.xlsx"])
    assert "Nobody who is invited is best placed to answer: “The stone”." in ended.err
    assert (
        "cook (panel.yaml): no pack. No question of the checklist is for “cook”. Say whose questions they" in ended.err
    )


@pytest.mark.usefixtures("site")
def test_how_to_tick_and_why_it_matters_are_said_alike_in_a_terminal_a_workbook_and_a_page(scalecheck: Run) -> None:
    import openpyxl

    for form in ("xlsx", "html"):
        scalecheck("pack", "export", "assessments", "-o", form, "--format", form)
    sheets = openpyxl.load_workbook(io.BytesIO(Path("xlsx/mason.xlsx").read_bytes()))
    workbook = " ".join(str(cell.value) for sheet in sheets for row in sheet.iter_rows() for cell in row)
    page = Path("html/mason.html").read_text(encoding="utf-8")
    terminal = scalecheck("assess", "--innovation", "The hub", "--role", "mason", "--checklist", "small").out
    for shown in (workbook, page, terminal):
        said = " ".join(shown.split())
        assert "Choose the highest level that is true today; between two, the lower." in said
        assert "Why it matters: Walls fall on loose stones." in said


def test_the_first_sheet_says_what_the_panel_says(site: Path, scalecheck: Run) -> None:
    import openpyxl

    scalecheck("pack", "export", "assessments", "-o", "packs")
    book = openpyxl.load_workbook(io.BytesIO((site / "packs/mason.xlsx").read_bytes()))
    seen = "Your words will be seen by the steering group. "
    assert [cell.value for cell in book["Read first"]["A"]][:7] == [
        "Small",
        "Questions for: mason, about The hub",
        "What is proposed for The hub: A second hub.",
        "What it would change for you: More stones to lay.",
        "Who asks: programme lead.",
        f"{seen}What you write can be requested under freedom of information law.",
        "Please answer by 1 December 2026.",
    ]


@pytest.mark.usefixtures("site")
def test_an_import_shows_what_it_would_change_and_writes_it_only_when_wanted(
    scalecheck: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    back = sent_back(scalecheck, {"stone": {ANSWER: "Present", NOTE: "By the gate."}})
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"n\n")))
    ended = scalecheck("pack", "import", back)
    assert (ended.code, FILE.exists()) == (0, False)
    assert "mason.yaml (a new file)" in ended.out.replace("\n", " ")
    assert "The stone: Present, “By the gate.”" in ended.out
    assert "Nothing was written." in ended.out
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"y\n")))
    assert scalecheck("pack", "import", back).code == 0
    assert answers() == {"stone": {"option": "present", "note": "By the gate."}}
    assert yaml.safe_load(FILE.read_text(encoding="utf-8"))["answers"].keys() == {"stone", "sand"}
    assert scalecheck("validate").code == 0


class Meanwhile(io.RawIOBase):
    """Standard input of somebody who says yes while somebody else changes the file."""

    def __init__(self, old: str, new: str) -> None:
        """Take what is changed in the file into what."""
        super().__init__()
        self._old, self._new = old, new

    def readable(self) -> bool:
        return True

    def readinto(self, into: Any) -> int:  # noqa: ANN401 (a buffer)
        if not self._old:
            return 0
        FILE.write_text(FILE.read_text(encoding="utf-8").replace(self._old, self._new), encoding="utf-8")
        self._old, into[:2] = "", b"y\n"
        return 2


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize(("also", "code"), [("stone", 2), ("sand", 0)])
def test_what_somebody_else_answers_before_it_is_written_is_not_overwritten(
    scalecheck: Run, monkeypatch: pytest.MonkeyPatch, also: str, code: int
) -> None:
    FILE.write_text(YAML.replace('"stone":', "stone:").replace('"sand":', "sand:"), encoding="utf-8")
    back = sent_back(scalecheck, {"stone": {ANSWER: "Absent"}})
    old = 'option": "present"' if also == "stone" else "sand:"
    new = 'note": "Meanwhile"' if also == "stone" else "sand: {option: absent}"
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BufferedReader(Meanwhile(old, new))))
    ended = scalecheck("pack", "import", back)
    assert ended.code == code, ended
    if also == "stone":
        assert "somebody has changed it meanwhile" in ended.err
        assert answers() == {"stone": {"note": "Meanwhile"}}
    else:
        assert answers() == {"stone": {"option": "absent"}, "sand": {"option": "absent"}}


@pytest.mark.usefixtures("site")
def test_the_same_pack_twice_changes_no_byte_and_says_so(scalecheck: Run) -> None:
    back = sent_back(scalecheck, {"stone": {ANSWER: "Present"}})
    scalecheck("pack", "import", back, "--yes")
    before = FILE.read_bytes()
    ended = scalecheck("pack", "import", back, "--yes")
    assert (ended.code, FILE.read_bytes()) == (0, before)
    assert "Nothing changes, so nothing was written." in ended.out


@pytest.mark.usefixtures("site")
def test_what_was_answered_since_is_not_taken_back_by_a_workbook_that_left_it_alone(scalecheck: Run) -> None:
    scalecheck(
        "pack", "import", sent_back(scalecheck, {"stone": {ANSWER: "Absent"}, "sand": {ANSWER: "Absent"}}), "--yes"
    )
    later = sent_back(scalecheck, {"sand": {ANSWER: "Present"}}, "later.xlsx")
    text = FILE.read_text(encoding="utf-8")
    FILE.write_text(text.replace("option: absent", "option: present", 1), encoding="utf-8")
    ended = scalecheck("pack", "import", later, "--yes")
    assert "The sand: Absent → Present" in ended.out
    assert answers() == {"stone": {"option": "present"}, "sand": {"option": "present"}}


@pytest.mark.usefixtures("site")
def test_what_was_answered_since_is_not_taken_back_by_a_page_that_left_it_alone(scalecheck: Run) -> None:
    back = sent_back(scalecheck, {"stone": {ANSWER: "Absent", NOTE: "None yet."}})
    scalecheck("pack", "import", back, "--yes")
    before = FILE.read_text(encoding="utf-8")
    given = load_assessment(before, str(FILE)).answers["stone"]
    assert given is not None
    told = f"# {FORMAT} {digests_of({'stone': given})}\n"
    Path("back.yaml").write_text(told + before, encoding="utf-8")
    since = before.replace("option: absent", "option: present")
    FILE.write_text(since, encoding="utf-8")
    ended = scalecheck("pack", "import", "back.yaml", "--yes")
    assert (ended.code, "Nothing changes" in ended.out) == (0, True)
    assert FILE.read_text(encoding="utf-8") == since
    Path("back.yaml").write_text(told + before.replace("None yet.", "None at all."), encoding="utf-8")
    scalecheck("pack", "import", "back.yaml", "--yes")
    assert answers() == {"stone": {"option": "absent", "note": "None at all."}}


@pytest.mark.usefixtures("site")
def test_of_a_pack_with_a_bad_cell_nothing_is_written_and_of_the_others_all(scalecheck: Run) -> None:
    bad = sent_back(scalecheck, {"stone": {ANSWER: "Maybe"}, "sand": {ANSWER: "Present"}})
    good = Path("good.xlsx")
    good.write_bytes(filled(Path("out-back.xlsx/digger.xlsx").read_bytes(), {"sand": {ANSWER: "Absent"}}))
    ended = scalecheck("pack", "import", bad, good, "--yes")
    assert ended.code == 1
    assert "back.xlsx: one cell can't be taken, so nothing of it was taken." in ended.err
    assert "sheet “Questions”, cell E2: “Maybe” is none of the answers." in ended.err
    assert not FILE.exists()
    assert answers(FILE.with_name("digger.yaml")) == {"sand": {"option": "absent"}}


@pytest.mark.usefixtures("site")
def test_other_packs_of_a_respondent_with_a_bad_cell_are_named_as_not_taken_either(scalecheck: Run) -> None:
    bad = sent_back(scalecheck, {"stone": {ANSWER: "Maybe"}})
    good = sent_back(scalecheck, {"sand": {ANSWER: "Present"}}, "good.xlsx")
    ended = scalecheck("pack", "import", bad, good, "--yes")
    assert (ended.code, FILE.exists()) == (1, False)
    assert "mason: nothing is taken of good.xlsx either, before that is put right." in ended.err


@pytest.mark.usefixtures("site")
def test_two_packs_of_one_respondent_that_differ_are_listed_and_not_taken(scalecheck: Run) -> None:
    one = sent_back(scalecheck, {"stone": {ANSWER: "Present"}, "sand": {ANSWER: "Absent"}})
    other = sent_back(scalecheck, {"stone": {ANSWER: "Absent"}}, "other.xlsx")
    ended = scalecheck("pack", "import", one, other, "--yes")
    assert (ended.code, FILE.exists()) == (1, False)
    assert "The stone: Present (back.xlsx); Absent (other.xlsx)" in ended.err
    agreeing = sent_back(scalecheck, {"stone": {ANSWER: "Present"}}, "agreeing.xlsx")
    assert scalecheck("pack", "import", one, agreeing, "--yes").code == 0
    assert answers() == {"stone": {"option": "present"}, "sand": {"option": "absent"}}


def test_a_pack_of_an_older_version_goes_the_way_of_every_file(site: Path, scalecheck: Run) -> None:
    back = sent_back(scalecheck, {"stone": {ANSWER: "Present"}, "sand": {ANSWER: "Absent"}})
    newer = CHECKLIST.replace('version: "1.0.0"', 'version: "2.0.0"').replace("Is there sand?", "Is there fine sand?")
    (site / "checklists/newer.yaml").write_text(newer, encoding="utf-8")
    panel = site / "assessments/hub/2026-11/programme/panel.yaml"
    panel.write_text(PANEL.replace("1.0.0", "2.0.0"), encoding="utf-8")
    ended = scalecheck("pack", "import", back, "--yes")
    assert ended.code == 0
    assert "is of small 1.0.0; its answers go on with 2.0.0" in ended.out.replace("\n", " ")
    assert yaml.safe_load(FILE.read_text(encoding="utf-8"))["checklist"]["version"] == "2.0.0"
    status = scalecheck("status", FILE)
    assert "1 answer is to be confirmed again" in status.err
    assert "The sand." in status.err


def test_a_pack_whose_checklist_is_not_there_and_one_that_is_newer_than_the_file_say_so(
    site: Path, scalecheck: Run
) -> None:
    back = sent_back(scalecheck, {"stone": {ANSWER: "Present"}})
    scalecheck("pack", "import", back, "--yes")
    FILE.write_text(FILE.read_text(encoding="utf-8").replace('"1.0.0"', '"0.9.0"'), encoding="utf-8")
    old = CHECKLIST.replace('version: "1.0.0"', 'version: "0.9.0"')
    (site / "checklists/old.yaml").write_text(old, encoding="utf-8")
    ended = scalecheck("pack", "import", back, "--yes")
    assert ended.code == 1
    assert "migrate" in ended.err
    (site / "checklists/small.yaml").unlink()
    ended = scalecheck("pack", "import", back, "--yes")
    assert ended.code == 2
    assert "The checklist `small` 1.0.0 was not found." in ended.err
    assert ended.err.endswith("There is version 0.9.0 of it.\n")


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("form.html", b"<!doctype html><html></html>", "a page holds no answers"),
        ("photo.jpg", b"\xff\xd8\xff\xe0", "this is a picture"),
        ("torn.xlsx", b"PK\x03\x04torn", "damaged"),
        ("locked.xlsx", b"\xd0\xcf\x11\xe0", "this workbook is locked"),
        ("missing.xlsx", None, "there is no such file"),
        ("message.txt", b"What is proposed: From one ward to all.\nYours, the lead", "this is no file of answers"),
        ("table.csv", b"a,b\n1,2\n", "this is no file of answers"),
        ("empty.yaml", b"", "this is no file of answers"),
        ("garbled.yaml", b"format: scalecheck/assessment@1.0\n\x00\x01", "this is not a text file. Is this the right"),
        ("notepad.yaml", "format: x\n".encode("utf-16"), "it looks like UTF-16. Save the file as UTF-8"),
    ],
)
def test_a_file_that_can_not_be_read_has_its_sentence(
    scalecheck: Run, name: str, data: bytes | None, said: str
) -> None:
    if data is not None:
        Path(name).write_bytes(data)
    ended = scalecheck("pack", "import", name, "--yes")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith(f"{name}: ")
    assert said in ended.err


@pytest.mark.usefixtures("site")
def test_a_hidden_sheet_that_names_another_place_is_no_way_out_of_the_folder(scalecheck: Run) -> None:
    back = sent_back(scalecheck, {"stone": {ANSWER: "Present"}})

    def change(book: Any) -> None:  # noqa: ANN401 (openpyxl knows no types)
        write_in(book, "stone", {ANSWER: "Present"})
        cell = book["For scalecheck"]["A2"]
        cell.value = cell.value.replace("id: mason", "id: ../../../../mason")

    back.write_bytes(edited(back.read_bytes(), change))
    ended = scalecheck("pack", "import", back, "--yes")
    assert ended.code == 2
    assert "what the hidden sheet says of whose answers these are was changed" in ended.err


@pytest.mark.usefixtures("site")
def test_text_that_a_pack_holds_acts_on_no_terminal(scalecheck: Run) -> None:
    back = sent_back(scalecheck, {"stone": {ANSWER: "Present", NOTE: "a\u202eb::error::c"}})
    ended = scalecheck("pack", "import", back, "--yes")
    assert ended.code == 0
    assert "\u202e" not in ended.out


@pytest.mark.usefixtures("site")
def test_a_note_is_shown_to_its_end_before_it_is_written(scalecheck: Run) -> None:
    back = sent_back(scalecheck, {"stone": {ANSWER: "Present", NOTE: "By the gate.\nAnd by the door."}})
    ended = scalecheck("pack", "import", back, "--yes")
    assert "The whole note: By the gate. / And by the door." in ended.out


@pytest.mark.usefixtures("site")
def test_a_pack_in_the_way_is_not_overwritten(scalecheck: Run) -> None:
    scalecheck("pack", "export", "assessments", "-o", "packs")
    assert scalecheck("pack", "export", "assessments", "-o", "packs").code == 0
    Path("packs/mason.xlsx").write_bytes(b"mine")
    ended = scalecheck("pack", "export", "assessments", "-o", "packs")
    assert (ended.code, Path("packs/mason.xlsx").read_bytes()) == (2, b"mine")


@pytest.mark.usefixtures("site")
def test_a_pack_for_one_role_needs_no_panel(scalecheck: Run) -> None:
    assert scalecheck("pack", "export", "small", "--format", "html").code == 2
    ended = scalecheck("pack", "export", "small", "--role", "digger", "--innovation", "The hub", "--format", "html")
    assert "packs/digger.html (one question)" in ended.out
    ended = scalecheck("pack", "export", "small", "--role", "cook", "--innovation", "The hub", "--format", "html")
    assert "packs/cook.html (two questions)" in ended.out
    assert "none of the checklist's roles" in ended.err


@pytest.mark.usefixtures("site")
def test_a_pack_of_a_folder_that_is_not_there_says_so(scalecheck: Run) -> None:
    ended = scalecheck("pack", "export", "assessments/hub/nowhere")
    assert (ended.code, ended.err) == (2, "assessments/hub/nowhere: there is no such folder, and no such file.\n")
    assert "There is no checklist `nowhere`." in scalecheck("pack", "export", "nowhere").err


YAML = """\
format: scalecheck/assessment@1.0
checklist: {id: small, version: "1.0.0"}
innovation: {id: hub, name: The hub}
round: "2026-11"
respondent: {id: mason, role: mason}
answers:
  "stone":
    "option": "present"
    "answered":
        "who": "mason"
        "date": "2026-11-20"
  "sand":
"""


@pytest.mark.usefixtures("site")
def test_files_of_a_folder_are_taken_together_and_what_is_temporary_is_passed_over(scalecheck: Run) -> None:
    folder = Path("returned")
    folder.mkdir()
    (folder / "answers.yaml").write_text(YAML, encoding="utf-8")
    (folder / "~$digger.xlsx").write_bytes(b"lock")
    sent_back(scalecheck, {"sand": {ANSWER: "Present"}}).rename(folder / "mason.xlsx")
    ended = scalecheck("pack", "import", folder, "--yes")
    assert (ended.code, ended.err) == (0, "")
    assert answers() == {"stone": {"option": "present"}, "sand": {"option": "present"}}
    assert "who: mason\n      date: 2026-11-20" in FILE.read_text(encoding="utf-8")
    assert scalecheck("pack", "import", Path("assessments/hub/2026-11")).code == 2


@pytest.mark.usefixtures("site")
def test_the_messages_beside_the_packs_of_a_folder_are_passed_over_and_named(scalecheck: Run) -> None:
    scalecheck("pack", "export", FILE.parent, "-o", "packs")
    ended = scalecheck("pack", "import", "packs", "--yes")
    assert ended.code == 0
    assert ended.err == "Passed over, as these are no files of answers: packs/digger.txt and packs/mason.txt.\n"
    for one in Path("packs").glob("*.xlsx"):
        one.unlink()
    assert scalecheck("pack", "import", "packs", "--yes").code == 2


@pytest.mark.usefixtures("site")
def test_a_panel_and_folders_in_a_folder_are_passed_over_and_named(scalecheck: Run) -> None:
    folder = Path("returned")
    (folder / "later").mkdir(parents=True)
    sent_back(scalecheck, {"sand": {ANSWER: "Present"}}).rename(folder / "mason.xlsx")
    panel = Path(shutil.copy(FILE.with_name("panel.yaml"), folder))
    ended = scalecheck("pack", "import", folder, "--yes")
    assert ended.code == 0
    assert "Not looked at, as they are folders in a folder: returned/later." in ended.err
    assert "Passed over, as these are no files of answers: returned/panel.yaml." in ended.err
    assert answers() == {"sand": {"option": "present"}}
    named = scalecheck("pack", "import", panel, "--yes")
    assert (named.code, named.err) == (2, "returned/panel.yaml: this file is a panel, and no file of answers.\n")


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize(
    ("old", "new", "code", "said"),
    [
        ('option": "present', 'option": "perhaps', 1, "back.yaml:8:"),
        ("stone", "brick", 1, "back.yaml:7:"),
        ("respondent: {id: mason, role: mason}", "agreed: {date: 2026-11-20, who: lead}", 2, "what a group agreed"),
        ("format: scalecheck/assessment@1.0\n", "", 1, "does not say what it is"),
        ('"sand":', "*sand", 1, "back.yaml:12:"),
    ],
)
def test_a_text_that_can_not_be_taken_is_told_at_its_line(
    scalecheck: Run, old: str, new: str, code: int, said: str
) -> None:
    Path("back.yaml").write_text(YAML.replace(old, new), encoding="utf-8")
    ended = scalecheck("pack", "import", "back.yaml", "--yes")
    assert (ended.code, ended.out, FILE.exists()) == (code, "", False)
    assert said in ended.err


@pytest.mark.usefixtures("site")
def test_who_is_not_invited_and_a_round_that_is_closed_are_told_before_it_is_written(
    site: Path, scalecheck: Run
) -> None:
    panel = site / "assessments/hub/2026-11/programme/panel.yaml"
    panel.write_text(PANEL.replace("state: open", "state: closed"), encoding="utf-8")
    Path("back.yaml").write_text(YAML.replace("id: mason", "id: cook"), encoding="utf-8")
    ended = scalecheck("pack", "import", "back.yaml")
    assert "cook is not among those who are invited." in ended.out
    assert "The round is closed already." in ended.out


@pytest.mark.usefixtures("site")
def test_two_files_of_one_respondent_and_a_file_in_the_way_are_told_and_left_alone(scalecheck: Run) -> None:
    Path("back.yaml").write_text(YAML, encoding="utf-8")
    FILE.write_text("something: else\n", encoding="utf-8")
    ended = scalecheck("pack", "import", "back.yaml", "--yes")
    assert (ended.code, FILE.read_text(encoding="utf-8")) == (1, "something: else\n")
    assert "is there already and holds something else" in ended.err
    FILE.write_text(YAML, encoding="utf-8")
    FILE.with_name("again.yaml").write_text(YAML, encoding="utf-8")
    ended = scalecheck("pack", "import", "back.yaml", "--yes")
    assert ended.code == 1
    assert "mason has several files for this round. Keep one of them:" in ended.err


@pytest.mark.usefixtures("site")
def test_without_a_panel_a_new_file_goes_where_assess_would_put_it(scalecheck: Run) -> None:
    text = YAML.replace("id: hub", "id: other").replace("The hub", "The other")
    Path("back.yaml").write_text(text, encoding="utf-8")
    assert scalecheck("pack", "import", "back.yaml", "--yes", "--into", "mine/assessments").code == 0
    assert Path("mine/assessments/other/2026-11/programme/mason.yaml").is_file()


@pytest.mark.usefixtures("site")
def test_nothing_is_written_through_a_link_that_leads_out_of_the_folder(scalecheck: Run, tmp_path: Path) -> None:
    outside = tmp_path.parent / "outside"
    outside.mkdir()
    Path("assessments/other").symlink_to(outside)
    text = YAML.replace("id: hub", "id: other").replace("The hub", "The other")
    Path("back.yaml").write_text(text, encoding="utf-8")
    ended = scalecheck("pack", "import", "back.yaml", "--yes")
    assert (ended.code, list(outside.iterdir())) == (1, [])
    assert "leads out of the folder" in ended.err
