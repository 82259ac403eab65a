"""How one question is shown: in full when it is put, in short when it was on the screen just before."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.table import Table
from rich.text import Text

from scalecheck.interview.reading.replies import keys_words
from scalecheck.interview.showing.words import headline
from scalecheck.terminal.console import words

if TYPE_CHECKING:
    from scalecheck.interview.showing.views import AnswerView, QuestionView
    from scalecheck.terminal.console import Screen


def show_question(screen: Screen, view: QuestionView) -> None:
    """Put a question: where we are, the question, why it matters, the options with what each looks like."""
    time = f"about {view.minutes} minute{'' if view.minutes == 1 else 's'}"
    left = f"{view.open} left, {time}" if view.open else "none left"
    screen.say()
    screen.say(screen.parted(view.area, f"question {view.number} of {view.total}", left), "dim")
    screen.say()
    screen.say(view.question.title, "bold")
    screen.say(view.question.ask)
    if view.question.why:
        screen.say(f"Why it matters: {view.question.why}")
    screen.say()
    _show_options(screen, view)
    screen.say()
    _show_voices(screen, view)
    _show_answers(screen, view)


def recall_question(screen: Screen, view: QuestionView) -> None:
    """Put a question in short: its title and its options, without what each looks like."""
    screen.say()
    options = "; ".join(f"{option.key} {option.label}" for option in view.options)
    screen.say(view.question.title, "bold")
    screen.say(options)
    _show_answers(screen, view)


def ask_for(view: QuestionView) -> str:
    """Return what is shown before the reply."""
    keys = keys_words([option.key for option in view.options])
    parts = [f"{keys} and why" if view.agreeing else keys]
    parts += [f"= {_as_said(view)}"] if view.confirms else []
    parts += ["Enter keeps it"] if view.keeps else []
    parts += ["d don't know", "s skip", "? more"]
    return f"{', '.join(parts)} > "


def _as_said(view: QuestionView) -> str:
    """Return what is confirmed: the answer of the last round, or in a consensus round that of all who know it."""
    if not view.agreeing:
        return "as before"
    is_one_alone = view.voices is not None and len(view.voices.voices) == 1
    return "as the one who answered says" if is_one_alone else "as those who know say"


def _show_options(screen: Screen, view: QuestionView) -> None:
    if screen.accessible:
        for option in view.options:
            screen.say(f"{option.key}. {option.label}{f': {option.meaning}' if option.meaning else ''}")
        return
    table = Table.grid(padding=(0, 2))
    table.add_column(justify="right")
    if screen.narrow:
        table.add_column(ratio=1, overflow="fold")
        for option in view.options:
            meaning = f": {option.meaning}" if option.meaning else ""
            table.add_row(Text(f" {option.key}", style="bold"), words(f"{option.label}{meaning}"))
    else:
        table.add_column(min_width=12, max_width=26, overflow="fold")
        table.add_column(ratio=1, overflow="fold")
        for option in view.options:
            table.add_row(Text(f" {option.key}", style="bold"), words(option.label), words(option.meaning or ""))
    screen.show(table)


def _show_voices(screen: Screen, view: QuestionView) -> None:
    """Show what several have answered, and why."""
    if view.voices is None:
        return
    screen.say(view.voices.heading, "cyan")
    for voice in view.voices.voices:
        said = ", ".join(part for part in (voice.words, voice.who) if part)
        screen.entry(f"{said}{f': {voice.note}' if voice.note else ''}")
    screen.say()


def _show_answers(screen: Screen, view: QuestionView) -> None:
    if view.now is not None:
        screen.say(f"{'Now' if view.keeps else 'So far'}: {_answer_words(view.now)}", "cyan")
    if view.inherited is not None:
        screen.say(f"{view.inherited_from}: {_answer_words(view.inherited)}", "cyan")
    if view.previous is not None:
        screen.say(f"Answered before: {_answer_words(view.previous)}", "cyan")


def _answer_words(answer: AnswerView) -> str:
    parts = [
        answer.words or "no answer yet",
        f"“{headline(answer.note).rstrip('.')}”" if answer.note else "",
        *answer.beside,
    ]
    said = f"{', '.join(part for part in parts if part).rstrip('.')}."
    changed = " The question has changed since." if answer.changed else ""
    stale = " Its evidence is out of date." if answer.stale else ""
    return f"{said}{changed}{stale}"
