"""A document that was read: its value, and where each part of the value is in the text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scalecheck.problems import Problem, Severity

if TYPE_CHECKING:
    from scalecheck.documents.reading.marks import Marks, Path, Value
    from scalecheck.documents.reading.source import Place, Source


class Document:
    """The value of one file, its text, and the way from each part of the value back into the text.

    A path that is not there is taken for the nearest part above it that is.
    """

    __slots__ = ("_source", "bom", "marks", "newline", "problems", "value")

    def __init__(
        self,
        source: Source,
        value: dict[str, Value],
        marks: Marks,
        *,
        bom: bool = False,
        problems: tuple[Problem, ...] = (),
    ) -> None:
        """Put together what the reader found."""
        self._source = source
        self.value = value
        """The keys of the top level with their values."""
        self.marks = marks
        """The places of all keys and values."""
        self.bom = bom
        """Whether the file begins with a byte order mark."""
        self.problems = problems
        """What is wrong and still leaves a value, such as a key that is twice; in order."""
        first = source.text.find("\n")
        self.newline = "\r\n" if first > 0 and source.text[first - 1] == "\r" else "\n"
        """How the file ends its lines."""

    @property
    def name(self) -> str:
        """The name of the file as the person wrote it."""
        return self._source.name

    @property
    def text(self) -> str:
        """The text as it is in the file, without the byte order mark."""
        return self._source.text

    def place(self, path: Path) -> Place:
        """Return the place of a value; an empty one is just behind the colon of its key."""
        return self._source.place(self.span(path)[0])

    def key_place(self, path: Path) -> Place:
        """Return the place of the key, or of the list element, that the path ends in."""
        return self._source.place(self.key_span(path)[0])

    def span(self, path: Path) -> tuple[int, int]:
        """Return the offsets in `text` at which a value begins and ends."""
        return self.marks.span(self.marks.find(self.value, path)[1])

    def key_span(self, path: Path) -> tuple[int, int]:
        """Return the offsets in `text` of the key, or of the list element, that the path ends in."""
        return self.marks.span(self.marks.find(self.value, path)[0])

    def source(self, path: Path) -> str:
        """Return a value as it is written in the file, such as `1.10` with its zero."""
        start, end = self.span(path)
        return self.text[start:end]

    def line_text(self, line: int) -> str:
        """Return a line without its line break; an empty text where there is no such line."""
        return self._source.line_text(line)

    def is_plain(self, path: Path) -> bool:
        """Return whether a value is a single one that is written without quotes."""
        number = self.marks.find(self.value, path)[1]
        if number in self.marks.after:
            return False
        start, end = self.marks.span(number)
        return start == end or self.text[start] not in "\"'|>"

    def problem(  # noqa: PLR0913 - a problem has this many parts, all but three named
        self,
        code: str,
        message: str,
        *,
        path: Path,
        at_key: bool = False,
        hint: str = "",
        severity: Severity = Severity.ERROR,
    ) -> Problem:
        """Make a problem out of a finding about the value (or the key) at a path."""
        offset = (self.key_span(path) if at_key else self.span(path))[0]
        return self._source.problem(offset, code, message, hint=hint, severity=severity)
