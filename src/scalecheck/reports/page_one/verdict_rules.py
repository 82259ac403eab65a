"""What a verdict's own rule still asks for, in a sentence without figures, labels or ids: fit for page one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scalecheck.engine.judging.counts import count
from scalecheck.engine.judging.shortfalls import items_short
from scalecheck.model.conditions import (
    OVERALL,
    AboutOnly,
    CountFact,
    CoverageFact,
    GateFact,
    GateItemsFact,
    GatesBelowFact,
    ItemFact,
    ScoreFact,
    ShareFact,
    Weakest,
)
from scalecheck.words.numbers import counted
from scalecheck.words.rules import backing_words
from scalecheck.words.sentences import joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scalecheck.engine.logic.findings import FactFinding
    from scalecheck.model.conditions import Backing
    from scalecheck.reports.material import Material


MOST_NAMED: Final = 6
"""How many items that would lift a share are named in one sentence; where there are more, their areas are."""


def falls_short(material: Material, found: FactFinding) -> str:  # noqa: PLR0911 (one sentence for each kind of fact)
    """Return in words where a fact falls short of what a rule asks."""
    match found.fact:
        case ItemFact() as fact:
            return material.fact(fact.item)
        case ScoreFact() as fact:
            return f"{_scored(material, fact)} is too weak."
        case CoverageFact() as fact:
            return _of_coverage(material, fact)
        case ShareFact() as fact:
            return _of_share(material, found, fact)
        case CountFact() as fact:
            return _of_count(material, fact)
        case GateFact() as fact:
            gate = next(one for one in material.outline.checklist.gates if one.id == fact.gate)
            return f"“{gate.title}” is not far enough for {material.verdict_title(fact.allows)}."
        case GatesBelowFact() as fact:
            return _of_gates_below(material, fact)
        case GateItemsFact() as fact:
            items = [item.id for item in material.judge().gate_items()]
            return _without_backing(material, items, fact.has)


def _scored(material: Material, fact: ScoreFact) -> str:
    if isinstance(fact.score, Weakest):
        return "The weakest area"
    if isinstance(fact.score, AboutOnly):
        return f"What is about the {fact.score.about}"
    return "The whole" if fact.score == OVERALL else material.outline.sections[fact.score].title


def _within(material: Material, section: str | None) -> str:
    return "" if section in {None, OVERALL} else f" in {material.outline.sections[str(section)].title}"


def _of_coverage(material: Material, fact: CoverageFact) -> str:
    counts = material.judge().figures.counts[None if fact.coverage == OVERALL else fact.coverage]
    answered = counts.answered + (counts.unknown if "dont-know" in fact.counting else 0)
    where = _within(material, fact.coverage)
    has = "has" if answered == 1 else "have"
    return f"Only {answered} of the {counts.relevant} questions that apply{where} {has} an answer."


def _of_share(material: Material, found: FactFinding, fact: ShareFact) -> str:
    """Return where a share is short, with the items that would lift it, unless there are too many to take in."""
    level = "met" if fact.share == "met" else "at least partly there"
    short = [
        material.outline.sections[name].title
        for name, counts in material.judge().share_counts(fact).items()
        if name is not None and counts.reached(fact.share) < fact.at_least * counts.at_stake
    ]
    where = f" in {joined(short)}" if short else ""
    items = items_short(material.judge(), found)
    named = f"; what is not: {_titles(material, items)}" if 0 < len(items) <= MOST_NAMED else ""
    return f"Too few questions are {level}{where}{named}."


def _of_count(material: Material, fact: CountFact) -> str:
    judge = material.judge()
    concerned = [item.id for item in judge.counted(fact) if _counts(material, item.id, fact)]
    words = {"not-met": "Not met", "dont-know": "Not known", "unanswered": "Not answered"}[fact.count]
    if not concerned:
        return f"Too much is still open{_within(material, fact.within)}."
    allowed = "" if not fact.at_most else f", and no more than {counted(fact.at_most, 'question')} may be"
    return f"{words}{allowed}: {_titles(material, concerned)}."


def _counts(material: Material, item: str, fact: CountFact) -> bool:
    counts = count(material.case, (material.outline.items[item],))
    return {
        "not-met": counts.below + counts.open,
        "dont-know": counts.unknown,
        "unanswered": counts.unanswered,
    }[fact.count] > 0


def _of_gates_below(material: Material, fact: GatesBelowFact) -> str:
    gates = material.judge().gates_below(fact.gates_below)
    if fact.each_has is not None:
        items = dict.fromkeys(item for gate in gates for item in gate.holding_back[fact.gates_below])
        return _without_backing(material, list(items), fact.each_has)
    titles = joined([f"“{gate.gate.title}”" for gate in gates])
    return f"Too much at once is missing for {material.verdict_title(fact.gates_below)}: {titles}."


def _without_backing(material: Material, items: Sequence[str], backings: Iterable[Backing]) -> str:
    judge = material.judge()
    short: dict[str, list[str]] = {}
    for item in items:
        if material.case.is_set_aside(item):
            continue
        for backing in judge.lacks(item, backings):
            short.setdefault(backing_words((backing,)), []).append(item)
    said = [f"{what} for {_titles(material, concerned)}" for what, concerned in short.items()]
    return f"Still missing: {'; '.join(said)}." if said else "Answers behind the gates are still missing."


def _titles(material: Material, items: Sequence[str]) -> str:
    return joined([f"“{material.title(item)}”" for item in items])
