"""What a judgement rests on, in words: one sentence for each fact that decided it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from scalecheck.engine.exact import in_words, percent
from scalecheck.engine.scoring import Reading
from scalecheck.engine.tally import tally
from scalecheck.model.assessment import Standing
from scalecheck.model.conditions import (
    EVERY_DOMAIN,
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

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from fractions import Fraction

    from scalecheck.engine.case import Case
    from scalecheck.engine.facts import Judge
    from scalecheck.engine.findings import FactFinding
    from scalecheck.engine.gates import GateResult
    from scalecheck.engine.verdicts import VerdictResult
    from scalecheck.model.conditions import Backing

_BACKING_WORDS: dict[Backing, str] = {
    "evidence": "evidence in date",
    "owner": "an owner",
    "dated-action": "an action with a date",
}
_COUNT_WORDS = {"not-met": "not met", "dont-know": "answered by “don't know”", "unanswered": "not answered"}


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason for a verdict, for a person to read."""

    text: str
    """The reason, as a sentence or two."""
    kind: Literal["gate", "rule", "missing"]
    """Whether a gate, the verdict's own rule, or a missing answer stands behind it."""
    gate: str | None = None
    """The gate's id, where it is one."""
    items: tuple[str, ...] = ()
    """The ids of the questions concerned."""


def reasons(judge: Judge, result: VerdictResult) -> tuple[Reason, ...]:
    """Give the reasons for a verdict in the order in which they should be read."""
    case = judge.case
    found = [_part_reason(case, result)] if result.not_asked else []
    found += [_missing_reason(case, item.id) for item in result.missing]
    found += [_fact_reason(judge, fact) for fact in result.unsettled_by]
    found += [gate_reason(judge, gate) for gate in result.gates]
    found += [_fact_reason(judge, fact) for fact in result.facts]
    return tuple(dict.fromkeys(found))


def gate_reason(judge: Judge, gate: GateResult) -> Reason:
    """Say where a gate stands: its own words, then the facts that hold it back."""
    facts = "; ".join(gate_facts(judge, gate))
    words = gate.words or gate.gate.because
    items = tuple(dict.fromkeys(found.fact.item for found in gate.lacking if isinstance(found.fact, ItemFact)))
    return Reason(f"{gate.gate.title}: {words} ({facts})", "gate", gate=gate.gate.id, items=items)


def gate_facts(judge: Judge, gate: GateResult) -> tuple[str, ...]:
    """Give, in words, the facts that keep a gate from letting the next better verdict pass."""
    return tuple(dict.fromkeys(fact_words(judge, found) for found in gate.lacking))


def answer_words(case: Case, question: str) -> str:
    """Say what is answered to a question: the option's label, or how it is left open."""
    answer = case.answer(question)
    option = case.option(question)
    if option is not None:
        return case.outline.label(question, option)
    standing = case.standing(question)
    if answer is None or standing is Standing.ANSWERED:
        return "no answer yet"
    if standing is Standing.DONT_KNOW:
        return "don't know"
    if standing is Standing.NOT_APPLICABLE:
        return "not applicable" if case.is_set_aside(question) else "not applicable, not confirmed by a second person"
    if standing is Standing.NOT_MINE:
        return f"no answer yet, for the {answer.not_mine} to give"
    return f"no answer yet, waiting for {answer.waiting_for}" if answer.waiting_for else "no answer yet"


def fact_words(judge: Judge, found: FactFinding) -> str:
    """Say in a clause what a fact found and what it asks for."""
    return _said(judge, found)


def _part_reason(case: Case, result: VerdictResult) -> Reason:
    total, left = len(case.items()), len(result.not_asked)
    names = tuple(item.id for item in result.not_asked)
    return Reason(f"Only {total - left} of the {total} questions are asked here.", "missing", items=names)


def _missing_reason(case: Case, item: str) -> Reason:
    asked = case.outline.items[item]
    return Reason(f"{asked.title}: {answer_words(case, item)}.", "missing", items=(item,))


def _fact_reason(judge: Judge, found: FactFinding) -> Reason:
    items = (found.fact.item,) if isinstance(found.fact, ItemFact) else ()
    text = _said(judge, found)
    return Reason(f"{text[:1].upper()}{text[1:]}.", "rule", items=items)


def _said(judge: Judge, found: FactFinding) -> str:  # noqa: PLR0911 (one sentence for each kind of fact)
    match found.fact:
        case ItemFact() as fact:
            return _item_words(judge, fact, negated=found.negated)
        case ScoreFact() as fact:
            return _score_words(judge, fact)
        case CoverageFact() as fact:
            return _coverage_words(judge, fact)
        case ShareFact() as fact:
            return _share_words(judge, fact)
        case CountFact() as fact:
            return _count_words(judge, fact)
        case GateFact() as fact:
            gate = judge.gates[fact.gate]
            return f"the gate “{gate.gate.title}” allows “{_verdict_title(judge, gate.allows)}”"
        case GatesBelowFact() as fact:
            return _gates_below_words(judge, fact)
        case GateItemsFact() as fact:
            return _lacking_words(judge, [item.id for item in judge.gate_items()], fact.has)


def _item_words(judge: Judge, fact: ItemFact, *, negated: bool) -> str:
    case = judge.case
    says = f"{case.outline.questions[fact.item].title}: {answer_words(case, fact.item)}"
    if fact.has is not None:
        return f"{says}, without {_backing_words(judge.lacks(fact.item, fact.has))}"
    needs = _item_needs(case, fact, negated=negated)
    return f"{says}; needs {needs}" if needs and case.option(fact.item) not in _wanted(fact, negated=negated) else says


def _wanted(fact: ItemFact, *, negated: bool) -> tuple[str, ...]:
    return () if negated or fact.is_in is None else fact.is_in


def _item_needs(case: Case, fact: ItemFact, *, negated: bool) -> str:
    label = case.outline.label
    if fact.is_in is not None or fact.is_not_in is not None:
        named = " or ".join(f"“{label(fact.item, option)}”" for option in fact.is_in or fact.is_not_in or ())
        return f"anything but {named}" if (fact.is_in is None) is not negated else named
    if fact.at_least is not None:
        return f"{'less than' if negated else 'at least'} “{label(fact.item, fact.at_least)}”"
    if fact.below is not None:
        return f"{'at least' if negated else 'less than'} “{label(fact.item, fact.below)}”"
    if fact.basis is not None:
        return f"an answer that is {'not ' if negated else ''}{' or '.join(fact.basis)}"
    return ""


def _score_words(judge: Judge, fact: ScoreFact) -> str:
    found = judge.score(fact, Reading.WORST)
    figure = "nothing" if found is None or found[1].shown is None else in_words(found[1].shown)
    if isinstance(fact.score, Weakest):
        name = f"the weakest area, {_section_title(judge, found[0] if found else None)},"
    elif isinstance(fact.score, AboutOnly):
        name = f"everything about the {fact.score.about}"
    else:
        name = _section_title(judge, None if fact.score == OVERALL else fact.score)
    return f"{name} scores {figure} with open answers at their worst; {_limit(fact.at_least, fact.below)}"


def _limit(at_least: Fraction | None, below: Fraction | None) -> str:
    if at_least is not None:
        return f"the line is at {in_words(at_least)}"
    return f"the line is below {in_words(below)}" if below is not None else ""


def _coverage_words(judge: Judge, fact: CoverageFact) -> str:
    section = None if fact.coverage == OVERALL else fact.coverage
    counts = judge.tallies[section]
    covered = counts.answered + (counts.unknown if "dont-know" in fact.counting else 0)
    return (
        f"{_section_title(judge, section)}: {covered} of {counts.relevant} questions are answered; "
        f"needs {percent(fact.at_least)}"
    )


def _share_words(judge: Judge, fact: ShareFact) -> str:
    level = "met" if fact.share == "met" else "at least partly there"
    short = [
        f"{_section_title(judge, name)}: {counts.reached(fact.share)} of {counts.relevant}"
        for name, counts in judge.share_tallies(fact).items()
        if counts.reached(fact.share) < fact.at_least * counts.relevant
    ]
    where = " in every area" if fact.within == EVERY_DOMAIN else ""
    return f"too few questions are {level} ({'; '.join(short)}); needs {percent(fact.at_least)}{where}"


def _count_words(judge: Judge, fact: CountFact) -> str:
    counts = tally(judge.case, judge.counted(fact))
    number = {"not-met": counts.below, "dont-know": counts.unknown, "unanswered": counts.unanswered}[fact.count]
    could = {"not-met": counts.open, "dont-know": counts.unanswered, "unanswered": 0}[fact.count]
    kind = f"{fact.importance} questions" if fact.importance else "questions"
    about = f" about the {fact.about}" if fact.about else ""
    within = "" if fact.within in {None, OVERALL} else f" in {_section_title(judge, fact.within)}"
    open_too = f", and {could} more could be" if could else ""
    return (
        f"{number} of the {kind}{about}{within} {'is' if number == 1 else 'are'} {_COUNT_WORDS[fact.count]}{open_too}; "
        f"at most {fact.at_most} may be"
    )


def _gates_below_words(judge: Judge, fact: GatesBelowFact) -> str:
    gates = judge.gates_below(fact.gates_below)
    title = _verdict_title(judge, fact.gates_below)
    if fact.each_has is not None:
        items = dict.fromkeys(item for gate in gates for item in gate.holding_back[fact.gates_below])
        return _lacking_words(judge, list(items), fact.each_has)
    named = ", ".join(gate.gate.title for gate in gates)
    return f"{len(gates)} gates stand below “{title}” ({named}); at most {fact.at_most} may"


def _lacking_words(judge: Judge, items: Sequence[str], backings: Iterable[Backing]) -> str:
    wanted = tuple(backings)
    case = judge.case
    short = [
        f"{case.outline.items[item].title} ({_backing_words(lacking)})"
        for item in items
        if not case.is_set_aside(item) and (lacking := judge.lacks(item, wanted))
    ]
    unanswered = [
        case.outline.items[item].title
        for item in items
        if case.option(item) is None and not case.is_set_aside(item) and not judge.lacks(item, wanted)
    ]
    return f"still missing: {'; '.join(short + [f'{title} (an answer)' for title in unanswered])}"


def _backing_words(backings: Iterable[Backing]) -> str:
    return " and ".join(_BACKING_WORDS[one] for one in backings)


def _section_title(judge: Judge, section: str | None) -> str:
    return "the whole" if section is None else judge.case.outline.sections[section].title


def _verdict_title(judge: Judge, verdict: str) -> str:
    return judge.case.outline.checklist.verdicts[judge.case.outline.verdict_ranks[verdict]].title
