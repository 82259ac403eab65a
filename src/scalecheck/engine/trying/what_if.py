"""What would be said if some answers were others."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scalecheck.engine.inputs.responses import Response
from scalecheck.engine.judging.judgement import judge_case
from scalecheck.model.assessment import Answer

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scalecheck.engine.inputs.case import Case
    from scalecheck.engine.judging.judgement import Judgement


@dataclass(frozen=True, slots=True)
class Supposed:
    """One answer that is supposed in place of the one that is there."""

    question: str
    """The id of the item or opening question."""
    option: str | None
    """The option that is supposed; None: that nobody knows."""
    instead_of: str | None
    """The option that is there; None where there is none."""
    counts: bool
    """Whether it bears on anything: whether the question applies, and the file asks it."""


def what_if(judgement: Judgement, options: Mapping[str, str | None]) -> Judgement:
    """Judge again with other options to some questions; everything else, their backing too, stays as it is.

    Args:
        judgement: What the rules say now.
        options: The option to take instead, by the id of the item or opening question; None for a don't-know.

    Raises:
        ValueError: there is no such question, or its scale has no such option.
    """
    case = judgement.case
    for question, option in options.items():
        if question not in case.outline.questions:
            raise ValueError(f"The checklist has no question “{question}”.")
        if option is not None and option not in case.outline.ranks[question].place:
            raise ValueError(f"The question “{question}” has no option “{option}”.")
    return judge_case(with_options(case, options))


def with_options(case: Case, options: Mapping[str, str | None]) -> Case:
    """Return the case with other options to some questions, None for a don't-know, and everything else as it is."""
    changed = {question: Response(_with_option(case.answer(question), option)) for question, option in options.items()}
    return case.answered(changed)


def _with_option(answer: Answer | None, option: str | None) -> Answer:
    nothing_else = {"not_applicable": None, "waiting_for": None, "not_mine": None}
    dont_know = True if option is None else None
    return (answer or Answer()).model_copy(update={**nothing_else, "option": option, "dont_know": dont_know})
