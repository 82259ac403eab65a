"""What scalecheck refuses although it is good YAML: one function per kind of finding, each gives its problems."""

from __future__ import annotations

import re
import sys
from itertools import islice
from typing import TYPE_CHECKING

from scalecheck.documents.reading.screening import FOREIGN, MOST_OF_A_KIND, foreign

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scalecheck.documents.reading.marks import Marks
    from scalecheck.documents.reading.source import Source
    from scalecheck.problems import Problem

_PROPERTY_SOMEWHERE = re.compile(r"[!&*](?<![^\s\[\]{},:?-].)")
_PROPERTY = re.compile(r"([!&*])[^\s,\[\]{}]*")
_SPACE = re.compile(r"\s*")
_RISKY_ESCAPE = re.compile(r"\\[0abvfeNLPxuU]")
_ESCAPE = re.compile(r"\\(?:x[0-9a-fA-F]{2}|u[0-9a-fA-F]{4}|U[0-9a-fA-F]{8}|.)", re.DOTALL)
_SHORT_ESCAPES = {
    "0": "\0",
    "a": "\a",
    "b": "\b",
    "v": "\v",
    "f": "\f",
    "e": "\x1b",
    "N": "\x85",
    "L": "\u2028",
    "P": "\u2029",
}
_LONG_ESCAPES = "xuU"
_QUOTE_IT = "If it is the beginning of a text, put the text in quotes"


def empty_file(source: Source) -> Problem:
    """Return the problem that there is nothing in the file."""
    message = "The file is empty: there is nothing in it but comments or blank lines."
    return source.problem(0, "empty-file", message, hint="It should begin with a line such as `format: scalecheck/…`.")


def not_keys(source: Source, offset: int, *, is_list: bool) -> Problem:
    """Return the problem that the top level is something other than keys with their values."""
    what = "a list" if is_list else "plain text"
    message = f"The file is {what}; it should be lines of the form `key: value`."
    return source.problem(offset, "not-keys", message, hint="The first of them is `format: scalecheck/…`.")


def second_document(source: Source, offset: int) -> Problem:
    """Return the problem that another document begins in the same file."""
    message = "A second document begins here; a file holds one."
    hint = "Delete the line ---, or move what follows into a file of its own."
    return source.problem(offset, "several-documents", message, hint=hint)


def duplicate_key(source: Source, offset: int, key: str, first: int) -> Problem:
    """Return the problem that a key is twice, and where it was first."""
    message = f"The key `{key}` is here a second time."
    hint = f"It is in line {source.place(first).line}; keep one of the two."
    return source.problem(offset, "duplicate-key", message, hint=hint)


def empty_key(source: Source, offset: int) -> Problem:
    """Return the problem that there is a colon without a key before it."""
    return source.problem(offset, "empty-key", "There is no key before this colon.", hint="Write `key: value`.")


def key_not_text(source: Source, offset: int) -> Problem:
    """Return the problem that a list, a mapping or an alias is written where a key belongs."""
    message = "A key has to be a text; this one begins with a bracket or a list."
    return source.problem(offset, "key-not-text", message, hint=f"{_QUOTE_IT}.")


def block_key(source: Source, offset: int) -> Problem:
    """Return the problem that a text of several lines is written where a key belongs."""
    message = f"A key has to be in one line; this one begins with {source.text[offset]}"
    return source.problem(offset, "key-not-text", message, hint="Write `key: value`.")


def too_deep(source: Source, offset: int, limit: int) -> Problem:
    """Return the problem that lists and mappings are nested too deeply."""
    message = f"More than {limit} levels of lists and keys are nested here."
    return source.problem(offset, "too-deep", message, hint="Look for brackets that are opened and not closed.")


def too_many(source: Source, offset: int, limit: int) -> Problem:
    """Return the problem that the file has more keys and values than any honest one."""
    message = f"The file has more than {limit:,} keys and values; what is behind this place was not read."
    return source.problem(offset, "too-many-values", message, hint="Is this the right file?")


def properties(source: Source, marks: Marks) -> list[Problem]:
    """Find every tag (`!`), anchor (`&`) and alias (`*`): no value without one of them begins like that."""
    text = source.text
    found: list[Problem] = []
    if not any(sign in text for sign in _REFUSED_AT_THE_BEGINNING) or not _PROPERTY_SOMEWHERE.search(text):
        return found
    for start in marks.starts:
        if text[start : start + 1] in _REFUSED_AT_THE_BEGINNING:
            found += islice(_properties_at(source, start), MOST_OF_A_KIND - len(found))
            if len(found) >= MOST_OF_A_KIND:
                break
    return found


def property_problem(source: Source, offset: int) -> Problem:
    """Return the problem that a tag, an anchor or an alias is at an offset."""
    found = _PROPERTY.match(source.text, offset)
    written = found[0] if found else source.text[offset : offset + 1]
    code, message, hint = _REFUSED_AT_THE_BEGINNING[written[0]]
    return source.problem(offset, code, message.format(written), hint=hint)


def escapes(source: Source, marks: Marks) -> list[Problem]:
    """Find every escape in a double-quoted text that means a control character."""
    if not _RISKY_ESCAPE.search(source.text):
        return []
    found: list[Problem] = []
    for number, start in enumerate(marks.starts):
        if number in marks.after or source.text[start : start + 1] != '"':
            continue
        for escape in _ESCAPE.finditer(source.text, start, marks.ends[number]):
            character = _meant(escape[0][1:])
            if FOREIGN.match(character):
                found.append(foreign(source, escape.start(), character, escaped=escape[0]))
                if len(found) >= MOST_OF_A_KIND:
                    return found
    return found


def _properties_at(source: Source, start: int) -> Iterator[Problem]:
    found = _PROPERTY.match(source.text, start)
    while found:
        yield property_problem(source, found.start())
        space = _SPACE.match(source.text, found.end())
        behind = space.end() if space else found.end()
        found = _PROPERTY.match(source.text, behind) if behind > found.end() and found[1] != "*" else None


def _meant(escape: str) -> str:
    if escape[0] in _LONG_ESCAPES:
        code = int(escape[1:], 16)
        return chr(code) if code <= sys.maxunicode else ""
    return _SHORT_ESCAPES.get(escape, "")


_REFUSED_AT_THE_BEGINNING = {
    "!": (
        "tag",
        "`{}` is a YAML tag: it asks the reader to make something special of a value. Files here have none.",
        f"{_QUOTE_IT}; else delete it.",
    ),
    "&": (
        "anchor",
        "`{}` is a YAML anchor: a name for repeating what follows. Files here have none.",
        f"{_QUOTE_IT}; else delete it, and write out what was to be repeated.",
    ),
    "*": (
        "alias",
        "`{}` is a YAML alias: it repeats something from elsewhere. Files here have none.",
        f"{_QUOTE_IT}; else write out what was to be repeated.",
    ),
}
