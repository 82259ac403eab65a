"""Small dialogues of a few fields, such as a piece of evidence or an action: which field comes next, what is wrong."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final, Literal

FormKind = Literal[
    "note",
    "evidence",
    "owner",
    "action",
    "basis",
    "not-applicable",
    "waiting-for",
    "override",
    "confirmed",
    "jump",
    "clash",
    "setup",
]

_DAY: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_BRITISH_DAY: Final = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{4})")

Check = Callable[[str], str | None]
"""Gives what is wrong with a value in a sentence, or None."""


@dataclass(frozen=True, slots=True)
class Field:
    """One thing that a form asks for."""

    name: str
    """Its name among the form's values."""
    ask: str
    """What is asked."""
    optional: bool = False
    """Whether an empty line goes on without it; an empty line for what is needed gives the form up."""
    lines: bool = False
    """Whether several lines are taken, until an empty one."""
    check: Check | None = None
    """What a value must satisfy."""
    choices: tuple[tuple[str, str], ...] = ()
    """Values to choose from by number, each with its words."""


@dataclass(frozen=True, slots=True)
class Form:
    """A dialogue that is under way."""

    kind: FormKind
    """What it is about."""
    question: str
    """The question that it belongs to."""
    fields: tuple[Field, ...]
    """What it asks for, in order."""
    values: dict[str, str] = field(default_factory=dict)
    """What was given so far."""
    lines: tuple[str, ...] = ()
    """The lines of a long text so far."""

    @property
    def now(self) -> Field:
        """The field that is asked for now."""
        return self.fields[0]

    @property
    def done(self) -> bool:
        """Whether everything was asked."""
        return not self.fields

    def given(self, value: str) -> Form:
        """Give the form with a value for the present field, at the next one."""
        values = {**self.values, self.now.name: value} if value else self.values
        return replace(self, fields=self.fields[1:], values=values, lines=())


@dataclass(frozen=True, slots=True)
class Fed:
    """What came of one line of input to a form."""

    form: Form | None
    """The form as it goes on; None where it was given up."""
    complaint: str | None = None
    """What was wrong with the line."""


def feed(form: Form, line: str) -> Fed:
    """Give a form one line of input."""
    now, text = form.now, line.strip()
    if now.lines:
        return _feed_lines(form, line.rstrip())
    if not text:
        return Fed(form.given("")) if now.optional else Fed(None)
    if now.choices:
        return _feed_choice(form, text)
    complaint = now.check(text) if now.check is not None else None
    return Fed(form, complaint) if complaint else Fed(form.given(text))


def is_day(text: str) -> str | None:
    """Say what is wrong with a date, None where it can be read."""
    return None if day(text) is not None else "Please write the date as year-month-day, such as 2027-01-31."


def is_link(text: str) -> str | None:
    """Say what is wrong with a link, None where it may stand in a file."""
    if re.fullmatch(r"(https?://|mailto:)\S+|[^\s:/?#][^:]*|[^\s:/?#][^:/?#]*[/?#].*", text):
        return None
    return "Please give an https address, a mailto address, or a path beside this file."


def day(text: str) -> date | None:
    """Read a day written as 2027-01-31, or as 31/1/2027; None where it is neither."""
    found, turned = _DAY.fullmatch(text.strip()), _BRITISH_DAY.fullmatch(text.strip())
    parts = found.groups() if found else turned.groups()[::-1] if turned else None
    if parts is None:
        return None
    try:
        return date(*(int(part) for part in parts))
    except ValueError:
        return None


def _feed_lines(form: Form, line: str) -> Fed:
    if line.strip():
        return Fed(replace(form, lines=(*form.lines, line)))
    if not form.lines:
        return Fed(form.given("")) if form.now.optional else Fed(None)
    return Fed(form.given("\n".join(form.lines).strip()))


def _feed_choice(form: Form, text: str) -> Fed:
    choices = form.now.choices
    if text.isdecimal() and text.isascii() and 1 <= int(text) <= len(choices):
        return Fed(form.given(choices[int(text) - 1][0]))
    return Fed(form, f"Please type a number from 1 to {len(choices)}, or just Enter to leave it.")
