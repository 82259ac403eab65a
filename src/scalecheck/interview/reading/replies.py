"""What a person can reply to a question: the commands, and how one line of input is read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Sequence

LONGEST: Final = 4000
"""The most characters that one line of a reply may have."""

_MOST_SHOWN: Final = 40
"""The most characters of a reply that a complaint repeats."""
_NUMBER: Final = re.compile(r"([0-9]{1,9})[.,:;)]?(?:\s+(.*))?", re.DOTALL)
_NOT_TEXT: Final = re.compile("[\ud800-\udfff]")
_CONTROL: Final = re.compile("[\x00-\x08\x0a-\x1f\x7f-\x9f\u2028\u2029\ufeff\ufffe\uffff]")


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


@dataclass(frozen=True, slots=True)
class Chosen:
    """An option was chosen, by its number or its label."""

    option: int
    """Its place, from 0 for the worst."""
    note: str = ""
    """What was written behind the number."""


@dataclass(frozen=True, slots=True)
class Letter:
    """A command was given."""

    letter: str
    """Which."""
    text: str = ""
    """What was written behind it."""


@dataclass(frozen=True, slots=True)
class Kept:
    """Just Enter."""


@dataclass(frozen=True, slots=True)
class Confirmed:
    """The answer of the last round holds."""

    note: str = ""
    """What was written behind the sign."""


@dataclass(frozen=True, slots=True)
class Misunderstood:
    """Nothing that can be done here."""

    why: str
    """What is wrong, and what would be right."""


Reply: TypeAlias = Chosen | Letter | Kept | Confirmed | Misunderstood


def unreadable(line: str) -> str | None:
    """Say why a line of input can't be taken at all; None where it can."""
    if len(line) > LONGEST:
        return f"That is {len(line)} characters long; please keep to {LONGEST} a line. Nothing was taken."
    if _NOT_TEXT.search(line):
        return "Some of that could not be read as text. Nothing was taken; please type it again."
    if _CONTROL.search(line):
        return "That holds control characters, such as an arrow key sends. Nothing was taken; please type it again."
    return None


def readable(text: str) -> str:
    """Return a text of several lines without the characters that `unreadable` would refuse."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(_NOT_TEXT.sub("", _CONTROL.sub("", line)).rstrip() for line in lines).strip()


def read_reply(line: str, labels: Sequence[str]) -> Reply:
    """Read one line as a reply to a question whose options have these labels, worst first."""
    text = line.strip()
    if not text:
        return Kept()
    if text[0] == "=":
        return Confirmed(text[1:].strip())
    number = _NUMBER.fullmatch(text)
    if number is not None:
        return _chosen(int(number[1]), (number[2] or "").strip(), labels)
    first, *rest = text.split(maxsplit=1)
    command = LETTERS.get(first.lower())
    if command is None:
        return _by_label(text, labels)
    if rest and not command.takes:
        return Misunderstood(f"`{command.letter}` stands alone: it takes nothing behind it. ? lists what you can type.")
    return Letter(command.letter, "".join(rest))


def shortened(text: str) -> str:
    """Return a reply as a complaint repeats it."""
    return text if len(text) <= _MOST_SHOWN else f"{text[:_MOST_SHOWN]}…"


def _chosen(number: int, note: str, labels: Sequence[str]) -> Reply:
    if not 1 <= number <= len(labels):
        return Misunderstood(f"There is no option {number}. {_what_to_type(labels)}")
    if note.isdecimal():
        return Misunderstood(f"Those are two numbers, and one question takes one. {_what_to_type(labels)}")
    return Chosen(number - 1, note)


def _by_label(text: str, labels: Sequence[str]) -> Reply:
    wanted = text.casefold()
    found = [place for place, label in enumerate(labels) if label.casefold() == wanted]
    if len(found) == 1:
        return Chosen(found[0])
    return Misunderstood(f"“{shortened(text)}” is no answer here. {_what_to_type(labels)}")


def _what_to_type(labels: Sequence[str]) -> str:
    return f"Type a number from 1 to {len(labels)}, and a note behind it if you like; or ? for everything else."
