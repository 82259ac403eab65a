"""What a new assessment needs to begin: ids out of names, the header, the path, and what is asked."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path

import pytest

from scalecheck.commands.assess.set_up import (
    NewAssessment,
    begin_with,
    difference,
    is_round,
    next_step,
    path_from,
    with_replies,
)
from scalecheck.errors import CannotLookError
from scalecheck.interview.filling import Dialogue
from scalecheck.interview.scripted import ScriptedPrompter
from scalecheck.interview.showing.said import Complaint
from scalecheck.interview.showing.views import FieldView
from tests.builders import DAY
from tests.interviewing import small

CHECKLIST = small().checklist
ENOUGH = NewAssessment(innovation="Discharge hub", role="Ward lead")


@pytest.mark.parametrize("text", ["2026-11", "2026-11-30"])
def test_a_round_is_a_month_or_a_day(text: str) -> None:
    assert is_round(text)


@pytest.mark.parametrize("text", ["2026", "2026-13", "2026-11-32", "26-11", "2026-11 ", "٢٠٢٦-١١"])
def test_anything_else_is_no_round(text: str) -> None:
    assert not is_round(text)
    with pytest.raises(CannotLookError, match="is no round"):
        begin_with(replace(ENOUGH, round=text), CHECKLIST, DAY)


def test_a_header_says_what_was_said_and_nothing_more() -> None:
    header, path = begin_with(ENOUGH, CHECKLIST, DAY)
    assert path == Path("assessments/discharge-hub/2026-11/programme/ward-lead.yaml")
    assert header.innovation is not None
    assert (header.innovation.id, header.innovation.name, header.round) == ("discharge-hub", "Discharge hub", "2026-11")
    assert header.respondent is not None
    assert (header.respondent.role, header.respondent.name, header.proposal) == ("Ward lead", None, None)


def test_a_site_without_an_innovation_has_a_place_of_its_own() -> None:
    header, path = begin_with(NewAssessment(site="North", role="lead", respondent="Op 1"), CHECKLIST, DAY)
    assert path == Path("assessments/any-innovation/2026-11/north/op-1.yaml")
    assert header.innovation is None


def test_a_proposal_is_kept() -> None:
    header, _ = begin_with(replace(ENOUGH, proposal="All wards", proposed_sites=("A", "B")), CHECKLIST, DAY)
    assert header.proposal is not None
    assert (header.proposal.step, header.proposal.sites) == ("All wards", ("A", "B"))


def asked(wanted: NewAssessment, *lines: str) -> tuple[NewAssessment | None, list[str], list[str]]:
    prompter = ScriptedPrompter(iter(lines))
    begin = partial(begin_with, checklist=CHECKLIST, today=DAY)
    given = Dialogue(prompter).hold(partial(next_step, wanted, None, begin))
    found = with_replies(wanted, given) if given is not None else None
    put = [view.field.name for view in prompter.shown if isinstance(view, FieldView)]
    return found, put, [one.text for one in prompter.told if isinstance(one, Complaint)]


def test_what_is_not_said_is_asked_for_without_a_personal_name() -> None:
    found, put, _ = asked(NewAssessment(), "Hub", "All wards", "North, , South", "", "ward lead", "Acute trust", "")
    assert put == ["innovation", "proposal", "proposed_sites", "site", "role", "organisation", "path"]
    assert found == NewAssessment(
        innovation="Hub",
        role="ward lead",
        organisation="Acute trust",
        proposal="All wards",
        proposed_sites=("North", "South"),
    )


def test_a_personal_name_is_asked_for_only_when_wanted() -> None:
    found, put, _ = asked(replace(ENOUGH, names=True), "", "", "", "", "Somebody", "")
    assert put[-2:] == ["name", "path"]
    assert found is not None
    assert found.name == "Somebody"
    assert found.enough is False


def test_what_is_said_is_not_asked_for() -> None:
    _, put, _ = asked(
        NewAssessment(innovation="Hub", site="North", organisation="Trust", proposed_sites=("A",)), "", "lead", ""
    )
    assert put == ["proposal", "role", "path"]


def test_a_site_can_be_assessed_for_any_innovation() -> None:
    found, _, _ = asked(NewAssessment(site="North"), "", "", "", "lead", "", "")
    assert found is not None
    assert (found.innovation, found.site) == (None, "North")


@pytest.mark.parametrize("line", ["!?", "no", "x" * 300, "x" * 10_000, "\x1b[A", "\udcff"])
def test_a_name_that_will_not_do_is_asked_for_again(line: str) -> None:
    found, put, complaints = asked(NewAssessment(), line, "Hub", "", "", "", "lead", "", "")
    assert put[:2] == ["innovation", "innovation"]
    assert len(complaints) == 1
    assert found is not None


@pytest.mark.parametrize("lines", [(), ("q",), ("Hub", "", "", "", ""), ("Hub", "", "", "", "Q"), ("Hub", "quit")])
def test_giving_up_begins_nothing(lines: tuple[str, ...]) -> None:
    assert asked(NewAssessment(), *lines)[0] is None


def path_asked(*lines: str) -> tuple[Path | None, int]:
    prompter = ScriptedPrompter(iter(lines))
    begin = partial(begin_with, checklist=CHECKLIST, today=DAY)
    given = Dialogue(prompter).hold(
        partial(
            next_step, replace(ENOUGH, proposal="x", proposed_sites=("A",), site="S", organisation="O"), None, begin
        )
    )
    return path_from(given.get("path"), Path("a/b.yaml")) if given is not None else None, len(prompter.shown)


def test_enter_and_yes_agree_to_the_path() -> None:
    for line in ("", "y", "YES"):
        assert path_asked(line) == (Path("a/b.yaml"), 1)


def test_another_file_can_be_named_and_anything_else_is_asked_for_again() -> None:
    assert path_asked("never", "folder/", "my file.YML") == (Path("my file.YML"), 3)
    assert path_asked("q") == (None, 1)
    assert path_asked() == (None, 1)


def test_an_empty_reply_to_what_is_needed_asks_again_and_keeps_what_was_typed() -> None:
    found, put, complaints = asked(NewAssessment(), "", "Hub", "", "", "", "", "ward lead", "", "")
    assert (put[:2], put.count("role"), len(complaints)) == (["innovation", "innovation"], 2, 2)
    assert found is not None
    assert (found.innovation, found.role) == ("Hub", "ward lead")


def test_no_at_which_site_is_no_site_and_yes_is_no_name() -> None:
    found, put, _ = asked(NewAssessment(), "Hub", "none", "no", "yes", "no", "ward lead", "-", "")
    assert put.count("site") == 2
    assert found == NewAssessment(innovation="Hub", role="ward lead")


def test_going_back_from_the_last_line_shows_each_reply_again_and_enter_keeps_it() -> None:
    prompter = ScriptedPrompter(iter(("Hub", "All", "", "", "lead", "Trust", "b", "b", "ward lead", "", "")))
    begin = partial(begin_with, checklist=CHECKLIST, today=DAY)
    given = Dialogue(prompter).hold(partial(next_step, NewAssessment(), None, begin))
    assert given == {"innovation": "Hub", "proposal": "All", "role": "ward lead", "organisation": "Trust"}
    again = [view.earlier for view in prompter.shown if isinstance(view, FieldView) and view.earlier is not None]
    assert again == ["Trust", "lead", "Trust"]


def test_respondents_are_told_apart_by_role_and_organisation() -> None:
    one, path = begin_with(replace(ENOUGH, organisation="Hospital A"), CHECKLIST, DAY)
    other, elsewhere = begin_with(replace(ENOUGH, organisation="Council B"), CHECKLIST, DAY)
    assert (path.name, elsewhere.name) == ("ward-lead-hospital-a.yaml", "ward-lead-council-b.yaml")
    assert difference(one, other) == "organisation"
    assert difference(one, begin_with(replace(ENOUGH, organisation="HOSPITAL A"), CHECKLIST, DAY).header) is None
    assert difference(one, begin_with(replace(ENOUGH, role="Ward clerk"), CHECKLIST, DAY).header) == "role"


def test_an_id_can_be_given_where_a_name_makes_a_poor_one() -> None:
    wanted = replace(ENOUGH, innovation="病棟", innovation_id="ward-hub", site="№", site_id="north")
    header, path = begin_with(wanted, CHECKLIST, DAY)
    assert path == Path("assessments/ward-hub/2026-11/north/ward-lead.yaml")
    assert header.innovation is not None
    assert header.innovation.name == "病棟"
    with pytest.raises(CannotLookError, match="can't be an id"):
        begin_with(replace(wanted, site_id="No Id"), CHECKLIST, DAY)


def test_what_was_said_tells_what_can_be_done_with_it() -> None:
    assert NewAssessment().nothing
    assert NewAssessment(round="2027-02").only_round
    assert not NewAssessment(round="2027-02").nothing
    assert not replace(ENOUGH, round="2027-02").only_round
    assert ENOUGH.enough
    assert not NewAssessment(role="lead").enough


@pytest.mark.parametrize("text", ["", " ", "\x1b[31m", "half a pair \udc00", "x" * 100_000])
def test_a_text_that_says_nothing_or_that_no_file_can_hold_is_refused(text: str) -> None:
    for wanted, option in (
        (replace(ENOUGH, innovation=text), "--innovation"),
        (replace(ENOUGH, site=text), "--site"),
        (replace(ENOUGH, role=text), "--role"),
        (replace(ENOUGH, respondent=text), "--respondent"),
        (replace(ENOUGH, organisation=text), "--organisation"),
        (replace(ENOUGH, proposal=text), "--proposal"),
        (replace(ENOUGH, proposed_sites=("North", text)), "the name of a proposed site"),
    ):
        with pytest.raises(CannotLookError, match=f"^{option} (is empty|can't be taken)"):
            begin_with(wanted, CHECKLIST, DAY)
