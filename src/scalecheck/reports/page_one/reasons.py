"""Why the verdict is what it is: the gates' own words, the facts behind them, and one thing that goes well."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scalecheck.model.conditions import ItemFact
from scalecheck.reports.contents import Reason
from scalecheck.reports.page_one.top import set_aside_behind_gates
from scalecheck.reports.page_one.verdict_rules import falls_short
from scalecheck.reports.sections.conditions import is_worse_than_default, needs_of
from scalecheck.words.numbers import counted
from scalecheck.words.sentences import capital, joined, quoted, sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from scalecheck.engine.judging.gate_result import GateResult
    from scalecheck.engine.logic.findings import FactFinding
    from scalecheck.reports.material import Material

WEAKEST: Final = 3
"""How many questions are named that come out worst under the best verdict."""
ROOM: Final = 4
"""How many reasons page one has room for, what goes well among them."""


def reasons(material: Material) -> tuple[tuple[Reason, ...], tuple[str, ...]]:
    """Return the reasons in the order in which they should be read, and in sentences what else belongs to them.

    Gates come in the checklist's order, in which what is unsafe or unlawful is first; then what the verdict's own
    rule asks; then one thing that goes well.
    """
    against = tuple(_against(material))
    good = _goes_well(material)
    room = ROOM - (good is not None)
    kept = against[:room]
    also = (
        *_weakest_even_so(material),
        *_beside(material, kept, len(material.judgement.verdict.missing) - room),
        *set_aside_behind_gates(material),
    )
    return (*kept, *((good,) if good is not None else ())), also


def _against(material: Material) -> Iterator[Reason]:
    result = material.judgement.verdict
    if not result.settled:
        for item in result.missing:
            waits = capital(material.open_words(item.id)) or "No answer yet"
            yield Reason("", f"{sentence(f'{item.title}: {item.ask}')} {sentence(waits)}", good=False)
        for found in result.unsettled_by:
            yield Reason(falls_short(material, found), "", good=False)
        return
    if is_worse_than_default(material, result):
        yield from (_known(material, found) for found in result.facts)
        return
    better = material.next_better(result)
    for gate in result.gates:
        yield _of_gate(material, gate, better or gate.allows)
    for found in result.facts:
        fact = found.fact
        if isinstance(fact, ItemFact) and fact.because:
            yield Reason(sentence(fact.because), material.fact(fact.item), good=False)
        else:
            yield Reason(falls_short(material, found), "", good=False)


def _known(material: Material, found: FactFinding) -> Reason:
    """Return in words what is known to set against going on."""
    fact = found.fact
    if not isinstance(fact, ItemFact):
        return Reason(falls_short(material, found), "", good=False)
    words = fact.because or f"This is known to speak against it: “{material.title(fact.item)}”"
    looks_like = material.note(fact.item) or material.meaning(fact.item)
    return Reason(sentence(words), material.fact(fact.item) if looks_like else "", good=False)


def _of_gate(material: Material, gate: GateResult, verdict: str) -> Reason:
    words = material.gate_words(gate) or f"“{gate.gate.title}” is not met. {gate.gate.because}"
    asked = (found.fact.item for found in needs_of(material, gate, verdict) if isinstance(found.fact, ItemFact))
    deciding = _weakest(material, asked)
    return Reason(sentence(words), material.fact(deciding) if deciding is not None else "", good=False)


def _weakest(material: Material, questions: Iterable[str]) -> str | None:
    """Return the question that is worst, one with a note before one without, the first of equals."""

    def rank(question: str) -> tuple[float, bool]:
        option = material.case.option(question)
        share = material.outline.ranks[question].share[option] if option is not None else -1
        return float(share), not material.note(question)

    return min(questions, key=rank, default=None)


def _beside(material: Material, kept: Sequence[Reason], left_out: int) -> Iterator[str]:
    """Return in words what else is not met, or not answered, so that page one hides nothing."""
    result = material.judgement.verdict
    if left_out > 0 and not result.settled:
        more = capital(counted(left_out, "more question"))
        yield f"{more} behind the gates {'has' if left_out == 1 else 'have'} no answer."
    said = {gate.gate.id for gate in result.gates[: len(kept)]}
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

    A gate part of which lies outside this file is not met by this file alone, and is not taken.
    """
    outside = material.case.left_out | material.case.not_asked
    for gate in material.judgement.gates:
        words = material.gate_words(gate)
        if gate.met and gate.applies and words and outside.isdisjoint(material.outline.gate_items[gate.gate.id]):
            best = _best(material, gate.items)
            return Reason(sentence(words), quoted(material.note(best)) if best is not None else "", good=True)
    judge = material.judge()
    shown = (item.id for item in material.case.items() if not judge.lacks(item.id, ("evidence",)))
    best = _best(material, (item for item in shown if material.is_met(item)))
    return Reason(material.fact(best), "", good=True) if best is not None else None


def _best(material: Material, questions: Iterable[str]) -> str | None:
    answered = [question for question in questions if material.case.option(question) is not None]

    def rank(question: str) -> tuple[bool, float, bool]:
        share = material.outline.ranks[question].share[material.case.option(question) or ""]
        return not material.is_met(question), -float(share), not material.note(question)

    return min(answered, key=rank, default=None)
