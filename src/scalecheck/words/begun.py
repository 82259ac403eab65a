"""A round that has only begun: how much of it is answered, and what waits to be confirmed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scalecheck.words.numbers import counted
from scalecheck.words.sentences import capital

if TYPE_CHECKING:
    from scalecheck.engine.changes.looked import Looked


def sentence_of_begun(now: Looked, waiting: int) -> str:
    """Return that a round has begun, how many of its questions are answered, and how many earlier answers wait.

    Args:
        now: What speaks for the round.
        waiting: How many answers of the round before wait to be confirmed.
    """
    counts = now.judgement.counts
    said = counts.answered + counts.unknown
    begun = f"The round {now.assessment.round} has begun: {said} of {counts.relevant} questions answered"
    if not waiting:
        return f"{begun}."
    waits = "waits" if waiting == 1 else "wait"
    return f"{begun}. {capital(counted(waiting, 'answer'))} of the round before {waits} to be confirmed."
