"""What a new assessment needs to begin: ids out of names, the header, the path, and what is asked."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from scalecheck.commands.assess.set_up import Wanted, ask_for, ask_for_path, begin_with, id_from, is_round
from scalecheck.errors import CannotLookError
from scalecheck.interview.scripted import ScriptedPrompter
from scalecheck.interview.showing.said import Complaint
from scalecheck.interview.showing.views import FieldView
from tests.builders import DAY
from tests.interviewing import small

CHECKLIST = small().checklist
ENOUGH = Wanted(innovation="Discharge hub", role="Ward lead")


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Discharge hub", "discharge-hub"),
        ("  Café -- at the Ärztin's!  ", "cafe-at-the-arztin-s"),
        ("7 wards", "the-7-wards"),
        ("NULL", "the-null"),
        ("com1", "the-com1"),
        ("x" * 100, "x" * 64),
        (f"{'x' * 63} y", "x" * 63),
        ("9" * 100, f"the-{'9' * 60}"),
    ],
)
def test_an_id_is_made_of_a_name(name: str, expected: str) -> None:
    assert id_from(name) == expected


@pytest.mark.parametrize("name", ["", "  ", "病棟", "!?", "\u202e"])
def test_a_name_without_a_letter_from_a_to_z_makes_no_id(name: str) -> None:
    with pytest.raises(CannotLookError, match="letters a to z"):
        id_from(name)


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
    header, path = begin_with(Wanted(site="North", role="lead", respondent="Op 1"), CHECKLIST, DAY)
    assert path == Path("assessments/any-innovation/2026-11/north/op-1.yaml")
    assert header.innovation is None


def test_a_proposal_is_kept() -> None:
    header, _ = begin_with(replace(ENOUGH, proposal="All wards", proposed_sites=("A", "B")), CHECKLIST, DAY)
    assert header.proposal is not None
    assert (header.proposal.step, header.proposal.sites) == ("All wards", ("A", "B"))


def asked(wanted: Wanted, *lines: str) -> tuple[Wanted | None, list[str], list[str]]:
    prompter = ScriptedPrompter(iter(lines))
    found = ask_for(wanted, prompter)
    put = [view.field.name for view in prompter.shown if isinstance(view, FieldView)]
    return found, put, [one.text for one in prompter.told if isinstance(one, Complaint)]


def test_what_is_not_said_is_asked_for_without_a_personal_name() -> None:
    found, put, _ = asked(Wanted(), "Hub", "All wards", "North, , South", "", "ward lead", "Acute trust")
    assert put == ["innovation", "proposal", "proposed_sites", "site", "role", "organisation"]
    assert found == Wanted(
        innovation="Hub",
        role="ward lead",
        organisation="Acute trust",
        proposal="All wards",
        proposed_sites=("North", "South"),
    )


def test_a_personal_name_is_asked_for_only_when_wanted() -> None:
    found, put, _ = asked(replace(ENOUGH, names=True), "", "", "", "", "Somebody")
    assert put[-1] == "name"
    assert found is not None
    assert found.name == "Somebody"
    assert found.enough is False


def test_what_is_said_is_not_asked_for() -> None:
    _, put, _ = asked(Wanted(innovation="Hub", site="North", organisation="Trust", proposed_sites=("A",)), "", "lead")
    assert put == ["proposal", "role"]


def test_a_site_can_be_assessed_for_any_innovation() -> None:
    found, _, _ = asked(Wanted(site="North"), "", "", "", "lead", "")
    assert found is not None
    assert (found.innovation, found.site) == (None, "North")


@pytest.mark.parametrize("line", ["病棟", "x" * 300, "x" * 10_000, "\x1b[A", "\udcff"])
def test_a_name_that_will_not_do_is_asked_for_again(line: str) -> None:
    found, put, complaints = asked(Wanted(), line, "Hub", "", "", "", "lead", "")
    assert put[:2] == ["innovation", "innovation"]
    assert len(complaints) == 1
    assert found is not None


@pytest.mark.parametrize("lines", [(), ("",), ("q",), ("Hub", "", "", "", ""), ("Hub", "", "", "", "Q")])
def test_giving_up_begins_nothing(lines: tuple[str, ...]) -> None:
    assert asked(Wanted(), *lines)[0] is None


def path_asked(*lines: str) -> tuple[Path | None, int]:
    prompter = ScriptedPrompter(iter(lines))
    return ask_for_path(Path("a/b.yaml"), prompter), len(prompter.shown)


def test_enter_and_yes_agree_to_the_path() -> None:
    for line in ("", "y", "YES"):
        assert path_asked(line) == (Path("a/b.yaml"), 1)


def test_another_file_can_be_named_and_anything_else_is_asked_for_again() -> None:
    assert path_asked("n", "folder/", "my file.YML") == (Path("my file.YML"), 3)
    assert path_asked("q") == (None, 1)
    assert path_asked() == (None, 1)


def test_what_was_said_tells_what_can_be_done_with_it() -> None:
    assert Wanted().nothing
    assert Wanted(round="2027-02").only_round
    assert not Wanted(round="2027-02").nothing
    assert not replace(ENOUGH, round="2027-02").only_round
    assert ENOUGH.enough
    assert not Wanted(role="lead").enough
