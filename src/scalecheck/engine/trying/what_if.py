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
    option: str
    """The option that is supposed."""
    instead_of: str | None
    """The option that is there; None where there is none."""
    counts: bool
    """Whether it bears on anything: whether the question applies, and the file asks it."""


def what_if(judgement: Judgement, options: Mapping[str, str]) -> Judgement:
    """Judge again with other options to some questions; everything else, their backing too, stays as it is.

    Args:
        judgement: What the rules say now.
        options: The option to take instead, by the id of the item or opening question.

    Raises:
        ValueError: there is no such question, or its scale has no such option.
    """
    case = judgement.case
    for question, option in options.items():
        if question not in case.outline.questions:
            raise ValueError(f"The checklist has no question “{question}”.")
        if option not in case.outline.ranks[question].place:
            raise ValueError(f"The question “{question}” has no option “{option}”.")
    return judge_case(with_options(case, options))


def with_options(case: Case, options: Mapping[str, str]) -> Case:
    """Return the case with other options to some questions, and everything else as it is."""
    changed = {question: Response(_with_option(case.answer(question), option)) for question, option in options.items()}
    return case.answered(changed)


def _with_option(answer: Answer | None, option: str) -> Answer:
    nothing_else = {"not_applicable": None, "dont_know": None, "waiting_for": None, "not_mine": None}
    return (answer or Answer()).model_copy(update={**nothing_else, "option": option})
