"""Words from files made safe for a web page: shown as they are, never acted on."""

from __future__ import annotations

import re
from typing import Final

from markupsafe import Markup, escape

from scalecheck.plain import plainly
from scalecheck.reports.formats.markdown import address_of, may_be_followed, paragraphs

_POLICY: Final = (
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; "
    "base-uri 'none'; form-action 'none'\">"
)
"""What a page may do: be styled by what is in it, and load, run and send nothing."""
_BEGINNING: Final = re.compile(r"\s*<!doctype html>\s*(?:<html[^<>]*>\s*<head>)?", re.IGNORECASE)
"""How a page begins, up to the place where the policy is before everything that it is about."""


def guarded(page: str) -> str:
    """Return a page with the policy that it loads, runs and sends nothing, whatever template printed it."""
    found = _BEGINNING.match(page)
    beginning = found[0] if found is not None else "<!DOCTYPE html>"
    return f"{beginning}\n{_POLICY}{page[found.end() :] if found is not None else page}"


def html_text(value: object) -> str:
    """Return words as one line; the template escapes them."""
    if isinstance(value, Markup):
        return value
    return " ".join(plainly(" ".join(str(value).split())).split())


def html_prose(value: object) -> Markup:
    """Return words as paragraphs: an empty line parts two, and a line of somebody's own list begins a new line."""
    line_end = Markup("<br>\n")
    return Markup("\n").join(
        Markup("<p>{}</p>").format(line_end.join(escape(html_text(line)) for line in one))
        for one in paragraphs(str(value))
    )


def html_link(value: object, address: object) -> Markup:
    """Return words as a link; where the address must not be followed, the words with the address behind them.

    Followed are http, https and mailto addresses, and paths relative to the report.
    """
    words, target = escape(html_text(value)), str(address or "").strip()
    if not target:
        return words
    if not may_be_followed(target):
        return Markup("{} ({})").format(words, html_text(target))
    return Markup('<a href="{}" rel="noreferrer">{}</a>').format(address_of(target), words)
