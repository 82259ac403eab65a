"""`scalecheck panel`: who has answered, who said what, and what each is given to read."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from tests.instrument.test_language import grade_of
from tests.panel_files import agree, answer, small_panel

if TYPE_CHECKING:
    from tests.running import Edit, Run

EXAMPLE: Final = Path(__file__).parents[2] / "examples" / "delayed-discharge"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with a small checklist and an open panel of four, of whom nobody has answered; be above it."""
    monkeypatch.chdir(tmp_path)
    return small_panel(tmp_path)


def answered_by_three(folder: Path) -> None:
    answer(folder, "nurse", care={"option": "none", "note": "Nobody asked us."}, money={"dont_know": True}, kit="full")
    answer(folder, "finance", care="full", money={"option": "little", "note": "It is not paid."}, kit="full")
    answer(folder, "second", care="full", money="full", kit="full")


def test_it_begins_with_who_has_answered_and_whom_it_waits_for_and_how_late_they_are(
    folder: Path, scalecheck: Run
) -> None:
    answer(folder, "nurse", care="full", money=None)
    ended = scalecheck("panel", folder)
    assert ended.code == 0
    assert ended.out.splitlines()[0] == "The hub, November 2026"
    assert " ".join(ended.out.split()).startswith(
        "The hub, November 2026 1 of 4 invited has answered, in part; waiting for the finance lead, "
        "the business analyst and the carer partner, three days after the closing day. "
        "• The ward nurse left one question open"
    )


def test_while_the_round_is_open_nobodys_answers_are_shown_in_any_form(folder: Path, scalecheck: Run) -> None:
    answered_by_three(folder)
    shown = scalecheck("panel", folder)
    assert "Nobody asked us" not in shown.out
    assert "“" not in shown.out
    assert "nobody is shown the others' answers. That is a courtesy, and no lock" in " ".join(shown.out.split())
    told = json.loads(scalecheck("panel", folder, "--format", "json").out)
    assert "questions" not in told
    assert [one["id"] for one in told["answered"]] == ["nurse", "finance", "second"]
    for arguments in (["--format", "md"], ["--for", "ward nurse"], ["-o", "sheet.html"]):
        refused = scalecheck("panel", folder, *arguments)
        assert (refused.code, refused.out) == (1, "")
        assert "The round is still open, although its closing day was 20 November 2026, so nobody" in refused.err
    early = scalecheck("panel", folder, "--format", "md", "--as-of", "2026-11-20")
    assert "The round is open until 20 November 2026, so nobody" in early.err
    assert not Path("sheet.html").exists()


def test_without_a_panel_file_nobody_is_said_to_have_been_invited(folder: Path, scalecheck: Run) -> None:
    answer(folder, "nurse", care="full", money=None)
    (folder / "panel.yaml").unlink()
    shown = scalecheck("panel", folder).out
    assert "1 has answered, in part; no file says who was invited." in " ".join(shown.split())
    assert json.loads(scalecheck("panel", folder, "--format", "json").out)["invited"] is None


def test_the_report_on_what_is_agreed_shows_no_respondents_answers_while_the_round_is_open(
    folder: Path, scalecheck: Run
) -> None:
    answered_by_three(folder)
    agree(folder, care="full", money="full", kit="full")
    assert "Nobody asked us" not in scalecheck("report", folder).out
    assert "It is not paid" not in scalecheck("report", folder).out
    assert scalecheck("panel", folder, "--close").code == 0
    assert "It is not paid" in scalecheck("report", folder).out


def test_the_panel_a_folder_above_is_the_panel_of_the_answers(folder: Path, scalecheck: Run) -> None:
    answered_by_three(folder)
    panel = (folder / "panel.yaml").rename(folder.parent / "panel.yaml")
    assert scalecheck("panel", folder).out.splitlines()[1].startswith("3 of 4 invited have answered")
    told = json.loads(scalecheck("panel", folder, "--format", "json").out)
    assert (told["invited"], "questions" in told) == (4, False)
    assert scalecheck("agree", folder, "--role", "lead").code == 1
    assert not (folder / "agreed.yaml").exists()
    assert scalecheck("panel", folder, "--close").code == 0
    assert "state: closed" in panel.read_text(encoding="utf-8")
    assert "questions" in json.loads(scalecheck("panel", folder, "--format", "json").out)


@pytest.mark.parametrize("command", ["status", "report", "review", "actions", "asks", "portfolio"])
@pytest.mark.parametrize("people", [("nurse",), ("nurse", "finance")])
@pytest.mark.parametrize("above", [False, True], ids=["beside", "above"])
def test_no_command_about_a_folder_shows_respondents_answers_while_its_round_is_open(
    folder: Path, scalecheck: Run, people: tuple[str, ...], command: str, *, above: bool
) -> None:
    if above:
        (folder / "panel.yaml").rename(folder.parent / "panel.yaml")
    for one in people:
        promise = {"what": "Ask them all", "who": "lead", "due": "2026-12-01"}
        answer(folder, one, care={"option": "none", "note": "Nobody asked us.", "actions": [promise]})
    shown = scalecheck(command, folder)
    assert shown.code in {0, 1}
    for said in ("Nobody asked us", "Ask them all", "Title of CARE"):
        assert said not in shown.out
    told = " ".join((shown.out + shown.err).split())
    assert "round is open" in told


def test_respondents_own_files_are_looked_at_while_the_round_is_open(folder: Path, scalecheck: Run) -> None:
    answer(folder, "nurse", care="none")
    assert "Only" in scalecheck("status", folder / "nurse.yaml").out
    assert scalecheck("review", folder / "nurse.yaml").code == 0


def site_beside(folder: Path, **said: str) -> Path:
    """Return the folder of a site, with its agreed file, beside the programme's."""
    site = folder.with_name("north")
    site.mkdir()
    agree(site, **said)
    text = (site / "agreed.yaml").read_text(encoding="utf-8")
    (site / "agreed.yaml").write_text(text.replace("round:", "site: {id: north}\nround:", 1), encoding="utf-8")
    return site


def row_of_site(scalecheck: Run, top: Path) -> dict[str, object]:
    """Return what a portfolio says of the site."""
    told = json.loads(scalecheck("portfolio", top, "--format", "json").out)
    row: dict[str, object]
    (row,) = (one for one in told["grids"][0]["places"] if (one["innovation"], one["site"]) == ("hub", "north"))
    return row


@pytest.mark.parametrize("panel", ["open", "broken"])
def test_a_site_takes_over_nothing_from_the_programmes_only_respondent_while_the_round_is_open(
    folder: Path, scalecheck: Run, panel: str
) -> None:
    answer(folder, "nurse", care={"option": "none", "note": "Nobody asked us."})
    site = site_beside(folder, money="full", kit="full")
    closed = (folder / "panel.yaml").read_text(encoding="utf-8").replace("state: open", "state: closed")
    if panel == "broken":
        (folder / "panel.yaml").write_text("x: [", encoding="utf-8")
    why = "the round is open" if panel != "broken" else "the round counts as open because"
    for command in ("status", "report"):
        shown = scalecheck(command, site)
        assert shown.code == 0
        assert f"Nothing is taken over from the programme's answers yet: {why}" in " ".join(shown.out.split())
        assert "Nobody asked us" not in shown.out
    open_ = json.loads(scalecheck("status", site, "--format", "json").out)
    row = row_of_site(scalecheck, folder.parents[2])
    (folder / "panel.yaml").write_text(closed, encoding="utf-8")
    assert "Nobody asked us" in scalecheck("report", site).out
    assert "Nothing is taken over" not in scalecheck("status", site).out
    assert json.loads(scalecheck("status", site, "--format", "json").out) != open_
    assert row_of_site(scalecheck, folder.parents[2]) != row


def test_a_site_takes_over_nothing_from_its_own_only_respondent_while_that_round_is_open(
    folder: Path, scalecheck: Run, edit: Edit
) -> None:
    top = folder.parents[2]
    checklist = top.with_name("checklists") / "small.yaml"
    checklist.write_text(checklist.read_text(encoding="utf-8").replace("about: innovation", "about: site"), "utf-8")
    site = site_beside(folder, money="full", kit="full")
    own = top / "any" / "2026-10" / "north"
    own.mkdir(parents=True)
    answer(own, "nurse", care={"option": "none", "note": "Nobody asked us."})
    (folder / "panel.yaml").rename(own / "panel.yaml")
    for name in ("nurse.yaml", "panel.yaml"):
        edit(own / name, "innovation:\n  id: hub\n  name: The hub\n", "site: {id: north}\n")
        edit(own / name, '"2026-11"', '"2026-10"')
    shown = " ".join(scalecheck("report", site).out.split())
    assert "Nothing is taken over from what the site answered for itself yet: the round is open" in shown
    assert "Nobody asked us" not in shown
    row = row_of_site(scalecheck, top)
    assert scalecheck("panel", own, "--close").code == 0
    assert "Nobody asked us" in scalecheck("report", site).out
    assert row_of_site(scalecheck, top) != row


def test_a_programmes_report_gives_no_verdict_of_a_sites_only_respondent_while_the_round_is_open(
    folder: Path, scalecheck: Run, edit: Edit
) -> None:
    agree(folder, care="full")
    site = site_beside(folder)
    (site / "agreed.yaml").unlink()
    answer(site, "nurse", money="full", kit="full")
    (folder / "panel.yaml").rename(site / "panel.yaml")
    for name in ("nurse.yaml", "panel.yaml"):
        edit(site / name, "round:", "site: {id: north}\nround:")
    told = "The round is open, and nobody is shown the others' answers: 1 answered so far."
    assert told in scalecheck("report", folder).out
    assert scalecheck("panel", site, "--close").code == 0
    assert told not in scalecheck("report", folder).out


BROKEN: Final = {
    "nothing in it is known": "x: [",
    "empty": "",
    "of another program": "title: Dashboard\n",
    "a key is wrong": "format: scalecheck/panel@1.0\nround: 2026-11\n",
}


@pytest.mark.parametrize("text", BROKEN.values(), ids=BROKEN)
def test_a_panel_that_can_not_be_read_ends_panel_and_opens_nothing_elsewhere(
    folder: Path, scalecheck: Run, text: str
) -> None:
    promise = {"what": "Ask them all", "who": "lead", "due": "2026-12-01"}
    answer(folder, "nurse", care={"option": "none", "note": "Nobody asked us.", "actions": [promise]})
    (folder / "panel.yaml").write_text(text, encoding="utf-8")
    for command in ("panel", "status", "report", "review", "actions", "asks", "portfolio"):
        shown = scalecheck(command, folder)
        assert shown.code == 1, command
        for said in ("Nobody asked us", "Ask them all", "Title of CARE"):
            assert said not in shown.out + shown.err, command
        assert "panel.yaml:" in shown.out + shown.err, command
        if command not in {"panel", "portfolio"}:
            told = " ".join((shown.out + shown.err).split())
            assert "The round counts as open because" in told, command
            assert "panel.yaml can't be read (line " in told, command
    named = scalecheck("validate", folder)
    assert named.code == 1
    assert "panel.yaml:" in named.out
    assert scalecheck("status", folder / "nurse.yaml").code == 0


def test_the_report_on_what_is_agreed_shows_no_respondents_answers_where_the_panel_can_not_be_read(
    folder: Path, scalecheck: Run
) -> None:
    answered_by_three(folder)
    agree(folder, care="full", money="full", kit="full")
    (folder / "panel.yaml").write_text("x: [", encoding="utf-8")
    shown = scalecheck("report", folder)
    assert shown.code == 1
    assert "It is not paid" not in shown.out
    assert "panel.yaml:" in shown.err


def test_an_answers_file_may_have_the_name_of_a_panel(folder: Path, scalecheck: Run) -> None:
    answer(folder, "nurse", care="none")
    (folder / "nurse.yaml").rename(folder / "panel.yaml")
    assert "Only" in scalecheck("status", folder).out


def test_somebody_can_look_all_the_same_or_close_the_round(folder: Path, scalecheck: Run) -> None:
    answered_by_three(folder)
    looked = scalecheck("panel", folder, "--look").out
    assert "Title of CARE: three levels apart" in looked
    assert "state: open" in (folder / "panel.yaml").read_text(encoding="utf-8")
    before = (folder / "panel.yaml").read_text(encoding="utf-8")
    closed = scalecheck("panel", folder, "--close")
    assert closed.code == 0
    assert "Title of CARE: three levels apart" in closed.out
    after = (folder / "panel.yaml").read_text(encoding="utf-8")
    assert after == before.replace("state: open", "state: closed")
    again = scalecheck("panel", folder, "--close")
    assert "closed already" in again.err
    assert (folder / "panel.yaml").read_text(encoding="utf-8") == after


def test_the_widest_on_gates_items_come_first_with_who_said_what_by_role_and_organisation(
    folder: Path, scalecheck: Run
) -> None:
    answered_by_three(folder)
    shown = scalecheck("panel", folder, "--close").out
    words = " ".join(shown.split())
    assert "Title of MONEY (gate: Gate PAID): two levels apart; one does not know" in words
    assert words.index("Title of MONEY") < words.index("Title of CARE")
    assert "• “A little”: Finance lead, Care Board • “All of it”: Business analyst, Care Board" in words
    assert "• Don't know: Ward nurse, North Trust" in words
    assert "All who answered said the same on one question • Title of KIT: “All of it” (3)" in words
    assert "two of three say “Verdict NOT-YET” and one “Verdict READY”" in words


def test_what_one_alone_has_answered_is_not_said_to_be_what_all_said(folder: Path, scalecheck: Run) -> None:
    answer(folder, "nurse", kit="full")
    words = " ".join(scalecheck("panel", folder, "--close").out.split())
    assert "All who answered" not in words
    assert "Answered by one alone: one question • Title of KIT: “All of it” (1)" in words


def test_printed_for_others_the_organisation_of_one_person_does_not_stand_beside_a_level(
    folder: Path, scalecheck: Run
) -> None:
    answered_by_three(folder)
    scalecheck("panel", folder, "--close")
    sheet = scalecheck("panel", folder, "--format", "md").out
    assert "- **Ward nurse:** “Nothing”. “Nobody asked us.”" in sheet
    assert "- **Finance lead, Care Board:** “A little”. “It is not paid.”" in sheet
    assert "North Trust" not in sheet
    assert sheet.index("## Title of CARE") < sheet.index("## Title of MONEY")
    assert "Title of KIT" not in sheet


def test_without_names_nothing_says_whose_an_answer_is(folder: Path, scalecheck: Run, edit: Edit) -> None:
    answered_by_three(folder)
    edit(folder / "panel.yaml", "state: open", "state: closed\nwithout_names: true")
    shown, sheet = scalecheck("panel", folder).out, scalecheck("panel", folder, "--format", "md").out
    assert "Ward nurse" not in shown + sheet
    assert "• “All of it”: two respondents" in shown
    assert "- “Nothing”. “Nobody asked us.”" in sheet
    told = json.loads(scalecheck("panel", folder, "--format", "json").out)
    assert {said["respondent"] for one in told["questions"] for said in one["said"]} == {None}


def test_who_left_a_question_to_somebody_else_or_waits_is_named_with_whom_to_ask_on_screen_sheet_page_and_json(
    folder: Path, scalecheck: Run, edit: Edit
) -> None:
    answer(folder, "nurse", care="full", money={"not_mine": "finance lead"}, kit={"waiting_for": "Ask supplies desk"})
    answer(folder, "finance", care="full", kit={"not_mine": "ask the estates director", "note": "They have the list."})
    agree(folder, care="full", kit="full")
    scalecheck("panel", folder, "--close")
    shown = scalecheck("panel", folder)
    assert "Left to somebody else, or waiting" in shown.out
    lines = " ".join(shown.out.split())
    assert "Title of MONEY: Ward nurse, North Trust: not theirs to answer; ask the finance lead" in lines
    assert "Title of KIT: Ward nurse, North Trust: waiting for the supplies desk" in lines
    assert "Title of KIT: Finance lead, Care Board: not theirs to answer; ask the estates director" in lines
    for form in ("md", "html"):
        assert "ask the estates director. “They have the list.”" in scalecheck("panel", folder, "--format", form).out
    told = json.loads(scalecheck("panel", folder, "--format", "json").out)["passed_on"]
    assert [(one["id"], one["respondent"], one["not_mine"] or one["waiting_for"]) for one in told] == [
        ("money", "nurse", "finance lead"),
        ("kit", "finance", "ask the estates director"),
        ("kit", "nurse", "Ask supplies desk"),
    ]
    page = scalecheck("panel", folder, "--for", "ward nurse").out
    assert "You answered one question as the ward nurse for the round November 2026, and left two to somebody" in page
    assert "You said that it is not yours, and to ask the finance lead. Agreed: it is still open." in page
    assert "You were waiting for the supplies desk. Agreed: “All of it”." in page
    edit(folder / "panel.yaml", "state: closed", "state: closed\nwithout_names: true")
    shown = scalecheck("panel", folder)
    assert "A respondent: not theirs to answer; ask the estates director" in " ".join(shown.out.split())
    told = json.loads(scalecheck("panel", folder, "--format", "json").out)["passed_on"]
    assert {one["respondent"] for one in told} == {None}


def test_the_report_says_whom_to_ask_where_nothing_is_agreed_yet(folder: Path, scalecheck: Run, edit: Edit) -> None:
    answer(folder, "nurse", care="full", kit="full", money={"not_mine": "ask estates director"})
    answer(folder, "finance", care="full", kit="full")
    agree(folder, care="full", kit="full", money=None)
    said = "The ward nurse: not theirs to answer; ask the estates director."
    assert said not in scalecheck("report", folder).out
    scalecheck("panel", folder, "--close")
    assert said in scalecheck("report", folder).out
    edit(folder / "panel.yaml", "state: closed", "state: closed\nwithout_names: true")
    out = scalecheck("report", folder).out
    assert "A respondent: not theirs to answer; ask the estates director." in out


def test_after_a_round_is_closed_nobody_is_waited_for(folder: Path, scalecheck: Run) -> None:
    answered_by_three(folder)
    assert "; waiting for the carer partner" in " ".join(scalecheck("panel", folder).out.split())
    scalecheck("panel", folder, "--close")
    shown = " ".join(scalecheck("panel", folder).out.split())
    assert "3 of 4 invited have answered; closed, and the carer partner has not answered." in shown
    assert "waiting for" not in shown
    assert "waiting for" not in scalecheck("panel", folder, "--format", "md").out


def test_json_gives_no_agreement_statistic_for_few_items_and_says_why(folder: Path, scalecheck: Run) -> None:
    answered_by_three(folder)
    scalecheck("panel", folder, "--close")
    told = json.loads(scalecheck("panel", folder, "--format", "json").out)
    assert told["agreement"]["alpha"] is None
    assert told["agreement"]["why_none"] == "Fewer than 10 items that at least two raters gave a level."
    assert [one["id"] for one in told["questions"]] == ["money", "care", "kit"]


def test_the_worked_example_has_an_agreement_statistic_and_the_screen_shows_none(scalecheck: Run) -> None:
    told = json.loads(scalecheck("panel", EXAMPLE, "--format", "json").out)
    assert 0 < told["agreement"]["alpha"] < 1
    assert "alpha" not in scalecheck("panel", EXAMPLE).out


def test_a_respondents_page_says_what_was_agreed_why_and_what_changed_because_of_them(
    folder: Path, scalecheck: Run
) -> None:
    answered_by_three(folder)
    agreed = {
        "option": "none",
        "note": "The ward was not asked.",
        "actions": [{"what": "Ask the ward", "who": "programme lead", "due": date(2026, 12, 15)}],
        "consensus": {"reason": "The ward nurse showed that nobody was asked."},
    }
    dissent = {
        "reason": "There is a letter.",
        "dissent": [{"role": "finance lead", "option": "little", "note": "No."}],
    }
    agree(folder, care=agreed, money={"option": "full", "consensus": dissent}, kit="full")
    scalecheck("panel", folder, "--close")
    nurse = scalecheck("panel", folder, "--for", "Ward nurse").out
    assert "- **Title of CARE:** All others had said something else. The group agreed with you." in nurse
    assert "The reason that the group gave names you: “The ward nurse showed that nobody was asked”." in nurse
    assert "- **Title of CARE:** Ask the ward. Programme lead, by 15 December 2026." in nurse
    assert (
        "- **Title of CARE:** “Nothing”. “Nobody asked us.” Why: The ward nurse showed that nobody was asked." in nurse
    )
    for one in ("finance", "second"):
        (folder / f"{one}.yaml").rename(folder / f"{one}.was")
    answer(folder, "second", care="full")
    alone = scalecheck("panel", folder, "--for", "Ward nurse").out
    assert "The only other person who answered had said something else. The group agreed with you." in alone
    for one in ("finance", "second"):
        (folder / f"{one}.was").replace(folder / f"{one}.yaml")
    finance = scalecheck("panel", folder, "--for", "finance").out
    assert "Nothing that was agreed is different because of your answers." in finance
    assert (
        "- **You said:** “A little”. “It is not paid.”\n- **Agreed:** “All of it”.\n- Why: There is a letter."
        in finance
    )
    assert "- **Your own view:** It is kept beside what was agreed: “No”." in finance
    assert "North Trust" not in finance


def test_a_consensus_that_is_not_finished_is_never_told_as_agreed(folder: Path, scalecheck: Run) -> None:
    answered_by_three(folder)
    scalecheck("panel", folder, "--close")
    agree(folder, care={}, money={}, kit="full")
    status = " ".join(scalecheck("status", folder).out.split())
    assert "Agreed so far, on 21 November 2026: 1 of 3 questions, 2 still to agree. " in status
    report = scalecheck("report", folder).out
    assert "Agreed so far, on 21 November 2026 from the answers of two respondents: 1 of 3 questions" in report
    page = scalecheck("panel", folder, "--for", "ward nurse").out
    assert page.startswith("# What became of your answers so far: The hub\n")
    assert "The group met on 21 November 2026 and has not agreed all its answers yet." in page
    assert "not finished. Agreed so far: 1 of 3 questions, 2 still to agree; one of the three questions that" in page
    assert "- **Agreed:** nothing yet: it is still open." in page
    agree(folder, care={}, money={}, kit={})
    page = scalecheck("panel", folder, "--for", "ward nurse").out
    assert "0 of 3 questions, 3 still to agree; none of the three questions that you answered." in page
    assert "Nothing is agreed yet on the questions that you answered." in page
    agree(folder, care="full", money="full", kit="full")
    assert "Agreed on 21 November 2026. " in scalecheck("status", folder).out
    page = scalecheck("panel", folder, "--for", "ward nurse").out
    assert "The group agreed its answers on 21 November 2026." in page
    assert "so far" not in page
    assert "not finished" not in page


def test_a_page_says_why_something_did_not_apply_to_the_respondent(folder: Path, scalecheck: Run) -> None:
    answer(folder, "nurse", care={"not_applicable": "We have no beds"}, kit={"not_applicable": "It is all paper"})
    answer(folder, "finance", care="full")
    agree(folder, care="full", kit={"not_applicable": "It is all paper"})
    scalecheck("panel", folder, "--close")
    page = scalecheck("panel", folder, "--for", "ward nurse").out
    assert "- **You said:** not applicable. “We have no beds.”\n" in page
    assert "- **Title of KIT:** not applicable. “It is all paper.”\n" in page


def test_the_report_tells_who_answered_otherwise_and_a_dont_know_is_no_other_view(
    folder: Path, scalecheck: Run
) -> None:
    answer(folder, "nurse", money={"not_applicable": "Nobody pays for it"})
    answer(folder, "finance", money="none")
    answer(folder, "carer", money={"dont_know": True, "note": "I was not told."})
    agree(folder, money="full")
    scalecheck("panel", folder, "--close")
    report = scalecheck("report", folder / "agreed.yaml").out
    views = report.rpartition("\n## Who sees it differently\n")[2].partition("\n## ")[0]
    assert "- **Ward nurse**, on “Title of MONEY”: Not applicable. “Nobody pays for it.”\n" in views
    assert "- **Finance lead**, on “Title of MONEY”: “Nothing”." in views
    assert "Carer partner" not in views
    assert "one don't know" in report
    assert "Among those who answered: the carer partner.\n" in report, "also where the group's scribe typed all answers"


def test_a_report_names_nobody_beside_another_view_where_the_panel_asked_for_no_names(
    folder: Path, scalecheck: Run, edit: Edit
) -> None:
    answer(folder, "nurse", money="much")
    answer(folder, "finance", money="none")
    agree(folder, money="full")
    edit(folder / "panel.yaml", "state: open", "state: closed\nwithout_names: true")
    report = scalecheck("report", folder / "agreed.yaml").out
    views = report.rpartition("\n## Who sees it differently\n")[2].partition("\n## ")[0]
    assert "- **A respondent**, on “Title of MONEY”: “Nothing”." in views
    assert "finance lead" not in views.casefold()


def test_a_page_needs_an_agreed_file_and_somebody_who_answered(folder: Path, scalecheck: Run) -> None:
    answered_by_three(folder)
    scalecheck("panel", folder, "--close")
    early = scalecheck("panel", folder, "--for", "finance")
    assert (early.code, early.err) == (
        1,
        "Nothing is agreed yet, so there is nothing to tell anybody about their answers.\n",
    )
    agree(folder, care="full", money="full", kit="full")
    nobody = scalecheck("panel", folder, "--for", "carer partner")
    assert nobody.code == 2
    assert "Nobody answered as “carer partner”. There are:" in nobody.err
    assert "finance: finance lead, Care Board" in nobody.err


def test_the_page_of_the_worked_examples_patient_partner_is_easy_to_read(scalecheck: Run) -> None:
    page = scalecheck("panel", EXAMPLE, "--for", "patient partner").out
    assert "## What changed because of you" in page
    assert grade_of()(page.replace("*", "").replace("#", "")) <= 8


@pytest.mark.needs("office")
def test_sheet_and_page_are_web_pages_and_word_documents_too(folder: Path, scalecheck: Run, tmp_path: Path) -> None:
    answered_by_three(folder)
    agree(folder, care="full", money="full", kit="full")
    scalecheck("panel", folder, "--close")
    assert scalecheck("panel", folder, "-o", tmp_path / "sheet.html").code == 0
    page = (tmp_path / "sheet.html").read_text(encoding="utf-8")
    assert "<li><strong>Ward nurse:</strong> “Nothing”. “Nobody asked us.”</li>" in page
    assert "default-src &#39;none&#39;" in page or "default-src 'none'" in page
    assert scalecheck("panel", folder, "--for", "nurse", "-o", tmp_path / "page.docx").code == 0
    assert (tmp_path / "page.docx").read_bytes().startswith(b"PK")


def test_words_from_files_stay_words_on_a_page(folder: Path, scalecheck: Run) -> None:
    answer(folder, "nurse", care={"option": "none", "note": "<script>alert(1)</script> [x](javascript:y) \n# not so"})
    answer(folder, "finance", care="full")
    scalecheck("panel", folder, "--close")
    assert "<script>" not in scalecheck("panel", folder, "--format", "html").out
    sheet = scalecheck("panel", folder, "--format", "md").out
    assert "\n# not so" not in sheet
    assert "<script>" not in sheet


def test_an_open_round_without_a_closing_day_or_with_a_role_that_the_checklist_does_not_know_is_told(
    folder: Path, scalecheck: Run, edit: Edit
) -> None:
    edit(folder / "panel.yaml", "closes: 2026-11-20\n", "")
    edit(folder / "panel.yaml", "answers_for: [finance]", "answers_for: [financ]")
    ended = scalecheck("panel", folder)
    assert ended.code == 1
    assert "this round is open and has no closing day" in ended.err
    assert "The checklist has no role `financ` for “finance lead”. Did you mean `finance`?" in ended.err


def test_a_broken_file_is_told_and_the_others_are_shown(folder: Path, scalecheck: Run) -> None:
    answered_by_three(folder)
    (folder / "carer.yaml").write_text("format: scalecheck/assessment@1.0\nanswers: [\n", encoding="utf-8")
    ended = scalecheck("panel", folder, "--close")
    assert ended.code == 1
    assert "carer.yaml" in ended.err
    assert "3 of 4 invited have answered; closed, and the carer partner has not answered." in ended.out


def test_a_respondents_page_and_the_report_tell_a_decision_with_its_reason_and_nothing_that_is_only_asked(
    folder: Path, scalecheck: Run
) -> None:
    answered_by_three(folder)
    agree(folder, care="full", money="full", kit="full")
    scalecheck("panel", folder, "--close")
    agreed = folder / "agreed.yaml"
    decision = (
        "decision: {date: 2026-12-01, group: the board, taken: not-yet, departs_because: a small test, "
        "accepts: [Evenings are left out]}\n"
    )
    agreed.write_text(agreed.read_text(encoding="utf-8") + decision, encoding="utf-8")
    page = scalecheck("panel", folder, "--for", "Ward nurse").out
    report = scalecheck("report", folder, "--format", "md", "-o", "-").out
    for text in (page, report):
        assert ": “Verdict NOT-YET”.\n" in text
        assert "It departs from the verdict because: a small test." in text.replace("A small", "a small")
        assert "Evenings are left out" in text
        assert "“Verdict NOT-YET”. Do" not in text
    assert "Accepted change of the core: Evenings are left out" in scalecheck("status", folder).out


def test_two_files_of_one_respondent_are_refused(folder: Path, scalecheck: Run) -> None:
    answered_by_three(folder)
    (folder / "again.yaml").write_bytes((folder / "nurse.yaml").read_bytes())
    ended = scalecheck("panel", folder)
    assert (ended.code, ended.out) == (1, "")
    assert "Several files of this round are by the respondent `nurse`" in ended.err


def test_who_carries_what_was_agreed_is_said_in_panel_status_and_report(folder: Path, scalecheck: Run) -> None:
    answered_by_three(folder)
    owned = {"option": "full", "owner": {"role": "head of money", "organisation": "City Council"}}
    agree(
        folder, care="full", money=owned, kit={**owned, "owner": {"role": "ward nurse", "organisation": "North Trust"}}
    )
    scalecheck("panel", folder, "--close")
    said = (
        (
            "The head of money, City Council, owns 1 of the 2 answers that have an owner; "
            "one of one gate leans on that role."
        ),
        "If that role leaves, this has no owner: “Title of MONEY”.",
        "Care Board takes part and owns nothing here.",
        "Carers' Network was asked and has not answered; it owns nothing here.",
        "City Council owns something here and was never asked.",
    )
    for arguments in (["panel", folder], ["status", folder], ["report", folder]):
        shown = " ".join(scalecheck(*arguments).out.split())
        assert [one for one in said if one not in shown] == []
