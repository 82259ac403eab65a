"""What a fact found, and what it asks for, in words: one clause for each kind of fact."""

from __future__ import annotations

from math import ceil
from typing import TYPE_CHECKING, Final, assert_never

from scalecheck.engine.judging.counts import count
from scalecheck.engine.judging.scoring import Reading
from scalecheck.engine.judging.shortfalls import items_holding_back, items_short, without_backing
from scalecheck.engine.logic.exact import in_words, round_half_up
from scalecheck.engine.logic.findings import FactFinding
from scalecheck.engine.logic.truth import Truth
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
from scalecheck.words.answers import answer_words, item_words
from scalecheck.words.rules import COUNT_WORDS, backing_words, verdict_title
from scalecheck.words.sentences import joined

if TYPE_CHECKING:
    from collections.abc import Sequence
    from fractions import Fraction

    from scalecheck.engine.judging.facts import Judge
    from scalecheck.engine.judging.scoring import Score
    from scalecheck.model.conditions import Backing

_COULD: Final = {"not-met": "not to be met", "dont-know": "to be a “don't know”", "unanswered": "to be unanswered"}
_MOST_DECIMALS: Final = 6


def fact_words(judge: Judge, found: FactFinding) -> str:
    """Return in words what a fact found and, where it did not come out as the rule asks, what is needed instead."""
    held = found.truth is (Truth.FALSE if found.negated else Truth.TRUE)
    says, needs = _words(judge, found, held=held)
    return f"{says}, but {needs}" if needs and not held else says


def _words(judge: Judge, found: FactFinding, *, held: bool) -> tuple[str, str]:  # noqa: PLR0911 (one for each kind)
    """Return what was found, and what is needed."""
    match found.fact:
        case ItemFact() as fact:
            return item_words(judge, fact, negated=found.negated, held=held)
        case ScoreFact() as fact:
            return _of_score(judge, fact, negated=found.negated, held=held)
        case CoverageFact() as fact:
            return _of_coverage(judge, fact, negated=found.negated)
        case ShareFact() as fact:
            return _of_share(judge, fact, negated=found.negated)
        case CountFact() as fact:
            return _of_count(judge, fact, negated=found.negated)
        case GateFact() as fact:
            return _of_gate(judge, fact, negated=found.negated)
        case GatesBelowFact(each_has=backings) as fact if backings is not None:
            return _of_backing(judge, items_holding_back(judge, fact.gates_below), backings), ""
        case GatesBelowFact() as fact:
            return _of_gates_below(judge, fact, negated=found.negated)
        case GateItemsFact() as fact:
            return _of_backing(judge, [item.id for item in judge.gate_items()], fact.has), ""
        case _:
            assert_never(found.fact)


def _of_score(judge: Judge, fact: ScoreFact, *, negated: bool, held: bool) -> tuple[str, str]:
    worst, best = judge.score(fact, Reading.WORST), judge.score(fact, Reading.BEST)
    limit = fact.at_least if fact.at_least is not None else fact.below
    if worst is None or best is None or limit is None:
        return "nothing counts towards the score", ""
    figures = [_figure(one[1], limit) for one in (worst, best)]
    known = sorted(one for one in figures if one is not None)
    if len(known) < len(figures):
        return "nothing counts towards the score", ""
    lowest, highest = (in_words(one, _decimals(one, limit)) for one in known)
    figure = lowest if lowest == highest else f"between {lowest} and {highest}, depending on what is still open"
    upwards = (fact.at_least is not None) is not negated
    asked = f"{'at least' if upwards else 'less than'} {in_words(limit, _decimals(limit, limit))}"
    says = f"{_scored(judge, fact, worst[0])} {figure}"
    return (f"{says}, which is {asked}", "") if held else (says, f"{asked} is needed")


def _figure(score: Score, limit: Fraction) -> Fraction | None:
    """Return a score as it is shown; as it is judged, where rounding would put it on the other side of a limit."""
    if score.judged is None or score.shown is None:
        return None
    return score.shown if (score.shown >= limit) is (score.judged >= limit) else score.judged


def _scored(judge: Judge, fact: ScoreFact, section: str | None) -> str:
    if isinstance(fact.score, Weakest):
        return f"the weakest area, {_section(judge, section)}, scores"
    if isinstance(fact.score, AboutOnly):
        return f"the questions about the {fact.score.about} score"
    return f"{_section(judge, section)} scores"


def _decimals(figure: Fraction, limit: Fraction) -> int:
    """Return how many decimals show a limit in full, and tell a figure from it."""
    decimals = 1
    while decimals < _MOST_DECIMALS and (
        round_half_up(limit, decimals) != limit
        or (figure != limit and round_half_up(figure, decimals) == round_half_up(limit, decimals))
    ):
        decimals += 1
    return decimals


def _of_coverage(judge: Judge, fact: CoverageFact, *, negated: bool) -> tuple[str, str]:
    section = None if fact.coverage == OVERALL else fact.coverage
    counts = judge.figures.counts[section]
    covered, needed = counts.covered(fact.counting), ceil(fact.at_least * counts.relevant)
    kind = "answered or marked “don't know”" if "dont-know" in fact.counting else "answered"
    says = f"{_among(judge, section)}{_of(covered, counts.relevant)} {kind}"
    return says, f"{'fewer than' if negated else 'at least'} {needed} {_have_to(needed)}"


def _of_share(judge: Judge, fact: ShareFact, *, negated: bool) -> tuple[str, str]:
    """Name the questions that would lift a share: a share is no thing that anybody can see to."""
    level = "met" if fact.share == "met" else "at least partly there"
    by_area = judge.share_counts(fact)
    short = {name: one for name, one in by_area.items() if one.reached(fact.share) < fact.at_least * one.at_stake}
    if not short:
        everywhere = " in every area" if fact.within == EVERY_DOMAIN else ""
        return f"enough questions are {level}{everywhere}", "fewer have to be" if negated and not everywhere else ""
    falls_short = items_short(judge, FactFinding(fact, Truth.FALSE, negated=False))
    named = []
    for name in short:
        here = {item.id for item in judge.case.items(name)}
        titles = [f"“{judge.case.outline.items[item].title}”" for item in falls_short if item in here]
        named.append(f"{'' if name is None else f'in {_section(judge, name)} '}{joined(titles)}")
    return f"too few questions are {level}; what is not: {'; '.join(named)}", ""


def _of_count(judge: Judge, fact: CountFact, *, negated: bool) -> tuple[str, str]:
    counts = count(judge.case, judge.counted(fact))
    number = {"not-met": counts.below, "dont-know": counts.unknown, "unanswered": counts.unanswered}[fact.count]
    could = {"not-met": counts.open, "dont-know": counts.unanswered + counts.unconfirmed, "unanswered": 0}[fact.count]
    within = "" if fact.within in {None, OVERALL} else f" in {_section(judge, fact.within)}"
    about = f" about the {fact.about}" if fact.about is not None else ""
    noun = f"{fact.importance}-question" if fact.importance is not None else "question"
    if could and not number:
        says = f"{_number(could, noun, f'{about}{within}')} open and could turn out {_COULD[fact.count]}"
    else:
        more = f", and {could} more {'is' if could == 1 else 'are'} open" if could else ""
        says = f"{_number(number, noun, f'{about}{within}')} {COUNT_WORDS[fact.count]}{more}"
    if negated:
        return says, f"more than {fact.at_most} have to be"
    return says, f"at most {fact.at_most} may be" if fact.at_most else "none may be"


def _of_gate(judge: Judge, fact: GateFact, *, negated: bool) -> tuple[str, str]:
    gate = judge.gates[fact.gate]
    outline = judge.case.outline
    says = f"the gate “{gate.gate.title}” allows “{verdict_title(outline, gate.allows)}” at best"
    return says, f"{'less than ' if negated else ''}“{verdict_title(outline, fact.allows)}” is needed"


def _of_gates_below(judge: Judge, fact: GatesBelowFact, *, negated: bool) -> tuple[str, str]:
    gates = judge.gates_below(fact.gates_below)
    title = verdict_title(judge.case.outline, fact.gates_below)
    named = f" ({', '.join(gate.gate.title for gate in gates)})" if gates else ""
    says = f"{len(gates) or 'no'} {'gate falls' if len(gates) == 1 else 'gates fall'} short of “{title}”{named}"
    if negated:
        return says, f"more than {fact.at_most} have to"
    return says, f"at most {fact.at_most} may" if fact.at_most else "none may"


def _of_backing(judge: Judge, items: Sequence[str], backings: Sequence[Backing]) -> str:
    """Return in words what is missing, and for which questions."""
    case = judge.case
    missing: dict[str, list[str]] = {}
    for item in without_backing(judge, items, backings):
        lacks = judge.lacks(item, backings)
        what = f"{backing_words(lacks)} {'is' if len(lacks) == 1 else 'are'}" if lacks else "a known answer is"
        said = "" if case.option(item) is not None else f" ({answer_words(case, item)})"
        missing.setdefault(what, []).append(f"“{case.outline.items[item].title}”{said}")
    if not missing:
        return f"{backing_words(tuple(backings))} {'backs' if len(backings) == 1 else 'back'} every answer"
    return "; ".join(f"{what} missing for {', '.join(titles)}" for what, titles in missing.items())


def _section(judge: Judge, section: str | None) -> str:
    return "everything together" if section is None else judge.case.outline.sections[section].title


def _among(judge: Judge, section: str | None) -> str:
    return "" if section is None else f"{_section(judge, section)}: "


def _number(number: int, noun: str, which: str) -> str:
    return f"{number or 'no'} {noun}{'s' if number > 1 else ''}{which} {'are' if number > 1 else 'is'}"


def _of(number: int, total: int) -> str:
    return f"{number} of {total} question{'' if total == 1 else 's'} {'is' if 1 in {number, total} else 'are'}"


def _have_to(needed: int) -> str:
    return "has to be" if needed == 1 else "have to be"
