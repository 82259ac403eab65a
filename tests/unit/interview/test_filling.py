"""Asking outside an interview: what is asked once more before anything is written."""

from __future__ import annotations

import pytest

from scalecheck.interview.filling import Dialogue
from scalecheck.interview.scripted import ScriptedPrompter


@pytest.mark.parametrize(("line", "right"), [("1", True), ("2", False), ("q", False), ("3", None)])
def test_what_is_right_is_written_and_going_back_takes_the_last_line_with_it(line: str, right: bool | None) -> None:  # noqa: FBT001
    given = {"who": "lead", "what": "Ask"}
    dialogue = Dialogue(ScriptedPrompter(iter([line])), dict(given))
    assert dialogue.is_right() is right
    assert dialogue.given == ({"who": "lead"} if right is None else given)
    assert dialogue.kept == ({"what": "Ask"} if right is None else {})
