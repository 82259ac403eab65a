"""How long each checklist takes, by a formula that is printed."""

from __future__ import annotations

from math import ceil
from typing import Final

import pytest

from scalecheck.cli import main
from scalecheck.engine.inputs.effort import FORMULA, SECONDS_TO_DECIDE, WORDS_A_MINUTE, minutes_for_all
from tests.instrument.family import SHIPPED, outline, questions_asked

AT_MOST: Final = {
    "pilot-to-scale": 32,
    "pilot-to-scale-quick": 10,
    "site-readiness": 20,
    "design-for-scale": 20,
    "depth-of-change": 20,
    "partner-readiness": 10,
}
"""The minutes that each may take; the quick one says ten in its title."""


def words_read(name: str) -> int:
    layout = outline(name)
    words = 0
    for question in questions_asked(layout):
        words += len(question.ask.split())
        for option in layout.checklist.scales[question.scale].options:
            words += len(option.label.split()) + len(question.meanings.get(option.id, "").split())
    return words


@pytest.mark.parametrize("name", SHIPPED)
def test_the_minutes_are_what_the_formula_gives(name: str) -> None:
    expected = words_read(name) / WORDS_A_MINUTE + len(questions_asked(outline(name))) * SECONDS_TO_DECIDE / 60
    assert minutes_for_all(outline(name)) == ceil(expected)


@pytest.mark.parametrize("name", SHIPPED)
def test_a_checklist_takes_no_longer_than_it_promises(name: str) -> None:
    assert minutes_for_all(outline(name)) <= AT_MOST[name]


def test_the_formula_is_printed_with_its_numbers(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["checklist", "list"]) == 0
    printed = " ".join(capsys.readouterr().out.split())
    assert f"Minutes for a first pass: {FORMULA}." in printed
    assert f"at {WORDS_A_MINUTE} a minute" in printed
    assert f"{SECONDS_TO_DECIDE} seconds to decide" in printed
