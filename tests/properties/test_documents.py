"""What holds for every file that is read, every value that is written and every edit of a text."""
# ruff: noqa: ANN401 - a value out of a file can be anything

from __future__ import annotations

import datetime as dt
import io
import re
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING, Any

import pytest
import yaml
from hypothesis import assume, given
from hypothesis import strategies as st
from ruamel.yaml import YAML

from scalecheck.documents.reading.composing import LOADER, MOST_VALUES
from scalecheck.documents.reading.reader import Document, Place, parse
from scalecheck.documents.reading.scalars import plain_value, reads_as_text_everywhere
from scalecheck.documents.reading.screening import FOREIGN
from scalecheck.documents.writing.editing import CutText
from scalecheck.documents.writing.serialise import to_yaml
from scalecheck.errors import InvalidDocumentError
from scalecheck.problems import any_error, in_order

if TYPE_CHECKING:
    from collections.abc import Callable

    from scalecheck.problems import Problem

# --- Values ---------------------------------------------------------------------------------------------------------

AWKWARD = (
    *("no", "On", "y", "N", "null", "~", "true", "FALSE", "", " ", "=", "<<", "-", "?", ":", "...", "---", "%x", "@x"),
    *("1.10", "012", "12:30", "1e3", "12e45", "0o7", "0x1F", "1_000", "+1", ".5", "5.", ".inf", "-.INF", ".nan"),
    *("2026-11", "2026-11-20", "2026-11-20 10:00:00", "1.2.0", "sha256:0f", "q-3f9a12bc45de6780", "a:b", "a: b"),
    *("a #b", "a#b", "# a", "a:", ":a", "- a", "[a]", "{a: b}", "*a", "&a", "!a", "|", ">", "`a`", "'", '"', "it's"),
    *("\\", "\\n", 'say "x"', "both ' and \"", "<<<<<<< ours", "=======", ">>>>>>> theirs", "tab\tin", "\t", "trail "),
    *("\n", "a\n", "a\n\n", "\na", "a\nb", " a\nb\n", "a \nb", "a\n b\n", "a\n\n\nb", "a\n# b\n", "a\tb\nc", "a\r\nb"),
    *("\r", "\u00a0", "\u200b", "\u202eright to left", "😀", "😀\n😀\n", "é: ü", "word " * 80, "x" * 1100, "中文 #1"),
    *("[/foo] list[int]", "$(rm)", "{{ x }}", "<b>", "a, b", "a]", "key: |", "\U0010fffd", "\ue000"),
)

texts = st.one_of(
    st.sampled_from(AWKWARD),
    st.lists(st.sampled_from((*AWKWARD, "a", "b c", "\n", "\n\n", "  ", ", ")), max_size=5).map("".join),
    st.text(max_size=30).filter(lambda text: not FOREIGN.search(text)),
)
keys = texts.filter(bool)
numbers = st.one_of(
    st.integers(),
    st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**20), max_value=10**20),
    st.builds(Fraction, st.integers(), st.sampled_from((1, 2, 4, 5, 8, 10, 125, 1000))),
)
single_values = st.one_of(texts, numbers, st.booleans(), st.none(), st.dates())
values = st.recursive(
    single_values,
    lambda inner: st.one_of(st.lists(inner, max_size=4), st.dictionaries(keys, inner, max_size=4)),
    max_leaves=8,
)
mappings = st.dictionaries(keys, values, max_size=5)


def as_read(value: object) -> Any:
    """Return a written value as our reader is to give it back: dates are text, lists are tuples."""
    if isinstance(value, dict):
        return {key: as_read(one) for key, one in value.items()}
    if isinstance(value, list):
        return tuple(as_read(one) for one in value)
    if isinstance(value, dt.date):
        return value.isoformat()
    return value


def as_others_read(value: object) -> Any:
    """Return a written value as common YAML libraries give it back, apart from the kinds of its numbers."""
    if isinstance(value, dict):
        return {key: as_others_read(one) for key, one in value.items()}
    return [as_others_read(one) for one in value] if isinstance(value, list) else value


def typed(value: object, number: Callable[[Any], object] = Fraction) -> Any:
    """Make true and 1, or a number and a text, unlike each other under `==`."""
    if isinstance(value, dict):
        return {key: typed(one, number) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return [typed(one, number) for one in value]
    if isinstance(value, int | float | Decimal | Fraction) and not isinstance(value, bool):
        return "number", number(value)
    return type(value).__name__, value


def ruamel(text: str) -> Any:
    return YAML(typ="safe", pure=True).load(io.StringIO(text))


LIBRARIES: dict[str, Callable[[str], Any]] = {
    "libyaml": lambda text: yaml.load(text, LOADER),  # noqa: S506 - LOADER is a safe one
    "pure PyYAML": yaml.safe_load,
    "ruamel.yaml": ruamel,
}


# --- Writing ---------------------------------------------------------------------------------------------------------


@given(mappings.filter(bool))
def test_what_is_written_is_read_again_as_it_was(value: dict[str, object]) -> None:
    document = parse(to_yaml(value), "written")
    assert typed(document.value) == typed(as_read(value))
    assert not any_error(document.problems)


@pytest.mark.parametrize("library", LIBRARIES)
@given(value=mappings)
def test_what_is_written_is_read_alike_by_every_library(library: str, value: dict[str, object]) -> None:
    assert typed(LIBRARIES[library](to_yaml(value)), float) == typed(as_others_read(value), float)


@given(mappings.filter(bool), st.integers(1, 8))
def test_indented_lines_say_the_same(value: dict[str, object], indent: int) -> None:
    assert parse(to_yaml(value, indent=indent), "written").value == as_read(value)
    nested = "above:\n" + to_yaml(value, indent=indent) + "below: here\n"
    assert parse(nested, "written").value == {"above": as_read(value), "below": "here"}


@given(mappings)
def test_written_lines_hold_no_tabs_no_carriage_returns_and_no_blanks_at_their_ends(value: dict[str, object]) -> None:
    written = to_yaml(value)
    assert written.endswith("\n")
    assert not re.search(r"[\t\r]| \n", written)


@given(texts)
def test_text_that_reads_as_text_everywhere_is_text_for_us_too(text: str) -> None:
    assume(reads_as_text_everywhere(text))
    assert plain_value(text) == text


# --- Reading ---------------------------------------------------------------------------------------------------------

YAML_PIECES = (
    *(
        "a",
        "b",
        "key",
        "1",
        "1.10",
        "true",
        "~",
        "é",
        "😀",
        " ",
        "  ",
        "    ",
        "\n",
        "\n",
        "\r\n",
        "\r",
        "\t",
        ": ",
        ":",
    ),
    *(
        "- ",
        "-",
        "? ",
        "|\n",
        ">-\n",
        "|+\n",
        '"',
        "'",
        "\\",
        "\\e",
        "\\x41",
        "[",
        "]",
        "{",
        "}",
        ",",
        "#",
        " # c",
        "&a ",
    ),
    *("*a", "!t ", "! ", "!!python/object:os.system ", "%YAML 1.1\n", "---\n", "...\n", "<<<<<<< x\n", "=======\n"),
    *("\x00", "\x1b", "\x85", "\u2028", "\ufeff", "\ud800", "a: b\n", "a:\n  b: c\n", "- x\n", "a: [b, {c: d}]\n"),
)
yaml_like = st.lists(st.sampled_from(YAML_PIECES), max_size=25).map("".join)


def read(data: bytes | str, loader: Any = LOADER) -> tuple[Document | None, tuple[Problem, ...]]:
    try:
        document = parse(data, "file", loader=loader)
    except InvalidDocumentError as error:
        return None, error.problems
    return document, document.problems


def check_problems(text: str, problems: tuple[Problem, ...]) -> None:
    lines = re.split(r"\r\n|\r|\n", text)
    for problem in problems:
        assert 1 <= problem.line <= len(lines)
        assert 1 <= problem.column <= len(lines[problem.line - 1]) + 1
        assert problem.excerpt == lines[problem.line - 1]
        assert problem.message
        assert problem.hint
        assert "expected <" not in problem.message
    assert problems == in_order(list(problems))


@pytest.mark.parametrize("loader", [LOADER, yaml.SafeLoader], ids=["libyaml", "pure PyYAML"])
@given(text=st.one_of(yaml_like, st.text(max_size=60)))
def test_any_text_gives_a_document_or_problems_inside_it(loader: Any, text: str) -> None:
    document, problems = read(text, loader)
    assert document or problems
    if "\0" not in text:
        check_problems(text.removeprefix("\ufeff"), problems)


@given(st.one_of(st.binary(max_size=100), yaml_like.map(lambda text: text.encode(errors="surrogatepass"))))
def test_any_bytes_give_a_document_or_problems(data: bytes) -> None:
    document, problems = read(data)
    assert document or problems
    assert all(problem.line > 0 and problem.column > 0 and problem.hint for problem in problems)


def leaves(value: Any, path: tuple[str | int, ...]) -> list[tuple[tuple[str | int, ...], Any]]:
    if isinstance(value, dict):
        return [leaf for key, one in value.items() for leaf in leaves(one, (*path, key))]
    if isinstance(value, tuple):
        return [leaf for at, one in enumerate(value) for leaf in leaves(one, (*path, at))]
    return [(path, value)]


@given(mappings.filter(bool))
def test_both_parsers_of_pyyaml_give_the_same_document(value: dict[str, object]) -> None:
    text = to_yaml(value)
    one, other = parse(text, "file"), parse(text, "file", loader=yaml.SafeLoader)
    assert one.value == other.value
    for path, _ in leaves(one.value, ()):
        assert one.place(path) == other.place(path)
        assert one.source(path).rstrip() == other.source(path).rstrip()


@pytest.mark.parametrize("text", ["a: [" + "x, " * MOST_VALUES + "]", "".join(f"k{n}:\n" for n in range(MOST_VALUES))])
def test_the_number_of_values_is_limited(text: str) -> None:
    _, problems = read(text)
    assert [problem.code for problem in problems] == ["too-many-values"]


# --- Editing ---------------------------------------------------------------------------------------------------------

CHOSEN = (("profile",), ("answers",), ())
ORDER = tuple("abcdefgh")

ENTRIES = (
    "{i}{k}:\n",
    "{i}{k}:   # c{n}\n",
    "{i}{k}: ~\n",
    "{i}{k}: word # c{n}\n",
    '{i}{k}: "text # with a sign"   # c{n}\n',
    "{i}{k}: 'it''s # quoted'\n",
    "{i}'{k}': 012\n",
    "{i}{k}: some words\n{i}  that go on\n",
    "{i}{k}: {{option: few, date: 2026-11-20, no: 1.10}} # c{n} # and more\n",
    '{i}{k}: {{option: "a # b", # c{n}\n{i}  list: [1,\n{i}  2]}}\n',
    "{i}{k}:\n{i}  option: partly # c{n}\n{i}  date: 2026-11-20\n",
    "{i}{k}:\n{i}  # c{n}\n{i}  option: partly\n\n{i}  note: |  # d{n}\n{i}    some # text\n\n{i}    more\n",
    "{i}{k}: |\n{i}  # no comment\n{i}   more\n\n",
    "{i}{k}: >-\n{i}  folded\n{i}  text\n",
    "{i}{k}: |+\n{i}  kept\n\n\n",
    "{i}{k}: |2\n{i}    deeper\n",
    "{i}{k}:\n{i}  - one # c{n}\n{i}  - two: 2\n{i}    three:\n{i}      - x\n",
    "{i}{k}:\n{i}- one\n{i}# c{n}\n{i}-\n",
    "{i}? {k}\n{i}: value # c{n}\n",
    "{i}?\n{i}  {k}\n{i}:\n{i}  option: partly\n",
    "{i}{k}:\n{i}  option:\n{i}    # c{n}\n",
    "{i}{k}: word\n{i}   # c{n}\n",
    "{i}{k}: []\n",
)
LEADS = ("", "", "\n", "{i}# l{n}\n", "\n{i}# l{n}\n", "{i}# l{n}\n\n{i}# m{n}\n", "  \n\n")


@st.composite
def blocks(draw: st.DrawFn, column: int) -> str:
    """Draw the text of a block mapping, with comments that are all different."""
    chosen = draw(st.lists(st.sampled_from(ORDER), min_size=1, max_size=5, unique=True))
    lines = ""
    for key in chosen:
        words = {"i": " " * column, "k": key, "n": draw(st.integers(0, 10**9))}
        lines += draw(st.sampled_from(LEADS)).format(**words) + draw(st.sampled_from(ENTRIES)).format(**words)
    return lines


@st.composite
def assessments(draw: st.DrawFn) -> str:
    """Draw a text with some of the mappings that are edited, in block style, in brackets, empty or missing."""
    text = draw(st.sampled_from(("", "# header\n", "# header\n\n", "---\n", "# header\n--- # start\n")))
    text += draw(blocks(0)) if draw(st.booleans()) else "first: here\n"
    for name in ("profile", "answers"):
        shape = draw(st.sampled_from(("block", "block", "block", "brackets", "empty", "nothing", "missing")))
        inside = draw(st.sampled_from((2, 4)))
        text += {
            "block": f"{name}: # mapping\n{draw(blocks(inside))}",
            "brackets": name + ': {a: few, b: {option: many, date: 2026-11-20}, "c": [1, x y]} # in brackets\n',
            "empty": f"{name}:\n  # nothing yet\n",
            "nothing": f"{name}: {{}} # none\n",
            "missing": "",
        }[shape]
    text += draw(st.sampled_from(("", "last: one\n", "\n# the end\n", "...\n", "last: |\n  some text\n")))
    if draw(st.booleans()):
        text = text.rstrip("\n")
    if draw(st.booleans()):
        text = text.replace("\n", "\r\n")
    return ("\ufeff" if draw(st.booleans()) else "") + text


in_brackets = st.sampled_from(
    ("{a: 1, answers: {a: x}} # c1\n", '{"a": {"b": [1,\n 2]}, # c2\n "c": "# d"}', "{a: b}\n")
)
edited_values = st.one_of(st.none(), st.dictionaries(keys, values, min_size=1, max_size=3), texts)
paths = st.one_of(
    st.tuples(st.sampled_from(("profile", "answers")), st.sampled_from(ORDER)),
    st.tuples(st.sampled_from(ORDER)),
    st.tuples(st.sampled_from(("profile", "answers", "last"))),
)
edits = st.lists(st.tuples(paths, edited_values), min_size=1, max_size=4)


def current(document: Document, path: tuple[str, ...]) -> Any:
    value: Any = document.value
    for step in path:
        if not isinstance(value, dict) or step not in value:
            return "nothing there"
        value = value[step]
    return value


def can_be_edited(model: dict[str, Any], path: tuple[str, ...]) -> bool:
    return len(path) == 1 or isinstance(model.get(path[0]), dict | None)


def edit(model: dict[str, Any], path: tuple[str, ...], value: object) -> None:
    if len(path) == 1:
        model[path[0]] = as_read(value)
    else:
        model[path[0]] = {**(model.get(path[0]) or {}), path[1]: as_read(value)}


@given(st.one_of(assessments(), in_brackets))
def test_every_value_stands_where_the_document_says(text: str) -> None:
    document = parse(text, "file")
    for path, value in leaves(document.value, ()):
        start, end = document.span(path)
        assert document.source(path) == document.text[start:end]
        before = re.split(r"\r\n|\r|\n", document.text[:start])
        assert document.place(path) == Place(len(before), len(before[-1]) + 1)
        if document.is_plain(path):
            words = re.sub(r"\s+", " ", document.source(path))
            assert plain_value(words) == value


@given(st.one_of(assessments(), in_brackets))
def test_cutting_a_text_changes_nothing(text: str) -> None:
    document = parse(text, "file")
    assert CutText.of(document, *CHOSEN).text == text


@given(st.one_of(assessments(), in_brackets), edits)
def test_an_edited_text_says_what_the_edited_model_says(
    text: str, changes: list[tuple[tuple[str, ...], object]]
) -> None:
    document = parse(text, "file")
    cut = CutText.of(document, *CHOSEN)
    model = dict(document.value)
    for path, value in changes:
        assume(can_be_edited(model, path))
        cut = cut.with_entry(path, value, ORDER)
        edit(model, path, value)
        assert typed(parse(cut.text, "file").value) == typed(model)
    signs = set(re.findall(r"# [a-z][0-9]+", text))
    assert signs <= set(re.findall(r"# [a-z][0-9]+", cut.text))
    assert cut.text.startswith("\ufeff") == text.startswith("\ufeff")
    if "\r\n" in text:
        assert not re.search(r"(?<!\r)\n", cut.text)


@given(assessments(), paths, edited_values)
def test_an_edit_leaves_all_other_entries_as_they_are(text: str, path: tuple[str, ...], value: object) -> None:
    document = parse(text, "file")
    assume(can_be_edited(document.value, path))
    assume(text.endswith("\n") or "|" not in document.source(tuple(document.value)[-1:]))  # else the end is rewritten
    cut = CutText.of(document, *CHOSEN)
    edited = CutText.of(parse(cut.with_entry(path, value, ORDER).text, "file"), *CHOSEN)
    for name, held in document.value.items():
        if name != path[0]:
            assert edited.entry_text((name,)).rstrip() == cut.entry_text((name,)).rstrip()
        elif isinstance(held, dict) and len(path) > 1 and document.source((name,))[0] != "{":
            for key in held.keys() - {path[1]}:
                assert edited.entry_text((name, key)).rstrip() == cut.entry_text((name, key)).rstrip()


@given(assessments(), st.lists(paths, min_size=2, max_size=2, unique=True), edited_values, edited_values)
def test_edits_of_two_entries_can_change_places(
    text: str, both: list[tuple[str, ...]], value: object, other: object
) -> None:
    document = parse(text, "file")
    one, two = both
    assume(one[:1] != two[:1] or len(one) == len(two))
    assume(can_be_edited(document.value, one) and can_be_edited(document.value, two))
    assume(all(len(path) == 2 or path[0] in document.value for path in both))
    cut = CutText.of(document, *CHOSEN)
    there = cut.with_entry(one, value, ORDER).with_entry(two, other, ORDER).text
    back = cut.with_entry(two, other, ORDER).with_entry(one, value, ORDER).text
    assert there == back


@given(assessments(), paths)
def test_writing_the_value_that_is_there_changes_no_byte(text: str, path: tuple[str, ...]) -> None:
    document = parse(text, "file")
    value = current(document, path)
    assume(value != "nothing there" and isinstance(value, dict | str | None))
    assert CutText.of(document, *CHOSEN).with_entry(path, value, ORDER).text == text


@given(assessments(), paths, edited_values)
def test_an_entry_that_is_put_in_and_taken_out_again_leaves_the_text_as_it_was(
    text: str, path: tuple[str, ...], value: object
) -> None:
    document = parse(text, "file")
    assume(current(document, path) == "nothing there" and isinstance(current(document, path[:-1]), dict))
    assume(document.text[document.span(path[:-1])[0]] != "{")
    assume(not re.search(r"\|[0-9]?\r?\n[^#]*\Z|\|\+", text))
    cut = CutText.of(document, *CHOSEN)
    assert cut.with_entry(path, value, ORDER).without_entry(path).text == text


@given(assessments(), paths)
def test_a_text_without_an_entry_says_what_is_left(text: str, path: tuple[str, ...]) -> None:
    document = parse(text, "file")
    assume(current(document, path) != "nothing there" and len(document.value) > 1)
    model: dict[str, Any] = dict(document.value)
    if len(path) == 1:
        del model[path[0]]
    else:
        model[path[0]] = {key: one for key, one in model[path[0]].items() if key != path[1]} or None
    assert parse(CutText.of(document, *CHOSEN).without_entry(path).text, "file").value == model
