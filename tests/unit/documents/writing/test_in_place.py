"""Setting values of a file in their own places."""

from __future__ import annotations

from datetime import date

import pytest

from scalecheck.documents.reading.reader import parse
from scalecheck.documents.writing.in_place import with_values
from scalecheck.errors import InvalidDocumentError
from tests.texts import OVERLAY
from tests.texts import changed as text_changed

ORDER = ("what", "who", "organisation", "due", "done")
SECOND = ("a", "b", 1)


def changed(text: str, key: str = "done", value: bool | date = True, listed: tuple[str | int, ...] = SECOND) -> str:  # noqa: FBT001, FBT002
    return with_values(text.encode(), "x.yaml", {(*listed, key): value}, ORDER).decode()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("a:\n  b:\n    - what: x\n    - what: y\n", "a:\n  b:\n    - what: x\n    - what: y\n      done: true\n"),
        ("a:\n  b:\n    - what: x\n    - what: y", "a:\n  b:\n    - what: x\n    - what: y\n      done: true"),
        (
            "a:\n  b:\n  - what: x\n  - what: y # why\n    # more\nz: 1\n",
            "a:\n  b:\n  - what: x\n  - what: y # why\n    done: true\n    # more\nz: 1\n",
        ),
        (
            "a:\r\n  b:\r\n  - what: x\r\n  - what: y\r\nz: 1\r\n",
            "a:\r\n  b:\r\n  - what: x\r\n  - what: y\r\n    done: true\r\nz: 1\r\n",
        ),
        (
            "a: {b: [{what: x}, {what: y, due: 2027-01-31}]}\n",
            "a: {b: [{what: x}, {what: y, due: 2027-01-31, done: true}]}\n",
        ),
        ("a:\n  b:\n  - what: x\n  - {what: y}\n", "a:\n  b:\n  - what: x\n  - {what: y, done: true}\n"),
        (
            "a:\n  b:\n  - what: x\n  - what: y\n    done: false # not yet\n",
            "a:\n  b:\n  - what: x\n  - what: y\n    done: true # not yet\n",
        ),
        (
            "a:\n  b:\n  - what: x\n  - what: |\n      y\n      z\n",
            "a:\n  b:\n  - what: x\n  - what: |\n      y\n      z\n    done: true\n",
        ),
        ("\ufeffa:\n  b:\n  - what: x\n  - what: y\n", "\ufeffa:\n  b:\n  - what: x\n  - what: y\n    done: true\n"),
    ],
)
def test_a_new_or_changed_key_leaves_all_other_lines_alone(before: str, after: str) -> None:
    assert changed(before) == after


def test_a_day_is_put_where_it_stood_or_stays_empty_or_before_what_follows_it() -> None:
    day = date(2027, 2, 1)
    head = "a:\n  b:\n  - what: x\n  - what: y\n"
    assert changed(f"{head}    due: 2027-01-31\n", "due", day) == f"{head}    due: 2027-02-01\n"
    assert changed(f"{head}    due:\n    done: false\n", "due", day) == f"{head}    due: 2027-02-01\n    done: false\n"
    assert changed(f"{head}    done: false\n", "due", day) == f"{head}    due: 2027-02-01\n    done: false\n"
    assert changed(f"{head}    due: '2027-01-31'\n", "due", day) == f"{head}    due: 2027-02-01\n"


def test_a_layout_that_can_not_be_changed_in_place_still_says_the_right_thing() -> None:
    odd = "a:\n  b:\n  - what: x\n  - ? what\n    : y\n"
    assert parse(changed(odd), "x").value == {"a": {"b": ({"what": "x"}, {"what": "y", "done": True})}}


DIGEST = f"sha256:{'0123456789abcdef' * 4}"
EXTENDS_IN_LINES = """\
extends:
  checklist: mini-scale
  version: "1.3.0"   # pinned
  # why
  digest: sha256:0123456789abcdef"""
EXTENDS = 'extends: {checklist: mini-scale, version: "1.2.0"}'


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (EXTENDS, 'extends: {checklist: mini-scale, version: "1.3.0"}'),
        (
            "extends: {digest: \"sha256:00ff\", version: '1.2.0', checklist: mini-scale}   # ours",
            "extends: {digest: \"sha256:0123456789abcdef\", version: '1.3.0', checklist: mini-scale}   # ours",
        ),
        (
            "extends:\n  checklist: mini-scale\n  version: 1.2.0   # pinned\n  # why\n  digest: sha256:00ff",
            EXTENDS_IN_LINES,
        ),
        (
            f'extends: {{checklist: mini-scale, version: "1.2.0", digest: "sha256:{"a" * 64}"}}',
            f'extends: {{checklist: mini-scale, version: "1.3.0", digest: "{DIGEST}"}}',
        ),
    ],
)
@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("newline", ["\n", "\r\n"])
def test_a_text_keeps_the_quotes_that_it_has(before: str, after: str, mark: str, newline: str) -> None:
    old = (mark + text_changed(OVERLAY, (EXTENDS, before))).replace("\n", newline)
    new = (mark + text_changed(OVERLAY, (EXTENDS, after))).replace("\n", newline)
    digest = DIGEST if DIGEST in after else DIGEST[:23]
    pin: dict[tuple[str | int, ...], str | bool | date] = {("extends", "version"): "1.3.0"}
    if "digest" in before:
        pin["extends", "digest"] = digest
    assert with_values(old.encode(), "file.yaml", pin).decode() == new


def test_many_values_are_set_at_once_and_what_can_not_be_set_in_place_leaves_the_others_alone() -> None:
    lines = [f"  q-{number}: {{option: full, asked: old}}   # {number}\n" for number in range(40)]
    text = "answers:\n" + "".join(lines[:20]) + "  odd:\n    ? option\n    : full\n" + "".join(lines[20:])
    values: dict[tuple[str | int, ...], str | bool | date] = {
        ("answers", name, "asked"): "new" for name in (*(f"q-{number}" for number in range(20)), "odd")
    }
    values |= {("answers", f"q-{number}", "asked"): "new" for number in range(20, 40)}
    after = with_values(text, "x.yaml", values, ("option", "asked")).decode()
    answers = parse(after, "x").value["answers"]
    assert isinstance(answers, dict)
    assert all(one == {"option": "full", "asked": "new"} for one in answers.values())
    kept = [line for line in after.splitlines(keepends=True) if line in "".join(lines).replace("old", "new")]
    assert len(kept) > 30


def test_a_text_with_errors_is_left_alone() -> None:
    with pytest.raises(InvalidDocumentError):
        with_values("a: [\n", "x.yaml", {("a", 0): "x"})
