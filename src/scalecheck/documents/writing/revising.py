"""Changing one key of one entry in a list of a file, and nothing else."""

from __future__ import annotations

import datetime as dt
import re
from contextlib import suppress
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from scalecheck.documents.reading.reader import parse
from scalecheck.documents.reading.screening import BYTE_ORDER_MARK
from scalecheck.documents.writing.editing import CutText
from scalecheck.errors import InvalidDocumentError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scalecheck.documents.reading.document import Document
    from scalecheck.documents.reading.marks import Path

_DATE: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LINE_BREAK: Final = re.compile(r"\r\n|\r|\n")


class Listed(NamedTuple):
    """An entry of a list in a file."""

    path: tuple[str, ...]
    """The keys from the top down to the list."""
    number: int | str
    """The entry's place in the list, from 0; or its key in a group."""


def with_changed_entry(
    data: bytes, name: str, listed: Listed, change: tuple[str, bool | dt.date], order: Sequence[str]
) -> bytes:
    """Return a file's bytes with one key of one entry of a list set; only the line of that key changes or is added.

    Where the text is laid out so that this can't be done, the lines of the list are written anew.

    Args:
        data: The file.
        name: What problems call it.
        listed: The entry.
        change: The key and its value.
        order: The order of an entry's keys, for one that is new in it.

    Raises:
        InvalidDocumentError: the file's text has errors.
    """
    document = parse(data, name)
    entries: Any = [
        _writable(document, (*listed.path, number), one) for number, one in enumerate(_at(document, listed))
    ]
    entries[listed.number] = _in_order({**entries[listed.number], change[0]: change[1]}, order)
    anew = CutText.of(document, *(listed.path[:depth] for depth in range(len(listed.path))))
    text = anew.with_entry(listed.path, entries).text
    in_place = (BYTE_ORDER_MARK if document.bom else "") + _in_place(document, listed, change, order)
    return (in_place if _same(in_place, text, name) else text).encode("utf-8")


def with_changed_keys(
    data: bytes, name: str, path: tuple[str, str], keys: Mapping[str, str], order: Sequence[str]
) -> bytes:
    """Return a file's bytes with some keys of one entry of a group set; only their lines change or are added.

    Where the text is laid out so that this can't be done, the lines of the entry are written anew.

    Args:
        data: The file.
        name: What problems call it.
        path: The group and the entry.
        keys: The keys and their values.
        order: The order of an entry's keys, for those that are new in it.

    Raises:
        InvalidDocumentError: the file's text has errors.
    """
    for key, value in keys.items():
        document = parse(data, name)
        listed = Listed(path[:1], path[1])
        entry = _writable(document, path, _at(document, listed)[path[1]])
        text = CutText.of(document, path[:1]).with_entry(path, _in_order({**entry, key: value}, order)).text
        in_place = (BYTE_ORDER_MARK if document.bom else "") + _in_place(document, listed, (key, value), order)
        data = (in_place if _same(in_place, text, name) else text).encode("utf-8")
    return data


def _at(document: Document, listed: Listed) -> Any:
    found: Any = document.value
    for key in listed.path:
        found = found[key]
    return found


def _in_place(
    document: Document, listed: Listed, change: tuple[str, bool | dt.date | str], order: Sequence[str]
) -> str:
    """Return the text with only the value put in, as it would be right in most layouts."""
    path: Path = (*listed.path, listed.number)
    entry, (key, value), text = _at(document, listed)[listed.number], change, document.text
    written = value.isoformat() if isinstance(value, dt.date) else str(value).lower()
    if key in entry:
        start, end = document.span((*path, key))
        return f"{text[:start]}{' ' if text[start - 1] == ':' else ''}{written}{text[end:]}"
    before = [one for one in order[: list(order).index(key)] if one in entry]
    end = document.span((*path, (before or list(entry))[-1]))[1]
    first = document.key_span((*path, next(iter(entry))))[0]
    if text[document.span(path)[0]] == "{":
        return f"{text[:end]}, {key}: {written}{text[end:]}"
    column = first - max(text.rfind("\n", 0, first), text.rfind("\r", 0, first)) - 1
    found = None if text[end - 1] in "\r\n" else _LINE_BREAK.search(text, end)
    at = end if text[end - 1] in "\r\n" else found.end() if found else len(text)
    line = f"{' ' * column}{key}: {written}"
    return (
        text[:at] + (f"{line}{document.newline}" if text[at - 1] in "\r\n" else f"{document.newline}{line}") + text[at:]
    )


def _same(one: str, other: str, name: str) -> bool:
    """Return whether two texts say the same; a text that can't be read says nothing."""
    try:
        return parse(one, name).value == parse(other, name).value
    except InvalidDocumentError:
        return False


def _in_order(entry: dict[str, Any], order: Sequence[str]) -> dict[str, Any]:
    known = {key: entry[key] for key in order if key in entry}
    return {**known, **{key: value for key, value in entry.items() if key not in known}}


def _writable(document: Document, path: Path, value: Any) -> Any:
    """Return a value such that a date without quotes is written without quotes again."""
    if isinstance(value, dict):
        return {key: _writable(document, (*path, key), one) for key, one in value.items()}
    if isinstance(value, tuple):
        return [_writable(document, (*path, place), one) for place, one in enumerate(value)]
    if isinstance(value, str) and _DATE.fullmatch(value) and document.is_plain(path):
        with suppress(ValueError):
            return dt.date.fromisoformat(value)
    return value
