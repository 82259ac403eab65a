"""Tests of what a group can choose among."""

from __future__ import annotations

import pytest

from scalecheck.engine.logic.choices import choices


@pytest.mark.parametrize(
    ("step", "asks", "alternatives", "told"),
    [
        (
            *("Start at 4 sites", "Approve phase one", ("Hold everything", "Start everywhere")),
            [("Start at 4 sites", "proposed"), ("Hold everything", ""), ("Start everywhere", "")],
        ),
        (
            *("Start at 4 sites", None, ("Hold everything", "start at  4 sites.")),
            [("Start at 4 sites", "proposed"), ("Hold everything", "")],
        ),
        (
            *("All sites", "Fund a test.", ("Hold everything", "fund a test")),
            [("Fund a test.", "asked for"), ("All sites", "proposed"), ("Hold everything", "")],
        ),
        (
            *("All sites", "All sites", ("Hold everything",)),
            [("All sites", "asked for"), ("Hold everything", "")],
        ),
        (
            *(None, "Approve phase one", ("Hold everything",)),
            [("Approve phase one", "asked for"), ("Hold everything", "")],
        ),
        (None, None, ("Hold everything", "Start"), [("Hold everything", ""), ("Start", "")]),
    ],
)
def test_what_is_proposed_can_be_chosen_once_and_before_what_could_be_done_instead(
    step: str | None, asks: str | None, alternatives: tuple[str, ...], told: list[tuple[str, str]]
) -> None:
    assert [(one.words, one.mark) for one in choices(step, asks, alternatives)] == told
