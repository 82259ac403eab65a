"""What a person does not see in a text and YAML does: comments that cut a text short, blanks that are no spaces."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import islice
from typing import TYPE_CHECKING, Final

from scalecheck.documents.reading.scalars import plain_value
from scalecheck.documents.reading.screening import MOST_OF_A_KIND
from scalecheck.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scalecheck.documents.reading.marks import Marks
    from scalecheck.documents.reading.source import Source
    from scalecheck.problems import Problem

_NO_BREAK: Final = "\u00a0\u2007\u202f"
_NO_WIDTH: Final = "\u200b\u2060"
_TURNING: Final = "\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"
_NAMES: Final = {
    "\u00a0": "no-break space",
    "\u2007": "no-break space as wide as a digit",
    "\u202f": "narrow no-break space",
    "\u200b": "zero-width space",
    "\u2060": "word joiner",
    **dict.fromkeys(_TURNING, "sign that turns the direction of writing"),
}
_KEY: Final = r"""["']?[\w-]+["']?"""
_NO_SPACE: Final = re.compile(
    rf"^[ ]*(?:-[ ]+)*(?:-|{_KEY}(?=[{_NO_BREAK}]+[ ]*:(?:\s|$))|{_KEY}:|{_KEY}:[ ]+[\w.-]+(?=[{_NO_BREAK}]+[ ]*$))?"
    rf"([{_NO_BREAK}])",
    re.MULTILINE,
)
"""A blank that only looks like a space, where YAML needs one or a single word ends: in the indentation, around a key,
behind the sign of a list. In the middle of a text it is a blank like any other."""
_BESIDE_ASCII: Final = re.compile(rf"(?<=[\x00-\x7f])[{_NO_WIDTH}]|[{_NO_WIDTH}](?=[\x00-\x7f])")
"""A sign without width where no script needs one to tell where a line may be broken."""
_TURNED: Final = re.compile(rf"^.*?([{_TURNING}])", re.MULTILINE)
"""The first sign of a line that has an editor show what follows in another order than it is read."""
_COMMENT: Final = re.compile(r"#(?=(\S?))")
_GAP: Final = re.compile(r"[ \t]+")
_NO_PLAIN_TEXT: Final = frozenset("\"'[{|>")


def unseen(source: Source, marks: Marks) -> Iterator[Problem]:
    """Return a warning for everything that is not read as it looks, at its place."""
    yield from islice(_cut_short(source, marks), MOST_OF_A_KIND)
    if any(sign in source.text for sign in _NAMES):
        yield from islice(_blanks(source), MOST_OF_A_KIND)


def _cut_short(source: Source, marks: Marks) -> Iterator[Problem]:
    """Find the texts without quotes behind which a # begins a comment that may be meant as part of the text.

    A comment behind two spaces, or behind a single word and with a space after the #, is meant as one.
    """
    text, looked_at = source.text, -1
    for found in _COMMENT.finditer(text):
        number = bisect_right(marks.starts, found.start()) - 1
        if number == looked_at or found.start() < marks.ends[number]:
            continue
        looked_at = number
        start, end = marks.starts[number], marks.ends[number]
        gap = _GAP.match(text, end) if end > start and text[start] not in _NO_PLAIN_TEXT else None
        if gap is None or gap.end() != found.start() or not isinstance(plain_value(text[start:end]), str):
            continue
        is_prose = len(gap[0]) == 1 and " " in text[start:end]
        if is_prose or found[1] not in {"", "#"}:
            message = "The text ends before this #: what follows is a comment."
            hint = "If it belongs to the text, put the text in quotes; else put two spaces before the # and one after."
            yield source.problem(found.start(), "comment-in-text", message, hint=hint, severity=Severity.WARNING)


def _blanks(source: Source) -> Iterator[Problem]:
    for found in _NO_SPACE.finditer(source.text):
        message = f"This is a {_named(found[1])}, which YAML does not take for a space."
        hint = "Put an ordinary space in its place."
        yield source.problem(found.start(1), "no-break-space", message, hint=hint, severity=Severity.WARNING)
    for found in _BESIDE_ASCII.finditer(source.text):
        message = f"A {_named(found[0])} is here; it shows nothing, and makes another word of what it is in."
        hint = "Remove it; it often comes along when text is copied from another program."
        yield source.problem(found.start(), "zero-width-space", message, hint=hint, severity=Severity.WARNING)
    for found in _TURNED.finditer(source.text):
        message = f"A {_named(found[1])} is here: an editor shows other words, or another order, than are read."
        hint = "Remove it, unless the text is in a script that is written from right to left."
        yield source.problem(found.start(1), "turned-text", message, hint=hint, severity=Severity.WARNING)


def _named(sign: str) -> str:
    return f"{_NAMES[sign]} (U+{ord(sign):04X})"
