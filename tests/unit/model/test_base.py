"""The kinds of value that stand in every file."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError

from scalecheck.model.assessment import Assessment, Link
from scalecheck.model.base import (
    RESERVED_IDS,
    Asked,
    Date,
    Digest,
    Exact,
    Factor,
    Grouped,
    Id,
    Listed,
    NewId,
    Period,
    Round,
    Share,
    Text,
    Version,
    WebAddress,
    Weight,
)
from scalecheck.model.conditions import ItemFact


def accepts(kind: Any, value: object) -> bool:  # noqa: ANN401 (any annotation)
    try:
        TypeAdapter(kind).validate_python(value, strict=True)
    except ValidationError:
        return False
    return True


@pytest.mark.parametrize("text", ["a", "in-place", "a1-b2-c3", "q4", "x" * 64, "answer-yes", "com10"])
def test_an_id_is_small_letters_digits_and_single_hyphens(text: str) -> None:
    assert accepts(NewId, text)
    assert accepts(Id, text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "A",
        "1a",
        "-a",
        "a-",
        "a--b",
        "a_b",
        "a b",
        "é",
        "x" * 65,
        "a\n",
        " a",
        "a.b",
        "\u0430",
        "a/b",
        "..",
        "a\u200b",
    ],
)
def test_nothing_else_is_an_id(text: str) -> None:
    assert not accepts(NewId, text)
    assert not accepts(Id, text)


@pytest.mark.parametrize("text", ["true", "false", "null", "yes", "no", "on", "off", "con", "nul", "com1", "lpt9"])
def test_what_other_programs_take_for_something_else_can_not_be_a_new_id(text: str) -> None:
    assert text in RESERVED_IDS
    assert not accepts(NewId, text)
    assert accepts(Id, text), "naming it is an unknown name, not a second complaint about its form"


@given(st.from_regex(r"\A[a-z][a-z0-9]*(-[a-z0-9]+)*\Z").filter(lambda text: len(text) <= 64))
def test_every_id_is_safe_as_a_file_name_and_as_a_yaml_text(text: str) -> None:
    assert accepts(NewId, text) is (text not in RESERVED_IDS)
    assert re.fullmatch(r"[a-z0-9-]+", text)


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        (Text, ["x", " x ", "漢"], ["", " ", "\n\t", 1, None, True]),
        (Version, ["0.0.0", "1.10.0", "10.20.30"], ["1", "1.0", "01.0.0", "1.0.0-rc", "v1.0.0", "1.0.0\n", 1]),
        (
            Round,
            ["2026-01", "2026-12", "2026-11-23", "2026-11-01"],
            ["2026", "2026-13", "2026-00", "2026-1", "2026-11-32"],
        ),
        (Digest, ["sha256:0f", "sha256:" + "0" * 64], ["sha256:", "sha256:0", "sha1:00", "SHA256:00", "sha256:0G"]),
        (Asked, ["q-0123456789abcdef"], ["q-0123", "0123456789abcdef", "q-0123456789ABCDEF", "q-0123456789abcdef0"]),
        (
            WebAddress,
            ["https://a.org", "http://a/b?c#d"],
            ["a.org", "ftp://a", "https://", "https:// a", "javascript:x"],
        ),
        (
            Period,
            ["1 day", "3 months", "2 years", "999 weeks"],
            ["0 days", "3", "three months", "3 Months", "1000 days"],
        ),
        (
            Link,
            ["https://a.org/b", "mailto:a@b.org", "docs/a.md", "../a.md#x", "a b.pdf"],
            ["javascript:x", "/etc", "C:\\a", "a:b", ""],
        ),
        (
            Date,
            ["2026-11-23", "2024-02-29"],
            ["2026-2-1", "2026-02-30", "23.11.2026", "2026-11-23T00:00", 20261123, ""],
        ),
        (Weight, [0, 1, Decimal("0.5")], [-1, Decimal("-0.1"), "1", True, None]),
        (Factor, [1, Decimal("0.01"), 100], [0, -1, Decimal("-0.1"), "1", False]),
        (Share, [0, 1, Decimal("0.66")], [-1, Decimal("1.01"), 50, "0.5", True]),
        (Exact, [0, -3, Decimal("3.4"), Decimal("1e3")], [Decimal("NaN"), Decimal("Infinity"), "1", True, None]),
    ],
    ids=lambda one: "" if isinstance(one, list) else None,
)
def test_each_kind_of_value_takes_what_it_should_and_nothing_else(
    kind: object, good: list[object], bad: list[object]
) -> None:
    assert [value for value in good if not accepts(kind, value)] == []
    assert [value for value in bad if accepts(kind, value)] == []


def test_dates_become_days_and_numbers_stay_exact() -> None:
    assert TypeAdapter(Date).validate_python("2026-11-23") == date(2026, 11, 23)
    assert TypeAdapter(Exact).validate_python(Decimal("0.1")) == Fraction(1, 10)
    assert TypeAdapter(Exact).validate_python(Decimal("0.1")) * 3 == Fraction(3, 10)


def test_an_empty_key_counts_as_an_empty_list_or_group() -> None:
    assert TypeAdapter(Listed[Id]).validate_python(None) == ()
    assert TypeAdapter(Grouped[Id, Text]).validate_python(None) == {}
    assert not accepts(Listed[Id], ["a"]), "the reader gives tuples"


@pytest.mark.parametrize(
    ("given_keys", "kind", "words"),
    [
        ({"item": "a", "is": ("b",), "at_least": "c"}, "keys_exclude", "`is` and `at_least`"),
        ({"item": "a"}, "keys_one_needed", "`is`, `is_not`, `at_least`, `below`, `state`, `basis`, `has`"),
    ],
)
def test_keys_that_exclude_each_other_are_named_as_they_stand_in_the_file(
    given_keys: dict[str, object], kind: str, words: str
) -> None:
    with pytest.raises(ValidationError) as raised:
        ItemFact.model_validate(given_keys)
    (error,) = raised.value.errors()
    assert error["type"] == kind
    assert words in error["msg"]


def test_an_assessment_is_about_an_innovation_or_a_site_or_both() -> None:
    data = {
        "format": "x",
        "checklist": {"id": "a", "version": "1.0.0"},
        "round": "2026-11",
        "respondent": {"id": "lead", "role": "lead"},
    }
    assert accepts(Assessment, {**data, "site": {"id": "north"}})
    assert accepts(Assessment, {**data, "innovation": {"id": "hub"}})
    assert accepts(Assessment, {**data, "innovation": {"id": "hub"}, "site": {"id": "north"}})
    assert not accepts(Assessment, data)


@pytest.mark.parametrize("text", ["1.0.²", "1.0.٣", f"1.0.{'9' * 5000}", "1.0.1234567890"])
def test_a_version_has_few_plain_digits(text: str) -> None:
    assert not accepts(Version, text)
    assert accepts(Version, "1.0.123456789")


@pytest.mark.parametrize("value", [Decimal("1e999"), Decimal("-1e12"), Decimal("1e-13"), 10**13])
def test_a_number_stays_within_what_can_be_computed_and_shown(value: object) -> None:
    assert not accepts(Exact, value)
    assert not accepts(Weight, value)
    assert accepts(Exact, 999_999_999_999)
