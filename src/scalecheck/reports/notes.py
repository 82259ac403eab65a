"""An assessment without its notes, for a report that is published."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scalecheck.model.assessment import Answer, Assessment


def without_notes(assessment: Assessment) -> Assessment:
    """Return the assessment without any note, neither on an answer nor on a view that the group did not share."""
    return assessment.model_copy(
        update={"profile": _without(assessment.profile), "answers": _without(assessment.answers)}
    )


def _without(answers: Mapping[str, Answer | None]) -> dict[str, Answer | None]:
    return {question: _bare(answer) if answer is not None else None for question, answer in answers.items()}


def _bare(answer: Answer) -> Answer:
    consensus = answer.consensus
    if consensus is not None:
        dissent = tuple(one.model_copy(update={"note": None}) for one in consensus.dissent)
        consensus = consensus.model_copy(update={"dissent": dissent})
    return answer.model_copy(update={"note": None, "consensus": consensus})
