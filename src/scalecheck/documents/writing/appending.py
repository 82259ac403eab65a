"""Putting entries at the end of a list of a file: no other character changes, as far as the layout allows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, Final

from scalecheck.documents.reading.reader import parse
from scalecheck.documents.reading.screening import BYTE_ORDER_MARK
from scalecheck.documents.writing.editing import CutText, same_value, with_dates
from scalecheck.documents.writing.serialise import to_yaml
from scalecheck.errors import InvalidDocumentError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scalecheck.documents.reading.document import Document

_DASH: Final = re.compile(r"( *)- +\Z")
_LINE_BREAK: Final = re.compile(r"\r\n|\r|\n")
_INDENT: Final = 2
"""How far `to_yaml` puts the entries of a list to the right of their key."""


def with_appended(
    data: bytes | str, name: str, key: str, entries: Sequence[object], order: Sequence[str] = ()
) -> bytes:
    """Return a file's bytes with entries at the end of the list under a key at its top, which may be missing.

    Where the text is laid out so that nothing can be put at the list's end, the list is written anew.

    Args:
        data: The file.
        name: What problems call it.
        key: The key of the list.
        entries: What comes behind what is there, as plain data.
        order: The order of the keys at the top, for a list that is new.

    Raises:
        InvalidDocumentError: the file's text has errors.
    """
    document = parse(data, name)
    value: Any = document.value
    held = value.get(key) or ()
    whole = [*(with_dates(document, (key, place), one) for place, one in enumerate(held)), *entries]
    anew = CutText.of(document, ()).with_entry((key,), whole, order).text
    text = _at_the_end(document, key, len(held), entries) if held and entries else None
    if text is None or not _says_the_same(text, anew, name):
        return anew.encode("utf-8")
    return ((BYTE_ORDER_MARK if document.bom else "") + text).encode("utf-8")


def _at_the_end(document: Document, key: str, held: int, entries: Sequence[object]) -> str | None:
    """Return the text with lines for the entries below those of the last one; None where the list has no dashes."""
    text = document.text
    first, end = document.span((key, 0))[0], document.span((key, held - 1))[1]
    line = max(text.rfind("\n", 0, first), text.rfind("\r", 0, first)) + 1
    dash = _DASH.fullmatch(text[line:first])
    if dash is None:
        return None
    found = None if text[end - 1] in "\r\n" else _LINE_BREAK.search(text, end)
    at = end if text[end - 1] in "\r\n" else found.end() if found else len(text)
    lines = to_yaml({key: list(entries)}).splitlines()[1:]
    new = document.newline.join(f"{dash[1]}{one[_INDENT:]}" if one.strip() else "" for one in lines)
    ended = text[at - 1] in "\r\n"
    added = f"{new}{document.newline}" if ended else f"{document.newline}{new}"
    return f"{text[:at]}{added}{text[at:]}"


def _says_the_same(text: str, other: str, name: str) -> bool:
    """Return whether two texts say the same; one that can't be read says nothing."""
    try:
        return same_value(parse(text, name).value, parse(other, name).value)
    except InvalidDocumentError:
        return False
