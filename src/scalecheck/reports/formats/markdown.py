"""Words from files made safe for Markdown (GitHub flavour): shown as they are, never acted on."""

from __future__ import annotations

import posixpath
import re
from itertools import takewhile
from typing import Final
from urllib.parse import quote, unquote

from scalecheck.plain import plainly

_ACTIVE: Final = str.maketrans({sign: f"\\{sign}" for sign in "\\`*_{}[]<>|~$"})
"""Signs, each with what is written for it, that Markdown, HTML or a formula could act on anywhere in a line."""
_HARMLESS: Final = re.compile(
    r"(?!.*(?:www\.|://|mailto:|xmpp:|:[a-z0-9+-]+:|gh-\d))[a-z“](?: ?[a-z0-9,;:.?!'\"“”()/%£-])*",
    re.IGNORECASE | re.ASCII,
)
"""Words that can be printed as they are: most of them, so that a long report is quick."""
_ENTITY: Final = re.compile(r"&(?=#?[A-Za-z0-9]{1,32};)")
"""An ampersand that begins a named or numbered character."""
_ADDRESS: Final = re.compile(r":(?=//)|(?<=www)\.|(?<=mailto):|(?<=xmpp):", re.IGNORECASE)
"""The signs by which bare addresses are known, and turned into links."""
_REFERENCE: Final = re.compile(
    r"@(?=[a-z0-9])|#(?=\d)|(?<=\bgh)-(?=\d)|:(?=(?:[a-z0-9+-]|\\_)+\\?:)", re.IGNORECASE | re.ASCII
)
"""The signs by which GitHub knows people, e-mail addresses, issues and emoji, also where they are escaped.

Source: GitHub Docs, Basic writing and formatting syntax; Autolinked references and URLs.
"""
_LEADING: Final = re.compile(r"(#{1,6}(?=\s|$)|\+(?=\s|$)|-(?=[\s-]|$)|=(?=[\s=]|$)|\d{1,9}(?=[.)](?:\s|$)))")
"""What begins a heading, a list, a line or the underline of a heading."""
_CLOSING: Final = re.compile(r"(?:(?<=\s)|^)(?=#+$)")
"""The place before the signs that would close a heading, and not be shown."""
_PARAGRAPHS: Final = re.compile(r"\n[^\S\n]*\n\s*")
_LISTED: Final = re.compile(r"[-*+•\u2013]\s|\d{1,9}[.)]\s")
"""How a line of somebody's own list begins."""

_FOLLOWED: Final = re.compile(r"https?://[^/?#]|mailto:.", re.IGNORECASE)
"""Addresses that may be followed, beside those relative to the report."""
_SCHEME: Final = re.compile(r"[^/?#]*:")
_KEPT_IN_ADDRESSES: Final = "/:?#@!$&'*+,;=-._~%"


def markdown_text(value: object) -> str:
    """Return words as one line of Markdown that shows exactly these words, in a paragraph, a heading or a table.

    A sign by which GitHub would find a person, an issue or an emoji is set as code, the only way to keep it text there.
    """
    if _HARMLESS.fullmatch(text := str(value)):
        return text
    line = " ".join(plainly(" ".join(text.split())).split())
    escaped = line.translate(_ACTIVE)
    escaped = _ENTITY.sub(r"\\&", escaped)
    escaped = _ADDRESS.sub(r"\\\g<0>", escaped)
    escaped = _REFERENCE.sub(r"`\g<0>`", escaped)
    escaped = _CLOSING.sub(r"\\", escaped)
    return _LEADING.sub(_escape_leading, escaped, count=1) if _LEADING.match(escaped) else escaped


def markdown_prose(value: object) -> str:
    """Return words as paragraphs of Markdown: an empty line in the words parts two paragraphs.

    Within a paragraph, lines run on; only a line that looks like one of somebody's own list begins a new line.
    """
    return "\n\n".join("\\\n".join(markdown_text(line) for line in one) for one in paragraphs(str(value)))


def markdown_link(value: object, address: object) -> str:
    """Return words as a link; where the address must not be followed, the words with the address behind them.

    Followed are http, https and mailto addresses, and paths relative to the report.
    """
    words, target = markdown_text(value), str(address or "").strip()
    if not target:
        return words
    if not may_be_followed(target):
        return f"{words} ({markdown_text(target)})"
    return f"[{words}]({address_of(target).replace('&', '&amp;')})"


def may_be_followed(address: str) -> bool:
    """Return whether an address is one of http, https or mailto, or a path relative to the report."""
    return bool(_FOLLOWED.match(address) and address.isprintable()) or is_relative(address)


def is_relative(address: str) -> bool:
    """Return whether an address is a path relative to the file that it is in."""
    return address.isprintable() and not address.startswith(("/", "\\")) and not _SCHEME.match(address)


def levels_up(address: str) -> int:
    """Return how many folders above its own a relative path leads at last; 0 where it stays within."""
    parts = posixpath.normpath(unquote(address).replace("\\", "/")).split("/")
    return sum(1 for _ in takewhile(posixpath.pardir.__eq__, parts))


def paragraphs(text: str) -> list[list[str]]:
    """Return the paragraphs of a text, each as its lines; one that is empty is left out."""
    return [lines for one in _PARAGRAPHS.split(text.strip()) if (lines := _lines(one))]


def address_of(address: str) -> str:
    """Return an address that may be followed with everything encoded that does not belong into one."""
    return quote(address, safe=_KEPT_IN_ADDRESSES, errors="replace")


def _lines(text: str) -> list[str]:
    lines: list[str] = []
    for line in filter(None, (" ".join(one.split()) for one in text.split("\n"))):
        if lines and not _LISTED.match(f"{line} "):
            lines[-1] = f"{lines[-1]} {line}"
        else:
            lines.append(line)
    return lines


def _escape_leading(found: re.Match[str]) -> str:
    return f"{found[0]}\\" if found[0].isdigit() else f"\\{found[0]}"
