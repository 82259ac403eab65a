"""The sheet that people read before the meeting: the widest differences, with everybody's words."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scalecheck.engine.panel.differences import gates_on, widest
from scalecheck.reports.panel.names import labels
from scalecheck.reports.panel.page import ListEntry, Page, PagePart
from scalecheck.words.days import round_words
from scalecheck.words.numbers import counted
from scalecheck.words.panel import (
    attendance_words,
    judged_alone,
    passed_on_words,
    position_words,
    spread_words,
)
from scalecheck.words.roles import UNNAMED
from scalecheck.words.sentences import capital, joined, quoted, sentence

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from scalecheck.engine.inputs.outline import Outline
    from scalecheck.engine.panel.side_by_side import SideBySide
    from scalecheck.engine.panel.spread import Spread
    from scalecheck.model.assessment import Answer


def sheet(material: SideBySide, subject: str, round_: str) -> Page:
    """Return the sheet that people read before the meeting.

    Args:
        material: What is known of the panel.
        subject: What it is about, in words.
        round_: The round.
    """
    found = material.spreads
    shown = widest(material.outline, found)
    differing = sum(not one.unanimous for one in found.values())
    before = [f"{capital(round_words(round_))}. {attendance_words(material.attendance)}"]
    if alone := judged_alone([one.verdict for one in material.respondents], material.outline):
        before.append(f"Judged by their own answers alone, {alone}.")
    before.append(
        f"Answers differ on {counted(differing, 'question')} of {len(found)}. "
        + (f"The {counted(len(shown), 'difference')} below are the widest. " if len(shown) > 1 else "")
        + "Nobody has to defend an answer: say what you saw, listen, and answer again."
    )
    named = labels(material.people, for_others=True, without_names=material.without_names)
    parts = tuple(_part(material.outline, name, found[name], named) for name in shown)
    left = tuple(_passed_on(material, named))
    if left:
        asked = "Ask before the meeting whoever is named here, or let them come."
        parts = (*parts, PagePart("Left to somebody else, or waiting", (asked,), left))
    return Page(f"Before the meeting: {subject}", tuple(before), parts)


def gate_words(outline: Outline, question: str) -> str:
    """Return which gates hang on a question; nothing where none does."""
    titles = {gate.id: gate.title for gate in outline.checklist.gates}
    named = [titles[gate] for gate in gates_on(outline, question)]
    return f"{'Gate' if len(named) == 1 else 'Gates'}: {joined(named)}" if named else ""


def _part(outline: Outline, question: str, spread: Spread, named: Mapping[str, str]) -> PagePart:
    asked = outline.questions[question]
    told = [capital(spread_words(outline, question, spread)), gate_words(outline, question)]
    return PagePart(
        asked.title,
        (asked.ask, ". ".join(one for one in told if one) + "."),
        tuple(_entries(outline, question, spread, named)),
    )


def _entries(outline: Outline, question: str, spread: Spread, named: Mapping[str, str]) -> Iterator[ListEntry]:
    for voice in spread.voices:
        answer = voice.answer
        said = capital(position_words(outline, question, voice.position))
        yield ListEntry(named[voice.respondent.id], " ".join(f"{said}. {_words(answer)}".split()))


def _passed_on(material: SideBySide, named: Mapping[str, str]) -> Iterator[ListEntry]:
    for name, listed in material.passed_on.items():
        for one in listed:
            who = named[one.respondent.id] or capital(UNNAMED)
            note = f" {quoted(one.note)}" if one.note else ""
            yield ListEntry(material.outline.questions[name].title, f"{who}: {sentence(passed_on_words(one))}{note}")


def _words(answer: Answer) -> str:
    """Return what somebody wrote to an answer, as reports do: a note in quotation marks, or why it is set aside."""
    if answer.note:
        return quoted(answer.note)
    return f"Why it does not apply: {sentence(answer.not_applicable)}" if answer.not_applicable else ""
