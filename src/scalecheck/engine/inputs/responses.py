"""The answers that are judged: one file's own, or a site's together with what it inherits from the programme."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scalecheck.model.assessment import Standing
from scalecheck.model.placement import answers_in_place

if TYPE_CHECKING:
    from scalecheck.engine.inputs.outline import Outline
    from scalecheck.engine.inputs.scale_ranks import ScaleRanks
    from scalecheck.model.assessment import Answer, Assessment


@dataclass(frozen=True, slots=True)
class Response:
    """An answer as it counts in one judgement."""

    answer: Answer
    """The answer."""
    confirmed: bool = False
    """For 'not applicable': whether a second person, or a group, confirmed it."""
    inherited: bool = False
    """Whether it comes from the programme's file."""


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


def site_answers(outline: Outline, site: Assessment, programme: Assessment) -> dict[str, Response]:
    """Return what a site answers, with the opening questions and the innovation's and system's items that it inherits.

    An answer of the programme's counts where the site has none of its own, or only a don't-know, and where both were
    asked the same question. What the programme left open is not handed down, so a site's don't-know stays a finding.
    The site's own items are never inherited.
    """
    own = own_answers(outline, site)
    inherited = {
        question: Response(response.answer, confirmed=response.confirmed, inherited=True)
        for question, response in every_answer(outline, programme).items()
        if _may_be_inherited(outline, question)
        and speaks_over(response, own.get(question))
        and _same_question(outline, question, response, own.get(question))
    }
    return {**own, **inherited}


def is_confirmed(answer: Answer, *, agreed: bool) -> bool:
    """Return whether a second person confirmed a 'not applicable', or the group whose agreed answers these are."""
    if agreed:
        return True
    if answer.confirmed is None:
        return False
    return answer.answered is None or answer.answered.who != answer.confirmed.who


def speaks_over(programme: Response, site: Response | None) -> bool:
    """Return whether the programme's answer says more than the site's."""
    weight = {Standing.ANSWERED: 2, Standing.NOT_APPLICABLE: 2, Standing.DONT_KNOW: 1}
    own = site.answer.standing if site is not None else Standing.UNANSWERED
    return weight.get(programme.answer.standing, 0) > weight.get(own, 0)


def _may_be_inherited(outline: Outline, question: str) -> bool:
    item = outline.items.get(question)
    return question in outline.questions and (item is None or item.about != "site")


def _same_question(outline: Outline, question: str, programme: Response, site: Response | None) -> bool:
    """Return whether the programme answered what the site is asked; without a mark it is taken to be so."""
    if programme.answer.asked is None:
        return True
    if site is not None and site.answer.asked is not None:
        return programme.answer.asked == site.answer.asked
    return programme.answer.asked == outline.fingerprint(question)
