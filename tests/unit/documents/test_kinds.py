"""What a file says it is, and whether it is one of ours at all."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scalecheck.documents.kinds import MAJOR, MINOR, FileKind, Header, format_line, looks_like_ours, read_header
from scalecheck.documents.reading.reader import parse
from scalecheck.problems import Problem
from tests.texts import EVERY_KIND


def header(text: str) -> Header | Problem:
    return read_header(parse(text, "file.yaml"))


def problem(text: str) -> Problem:
    found = header(text)
    assert isinstance(found, Problem)
    return found


@pytest.mark.parametrize("kind", FileKind)
def test_the_first_line_of_a_new_file_says_its_kind(kind: FileKind) -> None:
    assert header(f"format: {format_line(kind)}\n") == Header(kind, newer_minor=False)


@pytest.mark.parametrize("kind", FileKind)
def test_every_kind_has_a_small_valid_file_to_test_with(kind: FileKind) -> None:
    assert header(EVERY_KIND[kind]) == Header(kind, newer_minor=False)


def test_the_format_may_stand_in_quotes_and_anywhere() -> None:
    assert header('round: x\nformat: "scalecheck/panel@1.0"\n') == Header(FileKind.PANEL, newer_minor=False)


def test_a_newer_minor_version_is_read() -> None:
    assert header(f"format: scalecheck/panel@{MAJOR}.{MINOR + 1}\n") == Header(FileKind.PANEL, newer_minor=True)


def test_a_newer_major_version_needs_a_newer_scalecheck() -> None:
    found = problem(f"format: scalecheck/panel@{MAJOR + 1}.0\n")
    assert found.code == "newer-format"
    assert f"format {MAJOR + 1}.0" in found.message


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("scalecheck/panels@1.0", "scalecheck/panel@1.0"),
        ("scalechek/checklist@1.0", "scalecheck/checklist@1.0"),
        ("scalecheck/overlay", "scalecheck/overlay@1.0"),
        ("scalecheck/assessment@1", "scalecheck/assessment@1.0"),
        ("scalecheck/assessment@0.9", "scalecheck/assessment@1.0"),
        ("Scalecheck/Assessment@1.0", "scalecheck/assessment@1.0"),
    ],
)
def test_a_format_that_is_nearly_one_says_which_was_meant(text: str, meant: str) -> None:
    found = problem(f"format: {text}\n")
    assert (found.code, found.hint) == ("unknown-format", f"Did you mean `{meant}`?")


@pytest.mark.parametrize("value", ["json", "12", "true", "[a, b]", "{a: b}", "''"])
def test_any_other_format_says_which_there_are(value: str) -> None:
    found = problem(f"format: {value}\n")
    assert (found.code, found.line, found.column) == ("unknown-format", 1, 9)
    assert all(format_line(kind) in found.hint for kind in FileKind)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("domains: []\n", FileKind.CHECKLIST),
        ("extends: {}\n", FileKind.OVERLAY),
        ("invited: []\n", FileKind.PANEL),
        ("answers: {}\n", FileKind.ASSESSMENT),
        ("colour: red\n", FileKind.ASSESSMENT),
        ("format:\ndomains: []\n", FileKind.CHECKLIST),
    ],
)
def test_without_a_format_the_hint_proposes_the_likely_one(text: str, kind: FileKind) -> None:
    found = problem(text)
    assert (found.code, found.hint) == ("no-format", f"Begin with the line: format: {format_line(kind)}")


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b" \n\t\n",
        b"format: scalecheck/panel@1.0\n",
        b"\xef\xbb\xbfformat: scalecheck/panel@1.0\n",
        b"# a comment\n\nformat:   'scalecheck/panel@1.0'\n",
        b'{"format": "scalecheck/panel@1.0"}',
        b"  format: scalecheck/panel@1.0\n",
        b"formatt: x\nanswers: {}\ninnovation: {}\n",
        b"<<<<<<< HEAD\nformat: scalecheck/panel@1.0\n",
        b"\x00\x01",
        "format: scalecheck/panel@1.0".encode("utf-16"),
    ],
)
def test_ours_is_what_names_our_format_or_has_our_keys_or_can_not_be_told(data: bytes) -> None:
    assert looks_like_ours(data)


@pytest.mark.parametrize(
    "data",
    [
        b"name: build\non: push\n",
        b"format: json\n",
        b"extends: default\nrules: {}\n",
        b"domains:\n  - example.org\ndomains:\n  - example.com\n",
        b"text: 'about scalecheck/panel@1.0'\n",
        b"nested:\n  answers: {}\n  innovation: {}\n",
    ],
)
def test_what_other_programs_write_is_not_ours(data: bytes) -> None:
    assert not looks_like_ours(data)


@given(st.binary(max_size=300))
def test_of_any_bytes_it_can_be_told_whether_they_are_ours(data: bytes) -> None:
    assert looks_like_ours(data) in {True, False}
