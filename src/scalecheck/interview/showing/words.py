"""Answers in a few words: what was given, what is recorded beside it, what an undoing took back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scalecheck.model.assessment import Standing
from scalecheck.words.panel import position_words, spread_words
from scalecheck.words.roles import UNNAMED, role_words, the

if TYPE_CHECKING:
    from scalecheck.engine.inputs.outline import Outline
    from scalecheck.engine.panel.consensus import ConsensusRound
    from scalecheck.engine.panel.spread import Voice
    from scalecheck.interview.state.state import Interview
    from scalecheck.model.assessment import Answer, Consensus, Respondent

LONGEST_HEADLINE = 120
"""The most characters of a note's first line that the first page of a report prints."""


def answer_words(outline: Outline, question: str, answer: Answer) -> str | None:
    """Return an answer in a few words; None where it leaves the question open."""
    if answer.option is not None:
        return outline.label(question, answer.option)
    if answer.dont_know:
        return "don't know"
    if answer.not_applicable is not None:
        return f"not applicable: {answer.not_applicable}"
    if answer.waiting_for is not None:
        return f"waiting for {the(answer.waiting_for)}"
    return f"for {the(answer.not_mine)} to answer" if answer.not_mine is not None else None


def beside_words(answer: Answer) -> tuple[str, ...]:
    """Name what is recorded beside an answer, its note left out."""
    open_actions = sum(not action.done for action in answer.actions)
    parts = [
        answer.basis or "",
        counted(len(answer.evidence), "piece of evidence", "pieces of evidence") if answer.evidence else "",
        f"owner {answer.owner.role}" if answer.owner is not None else "",
        counted(open_actions, "action", "actions") if open_actions else "",
        f"confirmed by {answer.confirmed.who}" if answer.confirmed is not None else "",
        *(_consensus_words(answer.consensus) if answer.consensus is not None else ()),
    ]
    return tuple(part for part in parts if part)


def _consensus_words(consensus: Consensus) -> tuple[str, ...]:
    agreed = f"agreed because “{headline(consensus.reason).rstrip('.')}”"
    return (agreed, *(f"seen otherwise by {the(view.role)}" for view in consensus.dissent))


def headline(note: str | None) -> str:
    """Return the first line of a note, cut where it is longer than a report prints."""
    first = note.splitlines()[0].strip() if note else ""
    return first if len(first) <= LONGEST_HEADLINE else f"{first[: LONGEST_HEADLINE - 1].rstrip()}…"


def in_full(outline: Outline, question: str, answer: Answer | None) -> str:
    """Return an answer with its note and all that is recorded beside it."""
    if answer is None:
        return "no answer"
    note = f"“{headline(answer.note)}”" if answer.note else ""
    parts = [answer_words(outline, question, answer) or "no answer yet", note, *beside_words(answer)]
    return ", ".join(part for part in parts if part)


def saved_words(interview: Interview, question: str, *, note: bool = False) -> str:
    """Return the sentence that an answer is saved, with what it keeps of the one before."""
    answer = interview.answer(question)
    words = answer_words(interview.brief.outline, question, answer) if answer is not None else None
    if answer is None or words is None:
        return "Saved."
    if answer.waiting_for is not None:
        return f"Parked: {words}."
    said = f"Saved: {words.rstrip('.')}, with your note." if note else _ended(f"Saved: {words}")
    beside = [*(["the note"] if answer.note and not note else []), *beside_words(answer)]
    said += f" Beside it: {', '.join(beside)}." if beside else ""
    earlier = interview.confirmable(question) if interview.brief.panel is None else None
    if earlier is not None and earlier.note and not answer.note and earlier.option == answer.option:
        said += " The earlier note was not taken along; b and then = takes it."
    return said


def undone_words(interview: Interview, question: str, before: Answer | None) -> str:
    """Return what an undoing took back, once it is done."""
    outline, now = interview.brief.outline, interview.answer(question)
    title = interview.question(question).title
    was = answer_words(outline, question, before) if before is not None else None
    words = answer_words(outline, question, now) if now is not None else None
    if was != words:
        return _ended(f"Undone. {title}: {words or 'open again'}")
    return f"Undone: {_beside_that_differs(before, now)} of “{title}” {_back_or_gone(before, now)}."


def who_said(panel: ConsensusRound, question: str, voice: Voice) -> str:
    """Name a respondent of a panel: by role, with the organisation where two who answered have the same role."""
    if not panel.named:
        return UNNAMED
    spread, own = panel.spreads[question], voice.respondent
    alike = [one for one in spread.voices if one.respondent.role.casefold() == own.role.casefold()]
    return own.role if len(alike) == 1 else role_words(own.role, own.organisation)


def said_by(panel: ConsensusRound, who: Respondent) -> str:
    """Name somebody of a panel: by role, with the organisation where two of the panel have the same role."""
    roles = [one.respondent.role.casefold() for one in panel.respondents if one.respondent is not None]
    return who.role if roles.count(who.role.casefold()) == 1 else role_words(who.role, who.organisation)


def said_by_all(interview: Interview, question: str) -> str:
    """Return in one line what everybody answered to a question that nobody disputes."""
    panel, answer = interview.brief.panel, interview.confirmable(question)
    spread = panel.spreads.get(question) if panel is not None else None
    if spread is None or answer is None:
        return ""
    outline, voices = interview.brief.outline, spread.voices
    says = position_words(outline, question, spread.common or Standing.DONT_KNOW)
    unknown = sum(voice.position is Standing.DONT_KNOW for voice in voices) if not spread.unanimous else 0
    many = counted(len(voices), "answer", "answers") + (f", {unknown} of them don't know" if unknown else "")
    note = f": {headline(answer.note)}" if answer.note else ""
    return f"{says} ({many}){note}"


def spread_in_full(panel: ConsensusRound, question: str) -> str:
    """Return how many of a panel answered a question, how far apart they are, and whether a gate asks about it."""
    spread = panel.spreads[question]
    said = [counted(len(spread.voices), "answer", "answers")] if len(spread.voices) > 1 else []
    said += [spread_words(panel.outline, question, spread)]
    return "; ".join([*said, *(["a gate asks about this"] if question in panel.gate_items else [])])


def counted(number: int, one: str, many: str) -> str:
    """Return how many there are."""
    return f"{number} {one if number == 1 else many}"


def _ended(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else f"{text}."


_BESIDE = {
    "note": "the note",
    "evidence": "the evidence",
    "owner": "the owner",
    "actions": "the action",
    "basis": "the basis",
    "confirmed": "the confirmation",
    "consensus": "what is recorded of how it was agreed",
}


def _beside_that_differs(before: Answer | None, now: Answer | None) -> str:
    names = [name for name in _BESIDE if getattr(before, name, None) != getattr(now, name, None)]
    return _BESIDE[names[0]] if names else "the last change"


def _back_or_gone(before: Answer | None, now: Answer | None) -> str:
    """Return whether what an undoing is about was there before the change that it took back."""
    names = [name for name in _BESIDE if getattr(before, name, None) != getattr(now, name, None)]
    return "is as it was" if names and getattr(now, names[0], None) else "is gone again"
