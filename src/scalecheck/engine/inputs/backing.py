"""What an answer carries on the day judged: evidence that counts, an owner, an action with a date."""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING, assert_never

if TYPE_CHECKING:
    from datetime import date

    from scalecheck.model.assessment import Answer, Evidence
    from scalecheck.model.conditions import Backing


class EvidenceState(Enum):
    """Whether a piece of evidence counts on a day."""

    COUNTS = "counts"
    """It is recorded by then and not past its last day."""
    OUT_OF_DATE = "out-of-date"
    """Its last day is over."""
    RECORDED_LATER = "recorded-later"
    """It is recorded after that day."""


def evidence_state(piece: Evidence, as_of: date) -> EvidenceState:
    """Return whether a piece of evidence counts on a day; the days `recorded` and `valid_until` are both included."""
    if piece.valid_until is not None and piece.valid_until < as_of:
        return EvidenceState.OUT_OF_DATE
    if piece.recorded is not None and piece.recorded > as_of:
        return EvidenceState.RECORDED_LATER
    return EvidenceState.COUNTS


def pieces(answer: Answer, state: EvidenceState, as_of: date) -> tuple[Evidence, ...]:
    """Return the pieces of evidence of an answer that are in one state on a day."""
    return tuple(piece for piece in answer.evidence if evidence_state(piece, as_of) is state)


def has_dated_action(answer: Answer) -> bool:
    """Return whether an answer has an open action with a day."""
    return any(action.due is not None and not action.done for action in answer.actions)


def carries(answer: Answer, backing: Backing, as_of: date) -> bool:
    """Return whether an answer carries something on a day.

    Evidence counts only where the answer is said to rest on it: basis `evidenced` or `observed`.
    """
    match backing:
        case "owner":
            return answer.owner is not None
        case "dated-action":
            return has_dated_action(answer)
        case "evidence":
            rests_on_it = answer.basis in {"evidenced", "observed"}
            return rests_on_it and any(evidence_state(one, as_of) is EvidenceState.COUNTS for one in answer.evidence)
        case _:
            assert_never(backing)
