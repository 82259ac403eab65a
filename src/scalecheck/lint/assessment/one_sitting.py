"""One person gave all the answers on one day, and nobody else was asked.

One view hides disagreement, and what is answered in one go is answered from memory. It is told for a file that speaks
alone: of the only respondent, or agreed without a `panel` of people who answered separately first. Up to five answers,
and a file that asks only one role's part, can well be done in one go.

Passing, because the second day brought in somebody else:

    answers:
      running-cost: {option: planned, answered: {who: finance lead, date: 2026-11-13}}
      scaling-owner: {option: planned, answered: {who: programme lead, date: 2026-11-12}}
      go-stop-rules: {option: planned, answered: {who: programme lead, date: 2026-11-12}}
      core-parts: {option: planned, answered: {who: programme lead, date: 2026-11-12}}
      without-founders: {option: planned, answered: {who: programme lead, date: 2026-11-12}}
      data-agreements: {option: planned, answered: {who: programme lead, date: 2026-11-12}}

Failing:

    answers:
      running-cost: {option: planned, answered: {who: programme lead, date: 2026-11-12}}
      scaling-owner: {option: planned, answered: {who: programme lead, date: 2026-11-12}}
      go-stop-rules: {option: planned, answered: {who: programme lead, date: 2026-11-12}}
      core-parts: {option: planned, answered: {who: programme lead, date: 2026-11-12}}
      without-founders: {option: planned, answered: {who: programme lead, date: 2026-11-12}}
      data-agreements: {option: planned, answered: {who: programme lead, date: 2026-11-12}}
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scalecheck.engine.logic.wording import same_words
from scalecheck.lint.remark import Spot
from scalecheck.lint.rule import AssessmentRule, Reach
from scalecheck.lint.subject import quoted
from scalecheck.model.assessment import Standing
from scalecheck.model.checklist import Item
from scalecheck.words.days import day_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scalecheck.lint.subject import AssessmentSubject
    from scalecheck.model.assessment import PersonAndDay

MOST: Final = 5
"""How many answers can well be given in one sitting."""


def find(subject: AssessmentSubject) -> Iterator[Spot]:
    """Return one spot where one person answered everything on one day, and no other view is there.

    A site's answers are judged together with the programme's, which others gave.
    """
    agreed = subject.assessment.agreed
    if subject.programme is not None or subject.beside or (agreed is not None and agreed.panel):
        return
    given = [
        one.answer.answered
        for one in subject.answered
        if isinstance(one.question, Item)
        and subject.case.standing(one.question.id) not in {Standing.UNANSWERED, Standing.NOT_MINE}
    ]
    sittings = {_sitting(one) for one in given}
    if len(given) <= MOST or len(sittings) != 1 or (first := given[0]) is None:
        return
    whose = "agreed" if agreed is not None else "respondent"
    yield Spot(
        (whose,),
        f"All {len(given)} answers were given by one person ({quoted(first.who)}) on one day, "
        f"{day_words(first.date)}, and nobody else was asked.",
        "Ask people in other roles and organisations to answer separately, and then agree.",
    )


def _sitting(answered: PersonAndDay | None) -> tuple[str, str] | None:
    if answered is None:
        return None
    return same_words(answered.who), answered.date.isoformat()


RULE = AssessmentRule(
    "one-sitting",
    find,
    one="One person gave all the answers on one day, and nobody else was asked.",
    several="One person gave all the answers on one day, and nobody else was asked.",
    weakens=True,
    reach=Reach.WHAT_SPEAKS,
    place=30,
)
