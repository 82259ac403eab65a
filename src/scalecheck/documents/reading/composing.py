"""A YAML parser's events, read once: they become values, the marks of all values, and what is refused on the way."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, TypeAlias, cast

import yaml
from yaml.events import (
    AliasEvent,
    CollectionEndEvent,
    CollectionStartEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceStartEvent,
)

from scalecheck.documents.reading import refusals
from scalecheck.documents.reading.layout import layout_problems
from scalecheck.documents.reading.marks import Marks
from scalecheck.documents.reading.scalars import FIRST_CHARACTERS, plain_value
from scalecheck.documents.reading.screening import MOST_OF_A_KIND
from scalecheck.documents.reading.syntax import explained, nested_too_deep

if TYPE_CHECKING:
    from collections.abc import Callable

    from scalecheck.documents.reading.marks import Value
    from scalecheck.documents.reading.source import Source
    from scalecheck.problems import Problem

DEEPEST = 64
"""How many lists and mappings may be inside one another."""

MOST_VALUES = 200_000
"""How many keys, values, lists and mappings a file may have in all."""

Loader: TypeAlias = "type[yaml.SafeLoader | yaml.CSafeLoader]"

LOADER: Loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
"""libyaml's parser, or the one in Python where PyYAML was built without it."""

_BLOCK_STYLES = frozenset("|>")
_QUOTED_OR_BRACKET = re.compile(r""""(?:\\.|[^"\\])*"|'[^']*'|[\[\]{}]""")
_DEEPER = {"[": 1, "{": 1, "]": -1, "}": -1}


class _NoFurther(Exception):  # noqa: N818 - no failure: the problem is recorded, and reading on would be pointless
    """Ends the reading of a text."""


class Composer:
    """Reads one text and keeps what came out: `value`, `marks` and `problems`."""

    def __init__(self, source: Source, clean: str, loader: Loader = LOADER) -> None:
        """Take the text as it is in the file and as the parser is to see it; both have the same length."""
        self._source = source
        self._clean = clean
        self._next_event: Callable[[], Any] = loader(clean).get_event
        self._skipped = 0
        self.value: Value = None
        """The top-level value; only of use where no fatal problem was found."""
        self.marks = Marks()
        """The places of all keys and values."""
        self.problems: list[Problem] = []
        """What was found on the way."""

    def run(self) -> None:
        """Read the text to its end, or to the first thing that makes reading on impossible."""
        try:
            self._read_document()
        except _NoFurther:
            pass
        except yaml.YAMLError as error:
            last = self.marks.starts[-1] if self.marks.starts else 0
            opened = self._open_places()
            brackets = [start for start in opened if self._clean[start] in "[{"]
            if nested_too_deep(error):
                self.problems.append(self._too_deep_behind(max(last + 1, *self.marks.ends[-1:], 0), len(opened)))
            else:
                self.problems += explained(error, self._source, last, brackets[-1] if brackets else None)
        self.problems += refusals.properties(self._source, self.marks)
        self.problems += refusals.escapes(self._source, self.marks)
        if not self.problems:
            self.problems += layout_problems(self._source, self.marks)

    def _read_document(self) -> None:
        self._next_event()
        if type(self._next_event()) is not DocumentStartEvent:
            self.problems.append(refusals.empty_file(self._source))
            return
        event = self._next_event()
        if type(event) is MappingStartEvent:
            self.value = self._read_collection(event)
        elif type(event) is ScalarEvent and not event.value and not event.style:
            self.problems.append(refusals.empty_file(self._source))
        else:
            self._refuse_top_level(event)
        self._expect_the_end()

    def _open_places(self) -> list[int]:
        """Return the offset of every list and mapping that was begun and not ended yet."""
        marks = self.marks
        is_open = (end < 0 and number not in marks.after for number, end in enumerate(marks.ends))
        return [start for start, still in zip(marks.starts, is_open, strict=True) if still]

    def _too_deep_behind(self, place: int, depth: int) -> Problem:
        """Return the problem where a parser that gave up looking ahead would have come to the level too many."""
        for found in _QUOTED_OR_BRACKET.finditer(self._clean, place):
            place = found.start()
            depth += _DEEPER.get(found[0], 0)
            if depth > DEEPEST:
                break
        return refusals.too_deep(self._source, place, DEEPEST)

    def _expect_the_end(self) -> None:
        self._next_event()
        event: Any = self._next_event()
        begin = event.start_mark
        if type(event) is DocumentStartEvent:
            self.problems.append(refusals.second_document(self._source, begin.index))

    def _refuse_top_level(self, event: Any) -> None:
        is_list = type(event) is SequenceStartEvent
        self.problems.append(refusals.not_keys(self._source, event.start_mark.index, is_list=is_list))
        self._skip(event)

    def _read_collection(self, event: Any) -> Value:
        """Read a mapping or list with all it holds; the event that begins it has been taken."""
        marks = self.marks
        stack: list[tuple[Any, str, int]] = []
        inside: Any = []
        key, number = "", 0
        while True:
            kind = type(event)
            if kind is MappingStartEvent or kind is SequenceStartEvent:
                stack.append((inside, key, number))
                if len(stack) > DEEPEST or len(marks.starts) > MOST_VALUES:
                    self._check_limits(event, len(stack))
                number = marks.add(event.start_mark.index, -1)
                inside = {} if kind is MappingStartEvent else []
            else:
                value: Any = None
                if kind is AliasEvent:
                    marks.add(event.start_mark.index, event.end_mark.index)
                else:
                    value = inside if type(inside) is dict else tuple(inside)
                    self._end_collection(number, event.end_mark.index)
                    inside, key, number = stack.pop()
                if type(inside) is dict:
                    inside[key] = value
                elif stack:
                    inside.append(value)
                else:
                    return cast("Value", value)
            if type(inside) is dict:
                key, event = self._read_entries(inside, number)
            else:
                event = self._read_elements(inside)

    def _read_entries(self, inside: dict[str, Value], number: int) -> tuple[str, Any]:
        """Read the entries of a mapping that are a text each; give the key and event of the next that is not."""
        next_event = self._next_event
        starts, ends = self.marks.starts, self.marks.ends
        while True:
            event = next_event()
            kind = type(event)
            if kind is MappingEndEvent:
                return "", event
            key = event.value if kind is ScalarEvent else ""
            if not key or key in inside or event.style in _BLOCK_STYLES:
                self._refuse_key(event, inside, number)
                continue
            starts.append(event.start_mark.index)
            ends.append(event.end_mark.index)
            event = next_event()
            kind = type(event)
            if kind is not ScalarEvent:
                return key, event
            starts.append(event.start_mark.index)
            ends.append(event.end_mark.index)
            value = event.value
            if not event.style and (not value or value[0] in FIRST_CHARACTERS):
                value = plain_value(value)
            inside[key] = value
            if len(starts) > MOST_VALUES:
                self._check_limits(event, 0)

    def _read_elements(self, inside: list[Value]) -> Any:
        """Read the elements of a list that are a text each; give the event of the next that is not."""
        next_event = self._next_event
        starts, ends = self.marks.starts, self.marks.ends
        while True:
            event = next_event()
            kind = type(event)
            if kind is not ScalarEvent:
                return event
            starts.append(event.start_mark.index)
            ends.append(event.end_mark.index)
            value = event.value
            if not event.style and (not value or value[0] in FIRST_CHARACTERS):
                value = plain_value(value)
            inside.append(value)
            if len(starts) > MOST_VALUES:
                self._check_limits(event, 0)

    def _end_collection(self, number: int, end: int) -> None:
        """Note where a list or mapping ends; without brackets the parser only knows where the next thing begins."""
        self.marks.after[number] = len(self.marks.starts)
        if self._clean[self.marks.starts[number]] in "[{":
            self.marks.ends[number] = end

    def _check_limits(self, event: Any, depth: int) -> None:
        if depth > DEEPEST:
            self.problems.append(refusals.too_deep(self._source, event.start_mark.index, DEEPEST))
            raise _NoFurther
        if len(self.marks.starts) + self._skipped > MOST_VALUES:
            self.problems.append(refusals.too_many(self._source, event.start_mark.index, MOST_VALUES))
            raise _NoFurther

    def _refuse_key(self, event: Any, inside: dict[str, Value], number: int) -> None:
        """Report what cannot be a key, or not once more, and leave it out together with its value."""
        offset = event.start_mark.index
        kind = type(event)
        if len(self.problems) < MOST_OF_A_KIND:
            if kind is AliasEvent:
                self.problems.append(refusals.property_problem(self._source, offset))
            elif kind is not ScalarEvent:
                self.problems.append(refusals.key_not_text(self._source, offset))
            elif event.style in _BLOCK_STYLES:
                self.problems.append(refusals.block_key(self._source, offset))
            elif not event.value:
                self.problems.append(refusals.empty_key(self._source, offset))
            else:
                first = next(at for key, at, _ in self.marks.children(number, inside) if key == event.value)
                problem = refusals.duplicate_key(self._source, offset, event.value, self.marks.starts[first])
                self.problems.append(problem)
        self._skip(event)
        self._skip(self._next_event())

    def _skip(self, event: Any) -> None:
        """Pass over one key or value with all it holds."""
        depth = 0
        while True:
            if isinstance(event, CollectionStartEvent):
                depth += 1
            elif isinstance(event, CollectionEndEvent):
                depth -= 1
            self._skipped += 1
            self._check_limits(event, depth)
            if not depth:
                return
            event = self._next_event()
