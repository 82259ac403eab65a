"""How the end of an interview is shown: the verdict with its reasons, or what is missing and whom we wait for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scalecheck.terminal.remarks import count_words
from scalecheck.terminal.status import verdict_words
from scalecheck.words.reasons import reasons_of

if TYPE_CHECKING:
    from scalecheck.interview.showing.views import EndView
    from scalecheck.terminal.console import Screen


def show_end(screen: Screen, view: EndView) -> None:
    """Show how many questions are answered, and what comes of them."""
    judgement, result = view.judgement, view.judgement.verdict
    screen.say()
    if view.invited:
        screen.say(f"All questions that you are invited to answer have been put: {count_words(view.count)}.")
        _show_what_is_left(screen, view)
        return
    screen.say(f"All questions have been put: {count_words(view.count)}.")
    screen.heading(verdict_words(result))
    if result.settled:
        screen.say(result.verdict.meaning)
    reasons = reasons_of(judgement)
    if reasons:
        screen.heading("Why" if result.settled else "What is missing")
        for reason in reasons:
            screen.entry(reason.text)
    if parked := _not_told(view, [reason.text for reason in reasons]):
        screen.heading("Whom we wait for")
        for role, titles in parked:
            screen.entry(f"{role}: {', '.join(titles)}")
    _show_what_is_left(screen, view)


def _not_told(view: EndView, told: list[str]) -> list[tuple[str, list[str]]]:
    """Return whom we wait for, with the questions that no reason has named already."""
    said = " ".join(told)
    left = [(role, [title for title in titles if title not in said]) for role, titles in view.parked]
    return [(role, titles) for role, titles in left if titles]


def ask_at_end(view: EndView) -> str:
    """Return what is shown before the reply."""
    parts = ["Enter finishes"]
    parts += ["s the open ones"] if view.count.open else ["s the others"] if view.invited and view.elsewhere else []
    parts += ["p second pass"] if view.proofs else []
    parts += ["j look at a question", "? more"]
    return f"{', '.join(parts)} > "


def _show_what_is_left(screen: Screen, view: EndView) -> None:
    screen.say()
    if view.count.open:
        screen.say(f"{_questions(view.count.open)} skipped: s goes through them.")
    if view.elsewhere and view.invited:
        follow = "; they come after those" if view.count.open else ": s goes through them"
        screen.say(
            f"{_questions(view.elsewhere)} open that others are asked. Your answers to them count as well{follow}."
        )
    elif view.elsewhere:
        screen.say(f"{_questions(view.elsewhere)} of the other areas open.")
    if view.proofs:
        screen.say(
            f"{_questions(view.proofs)} still without what a gate or a must needs (evidence, an owner, an action): "
            "p asks for it."
        )


def _questions(number: int) -> str:
    return "One question is" if number == 1 else f"{number} questions are"
