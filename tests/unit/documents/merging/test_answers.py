"""Three versions of one answer become one."""

from __future__ import annotations

import pytest

from scalecheck.documents.merging.answers import merged_answer

OLD = {"option": "none", "note": "Old"}
NEW = {"option": "full", "note": "New"}
NOTED = {"option": "none", "note": "New"}


@pytest.mark.parametrize(
    ("base", "ours", "theirs", "merged"),
    [
        (OLD, OLD, OLD, OLD),
        (OLD, NEW, OLD, NEW),
        (OLD, OLD, NEW, NEW),
        (OLD, None, OLD, None),
        (OLD, OLD, None, None),
        (OLD, None, NEW, NEW),
        (OLD, NEW, None, NEW),
        (OLD, NOTED, None, NOTED),
        (OLD, None, NOTED, NOTED),
        (None, NEW, None, NEW),
        (None, None, NEW, NEW),
        (None, NEW, NEW, NEW),
        (None, None, None, None),
    ],
)
def test_what_one_side_alone_changed_holds_and_a_change_outlasts_what_the_other_took_away(
    base: dict[str, str] | None,
    ours: dict[str, str] | None,
    theirs: dict[str, str] | None,
    merged: dict[str, str] | None,
) -> None:
    assert merged_answer(base, ours, theirs) == merged
