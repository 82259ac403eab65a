"""What has to be true before the best verdict, as facts about single questions wherever better answers can reach it.

First comes what the gates that are not met ask for. Where that is not enough, because a share, a count, a score or a
side alone falls short, a short way from there on names the items that lift it. So whoever meets all of these facts
reaches the verdict. The opening questions keep their answers: how large the step is, say, is no condition.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from scalecheck.engine.judging.gates import judge_of
from scalecheck.engine.judging.judgement import judge_case
from scalecheck.engine.judging.requirements import as_described, still_asked, strictest
from scalecheck.engine.logic.findings import FactFinding, deciding_facts, examine
from scalecheck.engine.logic.truth import Truth
from scalecheck.engine.way.short_way import NotFound, way_to
from scalecheck.engine.way.trials import Trials, too_large
from scalecheck.model.assessment import Standing
from scalecheck.model.conditions import ItemFact

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scalecheck.engine.inputs.case import Case
    from scalecheck.engine.inputs.responses import Response
    from scalecheck.engine.judging.judgement import Judgement
    from scalecheck.engine.way.short_way import Way
    from scalecheck.model.conditions import Backing

BEST: Final = 0
"""The place of the best verdict."""
JUDGEMENTS: Final = 40
"""After how many judgements no other order is begun in which items are tried."""


def required_for_best(judgement: Judgement) -> tuple[FactFinding, ...]:
    """Return the facts that have to become true before the best verdict, in the order of gates and questions.

    Whoever makes all of them true by better or better backed answers reaches it, once changes of the core are accepted
    or reversed. Where better answers alone cannot, or the checklist is too large to try them, facts about several
    questions stay among them as the rules state them.
    An item that is left to somebody else counts nowhere yet, and may turn out badly: it is taken as unanswered, so
    that it is among what has to be answered wherever the verdict hangs on it.
    """
    if judgement.case.core_changes:
        judgement = judge_case(replace(judgement.case, core_changes=()))
    case = judgement.case
    trials = Trials(case, BEST)
    if trials.reaches(case):
        return ()
    others = _left_to_others(case)
    if not others:
        by_items = _by_items(judgement, trials)
        return _as_ruled(judgement, trials) if by_items is None else by_items
    unanswered = judge_case(case.answered(others))
    trials_then = trials.of(unanswered.case)
    by_items = _by_items(unanswered, trials_then)
    if by_items is None:
        return _as_ruled(unanswered, trials_then)
    left_open = _with_met(trials, by_items)
    return by_items if trials.reaches(left_open) else (*by_items, *_answered_at_all(case, others))


def _left_to_others(case: Case) -> dict[str, Response]:
    """Return the responses to items in play that are left to somebody else, each as if it had no answer yet."""
    return {
        item.id: replace(response, answer=response.answer.model_copy(update={"not_mine": None}))
        for item in case.items()
        if case.standing(item.id) is Standing.NOT_MINE and (response := case.responses.get(item.id)) is not None
    }


def _answered_at_all(case: Case, items: Iterable[str]) -> Iterator[FactFinding]:
    """Return the facts that items are answered by any of their options."""
    for item in items:
        place = case.outline.ranks[item].place
        fact = ItemFact.model_construct(item=item, at_least=min(place, key=place.__getitem__))
        yield FactFinding(fact, Truth.UNKNOWN, negated=False)


def _by_items(judgement: Judgement, trials: Trials) -> tuple[FactFinding, ...] | None:
    """Return facts about single items that are enough together; None where there are none."""
    case = judgement.case
    facts = tuple(one for one in _asked_by_gates(judgement, case.outline.opening) if isinstance(one.fact, ItemFact))
    met = _with_met(trials, facts)
    if trials.reaches(met):
        return facts
    if too_large(case.outline):
        return None
    way = way_to(trials.of(met), judgements=JUDGEMENTS)
    return None if isinstance(way, NotFound) else strictest(case.outline, (*facts, *_facts_of(way)))


def _as_ruled(judgement: Judgement, trials: Trials) -> tuple[FactFinding, ...]:
    """Return what gates ask for, then what the verdict's own rule does beyond that."""
    outline, best = judgement.case.outline, judgement.case.outline.checklist.verdicts[0]
    asked = _asked_by_gates(judgement, as_described(judgement.case))
    if best.when is None:
        return asked
    finding = examine(best.when, judge_of(_with_met(trials, asked)).truth)
    return (*asked, *deciding_facts(finding, held=False, opening=outline.opening))


def _asked_by_gates(judgement: Judgement, fixed: frozenset[str]) -> tuple[FactFinding, ...]:
    outline = judgement.case.outline
    not_met = [gate for gate in judgement.gates if gate.applies and not gate.met]
    best = outline.checklist.verdicts[0].id
    asked = (fact for gate in not_met for fact in still_asked(outline, gate, best, fixed))
    return strictest(outline, asked)


def _with_met(trials: Trials, facts: Iterable[FactFinding]) -> Case:
    """Return the case with those facts true that ask for at least an option, or for something behind an answer."""
    options: dict[str, str] = {}
    backings: dict[str, frozenset[Backing]] = {}
    for found in facts:
        match found.fact:
            case ItemFact(item=item, at_least=str() as option) if not found.negated:
                place = trials.case.outline.ranks[item].place
                options[item] = max(option, options.get(item, option), key=place.__getitem__)
            case ItemFact(item=item, has=tuple() as has) if not found.negated:
                backings[item] = backings.get(item, frozenset()) | frozenset(has)
            case _:
                pass
    return trials.backed(options, backings)


def _facts_of(way: Way) -> Iterator[FactFinding]:
    for move in way.moves:
        fact = ItemFact.model_construct(item=move.item, at_least=move.to_option)
        yield FactFinding(fact, Truth.FALSE, negated=False)
    for needed in way.also_needed:
        fact = ItemFact.model_construct(item=needed.item, has=needed.backings)
        yield FactFinding(fact, Truth.FALSE, negated=False)
