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
_PLAIN_NUMBER: Final = re.compile(r"0|[1-9][0-9]{0,8}", re.ASCII)
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
    words: tuple[str, ...] = ()
    """What may be typed in its place, alone on a line."""
    agreeing: bool = False
    """Whether it means something only where a group brings several respondents' answers together."""


COMMANDS: Final = (
    Command(
        "d",
        "don't know; that is an answer too, and it will be seen",
        "why",
        words=("don't know", "dont know", "i don't know", "dk", "idk", "not known", "unknown"),
    ),
    Command("s", "skip the question for now", words=("skip",)),
    Command("w", "wait for somebody: park the question for a role", "role"),
    Command("x", "does not apply here", "reason", words=("n/a", "na", "not applicable")),
    Command("b", "go back to the question before", words=("back",)),
    Command("u", "undo the last change", words=("undo",)),
    Command("g", "guidance, what would show it, and hard words", words=("guidance",)),
    Command("j", "jump to a question by its number or by words", "words"),
    Command("l", "list what is open, parked or not known", words=("list",)),
    Command("n", "write a note", "note", words=("note",)),
    Command("c", "say what the answer rests on"),
    Command("e", "add a piece of evidence", "what"),
    Command("o", "say who keeps it true at scale", "role"),
    Command("a", "add an action", "what"),
    Command("r", "say why this answer was agreed", "reason", agreeing=True),
    Command("k", "keep what somebody holds who sees it otherwise", "role: words", agreeing=True),
    Command("p", "second pass: evidence, owners and actions where they count"),
    Command("q", "quit; everything is saved", words=("quit", "exit")),
    Command("?", "this help", words=("help",)),
)
"""Every command, in the order in which help shows them."""

LETTERS: Final = {command.letter: command for command in COMMANDS}
"""The commands by letter."""
_IN_FULL: Final = {"y": "yes", "n": "no"}
"""What is typed for short, where an option bears the whole word."""
_WORDS: Final = {word: command.letter for command in COMMANDS for word in command.words}
"""Their letters by the words for them."""


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
    """Return why a line of input can't be taken at all; None where it can."""
    if len(line) > LONGEST:
        return f"That is {len(line)} characters long; please keep to {LONGEST} a line. Nothing was taken."
    if _NOT_TEXT.search(line):
        return "Some of that could not be read as text. Nothing was taken; please type it again."
    if _CONTROL.search(line):
        return "That holds control characters, such as an arrow key sends. Nothing was taken; please type it again."
    return None


def unrecordable(text: str) -> str | None:
    """Return why a text that a flag gives can't be recorded; None where it can."""
    return unreadable(text) or (None if text.strip() else "An empty text can't be recorded.")


def readable(text: str) -> str:
    """Return a text of several lines without the characters that `unreadable` would refuse."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(_NOT_TEXT.sub("", _CONTROL.sub("", line)).rstrip() for line in lines).strip()


def word_for(line: str) -> str | None:
    """Return the letter of the command that is all of a line, as a letter or in words; None where it is none."""
    text = line.strip().lower().replace("\N{RIGHT SINGLE QUOTATION MARK}", "'")
    return text if text in LETTERS else _WORDS.get(text)


def option_keys(labels: Sequence[str]) -> tuple[str, ...]:
    """Return what is typed for each option: its number, from 1 for the worst; where labels are numbers, the labels."""
    numbers = {label for label in labels if _PLAIN_NUMBER.fullmatch(label)}
    places = enumerate(labels, start=1)
    return tuple(label if label in numbers or str(place) in numbers else str(place) for place, label in places)


def keys_words(keys: Sequence[str]) -> str:
    """Return the keys of some options in words, such as `1 to 4` or `1 or 2`."""
    whole = [int(key) for key in keys if _PLAIN_NUMBER.fullmatch(key)]
    if len(keys) > 1 and whole and whole == list(range(whole[0], whole[0] + len(keys))):
        first, *between, last = keys
        return f"{first} to {last}" if between else f"{first} or {last}"
    return ", ".join(keys)


def keys_in_sentence(keys: Sequence[str]) -> str:
    """Return what is to be typed for one of some options, such as `a number from 1 to 4`."""
    words = keys_words(keys)
    if " or " in words:
        return words
    return f"a number from {words}" if " to " in words else f"one of {words}"


def read_reply(line: str, labels: Sequence[str]) -> Reply:
    """Read one line as a reply to a question whose options have these labels, worst first."""
    text = line.strip()
    if not text:
        return Kept()
    if text[0] == "=":
        return Confirmed(text[1:].strip())
    return _labelled(text, labels) or _numbered(text, labels) or _commanded(text, labels)


def shortened(text: str) -> str:
    """Return a reply as a complaint repeats it."""
    return text if len(text) <= _MOST_SHOWN else f"{text[:_MOST_SHOWN]}…"


def _labelled(text: str, labels: Sequence[str]) -> Reply | None:
    """Read a reply that is an option's label, unless it is a number, which is a key."""
    place = _by_label(text, labels)
    if place is None:
        place = _by_label(_IN_FULL.get(text.lower(), text), labels)
    if place is None or _PLAIN_NUMBER.fullmatch(text):
        return None
    return _twofold(text, place, labels) if word_for(text) is not None else Chosen(place)


def _numbered(text: str, labels: Sequence[str]) -> Reply | None:
    number = _NUMBER.fullmatch(text)
    return _chosen(number[1], (number[2] or "").strip(), labels) if number is not None else None


def _commanded(text: str, labels: Sequence[str]) -> Reply:
    letter = word_for(text)
    if letter is not None:
        return Letter(letter)
    first, *rest = text.split(maxsplit=1)
    command = LETTERS.get(first.lower())
    if command is None:
        return Misunderstood(f"“{shortened(text)}” is no answer here. {_what_to_type(labels)}")
    if not command.takes:
        return Misunderstood(f"`{command.letter}` is typed alone, with nothing behind it. ? lists what you can type.")
    return Letter(command.letter, "".join(rest))


def _chosen(key: str, note: str, labels: Sequence[str]) -> Reply:
    keys = option_keys(labels)
    wanted = str(int(key))
    if wanted not in keys:
        return Misunderstood(f"There is no option {key}. {_what_to_type(labels)}")
    if note.isdecimal():
        return Misunderstood(f"Those are two numbers, and one question takes one. {_what_to_type(labels)}")
    return Chosen(keys.index(wanted), note)


def _by_label(text: str, labels: Sequence[str]) -> int | None:
    """Return the place of the one option that bears a label."""
    wanted = " ".join(text.split()).casefold()
    found = [place for place, label in enumerate(labels) if " ".join(label.split()).casefold() == wanted]
    return found[0] if len(found) == 1 else None


def _twofold(text: str, place: int, labels: Sequence[str]) -> Misunderstood:
    """Ask again where a reply is an option's label and a command as well."""
    command = LETTERS[word_for(text) or ""]
    other = next((way for way in (command.letter, *command.words) if way.lower() != text.lower()), None)
    key = option_keys(labels)[place]
    choose = f"Type {key} for the option" if key.casefold() != text.casefold() else "The option can't be typed here"
    do = f"{other} for the command" if other is not None else "nothing here gives the command"
    return Misunderstood(f"“{text}” is an option here, and a command. {choose}, {do} ({command.does}).")


def _what_to_type(labels: Sequence[str]) -> str:
    if not labels:
        return "Type ? for what can be typed."
    return f"Type {keys_in_sentence(option_keys(labels))}, and a note behind it if you like; or ? for everything else."
