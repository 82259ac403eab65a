"""A document's text cut into the entries of its block mappings; put together again they are the text, byte for byte."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import Enum
from typing import TYPE_CHECKING, TypeAlias

from scalecheck.documents.reading.source import Source

if TYPE_CHECKING:
    from collections.abc import Collection

    from scalecheck.documents.reading.document import Document
    from scalecheck.documents.reading.marks import Path, Value

_BLANK_OR_COMMENT = re.compile(r"([ \t]*)(#[^\r\n]*)?(?:\r\n|\r|\n)")
_COLON_ONLY = re.compile(r"[ \t]*:[ \t]*(?:#[^\r\n]*)?[\r\n]")
_COMMENT = re.compile(r"#[^\r\n]*")
_DOCUMENT_START = re.compile(r"^---(?:[ \t][^\r\n]*)?(?:\r\n|\r|\n)", re.MULTILINE)


Piece: TypeAlias = "tuple[str, int, Entry | None, str]"
"""A piece of text after key, column and entry, where it is an entry's own lines; else there is no entry."""


class Ending(Enum):
    """What the line breaks behind an entry mean for its value."""

    FIXED = "fixed"
    """Nothing."""
    CLIPPED = "clipped"
    """The entry ends in a `|` or `>` text: the first line break is part of it."""
    KEPT = "kept"
    """The entry ends in a `|+` or `>+` text: all line breaks are part of it."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One key of a block mapping with its value, as whole lines."""

    lead: str
    """The comments and blank lines above the key."""
    body: str
    """The lines of key and value, and comments indented below them; of a cut mapping only the lines of the key."""
    value: Value
    """What the key holds; None where the value is cut."""
    block: Block | None = None
    """The entries of the value where that is cut."""
    ending: Ending = Ending.FIXED
    """What the line breaks behind it mean."""
    cut_short: bool = False
    """Whether it is the end of a text without a last line break, and would have another value if there were one."""

    @property
    def current(self) -> Value:
        """The value that the lines have as they are now."""
        if self.block is None:
            return self.value
        return {key: entry.current for key, entry in self.block.entries.items()} or None

    @property
    def text(self) -> str:
        """The lines of the entry, without those above the key."""
        return self.body + (self.block.text if self.block else "")


@dataclass(frozen=True, slots=True)
class Block:
    """The entries of one block mapping."""

    column: int
    """How many spaces are before its keys."""
    entries: dict[str, Entry]
    """The entries by key, in the order of the text."""
    tail: str = ""
    """The comments behind the last entry that still belong to the mapping."""

    @property
    def text(self) -> str:
        """The lines of all entries."""
        return "".join(piece for _, _, _, piece in pieces(self))

    def with_entry(self, key: str, entry: Entry) -> Block:
        """Return the block with one entry in place of the one under the same key."""
        return replace(self, entries={**self.entries, key: entry})


def pieces(block: Block) -> list[Piece]:
    """Return the text in pieces; none is empty."""
    found: list[Piece] = []
    for key, entry in block.entries.items():
        if entry.lead:
            found.append((key, block.column, None, entry.lead))
        if entry.body:
            found.append((key, block.column, entry, entry.body))
        if entry.block is not None:
            found += pieces(entry.block)
    if block.tail:
        found.append(("", block.column, None, block.tail))
    return found


@dataclass(frozen=True, slots=True)
class Pieces:
    """A whole text in three parts."""

    head: str
    """What is before all entries: up to a line of `---`, if there is one."""
    top: Block
    """The entries of the top level."""
    tail: str
    """The comments behind all entries."""


def is_block(document: Document, number: int, value: Value) -> bool:
    """Return whether a value is a mapping of at least one key, written without brackets."""
    return isinstance(value, dict) and bool(value) and document.text[document.marks.starts[number]] != "{"


def cut(document: Document, mappings: Collection[Path]) -> Pieces:
    """Cut a document that is a block mapping at its keys, and at those of the chosen mappings that are block too."""
    return _Cutter(document).whole(mappings)


def comments(document: Document) -> list[str]:
    """Return every comment of a document, each from its `#` on, in order."""
    text, marks = document.text, document.marks
    found: list[str] = []
    at = 0
    for number, start in enumerate(marks.starts):
        if number in marks.after:
            continue
        header = _COMMENT.search(text, start, _line_end(text, start)) if _is_block_text(document, number) else None
        found += _COMMENT.findall(text, at, start)
        found += [header[0]] if header else []
        at = max(at, marks.ends[number])
    return found + _COMMENT.findall(text, at)


def ending(document: Document, number: int) -> Ending:
    """Return what the line breaks behind a value mean."""
    last = document.marks.next(number) - 1
    if not _is_block_text(document, last):
        return Ending.FIXED
    start = document.marks.starts[last]
    header = document.text[start : _line_end(document.text, start)].partition("#")[0]
    if "-" in header:
        return Ending.FIXED
    return Ending.KEPT if "+" in header else Ending.CLIPPED


def _is_block_text(document: Document, number: int) -> bool:
    start, end = document.marks.starts[number], document.marks.ends[number]
    return start < end and document.text[start] in "|>"


def _line_end(text: str, start: int) -> int:
    found = re.compile(r"[\r\n]|\Z").search(text, start)
    return found.start() if found else len(text)


class _Cutter:
    """Knows a document's text, ended by a line break, and the marks in it."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._marks = document.marks
        self._is_open = not document.text.endswith(("\n", "\r"))
        self._text = document.text + (document.newline if self._is_open else "")
        self._lines = Source(document.name, self._text)

    def whole(self, mappings: Collection[Path]) -> Pieces:
        start = _DOCUMENT_START.search(self._text, 0, self._marks.starts[0])
        at = start.end() if start else 0
        top, end = self._block(0, self._document.value, at, mappings)
        return Pieces(self._text[:at], top, self._text[end:])

    def _block(self, number: int, value: Value, at: int, mappings: Collection[Path]) -> tuple[Block, int]:
        """Cut one mapping, the lines of which begin at an offset; give the offset at which its last entry ends."""
        begin = self._marks.starts[number]
        column = begin - self._lines.line_begin(begin)
        entries: dict[str, Entry] = {}
        for key, key_number, value_number in self._marks.children(number, value):
            inside = [path[1:] for path in mappings if len(path) > 0 and path[0] == key]
            held = value[key]  # type: ignore[index]
            entries[str(key)], at = self._entry(key_number, value_number, held, at, column, inside)
        return Block(column, entries), at

    def _entry(  # noqa: PLR0913, PLR0917
        self, key: int, number: int, value: Value, at: int, column: int, mappings: Collection[Path]
    ) -> tuple[Entry, int]:
        begin = self._first_content(at, self._lines.line_begin(self._marks.starts[key]))
        lead = self._text[at:begin]
        if mappings and self._can_be_cut(key, number, value):
            inner_begin = self._lines.next_line(self._marks.ends[key])
            block, inner_end = self._block(number, value, inner_begin, mappings)
            end = self._behind_comments(inner_end, column)
            block = replace(block, tail=self._text[inner_end:end])
            return Entry(lead, self._text[begin:inner_begin], None, block), end
        end = self._behind_comments(self._end_of_value(key, number), column)
        how = ending(self._document, number)
        cut_short = self._is_open and how is not Ending.FIXED and end == len(self._text)
        return Entry(lead, self._text[begin:end], value, ending=how, cut_short=cut_short), end

    def _first_content(self, at: int, line: int) -> int:
        """Return the first line that is neither blank nor a comment: the key's, unless it is below a `?`."""
        while at < line:
            found = _BLANK_OR_COMMENT.match(self._text, at, line)
            if not found:
                return at
            at = found.end()
        return at

    def _can_be_cut(self, key: int, number: int, value: Value) -> bool:
        """Return whether a value is a block mapping that begins on a line below its key."""
        alone = _COLON_ONLY.match(self._text, self._marks.ends[key])
        begin = self._marks.starts[number]
        return alone is not None and alone.end() <= begin and is_block(self._document, number, value)

    def _end_of_value(self, key: int, number: int) -> int:
        """Return the offset behind the last line of a value; line breaks that mean nothing are left to what follows."""
        starts, ends = self._marks.starts, self._marks.ends
        last = self._marks.next(number) - 1
        if ending(self._document, number) is not Ending.KEPT and _is_block_text(self._document, last):
            return self._lines.next_line(starts[last] + len(self._text[starts[last] : ends[last]].rstrip()))
        real = (ends[one] for one in range(key, last + 1) if self._is_written(one))
        return self._lines.next_line(max(real))

    def _is_written(self, number: int) -> bool:
        """Return whether a mark belongs to something in the text, not to an empty value that the parser made up."""
        start, end = self._marks.starts[number], self._marks.ends[number]
        return start < end or (start == end and self._text[start - 1] in ":-")

    def _behind_comments(self, at: int, column: int) -> int:
        """Pass over comments and blanks that are indented further than a key, and so belong to what it holds."""
        end = at
        while found := _BLANK_OR_COMMENT.match(self._text, at):
            at = found.end()
            if len(found[1]) > column:
                end = at
            elif found[2]:
                break
        return end
