"""Small dialogues: their fields, and what the values must satisfy."""

from __future__ import annotations

from datetime import date

import pytest

from scalecheck.interview.reading.checks import (
    LONGEST_NAME,
    day,
    day_remark,
    is_day,
    is_end,
    is_link,
    is_name,
    is_somebody_else,
    role_remark,
)
from scalecheck.interview.reading.form import Fed, Field, Form, feed

NEEDED = Field("what", "What?")
OPTIONAL = Field("when", "When?", optional=True, check=is_day)
LINES = Field("note", "Note?", lines=True)
CHOICE = Field("basis", "Which?", choices=(("seen", "Seen"), ("guess", "A guess")))


def form(*fields: Field) -> Form:
    return Form("setup", "", fields)


def fed(begun: Form, *lines: str) -> Form:
    for line in lines:
        came = feed(begun, line)
        assert came.form is not None
        assert came.complaint is None, came.complaint
        begun = came.form
    return begun


def test_fields_are_asked_one_after_the_other() -> None:
    done = fed(form(NEEDED, OPTIONAL), "  Minutes ", "2026-10-31")
    assert done.done
    assert done.values == {"what": "Minutes", "when": "2026-10-31"}


def test_an_empty_line_gives_up_what_is_needed_and_goes_on_without_what_is_not() -> None:
    assert feed(form(NEEDED), "  ") == Fed(None)
    assert fed(form(OPTIONAL), "").values == {}


def test_a_value_that_does_not_fit_is_asked_for_again() -> None:
    came = feed(form(OPTIONAL), "next week")
    assert came.form == form(OPTIONAL)
    assert came.complaint is not None
    assert "2027-01-31" in came.complaint


def test_lines_are_taken_until_an_empty_one() -> None:
    begun = fed(form(LINES), "first", "  indented  ")
    assert begun.so_far == {"note": "first\n  indented"}
    assert fed(begun, "").values == {"note": "first\n  indented"}
    assert feed(form(LINES), "") == Fed(None)


@pytest.mark.parametrize("line", ["0", "3", "guess", "²", "1" * 5000])
def test_a_choice_takes_only_its_numbers(line: str) -> None:
    came = feed(form(CHOICE), line)
    assert came.form == form(CHOICE)
    assert came.complaint is not None
    assert "from 1 to 2" in came.complaint


def test_a_choice_gives_the_value_behind_its_number() -> None:
    assert fed(form(CHOICE), "2").values == {"basis": "guess"}


def test_a_form_remembers_how_it_was_one_field_before() -> None:
    begun = form(NEEDED, OPTIONAL)
    assert fed(begun, "x").earlier == begun


@pytest.mark.parametrize("text", ["2027-01-31", "2027-1-31", "31/1/2027", "31.01.2027", " 2027-01-31 "])
def test_a_day_can_be_written_in_several_ways(text: str) -> None:
    assert day(text) == date(2027, 1, 31)


@pytest.mark.parametrize(
    "text", ["", "2027-02-30", "31/13/2027", "2027", "1/31/2027", "0000-01-01", "soon", "٢٠٢٧-٠١-٣١"]
)
def test_what_is_no_day_is_told_so(text: str) -> None:
    assert day(text) is None
    assert is_day(text, {}) is not None


@pytest.mark.parametrize("text", ["18 December", "1 Nov", "December 18", "31/12", "1st of May"])
def test_a_day_without_its_year_is_told_so(text: str) -> None:
    assert (is_day(text, {}) or "").startswith("That is a day without its year. Please write it as ")


def test_evidence_does_not_end_before_it_begins() -> None:
    assert is_end("2026-01-01", {"recorded": "2026-10-31"}) is not None
    assert is_end("2026-10-31", {"recorded": "2026-10-31"}) is None
    assert is_end("2026-10-31", {}) is None
    assert is_end("never", {}) is not None


@pytest.mark.parametrize("text", ["https://example.org/a", "mailto:lead@example.org", "docs/page.md", "a page.pdf"])
def test_a_link_is_an_address_or_a_path(text: str) -> None:
    assert is_link(text, {}) is None


@pytest.mark.parametrize(
    "text",
    [
        "javascript:alert(1)",
        "file:///etc/passwd",
        "/etc/passwd",
        "C:\\notes",
        "data:text/html,x",
        "\\\\server\\share\\a",
        "\\a",
    ],
)
def test_a_link_runs_nothing(text: str) -> None:
    assert is_link(text, {}) is not None


def test_a_name_is_written_in_words_and_is_not_endless() -> None:
    assert is_name("ward lead", {}) is None
    assert is_name("病棟", {}) is None
    assert is_name("42", {}) is not None
    assert is_name("x" * (LONGEST_NAME + 1), {}) is not None


def test_a_confirmation_comes_from_somebody_else() -> None:
    check = is_somebody_else("Ward lead")
    assert check("ward LEAD", {}) is not None
    assert check("chair", {}) is None


@pytest.mark.parametrize(
    "text",
    ["1 April 2027", "1st April 2027", "1 apr 2027", "April 1, 2027", "Apr 1 2027", "1/4/2027", "01.04.27", "2027-4-1"],
)
def test_a_day_can_be_written_as_people_write_it(text: str) -> None:
    assert day(text) == date(2027, 4, 1)


@pytest.mark.parametrize("text", ["31 February 2027", "1 Foo 2027", "April 2027", "1 2027", "32/1/2027", "13/13/2027"])
def test_what_only_looks_like_a_day_is_none(text: str) -> None:
    assert day(text) is None


def test_a_day_that_could_be_read_in_two_ways_is_told_in_words_and_no_other() -> None:
    assert day_remark("03/04/2027") == "Read as 3 April 2027: the day comes first."
    for plain in ("13/04/2027", "04/04/2027", "2027-03-04", "3 April 2027", "31/13/2027", "12/12/2027"):
        assert day_remark(plain) is None
    assert day_remark("12/11/2027") is not None


@pytest.mark.parametrize(
    ("text", "looks"),
    [
        ("Jane Smith", "a person"),
        ("Mary-Ann O'Neil", "a person"),
        ("Dr Jones", "a person"),
        ("lead@north.example", "an address"),
        ("lead 0191 498 0123", "a number"),
    ],
)
def test_a_role_that_looks_like_a_person_an_address_or_a_number_is_pointed_out(text: str, looks: str) -> None:
    assert looks in (role_remark(text) or "")


@pytest.mark.parametrize("text", ["ward lead", "Ward Lead", "Finance Director", "Band 7 nurse", "IT", "Chief Nurse"])
def test_a_role_that_looks_like_one_is_let_be(text: str) -> None:
    assert role_remark(text) is None


def test_a_day_is_no_name() -> None:
    assert "a name is asked for" in (is_name("1 April 2027", {}) or "")


@pytest.mark.parametrize("text", ["no", "None", "-", "n/a", "nobody"])
def test_a_word_for_nothing_leaves_out_what_may_be_left_out(text: str) -> None:
    fed = feed(Form("setup", "", (Field("organisation", "Which?", optional=True),)), text)
    assert fed.form is not None
    assert (fed.form.done, fed.form.values) == (True, {})


@pytest.mark.parametrize(
    ("needed", "end"), [(True, "from 1 to 2."), (False, "from 1 to 2, or just Enter to leave it.")]
)
def test_a_number_that_is_not_there_is_told_with_the_ways_that_are(needed: bool, end: str) -> None:  # noqa: FBT001
    field = Field("basis", "Which?", needed=needed, choices=CHOICE.choices)
    for line in ("0", "3", "nobody"):
        complaint = feed(form(field), line).complaint
        assert complaint is not None
        assert complaint.endswith(end)
