"""What is shown before the reply to a question."""

from __future__ import annotations

from dataclasses import replace

from scalecheck.interview.showing.views import QuestionView, view_of
from scalecheck.terminal.question import ask_for
from tests.builders import DONT_KNOW
from tests.unit.interview.test_agreeing import begun, panel


def test_in_a_consensus_round_one_persons_answer_is_not_told_as_that_of_all_who_know() -> None:
    alone = view_of(begun(panel(ward={"parts": "full"}, it={"money": "full"})))
    assert isinstance(alone, QuestionView)
    assert "= as the one who answered says, " in ask_for(alone)
    more = panel(ward={"parts": "full"}, it={"parts": "full"}, finance={"parts": DONT_KNOW})
    several = view_of(replace(begun(more), at="parts"))
    assert isinstance(several, QuestionView)
    assert "= as those who know say, " in ask_for(several)
