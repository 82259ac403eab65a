"""Evidence that is missing or out of date, answer by answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scalecheck.reports.contents import EvidenceGap
from scalecheck.words.days import day_words
from scalecheck.words.sentences import headline, joined, sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scalecheck.model.assessment import Answer
    from scalecheck.model.checklist import Item
    from scalecheck.reports.material import Material

EXAMPLES: Final = 2
"""How many examples of what would show an answer are named."""


def evidence_gaps(material: Material) -> tuple[EvidenceGap, ...]:
    """Return the answers that need evidence and have none that counts, and those with a piece past its day.

    An answer needs evidence where the checklist asks for it at that option, or where it counts as met.
    """
    return tuple(_gaps(material))


def _gaps(material: Material) -> Iterator[EvidenceGap]:
    judge = material.judge()
    for item in material.case.items():
        answer, option = material.case.answer(item.id), material.case.option(item.id)
        if answer is None or option is None:
            continue
        required = option in item.evidence.required_for
        lacks = bool(judge.lacks(item.id, ("evidence",)))
        late = _late(material, answer)
        if lacks and (required or material.is_met(item.id)):
            yield _gap(material, item, _why(required=required), _missing(material, answer))
        elif late:
            stands = f"Past its day: {late}." + ("" if lacks else " Other evidence is still in date.")
            yield _gap(material, item, "", stands)


def _why(*, required: bool) -> str:
    if required:
        return "The checklist asks for evidence of this answer."
    return "It counts as met, so somebody should be able to look it up."


def _gap(material: Material, item: Item, why: str, stands: str) -> EvidenceGap:
    nothing = stands == _NOTHING
    examples = joined(item.evidence.examples[:EXAMPLES], "or") if nothing else ""
    return EvidenceGap(item.title, material.says(item.id), why, stands, sentence(examples))


_NOTHING: Final = "Nothing is listed."


def _missing(material: Material, answer: Answer) -> str:
    """Say why what is there does not count."""
    if not answer.evidence:
        return _NOTHING
    late, early = _late(material, answer), _early(material, answer)
    said = [f"Past its day: {late}."] if late else []
    said += [f"Not before its day: {early}."] if early else []
    return " ".join(said) or "Something is listed, but the answer is not said to rest on evidence or on what was seen."


def _late(material: Material, answer: Answer) -> str:
    day = material.case.as_of
    late = [
        f"{headline(one.what)} (until {day_words(one.valid_until)})"
        for one in answer.evidence
        if one.valid_until is not None and one.valid_until < day
    ]
    return joined(late)


def _early(material: Material, answer: Answer) -> str:
    day = material.case.as_of
    early = [
        f"{headline(one.what)} (from {day_words(one.recorded)})"
        for one in answer.evidence
        if one.recorded is not None and one.recorded > day
    ]
    return joined(early)
