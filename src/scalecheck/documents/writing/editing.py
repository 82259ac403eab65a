"""Changing one entry of a document's text without touching, or reading, the rest."""

from __future__ import annotations

import datetime as dt
import re
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import takewhile
from typing import TYPE_CHECKING

from scalecheck.documents.reading.reader import parse
from scalecheck.documents.reading.screening import BYTE_ORDER_MARK
from scalecheck.documents.writing.cutting import Block, Ending, Entry, Pieces, comments, cut, ending, is_block, pieces
from scalecheck.documents.writing.serialise import to_yaml
from scalecheck.errors import InvalidDocumentError
from scalecheck.problems import any_error

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from scalecheck.documents.reading.document import Document
    from scalecheck.documents.reading.marks import Path, Value

_STEP = 2
_LINE = re.compile(r"[^\r\n]*(?:\r\n|\r|\n)|[^\r\n]+\Z")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LAST_LINE_BREAK = re.compile(r"(?:\r\n|\r|\n)\Z")


@dataclass(frozen=True)
class CutText:
    """A document's text, cut at the entries of chosen mappings, so that one entry is changed and the rest left alone.

    A path is the keys from the top down to an entry. Comments and blank lines above a key stay; a comment inside an
    entry that is changed moves above it. Line endings, byte order mark and the habit of ending the last line (or not)
    stay as they are in the file. Each change gives a new text; nothing is changed in place.
    """

    name: str
    """What problems call the file."""
    bom: bool
    """Whether the text begins with a byte order mark."""
    newline: str
    """How new lines end."""
    ends_open: bool
    """Whether the last line of the file has no line break."""
    parts: Pieces | None
    """The text in pieces; None as long as all of it is in brackets."""
    whole: str
    """The text as it was before the first change."""
    mappings: tuple[Path, ...]
    """The mappings that were chosen; where one is missing in the file, this is the order in which they come."""

    @classmethod
    def of(cls, document: Document, *mappings: Path) -> CutText:
        """Cut a document at the entries of mappings, each given by its keys from the top down; `()` is the top level.

        Raises InvalidDocumentError where the document has errors: its text does not say then what it means.
        """
        if any_error(document.problems):
            raise InvalidDocumentError(document.problems)
        parts = cut(document, mappings) if is_block(document, 0, document.value) else None
        ends_open = not document.text.endswith(("\n", "\r"))
        return cls(document.name, document.bom, document.newline, ends_open, parts, document.text, mappings)

    @cached_property
    def text(self) -> str:
        """The whole text as it belongs into the file, with the byte order mark if there was one."""
        mark = BYTE_ORDER_MARK if self.bom else ""
        if self.parts is None:
            return mark + self.whole
        every = pieces(self.parts.top)
        if self.parts.tail:
            every.append(("", 0, None, self.parts.tail))
        *within, (_, _, last, last_text) = every
        texts = [
            self._with_line_break(key, column, entry) if entry is not None and entry.cut_short else text
            for key, column, entry, text in within
        ]
        if self.ends_open and (last is None or last.ending is Ending.FIXED or last.cut_short):
            last_text = _LAST_LINE_BREAK.sub("", last_text)
        return "".join((mark, self.parts.head, *texts, last_text))

    def entry_text(self, path: Path) -> str:
        """Return the lines of one entry without the comments above it; raises KeyError where there is none."""
        block: Block | None = self._parts().top
        for step in path[:-1]:
            block = block.entries[str(step)].block if block else None
        if block is None:
            raise KeyError(path)
        return block.entries[str(path[-1])].text

    def comments_at(self, path: Path) -> tuple[str, ...]:
        """Return the comments above one entry and inside it, without their `#`; none where there is no such entry."""
        block: Block | None = self.parts.top if self.parts is not None else None
        for step in path[:-1]:
            entry = block.entries.get(str(step)) if block is not None else None
            block = entry.block if entry is not None else None
        found = block.entries.get(str(path[-1])) if block is not None else None
        if found is None:
            return ()
        lines = [line.strip() for line in found.lead.splitlines()]
        return tuple(line.lstrip("#").strip() for line in (*filter(None, lines), *comments(self._read(found))))

    def with_entry(self, path: Path, value: object, order: Sequence[str] = ()) -> CutText:
        """Return the text with one entry replaced, or inserted where there is none; None makes it an empty key.

        A new key comes behind the nearest one that precedes it in `order`, or else before the nearest that follows;
        a key that `order` does not name comes last. A mapping on the way that is missing or empty, or that is in
        brackets, is written in block style. An equal value changes nothing. Raises ValueError where something on the
        way holds no keys, and what `to_yaml` raises.
        """
        return self.with_entries(path[:-1], {str(path[-1]): value}, order)

    def with_entries(self, path: Path, values: Mapping[str, object], order: Sequence[str] = ()) -> CutText:
        """Return the text with several entries of one mapping replaced or inserted, as `with_entry` does with one."""
        return self._changed(path, lambda block: self._put(block, values, order)) if values else self

    def without_entry(self, path: Path) -> CutText:
        """Return the text without one entry, its comments and those right above it; unchanged where there is none.

        Raises ValueError where it is the last one of the file, or where something on the way holds no keys.
        """
        changed = self._changed(path[:-1], lambda block: self._drop(block, str(path[-1])))
        if changed.parts is not None and not changed.parts.top.entries:
            raise ValueError("a file cannot do without its last key")
        return changed

    def with_comments(self, path: Path, comments_above: Mapping[str, str]) -> CutText:
        """Return the text with comments in lines of their own above entries of one mapping, by the entries' keys.

        One that is there already is not repeated. Raises KeyError where there is no such entry.
        """

        def commented(block: Block) -> Block:
            entries = dict(block.entries)
            for key, comment in comments_above.items():
                line = f"{' ' * block.column}# {comment}{self.newline}"
                if line not in entries[key].lead:
                    entries[key] = replace(entries[key], lead=entries[key].lead + line)
            return replace(block, entries=entries)

        return self._changed(path, commented) if comments_above else self

    def _with_line_break(self, key: str, column: int, entry: Entry) -> str:
        """Return the lines of an end that lacked its line break, written so that its value stays the same with one."""
        new = self._rewritten(key, entry, column)
        return new.lead[len(entry.lead) :] + new.body

    def _parts(self) -> Pieces:
        """Return the text in pieces, first written in block style where all of it is in brackets."""
        if self.parts is not None:
            return self.parts
        document = parse(self.whole, self.name)
        head = "".join(comment + self.newline for comment in comments(document))
        return Pieces(head, self._as_block(document, (), 0), "")

    def _changed(self, path: Path, change: Callable[[Block], Block]) -> CutText:
        """Return the text with a change made in the mapping at a path."""
        parts = self._parts()
        top = self._changed_below(parts.top, (), [str(step) for step in path], change)
        return self if top is parts.top else replace(self, parts=replace(parts, top=top))

    def _changed_below(
        self, block: Block, above: tuple[str, ...], steps: list[str], change: Callable[[Block], Block]
    ) -> Block:
        """Return a block with a change made in the mapping that some steps lead to, or the same block."""
        if not steps:
            return change(block)
        key, *rest = steps
        found = block.entries.get(key)
        entry = self._opened(key, found, block.column) if found else self._new_mapping(key, block.column)
        before = entry.block or Block(block.column + _STEP, {})
        after = self._changed_below(before, (*above, key), rest, change)
        if after is before:
            return block
        changed = replace(entry, block=after)
        if found:
            return block.with_entry(key, changed)
        siblings = [path[-1] for path in self.mappings if path[:-1] == above and path]
        return _inserted(block, {key: changed}, [str(one) for one in siblings])

    def _put(self, block: Block, values: Mapping[str, object], order: Sequence[str]) -> Block:
        replaced, inserted = {}, {}
        for key, value in values.items():
            new, old = self._written(key, value, block.column), block.entries.get(key)
            if old is None:
                inserted[key] = new
            elif not same_value(old.current, new.value):
                replaced[key] = replace(new, lead=old.lead + self._moved(self._read(old), block.column))
        if replaced:
            block = replace(block, entries={**block.entries, **replaced})
        return _inserted(block, inserted, order) if inserted else block

    def _drop(self, block: Block, key: str) -> Block:
        if key not in block.entries:
            return block
        keys = list(block.entries)
        at = keys.index(key)
        kept, _ = _split(block.entries[key].lead)
        entries = {other: entry for other, entry in block.entries.items() if other != key}
        if at > 0:
            entries[keys[at - 1]] = self._closed(keys[at - 1], entries[keys[at - 1]], block.column)
        if at + 1 == len(keys):
            return replace(block, entries=entries, tail=kept + block.tail)
        follower = entries[keys[at + 1]]
        entries[keys[at + 1]] = replace(follower, lead=kept + follower.lead)
        return replace(block, entries=entries)

    def _closed(self, key: str, entry: Entry, column: int) -> Entry:
        """Return an entry such that blank lines may follow it without becoming part of its value."""
        if entry.block is not None and entry.block.entries and not entry.block.tail:
            last = next(reversed(entry.block.entries))
            inner = self._closed(last, entry.block.entries[last], entry.block.column)
            return replace(entry, block=entry.block.with_entry(last, inner))
        return self._rewritten(key, entry, column) if entry.ending is Ending.KEPT else entry

    def _rewritten(self, key: str, entry: Entry, column: int) -> Entry:
        """Return an entry with the same value as we write it."""
        document = self._read(entry)
        new = self._written(key, with_dates(document, (key,), document.value[key]), column)
        return replace(new, lead=entry.lead + self._moved(document, column))

    def _read(self, entry: Entry) -> Document:
        """Read the lines of one entry again."""
        return parse(_LAST_LINE_BREAK.sub("", entry.text) if entry.cut_short else entry.text, self.name)

    def _written(self, key: str, value: object, column: int) -> Entry:
        """Return a new entry; it is read again, so that its value is what the file will say."""
        text = to_yaml({key: value}, indent=column)
        document = parse(text, self.name)
        return Entry("", text.replace("\n", self.newline), document.value[key], ending=ending(document, 2))

    def _moved(self, document: Document, column: int) -> str:
        """Return the comments inside an entry as lines of their own."""
        return "".join(f"{' ' * column}{comment}{self.newline}" for comment in comments(document))

    def _new_mapping(self, key: str, column: int) -> Entry:
        return replace(self._written(key, None, column), block=Block(column + _STEP, {}))

    def _opened(self, key: str, entry: Entry, column: int) -> Entry:
        """Return an entry with the entries of its value, so that one of these can be changed."""
        if entry.block is not None:
            return entry
        if entry.value is not None and not isinstance(entry.value, dict):
            raise ValueError(f"`{key}` holds no keys")
        if entry.cut_short:
            entry = self._rewritten(key, entry, column)
        document = self._read(entry)
        if is_block(document, 2, entry.value):
            opened = cut(document, [(key,)]).top.entries[key]
            if opened.block is not None:
                return replace(opened, lead=entry.lead)
        elif entry.value is None and document.text[: document.span((key,))[1]].endswith(":"):
            return replace(entry, block=Block(column + _STEP, {}))
        lead = entry.lead + self._moved(document, column)
        return replace(
            self._new_mapping(key, column), lead=lead, block=self._as_block(document, (key,), column + _STEP)
        )

    def _as_block(self, document: Document, path: Path, column: int) -> Block:
        """Write the keys of a mapping, wherever it is, as entries of a block."""
        value: Value = document.value
        for key in path:
            value = value[key] if isinstance(value, dict) else None  # type: ignore[index]
        held = value if isinstance(value, dict) else {}
        written = {key: with_dates(document, (*path, key), one) for key, one in held.items()}
        return Block(column, {key: self._written(key, one, column) for key, one in written.items()})


def with_dates(document: Document, path: Path, value: Value) -> object:
    """Return a value such that dates without quotes are written without quotes again."""
    if isinstance(value, dict):
        return {key: with_dates(document, (*path, key), one) for key, one in value.items()}
    if isinstance(value, tuple):
        return [with_dates(document, (*path, at), one) for at, one in enumerate(value)]
    if isinstance(value, str) and _DATE.fullmatch(value) and document.is_plain(path):
        with suppress(ValueError):
            return dt.date.fromisoformat(value)
    return value


def _inserted(block: Block, new: Mapping[str, Entry], order: Sequence[str]) -> Block:
    """Return a block with new entries at their places in the order, which may name more keys than there are."""
    keys = _placed(list(block.entries), new, order)
    entries = {**block.entries, **new}
    first = next(iter(block.entries), None)
    if first is not None and keys[0] != first:
        above, attached = _split(entries[first].lead)
        entries[first] = replace(entries[first], lead=attached)
        entries[keys[0]] = replace(entries[keys[0]], lead=above)
    return replace(block, entries={key: entries[key] for key in keys})


def _placed(keys: list[str], new: Collection[str], order: Sequence[str]) -> list[str]:
    """Return all keys: each new one behind the nearest that precedes it in the order, or before the nearest behind."""
    there, behind = set(keys), dict[str | None, list[str]]()
    leading: list[str] = []
    last: str | None = None
    follower: str | None = None
    for key in order:
        if key in there:
            last = key
            follower = follower or key
        elif key in new:
            (leading if last is None else behind.setdefault(last, [])).append(key)
    ordered = set(order)
    last_ones = [key for key in new if key not in ordered] + ([] if follower else leading)
    placed: list[str] = []
    for key in keys:
        placed += leading if key == follower else ()
        placed += [key, *behind.get(key, ())]
    return placed + last_ones


def _split(lead: str) -> tuple[str, str]:
    """Divide the lines above a key: up to the last blank one, and the comments right above the key."""
    lines = _LINE.findall(lead)
    attached = list(takewhile(lambda line: line.lstrip(" \t").startswith("#"), reversed(lines)))
    at = len(lead) - sum(map(len, attached))
    return lead[:at], lead[at:]


def same_value(one: Value, other: Value) -> bool:
    """Return whether two values are equal, where true is not 1; the order of keys does not count."""
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(same_value(value, other[key]) for key, value in one.items())
    if isinstance(one, tuple) and isinstance(other, tuple):
        return len(one) == len(other) and all(map(same_value, one, other))
    return isinstance(one, bool) == isinstance(other, bool) and one == other
