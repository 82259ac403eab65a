"""Which items are asked: an item is hidden only where its own or a section's condition is false."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scalecheck.engine.inputs.responses import option_of, standing_of
from scalecheck.engine.logic.findings import truth_in
from scalecheck.engine.logic.truth import Truth, truth_of
from scalecheck.model.assessment import Standing
from scalecheck.model.conditions import ItemFact

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scalecheck.engine.inputs.outline import Outline
    from scalecheck.engine.inputs.responses import Response
    from scalecheck.engine.inputs.scale_ranks import ScaleRanks
    from scalecheck.model.checklist import Section
    from scalecheck.model.conditions import Condition, Fact

_STATES = {
    Standing.ANSWERED: "answered",
    Standing.DONT_KNOW: "dont-know",
    Standing.NOT_APPLICABLE: "not-applicable",
    Standing.NOT_MINE: "unanswered",
    Standing.UNANSWERED: "unanswered",
}


def hidden_items(outline: Outline, responses: Mapping[str, Response]) -> frozenset[str]:
    """Return the items that are not asked with these answers: hidden by a condition that is false, or retired."""
    hidden: set[str] = set()
    for domain in outline.checklist.domains:
        _hide_below(domain, outline, responses, hidden)
    return frozenset(hidden)


def option_truth(fact: ItemFact, response: Response | None, ranks: ScaleRanks) -> Truth:  # noqa: PLR0911 (a way out per key)
    """Judge a fact about the option or the state of one question that is not hidden."""
    if fact.state is not None:
        return truth_of(_STATES[standing_of(response, ranks)] in fact.state)
    option = option_of(response, ranks)
    if option is None:
        set_aside = response is not None and response.set_aside
        return Truth.VOID if set_aside else Truth.UNKNOWN
    if fact.is_in is not None:
        return truth_of(option in fact.is_in)
    if fact.is_not_in is not None:
        return truth_of(option not in fact.is_not_in)
    if fact.at_least is not None:
        return truth_of(ranks.level[option] >= ranks.level[fact.at_least])
    if fact.below is not None:
        return truth_of(ranks.level[option] < ranks.level[fact.below])
    return Truth.UNKNOWN


def _hide_below(section: Section, outline: Outline, responses: Mapping[str, Response], hidden: set[str]) -> None:
    if _is_false(section.relevant_when, outline, responses, hidden):
        hidden.update(item.id for item in outline.items_below[section.id])
        return
    for item in section.items:
        if item.retired is not None or _is_false(item.relevant_when, outline, responses, hidden):
            hidden.add(item.id)
    for inner in section.sections:
        _hide_below(inner, outline, responses, hidden)


def _is_false(
    condition: Condition | None, outline: Outline, responses: Mapping[str, Response], hidden: set[str]
) -> bool:
    def judge(fact: Fact) -> Truth:
        if not isinstance(fact, ItemFact):
            return Truth.UNKNOWN
        if fact.item in hidden:
            return Truth.VOID
        return option_truth(fact, responses.get(fact.item), outline.ranks[fact.item])

    return condition is not None and truth_in(condition, judge) is Truth.FALSE
