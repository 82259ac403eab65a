"""What can be told about a file before its YAML is read: size, encoding, foreign characters, conflict markers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from scalecheck.documents.reading.source import Source
from scalecheck.errors import InvalidDocumentError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scalecheck.problems import Problem

LIMIT = 8 * 1024 * 1024
"""How many bytes a file may have."""

MOST_OF_A_KIND = 100
"""How many findings of one kind are reported for one file; more would hide the other kinds."""

BYTE_ORDER_MARK = "\ufeff"

FOREIGN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff\ufffe\uffff]")
"""Characters that show nothing and can change what a terminal or a reader does; no file of ours may hold them."""

_HARMLESS = bytes((*b"\t\n\r", *range(0x20, 0x7F)))
_MARKS = ("<<<<<<<", "|||||||", "=======", ">>>>>>>")
_MARKER = re.compile(r"(?<![^\r\n])(?:<{7}|\|{7}|={7}|>{7})(?=[ \r\n]|\Z)")
_DIRECTIVE = re.compile(r"(?<![^\r\n])%[^\r\n]*")
_CONTENT = re.compile(r"(?<![^\r\n])(?:[ \t]*[^\s#%]|[ \t]+%)")

_SIGNATURES = {
    b"PK\x03\x04": "a zip archive, or a Word or Excel file",
    b"\xd0\xcf\x11\xe0": "an old Word or Excel file",
    b"%PDF": "a PDF file",
    b"\x1f\x8b": "a compressed file",
    b"\x89PNG": "a picture",
    b"\xff\xd8\xff": "a picture",
    b"GIF8": "a picture",
}
_WIDE_MARKS = (b"\xff\xfe", b"\xfe\xff", b"\x00\x00\xfe\xff")
_WIDE_SAMPLE = 200


@dataclass(frozen=True, slots=True)
class Screened:
    """A text that can be given to a YAML parser, with what was found in it so far."""

    source: Source
    """The text as it is in the file, without the byte order mark."""
    bom: bool
    """Whether the file begins with a byte order mark."""
    clean: str
    """The same text, character for character, with a space for each foreign one and directives commented out."""
    problems: tuple[Problem, ...]
    """What no valid file contains."""
    pointless: bool
    """Whether nothing is to be gained by reading on, as in the middle of a merge or among many foreign characters."""


def screen(data: bytes | str, name: str) -> Screened:
    """Take a file's content apart; raise InvalidDocumentError where it is not a text that could be read at all."""
    text = _text_of(data, name)
    bom = text.startswith(BYTE_ORDER_MARK)
    source = Source(name, text[1:] if bom else text)
    conflicts = [_conflict(source, found) for found in _markers(source.text)]
    characters = [foreign(source, found.start(), found[0]) for found in _foreign_characters(source.text)]
    directives = [_directive(source, found) for found in _directives(source.text)]
    pointless = bool(conflicts) or max(len(characters), len(directives)) == MOST_OF_A_KIND
    clean = source.text
    if characters and not pointless:
        clean = FOREIGN.sub(" ", clean)
    for found in () if pointless else _directives(source.text):
        clean = clean[: found.start()] + "#" + clean[found.start() + 1 :]
    return Screened(source, bom, clean, (*conflicts, *characters, *directives), pointless)


def foreign(source: Source, offset: int, character: str, *, escaped: str = "") -> Problem:
    """Return the problem of which control character is at an offset, or which escape would make one."""
    code = f"U+{ord(character):04X}"
    if escaped:
        message = f"The sequence {escaped} means the control character {code}, which no file may contain."
        hint = "Remove it. For a backslash in a text, write the text without quotes or in single quotes."
    else:
        message = f"The control character {code} is here; it shows nothing, and no file may contain it."
        hint = "Remove it; it often comes along when text is copied from another program."
    return source.problem(offset, "control-character", message, hint=hint)


def _capped(found: Iterator[re.Match[str]]) -> Iterator[re.Match[str]]:
    return islice(found, MOST_OF_A_KIND)


def _foreign_characters(text: str) -> Iterator[re.Match[str]]:
    """Find the foreign characters; looking first at what is left without plain ASCII is five times as fast."""
    rest = text.encode(errors="surrogatepass").translate(None, _HARMLESS)
    if rest and FOREIGN.search(rest.decode(errors="surrogatepass")):
        yield from _capped(FOREIGN.finditer(text))


def _markers(text: str) -> Iterator[re.Match[str]]:
    if any(mark[0] in text and mark in text for mark in _MARKS):
        yield from _capped(_MARKER.finditer(text))


def _directives(text: str) -> Iterator[re.Match[str]]:
    """Find the lines with % before the content; `%` anywhere else is text."""
    if "%" in text:
        content = _CONTENT.search(text)
        yield from _capped(_DIRECTIVE.finditer(text, 0, content.start() if content else len(text)))


def _text_of(data: bytes | str, name: str) -> str:
    size = len(data) if isinstance(data, bytes) or len(data) > LIMIT else _size_in_bytes(data)
    if size > LIMIT:
        message = f"The file is larger than {LIMIT // 1024 // 1024} MiB."
        hint = "A checklist or an assessment is far smaller; is this the right file?"
        raise _refusal(Source(name, ""), "too-large", message, hint)
    if isinstance(data, str):
        _refuse_zero(data, name)
        return data
    _refuse_other_formats(data, name)
    if 0 in data:
        _refuse_zero(data.decode(errors="replace"), name)
    try:
        return data.decode()
    except UnicodeDecodeError as error:
        before = data[: error.start].decode().removeprefix(BYTE_ORDER_MARK)
        message = f"The byte {data[error.start]:02X} is here, which is not UTF-8 text."
        hint = "Save the file as UTF-8; most editors offer this under “Save as” or “Encoding”."
        raise _refusal(Source(name, before), "not-utf8", message, hint) from None


def _size_in_bytes(text: str) -> int:
    return len(text) if 4 * len(text) <= LIMIT else len(text.encode(errors="surrogatepass"))


def _refuse_other_formats(data: bytes, name: str) -> None:
    for signature, kind in _SIGNATURES.items():
        if data.startswith(signature):
            hint = "A file for scalecheck is plain text; is this the right file?"
            raise _refusal(Source(name, ""), "binary-file", f"This is {kind}, not a text file.", hint)
    sample = data[:_WIDE_SAMPLE]
    every_second_empty = len(sample) > 1 and any(sample) and not (any(sample[::2]) and any(sample[1::2]))
    if data.startswith(_WIDE_MARKS) or every_second_empty:
        hint = "Save the file as UTF-8 (Windows calls UTF-16 “Unicode”)."
        raise _refusal(Source(name, ""), "not-utf8", "The file is not UTF-8 text; it looks like UTF-16.", hint)


def _refuse_zero(text: str, name: str) -> None:
    before, zero, _ = text.partition("\0")
    if zero:
        message = "An empty byte (U+0000) is here, so this is not a text file."
        source = Source(name, before.removeprefix(BYTE_ORDER_MARK))
        raise _refusal(source, "binary-file", message, "Is this the right file?")


def _refusal(before: Source, code: str, message: str, hint: str) -> InvalidDocumentError:
    """Return the error about what is just behind the last character of a text, so that nothing can be read at all."""
    return InvalidDocumentError((before.problem(len(before.text), code, message, hint=hint),))


def _conflict(source: Source, found: re.Match[str]) -> Problem:
    message = f"An unresolved merge: the marker {found[0]} of a conflict is here."
    hint = "Keep one side (or both) of the lines between <<<<<<< and >>>>>>>, and delete the marker lines."
    return source.problem(found.start(), "merge-conflict", message, hint=hint)


def _directive(source: Source, found: re.Match[str]) -> Problem:
    message = f"A line that begins with % gives orders to a YAML reader ({found[0].split()[0]}); files here have none."
    return source.problem(found.start(), "directive", message, hint="Delete the line.")
