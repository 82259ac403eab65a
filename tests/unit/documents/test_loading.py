"""From bytes to checked models: every kind of file, and whatever else somebody may have written."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Final

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scalecheck.documents.kinds import FileKind
from scalecheck.documents.loading import (
    MODELS,
    against_checklist,
    against_inherited,
    load,
    load_assessment,
    load_checklist,
)
from scalecheck.engine.inputs.outline import Outline
from scalecheck.errors import InvalidDocumentError
from scalecheck.lint.checklist.never_true import RULE as NEVER_TRUE
from scalecheck.lint.subject import DatedChecklist
from scalecheck.model.assessment import Assessment
from scalecheck.model.checklist import Checklist
from scalecheck.problems import any_error, in_order
from tests.texts import ASSESSMENT, CHECKLIST, EVERY_KIND, EXAMPLES, OVERLAY, PARENT, changed, checked

if TYPE_CHECKING:
    from scalecheck.problems import Problem

VALID: Final = tuple(path.read_text(encoding="utf-8") for path in sorted((EXAMPLES / "valid").rglob("*.yaml")))
CHECKED: Final = load_checklist(PARENT, "parent.yaml")
STRANGE: Final = re.compile(r"pydantic|Input should|value_error|\x1f|\[key\]`? (is|must)|Decimal\(|Fraction\(")


@pytest.mark.parametrize("kind", FileKind)
def test_a_file_becomes_the_model_of_its_kind(kind: FileKind) -> None:
    loaded = load(EVERY_KIND[kind], "file.yaml")
    assert (loaded.name, loaded.kind, loaded.problems) == ("file.yaml", kind, ())
    assert type(loaded.model) is MODELS[kind]
    assert loaded.rest.model is loaded.model
    assert loaded.sound


@pytest.mark.parametrize("kind", FileKind)
def test_bytes_text_marks_and_line_ends_make_no_difference(kind: FileKind) -> None:
    text = EVERY_KIND[kind]
    model = load(text, "file.yaml").model
    assert load(text.encode(), "file.yaml").model == model
    assert load(b"\xef\xbb\xbf" + text.encode(), "file.yaml").model == model
    assert load(text.replace("\n", "\r\n"), "file.yaml").model == model


@pytest.mark.parametrize("kind", FileKind)
def test_an_error_leaves_no_model_and_a_rest(kind: FileKind) -> None:
    loaded = load(EVERY_KIND[kind] + "surplus: 1\n", "file.yaml")
    assert [one.code for one in loaded.problems] == ["unknown-key"]
    assert (loaded.model, loaded.sound) == (None, False)
    assert type(loaded.rest.model) is MODELS[kind]


@pytest.mark.parametrize("kind", FileKind)
def test_keys_of_a_newer_minor_version_are_warnings_and_leave_a_model(kind: FileKind) -> None:
    newer = EVERY_KIND[kind].replace("@1.0", "@1.9") + "surplus: 1\n"
    loaded = load(newer, "file.yaml")
    assert [(one.code, str(one.severity)) for one in loaded.problems] == [("unknown-key", "warning")]
    assert loaded.sound
    assert loaded.document is not None
    assert loaded.document.value["surplus"] == 1


def test_what_is_no_document_has_problems_and_nothing_else() -> None:
    loaded = load("format: [\n", "file.yaml")
    assert (loaded.kind, loaded.document, loaded.model, loaded.rest.model) == (None, None, None, None)
    assert loaded.problems


def test_a_document_of_no_kind_is_kept_with_its_problems() -> None:
    loaded = load("format: json\n", "file.yaml")
    assert loaded.document is not None
    assert (loaded.kind, loaded.model, [one.code for one in loaded.problems]) == (None, None, ["unknown-format"])


def test_a_key_that_stands_twice_does_not_hide_what_else_is_wrong() -> None:
    text = changed(
        CHECKLIST, ("title: Small\n", "title: Small\ntitle: Large\n"), ("scale: place\n    ", "scale: place\n    ")
    )
    loaded = load(text.replace("colour: green", "colour: greem"), "file.yaml")
    assert [one.code for one in loaded.problems] == ["duplicate-key", "unknown-word"]


def test_a_checklist_is_expected_to_be_one() -> None:
    assert load_checklist(CHECKLIST, "file.yaml").id == "small"
    with pytest.raises(InvalidDocumentError) as raised:
        load_checklist(ASSESSMENT, "file.yaml")
    assert [one.code for one in raised.value.problems] == ["other-kind"]
    assert str(raised.value) == "file.yaml: This file is an assessment, and a checklist is needed here."


def test_an_assessment_is_expected_to_be_one() -> None:
    assert load_assessment(ASSESSMENT, "file.yaml").round == "2026-11"
    with pytest.raises(InvalidDocumentError) as raised:
        load_assessment(OVERLAY, "file.yaml")
    assert str(raised.value) == "file.yaml: This file is an overlay, and an assessment is needed here."


def test_a_broken_checklist_is_refused_with_all_that_is_wrong() -> None:
    with pytest.raises(InvalidDocumentError) as raised:
        load_checklist(changed(CHECKLIST, ("title: Small", "title: 1"), ("colour: green", "colour: 1")), "file.yaml")
    assert [one.code for one in raised.value.problems] == ["not-text", "unknown-word"]


def test_a_checklist_is_held_against_nothing() -> None:
    loaded = load(CHECKLIST, "file.yaml")
    assert against_checklist(loaded, CHECKED) == loaded
    assert against_inherited(loaded, {"core-components": "The programme"}) == loaded


def test_what_is_no_document_can_be_held_against_nothing() -> None:
    loaded = load("", "file.yaml")
    assert against_checklist(loaded, CHECKED) is loaded
    assert against_inherited(loaded, {"core-components": "The programme"}) is loaded


def told_well(problems: tuple[Problem, ...], text: str) -> bool:
    """Return whether problems stand in order in the file, in words for people, each with a hint."""
    lines = re.split("\r\n|\r|\n", text)
    for one in problems:
        assert 1 <= one.line <= len(lines)
        assert 1 <= one.column <= len(lines[one.line - 1]) + 1
        assert one.message.endswith(".")
        assert one.code != "not-fitting"
        assert not STRANGE.search(one.message + one.hint)
    return in_order(list(problems)) == problems


WORDS: Final = st.sampled_from(
    (
        *("true", "12", "-1", "0.5", ".inf", "2026-11-31", "1e999", "yes", "~", "'x'", "", "x" * 70),
        *("[]", "{}", "[a]", "{a: b}", "|", "[/foo]", "*a", "&a", "!x", "%", "- a", "a: b", "\u202e", "\u6f22\u5b57"),
        *("headroom", "ready", "in-place", "{item: headroom, is: [in-place]}", "{not: {all: []}}", "{all: [{}]}"),
    )
)
KEYS: Final = st.sampled_from(("id", "is", "item", "when", "all", "not", "options", "[key]", "<item>", "zzz", "''"))


@st.composite
def mutated(draw: st.DrawFn) -> str:
    """Return a valid file with a few lines changed."""
    lines = draw(st.sampled_from(VALID)).split("\n")
    for _ in range(draw(st.integers(1, 4))):
        place = draw(st.integers(0, len(lines) - 1))
        before, colon, behind = lines[place].partition(":")
        match draw(st.sampled_from(("drop", "again", "value", "key", "indent", "letter", "swap"))):
            case "drop":
                del lines[place : place + draw(st.integers(1, 4))]
            case "again":
                lines.insert(draw(st.integers(0, len(lines))), lines[place])
            case "value" if colon:
                lines[place] = f"{before}: {draw(WORDS)}"
            case "key" if colon:
                lines[place] = f"{before[: len(before) - len(before.lstrip(' -'))]}{draw(KEYS)}:{behind}"
            case "indent":
                lines[place] = " " * draw(st.integers(0, 6)) + lines[place].lstrip()
            case "letter":
                at = draw(st.integers(0, len(lines[place])))
                lines[place] = lines[place][:at] + draw(st.characters()) + lines[place][at + 1 :]
            case _:
                other = draw(st.integers(0, len(lines) - 1))
                lines[place], lines[other] = lines[other], lines[place]
        lines = lines or [""]
    return "\n".join(lines)


@given(mutated())
def test_a_file_that_somebody_spoilt_gives_a_model_or_problems_at_their_places(text: str) -> None:
    loaded = checked(text)
    if isinstance(loaded.rest.model, Assessment):
        loaded = against_inherited(loaded, dict.fromkeys(loaded.rest.model.answers, "The programme"))
    assert told_well(loaded.problems, text)
    assert (loaded.model is None) == (any_error(loaded.problems))
    if isinstance(loaded.model, Checklist):
        looked = DatedChecklist(Outline(loaded.model), date(2026, 11, 23))
        assert all(one.code == "never-true" for one in NEVER_TRUE.remarks(looked))


@given(st.binary(max_size=200), st.sampled_from(VALID))
def test_any_bytes_behind_a_valid_file_give_a_model_or_problems(data: bytes, text: str) -> None:
    loaded = load(text.encode() + data, "file.yaml")
    assert (loaded.model is None) == any_error(loaded.problems)
