"""The kinds of file, and the first line by which each is known: `format: scalecheck/<kind>@<major>.<minor>`."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from scalecheck.documents.reading.reader import parse
from scalecheck.documents.shape.suggest import did_you_mean
from scalecheck.errors import InvalidDocumentError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scalecheck.documents.reading.reader import Document
    from scalecheck.problems import Problem


class FileKind(StrEnum):
    """What a file is."""

    CHECKLIST = "checklist"
    ASSESSMENT = "assessment"
    OVERLAY = "overlay"
    PANEL = "panel"


MAJOR: Final = 1
"""The version of the formats that this program reads."""
MINOR: Final = 0
"""The newest minor version whose keys this program knows."""

PANEL_FILE: Final = "panel.yaml"
"""The name of the file that says who is asked."""

_NAMED: Final = b"scalecheck/"
_FORMAT: Final = re.compile(r"scalecheck/([a-z]+)@(\d{1,4})\.(\d{1,4})")
_HEADER: Final = re.compile(
    rb"""^(?:\xef\xbb\xbf)?[ \t{]*["']?format["']?[ \t]*:[ \t]*["']?scalecheck/""", re.MULTILINE
)
_OWN_KEYS: Final = re.compile(
    rb"^(?:checklist|innovation|round|respondent|agreed|answers|scales|scoring|profile|domains|gates|verdicts"
    rb"|extends|change|tighten|invited)[ \t]*:",
    re.MULTILINE,
)
_ENOUGH_KEYS: Final = 2
"""How many of our keys show a file to be ours; one alone also is in files of other programs."""
_TELLING_KEYS: Final[Mapping[str, FileKind]] = {
    "extends": FileKind.OVERLAY,
    "domains": FileKind.CHECKLIST,
    "invited": FileKind.PANEL,
    "answers": FileKind.ASSESSMENT,
}
"""Keys that are in files of one kind only."""
_LONGEST: Final = 60
HEAD_BYTES: Final = 16384
"""How much of a file is looked at to tell what it is, before it is read."""
_AT_THE_MARGIN: Final = re.compile(
    rb"""^(?:\xef\xbb\xbf)?(format|id|version)[ \t]*:[ \t]*["']?([^\s"'#]+)""",
    re.MULTILINE,
)
"""A key of the header as most files have it: without quotes, brackets or blanks before it."""
_FIRST_CONTENT: Final = re.compile(rb"(?:\xef\xbb\xbf)?(?:[ \t]*(?:#[^\r\n]*)?(?:\r\n|\r|\n))*(.?)")


@dataclass(frozen=True, slots=True)
class Header:
    """What the first line of a file says."""

    kind: FileKind
    """What the file is."""
    newer_minor: bool
    """Whether it may hold keys that this program does not know."""


def format_line(kind: FileKind) -> str:
    """Return the text of the `format` key for a new file."""
    return f"scalecheck/{kind}@{MAJOR}.{MINOR}"


class Identity(NamedTuple):
    """What a checklist or an overlay says it is, before it is checked."""

    kind: FileKind
    """What the file is."""
    id: str
    """Its id."""
    version: str
    """Its version."""


def identity_in(data: bytes, *, whole: bool = False) -> Identity | None:
    """Return what a file says it is; None where that can't be told.

    Args:
        data: The file, or its beginning.
        whole: Whether it is the whole file. It is then read like any file, so that quotes, brackets and the place of
            the header make no difference; in a beginning, only keys at the left margin are seen.
    """
    first = _FIRST_CONTENT.match(data)
    if not whole:
        if first is None or not first[1].isalpha():
            return None
        found = {key.decode(): value.decode(errors="replace") for key, value in reversed(_AT_THE_MARGIN.findall(data))}
        return _identity(found)
    if _NAMED not in data:
        return None
    try:
        return _identity(parse(data, "").value)
    except InvalidDocumentError:
        return None


def _identity(found: Mapping[str, Any]) -> Identity | None:
    named = _FORMAT.fullmatch(str(found.get("format")))
    name, version = found.get("id"), found.get("version")
    if named is None or named[1] not in set(FileKind) or not isinstance(name, str) or not isinstance(version, str):
        return None
    return Identity(FileKind(named[1]), name, version)


def with_article(kind: FileKind) -> str:
    """Return what a file is, such as `an overlay`."""
    return f"an {kind}" if kind[0] in "aeiou" else f"a {kind}"


def is_named_as_panel(name: str) -> bool:
    """Return whether a file has the name of the one that says who is asked."""
    return PurePath(name).name == PANEL_FILE


def looks_like_ours(data: bytes, name: str = "") -> bool:
    """Return whether, by its name and the beginning of its text, scalecheck should speak about a file.

    That is so where it names a scalecheck format, where two of our keys are at the left margin, and where it can't be
    told at all: an empty file, or one that is not text. One with the name of a panel always is ours: if it were passed
    over, its round would be taken for closed.
    """
    if is_named_as_panel(name):
        return True
    head = data[:HEAD_BYTES]
    if not head.strip() or b"\x00" in head:
        return True
    return _HEADER.search(head) is not None or len(set(_OWN_KEYS.findall(head))) >= _ENOUGH_KEYS


def read_header(document: Document) -> Header | Problem:
    """Return what the `format` key says, or the one problem that keeps the file from being read."""
    value = document.value
    text = value.get("format")
    if text is None:
        message = "The file does not say what it is: it has no `format`."
        return document.problem("no-format", message, path=(), hint=f"Begin with the line: format: {_likely(document)}")
    found = _FORMAT.fullmatch(text) if isinstance(text, str) else None
    if found is None or found[1] not in set(FileKind):
        return _unknown(document)
    kind, major, minor = FileKind(found[1]), int(found[2]), int(found[3])
    if major < MAJOR:
        return _unknown(document)
    if major > MAJOR:
        return document.problem(
            "newer-format",
            f"This file needs a newer scalecheck: it is written in format {major}.{minor}, and this one reads "
            f"{MAJOR}.{MINOR}.",
            path=("format",),
            hint="Upgrade scalecheck; nothing is known to be wrong with the file itself.",
        )
    return Header(kind, newer_minor=minor > MINOR)


def _unknown(document: Document) -> Problem:
    written = document.source(("format",))
    hint = did_you_mean(written, [format_line(kind) for kind in FileKind], "formats")
    message = f"`{written[:_LONGEST]}` is no format of scalecheck."
    return document.problem("unknown-format", message, path=("format",), hint=hint)


def _likely(document: Document) -> str:
    otherwise = FileKind.PANEL if is_named_as_panel(document.name) else FileKind.ASSESSMENT
    kind = next((kind for key, kind in _TELLING_KEYS.items() if key in document.value), otherwise)
    return format_line(kind)
