"""What is answered to one question, and what a fact about it asks for, in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scalecheck.model.assessment import Standing
from scalecheck.model.checklist import Item
from scalecheck.words.roles import the
from scalecheck.words.rules import backing_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scalecheck.engine.inputs.case import Case
    from scalecheck.engine.judging.facts import Judge
    from scalecheck.model.conditions import Backing, Basis, ItemFact, State

HOW_TO_TICK: Final = "Choose the highest level that is true today; between two, the lower."
"""How to find the option that fits, wherever questions are put."""
_BASES: Final[dict[Basis, str]] = {
    "evidenced": "evidence",
    "observed": "observation",
    "asserted": "somebody's word",
    "guess": "a guess",
}
_STATES: Final[dict[State, str]] = {
    "answered": "an answer",
    "dont-know": "“don't know”",
    "not-applicable": "“not applicable”",
    "unanswered": "no answer",
}


def answer_words(case: Case, question: str) -> str:
    """Return in words what is answered to a question: the option's label in quotation marks, or how it is left open."""
    option = case.option(question)
    if option is not None:
        return f"“{case.outline.label(question, option)}”"
    answer, standing = case.answer(question), case.standing(question)
    if standing is Standing.DONT_KNOW:
        return "don't know"
    if standing is Standing.NOT_APPLICABLE:
        return "not applicable" if case.is_set_aside(question) else "not applicable, not confirmed by a second person"
    if answer is not None and answer.not_mine is not None:
        return f"no answer yet, for {the(answer.not_mine)} to give"
    if answer is not None and answer.waiting_for is not None:
        return f"no answer yet, waiting for {the(answer.waiting_for)}"
    return "no answer yet"


def item_words(judge: Judge, fact: ItemFact, *, negated: bool, held: bool) -> tuple[str, str]:
    """Return what was answered to one question, and what is needed; nothing is needed where the fact `held`."""
    case = judge.case
    title, answer = case.outline.questions[fact.item].title, case.answer(fact.item)
    needs = "" if fact.has is not None and negated else needed_words(case, fact, negated=negated)
    if case.option(fact.item) is None or answer is None:
        return f"{title}: {answer_words(case, fact.item)}", needs
    if fact.basis is not None:
        rests = f"rests on {_BASES[answer.basis]}" if answer.basis is not None else "does not say what it rests on"
        return f"{title}: the answer {rests}", needs
    if fact.has is not None:
        lacks = judge.lacks(fact.item, fact.has)
        return f"{title}: {f'no {_either(lacks)}' if lacks else f'has {backing_words(fact.has)}'}", ""
    says = f"{title}: {answer_words(case, fact.item)}"
    if held and (fact.at_least is not None or fact.below is not None):
        return f"{says}, which is {wanted_words(case, fact, negated=negated)}", ""
    return says, needs


def _either(backings: Sequence[Backing]) -> str:
    return " and no ".join(backing_words((one,)).removeprefix("an ") for one in backings)


def needed_words(case: Case, fact: ItemFact, *, negated: bool) -> str:
    """Return in words that an answer, or what has to support it, is needed."""
    several = fact.has is not None and len(fact.has) > 1
    return f"{wanted_words(case, fact, negated=negated)} {'are' if several else 'is'} needed"


def wanted_words(case: Case, fact: ItemFact, *, negated: bool) -> str:
    """Return in words the answer that a fact asks for, or what has to support it."""
    if fact.has is not None:
        return f"{'no ' if negated else ''}{backing_words(fact.has)}"
    if fact.basis is not None:
        return f"{'something other than ' if negated else ''}{' or '.join(_BASES[one] for one in fact.basis)}"
    if fact.state is not None:
        return f"{'something other than ' if negated else ''}{' or '.join(_STATES[one] for one in fact.state)}"
    listed = fact.is_in or fact.is_not_in
    if listed is not None:
        return f"{'' if (fact.is_in is not None) is not negated else 'anything but '}{_labels(case, fact.item, listed)}"
    place = case.outline.ranks[fact.item].place
    limit = fact.at_least or fact.below or ""
    upwards = (fact.at_least is not None) is not negated
    within = [option for option in place if (place[option] >= place[limit]) is upwards]
    asked = case.outline.questions[fact.item]
    if len(within) == 1 or (isinstance(asked, Item) and asked.reverse):
        return _labels(case, fact.item, within)
    return f"{'at least' if upwards else 'less than'} {_labels(case, fact.item, (limit,))}"


def _labels(case: Case, question: str, options: Sequence[str]) -> str:
    return " or ".join(f"“{case.outline.label(question, option)}”" for option in options)
