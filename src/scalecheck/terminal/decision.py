"""What a group decided, on a screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scalecheck.words.days import day_words
from scalecheck.words.roles import role_words, the

if TYPE_CHECKING:
    from scalecheck.model.assessment import Decision
    from scalecheck.model.checklist import Checklist
    from scalecheck.terminal.console import Screen


def show_decision(screen: Screen, decision: Decision, checklist: Checklist) -> None:
    """Show a decision: who took it and when, what it was and why, its conditions, and what it accepts."""
    titles = {one.id: one.title for one in checklist.verdicts}
    screen.heading("Decision")
    screen.say(f"{the(decision.group)[:1].upper()}{the(decision.group)[1:]} decided on {day_words(decision.date)}:")
    screen.entry(titles.get(decision.taken, decision.taken))
    if decision.departs_because is not None:
        screen.entry(f"Why it departs from the verdict: {decision.departs_because}")
    for condition in decision.conditions:
        who = role_words(condition.who, condition.organisation)
        when = f"by {day_words(condition.due)}" if condition.due is not None else ""
        beside = ", ".join(part for part in (who, when, "met" if condition.done else "") if part)
        screen.entry(f"On condition: {condition.what}{f' ({beside})' if beside else ''}")
    for what in decision.accepts:
        screen.entry(f"Accepted change of the core: {what}")
    for view in decision.dissent:
        screen.entry(f"Seen differently by {the(view.role)}: {view.view}")
    if decision.review is not None:
        screen.entry(f"The group looks again on {day_words(decision.review)}.")
