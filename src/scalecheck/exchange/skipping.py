"""Skip logic as data for the script of an offline page, worked out by the rules of the judgement itself."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from scalecheck.engine.inputs.relevance import option_truth
from scalecheck.engine.inputs.responses import Response
from scalecheck.model.assessment import Answer, Standing
from scalecheck.model.conditions import All, AnyOf, ItemFact, Not

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scalecheck.engine.inputs.outline import Outline
    from scalecheck.model.conditions import Condition

_WITHOUT_OPTION: Final[Mapping[Standing, Answer]] = {
    Standing.DONT_KNOW: Answer(dont_know=True),
    Standing.NOT_APPLICABLE: Answer(not_applicable="-"),
    Standing.NOT_MINE: Answer(not_mine="-"),
    Standing.UNANSWERED: Answer(),
}


def condition_data(outline: Outline, condition: Condition) -> dict[str, Any]:
    """Return a condition as data: `all`, `any` and `not` hold others; a fact tells its truth by the answer's key.

    A fact that is not about one question is `{"unknown": true}`, as it is when an interview asks what to skip.
    """
    match condition:
        case All():
            return {"all": [condition_data(outline, one) for one in condition.conditions]}
        case AnyOf():
            return {"any": [condition_data(outline, one) for one in condition.conditions]}
        case Not():
            return {"not": condition_data(outline, condition.condition)}
        case ItemFact():
            return {"item": condition.item, "truth": _truths(outline, condition)}
        case _:
            return {"unknown": True}


def _truths(outline: Outline, fact: ItemFact) -> dict[str, str]:
    ranks = outline.ranks[fact.item]
    answers = {f"option:{option}": Answer(option=option) for option in ranks.place}
    answers |= {str(standing): answer for standing, answer in _WITHOUT_OPTION.items()}
    return {key: option_truth(fact, Response(answer), ranks).value for key, answer in answers.items()}
