"""The examples of the YAML test suite: each gives the value that it should have, or problems; never another end.

The suite stands beside the project, or where YAML_TEST_SUITE says. Most of its examples are lists or single texts,
which no file of ours may be; these are tried a second time below a key.
"""
# ruff: noqa: ANN401 - a value out of a file can be anything

from __future__ import annotations

import json
import os
import re
from contextlib import suppress
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

from scalecheck.documents.reading.reader import parse
from scalecheck.documents.writing.editing import CutText
from scalecheck.errors import InvalidDocumentError
from scalecheck.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scalecheck.documents.reading.reader import Document

BESIDE_THE_PROJECT = Path(__file__).parents[5] / "shared" / "data" / "yaml-test-suite" / "src"
FOLDER = Path(os.environ.get("YAML_TEST_SUITE", BESIDE_THE_PROJECT))

LIBYAML_IS_TOO_STRICT = {
    "JEF9/2": "a last line of spaces below a |, without a line break",
    "L24T/1": "the same",
    "652Z/0": "a text that begins with a question mark, in brackets",
    "HM87/1": "the same",
    "4ABK/0": "an omitted value inside brackets",
    "4MUZ/0": "a colon on the line below its key, in brackets",
    "4MUZ/1": "the same",
    "4MUZ/2": "the same",
    "58MP/0": "a text that begins with a colon, in brackets",
    "5MUD/0": "a colon on the line below its key, in brackets",
    "5T43/0": "two colons behind a key in quotes, in brackets",
    "6BCT/0": "a tab behind the dash of a list",
    "6CA3/0": "a tab before a bracket",
    "96NN/0": "a tab that is the first character of a block text",
    "96NN/1": "the same",
    "9SA2/0": "a key over two lines, in brackets",
    "DBG4/0": "a text that begins with colons, in brackets",
    "DK3J/0": "a block text that is not indented",
    "DK95/0": "a tab before a text on its own line",
    "DK95/3": "a line of blanks that ends in a tab",
    "DK95/4": "the same",
    "FP8R/0": "a block text that is not indented",
    "FRK4/0": "a colon alone as a value, in brackets",
    "HM87/0": "a text that begins with a colon, in brackets",
    "K3WX/0": "a colon on the line below its key, in brackets",
    "NJ66/0": "a key over two lines, in brackets",
    "Q5MG/0": "a tab before a bracket",
    "R4YG/0": "a tab that is the first character of a block text",
    "UT92/0": "a line that begins with a percent sign, in brackets",
    "VJP3/1": "a colon on the line below its key, in brackets",
    "Y79Y/1": "a line of blanks that ends in a tab, in a block text",
    "Y79Y/10": "a tab behind the dash of a list",
    "A2M4/0": "the same",
    "J7PZ/0": "the tag of an ordered mapping",
}
"""Good examples that are taken for broken; each is refused in words, so that nobody loses anything by it."""

NOT_OURS = frozenset(
    {
        *("tag", "anchor", "alias", "directive", "several-documents", "empty-file", "not-keys"),
        *("duplicate-key", "empty-key", "key-not-text", "control-character"),
    }
)
"""The problems of good YAML that no file of ours may be."""

VISIBLE = {"␣": " ", "←": "\r", "⇔": "\ufeff", "↵": "", "∎\n": ""}


@dataclass(frozen=True)
class Example:
    name: str
    text: str
    is_broken: bool
    value: Any
    """What its one document holds; None also where it has several or JSON cannot say it."""


def examples() -> Iterator[Example]:
    for path in sorted(FOLDER.glob("*.yaml")):
        shared: dict[str, Any] = {}
        for number, case in enumerate(yaml.safe_load(path.read_text(encoding="utf-8"))):
            shared |= {key: case[key] for key in ("yaml", "json") if key in case}
            if not case.get("skip"):
                text = re.sub("—*»", "\t", shared["yaml"])
                for sign, meant in VISIBLE.items():
                    text = text.replace(sign, meant)
                value = None
                with suppress(json.JSONDecodeError):
                    value = json.loads(shared.get("json") or "", parse_float=Decimal)
                yield Example(f"{path.stem}/{number}", text, case.get("fail", False), value)


EXAMPLES = [pytest.param(example, id=example.name) for example in examples()] or [
    pytest.param(None, marks=pytest.mark.skip(reason=f"the YAML test suite is not in {FOLDER}"))
]


def read(text: str) -> Document | list[str]:
    try:
        document = parse(text, "example")
    except InvalidDocumentError as error:
        return [problem.code for problem in error.problems]
    return [one.code for one in document.problems if one.severity is Severity.ERROR] or document


def below_a_key(text: str) -> str:
    text = re.sub(r"^\.\.\.\n\Z", "", text, flags=re.MULTILINE)
    begun = re.match(r"((?:#.*\n)*)---(?:[ \t]+(\S.*))?(?:\n|\Z)", text)
    first, rest = (begun[2] or "", text[begun.end() :]) if begun else ("", text)
    return f"key: {first}\n" + re.sub("^(?=[^\n])", "  ", rest, flags=re.MULTILINE)


def as_json(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: as_json(one) for key, one in value.items()}
    return [as_json(one) for one in value] if isinstance(value, tuple) else value


def check(name: str, got: Document | list[str], expected: Any) -> None:
    if name in LIBYAML_IS_TOO_STRICT:
        assert isinstance(got, list)
    elif isinstance(got, list):
        assert set(got) & NOT_OURS
    else:
        assert as_json(got.value) == expected


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_gives_its_value_or_problems(example: Example) -> None:
    got = read(example.text)
    if example.is_broken:
        assert isinstance(got, list)
    elif got != ["not-keys"]:
        check(example.name, got, example.value)
    elif example.value is not None:
        check(example.name, read(below_a_key(example.text)), {"key": example.value})


@pytest.mark.parametrize("example", EXAMPLES)
def test_an_example_can_be_cut_and_edited(example: Example) -> None:
    for text in (example.text, below_a_key(example.text)):
        document = read(text)
        if isinstance(document, list):
            continue
        cut = CutText.of(document, *[(key,) for key in document.value])
        assert cut.text == text
        for key in document.value:
            changed = parse(cut.with_entry((key,), {"note": "some\ntext\n"}).text, "edited").value
            assert changed == {**document.value, key: {"note": "some\ntext\n"}}
