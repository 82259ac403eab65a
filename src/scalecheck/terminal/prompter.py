"""The interview on a terminal: lines in, lines out, numbered; it works over SSH, in a pipe and read aloud."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from scalecheck.interview.showing.said import AreaDone, Complaint, Remark, Rows
from scalecheck.interview.showing.views import EndView, FieldView, QuestionView
from scalecheck.terminal.closing import ask_at_end, show_end
from scalecheck.terminal.console import words
from scalecheck.terminal.editor import CannotEditError, edited, named_editor
from scalecheck.terminal.interrupts import Interrupts
from scalecheck.terminal.keyboard import StandardInput
from scalecheck.terminal.question import ask_for, recall_question, show_question
from scalecheck.terminal.remarks import area_words, show_rows

if TYPE_CHECKING:
    from scalecheck.interview.prompting import Draft
    from scalecheck.interview.showing.said import Said
    from scalecheck.interview.showing.views import ProofView, View
    from scalecheck.terminal.console import Screen
    from scalecheck.terminal.keyboard import Keyboard

_WHAT_ENTER_DOES: Final = re.compile(r" \(Enter: [^)]*\)$")
"""What a question says of an empty line; untrue where there is a reply for it to keep."""
_TYPED_AHEAD: Final = 3
"""A line of up to this many characters may be typed ahead; a longer one with more behind it was pasted."""


class TerminalPrompter:
    """Puts questions on a screen and reads replies from standard input."""

    def __init__(self, screen: Screen, keyboard: Keyboard | None = None, interrupts: Interrupts | None = None) -> None:
        """Take the screen to write on, where replies come from, and who is told when a reply is waited for."""
        self._screen = screen
        self._keyboard = keyboard or StandardInput()
        self._interrupts = interrupts or Interrupts()
        self._prompt = ""
        self._pasted: list[str] = []
        self._in_text = False
        self._above = ""

    def show(self, view: View) -> None:
        """Put a question, ask for a field, or show the state of things at the end, in full."""
        match view:
            case QuestionView():
                self._above = ""
                show_question(self._screen, view)
            case FieldView():
                self._show_field(view)
            case EndView():
                show_end(self._screen, view)
        self.prompt(view)

    def recall(self, view: View) -> None:
        """Put in short what was put in full just before."""
        match view:
            case QuestionView():
                recall_question(self._screen, view)
            case FieldView() if not view.begun:
                self._screen.say()
                self._show_ask(view)
            case _:
                pass
        self.prompt(view)

    def prompt(self, view: View) -> None:
        """Ask for a line."""
        match view:
            case QuestionView():
                self._ask(ask_for(view))
            case FieldView():
                self._ask("> ", in_text=view.field.lines)
            case EndView():
                self._ask(ask_at_end(view))

    def read(self) -> str | None:
        """Read one line; None at the end of input. What may be cut, or was pasted as several lines, is refused."""
        while not self._pasted:
            with self._interrupts.waiting():
                line = self._keyboard.line(self._prompt)
            refused = None if line is None else self._refused(line)
            if refused is not None:
                self.tell(Complaint(refused))
                self._ask(self._prompt, in_text=self._in_text)
                continue
            if line is None or "\n" not in line:
                return line
            self._pasted = [one for one in line.splitlines() if one.strip()]
        return self._pasted.pop(0)

    def edit(self, text: str) -> Draft | None:
        """Let the person write a text in the editor that `$VISUAL` or `$EDITOR` names; None where there is none."""
        editor = named_editor()
        if editor is None:
            return None
        try:
            return edited(editor, text, lambda place: self.tell(Complaint(f"What you wrote is kept in {place}.")))
        except CannotEditError as failure:
            self.tell(Complaint(f"{failure} Please write it here instead."))
            return None

    def tell(self, said: Said) -> None:
        """Show a message about the last reply."""
        match said:
            case Remark(text):
                self._screen.say(text, "green")
            case Complaint(text):
                self._pasted.clear()
                self._keyboard.throw_away()
                self._screen.say(text, "yellow")
            case Rows():
                show_rows(self._screen, said)
            case AreaDone():
                self._screen.say(area_words(said), "bold green")

    def _refused(self, line: str) -> str | None:
        """Return why a line can't be taken; None where it can. What waits behind an empty line is never a reply."""
        if self._keyboard.may_be_cut(line):
            return "That line is so long that the terminal may have dropped its end. Nothing of it was taken."
        if self._in_text:
            if not line.strip() and self._keyboard.throw_away():
                self.tell(Remark("What was pasted behind the empty line was not taken."))
            return None
        if "\n" in line.strip() or (len(line.strip()) > _TYPED_AHEAD and self._keyboard.throw_away()):
            return "That looks like several pasted lines. Nothing of it was taken; please type one line."
        if not line.strip():
            self._keyboard.throw_away()
        return None

    def _ask(self, text: str, *, in_text: bool = False) -> None:
        """Write what comes before the reply, and let it be seen before the reply is read."""
        if self._pasted:
            return
        self._in_text = in_text
        console, keyboard = self._screen.console, self._keyboard
        lines = words(text).wrap(console, max(1, self._screen.width))
        self._prompt = f"{lines[-1].plain.rstrip()} "
        for line in lines[:-1]:
            console.print(line, soft_wrap=True)
        if not keyboard.edits:
            console.print(words(self._prompt), end="" if keyboard.shows_what_is_typed else "\n", soft_wrap=True)
        console.file.flush()

    def _show_field(self, view: FieldView) -> None:
        screen = self._screen
        screen.say()
        above = view.heading if view.proof is None else view.proof.proof.question
        if above != self._above:
            self._show_above(view)
        self._above = above
        if view.replaces:
            screen.say("What you write takes the place of the note that is there (an empty line keeps it):")
            for line in view.replaces.splitlines():
                screen.say(f"  {line}")
        self._show_ask(view)

    def _show_above(self, view: FieldView) -> None:
        if view.proof is not None:
            self._show_proof(view.proof)
        elif view.heading:
            self._screen.say(view.heading, "bold")

    def _show_proof(self, view: ProofView) -> None:
        screen, proof = self._screen, view.proof
        screen.say(screen.parted("Second pass", f"question {proof.number} of {proof.total}"), "dim")
        screen.say(view.title, "bold")
        screen.say(view.ask)
        screen.say(f"Answer: {view.answer}", "cyan")
        screen.say(f"Asked because of {proof.needed_by}.")
        screen.say()

    def _show_ask(self, view: FieldView) -> None:
        self._screen.say(view.field.ask if view.earlier is None else _WHAT_ENTER_DOES.sub("", view.field.ask))
        for number, (_, label) in enumerate(view.field.choices, start=1):
            self._screen.say(f"  {number}  {label}")
        if view.earlier is not None:
            leaves = "; - leaves it out" if view.field.optional else ""
            self._screen.say(f"So far: {view.earlier} (Enter keeps it{leaves})", "cyan")
