"""A question is named by its id or its title, and by nothing that could mean two."""

from __future__ import annotations

import pytest

from scalecheck.errors import CannotLookError
from scalecheck.workspace.command_line.questions import question_id
from tests.builders import item, outline, question, section

LAYOUT = outline(
    section(
        "one",
        item("cost", title="The yearly cost"),
        item("old-cost", title="The cost", retired={"since": "1.0.0"}),
        item("benefit", title="Size of the benefit"),
        item("here", title="Staff want it"),
        item("there", title="Staff want it"),
    ),
    profile=[question("open", title="Open concern")],
)


@pytest.mark.parametrize(
    ("text", "named"),
    [("cost", "cost"), ("the  yearly Cost", "cost"), ("Open concern", "open"), ("old-cost", "old-cost")],
)
def test_a_question_is_named_by_its_id_or_its_title(text: str, named: str) -> None:
    assert question_id(LAYOUT, text, "--item") == named


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("benefits", "Did you mean `benefit`?"),
        ("Staff want it", "The questions are: `here`, `there`."),
        ("The cost", "The questions are: `open`, `cost`, `benefit`, `here`, `there`."),
    ],
)
def test_what_names_none_or_two_is_refused_with_what_there_is(text: str, hint: str) -> None:
    with pytest.raises(CannotLookError) as caught:
        question_id(LAYOUT, text, "--what-if x=y")
    sentence = f"--what-if x=y: the checklist `{LAYOUT.checklist.id}` has no question `{text}`. "
    assert str(caught.value).startswith(sentence)
    assert str(caught.value).endswith(hint)
