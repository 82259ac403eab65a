"""The gates with what each still lacks, and the areas with score, coverage and weakest question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scalecheck.engine.logic.exact import in_words
from scalecheck.model.conditions import ItemFact
from scalecheck.reports.contents import Area, Gate, Need
from scalecheck.reports.page_one.verdict_rules import falls_short
from scalecheck.reports.rules import gate_rules
from scalecheck.reports.sections.conditions import needs_of
from scalecheck.reports.sections.profile import bar, place_of
from scalecheck.words.answers import needed_words, wanted_words
from scalecheck.words.numbers import number_words
from scalecheck.words.reasons import why_not_applying
from scalecheck.words.sentences import capital, joined, sentence

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scalecheck.engine.judging.gate_result import GateResult
    from scalecheck.engine.judging.judgement import SectionResult
    from scalecheck.engine.judging.scoring import Score
    from scalecheck.reports.material import Material


def gates(material: Material) -> tuple[Gate, ...]:
    """Return the state of each gate, and what those that are not met still lack."""
    return tuple(_gate(material, gate) for gate in material.judgement.gates)


def areas(material: Material) -> tuple[Area, ...]:
    """Return how each area came out, each before its sections."""
    return tuple(_areas(material, material.judgement.sections, (), 0))


def coverage(material: Material) -> str:
    """Return in words how much of what applies is answered."""
    counts = material.judgement.counts
    if not counts.relevant:
        return "No question applies here."
    some = f"{counts.answered} of the" if counts.answered else "None of the"
    answered = "All" if counts.answered == counts.relevant else some
    have = "has" if counts.answered == 1 and counts.relevant > 1 else "have"
    said = [f"{answered} {counts.relevant} questions that apply {have} an answer"]
    if counts.unknown:
        said.append(f"{number_words(counts.unknown)} {'is' if counts.unknown == 1 else 'are'} answered by “don't know”")
    if counts.unanswered:
        said.append(f"{number_words(counts.unanswered)} {'has' if counts.unanswered == 1 else 'have'} no answer")
    if counts.not_mine:
        said.append(f"{number_words(counts.not_mine)} {'is' if counts.not_mine == 1 else 'are'} for others to answer")
    return f"{joined(said)}."


def score_words(material: Material) -> str:
    """Return in words what a score is, and how open answers count in it."""
    rule = material.outline.checklist.scoring
    treated = {"lowest": "counts at its lowest", "zero": "counts as zero", "exclude": "is left out"}
    unanswered, dont_know = (treated[one or "lowest"] for one in (rule.unanswered, rule.dont_know))
    open_ones = f"what is not answered {unanswered}, and what is not known {dont_know}"
    if unanswered == dont_know:
        open_ones = f"what is not answered or not known {unanswered}"
    return f"A score describes an area and decides nothing. In it, {open_ones}."


def _gate(material: Material, gate: GateResult) -> Gate:
    return Gate(
        title=gate.gate.title,
        state=_state(material, gate),
        met=gate.met and gate.applies,
        applies=gate.applies,
        words=material.gate_words(gate) if gate.applies else why_not_applying(material.case, gate),
        because=gate.gate.because,
        rules=gate_rules(material.outline, gate.gate),
        needs=tuple(_needs(material, gate)) or _no_way(gate),
    )


def _needs(material: Material, gate: GateResult) -> Iterator[Need]:
    """Return what a gate still needs before it is met, and how much less will do before the next better verdict."""
    if not gate.applies or gate.met:
        return
    verdicts, ranks = material.outline.checklist.verdicts, material.outline.verdict_ranks
    best, better = verdicts[0].id, verdicts[max(ranks[gate.allows] - 1, 0)].id
    sooner = {
        one.fact.item: wanted_words(material.case, one.fact, negated=one.negated)
        for one in (needs_of(material, gate, better) if better != best else ())
        if isinstance(one.fact, ItemFact)
    }
    for found in needs_of(material, gate, best):
        if not isinstance(found.fact, ItemFact):
            yield Need("", falls_short(material, found), "")
            continue
        asked, less = wanted_words(material.case, found.fact, negated=found.negated), sooner.get(found.fact.item)
        said = f"{needed_words(material.case, found.fact, negated=found.negated)} for {material.verdict_title(best)}"
        if less is not None:
            said += f"{' and' if less == asked else f', {less}'} for {material.verdict_title(better)}"
        yield _need(material, found.fact, said)


def _no_way(gate: GateResult) -> tuple[Need, ...]:
    """Return what is said where no answer would help: what is left of the rule does not hold for this step."""
    words = "What it asks about is set aside, and what is left of its rule does not hold for this step."
    return (Need("", words, ""),) if gate.applies and not gate.met else ()


def _state(material: Material, gate: GateResult) -> str:
    if not gate.applies:
        return "does not apply"
    if gate.met:
        return "met"
    if gate.allows == material.outline.checklist.default_verdict.id:
        return "not met"
    return f"not met (enough for {material.verdict_title(gate.allows)})"


def _need(material: Material, fact: ItemFact, needed: str) -> Need:
    says = material.says(fact.item)
    now = says if material.case.option(fact.item) is None else f"“{says}” now"
    words = sentence(capital(f"{now}; {needed}"))
    return Need(material.title(fact.item), words, sentence(material.next_step(fact.item)))


def _areas(material: Material, sections: Iterable[SectionResult], above: tuple[str, ...], depth: int) -> Iterator[Area]:
    for one in sections:
        path = (*above, one.section.title)
        weakest = one.weakest
        yield Area(
            title=": ".join(path),
            depth=depth,
            score=_score(one.score),
            band=label.label if (label := one.score.band or one.score.no_band) is not None else "",
            answered=f"{one.counts.answered} of {one.counts.relevant}" if one.counts.relevant else "nothing applies",
            met=one.counts.met,
            partly=one.counts.partly,
            not_there=one.counts.below - one.counts.partly,
            dont_know=one.counts.unknown,
            unanswered=one.counts.unanswered,
            weakest=f"{weakest.title} ({material.says(weakest.id)})" if weakest is not None else "",
            bar=bar(material, one),
            place=place_of(one),
        )
        yield from _areas(material, one.sections, path, depth + 1)


def _score(score: Score) -> str:
    if score.shown is None or score.value is None:
        return "none"
    lowest, highest = in_words(score.value.lowest), in_words(score.value.highest)
    ends = f"of {highest}" if lowest == "0" else f"({lowest} to {highest})"
    return f"{in_words(score.shown)} {ends}"
