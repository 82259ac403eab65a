"""What a judgement rests on, in words: one sentence for each fact that decided it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from scalecheck.engine.judging.requirements import as_described, still_asked
from scalecheck.engine.judging.shortfalls import items_short
from scalecheck.engine.logic.findings import examine
from scalecheck.engine.logic.truth import Truth
from scalecheck.words.answers import answer_words
from scalecheck.words.facts import fact_words
from scalecheck.words.sides import SIDE_TITLES

if TYPE_CHECKING:
    from scalecheck.engine.inputs.case import Case
    from scalecheck.engine.judging.facts import Judge
    from scalecheck.engine.judging.gate_result import GateResult
    from scalecheck.engine.judging.judgement import Judgement
    from scalecheck.engine.judging.verdicts import VerdictResult
    from scalecheck.engine.logic.findings import FactFinding
    from scalecheck.model.conditions import About, Condition


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason for a verdict, for a person to read."""

    text: str
    """The reason, as a sentence or two."""
    kind: Literal["gate", "rule", "missing", "side"]
    """Whether it is about a gate, the verdict's own rule, a missing answer, or the side that decides."""
    gate: str | None = None
    """The gate's id, where it is one."""
    items: tuple[str, ...] = ()
    """The ids of the questions concerned."""


def reasons_of(judgement: Judgement) -> tuple[Reason, ...]:
    """Return the reasons for the verdict of a judgement in the order in which they should be read.

    Where one side decides, that comes first, and the reasons are that side's.
    """
    about = judgement.verdict.side
    found = reasons(judgement.deciding, judgement.verdict)
    return found if about is None else (Reason(side_decides(about, judgement.verdict), "side"), *found)


def side_decides(about: About, result: VerdictResult) -> str:
    """Return the sentence that one side decides on the whole."""
    alone = f"taken alone is “{result.verdict.title}”" if result.settled else "taken alone has no verdict yet"
    return f"{SIDE_TITLES[about]} {alone}, and the whole is no better than its worst side."


def reasons(judge: Judge, result: VerdictResult) -> tuple[Reason, ...]:
    """Return the reasons for a verdict in the order in which they should be read."""
    case = judge.case
    found = [_part_reason(case, result)] if result.not_asked else []
    found += [_missing_reason(case, item.id) for item in result.missing]
    found += [_fact_reason(judge, fact) for fact in result.unsettled_by]
    found += [gate_reason(judge, gate) for gate in result.gates]
    found += [_fact_reason(judge, fact) for fact in result.facts]
    if not found and result.verdict is not case.outline.checklist.verdicts[0]:
        found.append(_void_reason(judge, result))
    return tuple(dict.fromkeys(found))


def gate_reason(judge: Judge, gate: GateResult) -> Reason:
    """Return how a gate came out: its own words, then the facts that hold it back."""
    words = (gate.words or gate.gate.because).strip()
    stop = "" if words.endswith((".", "!", "?")) else "."
    items = tuple(dict.fromkeys(item for found in gate.lacking for item in items_short(judge, found)))
    facts = _sentence("; ".join(gate_lacking(judge, gate)))
    return Reason(f"{gate.gate.title}: {words}{stop} {facts}", "gate", gate=gate.gate.id, items=items)


def gate_lacking(judge: Judge, gate: GateResult) -> tuple[str, ...]:
    """Return in words what a gate still asks for, as little as will do, before the next better verdict passes."""
    outline = judge.case.outline
    better = outline.checklist.verdicts[max(outline.verdict_ranks[gate.allows] - 1, 0)].id
    lacking = still_asked(outline, gate, better, as_described(judge.case)) or gate.lacking
    broken = (f"the core was changed, and no decision accepts it: “{what}”" for what in gate.core_changes)
    return tuple(dict.fromkeys((*broken, *(fact_words(judge, found) for found in lacking))))


def why_not_applying(case: Case, gate: GateResult) -> str:
    """Return why a gate does not apply: it is judged elsewhere, or nothing that it asks about applies."""
    asked = case.outline.gate_items[gate.gate.id]
    if not asked or not all(item in case.left_out for item in asked):
        return "Nothing that it asks about applies here."
    about_site = [case.outline.items[item].about == "site" for item in asked]
    if all(about_site):
        return "It is about each site, and is judged in the site's own file."
    return "" if any(about_site) else "It is about the innovation, and is judged where an innovation is assessed."


def _part_reason(case: Case, result: VerdictResult) -> Reason:
    total, left = len(case.items()), len(result.not_asked)
    names = tuple(item.id for item in result.not_asked)
    asked = f"{total - left} of the {total} questions {'is' if total - left == 1 else 'are'} asked here"
    return Reason(f"Only {asked}.", "missing", items=names)


def _missing_reason(case: Case, item: str) -> Reason:
    asked = case.outline.items[item]
    return Reason(f"{asked.title}: {answer_words(case, item)}.", "missing", items=(item,))


def _fact_reason(judge: Judge, found: FactFinding) -> Reason:
    return Reason(_sentence(fact_words(judge, found)), "rule", items=items_short(judge, found))


def _void_reason(judge: Judge, result: VerdictResult) -> Reason:
    """Return why there is no better verdict although nothing is in its way."""
    case = judge.case
    verdicts = case.outline.checklist.verdicts[: case.outline.verdict_ranks[result.verdict.id]]
    void = (one for one in reversed(verdicts) if one.when is not None and _is_void(judge, one.when))
    better = next(void, verdicts[-1])
    return Reason(f"Nothing that “{better.title}” asks for applies here, so it cannot be shown.", "rule")


def _is_void(judge: Judge, condition: Condition) -> bool:
    return examine(condition, judge.truth).truth is Truth.VOID


def _sentence(clause: str) -> str:
    return f"{clause[:1].upper()}{clause[1:]}."
