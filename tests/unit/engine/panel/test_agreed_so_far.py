"""How much of what a group brings together it has agreed on."""

from __future__ import annotations

import pytest

from scalecheck.engine.inputs.responses import own_answers
from scalecheck.engine.panel.agreed_so_far import agreed_so_far
from tests.builders import DONT_KNOW, WAITING, assessment, item, outline, question, section

LAYOUT = outline(
    section("d", item("a"), item("b"), item("c", relevant_when={"item": "digital", "is": ["answer-yes"]})),
    profile=[question("digital")],
)


@pytest.mark.parametrize(
    ("profile", "answers", "agreed", "asked"),
    [
        ({}, {"a": None, "b": None, "c": None}, 0, 4),
        ({"digital": "answer-yes"}, {"a": "full", "b": DONT_KNOW, "c": None}, 3, 4),
        ({"digital": "answer-yes"}, {"a": "full", "b": WAITING, "c": "full"}, 3, 4),
        ({"digital": "answer-no"}, {"a": "full", "b": {"not_applicable": "No beds"}, "c": None}, 3, 3),
        ({"digital": "answer-no"}, {"a": "full"}, 2, 2),
    ],
    ids=["nothing", "open", "parked", "hidden", "a part"],
)
def test_what_has_any_answer_is_agreed_of_all_that_is_asked_in_the_file(
    profile: dict[str, str], answers: dict[str, object], agreed: int, asked: int
) -> None:
    given = {name: {"option": one} for name, one in profile.items()}
    file = assessment(answers, profile=given, respondent=None, agreed={"date": "2026-11-21", "who": "lead"})
    found = agreed_so_far(LAYOUT, file, own_answers(LAYOUT, file))
    assert (found.agreed, found.asked, found.is_finished) == (agreed, asked, agreed == asked)
