"""Every question matters: each can change a result, and none is asked that cannot apply."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Any, Final

import pytest

from scalecheck.engine.inputs.case import Case
from scalecheck.engine.inputs.relevance import hidden_items
from scalecheck.engine.judging.judgement import judge_case
from scalecheck.engine.judging.scope import items_to_ask
from scalecheck.model.conditions import ItemFact, facts_in
from tests.builders import given
from tests.instrument.family import (
    DAY,
    SHIPPED,
    answered,
    asked_items,
    best_answers,
    every_question,
    options,
    outline,
    verdict,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scalecheck.engine.inputs.outline import Outline

Said = dict[str, dict[str, Any] | None]
EVERYTHING_ASKED: Final = {"open-concern": "answer-no"}
"""With this alone a case can be ready, and every other opening question is blank, so that it hides nothing."""
HIDES: Final = {
    "uses-software": {"security-checked"},
    "learns-or-writes": {"ai-watched"},
    "device-or-registration": {"legal-status"},
    "personal-data": {"data-agreements", "partner-papers"},
    "bought-in": {"joint-buying"},
}
"""For each opening question: what is not asked of an innovation for which the answer is no."""
ABOUT: Final = {
    "device approval": "device-or-registration",
    "care registration": "device-or-registration",
    "data protection": "personal-data",
    "lawful contract": "bought-in",
    "its software": "uses-software",
    "watched after the start": "learns-or-writes",
}
"""Words in an ask that make sense only where an opening question is not answered with no."""
EVERY_ITEM: Final = [(name, item) for name in SHIPPED for item in asked_items(outline(name))]
EVERY_OPENING: Final = [(name, question.id) for name in SHIPPED for question in outline(name).checklist.profile]


def opening_cases(layout: Outline) -> Iterator[dict[str, str]]:
    """Return answers to the opening questions under which everything is asked, for each step where there are steps."""
    steps = [question for question in layout.checklist.profile if question.step]
    yield EVERYTHING_ASKED
    for question in steps:
        for option in options(layout, question.id):
            yield {**EVERYTHING_ASKED, question.id: option}


def verdicts_by_answer(layout: Outline, said: Said, question: str) -> set[tuple[str, bool]]:
    """Return the verdicts that come of the worst, the second worst and the best answer to a question."""
    ladder = options(layout, question)
    tried = ({**said, question: answered(option)} for option in {ladder[0], ladder[1], ladder[-1]})
    found = (verdict(layout, given(one)) for one in tried)
    return {(one.verdict.id, one.settled) for one in found}


def matters(layout: Outline, item: str) -> bool:
    """Return whether some answers make the verdict turn on one item.

    For each verdict better than the default: from the best answers on, the other items, those of its area first, are
    answered as badly as that verdict allows, one after the other. An item that is only counted turns it at the edge.
    """
    default = layout.verdict_ranks[layout.checklist.default_verdict.id]
    area = [other.id for other in layout.items_below[layout.domain_of[item].id]]
    others = [other for other in dict.fromkeys((*area, *layout.items)) if other != item]
    for opening in opening_cases(layout):
        for worst in range(default):
            said = best_answers(layout, opening)
            if len(verdicts_by_answer(layout, said, item)) > 1:
                return True
            for other in others:
                said = lowered(layout, said, other, worst)
                if len(verdicts_by_answer(layout, said, item)) > 1:
                    return True
    return False


def lowered(layout: Outline, said: Said, item: str, worst: int) -> Said:
    """Return the worst answer to an item with which the verdict is no worse than a rank."""
    for option in options(layout, item):
        lower = {**said, item: answered(option)}
        if layout.verdict_ranks[verdict(layout, given(lower)).verdict.id] <= worst:
            return lower
    return said


@pytest.mark.parametrize(("name", "item"), EVERY_ITEM)
def test_every_item_can_change_the_verdict(name: str, item: str) -> None:
    assert matters(outline(name), item)


def bases(layout: Outline) -> Iterator[Said]:
    """Return the worst answers, and for each step the best ones with one item after the other answered badly."""
    yield {item: answered(options(layout, item)[0]) for item in layout.items}
    for opening in opening_cases(layout):
        best = best_answers(layout, opening)
        yield best
        for item in asked_items(layout):
            for low in options(layout, item)[:2]:
                yield {**best, item: answered(low)}


def results_by_answer(layout: Outline, said: Said, question: str) -> set[tuple[object, ...]]:
    """Return what comes of each answer to an opening question: verdict, what is asked, warnings."""
    found: set[tuple[object, ...]] = set()
    for option in options(layout, question):
        judgement = judge_case(Case(layout, given({**said, question: {"option": option}}), DAY))
        asked = tuple(item.id for item in judgement.case.items())
        found.add((judgement.verdict.verdict.id, asked, tuple(warning.id for warning in judgement.warnings)))
    return found


@pytest.mark.parametrize(("name", "question"), EVERY_OPENING)
def test_every_opening_question_can_change_a_result(name: str, question: str) -> None:
    layout = outline(name)
    assert any(len(results_by_answer(layout, said, question)) > 1 for said in bases(layout))


def hidden_by(layout: Outline, said: Said) -> frozenset[str]:
    """Return the items that these answers hide, beside those that nobody is asked any more."""
    return hidden_items(layout, given(said)) & frozenset(asked_items(layout))


def conditions_naming(layout: Outline, question: str) -> set[str]:
    """Return the items whose relevance names a question, on their own or through their sections."""
    found = set()
    for section in layout.sections.values():
        below = {item.id for item in layout.items_below[section.id]}
        owners = [(section.relevant_when, below), *((item.relevant_when, {item.id}) for item in section.items)]
        for condition, items in owners:
            named = {fact.item for _, fact in facts_in(condition) if isinstance(fact, ItemFact)} if condition else set()
            found |= items if question in named else set()
    return found


@pytest.mark.parametrize(("name", "question"), EVERY_OPENING)
def test_no_item_is_asked_that_cannot_apply(name: str, question: str) -> None:
    layout = outline(name)
    if options(layout, question) != ("answer-no", "answer-yes"):
        assert conditions_naming(layout, question) == set()
        return
    said_no = hidden_by(layout, {question: {"option": "answer-no"}})
    assert said_no == conditions_naming(layout, question)
    if question in HIDES:
        assert said_no == HIDES[question] & set(layout.items)


@pytest.mark.parametrize("name", SHIPPED)
@pytest.mark.parametrize("said", [None, {"dont_know": True}, {"option": "answer-yes"}])
def test_a_blank_or_a_dont_know_asks_and_never_hides(name: str, said: dict[str, Any] | None) -> None:
    layout = outline(name)
    kinds = {question.id for question in layout.checklist.profile if question.scale == "yes-no"}
    assert hidden_by(layout, dict.fromkeys(kinds, said)) == frozenset()


def test_what_an_ask_takes_for_granted_is_asked_first() -> None:
    for name, question in every_question():
        layout = outline(name)
        for word, opening in ABOUT.items():
            if question.id in layout.items and word in question.ask.lower():
                assert question.id in conditions_naming(layout, opening), question.ask


def test_an_innovation_without_software_device_data_or_supplier_is_asked_five_items_fewer() -> None:
    layout = outline("pilot-to-scale")
    said: Said = {question: {"option": "answer-no"} for question in HIDES}
    assert hidden_by(layout, said) == set(chain.from_iterable(HIDES.values())) & set(layout.items)


def test_a_programme_is_not_asked_about_a_site_and_a_site_alone_about_nothing_else() -> None:
    layout = outline("pilot-to-scale")
    about = {name: item.about for name, item in layout.items.items()}
    assert {about[item] for item in items_to_ask(layout, innovation=True, site=False)} == {"innovation", "system"}
    assert {about[item] for item in items_to_ask(layout, innovation=False, site=True)} == {"site"}
    assert len(items_to_ask(layout, innovation=True, site=True)) == len(asked_items(layout))
