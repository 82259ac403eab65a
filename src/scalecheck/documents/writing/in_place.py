"""Setting single values of a file in their own places: no other character changes, as far as the layout allows."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeAlias

from scalecheck.documents.reading.reader import parse
from scalecheck.documents.reading.screening import BYTE_ORDER_MARK
from scalecheck.documents.writing.editing import CutText, same_value, with_dates
from scalecheck.documents.writing.serialise import to_yaml
from scalecheck.errors import InvalidDocumentError

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from scalecheck.documents.reading.document import Document
    from scalecheck.documents.reading.marks import Path

Scalar: TypeAlias = "str | bool | dt.date"
"""A value that can be set."""
Tree: TypeAlias = "dict[str | int, Any]"
"""New values by their steps from the top: nested groups that end in scalars."""

_LINE_BREAK: Final = re.compile(r"\r\n|\r|\n")
_FEWEST_PARTS: Final = 8
"""Into how many parts changes are divided at most to find those that can't be made in place."""


class _Patch(NamedTuple):
    """What takes the place of a stretch of text."""

    start: int
    end: int
    text: str


def with_values(data: bytes | str, name: str, values: Mapping[Path, Scalar], order: Sequence[str] = ()) -> bytes:
    """Return a file's bytes with some values set; only their characters change, or their lines are added.

    A value keeps the quotes that it has. Where the text is laid out so that a value can't be set in place, the lines of
    the entry, or of the list, that holds it are written anew.

    Args:
        data: The file.
        name: What problems call it.
        values: The values by their paths; the mapping or list element that holds each is there.
        order: The order of keys in a mapping, for those that are new in it.

    Raises:
        InvalidDocumentError: the file's text has errors.
    """
    document = parse(data, name)
    fewest = max(1, len(values) // _FEWEST_PARTS)
    text = _with_values(document, list(values.items()), order, fewest) if values else document.text
    return ((BYTE_ORDER_MARK if document.bom else "") + text).encode("utf-8")


def _with_values(document: Document, values: list[tuple[Path, Scalar]], order: Sequence[str], fewest: int) -> str:
    """Return the text without byte order mark; where not all values can be set in place, those that can are."""
    text = _patched(document.text, (_patch(document, path, value, order) for path, value in values))
    if _says(text, document.name, _merged(document.value, _tree(values))):
        return text
    if len(values) <= fewest:
        return _written_anew(document, values, order)
    half = len(values) // 2
    first = _with_values(document, values[:half], order, fewest)
    return _with_values(parse(first, document.name), values[half:], order, fewest)


def _patch(document: Document, path: Path, value: Scalar, order: Sequence[str]) -> _Patch:
    """Return the change of text that sets one value, as it would be right in most layouts."""
    text, holder, key = document.text, path[:-1], str(path[-1])
    entry: Any = document.value
    for step in holder:
        entry = entry[step]
    if key in entry:
        start, end = document.span(path)
        return _Patch(start, end, f"{' ' if text[start - 1] == ':' else ''}{_written(value, text[start : start + 1])}")
    before = [one for one in order[: list(order).index(key)] if one in entry] if key in order else []
    end = document.span((*holder, (before or list(entry))[-1]))[1]
    if text[document.span(holder)[0]] == "{":
        return _Patch(end, end, f", {key}: {_written(value)}")
    first = document.key_span((*holder, next(iter(entry))))[0]
    column = first - max(text.rfind("\n", 0, first), text.rfind("\r", 0, first)) - 1
    found = None if text[end - 1] in "\r\n" else _LINE_BREAK.search(text, end)
    at = end if text[end - 1] in "\r\n" else found.end() if found else len(text)
    line = f"{' ' * column}{key}: {_written(value)}"
    ended = text[at - 1] in "\r\n"
    return _Patch(at, at, f"{line}{document.newline}" if ended else f"{document.newline}{line}")


def _written(value: Scalar, quote: str = "") -> str:
    """Return a value as it is written in a file, a text in the quotes that it had."""
    if isinstance(value, str) and quote and quote in "\"'" and not {quote, "\\"} & set(value):
        return f"{quote}{value}{quote}"
    return to_yaml({"key": value}).removeprefix("key:").strip()


def _patched(text: str, patches: Iterable[_Patch]) -> str:
    pieces, at = [], 0
    for patch in sorted(patches, key=lambda one: one.start):
        pieces += [text[at : patch.start], patch.text]
        at = patch.end
    return "".join([*pieces, text[at:]])


def _tree(values: Iterable[tuple[Path, Scalar]]) -> Tree:
    tree: Tree = {}
    for path, value in values:
        inner = tree
        for step in path[:-1]:
            inner = inner.setdefault(step, {})
        inner[path[-1]] = value
    return tree


def _merged(value: Any, tree: Tree) -> Any:
    """Return the value of a document with new values in it, as it will be read again."""
    if isinstance(value, tuple):
        return tuple(_merged(one, tree[place]) if place in tree else one for place, one in enumerate(value))
    new = {key: _merged(value[key], one) if isinstance(one, dict) else _as_read(one) for key, one in tree.items()}
    return {**value, **new}


def _as_read(value: Scalar) -> str | bool:
    return value.isoformat() if isinstance(value, dt.date) else value


def _says(text: str, name: str, value: Any) -> bool:
    """Return whether a text says what it should; one that can't be read says nothing."""
    try:
        return same_value(parse(text, name).value, value)
    except InvalidDocumentError:
        return False


def _written_anew(document: Document, values: Sequence[tuple[Path, Scalar]], order: Sequence[str]) -> str:
    """Return the text with the entries, or the lists, that hold the values written anew."""
    holders: dict[Path, Tree] = {}
    for path, value in values:
        listed = next((place for place, step in enumerate(path) if isinstance(step, int)), len(path) - 1)
        holders.setdefault(path[:listed], {}).update(_tree([(path[listed:], value)]))
    written: dict[Path, dict[str, Any]] = {}
    for path, tree in holders.items():
        held: Any = document.value
        for step in path:
            held = held[step]
        entry = _set(with_dates(document, path, held), tree, order)
        written.setdefault(path[:-1], {})[str(path[-1])] = entry
    text = CutText.of(document, *dict.fromkeys(path[:depth] for path in written for depth in range(len(path) + 1)))
    for path, entries in written.items():
        text = text.with_entries(path, entries)
    return text.text.removeprefix(BYTE_ORDER_MARK)


def _set(value: Any, tree: Tree, order: Sequence[str]) -> Any:
    """Return plain data with new values in it, the keys of what is changed in their order."""
    if isinstance(value, list):
        return [_set(one, tree[place], order) if place in tree else one for place, one in enumerate(value)]
    new = {key: _set(value[key], one, order) if isinstance(one, dict) else one for key, one in tree.items()}
    together = {**value, **new}
    known = {key: together[key] for key in order if key in together}
    return {**known, **{key: one for key, one in together.items() if key not in known}}
