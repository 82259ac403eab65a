"""What must be true first: before a verdict, before the step that is supported, before the one proposed."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from scalecheck.engine.changes.changed_promises import is_late
from scalecheck.engine.judging.requirements import as_described, still_asked
from scalecheck.engine.way.required import required_for_best
from scalecheck.model.assessment import Standing
from scalecheck.model.conditions import ItemFact
from scalecheck.reports.contents import Condition
from scalecheck.reports.material import doer, open_actions
from scalecheck.reports.page_one.verdict_rules import falls_short
from scalecheck.words.days import day_words
from scalecheck.words.roles import role_words
from scalecheck.words.rules import backing_words
from scalecheck.words.sentences import capital, sentence, without_stop

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scalecheck.engine.judging.gate_result import GateResult
    from scalecheck.engine.judging.judgement import Judgement, StepResult
    from scalecheck.engine.judging.verdicts import VerdictResult
    from scalecheck.engine.logic.findings import FactFinding
    from scalecheck.model.assessment import Action
    from scalecheck.reports.material import Material


@dataclass(frozen=True, slots=True)
class Gathered:
    """Everything that must be true before one step."""

    before: str
    """Before what."""
    conditions: tuple[Condition, ...]
    """All of it."""


def conditions(material: Material) -> tuple[Gathered, ...]:
    """Return what must be true first: what comes before all else, for the supported smaller step, for the one proposed.

    What is in an earlier group is not repeated.
    """
    result = material.judgement.verdict
    asked: set[str] = set()
    groups: list[Gathered] = []

    def add(before: str, facts: Iterable[FactFinding], first: Iterable[Condition] = ()) -> None:
        found = (*first, *_of_facts(material, facts, asked))
        if found:
            groups.append(Gathered(before, found))

    if not result.settled:
        missing = tuple(_of_questions(material, _without_answer(material, result), asked))
        if missing:
            groups.append(Gathered("Before there can be a verdict", missing))
    elif is_worse_than_default(material, result):
        add("Before anything goes on", result.facts)
    smaller = smaller_step(material)
    if smaller is not None:
        add("Before the smaller step", _before_better(material, smaller[1]))
    also = ", also" if groups else ""
    add(f"Before the step proposed{also}", required_for_best(material.judgement), _changes_of_the_core(material))
    return tuple(groups)


def _changes_of_the_core(material: Material) -> Iterator[Condition]:
    """Return the changes of the core that keep a gate here, or at a site of the programme, from being met."""
    own = material.assessment.site
    if own is not None:
        yield from _to_accept(material.judgement, own.name or own.id)
    for site in material.sites:
        if site.looked is not None:
            yield from _to_accept(site.looked.judgement, site.name)


def _to_accept(judgement: Judgement, site: str) -> Iterator[Condition]:
    for what in dict.fromkeys(what for gate in judgement.gates for what in gate.core_changes):
        quoted = without_stop(" ".join(what.split()))
        text = f"Accept or reverse this change of the core at {' '.join(site.split())}: “{quoted}”."
        yield Condition(text, "", "", overdue=False, general=False)


def smaller_step(material: Material) -> tuple[str, VerdictResult] | None:
    """Return the largest step that the answers support, where it is smaller than the one proposed, with its verdict."""
    step = material.judgement.step
    if step is None or step.supported is None or step.supported == step.proposed:
        return None
    if step.proposed is not None and _is_larger(material, step, step.supported):
        return None
    return step.supported, step.verdicts[step.supported]


def is_worse_than_default(material: Material, result: VerdictResult) -> bool:
    """Return whether a verdict is worse than the one that is where nothing better is shown."""
    ranks = material.outline.verdict_ranks
    return ranks[result.verdict.id] > ranks[material.outline.checklist.default_verdict.id]


def needs_of(material: Material, gate: GateResult, verdict: str) -> tuple[FactFinding, ...]:
    """Return what a gate still asks for before a verdict, with the innovation as it is described, and its step."""
    return still_asked(material.outline, gate, verdict, as_described(material.case))


def _is_larger(material: Material, step: StepResult, option: str) -> bool:
    places = [one.id for one in material.outline.checklist.scales[step.question.scale].options]
    return step.proposed is not None and places.index(option) > places.index(step.proposed)


def _without_answer(material: Material, result: VerdictResult) -> Iterator[str]:
    """Return the questions that need an answer before there can be a verdict; those behind the gates come first."""
    yield from (item.id for item in (*result.missing, *result.not_asked))
    if result.unsettled_by:
        unanswered = (Standing.UNANSWERED, Standing.NOT_MINE)
        yield from (item.id for item in material.case.items() if material.case.standing(item.id) in unanswered)


def _before_better(material: Material, result: VerdictResult) -> Iterator[FactFinding]:
    """Return what keeps a verdict from being the next better one: what its gates ask for, else what its rule does."""
    better = material.next_better(result)
    if better is None:
        return
    for gate in result.gates:
        yield from needs_of(material, gate, better)
    if not result.gates:
        yield from result.facts


def _of_facts(material: Material, facts: Iterable[FactFinding], asked: set[str]) -> Iterator[Condition]:
    for found in facts:
        fact = found.fact
        if not isinstance(fact, ItemFact):
            yield Condition(sentence(falls_short(material, found)), "", "", overdue=False, general=True)
            continue
        matter = f"{fact.item} {backing_words(fact.has)}" if fact.has is not None else fact.item
        if matter not in asked and not (fact.item in asked and open_actions(material.case.answer(fact.item))):
            asked.update({fact.item, matter})
            yield from _of_question(material, fact.item, found)


def _of_questions(material: Material, questions: Iterable[str], asked: set[str]) -> Iterator[Condition]:
    for question in questions:
        if question not in asked:
            asked.add(question)
            yield from _of_question(material, question, None)


def _of_question(material: Material, question: str, found: FactFinding | None) -> Iterator[Condition]:
    """Return the open actions on a question; where there are none, what has to become true, with its owner."""
    answer = material.case.answer(question)
    actions = open_actions(answer)
    if actions:
        yield from (_of_action(material, action) for action in actions)
        return
    owner = answer.owner if answer is not None else None
    who = role_words(owner.role, owner.organisation) if owner is not None else ""
    if not who and answer is not None:
        who = role_words(answer.waiting_for or answer.not_mine, None)
    yield Condition(sentence(_what(material, question, found)), capital(who), "", overdue=False, general=False)


def _what(material: Material, question: str, found: FactFinding | None) -> str:
    standing = material.case.standing(question)
    if standing is Standing.NOT_APPLICABLE:
        return f"A second person confirms that this does not apply: {material.ask(question)}"
    if standing is not Standing.ANSWERED:
        return f"An answer to: {material.ask(question)}"
    fact = found.fact if found is not None else None
    if isinstance(fact, ItemFact) and fact.has is not None:
        return f"{capital(backing_words(fact.has))} for this: {material.title(question)}"
    if step := material.next_step(question):
        return f"{material.title(question)}: {step}"
    wanted = fact.at_least if isinstance(fact, ItemFact) and found is not None and not found.negated else None
    becomes = material.becomes(question, wanted) if wanted is not None else ""
    return f"{material.title(question)}: {becomes}" if becomes else f"This is settled: {material.ask(question)}"


def _of_action(material: Material, action: Action) -> Condition:
    return Condition(
        what=sentence(" ".join(action.what.split())),
        who=capital(doer(action)),
        due=day_words(action.due) if action.due is not None else "",
        overdue=is_late(action, material.case.as_of),
        general=False,
    )
