"""How plain values look as text."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from textwrap import dedent

import pytest

from scalecheck.documents.reading.composing import DEEPEST
from scalecheck.documents.reading.reader import parse
from scalecheck.documents.writing.serialise import to_yaml


def written(value: object) -> str:
    """Return what stands behind the key, without the last line break."""
    return to_yaml({"key": value}).removeprefix("key:").removeprefix(" ").removesuffix("\n")


def test_an_answer_is_written_in_blocks() -> None:
    answer = {
        "option": "partly",
        "note": "A draft: two pages.\n\nUsed by one team.\n",
        "evidence": [{"what": "Logic model", "link": "docs/logic.md#top", "recorded": dt.date(2026, 10, 1)}],
        "owner": {"role": "ward lead"},
        "actions": [],
        "done": False,
        "waiting_for": None,
    }
    assert to_yaml({"core-components": answer, "extra-work": None}, indent=2) == (
        "  core-components:\n"
        "    option: partly\n"
        "    note: |\n"
        "      A draft: two pages.\n"
        "\n"
        "      Used by one team.\n"
        "    evidence:\n"
        "      - what: Logic model\n"
        "        link: docs/logic.md#top\n"
        "        recorded: 2026-10-01\n"
        "    owner:\n"
        "      role: ward lead\n"
        "    actions: []\n"
        "    done: false\n"
        "    waiting_for:\n"
        "  extra-work:\n"
    )


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, ""),
        (True, "true"),
        (12, "12"),
        (-3, "-3"),
        (Decimal("1.10"), "1.10"),
        (Decimal("1E+3"), "1000"),
        (Decimal("-0.50"), "-0.50"),
        (Decimal("1E-7"), "0.0000001"),
        (Decimal("Infinity"), ".inf"),
        (Decimal("-Infinity"), "-.inf"),
        (Decimal("NaN"), ".nan"),
        (Fraction(3), "3"),
        (Fraction(100), "100"),
        (Fraction(-1, 8), "-0.125"),
        (Fraction(10**30 + 1, 2), "500000000000000000000000000000.5"),
        (dt.date(2026, 11, 20), "2026-11-20"),
        ({}, "{}"),
        ([], "[]"),
        ((), "[]"),
    ],
)
def test_single_values_are_written_bare(value: object, text: str) -> None:
    assert written(value) == text


@pytest.mark.parametrize(
    "text", ["word", "some words", "3 more sites", "it's", 'say "x"', "a#b", "a:b", "(a)", "C:\\dir", "é"]
)
def test_harmless_text_stands_without_quotes(text: str) -> None:
    assert written(text) == text


@pytest.mark.parametrize(
    "text",
    [
        *(
            "",
            "no",
            "on",
            "Yes",
            "y",
            "N",
            "off",
            "null",
            "~",
            "true",
            "=",
            "<<",
            "1.10",
            "012",
            "12:30",
            "1e3",
            "12e45",
        ),
        *(
            "0o7",
            "2026-11",
            "2026-11-20",
            "1.2.0",
            "1_000",
            "-x",
            ".inf",
            " lead",
            "trail ",
            "a: b",
            "a:",
            "a #b",
            "# a",
        ),
        *("- a", "[a]", "{a}", "*a", "&a", "!a", "|", ">", "@a", "`a`", "%a", "?", ": a", ", a", "---", "<<<<<<< ours"),
    ],
)
def test_whatever_some_reader_would_not_take_for_this_text_is_quoted(text: str) -> None:
    assert written(text) == f'"{text}"'


@pytest.mark.parametrize("key", ["no", "on", "y", "1.10", "2026-11-20", "null", "a: b", "=", "<<", "<<<<<<< ours"])
def test_keys_are_quoted_like_texts(key: str) -> None:
    assert to_yaml({key: None}) == f'"{key}":\n'


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('"a"', "'\"a\"'"),
        ('a: "b"', "'a: \"b\"'"),
        ("\\n: x", "'\\n: x'"),
        ("'a': \"b\"", '"\'a\': \\"b\\""'),
        ("😀", "'😀'"),
        ("it's 😀: x", "'it''s 😀: x'"),
        ("a\tb", '"a\\tb"'),
        ("a\r\nb", '"a\\r\\nb"'),
    ],
)
def test_quotes_are_chosen_so_that_little_is_escaped(text: str, quoted: str) -> None:
    assert written(text) == quoted


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("a\nb\n", "|\n  a\n  b"),
        ("a\nb", "|-\n  a\n  b"),
        ("a\n", "|\n  a"),
        ("a\n  b\n\n\nc # d: e\n", "|\n  a\n    b\n\n\n  c # d: e"),
        ("<<<<<<< a\n---\n", "|\n  <<<<<<< a\n  ---"),
    ],
)
def test_prose_stands_in_lines_of_its_own(text: str, lines: str) -> None:
    assert written(text) == lines


@pytest.mark.parametrize("text", ["\n", "a\n\n", "\na", " a\nb", "a \nb", "a\n \nb", "a\tb\nc", "a\nb "])
def test_text_the_blanks_of_which_could_get_lost_is_quoted(text: str) -> None:
    assert written(text).startswith('"')
    assert "\n" not in written(text)
    assert parse(to_yaml({"key": text}), "written").value == {"key": text}


def test_a_long_text_is_never_broken() -> None:
    assert written("some words " * 100 + "end").count("\n") == 0
    assert written("a: b " * 100 + "end").count("\n") == 0


def test_lists_of_ids_versions_numbers_and_dates_stand_in_a_line() -> None:
    assert written(["a", "b-c", "1.2.0", 3, Decimal("0.5"), dt.date(2026, 1, 2), True]) == (
        '[a, b-c, "1.2.0", 3, 0.5, 2026-01-02, true]'
    )


def test_other_lists_stand_in_lines() -> None:
    assert written(["some words", "no", "", None]) == '\n  - some words\n  - "no"\n  - ""\n  -'
    assert written([["a", "b"], ["c d"], {"e": 1, "f": 2}]) == "\n  - [a, b]\n  - - c d\n  - e: 1\n    f: 2"
    assert written(["word" * 10] * 3).count("\n") == 3


def test_members_of_an_enumeration_are_text() -> None:
    class FileKind(StrEnum):
        CORE = "core"

    assert written(FileKind.CORE) == "core"


def test_an_empty_mapping_is_a_document_too() -> None:
    assert to_yaml({}) == "{}\n"


@pytest.mark.parametrize("text", ["a\x1bb", "\0", "\x85", "\u2028", "\ufeff", "\ud800", "\x7f"])
def test_control_characters_are_not_written(text: str) -> None:
    with pytest.raises(ValueError, match=f"U\\+{ord(text.strip('ab')):04X}"):
        to_yaml({"key": text})
    with pytest.raises(ValueError, match="control character"):
        to_yaml({text: None})


@pytest.mark.parametrize(
    "value", [Fraction(1, 3), 10**101, -(10**101), Decimal("1E+101"), Decimal("1E-101"), Fraction(1, 10**101)]
)
def test_numbers_that_could_not_be_read_again_are_not_written(value: object) -> None:
    with pytest.raises(ValueError, match=r"decimal|digits"):
        to_yaml({"key": value})


@pytest.mark.parametrize("value", [0.1, b"bytes", {1}, object(), dt.datetime(2026, 1, 1, tzinfo=dt.UTC)])
def test_other_kinds_of_values_are_not_written(value: object) -> None:
    with pytest.raises(TypeError):
        to_yaml({"key": value})


def test_keys_are_texts_that_are_not_empty() -> None:
    with pytest.raises(ValueError, match="empty"):
        to_yaml({"": 1})
    with pytest.raises(TypeError, match="int"):
        to_yaml({"a": {1: 2}})


def test_what_is_too_deep_to_be_read_is_not_written() -> None:
    def nested(levels: int) -> object:
        return [nested(levels - 1)] if levels else "x"

    assert parse(to_yaml({"key": nested(DEEPEST - 1)}), "written").problems == ()
    with pytest.raises(ValueError, match=str(DEEPEST)):
        to_yaml({"key": nested(DEEPEST)})


def test_long_keys_and_keys_over_lines_are_read_again() -> None:
    value = {"k" * 500: "x", "a\nb": {"c": 1}}
    assert parse(to_yaml(value), "written").value == value


def test_the_layout_of_nested_lists_is_the_one_of_the_examples() -> None:
    assert to_yaml({"domains": [{"id": "a", "items": [{"id": "b", "sources": ["c"]}]}]}) == dedent("""\
        domains:
          - id: a
            items:
              - id: b
                sources: [c]
        """)
