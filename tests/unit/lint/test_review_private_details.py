"""Which texts hold an e-mail address, a telephone number, or what could be an NHS number.

The telephone numbers are from the ranges that Ofcom keeps for drama, the NHS numbers from the one kept for tests.
"""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scalecheck.engine.judging.scope import judge_assessment
from scalecheck.lint.assessment import email_address, nhs_number, telephone_number
from scalecheck.lint.assessments import review
from tests.builders import DAY, assessment, item, outline, section

SMALL = outline(section("area", item("first")))


def is_email(text: str) -> bool:
    return any(True for _ in email_address.search(text))


def is_telephone(text: str) -> bool:
    return any(True for _ in telephone_number.search(text))


def is_nhs_number(text: str) -> bool:
    return any(True for _ in nhs_number.search(text))


@pytest.mark.parametrize(
    "text",
    [
        "jo.smith@northfield.example",
        "mailto:jo+list@mail.northfield.example?subject=x",
        "(JO@NORTHFIELD.EXAMPLE)",
        "o'brien@northfield.example.",
        "jo_1%x-2@a-b.example, or telephone",
        "j\u00f6@stra\u00dfe.example",
    ],
)
def test_an_email_address_is_found(text: str) -> None:
    assert is_email(text)


@pytest.mark.parametrize(
    "text",
    ["@ward", "jo@northfield", "2 beds @ 40 pounds", "@northfield.example", "a@1.2", "npm install x@10.2.1", "a@b."],
)
def test_what_only_holds_the_sign_is_no_email_address(text: str) -> None:
    assert not is_email(text)


@pytest.mark.parametrize(
    "text",
    [
        "01632 960123",
        "(01632) 960 123",
        "01632-960-123",
        "01632960123",
        "020 7946 0123",
        "(020) 7946 0123.",
        "Call 07700 900123 or",
        "07700900123",
        "0808 157 0123",
        "03069 990 123",
        "+44 1632 960123",
        "+44 (0)1632 960123",
        "+44 (0) 7700 900 123",
        "+447700900123",
        "0044 7700 900123",
        "tel:+44-20-7946-0123",
        "07700\u00a0900\u00a0123",
        "0800 111 111",
    ],
)
def test_a_uk_telephone_number_is_found(text: str) -> None:
    assert is_telephone(text)


@pytest.mark.parametrize(
    "text",
    [
        "2026-11-23",
        "05 11 2026 12:30",
        "05.11.2026 12.30",
        "05-11-2026 to 06-11-2026",
        "0.1632960123",
        "1,016,329,601.23",
        "budget line 0411 in 2026-27",
        "https://northfield.example/01632960123",
        "version 07.70.0900123",
        "999 012 3456",
        "the first 016329601234567",
        "A01632960123",
        "from 0 to 100, 2000 and 30000",
    ],
)
def test_a_date_a_sum_or_a_reference_is_no_telephone_number(text: str) -> None:
    assert not is_telephone(text)


@pytest.mark.parametrize(
    "text",
    [
        "9990123454",
        "999 012 3454",
        "999-012-3454",
        "No.9990123454",
        "(999 012 3454)",
        "NHS9990123454,",
        "999\u00a0012\u00a03454.",
    ],
)
def test_ten_digits_with_the_right_check_digit_could_be_an_nhs_number(text: str) -> None:
    assert is_nhs_number(text)


@pytest.mark.parametrize(
    "text",
    [
        "9990123455",
        "99901234549",
        "19990123454",
        "0.9990123454",
        "99 9012 3454",
        "999 012 345",
        "999/012/3454",
        "£9990123454.50",
    ],
)
def test_other_digits_are_no_nhs_number(text: str) -> None:
    assert not is_nhs_number(text)


@given(st.text("0123456789", min_size=9, max_size=9))
def test_of_ten_last_digits_at_most_one_is_right(first: str) -> None:
    right = [last for last in "0123456789" if is_nhs_number(first + last)]
    total = sum(weight * int(digit) for weight, digit in zip(range(10, 1, -1), first, strict=True))
    assert right == ([str(-total % 11)] if -total % 11 < 10 else [])


@pytest.mark.parametrize("text", ["a" * 1_000_000, "@" * 1_000_000, "0" * 1_000_000, "07 " * 300_000, "9" * 1_000_000])
def test_a_very_long_text_is_searched_at_once(text: str) -> None:
    begun = time.process_time()
    found = (is_email(text), is_telephone(text), is_nhs_number(text))
    assert time.process_time() - begun < 5, found


@given(st.text())
def test_any_text_can_be_searched(text: str) -> None:
    assert isinstance((is_email(text), is_telephone(text), is_nhs_number(text)), tuple)


def test_fingerprints_and_versions_are_not_searched_and_everything_else_is() -> None:
    file = assessment(
        {"first": {"option": "none", "asked": "q-9990123454abcdef", "owner": {"role": "lead", "name": "jo@a.example"}}},
        checklist={"id": "small", "version": "1.0.0", "digest": "sha256:9990123454"},
        adaptations=[{"what": "Call 01632 960123", "kind": "core"}],
    )
    found = review(judge_assessment(SMALL, file, DAY), file)
    private = {
        one.code: (one.path, one.message)
        for one in found
        if one.code in {"nhs-number", "email-address", "telephone-number"}
    }
    assert private == {
        "email-address": (
            ("answers", "first", "owner", "name"),
            "“Title of FIRST”: the text under `name` holds an e-mail address.",
        ),
        "telephone-number": (
            ("adaptations", 0, "what"),
            "`adaptations`: the text under `what` holds a telephone number.",
        ),
    }
