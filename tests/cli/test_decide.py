"""`scalecheck decide`, run through the boundary that every command ends at."""

from __future__ import annotations

import difflib
import shutil
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from scalecheck.commands.decide.deciding import Asked, Minutes, condition_from, view_from
from scalecheck.commands.decide.run import decide
from scalecheck.documents.loading import load_assessment
from scalecheck.errors import CannotLookError
from scalecheck.failures import guarded
from scalecheck.interview.scripted import ScriptedPrompter
from scalecheck.interview.showing.said import Complaint, Rows
from scalecheck.interview.showing.views import FieldView
from scalecheck.model.assessment import DecisionCondition, View

if TYPE_CHECKING:
    from scalecheck.model.assessment import Assessment

EXAMPLE: Final = Path(__file__).parents[1] / "old_files" / "0.1.0" / "delayed-discharge"
AGREED: Final = Path("assessments/discharge-dashboard/2026-11/programme/agreed.yaml")
VIEW: Final = AGREED.with_name("clinical-lead.yaml")
DAY: Final = date(2026, 11, 23)
MINUTES: Final = Minutes(outcome="not-yet", group="Steering group", departs_because="We need more time.")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder of one's own with the example in it, and go there."""
    shutil.copytree(EXAMPLE, tmp_path / "example")
    monkeypatch.chdir(tmp_path / "example")
    return tmp_path / "example"


def run(
    path: Path, minutes: Minutes, *lines: str, again: bool = False, dry_run: bool = False
) -> tuple[int, ScriptedPrompter]:
    prompter = ScriptedPrompter(iter(lines))
    code = guarded(lambda: decide(path, minutes, DAY, replace=again, dry_run=dry_run, prompter=prompter))
    return code, prompter


def held(path: Path) -> Assessment:
    return load_assessment(path.read_bytes(), str(path))


def changed_lines(before: str, after: str) -> tuple[list[str], list[str]]:
    lines = list(difflib.ndiff(before.splitlines(), after.splitlines()))
    return [line[2:] for line in lines if line.startswith("- ")], [line[2:] for line in lines if line.startswith("+ ")]


def test_a_decision_given_by_flags_is_shown_and_only_added(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (here / VIEW).read_text(encoding="utf-8")
    minutes = replace(
        MINUTES,
        conditions=(
            condition_from("A payer; finance lead; Westmere Care Board; 2027-01-31"),
            condition_from("Papers signed"),
        ),
        dissent=(view_from("patient partner: Carers: not asked."),),
        review=date(2027, 2, 23),
    )
    assert run(VIEW, minutes)[0] == 0
    decision = held(here / VIEW).decision
    assert decision is not None
    assert (decision.taken, decision.group, decision.date) == ("not-yet", "Steering group", DAY)
    assert decision.conditions == (
        DecisionCondition(
            what="A payer", who="finance lead", organisation="Westmere Care Board", due=date(2027, 1, 31)
        ),
        DecisionCondition(what="Papers signed"),
    )
    assert decision.dissent == (View(role="patient partner", view="Carers: not asked."),)
    gone, _ = changed_lines(before, (here / VIEW).read_text(encoding="utf-8"))
    assert gone == []
    out, err = capsys.readouterr()
    assert "group: Steering group" in out
    assert err == f"Saved in {VIEW}.\n"


def test_an_earlier_decision_is_never_replaced_silently(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (here / AGREED).read_bytes()
    assert run(AGREED, MINUTES)[0] == 2
    assert "holds a decision already" in capsys.readouterr().err
    assert (here / AGREED).read_bytes() == before
    assert run(AGREED, MINUTES, again=True)[0] == 0
    decision = held(here / AGREED).decision
    assert decision is not None
    assert decision.group == "Steering group"
    out = capsys.readouterr().out
    assert "Westmere discharge steering group" in out


def test_a_decision_that_departs_from_the_verdict_needs_a_reason(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    before = (here / AGREED).read_bytes()
    departs = Minutes(outcome="ready", group="Steering group")
    assert run(AGREED, departs, again=True)[0] == 2
    assert "needs a reason (--because)" in capsys.readouterr().err
    assert (here / AGREED).read_bytes() == before
    assert run(AGREED, replace(departs, departs_because="The board carries the risk."), again=True)[0] == 0
    assert run(AGREED, replace(departs, outcome="Not yet"), again=True)[0] == 0
    decision = held(here / AGREED).decision
    assert decision is not None
    assert decision.taken == "not-yet"


BROKEN: Final = "No pharmacist in the morning round"


@pytest.fixture
def changed(here: Path) -> Path:
    """Return a file with a decision, and with two changes that break the core, one of which the decision accepts."""
    path = here / AGREED
    text = path.read_text(encoding="utf-8").replace("decision:\n", "decision:\n  accepts: ['The board is shared']\n", 1)
    declared = [
        f"  - what: {what}\n    kind: core\n    keeps_core: false\n" for what in ("The board is shared", BROKEN)
    ]
    path.write_text(
        text.replace("proposal:\n", "adaptations:\n" + "".join(declared) + "proposal:\n", 1), encoding="utf-8"
    )
    return AGREED


def accepted(path: Path) -> tuple[str, ...]:
    decision = held(path).decision
    assert decision is not None
    return decision.accepts


def test_a_decision_made_anew_keeps_the_changes_of_the_core_that_the_earlier_one_accepts(changed: Path) -> None:
    assert run(changed, MINUTES, again=True)[0] == 0
    assert accepted(changed) == ("The board is shared",)
    assert run(changed, replace(MINUTES, accepts=(BROKEN, "the  board is shared")), again=True)[0] == 0
    assert [one.casefold() for one in accepted(changed)] == ["the  board is shared", BROKEN.casefold()]


def test_each_change_of_the_core_is_asked_for_and_one_accepted_before_stays_so_on_enter(changed: Path) -> None:
    lines = ("1", "2", "Board", "", "5")
    code, prompter = run(changed, Minutes(), *lines, "", "1", "", "", "", "", "1")
    assert code == 0
    assert accepted(changed) == ("The board is shared", BROKEN)
    asked = [view.field.ask for view in prompter.shown if isinstance(view, FieldView) and view.heading.startswith("Ch")]
    assert [BROKEN in one for one in asked] == [False, True]
    assert run(changed, Minutes(), *lines, "2", "2", "", "", "", "", "1")[0] == 0
    assert accepted(changed) == ()


def test_words_of_ones_own_are_recorded_as_they_are(here: Path) -> None:
    assert run(VIEW, Minutes(outcome="Come back in May", group="Board"))[0] == 0
    decision = held(here / VIEW).decision
    assert decision is not None
    assert decision.taken == "Come back in May"


def test_a_proposal_keeps_what_nothing_was_said_of(here: Path) -> None:
    before = (here / AGREED).read_text(encoding="utf-8")
    assert run(AGREED, Minutes(Asked(cost="Nothing", next_review=date(2027, 5, 1))))[0] == 0
    assessment = held(here / AGREED)
    assert assessment.proposal is not None
    assert (assessment.proposal.cost, assessment.proposal.next_review) == ("Nothing", date(2027, 5, 1))
    assert assessment.proposal.start == date(2027, 4, 1)
    gone, new = changed_lines(before, (here / AGREED).read_text(encoding="utf-8"))
    assert len(gone) == len(new) == 2


def test_a_dry_run_writes_nothing(here: Path, capsys: pytest.CaptureFixture[str]) -> None:
    before = (here / VIEW).read_bytes()
    assert run(VIEW, MINUTES, dry_run=True)[0] == 0
    assert (here / VIEW).read_bytes() == before
    assert "group: Steering group" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("minutes", "said"),
    [
        (Minutes(group="Board"), "what was decided"),
        (Minutes(outcome="ready"), "which group"),
        (Minutes(outcome="wait", group=" "), "empty"),
        (Minutes(outcome="y", group="Board"), "“y” does not say what was decided"),
        (Minutes(outcome="Ok.", group="Board"), "does not say what was decided"),
        (Minutes(outcome="a\x1bb", group="Board"), ""),
        (Minutes(Asked(sites=("",))), "empty"),
    ],
)
def test_what_is_missing_or_unreadable_is_refused_and_nothing_is_written(
    here: Path, capsys: pytest.CaptureFixture[str], minutes: Minutes, said: str
) -> None:
    before = (here / VIEW).read_bytes()
    assert run(VIEW, minutes)[0] == 2
    assert said in capsys.readouterr().err
    assert (here / VIEW).read_bytes() == before


@pytest.mark.parametrize("text", ["", "; who", "a; b; c; 2027-01-31; d", "a; b; c; soon", "a\x1bb"])
def test_what_is_no_condition_is_refused(text: str) -> None:
    with pytest.raises(CannotLookError):
        condition_from(text)


@pytest.mark.parametrize("text", ["", "role", "role:", ": view"])
def test_what_is_no_view_is_refused(text: str) -> None:
    with pytest.raises(CannotLookError):
        view_from(text)


def test_everything_can_be_asked_for_and_is_written_once_confirmed(here: Path) -> None:
    proposal = ("Six sites", "North, South", "2027-04-01", "0.9m", "Wait; Test", "Fund it", "2027-06-10")
    decision = ("Board", "", "1", "The board carries the risk.")
    conditions = ("A payer", "finance lead", "Board", "2027-01-31", "")
    code, _ = run(
        VIEW, Minutes(), "3", *proposal, *decision, *conditions, "patient partner", "Too soon.", "", "2027-02-23", "1"
    )
    assert code == 0
    assessment = held(here / VIEW)
    assert assessment.proposal is not None
    assert assessment.proposal.sites == ("North", "South")
    assert assessment.proposal.options == ("Wait", "Test")
    assert assessment.decision is not None
    assert assessment.decision.departs_because == "The board carries the risk."
    assert [one.what for one in assessment.decision.conditions] == ["A payer"]
    assert [one.role for one in assessment.decision.dissent] == ["patient partner"]
    assert assessment.decision.review == date(2027, 2, 23)


def test_a_condition_in_one_line_is_parted_as_by_the_flag_and_only_what_is_left_is_asked_for(here: Path) -> None:
    conditions = ("Name an owner; matron; ; next week", "Name an owner; matron; ; 1 March 2027", "A payer; lead; Hub")
    code, prompter = run(VIEW, Minutes(), "1", "Board", "", "5", "Wait", "", *conditions, "", "", "", "", "1")
    assert code == 0
    decision = held(here / VIEW).decision
    assert decision is not None
    assert decision.conditions == (
        condition_from("Name an owner; matron; ; 2027-03-01"),
        condition_from("A payer; lead; Hub"),
    )
    (complaint,) = [one.text for one in prompter.told if isinstance(one, Complaint)]
    assert "`next week` is no day" in complaint


def test_just_enter_at_the_end_asks_again_and_throws_nothing_away(here: Path) -> None:
    code, _ = run(VIEW, Minutes(), "1", "Board", "", "5", "Wait", "", "", "", "", "", "1")
    assert code == 0
    assert held(here / VIEW).decision is not None


def test_b_goes_back_through_every_line_and_into_a_finished_condition(here: Path) -> None:
    conditions = ("A payer", "finance lead", "", "31 January 2027", "")
    back = ("b", "b", "1 March 2027", "", "patient partner", "b", "-")
    code, prompter = run(VIEW, Minutes(), "1", "Board", "", "5", "Wait", "", *conditions, *back, "", "1")
    assert code == 0
    decision = held(here / VIEW).decision
    assert decision is not None
    assert [(one.what, one.who, one.due) for one in decision.conditions] == [
        ("A payer", "finance lead", date(2027, 3, 1)),
    ]
    assert decision.dissent == ()
    shown = [view.earlier for view in prompter.shown if isinstance(view, FieldView) and view.earlier]
    assert shown == ["31 January 2027", "patient partner"]


def test_the_last_question_leads_back_as_well(here: Path) -> None:
    lines = ("1", "Board", "", "5", "Wait", "", "", "", "")
    code, _ = run(VIEW, Minutes(), *lines, "3", "1 June 2027", "1")
    assert code == 0
    decision = held(here / VIEW).decision
    assert decision is not None
    assert decision.review == date(2027, 6, 1)


def test_what_was_proposed_is_shown_kept_by_enter_and_offered_as_a_decision(here: Path) -> None:
    run(VIEW, Minutes(Asked(step="All wards", options=("Wait", "Test more"), cost="0.9m")))
    lines = ("3", "", "", "", "-", "", "Agree", "", "Board", "", "Test more", "The board wants more.", "", "", "", "1")
    code, prompter = run(VIEW, Minutes(), *lines)
    assert code == 0
    assessment = held(here / VIEW)
    assert assessment.proposal is not None
    assert (assessment.proposal.step, assessment.proposal.cost, assessment.proposal.asks) == (
        "All wards",
        None,
        "Agree",
    )
    assert assessment.decision is not None
    assert (assessment.decision.taken, assessment.decision.departs_because) == ("Test more", "The board wants more.")
    assert "All wards" in [view.earlier for view in prompter.shown if isinstance(view, FieldView)]


@pytest.mark.parametrize(
    ("typed", "taken"),
    [
        ("We wait for June", "We wait for June"),
        ("ready", "ready"),
        ("Not yet", "not-yet"),
        ("hold everything", "Hold everything; nobody pays."),
        ("y", "Fund the test."),
        ("yes", "Fund the test."),
    ],
)
def test_what_was_decided_can_be_typed_in_words(here: Path, typed: str, taken: str) -> None:
    run(VIEW, Minutes(Asked(asks="Fund the test.", options=("Hold everything; nobody pays.",))))
    because = () if taken == "not-yet" else ("The board carries the risk.",)
    run(VIEW, Minutes(), "1", "Board", "", typed, *because, "", "", "", "y")
    decision = held(here / VIEW).decision
    assert decision is not None
    assert decision.taken == taken


def test_what_says_nothing_or_is_no_number_of_the_list_is_asked_again(here: Path) -> None:
    lines = ("1", "Board", "", "y", "99", "5", "yes", "b", "Wait", "", "", "", "", "1")
    code, prompter = run(VIEW, Minutes(), *lines)
    assert code == 0
    decision = held(here / VIEW).decision
    assert decision is not None
    assert decision.taken == "Wait"
    told = [one.text for one in prompter.told if isinstance(one, Complaint)]
    again = "Please type a number from 1 to 5, or what was decided in a sentence."
    assert told == [again, again, "“yes” does not say what was decided."]


def test_the_step_proposed_can_be_decided_beside_what_is_asked_and_what_could_be_done_instead(here: Path) -> None:
    run(VIEW, Minutes(Asked(step="Start at 4 sites", asks="Approve phase one", options=("start at 4 sites", "Wait"))))
    because = "The board carries the risk."
    _, prompter = run(VIEW, Minutes(), "1", "Board", "", "Start at 4 sites", because, "", "", "", "y")
    (outcome,) = [one.field for one in prompter.shown if isinstance(one, FieldView) and one.field.name == "outcome"]
    assert [label for _, label in outcome.choices][-4:] == [
        "Yes, as asked: Approve phase one",
        "As proposed: Start at 4 sites",
        "Wait",
        "Something else, in words",
    ]
    decision = held(here / VIEW).decision
    assert decision is not None
    assert decision.taken == "Start at 4 sites"


def test_a_proposal_kept_by_enter_stays_as_it_is_whatever_signs_are_in_it(here: Path) -> None:
    options, sites = ("Start now; five have not answered", "Wait"), ("Southgate, north wing", "Eastbrook")
    run(VIEW, Minutes(Asked(step="All wards", options=options, sites=sites)))
    run(VIEW, Minutes(), "2", *[""] * 5, "Agree", "", "1")
    proposal = held(here / VIEW).proposal
    assert proposal is not None
    assert (proposal.options, proposal.sites, proposal.asks) == (options, sites, "Agree")


def test_an_empty_reply_to_what_is_needed_asks_again(here: Path) -> None:
    code, prompter = run(VIEW, Minutes(), "1", "", "Board", "", "", "5", "", "Wait", "", "", "", "", "1")
    assert code == 0
    assert len([one for one in prompter.told if isinstance(one, Complaint)]) == 3
    assert held(here / VIEW).decision is not None


@pytest.mark.parametrize(
    "lines",
    [
        (),
        ("q",),
        ("",),
        ("1", "Board", "q"),
        ("1", "Board", "", "1", ""),
        ("1", "Board", "", "5", "Wait", "", "", "", "2"),
        ("2", *[""] * 7),
    ],
)
def test_giving_up_at_any_point_writes_nothing(
    here: Path, capsys: pytest.CaptureFixture[str], lines: tuple[str, ...]
) -> None:
    before = (here / VIEW).read_bytes()
    assert run(VIEW, Minutes(), *lines)[0] == 0
    assert (here / VIEW).read_bytes() == before
    assert "Nothing was written." in capsys.readouterr().out


def test_an_earlier_decision_is_shown_and_kept_unless_a_person_says_otherwise(here: Path) -> None:
    before = (here / AGREED).read_bytes()
    code, prompter = run(AGREED, Minutes(), "1", "")
    assert code == 0
    assert any(isinstance(one, Rows) for one in prompter.told)
    assert (here / AGREED).read_bytes() == before


def test_a_line_that_is_no_date_is_asked_again(here: Path) -> None:
    assert here.is_dir()
    _, prompter = run(VIEW, Minutes(), "1", "Board", "sometime", "q")
    assert [type(one) for one in prompter.told] == [Complaint]


def test_a_decision_that_somebody_else_records_meanwhile_is_not_overwritten(
    here: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = here / VIEW

    class Slow(ScriptedPrompter):
        def read(self) -> str | None:
            line = next(self.lines, None)
            if line == "1" and "decision:" not in path.read_text(encoding="utf-8"):
                assert decide(VIEW, replace(MINUTES, group="Others"), DAY) == 0
            return line

    lines = ("1", "Board", "", "1", "Because.", "", "", "", "1")
    assert guarded(lambda: decide(VIEW, Minutes(), DAY, prompter=Slow(iter(lines)))) == 2
    assert "meanwhile" in capsys.readouterr().err
    decision = held(path).decision
    assert decision is not None
    assert decision.group == "Others"


def test_another_persons_answer_given_meanwhile_stays(here: Path) -> None:
    path = here / VIEW

    class Slow(ScriptedPrompter):
        def read(self) -> str | None:
            line = next(self.lines, None)
            if line == "Board":
                text = path.read_text(encoding="utf-8")
                path.write_text(text.replace("round:", "# seen\nround:", 1), encoding="utf-8")
            return line

    lines = ("1", "Board", "", "1", "Because.", "", "", "", "1")
    assert guarded(lambda: decide(VIEW, Minutes(), DAY, prompter=Slow(iter(lines)))) == 0
    assert "# seen\n" in path.read_text(encoding="utf-8")
    assert held(path).decision is not None


def test_no_verdict_yet_and_a_decision_for_the_default_do_not_depart(here: Path) -> None:
    assert here.is_dir()
    assert run(VIEW, Minutes(outcome="not-yet", group="Board"), dry_run=True)[0] == 0
    assert run(VIEW, Minutes(outcome="ready", group="Board"), dry_run=True)[0] == 2
