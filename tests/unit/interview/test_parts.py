"""Several fields in one line."""

from __future__ import annotations

import pytest

from scalecheck.interview.reading.parts import action_parts, evidence_parts, owner_parts


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
    ],
)
def test_an_action_in_one_line(text: str, values: dict[str, str]) -> None:
    assert action_parts(text) == values


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Minutes", {"what": "Minutes"}),
        ("Minutes; https://a.example/x", {"what": "Minutes", "link": "https://a.example/x"}),
        ("Minutes; docs/m.md; 1 May 2027", {"what": "Minutes", "link": "docs/m.md", "valid_until": "1 May 2027"}),
        ("Minutes; 1 May 2027", {"what": "Minutes", "valid_until": "1 May 2027"}),
        ("Minutes; and the plan", {"what": "Minutes; and the plan"}),
        ("Minutes; 1 May 2027; 2 May 2027", {"what": "Minutes; 1 May 2027; 2 May 2027"}),
    ],
)
def test_evidence_in_one_line(text: str, values: dict[str, str]) -> None:
    assert evidence_parts(text) == values


def test_an_owner_in_one_line_and_a_date_is_no_organisation() -> None:
    assert owner_parts("chair; North trust") == {"role": "chair", "organisation": "North trust"}
    assert owner_parts("chair; 1 May 2027") == {"role": "chair; 1 May 2027"}
