"""How what came back in a pack goes together with what a file holds already."""

from __future__ import annotations

from typing import Any

import pytest

from scalecheck.documents.writing.dumping import to_data
from scalecheck.exchange.replying import reply_digest, says_the_same, taken_over
from tests.builders import answer

OLD = {
    "option": "much",
    "basis": "asserted",
    "note": "Two of three.\n",
    "owner": {"role": "ward lead", "name": "somebody"},
    "actions": [{"what": "Ask", "done": True}, {"what": "Write"}],
    "consensus": {"reason": "So we said."},
    "override": "It differs here.",
}


def after(new: dict[str, Any], *, seen: bool, old: dict[str, Any] | None = None) -> dict[str, Any]:
    return to_data(taken_over(answer(new), answer(OLD if old is None else old), seen=seen))


def test_what_a_pack_does_not_ask_for_makes_no_difference_and_neither_does_white_space_at_the_ends() -> None:
    same = {
        "option": "much",
        "basis": "asserted",
        "note": "Two of three.",
        "owner": {"role": "ward lead"},
        "actions": [{"what": "Ask"}, {"what": "Write"}],
    }
    assert says_the_same(answer(OLD), answer(same))
    assert reply_digest(answer(OLD)) == reply_digest(answer(same))
    assert not says_the_same(answer(OLD), answer({**same, "note": "Three of three."}))
    assert says_the_same(None, answer({"waiting_for": "ward lead"}))


def test_the_same_answer_keeps_what_was_not_asked_for() -> None:
    same = {"option": "much", "basis": "observed", "owner": {"role": "ward lead"}, "actions": [{"what": "Ask"}]}
    found = after(same, seen=True)
    assert found["owner"] == {"role": "ward lead", "name": "somebody"}
    assert found["actions"] == [{"what": "Ask", "done": True}]
    assert found["consensus"] == {"reason": "So we said."}
    assert found["override"] == "It differs here."


def test_what_the_respondent_saw_and_took_away_is_gone_and_what_they_never_saw_stays() -> None:
    assert "note" not in after({"option": "much"}, seen=True)
    assert after({"option": "much"}, seen=False)["note"] == "Two of three.\n"


@pytest.mark.parametrize("seen", [True, False])
def test_another_answer_takes_nothing_over_that_spoke_for_the_old_one(seen: bool) -> None:  # noqa: FBT001
    found = after({"option": "full"}, seen=seen)
    assert found == {"option": "full", "override": "It differs here."}


@pytest.mark.parametrize("seen", [True, False])
def test_an_answer_left_empty_takes_nothing_away(seen: bool) -> None:  # noqa: FBT001
    found = after({"note": "More."}, seen=seen)
    assert (found["option"], found["note"], found["consensus"]) == ("much", "More.", {"reason": "So we said."})
    assert after({"note": "More."}, seen=seen, old={"waiting_for": "ward lead"}) == {
        "waiting_for": "ward lead",
        "note": "More.",
    }
