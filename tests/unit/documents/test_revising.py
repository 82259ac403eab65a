"""Changing one key of one entry in a list of a file."""

from __future__ import annotations

from datetime import date

import pytest

from scalecheck.documents.reading.reader import parse
from scalecheck.documents.writing.revising import Listed, with_changed_entry

ORDER = ("what", "who", "organisation", "due", "done")
SECOND = Listed(("a", "b"), 1)


def changed(text: str, key: str = "done", value: bool | date = True, listed: Listed = SECOND) -> str:  # noqa: FBT001, FBT002
    return with_changed_entry(text.encode(), "x.yaml", listed, (key, value), ORDER).decode()


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
