"""What an answer carries on the day judged."""

from __future__ import annotations

from typing import Any

import pytest

from scalecheck.engine.inputs.backing import EvidenceState, carries, evidence_state, has_dated_action, pieces
from scalecheck.model.assessment import Evidence
from tests.builders import BACKED, DAY, answer, plain

COUNTS, OVER, LATER = EvidenceState.COUNTS, EvidenceState.OUT_OF_DATE, EvidenceState.RECORDED_LATER


@pytest.mark.parametrize(
    ("dates", "state"),
    [
        ({}, COUNTS),
        ({"recorded": "2026-11-23"}, COUNTS),
        ({"recorded": "2026-11-24"}, LATER),
        ({"valid_until": "2026-11-23"}, COUNTS),
        ({"valid_until": "2026-11-22"}, OVER),
        ({"recorded": "2026-11-01", "valid_until": "2026-11-30"}, COUNTS),
    ],
)
def test_evidence_counts_from_the_day_recorded_to_its_last_day(dates: dict[str, str], state: EvidenceState) -> None:
    assert evidence_state(Evidence.model_validate(plain({"what": "Minutes", **dates})), DAY) is state


def test_the_pieces_of_an_answer_are_told_apart_by_what_they_are_on_a_day() -> None:
    dates: tuple[dict[str, str], ...] = ({}, {"recorded": "2026-11-24"}, {"valid_until": "2026-11-22"})
    evidence = [{"what": f"Minutes {place}", **one} for place, one in enumerate(dates)]
    said = answer({"option": "full", "evidence": evidence})
    told = {state: [one.what for one in pieces(said, state, DAY)] for state in (COUNTS, LATER, OVER)}
    assert told == {COUNTS: ["Minutes 0"], LATER: ["Minutes 1"], OVER: ["Minutes 2"]}


@pytest.mark.parametrize(
    ("changed", "expected"),
    [
        ({}, True),
        ({"basis": "observed"}, True),
        ({"basis": "asserted"}, False),
        ({"basis": None}, False),
        ({"evidence": [{"what": "Minutes", "recorded": "2026-11-24"}]}, False),
        ({"evidence": [{"what": "Old", "valid_until": "2026-11-01"}, {"what": "New"}]}, True),
    ],
)
def test_evidence_is_carried_where_the_answer_rests_on_a_piece_that_counts(
    changed: dict[str, Any],
    *,
    expected: bool,
) -> None:
    assert carries(answer({"option": "full", **BACKED, **changed}), "evidence", DAY) is expected


def test_an_action_that_is_done_or_has_no_day_is_none_to_wait_for() -> None:
    assert has_dated_action(answer({"option": "full", **BACKED}))
    assert not has_dated_action(
        answer({"option": "full", "actions": [{"what": "Ask", "due": "2027-01-31", "done": True}]})
    )
    assert not has_dated_action(answer({"option": "full", "actions": [{"what": "Ask"}]}))
