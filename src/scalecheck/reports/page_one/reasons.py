"""Why the verdict is what it is: the gates' own words, the facts behind them, and one thing that goes well."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, Final, NamedTuple

from scalecheck.model.conditions import ItemFact
from scalecheck.reports.contents import Reason
from scalecheck.reports.page_one.top import set_aside_behind_gates
from scalecheck.reports.page_one.verdict_rules import falls_short
from scalecheck.reports.sections.conditions import is_worse_than_default, needs_of
from scalecheck.words.numbers import counted
from scalecheck.words.sentences import capital, first_words, joined, quoted, sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from scalecheck.engine.judging.gate_result import GateResult
    from scalecheck.engine.judging.verdicts import VerdictResult
    from scalecheck.engine.logic.findings import FactFinding
    from scalecheck.model.conditions import About
    from scalecheck.reports.material import Material

WEAKEST: Final = 3
"""How many questions are named that come out worst under the best verdict."""
ROOM: Final = 5
"""How many reasons page one has room for, what goes well among them."""


def reasons(material: Material) -> tuple[tuple[Reason, ...], tuple[str, ...]]:
    """Return the reasons in the order in which they should be read, and in sentences what else belongs to them.

    First comes what is unsafe or unlawful, then a change of the core, then the other gates in the checklist's order
    and what the verdict's own rule asks; the weakest side is among them where it can be. Last is what goes well.
    """
    against = tuple(_against(material))
    good = _goes_well(material)
    room = ROOM - (good is not None)
    kept = _with_weakest_side(material, against, room)
    result = material.judgement.verdict
    also = (
        *_weakest_even_so(material),
        *_beside(material, kept, len(result.missing) + len(_named_by_the_rule(result)) - room),
        *set_aside_behind_gates(material),
    )
    return (*(one.reason for one in kept), *((good,) if good is not None else ())), also


class _Against(NamedTuple):
    """A reason against a better verdict."""

    reason: Reason
    """The reason."""
    about: About | None
    """Which side it is about; None: no one side."""
    gate: GateResult | None = None
    """The gate whose reason it is; None: another rule's."""


def _with_weakest_side(material: Material, against: Sequence[_Against], room: int) -> Sequence[_Against]:
    """Return the first reasons; the last of them is one about the weakest side, where no other is."""
    kept, weakest = against[:room], _weakest_side(material)
    if any(one.about == weakest for one in kept):
        return kept
    others = [one for one in against[room:] if one.about == weakest]
    return (*kept[:-1], others[0]) if others else kept


def _weakest_side(material: Material) -> About | None:
    """Return the side with the worst verdict, of several the one of which the smallest share is partly there."""
    ranks = material.outline.verdict_ranks

    def weight(about: About) -> tuple[int, float]:
        side = material.judgement.alone[about]
        counts = side.judge.figures.counts[None]
        return -ranks[side.result.verdict.id], counts.reached("partly") / max(counts.relevant, 1)

    return min(material.judgement.alone, key=weight, default=None)


def _against(material: Material) -> Iterator[_Against]:
    result = material.judgement.verdict
    if not result.settled or is_worse_than_default(material, result):
        yield from (_Against(one, None) for one in _before_any_gate(material))
        return
    better = material.next_better(result)
    gates = [_of_gate(material, gate, better or gate.allows) for gate in result.gates]
    first = list(takewhile(lambda gate: _comes_first(material, gate), result.gates))
    yield from (*gates[: len(first)], *_core_changed(material), *gates[len(first) :])
    for found in result.facts:
        fact = found.fact
        about = _about(material, fact.item) if isinstance(fact, ItemFact) else None
        if isinstance(fact, ItemFact) and fact.because:
            yield _Against(Reason(sentence(fact.because), material.fact(fact.item), good=False), about)
        else:
            yield _Against(Reason(falls_short(material, found), "", good=False), about)


def _comes_first(material: Material, gate: GateResult) -> bool:
    """Return whether a gate asks the same of every step, as safety and the law do, and does not guard the core."""
    step, questions = material.judgement.step, material.outline.gate_questions[gate.gate.id]
    return (
        not gate.gate.guards_core and step is not None and questions is not None and step.question.id not in questions
    )


def _core_changed(material: Material) -> Iterator[_Against]:
    """Return that the core was changed, here or at a site, where a gate is not met because of it."""
    own = material.assessment.site
    judged = [(one.name, one.looked.judgement) for one in material.sites if one.looked is not None]
    changed = {
        name: what
        for name, judgement in [((own.name or own.id) if own is not None else "", material.judgement), *judged]
        if (what := next((what for gate in judgement.gates for what in gate.core_changes), None)) is not None
    }
    if changed:
        where = f"At {joined([' '.join(name.split()) for name in changed])} a" if all(changed) else "A"
        words = f"{where} part that must stay is changed, and no decision accepts it."
        yield _Against(Reason(words, quoted(first_words(next(iter(changed.values())))), good=False), "site")


def _before_any_gate(material: Material) -> Iterator[Reason]:
    """Return why there is no verdict yet, or what is known to set against going on."""
    result = material.judgement.verdict
    if not result.settled:
        for question in (*_named_by_the_rule(result), *(item.id for item in result.missing)):
            waits = capital(material.open_words(question)) or "No answer yet"
            said = f"{material.title(question)}: {material.ask(question)}"
            yield Reason("", f"{sentence(said)} {sentence(waits)}", good=False)
        for found in result.unsettled_by:
            if not isinstance(found.fact, ItemFact):
                yield Reason(falls_short(material, found), "", good=False)
    else:
        yield from (_known(material, found) for found in result.facts)


def _named_by_the_rule(result: VerdictResult) -> list[str]:
    """Return the questions that the checklist's own rule wants answered before any verdict, such as an open concern."""
    return [found.fact.item for found in result.unsettled_by if isinstance(found.fact, ItemFact)]


def _known(material: Material, found: FactFinding) -> Reason:
    """Return in words what is known to set against going on."""
    fact = found.fact
    if not isinstance(fact, ItemFact):
        return Reason(falls_short(material, found), "", good=False)
    words = fact.because or f"This is known to speak against it: “{material.title(fact.item)}”"
    says = material.note(fact.item) or material.meaning(fact.item)
    return Reason(sentence(words), material.fact(fact.item) if says else _as_answered(material, fact.item), good=False)


def _as_answered(material: Material, question: str) -> str:
    """Return a question with its answer, as for a yes whose meaning needs no words; nothing where it has none."""
    option = material.case.option(question)
    label = material.outline.label(question, option) if option is not None else ""
    return f"{sentence(material.ask(question))} {sentence(label)}" if label else ""


def _of_gate(material: Material, gate: GateResult, verdict: str) -> _Against:
    words = material.gate_words(gate) or f"“{gate.gate.title}” is not met. {gate.gate.because}"
    asked = (found.fact.item for found in needs_of(material, gate, verdict) if isinstance(found.fact, ItemFact))
    deciding = _weakest(material, asked)
    fact = material.fact(deciding) if deciding is not None else ""
    return _Against(Reason(sentence(words), fact, good=False), _about(material, deciding), gate)


def _about(material: Material, question: str | None) -> About | None:
    item = material.outline.items.get(question or "")
    return item.about if item is not None else None


def _weakest(material: Material, questions: Iterable[str]) -> str | None:
    """Return the question that is worst, one with a note before one without, the first of equals."""

    def rank(question: str) -> tuple[float, bool]:
        option = material.case.option(question)
        share = material.outline.ranks[question].share[option] if option is not None else -1
        return float(share), not material.note(question)

    return min(questions, key=rank, default=None)


def _beside(material: Material, kept: Sequence[_Against], left_out: int) -> Iterator[str]:
    """Return in words what else is not met, or not answered, so that page one hides nothing."""
    result = material.judgement.verdict
    if left_out > 0 and not result.settled:
        more = f"{capital(counted(left_out, 'more question'))} behind the gates {'has' if left_out == 1 else 'have'}"
        yield f"{more} no answer, in the full report under “What is not known”."
    said = {one.gate.gate.id for one in kept if one.gate is not None}
    not_met = [gate for gate in material.judgement.gates if gate.applies and not gate.met]
    others = [f"“{gate.gate.title}”" for gate in not_met if gate.gate.id not in said]
    if others:
        yield f"Not met {'either' if said else 'yet'}: {joined(others)}."
    elif not not_met and any(gate.applies for gate in material.judgement.gates):
        yield "Every gate that applies is met."


def _weakest_even_so(material: Material) -> Iterator[str]:
    """Return under the best verdict which questions come out worst even so, as far as any could be better."""
    result = material.judgement.verdict
    if not result.settled or material.outline.verdict_ranks[result.verdict.id]:
        return
    shares = [(_share(material, item.id), item.title) for item in material.case.items()]
    worst = sorted((one for one in shares if one[0] < 1), key=lambda one: one[0])[:WEAKEST]
    if worst:
        yield f"Weakest even so: {joined([f'“{title}”' for _, title in worst])}."


def _share(material: Material, question: str) -> float:
    """Return how far an answer is between the worst and the best option; what is set aside counts as the best."""
    option = material.case.option(question)
    if option is None:
        return 1 if material.case.is_set_aside(question) else -1
    return float(material.outline.ranks[question].share[option])


def _goes_well(material: Material) -> Reason | None:
    """Return one thing that goes well: a gate that is met, else the best answer with evidence.

    A gate part of which lies outside this file is not met by this file alone, and is not taken; neither is one that is
    not met at a site, nor an answer behind one that a change of the core there keeps from being met.
    """
    outside = material.case.left_out | material.case.not_asked
    failed = tuple(_failed_at_sites(material))
    broken = {gate.gate.id for gate in failed if gate.core_changes}
    for gate in material.judgement.gates:
        words = material.gate_words(gate)
        if not (gate.met and gate.applies and words) or gate.gate.id in {one.gate.id for one in failed}:
            continue
        if outside.isdisjoint(material.outline.gate_items[gate.gate.id]):
            best = _best(material, gate.items)
            return Reason(
                sentence(words), material.fact(best) if best is not None and material.note(best) else "", good=True
            )
    judge = material.judge()
    behind = {item for name in broken for item in material.outline.gate_items[name]}
    items = (item.id for item in material.case.items() if item.id not in behind)
    shown = (item for item in items if not judge.lacks(item, ("evidence",)))
    best = _best(material, (item for item in shown if material.is_met(item)))
    return Reason(material.fact(best), "", good=True) if best is not None else None


def _failed_at_sites(material: Material) -> Iterator[GateResult]:
    """Return the gates that are not met at a site by its own file."""
    for site in material.sites:
        gates = site.looked.judgement.gates if site.looked is not None else ()
        yield from (gate for gate in gates if gate.applies and not gate.met)


def _best(material: Material, questions: Iterable[str]) -> str | None:
    answered = [question for question in questions if material.case.option(question) is not None]

    def rank(question: str) -> tuple[bool, float, bool]:
        share = material.outline.ranks[question].share[material.case.option(question) or ""]
        return not material.is_met(question), -float(share), not material.note(question)

    return min(answered, key=rank, default=None)
