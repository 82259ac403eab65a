"""The answers that are judged: what one file answers itself, and how an answer counts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from scalecheck.model.assessment import Standing
from scalecheck.model.placement import answers_in_place

if TYPE_CHECKING:
    from datetime import date

    from scalecheck.engine.inputs.outline import Outline
    from scalecheck.engine.inputs.scale_ranks import ScaleRanks
    from scalecheck.model.assessment import Answer, Assessment


Source: TypeAlias = Literal["programme", "site"]


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an inherited answer comes from."""

    source: Source
    """Whether the programme's file answers it, or the site's own, which is about no innovation."""
    day: date
    """The day on which it was given there."""
    until: date | None = None
    """The last day on which it counts elsewhere; None where it has no end."""


@dataclass(frozen=True, slots=True)
class Response:
    """An answer as it counts in one judgement."""

    answer: Answer
    """The answer."""
    confirmed: bool = False
    """For 'not applicable': whether a second person, or a group, confirmed it."""
    origin: Origin | None = None
    """Where it comes from; None for an answer of the file itself."""

    @property
    def inherited(self) -> bool:
        """Whether it comes from another file."""
        return self.origin is not None

    @property
    def set_aside(self) -> bool:
        """Whether the question is not applicable, and a second person, or a group, confirmed it."""
        return self.confirmed and self.answer.standing is Standing.NOT_APPLICABLE


def option_of(response: Response | None, ranks: ScaleRanks) -> str | None:
    """Return the option chosen, if there is an answer and its scale has that option."""
    option = response.answer.option if response is not None else None
    return option if option in ranks.place else None


def standing_of(response: Response | None, ranks: ScaleRanks) -> Standing:
    """Return how a question is answered, or left open; an option that its scale lacks is no answer."""
    standing = response.answer.standing if response is not None else Standing.UNANSWERED
    if standing is Standing.ANSWERED and option_of(response, ranks) is None:
        return Standing.UNANSWERED
    return standing


def own_answers(outline: Outline, assessment: Assessment) -> dict[str, Response]:
    """Return what one file answers, by question id, without empty keys and without what is to be confirmed again."""
    again = to_confirm(outline, assessment)
    return {question: one for question, one in every_answer(outline, assessment).items() if question not in again}


def every_answer(outline: Outline, assessment: Assessment) -> dict[str, Response]:
    """Return what one file answers, by question id and without empty keys, whatever the questions were then."""
    return {
        question: Response(answer, confirmed=is_confirmed(answer, agreed=assessment.agreed is not None))
        for question, answer in answers_in_place(assessment, outline.questions).items()
    }


def to_confirm(outline: Outline, assessment: Assessment) -> dict[str, Answer]:
    """Return the answers that were response to another question than the checklist asks now under the same id.

    They stay in the file, and count as open until somebody confirms them or answers anew: nobody has answered this.
    """
    return {
        name: answer
        for name, answer in answers_in_place(assessment, outline.questions).items()
        if is_for_another(outline, name, answer)
    }


def is_for_another(outline: Outline, question: str, answer: Answer) -> bool:
    """Return whether an answer was response to another question than this one is now; a parked one never is."""
    answers = answer.standing not in {Standing.UNANSWERED, Standing.NOT_MINE}
    return answers and answer.asked is not None and answer.asked != outline.fingerprint(question)


def is_confirmed(answer: Answer, *, agreed: bool) -> bool:
    """Return whether a second person confirmed a 'not applicable', or the group whose agreed answers these are."""
    if agreed:
        return True
    if answer.confirmed is None:
        return False
    return answer.answered is None or answer.answered.who != answer.confirmed.who


def speaks_over(inherited: Response, own: Response | None) -> bool:
    """Return whether an inherited answer says more than the file's own."""
    weight = {Standing.ANSWERED: 2, Standing.NOT_APPLICABLE: 2, Standing.DONT_KNOW: 1}
    standing = own.answer.standing if own is not None else Standing.UNANSWERED
    return weight.get(inherited.answer.standing, 0) > weight.get(standing, 0)
