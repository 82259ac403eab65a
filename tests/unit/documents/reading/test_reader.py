"""From a file's content to a document: values with their places, or problems with theirs."""

from __future__ import annotations

from decimal import Decimal
from textwrap import dedent
from typing import TYPE_CHECKING

import pytest
import yaml

from scalecheck.documents.reading.composing import DEEPEST, LOADER
from scalecheck.documents.reading.reader import LIMIT, Place, parse
from scalecheck.documents.reading.screening import MOST_OF_A_KIND
from scalecheck.errors import InvalidDocumentError
from scalecheck.problems import Severity
from tests.work import calls_of

if TYPE_CHECKING:
    from scalecheck.problems import Problem

EXAMPLE = """\
# A comment.
format: scalecheck/checklist@1.0
title: "Quoted: text"        # behind it
scales:
  in-place:
    options:
      - {id: planned, score: 1.10}
      - id: partly
        score: 012
empty:
note: |
  Two
  lines.
"""


def refused(data: bytes | str) -> tuple[Problem, ...]:
    with pytest.raises(InvalidDocumentError) as caught:
        parse(data, "file.yaml")
    return caught.value.problems


def found(data: bytes | str) -> list[tuple[int, int, str]]:
    return [(problem.line, problem.column, problem.code) for problem in refused(data)]


def only(data: bytes | str) -> Problem:
    (problem,) = refused(data)
    return problem


# --- Values and places ---------------------------------------------------------------------------------------------


def test_a_document_holds_plain_values() -> None:
    assert parse(EXAMPLE, "file.yaml").value == {
        "format": "scalecheck/checklist@1.0",
        "title": "Quoted: text",
        "scales": {
            "in-place": {"options": ({"id": "planned", "score": Decimal("1.10")}, {"id": "partly", "score": 12})},
        },
        "empty": None,
        "note": "Two\nlines.\n",
    }


@pytest.mark.parametrize(
    ("path", "value", "key"),
    [
        ((), (2, 1), (2, 1)),
        (("format",), (2, 9), (2, 1)),
        (("title",), (3, 8), (3, 1)),
        (("scales",), (5, 3), (4, 1)),
        (("scales", "in-place", "options"), (7, 7), (6, 5)),
        (("scales", "in-place", "options", 0), (7, 9), (7, 9)),
        (("scales", "in-place", "options", 0, "score"), (7, 30), (7, 23)),
        (("scales", "in-place", "options", 1, "id"), (8, 13), (8, 9)),
        (("empty",), (10, 7), (10, 1)),
        (("note",), (11, 7), (11, 1)),
    ],
)
def test_every_key_and_value_knows_its_place(
    path: tuple[str | int, ...], value: tuple[int, int], key: tuple[int, int]
) -> None:
    document = parse(EXAMPLE, "file.yaml")
    assert document.place(path) == Place(*value)
    assert document.key_place(path) == Place(*key)


@pytest.mark.parametrize(
    ("path", "there"),
    [
        (("nowhere",), ()),
        (("scales", "other", 3), ("scales",)),
        (("scales", "in-place", "options", 2), ("scales", "in-place", "options")),
        (("scales", "in-place", "options", -1), ("scales", "in-place", "options")),
        (("scales", "in-place", "options", 1, "label"), ("scales", "in-place", "options", 1)),
        (("title", "below", "text"), ("title",)),
        (("empty", 0), ("empty",)),
    ],
)
def test_a_path_that_is_not_there_is_the_nearest_that_is(
    path: tuple[str | int, ...], there: tuple[str | int, ...]
) -> None:
    document = parse(EXAMPLE, "file.yaml")
    assert document.place(path) == document.place(there)
    assert document.key_place(path) == document.key_place(there)


@pytest.mark.parametrize(
    ("path", "source", "plain"),
    [
        (("format",), "scalecheck/checklist@1.0", True),
        (("title",), '"Quoted: text"', False),
        (("scales", "in-place", "options", 0), "{id: planned, score: 1.10}", False),
        (("scales", "in-place", "options", 0, "score"), "1.10", True),
        (("scales", "in-place", "options", 1), "id: partly\n        score: 012", False),
        (("empty",), "", True),
        (("note",), "|\n  Two\n  lines.\n", False),
    ],
)
def test_a_value_knows_how_it_is_written(path: tuple[str | int, ...], source: str, *, plain: bool) -> None:
    document = parse(EXAMPLE, "file.yaml")
    assert document.source(path) == source
    assert document.is_plain(path) is plain


def test_columns_are_counted_in_characters() -> None:
    document = parse("é: [😀😀, x]\n".encode(), "file.yaml")
    assert document.place(("é", 1)) == Place(1, 9)


def test_a_byte_order_mark_is_not_part_of_the_text() -> None:
    document = parse(b"\xef\xbb\xbfa: b\n", "file.yaml")
    assert document.bom
    assert document.text == "a: b\n"
    assert document.place(("a",)) == Place(1, 4)
    assert not parse("a: b\n", "file.yaml").bom


@pytest.mark.parametrize(
    ("text", "newline"),
    [
        ("a: b\r\nc: d\r\n", "\r\n"),
        ("\r\na: b\n", "\r\n"),
        ("\na: b\r", "\n"),
        ("a: b\r ", "\n"),
        ("a: b\n", "\n"),
        ("a: b", "\n"),
    ],
)
def test_line_endings_are_known_and_do_not_change_values(text: str, newline: str) -> None:
    document = parse(text, "file.yaml")
    assert document.newline == newline
    assert document.value["a"] == "b"
    assert parse("a: |\r\n  b\r\n  c\r\n", "file.yaml").value == {"a": "b\nc\n"}


def test_lines_are_given_without_their_endings() -> None:
    document = parse("a: b\r\nc: d", "file.yaml")
    assert [document.line_text(line) for line in range(4)] == ["", "a: b", "c: d", ""]


@pytest.mark.parametrize("key", ["012", "1.10", "true", "null", "~", "no", "2026-11-20", "<<", "=", "a b", "é"])
def test_a_key_is_its_text_whatever_it_looks_like(key: str) -> None:
    assert parse(f"{key}: x\n", "file.yaml").value == {key: "x"}


def test_quoted_texts_and_blocks_are_always_text() -> None:
    assert parse('{a: "1", b: \'true\', c: ""}', "file.yaml").value == {"a": "1", "b": "true", "c": ""}
    assert parse("a: |-\n  12\n", "file.yaml").value == {"a": "12"}


def test_a_file_may_begin_and_end_like_a_yaml_stream() -> None:
    assert parse("# c\n---\na: b\n...\n", "file.yaml").value == {"a": "b"}


def test_a_problem_is_made_at_a_value_or_at_its_key() -> None:
    document = parse(EXAMPLE, "file.yaml")
    problem = document.problem("code", "Message.", path=("title",), hint="Hint.")
    assert (problem.file, problem.line, problem.column) == ("file.yaml", 3, 8)
    assert (problem.code, problem.message, problem.hint) == ("code", "Message.", "Hint.")
    assert problem.excerpt == 'title: "Quoted: text"        # behind it'
    assert problem.severity is Severity.ERROR
    warning = document.problem("code", "Message.", path=("title",), at_key=True, severity=Severity.WARNING)
    assert (warning.column, warning.severity) == (1, Severity.WARNING)


def test_both_parsers_give_the_same_places() -> None:
    one, other = parse(EXAMPLE, "file.yaml"), parse(EXAMPLE, "file.yaml", loader=yaml.SafeLoader)
    assert one.value == other.value
    assert one.marks.starts == other.marks.starts
    assert one.marks.after == other.marks.after


# --- What cannot be read at all --------------------------------------------------------------------------------------


@pytest.mark.parametrize("data", [b"a: " + b"x" * LIMIT, "a: " + "é" * (LIMIT // 2), "a" * 50_000_000])
def test_a_file_over_the_limit_is_refused_before_it_is_read(data: bytes | str) -> None:
    assert found(data) == [(1, 1, "too-large")]


def test_a_file_at_the_limit_is_read() -> None:
    assert parse(b"a: " + b"x" * (LIMIT - 3), "file.yaml").value["a"] == "x" * (LIMIT - 3)


@pytest.mark.parametrize("data", [b"a: b\nname: caf\xe9\n", b"\xef\xbb\xbfa: b\nname: caf\xe9\n"])
def test_a_byte_that_is_not_utf_8_is_named(data: bytes) -> None:
    problem = only(data)
    assert (problem.line, problem.column, problem.code) == (2, 10, "not-utf8")
    assert "E9" in problem.message
    assert problem.excerpt == "name: caf"


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_utf_16_is_recognised(encoding: str) -> None:
    problem = only("a: b\n".encode(encoding))
    assert problem.code == "not-utf8"
    assert "UTF-16" in problem.message


@pytest.mark.parametrize(
    ("data", "kind"), [(b"PK\x03\x04rest", "zip"), (b"%PDF-1.7", "PDF"), (b"\x89PNG\r\n\x1a\n", "picture")]
)
def test_a_file_of_another_kind_is_called_by_its_name(data: bytes, kind: str) -> None:
    problem = only(data)
    assert problem.code == "binary-file"
    assert kind in problem.message


@pytest.mark.parametrize("data", ["a: b\nc: d\0\n", b"a: b\nc: d\0\xff\n"])
def test_an_empty_byte_makes_a_file_binary(data: bytes | str) -> None:
    assert found(data) == [(2, 5, "binary-file")]


# --- What no file of ours holds --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "character", ["\x01", "\x08", "\x0b", "\x1b", "\x7f", "\x85", "\u2028", "\ufeff", "\ud800", "\uffff"]
)
def test_a_control_character_is_named(character: str) -> None:
    problem = only(f"a: b\nkey: x{character}y\n")
    assert (problem.line, problem.column, problem.code) == (2, 7, "control-character")
    assert f"U+{ord(character):04X}" in problem.message


@pytest.mark.parametrize(
    ("escape", "code"),
    [
        *(("\\e", "U+001B"), ("\\x1b", "U+001B"), ("\\a", "U+0007"), ("\\0", "U+0000"), ("\\N", "U+0085")),
        *(("\\L", "U+2028"), ("\\u202", ""), ("\\u2029", "U+2029"), ("\\U0000FEFF", "U+FEFF")),
    ],
)
def test_an_escape_for_a_control_character_is_refused_like_the_character(escape: str, code: str) -> None:
    problem = only(f'a: b\nkey: "x\\\\{escape}"\n')
    assert (problem.line, problem.column) == (2, 10)
    assert problem.code == ("control-character" if code else "syntax")
    assert code in problem.message


def test_harmless_escapes_are_read() -> None:
    assert parse('a: "\\t\\n\\r\\"\\\\e\\x41\\u00e9\\_"\n', "file.yaml").value == {"a": '\t\n\r"\\eAé\u00a0'}


def test_an_escape_in_a_key_is_seen_as_well() -> None:
    assert found('"\\e": x\n') == [(1, 2, "control-character")]


def test_directional_and_invisible_characters_are_text() -> None:
    assert parse("a: \u202eb\u200b\n", "file.yaml").value == {"a": "\u202eb\u200b"}


def test_every_marker_of_a_conflict_is_reported_and_nothing_that_follows_from_it() -> None:
    text = "a: b\n<<<<<<< ours\nc: d\n||||||| base\nc: e\n=======\nc: f\n>>>>>>> theirs\n\tg: h\n"
    assert found(text) == [(line, 1, "merge-conflict") for line in (2, 4, 6, 8)]
    assert found(text.replace("\n", "\r\n")) == found(text)


def test_signs_that_only_resemble_a_marker_are_text() -> None:
    text = "a: |\n  <<<<<<< ours\n  =======\nb: <<<<<<<\n"
    assert parse(text, "file.yaml").value == {"a": "<<<<<<< ours\n=======\n", "b": "<<<<<<<"}


@pytest.mark.parametrize(
    ("text", "place", "code"),
    [
        ("a: !important x\n", (1, 4), "tag"),
        ("a: ! x\n", (1, 4), "tag"),
        ("a: !!python/object/apply:os.system [ls]\n", (1, 4), "tag"),
        ("a: !x!y z\n", (1, 4), "tag"),
        ("a: [1, !!str 2]\n", (1, 8), "tag"),
        ("!t a: b\n", (1, 1), "tag"),
        ("a: &name x\n", (1, 4), "anchor"),
        ("a: & b\n", (1, 4), "anchor"),
        ("a: *name\n", (1, 4), "alias"),
        ("a: *important* words\n", (1, 4), "alias"),
        ("a: *name with words\n", (1, 4), "alias"),
        ("*name : b\n", (1, 1), "alias"),
        ("<<: *name\n", (1, 5), "alias"),
        ("%YAML 1.2\n---\na: b\n", (1, 1), "directive"),
        ("# c\n%FOO\n---\na: b\n", (2, 1), "directive"),
        ("a: b\n---\nc: d\n", (2, 1), "several-documents"),
        ("a: b\n---\n", (2, 1), "several-documents"),
        ("a: b\n...\nc: d\n", (3, 1), "several-documents"),
        ("[a]: b\n", (1, 1), "key-not-text"),
        ("a: {{ name }}\n", (1, 5), "key-not-text"),
        ("? - a\n: b\n", (1, 3), "key-not-text"),
        ("? |\n  a\n: b\n", (1, 3), "key-not-text"),
        ('"": b\n', (1, 1), "empty-key"),
        ("a: b\n: c\n", (2, 1), "empty-key"),
        ("a: " + "[" * DEEPEST + "]" * DEEPEST, (1, 3 + DEEPEST), "too-deep"),
        ("a: " + "[" * 30_000, (1, 3 + DEEPEST), "too-deep"),
        ("[a]: " + "{b: " * 30_000, (1, 6 + 4 * DEEPEST), "too-deep"),
    ],
)
def test_what_is_yaml_and_not_ours_is_refused_at_its_place(text: str, place: tuple[int, int], code: str) -> None:
    problem = refused(text)[-1]
    assert (problem.line, problem.column, problem.code) == (*place, code)


def test_the_deepest_allowed_value_is_read() -> None:
    depth = DEEPEST - 1
    assert parse("a: " + "[" * depth + "]" * depth, "file.yaml").problems == ()


def test_an_alias_bomb_is_refused_at_its_first_anchor() -> None:
    lines = [
        "a: &a [x, x]",
        *(f"{name}: &{name} [{f'*{before}, ' * 9}]" for before, name in zip("abcdefgh", "bcdefghi", strict=True)),
    ]
    problems = refused("\n".join(lines))
    assert (problems[0].line, problems[0].code) == (1, "anchor")
    assert len(problems) <= MOST_OF_A_KIND + 9


def test_tags_anchors_aliases_and_duplicates_are_all_reported() -> None:
    assert found("a: !x 1\nb: &y 2\nc: *y\na: 3\nd: &z !x 4\n") == [
        *((1, 4, "tag"), (2, 4, "anchor"), (3, 4, "alias"), (4, 1, "duplicate-key"), (5, 4, "anchor"), (5, 7, "tag")),
    ]


@pytest.mark.parametrize("text", ["a: R&D\n", "a: b!\n", "a: 2 * 3\n", "a: [x!, y&z]\n", "a: b & c ! d\n", 'a: "!x"\n'])
def test_these_signs_inside_a_text_are_text(text: str) -> None:
    assert parse(text, "file.yaml").problems == ()


@pytest.mark.parametrize("text", ["", "\n\n", "# only\n# comments\n", "---\n", "...\n", "\ufeff"])
def test_an_empty_file_says_so(text: str) -> None:
    assert found(text) == [(1, 1, "empty-file")]


@pytest.mark.parametrize(
    ("text", "word"),
    [("- a\n- b\n", "list"), ("# Title\n\nSome words.\n", "text"), ('"a: b"\n', "text"), ("[a, b]", "list")],
)
def test_a_top_level_without_keys_says_what_it_is(text: str, word: str) -> None:
    problem = only(text)
    assert problem.code == "not-keys"
    assert word in problem.message


def test_a_duplicate_key_is_a_problem_at_its_second_place() -> None:
    document = parse("a: 1\nb: {c: 1, c: 2}\na: [2, {a: 3}]\nd: 4\na: 5\n", "file.yaml")
    assert document.value == {"a": 1, "b": {"c": 1}, "d": 4}
    assert [(one.line, one.column, one.code) for one in document.problems] == [
        *((2, 11, "duplicate-key"), (3, 1, "duplicate-key"), (5, 1, "duplicate-key")),
    ]
    assert "line 1" in document.problems[-1].hint
    assert document.place(("d",)) == Place(4, 4)
    assert document.place(("b", "c")) == Place(2, 8)


def test_findings_of_one_kind_are_capped() -> None:
    assert len(parse("a: b\n" * 1000, "file.yaml").problems) == MOST_OF_A_KIND
    assert len(refused("a: " + "\x01" * 1000)) == MOST_OF_A_KIND
    assert len(refused("<<<<<<< a\n" * 1000)) == MOST_OF_A_KIND
    assert len(refused("%a\n" * 1000 + "a: b\n")) == MOST_OF_A_KIND
    assert len(refused("a:\n" + "- !x y\n" * 1000)) == MOST_OF_A_KIND
    assert len(refused('a: "' + "\\e" * 1000 + '"')) == MOST_OF_A_KIND
    assert len(refused("a:\n" + "\tb: c\n" * 1000)) == MOST_OF_A_KIND


def test_an_excerpt_of_an_endless_line_is_short() -> None:
    problem = only("a: b\nc: !x " + "y" * 100_000)
    assert problem.excerpt.startswith("c: !x yyy")
    assert len(problem.excerpt) < 1000
    assert only("a: [" + "y, " * 100_000 + "!x y]").excerpt == ""


def test_foreign_characters_hide_the_syntax_errors_that_they_may_cause() -> None:
    assert found("a: b\x0b\nc\x0bd\n") == [(1, 5, "control-character"), (2, 2, "control-character")]
    assert found("%YAML 1.2\na: !x b\n\x1bc: d: e\n") == [
        *((1, 1, "directive"), (2, 4, "tag"), (3, 1, "control-character")),
    ]


# --- Broken YAML -----------------------------------------------------------------------------------------------------

BROKEN = {
    "a second colon in a text": ("a: b\nask: Is it: digital?\n", 2, 11, "colon"),
    "a colon at the end of a text": ("ask: Is it digital:\n  a: b\n", 1, 19, "colon"),
    "a line that is indented too far": ("title: Some text\n  more: x\n", 2, 3, "indented further"),
    "a line that is indented a little too far": ("a:\n  b: 1\n   c: 2\n", 3, 4, "indented further"),
    "a line without a colon": ("title: x\nask\nmore: y\n", 2, 1, "no colon"),
    "a last line without a colon": ("title: x\nask\n", 2, 1, "no colon"),
    "a first line without a colon": ("title\nask: x\n", 1, 1, "no colon"),
    "a comment between": ("title\n\n# c\nask: x\n", 1, 1, "no colon"),
    "a colon without a space": ("title: x\nask:foo\nmore: y\n", 2, 1, "no space"),
    "a double quote that stays open": ('title: "x\nask: y\n', 1, 8, "never closed"),
    "a single quote that stays open": ("title: 'x\nask: y\n", 1, 8, "never closed"),
    "a quote that is closed by the next one": ('title: "x\nask: "y"\n', 1, 8, "only further down"),
    "an apostrophe in single quotes": ("title: 'it's x'\n", 1, 12, "behind the closing quote"),
    "text behind quotes": ('title: "x" y\n', 1, 12, "behind the closing quote"),
    "text behind brackets": ("title: [x] y\n", 1, 12, "behind the closing bracket"),
    "a bracket that stays open": ("a: [x, y\nb: c\n", 1, 4, "not closed"),
    "a brace that stays open": ("a: {x: y\nb: c\n", 1, 4, "not closed"),
    "a bracket that is open at the end": ("a: [x, y\n", 1, 4, "not closed"),
    "a comment that hides the closing bracket": ("a: [b, #c]\nd: e\n", 1, 4, "not closed"),
    "a bracket that was not opened": ("a: ]\n", 1, 4, "not opened"),
    "a bracket too many": ("a: [x]]\n", 1, 7, "not opened"),
    "a missing comma": ('a: {x: "1" y: 2}\n', 1, 12, "comma"),
    "a second colon in brackets": ("a: {b: c: d}\n", 1, 9, "second colon"),
    "a comma at the beginning": ("a: ,x\n", 1, 4, "comma"),
    "a line that fits no column": ("a:\n    b: 1\n  c: 2\n", 3, 3, "column"),
    "a line before the first column": ("  a: 1\nb: 2\n", 2, 1, "column"),
    "a list beside a key": ("a: 1\n- b\n", 2, 1, "list"),
    "a list behind a key": ("a: - b\n", 1, 4, "list"),
    "an at sign at the beginning": ("a: @foo\n", 1, 4, "@"),
    "a backtick at the beginning": ("a: `foo`\n", 1, 4, "`"),
    "a percent sign at the beginning": ("a: %foo\n", 1, 4, "%"),
    "a question mark at the beginning": ("a: ? b\n", 1, 4, "question mark"),
    "text behind a block sign": ("a: | foo\n  bar\n", 1, 6, "|"),
    "a greater-than sign at the beginning": ("a: > 5 days\n", 1, 6, ">"),
    "a backslash in double quotes": ('a: "C:\\dir"\n', 1, 7, "backslash"),
    "a document line in quotes": ('a: "x\n---\ny"\n', 2, 1, "---"),
    "something behind the end": ("a: b\n... x\n", 2, 5, "cannot be understood"),
    "a key that is too long": ("a" * 1100 + ": b\n", 1, 1101, "1024"),
}


@pytest.mark.parametrize("loader", [LOADER, yaml.SafeLoader], ids=["libyaml", "pure"])
@pytest.mark.parametrize("what", BROKEN)
def test_broken_yaml_is_explained_in_plain_words(what: str, loader: type[yaml.SafeLoader]) -> None:
    text, line, column, words = BROKEN[what]
    with pytest.raises(InvalidDocumentError) as caught:
        parse(text, "file.yaml", loader=loader)
    (problem,) = caught.value.problems
    assert (problem.line, problem.column, problem.code) == (line, column, "syntax")
    assert words in problem.message
    assert problem.hint


@pytest.mark.parametrize(
    ("text", "line", "column"),
    [
        ("a:\n\tb: c\n", 2, 1),
        ("a: b\n\tc: d\n", 2, 1),
        ("a:\n  - b\n\t- c\n", 3, 1),
        ("a:\n  b: c\n  \td: e\n", 3, 3),
        ("a: |\n\tfoo\n", 2, 1),
    ],
)
def test_a_tab_that_indents_is_named(text: str, line: int, column: int) -> None:
    problem = only(text)
    assert (problem.line, problem.column, problem.code) == (line, column, "tab")
    assert "spaces" in problem.hint


def test_all_lines_that_begin_with_a_tab_are_reported_at_once() -> None:
    assert found("a:\n\tb: c\n\td: e\nf: g\n\t\th: i\n") == [(line, 1, "tab") for line in (2, 3, 5)]


def test_a_tab_inside_a_line_is_fine() -> None:
    assert parse("a:\tb\tc  # d\te\n", "file.yaml").value == {"a": "b\tc"}


def test_what_was_found_before_a_syntax_error_is_reported_with_it() -> None:
    text = dedent("""\
        a: !x 1
        a: 2
        b: [1, 2
        c: 3
        """)
    assert found(text) == [(1, 4, "tag"), (2, 1, "duplicate-key"), (3, 4, "syntax")]


@pytest.mark.parametrize(
    "text",
    [
        '"a": 1\n"b": [x,\n  y\n]\n\'c\': "one\n  two"\n',
        '{"a": [\n1,\n2\n],\n"b": "x"\n}\n',
        'a:\n  - "one\n    two"\n  - [x,\n    y]\nb:\n  "three\n  four"\n',
        "a: |\n\n  text\n\nb: >-\n  \n   text\n# end\n",
    ],
)
def test_layouts_that_yaml_allows_are_read(text: str) -> None:
    assert not parse(text, "x").problems


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ('a: "b"# c\n', (1, 7)),
        ("a: ># b\n  c\n", (1, 5)),
        ("a: [b,\nc]\n", (2, 1)),
        ('a:\n  b: "c\n  d"\n', (3, 3)),
        ("a: |\n   \n b\n", (3, 2)),
        ("a: {?b: c}\n", (1, 5)),
        ("a: |\n  b\n   ", (3, 4)),
    ],
)
def test_layouts_that_yaml_forbids_and_its_parsers_pass_over_are_told(text: str, place: tuple[int, int]) -> None:
    with pytest.raises(InvalidDocumentError) as caught:
        parse(text, "x")
    [problem] = caught.value.problems
    assert (problem.code, (problem.line, problem.column)) == ("syntax", place)


def problems_and_work(text: str) -> tuple[int, int]:
    """Return how many problems a text has, and how many calls of functions it takes to read it."""
    found: tuple[Problem, ...] = ()

    def work() -> None:
        nonlocal found
        try:
            parse(text, "file.yaml")
        except InvalidDocumentError as error:
            found = error.problems

    calls = calls_of(work)
    return len(found), calls


@pytest.mark.parametrize(
    "line",
    [
        "k-{}: &a x\n",
        "k-{}: &a &a x\n",
        "k-{}: *a\n",
        "k-{}: [&a , &a ]\n",
        "? k-{}\n: {{option: full}}\n",
        "k-{}: x #y\n",
        "k-{}:\u00a0x\n",
    ],
)
def test_many_odd_lines_take_as_many_times_the_work_as_there_are(line: str) -> None:
    def read(number: int) -> int:
        problems, calls = problems_and_work("format: x\n" + "".join(line.format(place) for place in range(number)))
        assert problems <= 2 * MOST_OF_A_KIND
        return calls

    assert read(1_000) < 2.2 * read(500)


def test_anchors_without_end_are_read_once() -> None:
    few, many = problems_and_work("k: " + "&a " * 10_000), problems_and_work("k: " + "&a " * 20_000)
    assert many[0] <= MOST_OF_A_KIND + 1
    assert many[1] < 2.2 * few[1]


# --- Numbers with a comma ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("a: [0,5, 1]", (1, 6, "decimal-comma")),
        ("a: {b: 1, c: 0,5, d: 1}", (1, 15, "decimal-comma")),
        ("a:\n  - {id: b, score: -12,25}", (2, 23, "decimal-comma")),
    ],
)
def test_a_comma_inside_a_number_in_brackets_is_named_at_its_place(text: str, place: tuple[int, int, str]) -> None:
    assert found(text) == [place]
    assert only(text).hint.startswith("Write a point in place of the comma: ")


@pytest.mark.parametrize(
    "text", ["a: [0, 5]", "a: [b1,2c, 1]", "a: ['1','2']", "a: 10,000 beds", "a: [b 1,5]", 'a: ["0,5"]', "a: [0.5, 1]"]
)
def test_a_comma_between_values_or_inside_a_text_is_left_alone(text: str) -> None:
    parse(text, "file.yaml")
