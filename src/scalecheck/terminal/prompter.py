"""The interview on a terminal: lines in, lines out, numbered; it works over SSH, in a pipe and read aloud."""

from __future__ import annotations

import select
import sys
from typing import TYPE_CHECKING, Final

from rich.table import Table
from rich.text import Text

from scalecheck.interview.said import AreaDone, Complaint, Remark, Rows
from scalecheck.interview.views import EndView, FieldView, QuestionView
from scalecheck.terminal.console import words
from scalecheck.terminal.status import verdict_words

if TYPE_CHECKING:
    from scalecheck.interview.said import Said
    from scalecheck.interview.views import AnswerView, View
    from scalecheck.terminal.console import Screen

_LONGEST_LINE: Final = 1_000_000
"""Bytes of input that are read as one line at the most."""
_BARE_REPLY: Final = 3
"""A line up to this long may be typed ahead; a longer one with more behind it was pasted."""


class TerminalPrompter:
    """Puts questions on a screen and reads replies from standard input."""

    def __init__(self, screen: Screen) -> None:
        """Take the screen to write on."""
        self._screen = screen
        self._in_text = False
        self._title = ""

    def show(self, view: View) -> None:
        """Put a question, ask for a field, or show how things stand at the end."""
        self._in_text = isinstance(view, FieldView) and view.field.lines
        title, self._title = self._title, view.title if isinstance(view, FieldView) else ""
        match view:
            case QuestionView():
                self._show_question(view)
            case FieldView():
                self._show_field(view, with_title=view.title != title)
            case EndView():
                self._show_end(view)

    def read(self) -> str | None:
        """Read one line; None at the end of input."""
        stream = sys.stdin
        line = stream.buffer.readline(_LONGEST_LINE)
        if not line:
            return None
        text = line.decode(stream.encoding or "utf-8", errors="surrogateescape").rstrip("\r\n")
        if not self._in_text and len(text.strip()) > _BARE_REPLY and _more_is_waiting():
            _throw_away_what_waits()
            self.tell(Complaint("That looks like several pasted lines. Nothing of it was taken; please type one line."))
            return self._again()
        return text

    def tell(self, said: Said) -> None:
        """Say something about the last reply."""
        match said:
            case Remark(text):
                self._screen.say(text, "green")
            case Complaint(text):
                self._screen.say(text, "yellow")
            case Rows():
                self._show_rows(said)
            case AreaDone():
                self._screen.say()
                self._screen.say(f"{said.title} done: {_count_words(said)}.", "green")

    def _again(self) -> str | None:
        self._prompt("> ")
        return self.read()

    def _prompt(self, text: str) -> None:
        """Write what stands before the reply, and let it be seen before the reply is read."""
        self._screen.console.print(words(text), end="")
        self._screen.console.file.flush()

    def _show_question(self, view: QuestionView) -> None:
        say = self._screen.say
        left = f"{view.open} open, about {view.minutes} minute{'' if view.minutes == 1 else 's'}"
        dot = "." if self._screen.accessible else self._screen.glyphs.dot
        say()
        say(f"{view.area} {dot} question {view.number} of {view.total} {dot} {left}", "dim")
        say(view.question.title, "bold")
        say(view.question.ask, "bold")
        if view.question.why:
            say(f"Why it matters: {view.question.why}")
        self._show_options(view)
        self._show_answers(view)
        equals = ", = confirms the old answer" if view.previous is not None and view.now is None else ""
        keeps = ", Enter keeps it" if view.now is not None or view.inherited is not None else ""
        self._prompt(f"1-{len(view.options)}{equals}{keeps}, d don't know, s skip, ? more > ")

    def _show_options(self, view: QuestionView) -> None:
        if self._screen.narrow:
            for number, option in enumerate(view.options, start=1):
                meaning = f": {option.meaning}" if option.meaning else ""
                self._screen.say(f"{number}. {option.label}{meaning}")
            return
        table = Table.grid(padding=(0, 2))
        table.add_column(justify="right")
        table.add_column(min_width=12, max_width=26, overflow="fold")
        table.add_column(ratio=1, overflow="fold")
        for number, option in enumerate(view.options, start=1):
            table.add_row(Text(f" {number}", style="bold"), words(option.label), words(option.meaning or ""))
        self._screen.show(table)

    def _show_answers(self, view: QuestionView) -> None:
        if view.now is not None:
            self._screen.say(f"Now: {_answer_words(view.now)}", "cyan")
        if view.inherited is not None:
            self._screen.say(f"The programme answers: {_answer_words(view.inherited)}", "cyan")
        if view.previous is not None and view.now is None:
            self._screen.say(f"Last round: {_answer_words(view.previous)}", "cyan")

    def _show_field(self, view: FieldView, *, with_title: bool) -> None:
        if view.begun:
            self._prompt("  ")
            return
        self._screen.say()
        if view.title and with_title:
            self._screen.say(view.title, "bold")
        for number, (_, label) in enumerate(view.field.choices, start=1):
            self._screen.say(f"{number}. {label}")
        self._screen.say(view.field.ask)
        self._prompt("> ")

    def _show_end(self, view: EndView) -> None:
        say, judgement = self._screen.say, view.judgement
        say()
        say(f"All questions have been put: {view.count.answered} of {view.count.total} answered.", "bold")
        say(verdict_words(judgement.verdict), "bold")
        for reason in judgement.reasons:
            self._screen.entry(reason.text)
        if view.count.open:
            say(f"{view.count.open} skipped; type s to go through them.")
        for role, title in view.parked:
            self._screen.entry(f"Waiting for {role}: {title}")
        proofs = "p for the second pass (evidence and owners where they count), " if view.proofs else ""
        self._prompt(f"Enter to finish, {proofs}j to look at a question, ? more > ")

    def _show_rows(self, said: Rows) -> None:
        self._screen.say(said.title, "bold")
        if self._screen.narrow:
            for key, text in said.rows:
                self._screen.entry(f"{key}: {text}")
            return
        table = Table.grid(padding=(0, 2))
        table.add_column(max_width=30, overflow="fold")
        table.add_column(ratio=1, overflow="fold")
        for key, text in said.rows:
            table.add_row(words(f"  {key}", "bold"), words(text))
        self._screen.show(table)


def _answer_words(answer: AnswerView) -> str:
    note = f". {answer.note.splitlines()[0]}" if answer.note else ""
    changed = " (the question has changed since)" if answer.changed else ""
    stale = " (its evidence is out of date)" if answer.stale else ""
    return f"{answer.words}{note}{changed}{stale}"


def _count_words(done: AreaDone) -> str:
    count = done.count
    parts = [f"{count.answered} of {count.total} answered"]
    if count.unknown:
        parts.append(f"{count.unknown} don't know")
    if count.parked:
        parts.append(f"{count.parked} waiting for somebody")
    return ", ".join(parts)


def _more_is_waiting() -> bool:
    """Tell whether more was typed or pasted into a terminal already; never for a pipe, where that is ordinary."""
    if sys.platform == "win32" or not sys.stdin.isatty():
        return False
    return bool(select.select([sys.stdin], [], [], 0.02)[0])


def _throw_away_what_waits() -> None:
    while _more_is_waiting() and sys.stdin.buffer.readline(_LONGEST_LINE):
        pass
