"""Problems as people, scripts and GitHub read them."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from scalecheck.problems import Problem, Severity
from scalecheck.terminal.problems import as_data, as_github, as_text, summary

PLAIN = Problem(
    "a.yaml", 7, 5, "unknown-key", "`sumary` is not a key here.", "Did you mean `summary`?", excerpt="    sumary: x"
)
WARNING = Problem("a.yaml", 1, 1, "dates-reversed", "It ends before it begins.", severity=Severity.WARNING)


def lines(problem: Problem) -> list[str]:
    return list(as_text([problem]))


def test_a_problem_is_its_place_the_line_a_caret_and_a_hint() -> None:
    assert lines(PLAIN) == [
        "a.yaml:7:5: error: `sumary` is not a key here. [unknown-key]",
        "     7 |     sumary: x",
        "       |     ^",
        "    Did you mean `summary`?",
    ]


def test_without_a_line_to_show_and_a_hint_the_place_is_enough() -> None:
    assert lines(WARNING) == ["a.yaml:1:1: warning: It ends before it begins. [dates-reversed]"]


@pytest.mark.parametrize(
    ("excerpt", "column", "shown"),
    [
        ("\tkey: x", 2, " key: x"),
        ("\u202ekey: x", 2, "\\u202ekey: x"),
        ("key: \u200b\u200bx", 8, "key: \\u200b\\u200bx"),
        ("key:", 5, "key:"),
    ],
)
def test_the_caret_stands_below_its_sign_whatever_stands_before(excerpt: str, column: int, shown: str) -> None:
    place = Problem("a.yaml", 3, column, "x", "X.", excerpt=excerpt)
    _, line, caret = lines(place)
    assert line == f"     3 | {shown}"
    sign = excerpt[column - 1 : column]
    assert caret.index("^") == (line.index(sign, 9) if sign else len(line))


@pytest.mark.parametrize(
    ("excerpt", "column", "shown", "columns_before"),
    [
        ("名前: x", 5, "名前: x", 6),
        ("cafe\u0301: x", 8, "cafe\u0301: x", 6),
        ("cafe\u0301: x", 5, "cafe\u0301: x", 3),
        ("\t\x1b[1m: x", 8, " \\x1b[1m: x", 10),
    ],
)
def test_the_caret_counts_columns_of_the_terminal(excerpt: str, column: int, shown: str, columns_before: int) -> None:
    _, line, caret = lines(Problem("a.yaml", 3, column, "x", "X.", excerpt=excerpt))
    assert line == f"     3 | {shown}"
    assert caret == f"       | {' ' * columns_before}^"


def test_of_a_long_line_the_part_around_the_place_is_shown() -> None:
    place = Problem("a.yaml", 3, 250, "x", "X.", excerpt="a" * 249 + "!" + "b" * 149)
    _, line, caret = lines(place)
    assert len(line) == 80
    assert line.endswith("b...")
    assert line.startswith("     3 | ...a")
    assert line[caret.index("^")] == "!"


@given(st.text(max_size=300), st.integers(1, 320))
def test_the_caret_never_stands_beyond_the_end_of_the_line(excerpt: str, column: int) -> None:
    shown = lines(Problem("a.yaml", 3, column, "x", "X.", excerpt=excerpt.replace("\n", "")))
    assert len(shown) in {1, 3}
    if len(shown) > 1:
        assert cell_len(shown[2]) <= cell_len(shown[1]) + 1
        assert cell_len(shown[1]) <= 80


def test_words_from_files_act_nowhere() -> None:
    hostile = "\x1b[31m\u202e\r\n::error::"
    problem = Problem(hostile, 1, 1, "x", hostile, hostile, excerpt=hostile)
    said = [*as_text([problem]), *as_github([problem]), json.dumps(as_data([problem], 1))]
    assert not [line for line in said if "\x1b" in line or "\u202e" in line or "\r" in line]
    assert not [line for line in said[:-1] if "\n" in line]
    assert [line[:8] for line in as_github([problem])] == ["::error "], "a message begins no command of its own"


def test_on_github_a_problem_stands_beside_its_line() -> None:
    problem = Problem("a,b:c.yaml", 7, 5, "x", "50% of it.\nNo more.", "Look.", Severity.WARNING)
    assert list(as_github([problem])) == [
        "::warning file=a%2Cb%3Ac.yaml,line=7,col=5,title=x::50%25 of it.%0ANo more. Look."
    ]


def test_json_has_every_part_of_a_problem_and_the_number_of_files() -> None:
    assert as_data([PLAIN, WARNING], 3) == {
        "files": 3,
        "problems": [
            {
                "file": "a.yaml",
                "line": 7,
                "column": 5,
                "severity": "error",
                "code": "unknown-key",
                "message": "`sumary` is not a key here.",
                "hint": "Did you mean `summary`?",
            },
            {
                "file": "a.yaml",
                "line": 1,
                "column": 1,
                "severity": "warning",
                "code": "dates-reversed",
                "message": "It ends before it begins.",
                "hint": "",
            },
        ],
    }


@pytest.mark.parametrize(
    ("problems", "files", "said"),
    [
        ([], 1, "1 file checked: no problems."),
        ([], 4, "4 files checked: no problems."),
        ([PLAIN], 1, "1 file checked: 1 error."),
        ([WARNING], 2, "2 files checked: 1 warning."),
        ([PLAIN, PLAIN, WARNING, WARNING], 2, "2 files checked: 2 errors, 2 warnings."),
    ],
)
def test_a_line_says_what_came_out(problems: list[Problem], files: int, said: str) -> None:
    assert summary(problems, files) == said
