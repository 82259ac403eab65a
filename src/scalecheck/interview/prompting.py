"""What the interview asks of whoever puts the questions, on a screen or in a test."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable

    from scalecheck.interview.showing.said import Said
    from scalecheck.interview.showing.views import View


@dataclass(frozen=True, slots=True)
class Draft:
    """A text from an editor, kept in a file of its own until the answer that it goes into is saved."""

    text: str
    """The text."""
    place: str
    """The path of the file."""
    discard: Callable[[], None]
    """Removes the file."""


class Prompter(Protocol):
    """Somebody who puts questions and hands back what is typed."""

    def show(self, view: View) -> None:
        """Put a question, ask for a field, or show the state of things at the end, in full."""

    def recall(self, view: View) -> None:
        """Put in short what was put in full just before."""

    def prompt(self, view: View) -> None:
        """Ask for another line, because the last one could not be taken."""

    def read(self) -> str | None:
        """Return the next line of input without its end; None at the end of input."""

    def edit(self, text: str) -> Draft | None:
        """Let the person write a text in an editor of theirs, beginning with this one; None where there is none."""

    def tell(self, said: Said) -> None:
        """Show a message about the last reply."""
