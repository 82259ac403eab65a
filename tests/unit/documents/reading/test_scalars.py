"""What an unquoted text means."""

from __future__ import annotations

from decimal import Decimal

import pytest

from scalecheck.documents.reading.scalars import LONGEST_NUMBER, plain_value, reads_as_text_everywhere


@pytest.mark.parametrize("text", ["", "~", "null", "Null", "NULL"])
def test_nothing_and_the_words_for_it_are_none(text: str) -> None:
    assert plain_value(text) is None


@pytest.mark.parametrize(("text", "value"), [("true", True), ("True", True), ("TRUE", True), ("false", False)])
def test_only_true_and_false_are_booleans(text: str, value: object) -> None:
    assert plain_value(text) is value


@pytest.mark.parametrize(
    "text", ["no", "No", "yes", "on", "OFF", "y", "n", "nULL", "tRue", "none", "-", "+", ".", "..."]
)
def test_words_of_older_yaml_are_text(text: str) -> None:
    assert plain_value(text) == text


@pytest.mark.parametrize(
    ("text", "value"), [("0", 0), ("012", 12), ("-7", -7), ("+7", 7), ("0o17", 15), ("0x1F", 31), ("0xff", 255)]
)
def test_whole_numbers_are_read_by_the_newer_rules(text: str, value: int) -> None:
    assert plain_value(text) == value
    assert isinstance(plain_value(text), int)


@pytest.mark.parametrize(
    ("text", "written"),
    [
        *(("1.10", "1.10"), ("0.1", "0.1"), (".5", "0.5"), ("5.", "5"), ("-0.0", "-0.0"), ("1e3", "1E+3")),
        *(("1E-3", "0.001"), ("+1.5e+02", "1.5E+2"), (".inf", "Infinity"), ("-.INF", "-Infinity"), (".nan", "NaN")),
    ],
)
def test_numbers_with_a_point_are_exact_decimals(text: str, written: str) -> None:
    value = plain_value(text)
    assert isinstance(value, Decimal)
    assert str(value) == written


@pytest.mark.parametrize(
    "text",
    [
        *("2026-11-20", "2026-11", "12:30", "1_000", "1.2.0", "0b1", "0o8", "0xg", "1e", "e1", "-.nan", "1 2", "١"),
        *("-0x1F", "0O7", "+0o7", "12e", ".", "1.e.5"),
    ],
)
def test_what_only_resembles_a_number_is_text(text: str) -> None:
    assert plain_value(text) == text


def test_a_number_that_would_take_endless_sums_is_text() -> None:
    assert plain_value("1e999") == Decimal("1e999")
    assert plain_value("1e1000") == "1e1000"
    assert plain_value("12e45678901234567890") == "12e45678901234567890"
    assert plain_value("9" * LONGEST_NUMBER) == 10**LONGEST_NUMBER - 1
    assert plain_value("9" * (LONGEST_NUMBER + 1)) == "9" * (LONGEST_NUMBER + 1)


@pytest.mark.parametrize(
    "text", ["word", "in-place", "some words", "3 more sites", "nobody", "q-12e45", "No one", "=a"]
)
def test_words_read_as_text_everywhere(text: str) -> None:
    assert reads_as_text_everywhere(text)


@pytest.mark.parametrize(
    "text",
    [
        *("", "no", "On", "YES", "y", "N", "null", "~", "true", "=", "<<", "1", "1.10", "012", "12:30", "1e3", "12e45"),
        *("0o7", "0b1", "1_000", "2026-11", "2026-11-20", "2026-11-20 10:00:00", "1.2.0", ".5", "+1", "-x", ".inf"),
    ],
)
def test_what_some_reader_takes_for_something_else_does_not(text: str) -> None:
    assert not reads_as_text_everywhere(text)
