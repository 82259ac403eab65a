"""The answers that are judged: one file's own, or a site's together with what it inherits from the programme."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scalecheck.model.assessment import Standing
from scalecheck.model.fingerprints import asked_fingerprint

if TYPE_CHECKING:
    from scalecheck.engine.measure import Measure
    from scalecheck.engine.outline import Outline
    from scalecheck.model.assessment import Answer, Assessment


@dataclass(frozen=True, slots=True)
class Given:
    """An answer as it counts in one judgement."""

    answer: Answer
    """The answer."""
    confirmed: bool = False
    """For 'not applicable': whether a second person, or a group, confirmed it."""
    inherited: bool = False
    """Whether it comes from the programme's file."""


def option_of(given: Given | None, measure: Measure) -> str | None:
    """Give the option chosen, if there is an answer and its scale has that option."""
    option = given.answer.option if given is not None else None
    return option if option in measure.place else None


def standing_of(given: Given | None, measure: Measure) -> Standing:
    """Tell how a question stands; an option that its scale lacks is no answer."""
    standing = given.answer.standing if given is not None else Standing.UNANSWERED
    if standing is Standing.ANSWERED and option_of(given, measure) is None:
        return Standing.UNANSWERED
    return standing


def own_answers(assessment: Assessment) -> dict[str, Given]:
    """Give what one file answers, by question id; an empty key is left out."""
    written = {**assessment.profile, **assessment.answers}
    return {
        question: Given(answer, confirmed=is_confirmed(answer, agreed=assessment.agreed is not None))
        for question, answer in written.items()
        if answer is not None
    }


def site_answers(outline: Outline, site: Assessment, programme: Assessment) -> dict[str, Given]:
    """Give what a site answers, with the opening questions and the innovation's and system's items that it inherits.

    An answer of the programme's counts where the site has none of its own, or only a don't-know, and where both were
    asked the same question. What the programme left open is not handed down, so a site's don't-know stays a finding.
    The site's own items are never inherited.
    """
    own = own_answers(site)
    inherited = {
        question: Given(given.answer, confirmed=given.confirmed, inherited=True)
        for question, given in own_answers(programme).items()
        if _may_be_inherited(outline, question)
        and speaks_over(given, own.get(question))
        and _same_question(outline, question, given, own.get(question))
    }
    return {**own, **inherited}


def is_confirmed(answer: Answer, *, agreed: bool) -> bool:
    """Tell whether a second person stands behind a 'not applicable', or the group whose agreed answers these are."""
    if agreed:
        return True
    if answer.confirmed is None:
        return False
    return answer.answered is None or answer.answered.who != answer.confirmed.who


def speaks_over(programme: Given, site: Given | None) -> bool:
    """Tell whether the programme's answer says more than the site's."""
    weight = {Standing.ANSWERED: 2, Standing.NOT_APPLICABLE: 2, Standing.DONT_KNOW: 1}
    own = site.answer.standing if site is not None else Standing.UNANSWERED
    return weight.get(programme.answer.standing, 0) > weight.get(own, 0)


def _may_be_inherited(outline: Outline, question: str) -> bool:
    item = outline.items.get(question)
    return question in outline.questions and (item is None or item.about != "site")


def _same_question(outline: Outline, question: str, programme: Given, site: Given | None) -> bool:
    """Tell whether the programme answered the question that the site is asked; without a mark it is taken to be so."""
    if programme.answer.asked is None:
        return True
    if site is not None and site.answer.asked is not None:
        return programme.answer.asked == site.answer.asked
    asked = outline.questions[question]
    return programme.answer.asked == asked_fingerprint(asked, outline.checklist.scales[asked.scale])
