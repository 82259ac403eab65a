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
    Command("d", "don't know; that is an answer too, and it will be seen", "why"),
    Command("s", "skip the question for now"),
    Command("w", "wait for somebody: park the question for a role", "role"),
    Command("x", "does not apply here", "reason"),
    Command("b", "go back to the question before"),
    Command("u", "undo the last change"),
    Command("g", "guidance, what would show it, and hard words"),
    Command("j", "jump to a question by its number or by words", "words"),
    Command("l", "list what is open, parked or not known"),
    Command("n", "write a note", "note"),
    Command("c", "say what the answer rests on"),
    Command("e", "add a piece of evidence", "what"),
    Command("o", "say who keeps it true at scale", "role"),
    Command("a", "add an action", "what"),
    Command("p", "second pass: evidence, owners and actions where they count"),
    Command("q", "quit; everything is saved"),
    Command("?", "this help"),
)
"""Every command, in the order in which help shows them."""

LETTERS: Final = {command.letter: command for command in COMMANDS}
"""The commands by letter."""
