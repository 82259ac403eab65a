"""What a person does not see in a text and YAML does: each is told at its place, and nothing else is."""

from __future__ import annotations

import pytest

from scalecheck.documents.reading.reader import parse
from scalecheck.errors import InvalidDocumentError

FIRST = "format: x\n"


def found(text: str) -> list[str]:
    try:
        problems = parse(FIRST + text, "file.yaml").problems
    except InvalidDocumentError as error:
        problems = error.problems
    return [f"{one.line}:{one.column} {one.code}" for one in problems if one.severity == "warning"]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("ask: Ward #3 is open", "2:11"),
        ("ask: Ward\t#3", "2:11"),
        ("ask: Ward  #3", "2:12"),
        ("ask: Ward#2 #3 #4", "2:13"),
        ("ask: In ward # 3", "2:14"),
        ("ask: [In ward # 3\n  , b]", "2:15"),
        ("ask:\n  - In ward # 3", "3:13"),
    ],
)
def test_a_comment_that_may_be_meant_as_text_is_told(text: str, place: str) -> None:
    assert found(text) == [f"{place} comment-in-text"]


@pytest.mark.parametrize(
    "text",
    [
        "ask: In ward 3  # one of them",
        "ask: full # the best",
        "ask: full #",
        "ask: full ## the best",
        "ask: 3 #3",
        "ask: 'In ward' #3",
        'ask: "In ward #3"',
        "ask: In ward#3",
        "ask: |\n  In ward #3",
        "ask: >  #3\n  In ward #3",
        "# In ward #3\nask: x",
        "ask: #3\n  x",
        "ask: [a, b] #3",
    ],
)
def test_what_can_only_be_a_comment_or_is_text_is_not_told(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("id:\u00a0small", "2:4 no-break-space"),
        ("id\u00a0: small", "2:3 no-break-space"),
        ("id: small\u202f", "2:10 no-break-space"),
        ("ids:\n\u00a0 id: small", "3:1 no-break-space"),
        ("ids:\n  -\u2007small", "3:4 no-break-space"),
        ("id: small\u200b", "2:10 zero-width-space"),
        ("i\u2060d: small", "2:2 zero-width-space"),
    ],
)
def test_a_blank_that_is_no_space_is_told_where_yaml_needs_one_or_a_word_ends(text: str, expected: str) -> None:
    assert found(text) == [expected]


@pytest.mark.parametrize("sign", [*"\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"])
def test_a_sign_that_turns_the_direction_of_writing_is_told_once_for_each_line(sign: str) -> None:
    assert found(f"ask: It {sign}is {sign}ready\nnote: {sign}x\n# {sign}") == [
        "2:9 turned-text",
        "3:7 turned-text",
        "4:3 turned-text",
    ]


def test_marks_of_a_script_that_is_written_from_right_to_left_are_left_alone() -> None:
    assert found("ask: \u05d0\u200f! \u200eA") == []


@pytest.mark.parametrize(
    "text", ["ask: 10\u00a0000 beds", "ask: « Prêt\u00a0: oui »", "ask: \u1797\u17b6\u200b\u179f\u17b6"]
)
def test_blanks_that_writing_needs_are_left_alone(text: str) -> None:
    assert found(text) == []
