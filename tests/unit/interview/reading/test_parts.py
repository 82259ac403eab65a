"""Several fields in one line."""

from __future__ import annotations

import pytest

from scalecheck.interview.reading.form import DONT_KNOW
from scalecheck.interview.reading.parts import (
    action_parts,
    condition_parts,
    dissent_parts,
    evidence_parts,
    person_parts,
    picked,
    role_and_words,
    sites_of,
    sites_remark,
)
from scalecheck.model.assessment import OtherView


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Write it", {"what": "Write it"}),
        ("Write it; 31 January 2027", {"what": "Write it", "due": "31 January 2027"}),
        ("Write it; lead; 31/1/2027", {"what": "Write it", "who": "lead", "due": "31/1/2027"}),
        (
            "Write it; lead; North trust; 2027-01-31",
            {"what": "Write it", "who": "lead", "organisation": "North trust", "due": "2027-01-31"},
        ),
        ("Write it; then send it", {"what": "Write it; then send it"}),
        ("A; b; c; d; 2027-01-31", {"what": "A; b; c; d; 2027-01-31"}),
        ("Write it; 2027-01-01; 2027-01-31", {"what": "Write it; 2027-01-01; 2027-01-31"}),
        (";", {"what": ";"}),
        ("Write it;", {"what": "Write it;"}),
        (
            "Write it; ; 31 January 2027",
            {"what": "Write it", "who": "", "organisation": "", "due": "31 January 2027"},
        ),
        (
            "Write it; lead; ; 31 January 2027",
            {"what": "Write it", "who": "lead", "organisation": "", "due": "31 January 2027"},
        ),
        (
            "Write it; ; North trust; 2027-01-31",
            {"what": "Write it", "who": "", "organisation": "North trust", "due": "2027-01-31"},
        ),
        ("Write it; lead; ", {"what": "Write it", "who": "lead", "due": ""}),
    ],
)
def test_an_action_in_one_line(text: str, values: dict[str, str]) -> None:
    assert action_parts(text) == values


def test_an_action_with_an_empty_part_and_no_day_at_its_end_is_asked_for_again() -> None:
    said = action_parts("Agree it; ; next month")
    assert isinstance(said, str)
    assert said.startswith("`next month` is no day.")
    assert said.endswith("Nothing was taken.")


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Minutes", {"what": "Minutes"}),
        ("Minutes; https://a.example/x", {"what": "Minutes", "link": "https://a.example/x"}),
        ("Minutes; docs/m.md; 1 May 2027", {"what": "Minutes", "link": "docs/m.md", "valid_until": "1 May 2027"}),
        ("Minutes; 1 May 2027", {"what": "Minutes", "valid_until": "1 May 2027"}),
        ("Minutes; and the plan", {"what": "Minutes; and the plan"}),
        ("Minutes; minutes.pdf", {"what": "Minutes", "link": "minutes.pdf"}),
        ("Minutes; see no. 3", {"what": "Minutes; see no. 3"}),
        ("Minutes; agreed", {"what": "Minutes; agreed"}),
        ("Minutes; docs/minutes", {"what": "Minutes", "link": "docs/minutes"}),
        ("Minutes; 1 May 2027; 2 May 2027", {"what": "Minutes; 1 May 2027; 2 May 2027"}),
    ],
)
def test_evidence_in_one_line(text: str, values: dict[str, str]) -> None:
    assert evidence_parts(text) == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("chair", {"role": "chair", "organisation": None}),
        ("chair; North trust", {"role": "chair", "organisation": "North trust"}),
    ],
)
def test_a_role_and_its_organisation_in_one_line(text: str, values: dict[str, str | None]) -> None:
    parts = person_parts(("role", "organisation"), text)
    assert parts == {name: value for name, value in values.items() if value}


@pytest.mark.parametrize(
    "text", ["chair; 1 May 2027", "Agree it; ward lead; 31 January 2027", "Agree it; ; next month", "chair;", ";"]
)
def test_what_says_more_than_a_role_and_its_organisation_is_asked_for_again(text: str) -> None:
    said = person_parts(("role", "organisation"), text)
    assert isinstance(said, str)
    assert "ward lead; North Hospital" in said


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Name an owner", {"what": "Name an owner"}),
        ("Name an owner; matron; ; 1 May 2027", {"what": "Name an owner", "who": "matron", "due": "1 May 2027"}),
        ("Name an owner; matron; 1 May 2027", {"what": "Name an owner", "who": "matron", "due": "1 May 2027"}),
        ("Name an owner; 1 May 2027", {"what": "Name an owner", "due": "1 May 2027"}),
    ],
)
def test_a_condition_in_one_line(text: str, values: dict[str, str]) -> None:
    parts = condition_parts(text)
    assert not isinstance(parts, str)
    assert {name: value for name, value in parts.items() if value} == values


def test_names_of_sites_are_parted_by_commas_and_by_what_parts_the_entries_of_other_lines() -> None:
    assert sites_of("Ward 3, Ward 5; Hill Hospital;") == ("Ward 3", "Ward 5", "Hill Hospital")


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("finance lead", {"who": "finance lead"}),
        ("finance lead: too early", {"who": "finance lead", "says": "too early"}),
        ("finance lead:", {"who": "finance lead:"}),
    ],
)
def test_what_a_role_says_can_follow_it_behind_a_colon(text: str, values: dict[str, str]) -> None:
    assert role_and_words(("who", "says"), text) == values


@pytest.mark.parametrize("text", ["Name it; matron; ; next week", "; matron", "a; b; c; 2027-01-31; d", "a; 1/1/27; b"])
def test_what_is_no_condition_in_one_line_says_why(text: str) -> None:
    said = condition_parts(text)
    assert isinstance(said, str)
    assert "rite it as" in said


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("1, 3", ("it", "ward")),
        ("3;ward 1 1", ("ward", "it")),
        ("all", ("it", "finance", "ward")),
        (" ALL ", ("it", "finance", "ward")),
        ("finance", ("finance",)),
        ("it lead", ("it",)),
        ("FINANCE  l, 3", ("finance", "ward")),
        (",", ()),
    ],
)
def test_what_is_picked_from_a_list_comes_once_and_as_it_was_typed(text: str, values: tuple[str, ...]) -> None:
    assert picked((("it", "IT lead"), ("finance", "Finance lead"), ("ward", "Ward lead")), text) == values


@pytest.mark.parametrize("text", ["0", "4", "1, 4", "²", "1" * 5000, "matron", "lead", "ea"])
def test_what_is_not_in_the_list_is_refused_with_the_numbers_that_are(text: str) -> None:
    said = picked((("it", "IT lead"), ("finance", "Finance lead"), ("ward", "Ward lead")), text)
    assert isinstance(said, str)
    assert "numbers from 1 to 3" in said


VIEWS = (OtherView(role="Finance lead", option="none", note="No money."), OtherView(role="ward lead"))


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("1", {"who": "Finance lead", "option": "none", "words": "No money."}),
        ("1 Not this year.", {"who": "Finance lead", "option": "none", "words": "Not this year."}),
        ("2", {"who": "ward lead", "option": DONT_KNOW, "words": ""}),
        ("Ward lead: Nobody asked.", {"who": "ward lead", "option": DONT_KNOW, "words": "Nobody asked."}),
        ("finance lead", {"who": "Finance lead", "option": "none", "words": "No money."}),
        ("matron: Too early.", {"who": "matron", "words": "Too early."}),
        ("matron", {"who": "matron"}),
        ("3", {"who": "3"}),
        ("0", {"who": "0"}),
    ],
)
def test_who_keeps_to_another_answer_in_one_line(text: str, values: dict[str, str]) -> None:
    assert dissent_parts(VIEWS, text) == values


def test_how_sites_were_read_is_told_where_an_and_may_stand_between_two() -> None:
    assert sites_remark("Eastbrook, Southgate") is None
    assert sites_remark("Eastbrook, Southgate and Westmere") == (
        "Read as 2 sites: Eastbrook; Southgate and Westmere. Commas stand between sites."
    )
    assert sites_remark("Sandwell and West") == "Read as 1 site: Sandwell and West. Commas stand between sites."
    assert sites_remark("Sandown, Andover") is None


def test_a_value_is_itself_before_it_is_a_part_of_other_words() -> None:
    assert picked((("ward", "Nurses"), ("plan", "The forward plan")), "ward") == ("ward",)
