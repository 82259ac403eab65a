"""What must be true first by one file: before a verdict, before the step that is supported, before the one proposed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from scalecheck.engine.changes.changed_promises import is_late
from scalecheck.engine.inputs.responses import Response
from scalecheck.engine.judging.judgement import judge_case
from scalecheck.engine.judging.requirements import as_described, still_asked
from scalecheck.engine.way.required import required_for_best
from scalecheck.model.assessment import Answer, Standing
from scalecheck.model.conditions import ItemFact
from scalecheck.reports.contents import Condition
from scalecheck.reports.material import doer, open_actions
from scalecheck.reports.page_one.verdict_rules import falls_short
from scalecheck.words.days import day_words
from scalecheck.words.roles import role_alone, role_words
from scalecheck.words.rules import backing_words
from scalecheck.words.sentences import capital, sentence, without_stop

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from datetime import date

    from scalecheck.engine.judging.gate_result import GateResult
    from scalecheck.engine.judging.judgement import StepResult
    from scalecheck.engine.judging.verdicts import VerdictResult
    from scalecheck.engine.logic.findings import FactFinding
    from scalecheck.model.assessment import Action, Decision
    from scalecheck.reports.material import Material


Before: TypeAlias = Literal["decision", "verdict", "going-on", "smaller", "proposed"]
"""Before what something must be true: what was decided, a verdict, anything that goes on, a step."""
BEFORE: Final[tuple[Before, ...]] = ("verdict", "going-on", "smaller", "proposed")
"""What things must be true before by the judgement, in the order in which they are told."""


def conditions_of(material: Material, smaller: str | None) -> Mapping[Before, tuple[Condition, ...]]:
    """Return what must be true first by the judgement on one file: each thing once, before what comes first.

    Args:
        material: What the judgement is about.
        smaller: A smaller step that is looked at as well, by option id; None where there is none.
    """
    result = material.judgement.verdict
    found: dict[Before, Iterable[Condition]] = {}
    if not result.settled:
        missing = dict.fromkeys(_without_answer(material, result))
        found["verdict"] = (one for item in missing for one in _of_question(material, item, None))
    elif is_worse_than_default(material, result):
        found["going-on"] = _of_facts(material, result.facts)
    if smaller is not None:
        found["smaller"] = _before(_at_step(material, smaller))
    found["proposed"] = _before(material)
    told: set[Condition] = set()
    return {before: tuple(_once(found.get(before, ()), told)) for before in BEFORE}


def set_by_group(made: Decision, as_of: date) -> tuple[Condition, ...]:
    """Return the conditions that a group set when it decided, in its order."""
    return tuple(
        Condition(
            what=sentence(" ".join(one.what.split())),
            who=capital(doer(one)),
            due=day_words(one.due) if one.due is not None else "",
            overdue=is_late(one, as_of),
            general=False,
            met=one.done,
        )
        for one in made.conditions
    )


def _before(material: Material) -> Iterator[Condition]:
    yield from _to_accept(material)
    yield from _of_facts(material, required_for_best(material.judgement))


def _at_step(material: Material, option: str) -> Material:
    """Return the same, judged as if another step were proposed."""
    step = material.judgement.step
    if step is None:
        return material
    case = material.case.answered({step.question.id: Response(Answer(option=option))})
    return replace(material, judgement=judge_case(case))


def _once(found: Iterable[Condition], told: set[Condition]) -> Iterator[Condition]:
    for one in found:
        if one not in told:
            told.add(one)
            yield one


def _to_accept(material: Material) -> Iterator[Condition]:
    """Return the changes of the core that keep a gate from being met at the site that the file is about."""
    own = material.assessment.site
    site = f" at {' '.join((own.name or own.id).split())}" if own is not None else ""
    for what in dict.fromkeys(what for gate in material.judgement.gates for what in gate.core_changes):
        text = f"Accept or reverse this change of the core{site}: “{without_stop(' '.join(what.split()))}”."
        yield Condition(text, "", "", overdue=False, general=False)


def smaller_step(material: Material) -> tuple[str, VerdictResult] | None:
    """Return the largest step that the answers support, where it is smaller than the one proposed, with its verdict."""
    step = material.judgement.step
    if step is None or step.supported is None or not _is_smaller(material, step, step.supported):
        return None
    return step.supported, step.verdicts[step.supported]


def is_worse_than_default(material: Material, result: VerdictResult) -> bool:
    """Return whether a verdict is worse than the one that is where nothing better is shown."""
    ranks = material.outline.verdict_ranks
    return ranks[result.verdict.id] > material.outline.default_rank


def needs_of(material: Material, gate: GateResult, verdict: str) -> tuple[FactFinding, ...]:
    """Return what a gate still asks for before a verdict, with the innovation as it is described, and its step."""
    return still_asked(material.outline, gate, verdict, as_described(material.case))


def _is_smaller(material: Material, step: StepResult, option: str) -> bool:
    """Return whether an option is a smaller step than the one proposed; where none is proposed, each is."""
    places = [one.id for one in material.outline.checklist.scales[step.question.scale].options]
    return step.proposed is None or places.index(option) < places.index(step.proposed)


def _without_answer(material: Material, result: VerdictResult) -> Iterator[str]:
    """Return the questions that need an answer before there can be a verdict.

    What the checklist's own rule names comes first, then what is behind the gates; other open questions follow only
    where a verdict needs more answers than these.
    """
    named = [found.fact.item for found in result.unsettled_by if isinstance(found.fact, ItemFact)]
    first = list(dict.fromkeys((*named, *(item.id for item in (*result.missing, *result.not_asked)))))
    yield from first
    said = material.case.answered(dict.fromkeys(first, Response(Answer(dont_know=True))))
    if not judge_case(said).verdict.settled:
        unanswered = (Standing.UNANSWERED, Standing.NOT_MINE)
        yield from (item.id for item in material.case.items() if material.case.standing(item.id) in unanswered)


def _of_facts(material: Material, facts: Iterable[FactFinding]) -> Iterator[Condition]:
    for found in facts:
        if isinstance(found.fact, ItemFact):
            yield from _of_question(material, found.fact.item, found)
        else:
            yield Condition(sentence(falls_short(material, found)), "", "", overdue=False, general=True)


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
        who = role_alone(answer.waiting_for or answer.not_mine or "")
    yield Condition(sentence(_what(material, question, found)), capital(who), "", overdue=False, general=False)


def _what(material: Material, question: str, found: FactFinding | None) -> str:
    standing = material.case.standing(question)
    if standing is Standing.NOT_APPLICABLE:
        return f"A second person confirms that this does not apply: {material.ask(question)}"
    if standing is not Standing.ANSWERED:
        return f"An answer to: {material.ask(question)}"
    fact = found.fact if found is not None else None
    if isinstance(fact, ItemFact) and fact.has is not None:
        best = material.verdict_title(material.outline.checklist.verdicts[0].id)
        return f"{capital(backing_words(fact.has))}, as {best} asks of this answer: {material.title(question)}"
    wanted = fact.at_least if isinstance(fact, ItemFact) and found is not None and not found.negated else None
    becomes = material.becomes(question, wanted) if wanted is not None else ""
    if says := becomes or material.next_step(question):
        return f"{material.title(question)}: {' '.join(says.split())}"
    return f"This is settled: {material.ask(question)}"


def _of_action(material: Material, action: Action) -> Condition:
    return Condition(
        what=sentence(" ".join(action.what.split())),
        who=capital(doer(action)),
        due=day_words(action.due) if action.due is not None else "",
        overdue=is_late(action, material.case.as_of),
        general=False,
    )
