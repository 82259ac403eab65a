"""How a panel is shown on a screen: who has answered, and who said what, question by question."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scalecheck.engine.panel.differences import gates_on, in_order
from scalecheck.words.numbers import counted
from scalecheck.words.panel import judged_alone, ownership_words, passed_on_words, position_words, spread_words
from scalecheck.words.roles import UNNAMED
from scalecheck.words.sentences import capital, joined

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scalecheck.engine.inputs.outline import Outline
    from scalecheck.engine.panel.side_by_side import SideBySide
    from scalecheck.engine.panel.spread import Spread
    from scalecheck.terminal.console import Screen


def show_answers(screen: Screen, material: SideBySide, named: Mapping[str, str]) -> None:
    """Show what respondents said, the widest differences on gates' items first.

    Args:
        screen: Where it is shown.
        material: What is known of the panel.
        named: How each respondent is named, by id; empty for not at all.
    """
    outline, found = material.outline, material.spreads
    if alone := judged_alone([one.verdict for one in material.respondents], outline):
        screen.say(f"Judged by their own answers alone, {alone}.")
    differing = [name for name in in_order(outline, found) if not found[name].unanimous]
    if differing:
        screen.heading(f"Answers differ on {counted(len(differing), 'question')} of {len(found)}")
    for name in differing:
        _show_question(screen, outline, name, found[name], named)
    alike = [name for name in found if found[name].unanimous]
    if alike:
        questions = counted(len(alike), "question")
        is_alone = max(len(found[name].voices) for name in alike) == 1
        heading = (
            f"Answered by one alone: {questions}" if is_alone else f"All who answered said the same on {questions}"
        )
        screen.heading(heading)
        for name in alike:
            said = position_words(outline, name, found[name].positions[0])
            screen.entry(f"{outline.questions[name].title}: {said} ({len(found[name].voices)})")
    _show_passed_on(screen, material, named)
    if material.ownership is not None and (carried := tuple(ownership_words(material.ownership, outline))):
        screen.heading("Who carries what was agreed")
        for one in carried:
            screen.entry(one)


def _show_passed_on(screen: Screen, material: SideBySide, named: Mapping[str, str]) -> None:
    if material.passed_on:
        screen.heading("Left to somebody else, or waiting")
    for name, listed in material.passed_on.items():
        for one in listed:
            who = named[one.respondent.id] or capital(UNNAMED)
            screen.entry(f"{material.outline.questions[name].title}: {who}: {passed_on_words(one)}")


def _show_question(screen: Screen, outline: Outline, question: str, spread: Spread, named: Mapping[str, str]) -> None:
    titles = {gate.id: gate.title for gate in outline.checklist.gates}
    gates = [titles[gate] for gate in gates_on(outline, question)]
    hang = f" ({'gate' if len(gates) == 1 else 'gates'}: {joined(gates)})" if gates else ""
    screen.say()
    screen.say(f"{outline.questions[question].title}{hang}: {spread_words(outline, question, spread)}", "bold")
    for position in spread.positions:
        holding = [named[voice.respondent.id] for voice in spread.voices if voice.position == position]
        who = "; ".join(holding) if all(holding) else counted(len(holding), "respondent")
        screen.entry(f"{capital(position_words(outline, question, position))}: {who}")
