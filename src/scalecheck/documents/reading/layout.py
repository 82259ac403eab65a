"""What YAML forbids or reads otherwise than it looks: lines indented too little, `?` signs, commas in numbers."""

from __future__ import annotations

import re
from bisect import bisect_left
from itertools import islice
from typing import TYPE_CHECKING, Final

from scalecheck.documents.reading.screening import MOST_OF_A_KIND
from scalecheck.documents.reading.source import LINE_BREAK

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scalecheck.documents.reading.marks import Marks
    from scalecheck.documents.reading.source import Source
    from scalecheck.problems import Problem

_OPENING: Final = frozenset("\"'[{")
_BLOCK: Final = frozenset("|>")
_BLOCK_HEADER: Final = re.compile(r"[|>][-+0-9]*(#)?")
_LINE: Final = re.compile(r"(?:\r\n|\r|\n)( *)([^\r\n]*)")
_ONLY_CLOSES: Final = re.compile(r"[\]}, \t]*(?:#.*)?")
_SPACES: Final = re.compile(" *")
_COMMA_IN_NUMBER: Final = re.compile(r"(?<=[0-9]),(?=[0-9])")
_WHOLE: Final = re.compile(r"[-+]?[0-9]+")
_TO_THE_VALUE: Final = re.compile(r"\s*:(?:\s|#[^\r\n]*)*")


_SUSPECT_BLOCK: Final = re.compile(r"[|>][-+0-9]*#|^[ \t]+$|[ \t]\Z", re.MULTILINE)
"""What a text has where something about the layout of a text of several lines can be wrong: else none is looked at."""
_SUSPECT_SIGNS: Final = ("#", " \n", " \r", "\t\n", "\t\r")
"""Signs of which such a text has one, or else a blank at its end: they are found far sooner."""
_SUSPECT_QUESTION: Final = re.compile(r"\?(?:\S|\Z)")


def layout_problems(source: Source, marks: Marks) -> list[Problem]:
    """Return what YAML forbids in the layout of a text, although its parsers read it, and numbers it takes apart."""
    found = list(islice(_found(source, marks), MOST_OF_A_KIND))
    return found + list(islice(_numbers_apart(source, marks), MOST_OF_A_KIND))


def _found(source: Source, marks: Marks) -> Iterator[Problem]:
    text, outer = source.text, 0
    blocks = _has_suspect_block(text)
    signs = "?" in text and _SUSPECT_QUESTION.search(text) is not None
    looked_at = _OPENING | _BLOCK if blocks else _OPENING
    for number, start in enumerate(marks.starts):
        first = text[start : start + 1]
        if first not in looked_at and not signs:
            continue
        if signs and start and text[start - 1] == "?":
            message = "This text begins with a question mark, which YAML readers take differently."
            yield source.problem(start - 1, "syntax", message, hint="Put the whole text, question mark too, in quotes.")
        if blocks and first in _BLOCK and marks.ends[number] > start:
            yield from _in_block_text(source, start, marks.ends[number])
        if first not in _OPENING or start < outer or marks.ends[number] < 0:
            continue
        end = outer = marks.span(number)[1]
        if first in "\"'" and text[end : end + 1] == "#":
            yield _no_space(source, end)
        if LINE_BREAK.search(text, start, end):
            yield from _outdented(source, marks, number, end)


def _numbers_apart(source: Source, marks: Marks) -> Iterator[Problem]:
    """Find the commas inside numbers in brackets, which end a value there; no list of numbers is asked for anywhere."""
    text, starts, ends = source.text, marks.starts, marks.ends
    for found in _COMMA_IN_NUMBER.finditer(text):
        number = bisect_left(starts, found.end())
        if number == len(starts) or (ends[number - 1], starts[number]) != found.span():
            continue
        first, second = (text[starts[one] : ends[one]] for one in (number - 1, number))
        if _WHOLE.fullmatch(first) and second.isdecimal():
            message = f"In brackets a comma ends a value: this is read as `{first}` and then `{second}`."
            hint = f"Write a point in place of the comma: {first}.{second}"
            yield source.problem(found.start(), "decimal-comma", message, hint=hint)


def _has_suspect_block(text: str) -> bool:
    if not any(sign in text for sign in _SUSPECT_SIGNS) and not text.endswith((" ", "\t")):
        return False
    return _SUSPECT_BLOCK.search(text.replace("\r", "\n")) is not None


def _in_block_text(source: Source, start: int, end: int) -> Iterator[Problem]:
    header = _BLOCK_HEADER.match(source.text, start)
    if header is not None and header[1]:
        yield _no_space(source, header.start(1))
    last = source.text[source.text.rfind("\n") + 1 :]
    if end >= len(source.text) - len(last) and last and not last.strip(" "):
        message = "The file ends in a line of spaces, which may or may not be part of the text above."
        yield source.problem(len(source.text), "syntax", message, hint="Delete the spaces, or end the line.")
    if header is not None and any(sign.isdigit() for sign in header[0]):
        return
    widest, indent = 0, _indent(source, start)
    for line in _LINE.finditer(source.text, start):
        if line[2].strip(" "):
            belongs = line.start() < end or len(line[1]) > indent
            if belongs and len(line[1]) < widest:
                message = "A blank line above is indented further than this text, which it belongs to."
                hint = "Take the spaces out of the blank lines above."
                yield source.problem(line.start(2), "syntax", message, hint=hint)
            return
        widest = max(widest, len(line[1]))


def _outdented(source: Source, marks: Marks, number: int, end: int) -> Iterator[Problem]:
    """Find the lines of a text in quotes, or of brackets, that are indented no further than the key they belong to."""
    text, start = source.text, marks.starts[number]
    begin = source.line_begin(start)
    if not text[begin:start].strip():
        key_end = marks.ends[number - 1] if number else -1
        between = _TO_THE_VALUE.fullmatch(text, key_end, start) if key_end >= 0 else None
        if between is None:
            return
        begin = source.line_begin(marks.starts[number - 1])
    indent = _indent(source, begin)
    for line in _LINE.finditer(text, start, end):
        is_blank = not line[2].strip()
        closes = text[start] in "[{" and _ONLY_CLOSES.fullmatch(line[2])
        if len(line[1]) <= indent and not is_blank and not closes:
            message = "This line goes on with a text in quotes or in brackets, and is not indented below its key."
            hint = f"Indent it by at least {indent + 1} space{'s' if indent else ''}."
            yield source.problem(line.start(2), "syntax", message, hint=hint)


def _indent(source: Source, offset: int) -> int:
    """Return how many spaces the line of a character begins with."""
    spaces = _SPACES.match(source.text, source.line_begin(offset))
    return len(spaces[0]) if spaces else 0


def _no_space(source: Source, offset: int) -> Problem:
    return source.problem(offset, "syntax", "There is no space before this comment.", hint="Put a space before the #.")
