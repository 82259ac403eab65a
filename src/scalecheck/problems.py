"""What is wrong in a file, as a value: where, what, and what would be right."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Severity(StrEnum):
    """How much a problem weighs: an error makes a file invalid, a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding about one file, in words that a programme manager understands."""

    file: str
    """The name of the file as the person wrote it."""
    line: int
    """The line, counted from 1."""
    column: int
    """The column in characters, counted from 1."""
    code: str
    """A stable name for this kind of problem, such as `unknown-key`."""
    message: str
    """What is wrong."""
    hint: str = ""
    """What would be right; empty where nothing better than the message can be said."""
    severity: Severity = Severity.ERROR
    """Whether the file is invalid because of it."""
    excerpt: str = ""
    """The line of the file that it is about, as it is there."""
    about: str = ""
    """What in the file it is about, in people's words, such as a question's title; empty where that is not known."""


def in_order(problems: list[Problem]) -> tuple[Problem, ...]:
    """Return the problems by file and place; at one place errors come before warnings, the rest in the order found."""
    return tuple(sorted(problems, key=lambda one: (one.file, one.line, one.column, one.severity is Severity.WARNING)))


def any_error(problems: tuple[Problem, ...]) -> bool:
    """Return whether one of the problems makes its file invalid."""
    return any(one.severity is Severity.ERROR for one in problems)
