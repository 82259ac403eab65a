"""Asking outside an interview, such as what a new assessment is about: one line after the other, and back again."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from scalecheck.interview.reading.form import Fed, Field, Form, feed
from scalecheck.interview.reading.replies import unreadable, word_for
from scalecheck.interview.showing.said import Complaint, Remark
from scalecheck.interview.showing.views import FieldView

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from scalecheck.interview.prompting import Prompter
    from scalecheck.interview.showing.said import Said


_RIGHT: Final = Field(
    "choice",
    "Is this right? (a number)",
    needed=True,
    choices=(("write", "Yes, write it"), ("stop", "No, write nothing"), ("back", "No, go back to the last line")),
)
"""What is asked before anything is written."""


@dataclass(frozen=True, slots=True)
class Step:
    """The next thing to ask for."""

    field: Field
    """What is asked; its name is unlike that of every other step."""
    heading: str = ""
    """What is above it, for all steps of a part."""
    said: tuple[Said, ...] = ()
    """What is said before it is asked."""


@dataclass(slots=True)
class Dialogue:
    """Steps that follow from the replies before them; every one can be gone back to, with its reply shown again."""

    prompter: Prompter
    """Who puts the questions."""
    given: dict[str, str] = field(default_factory=dict)
    """The replies so far, in order; empty for what was left out."""
    kept: dict[str, str] = field(default_factory=dict)
    """Replies to steps that were gone back from."""

    def hold(self, next_step: Callable[[Mapping[str, str]], Step | None]) -> Mapping[str, str] | None:
        """Ask until nothing follows, and return the replies by the steps' names, without what was left out.

        Returns None where the input ends or the person gives up. `next_step` is given the replies so far, and returns
        what to ask next.
        """
        last = None
        while (step := next_step(self.given)) is not None:
            form = Form("setup", "", (step.field,), values=self.given, kept=self.kept)
            view = FieldView(step.heading, step.field, earlier=form.shown_again)
            if last == step.field:
                self.prompter.prompt(view)
            else:
                for one in step.said:
                    self.prompter.tell(one)
                self.prompter.show(view)
            last = step.field
            line = self.prompter.read()
            if line is None or word_for(line) == "q":
                return None
            if word_for(line) in {"?", "b"}:
                self._help_or_go_back(form, line)
            else:
                self._take(form, line)
        return {name: value for name, value in self.given.items() if value}

    def reopen(self) -> None:
        """Take the last reply back, so that it is asked for again, with the reply shown."""
        name, value = self.given.popitem()
        self.kept[name] = value

    def is_right(self) -> bool | None:
        """Ask once more before anything is written; None where the person goes back to the last line."""
        values = fill_in((_RIGHT,), self.prompter, "")
        if values is not None and values.get("choice") == "back":
            self.reopen()
            return None
        return values is not None and values.get("choice") == "write"

    def refuse(self, complaint: str) -> None:
        """Show why the last reply will not do, and take it back."""
        self.prompter.tell(Complaint(complaint))
        self.kept.pop(self.given.popitem()[0], None)

    def _help_or_go_back(self, form: Form, line: str) -> None:
        if word_for(line) == "?":
            self.prompter.tell(Remark(self._help(form)))
        elif self.given:
            self.reopen()
        else:
            self.prompter.tell(Complaint("This is the first line; q stops here."))

    def _help(self, form: Form) -> str:
        """Return what can be typed for what is asked now."""
        ways = [f"a number from 1 to {len(form.now.choices)} chooses"] if form.now.choices else []
        if form.shown_again is not None:
            ways.append("just Enter keeps what is there")
        elif not form.now.needed:
            ways.append("just Enter does what is in brackets")
        elif not ways:
            ways.append("what is asked for goes on this line")
        ways += ["b goes back to the line before"] if self.given else []
        words = ", ".join((*ways, "q stops here"))
        return f"{words[0].upper()}{words[1:]}."

    def _take(self, form: Form, line: str) -> None:
        complaint = unreadable(line)
        fed = Fed(form, complaint) if complaint is not None else feed(form, line)
        if fed.complaint is not None:
            self.prompter.tell(Complaint(fed.complaint))
            return
        if fed.remark is not None:
            self.prompter.tell(Remark(f"{fed.remark} b takes it back."))
        self.given[form.now.name] = fed.form.values.get(form.now.name, "") if fed.form is not None else ""
        self.given |= fed.parts


def fill_in(fields: tuple[Field, ...], prompter: Prompter, heading: str) -> Mapping[str, str] | None:
    """Ask for fields one after the other; None where the input ends or the person gives up."""

    def next_step(given: Mapping[str, str]) -> Step | None:
        return next((Step(one, heading) for one in fields if one.name not in given), None)

    return Dialogue(prompter).hold(next_step)
