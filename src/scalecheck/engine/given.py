"""The answers that are judged: one file's own, or a site's together with what it inherits from the programme."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scalecheck.model.assessment import Standing

if TYPE_CHECKING:
    from collections.abc import Mapping

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


def own_answers(assessment: Assessment) -> dict[str, Given]:
    """Give what one file answers, by question id; an empty key is left out."""
    written = {**assessment.profile, **assessment.answers}
    return {
        question: Given(answer, confirmed=_is_confirmed(assessment, answer))
        for question, answer in written.items()
        if answer is not None
    }


def site_answers(outline: Outline, site: Assessment, programme: Assessment) -> dict[str, Given]:
    """Give what a site answers, with the opening questions and the innovation's and system's items that it inherits.

    An inherited answer counts where the site has none of its own, or only a don't-know, and where both files were
    asked the same question. The site's own items are never inherited.
    """
    own = own_answers(site)
    handed_down = {
        question: Given(given.answer, confirmed=given.confirmed, inherited=True)
        for question, given in own_answers(programme).items()
        if _may_be_inherited(outline, question) and _same_question(given, own.get(question))
    }
    speaks = (Standing.ANSWERED, Standing.NOT_APPLICABLE)
    return {**own, **{key: given for key, given in handed_down.items() if _standing(own, key) not in speaks}}


def _is_confirmed(assessment: Assessment, answer: Answer) -> bool:
    if assessment.agreed is not None:
        return True
    if answer.confirmed is None:
        return False
    return answer.answered is None or answer.answered.who != answer.confirmed.who


def _may_be_inherited(outline: Outline, question: str) -> bool:
    item = outline.items.get(question)
    return question in outline.questions and (item is None or item.about != "site")


def _same_question(programme: Given, site: Given | None) -> bool:
    marks = {given.answer.asked for given in (programme, site) if given is not None and given.answer.asked}
    return len(marks) < 2  # noqa: PLR2004 (one mark on both sides, or none to compare)


def _standing(own: Mapping[str, Given], question: str) -> Standing:
    given = own.get(question)
    return given.answer.standing if given is not None else Standing.UNANSWERED
