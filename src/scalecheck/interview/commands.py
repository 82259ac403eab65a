"""The letters that a person can type at every question, and what each does."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Command:
    """One letter."""

    letter: str
    """What is typed."""
    does: str
    """What it does, in a few words."""
    takes: str = ""
    """What may follow on the same line."""


COMMANDS: Final = (
    Command("b", "go back to the question before"),
    Command("s", "skip this question for now"),
    Command("d", "don't know: an answer in its own right, and a finding", "why"),
    Command("x", "not applicable here, with the reason", "reason"),
    Command("w", "waiting for somebody: park the question for a role", "role"),
    Command("n", "write a note about this answer", "note"),
    Command("e", "add a piece of evidence", "what it is"),
    Command("o", "say who keeps this true at scale", "role"),
    Command("a", "add an action", "what will be done"),
    Command("c", "say what the answer rests on", ""),
    Command("g", "show guidance and hard words", ""),
    Command("j", "jump to any question, found by words", "words"),
    Command("l", "list what is open, parked or not known", ""),
    Command("u", "undo the last change", ""),
    Command("p", "second pass: evidence and owners where they count", ""),
    Command("q", "save and quit", ""),
    Command("?", "show this help", ""),
)
"""Every command, in the order in which help shows them."""

LETTERS: Final = {command.letter: command for command in COMMANDS}
"""The commands by letter."""
