"""How one place came out, in a few letters for each question: what the tables of a portfolio are made of."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from scalecheck.engine.inputs.backing import carries
from scalecheck.model.assessment import Standing

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scalecheck.engine.inputs.case import Case
    from scalecheck.engine.inputs.outline import Outline
    from scalecheck.engine.judging.facts import Judge
    from scalecheck.engine.judging.verdicts import VerdictResult
    from scalecheck.model.checklist import Item

MET, PARTLY, BELOW, DONT_KNOW, UNANSWERED = "2", "1", "0", "?", "."
NOT_APPLICABLE, NOT_MINE, NOT_ASKED, VOID = "x", "m", "_", " "
WAITING: Final = "w"
"""How a question is whose answer of the round before waits to be confirmed."""
GAPS: Final = frozenset((PARTLY, BELOW, DONT_KNOW, UNANSWERED))
"""How a question is that is a gap: rated below met, not known, or unanswered."""
ASSESSED: Final = frozenset((MET, *GAPS))
"""How a question is that applies and was asked."""
NO_GATE: Final = "-"
"""In place of a verdict's rank where a gate does not apply."""
NOTHING: Final = " "
"""In place of the letter of an option where none was chosen."""
INHERITED, EVIDENCE, BOTH = "i", "e", "b"
_FIRST: Final = ord("a")
_BASES: Final = {"evidenced": "e", "observed": "o", "asserted": "a", "guess": "g"}
_BASIS: Final = {letter: basis for basis, letter in _BASES.items()}
_OPEN: Final = {
    Standing.DONT_KNOW: DONT_KNOW,
    Standing.NOT_APPLICABLE: NOT_APPLICABLE,
    Standing.NOT_MINE: NOT_MINE,
    Standing.UNANSWERED: UNANSWERED,
}


@dataclass(frozen=True, slots=True)
class Outcome:
    """How a place came out; each text has a letter for each question or gate, in the order of the checklist."""

    verdict: str
    """The verdict's id; while it is not settled, the default's."""
    settled: bool
    """Whether enough is answered for a verdict."""
    gates: str
    """For each gate the rank of the verdict that it allows, from 0 for the best; `-` where it does not apply."""
    standings: str
    """How each item is."""
    options: str
    """For each opening question and then each item, the option by its place on the scale, from `a`."""
    bases: str
    """For each item, what the answer rests on."""
    carried: str
    """For each item, whether the answer is inherited, has evidence that counts, or both."""


def outcome_of(judge: Judge, verdict: VerdictResult) -> Outcome:
    """Return how a file came out."""
    case = judge.case
    outline = case.outline
    ranks = outline.verdict_ranks
    items = outline.items.values()
    return Outcome(
        verdict=verdict.verdict.id,
        settled=verdict.settled,
        gates="".join(str(ranks[one.allows]) if one.applies else NO_GATE for one in judge.gates.values()),
        standings="".join(_standing(case, one) for one in items),
        options="".join(_option(case, name) for name in outline.questions),
        bases="".join(_basis(case, one) for one in items),
        carried="".join(_carried(case, one) for one in items),
    )


def _standing(case: Case, item: Item) -> str:
    if item.id in case.not_asked or (item.id in case.left_out and item.retired is None):
        return NOT_ASKED
    if item.id in case.void:
        return VOID
    option = case.option(item.id)
    if option is None:
        return _OPEN[case.standing(item.id)]
    ranks = case.outline.ranks[item.id]
    return MET if option in ranks.met else PARTLY if option in ranks.partly else BELOW


def _option(case: Case, question: str) -> str:
    option = case.option(question)
    return NOTHING if option is None else letter_of(case.outline.options[question].index(option))


def _basis(case: Case, item: Item) -> str:
    answer = case.answer(item.id)
    return _BASES.get(answer.basis or "", NOTHING) if answer is not None else NOTHING


def _carried(case: Case, item: Item) -> str:
    response = case.responses.get(item.id)
    if response is None:
        return NOTHING
    has = bool(response.answer.evidence) and carries(response.answer, "evidence", case.as_of)
    if response.inherited:
        return BOTH if has else INHERITED
    return EVIDENCE if has else NOTHING


@dataclass(frozen=True, slots=True)
class AnswerRow:
    """One item at one place."""

    item: Item
    """The item."""
    standing: str
    """How it is, as a letter."""
    option: str
    """The option's id; empty where there is none."""
    basis: str
    """What the answer rests on; empty where that is not said."""
    inherited: bool
    """Whether the answer comes from another file."""
    evidence: bool
    """Whether it has evidence that counts."""


def answer_rows(outline: Outline, outcome: Outcome) -> Iterator[AnswerRow]:
    """Return every item of a place that was asked there and applies."""
    first = len(outline.questions) - len(outline.items)
    for number, item in enumerate(outline.items.values()):
        standing = outcome.standings[number]
        if standing not in {VOID, NOT_ASKED}:
            yield AnswerRow(
                item=item,
                standing=standing,
                option=option_at(outline, outcome, item.id, first + number),
                basis=_BASIS.get(outcome.bases[number], ""),
                inherited=outcome.carried[number] in {INHERITED, BOTH},
                evidence=outcome.carried[number] in {EVIDENCE, BOTH},
            )


def letter_of(place: int) -> str:
    """Return the letter of an option by its place among the options of its question, from 0."""
    return chr(_FIRST + place)


def option_at(outline: Outline, outcome: Outcome, question: str, number: int) -> str:
    """Return the option chosen for the question at a place among all of a checklist; empty where there is none."""
    letter = outcome.options[number]
    return "" if letter == NOTHING else outline.options[question][ord(letter) - _FIRST]
