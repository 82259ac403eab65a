"""Evidence that is missing or out of date, answer by answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scalecheck.engine.inputs.backing import EvidenceState, pieces
from scalecheck.engine.judging.shortfalls import items_short
from scalecheck.model.conditions import GateItemsFact, GatesBelowFact, ItemFact
from scalecheck.reports.contents import EvidenceGap
from scalecheck.words.days import day_words
from scalecheck.words.evidence import NOT_COUNTED
from scalecheck.words.sentences import capital, headline, joined, sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scalecheck.engine.logic.findings import FactFinding
    from scalecheck.model.assessment import Answer, Evidence
    from scalecheck.model.checklist import Item
    from scalecheck.model.conditions import Backing
    from scalecheck.reports.material import Material

EXAMPLES: Final = 2
"""How many examples of what would show an answer are named."""


def evidence_gaps(material: Material) -> tuple[EvidenceGap, ...]:
    """Return the answers that need evidence and have none that counts, and those with a piece past its day.

    An answer needs evidence where the checklist asks for it at that option, where it counts as met, or where the
    verdict's rules ask for it.
    """
    return tuple(_gaps(material))


def _gaps(material: Material) -> Iterator[EvidenceGap]:
    judge, by_rules = material.judge(), _asked_by_rules(material)
    for item in material.case.items():
        answer, option = material.case.answer(item.id), material.case.option(item.id)
        if answer is None or option is None:
            continue
        required = option in item.evidence.required_for
        lacks = bool(judge.lacks(item.id, ("evidence",)))
        late = _listed(material, answer, EvidenceState.OUT_OF_DATE)
        if lacks and (required or material.is_met(item.id) or item.id in by_rules):
            why = _why(required=required, is_met=material.is_met(item.id))
            yield _gap(material, item, why, _missing(material, answer))
        elif late:
            yield _gap(material, item, "", late if lacks else f"{late} Other evidence is still in date.")


def _asked_by_rules(material: Material) -> frozenset[str]:
    """Return the items for which evidence is missing by the rules that keep a better verdict away."""
    judge = material.judge()
    findings = (*material.judgement.verdict.facts, *(one for gate in material.judgement.gates for one in gate.lacking))
    asking = [one for one in findings if not one.negated and "evidence" in _asked_behind(one)]
    return frozenset(item for one in asking for item in items_short(judge, one))


def _asked_behind(found: FactFinding) -> tuple[Backing, ...]:
    match found.fact:
        case ItemFact(has=tuple() as has) | GateItemsFact(has=has) | GatesBelowFact(each_has=tuple() as has):
            return has
        case _:
            return ()


def _why(*, required: bool, is_met: bool) -> str:
    if required:
        return "The checklist asks for evidence of this answer."
    if is_met:
        return "It counts as met, so somebody should be able to look it up."
    return "A better verdict asks for evidence of it."


def _gap(material: Material, item: Item, why: str, state: str) -> EvidenceGap:
    nothing = state == _NOTHING
    examples = joined(item.evidence.examples[:EXAMPLES], "or") if nothing else ""
    return EvidenceGap(item.title, material.says(item.id), why, state, sentence(examples))


_NOTHING: Final = "Nothing is listed."


def _missing(material: Material, answer: Answer) -> str:
    """Return in words why what is there does not count."""
    if not answer.evidence:
        return _NOTHING
    said = " ".join(filter(None, (_listed(material, answer, state) for state in NOT_COUNTED)))
    return said or "Something is listed, but the answer is not said to rest on evidence or on what was seen."


def _listed(material: Material, answer: Answer, state: EvidenceState) -> str:
    """Return the pieces in one state, each with the day that keeps it from counting; nothing where there is none."""
    found = joined([_with_its_day(piece, state) for piece in pieces(answer, state, material.case.as_of)])
    return f"{capital(NOT_COUNTED[state])}: {found}." if found else ""


def _with_its_day(piece: Evidence, state: EvidenceState) -> str:
    word, day = ("until", piece.valid_until) if state is EvidenceState.OUT_OF_DATE else ("from", piece.recorded)
    return f"{headline(piece.what)} ({word} {day_words(day)})" if day is not None else headline(piece.what)
