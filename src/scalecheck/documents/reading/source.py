"""A file's text with its lines: offsets into it become lines and columns, and findings become problems."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass

from scalecheck.problems import Problem, Severity

LINE_BREAK = re.compile(r"\r\n|\r|\n")
"""What ends a line, as YAML counts lines."""

LONGEST_EXCERPT = 400
"""How many characters of a line an excerpt shows; nobody writes longer lines by hand."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where something is in a file."""

    line: int
    """The line, counted from 1."""
    column: int
    """The column in characters, counted from 1."""


class Source:
    """The text of one file, without its byte order mark, and the name that the person gave it."""

    __slots__ = ("_starts", "name", "text")

    def __init__(self, name: str, text: str) -> None:
        """Keep the text; its lines are looked up only when somebody asks for a place."""
        self.name = name
        self.text = text
        self._starts: list[int] = []

    @property
    def line_starts(self) -> list[int]:
        """The offset at which each line begins."""
        if not self._starts:
            self._starts = [0, *(found.end() for found in LINE_BREAK.finditer(self.text))]
        return self._starts

    def place(self, offset: int) -> Place:
        """Return line and column of a character."""
        if offset == 0:
            return Place(1, 1)
        line = bisect_right(self.line_starts, offset)
        return Place(line, offset - self.line_starts[line - 1] + 1)

    def line_begin(self, offset: int) -> int:
        """Return the offset at which the line of a character begins."""
        return self.line_starts[bisect_right(self.line_starts, offset) - 1]

    def next_line(self, offset: int) -> int:
        """Return the first offset from this one on at which a line begins, or the end of the text."""
        line = bisect_left(self.line_starts, offset)
        return self.line_starts[line] if line < len(self.line_starts) else len(self.text)

    def line_text(self, line: int) -> str:
        """Return a line without its line break; an empty text where there is no such line."""
        if not 1 <= line <= len(self.line_starts):
            return ""
        start = self.line_starts[line - 1]
        ending = LINE_BREAK.search(self.text, start)
        return self.text[start : ending.start() if ending else len(self.text)]

    def problem(
        self, offset: int, code: str, message: str, *, hint: str = "", severity: Severity = Severity.ERROR
    ) -> Problem:
        """Make a problem out of a finding at a character, with the line that it is in."""
        place = self.place(min(offset, len(self.text)))
        excerpt = self._excerpt(place) if place.column <= LONGEST_EXCERPT else ""
        return Problem(self.name, place.line, place.column, code, message, hint, severity, excerpt)

    def _excerpt(self, place: Place) -> str:
        start = self.line_starts[place.line - 1] if place.line > 1 else 0
        shown = self.text[start : start + LONGEST_EXCERPT]
        return LINE_BREAK.split(shown, maxsplit=1)[0]
