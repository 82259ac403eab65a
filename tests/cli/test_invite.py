"""`scalecheck invite`: who is asked in a round, the messages to them, and reminders."""

from __future__ import annotations

import io
import re
import shlex
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from scalecheck.commands.panel.asking import RoundFlags
from scalecheck.commands.panel.invite import invite
from scalecheck.documents.loading import load_assessment, load_panel
from scalecheck.interview.scripted import ScriptedPrompter
from tests.builders import DAY
from tests.panel_files import answer, small_panel

if TYPE_CHECKING:
    from scalecheck.model.panel import Panel
    from tests.running import Ended, Run

FLAGS: Final = ("--innovation", "The hub", "--closes", "2026-11-30", "--checklist", "small")
FINANCE: Final = ("--invite", "head of money; Care Board; finance; You would carry the cost")
NURSE: Final = ("--invite", "nurse; North Trust")


def panel_in(path: Path) -> Panel:
    return load_panel(path.read_bytes(), str(path))


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with a small checklist and an open panel of four, of whom nobody has answered; be above it."""
    monkeypatch.chdir(tmp_path)
    return small_panel(tmp_path)


@pytest.fixture
def place(folder: Path) -> Path:
    """Return where a new panel will be, in a folder that is not there yet, with the small checklist in reach."""
    return folder.parents[2] / "wards" / "2026-11" / "programme" / "panel.yaml"


def first(scalecheck: Run, place: Path, *more: str) -> Ended:
    return scalecheck("invite", place.parent, *FLAGS, *FINANCE, *more)


def test_a_new_panel_says_who_is_asked_and_is_valid(place: Path, scalecheck: Run) -> None:
    ended = first(scalecheck, place, *NURSE, "--asked-by", "programme lead; North Trust", "--seen-by", "the board")
    assert ended.code == 0
    panel = panel_in(place)
    assert [(one.id, one.answers_for) for one in panel.invited] == [
        ("head-of-money", ("finance",)),
        ("nurse", ()),
    ]
    assert (panel.state, panel.round, str(panel.closes)) == ("open", "2026-11", "2026-11-30")
    assert panel.checklist is not None
    assert panel.checklist.id == "small"
    assert scalecheck("validate", place).err == "1 file checked: no problems.\n"


def test_each_gets_a_message_of_five_lines_and_one_on_how_to_answer(place: Path, scalecheck: Run) -> None:
    ended = first(scalecheck, place, "--asked-by", "programme lead; North Trust", "--proposal", "To every ward")
    assert ended.out == (
        "To: Head of money, Care Board (three questions, about one minute)\n\n"
        "What is proposed for The hub: To every ward.\n"
        "What it would change for you: You would carry the cost.\n"
        "Who asks: programme lead, North Trust.\n"
        "What you write can be requested under freedom of information law.\n"
        "Please answer by 30 November 2026.\n"
        "How to answer: in a terminal, in the folder of the repository, with: scalecheck assess small --innovation "
        "'The hub' --innovation-id hub --round 2026-11 --role 'head of money' --organisation 'Care Board'\n"
    )
    assert "“The hub” is here already, as `hub`" in ended.err
    assert "pack export" in ended.err


def test_people_are_added_later_and_nothing_is_overwritten(place: Path, scalecheck: Run) -> None:
    first(scalecheck, place)
    text = place.read_text(encoding="utf-8").replace("invited:", "# Agreed by the board.\ninvited:")
    place.write_text(text, encoding="utf-8")
    ended = scalecheck("invite", place.parent, *NURSE, "--seen-by", "the board")
    assert ended.out.startswith("To: Nurse, North Trust")
    assert "Head of money" not in ended.out
    after = place.read_text(encoding="utf-8")
    assert "# Agreed by the board." in after
    assert panel_in(place).seen_by == "the board"
    assert [one.role for one in panel_in(place).invited] == ["head of money", "nurse"]
    again = scalecheck("invite", place.parent, *NURSE, *FINANCE)
    assert (again.code, again.out.strip()) == (0, "")
    assert "All of them are invited already." in again.err
    assert place.read_text(encoding="utf-8") == after
    refused = scalecheck("invite", place.parent, *NURSE, "--closes", "2026-12-24")
    assert refused.code == 2
    assert "says `closes` already: 2026-11-30. Nothing is overwritten" in refused.err
    assert place.read_text(encoding="utf-8") == after


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([*FINANCE, "--innovation", "Hub"], "A round needs a closing day: say --closes"),
        ([*FINANCE, "--closes", "2026-11-30"], "What is it about? Say --innovation NAME"),
        ([*FINANCE, "--innovation", "Hub", "--closes", "2026-11-22"], "22 November 2026 is over"),
        ([*FLAGS, "--invite", "wizard; North Trust"], "No question of the checklist is for “wizard”."),
        ([*FLAGS, "--invite", "wizard; North Trust; nurs"], "has no role `nurs` for “wizard”. Did you mean `nurse`?"),
        ([*FLAGS, "--invite", "; North Trust"], "can't be invited. Write 'ROLE; ORGANISATION;"),
        ([*FLAGS, "--invite", "a; b; c; d; e"], "can't be invited"),
        ([*FLAGS, "--invite", "nurse\x1b[2J"], "What was said can't be taken."),
        ([*FLAGS, *FINANCE, "--round", "soon"], "`soon` is no round"),
        ([*FLAGS, *FINANCE, "--innovation-id", "The Hub"], "`The Hub` can't be an id."),
        (
            [*FINANCE, "--closes", "2026-11-30", "--innovation", "a; b; c; d"],
            "“a; b; c; d” is no innovation. Write 'NAME;",
        ),
        (["--remind"], "nobody is invited here yet"),
    ],
)
def test_what_is_missing_or_wrong_is_said_and_nothing_is_written(
    place: Path, scalecheck: Run, arguments: list[str], said: str
) -> None:
    ended = scalecheck("invite", place.parent, "--checklist", "small", *arguments)
    assert (ended.code, ended.out) == (2, "")
    assert said in ended.err
    assert not place.exists()


def test_what_reaches_nobody_and_what_is_too_much_for_one_is_said(place: Path, scalecheck: Run, folder: Path) -> None:
    checklist = folder.parents[2].parent / "checklists" / "small.yaml"
    text = checklist.read_text(encoding="utf-8")
    checklist.write_text(text.replace("[nurse, finance]", "[business-analyst, ward-lead]", 1), encoding="utf-8")
    ended = first(scalecheck, place, "--most", "1")
    assert "reaches nobody who is invited: “Title of CARE”. Best answered by the business analyst or the" in ended.err
    assert "Head of money, Care Board is asked 2 questions, more than 1: nobody else could take them." in ended.err


def test_reminders_go_to_those_who_have_not_answered(folder: Path, scalecheck: Run) -> None:
    answer(folder, "nurse", care="full")
    ended = scalecheck("invite", folder, "--remind")
    assert ended.code == 0
    assert "1 of 4 invited has answered" in ended.err
    assert "Ward nurse" not in ended.out
    assert ended.out.count("To: ") == 3
    assert "The closing day was 20 November 2026, three days ago. Your answers are still wanted." in ended.out


def test_a_closed_round_invites_and_reminds_nobody(folder: Path, scalecheck: Run) -> None:
    scalecheck("panel", folder, "--close")
    for arguments in (["--remind"], [*NURSE]):
        ended = scalecheck("invite", folder, *arguments)
        assert (ended.code, ended.out) == (2, "")
        assert "this round is closed, so nobody is invited or reminded any more" in ended.err


def test_a_panel_is_made_of_what_the_answers_that_are_there_say(folder: Path, scalecheck: Run) -> None:
    answer(folder, "nurse", care="full")
    (folder / "panel.yaml").unlink()
    ended = scalecheck("invite", folder, *NURSE, "--closes", "2026-11-30")
    assert ended.code == 0
    panel = panel_in(folder / "panel.yaml")
    assert panel.innovation is not None
    assert (panel.innovation.id, panel.round) == ("hub", "2026-11")


def test_without_flags_it_is_asked_for(place: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lines = [
        *("The hub", "To every ward", "programme lead; North Trust", "", "30 November 2026"),
        *("nurse; North Trust", ""),
        *("head of money", "Care Board", "2", "They carry the cost"),
        *("", ""),
    ]
    assert invite(place.parent, RoundFlags(checklist="small"), DAY, prompter=ScriptedPrompter(iter(lines))) == 0
    panel = panel_in(place)
    assert [(one.role, one.answers_for, one.changes) for one in panel.invited] == [
        ("nurse", (), None),
        ("head of money", ("finance",), "They carry the cost"),
    ]
    assert panel.asked_by is not None
    assert panel.asked_by.organisation == "North Trust"
    assert "To: Nurse, North Trust" in capsys.readouterr().out


@pytest.mark.parametrize(("form", "reply"), [("xlsx", "1"), ("html", "2")])
def test_packs_and_messages_are_made_for_those_who_are_new_and_git_leaves_them_out(
    place: Path, scalecheck: Run, form: str, reply: str
) -> None:
    pytest.importorskip("openpyxl")
    ended = first(scalecheck, place, "--packs", form)
    made = {path.name for path in Path("packs").iterdir()}
    assert (ended.code, made) == (0, {".gitignore", "head-of-money.txt", f"head-of-money.{form}"})
    assert Path("packs", ".gitignore").read_text(encoding="utf-8").endswith("\n*\n")
    out = " ".join(ended.out.split())
    assert out == (
        f"• To the head of money, Care Board: packs/head-of-money.{form} (three questions), with the message in "
        "packs/head-of-money.txt"
    )
    message = Path("packs/head-of-money.txt").read_text(encoding="utf-8")
    assert "What it would change for you: You would carry the cost.\n" in message
    lines = iter(["nurse; North Trust", "", "", reply])
    assert invite(place.parent, RoundFlags(to=Path("later")), DAY, prompter=ScriptedPrompter(lines)) == 0
    assert {path.name for path in Path("later").iterdir()} == {".gitignore", f"nurse.{form}", "nurse.txt"}


def test_an_id_is_the_role_where_nobody_else_has_it_and_that_of_a_file_that_is_there(
    place: Path, folder: Path, scalecheck: Run
) -> None:
    first(scalecheck, place, *NURSE, "--invite", "nurse; South Trust", "--invite", "finance; Care Board")
    assert [one.id for one in panel_in(place).invited] == [
        "head-of-money",
        "nurse-north-trust",
        "nurse-south-trust",
        "finance",
    ]
    scalecheck("invite", place.parent, "--invite", "finance; West Board")
    assert panel_in(place).invited[-1].id == "finance-west-board"
    answer(folder, "nurse", care="full")
    (folder / "panel.yaml").unlink()
    scalecheck("invite", folder, "--invite", "ward nurse; North Trust; nurse", "--closes", "2026-11-30")
    assert [one.id for one in panel_in(folder / "panel.yaml").invited] == ["nurse"]


def test_who_begins_to_answer_in_the_terminal_does_so_as_invited(
    folder: Path, scalecheck: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"q\n")))
    flags = ("--innovation-id", "hub", "--innovation", "The hub", "--round", "2026-11")
    ended = scalecheck("assess", "small", *flags, "--role", "Business analyst", "--organisation", "care board")
    assert ended.code == 0
    assert (folder / "second.yaml").is_file()


def test_what_the_panel_says_of_the_innovation_stands_in_the_file_of_who_answers(
    place: Path, scalecheck: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    about = ("--innovation-id", "wards", "--innovation", "The hub; North Trust; One list")
    first(scalecheck, place, *NURSE, *about)
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"q\n")))
    who = ("--role", "nurse", "--organisation", "North Trust")
    scalecheck("assess", "small", "--innovation-id", "wards", "--innovation", "Hub", "--round", "2026-11", *who)
    path = place.with_name("nurse.yaml")
    innovation = load_assessment(path.read_bytes(), str(path)).innovation
    assert innovation is not None
    assert (innovation.id, innovation.name) == ("wards", "The hub")
    assert (innovation.organisation, innovation.summary) == ("North Trust", "One list")


@pytest.mark.parametrize(
    ("role", "hint"),
    [
        ("head of nursing; North Trust", "Say whose questions they answer (`answers_for`): nurse, finance."),
        ("finance director; Care Board", "`finance` may be meant; all of them: nurse, finance."),
        ("nurses; North Trust", "`nurse` may be meant"),
    ],
)
def test_roles_that_look_alike_are_proposed(place: Path, scalecheck: Run, role: str, hint: str) -> None:
    ended = scalecheck("invite", place.parent, *FLAGS, "--invite", role)
    assert ended.code == 2
    assert hint in ended.err


@pytest.mark.parametrize("said", ["boss", "boss; North Trust", "boss; ; wizard; It would cost you"])
def test_a_role_that_the_checklist_does_not_know_is_refused_with_a_line_that_is_taken(
    place: Path, scalecheck: Run, said: str
) -> None:
    refused = scalecheck("invite", place.parent, *FLAGS, "--invite", said)
    assert refused.code == 2
    assert "may be left out" not in refused.err
    line = refused.err.split("Nothing was written. Say it as the third part:\n")[1].strip()
    words = shlex.split(line.replace("ROLE OF THE CHECKLIST", "nurse"))
    assert scalecheck("invite", place.parent, *FLAGS, *words).code == 0
    assert [(one.role, one.answers_for) for one in panel_in(place).invited] == [("boss", ("nurse",))]


def test_validate_warns_of_a_role_that_no_question_is_for(folder: Path, scalecheck: Run) -> None:
    panel = folder / "panel.yaml"
    text = panel.read_text(encoding="utf-8")
    panel.write_text(re.sub(r"(?m)^    answers_for:.*\n(?:      - .*\n)*", "", text, count=1), encoding="utf-8")
    ended = scalecheck("validate", panel)
    assert ended.code == 0
    panel.write_text(panel.read_text(encoding="utf-8").replace("id: nurse", "id: somebody"), encoding="utf-8")
    ended = scalecheck("validate", panel)
    assert (ended.code, "No question of the checklist is for “ward nurse”." in ended.err + ended.out) == (0, True)
    assert "[unknown-role]" in ended.out
    panel.write_text(panel.read_text(encoding="utf-8").replace("state: open", "state: closed"), encoding="utf-8")
    assert "unknown-role" not in scalecheck("validate", panel).out


@pytest.mark.parametrize("lines", [["q"], ["The hub", "", "", "", "30 November 2026", ""], []])
def test_who_gives_up_or_invites_nobody_writes_nothing(place: Path, lines: list[str]) -> None:
    assert invite(place.parent, RoundFlags(checklist="small"), DAY, prompter=ScriptedPrompter(iter(lines))) == 0
    assert not place.exists()


def test_who_begins_to_answer_is_found_where_the_panel_is_whatever_its_folder_is_called(
    place: Path, scalecheck: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    first(scalecheck, place, *NURSE, "--innovation-id", "wards", "--innovation", "The hub")
    elsewhere = place.parent.parent / "the-hub"
    place.parent.rename(elsewhere)
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"q\n")))
    flags = ("--innovation-id", "wards", "--innovation", "Hub", "--round", "2026-11")
    scalecheck("assess", "small", *flags, "--role", " Nurse  ", "--organisation", "North  Trust ")
    assert (elsewhere / "nurse.yaml").is_file()


def test_what_a_folder_is_about_is_listed_where_something_else_is_meant(place: Path, scalecheck: Run) -> None:
    first(scalecheck, place, "--innovation-id", "wards")
    ended = scalecheck("invite", place.parent, *NURSE, "--innovation", "Something else")
    assert ended.code == 2
    assert ended.err.endswith("There is:\n  wards, programme, 2026-11\n")


def test_a_file_in_place_of_the_folder_is_said(folder: Path, scalecheck: Run) -> None:
    ended = scalecheck("invite", folder / "panel.yaml", *FLAGS, *NURSE)
    assert ended.code == 2
    assert ended.err.endswith("panel.yaml is a file. Name the folder that holds the round's files, or will.\n")


def test_after_the_closing_day_it_is_said_where_that_day_is_changed(folder: Path, scalecheck: Run) -> None:
    ended = scalecheck("invite", folder, "--invite", "nurse", "--as-of", "2026-12-24")
    assert ended.code == 2
    assert "is over, and " in ended.err
    assert "panel.yaml says it: change it there. Name one that is still to come." in ended.err


def test_white_space_around_what_an_option_says_is_no_part_of_it(place: Path, scalecheck: Run) -> None:
    first(scalecheck, place, "--site", " Eastbrook  ", "--seen-by", " the board ")
    panel = panel_in(place)
    assert panel.site is not None
    assert (panel.site.name, panel.seen_by) == ("Eastbrook", "the board")


@pytest.mark.parametrize(
    ("where", "said"),
    [("wards/2026-11", True), ("hub/2026-12", True), ("the-hub/2026-11", False)],
)
def test_a_folder_with_another_name_than_the_innovation_or_round_is_told_with_what_follows(
    folder: Path, scalecheck: Run, where: str, *, said: bool
) -> None:
    top = folder.parents[2]
    told = first(
        scalecheck, top / where / "programme" / "panel.yaml", "--round", "2026-11", "--innovation-id", "the-hub"
    )
    assert told.code == 0
    sentence = (
        f"This folder is in {where}. For other files of the-hub, 2026-11, scalecheck proposes assessments/the-hub"
    )
    assert (sentence in " ".join(told.err.split())) is said
    assert ("does not find the programme's here" in " ".join(told.err.split())) is said
