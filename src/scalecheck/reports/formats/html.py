"""Words from files made safe for a web page: shown as they are, never acted on."""

from __future__ import annotations

import re
from base64 import b64encode
from hashlib import sha256
from typing import Final

from markupsafe import Markup, escape

from scalecheck.plain import plainly
from scalecheck.reports.formats.markdown import address_of, may_be_followed, paragraphs

_POLICY: Final = (
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; {}style-src 'unsafe-inline'; "
    "base-uri 'none'; form-action 'none'\">"
)
"""What a page may do: be styled by what is in it, run the scripts that are named, and load and send nothing."""
_END: Final = re.compile(r"</body>\s*</html>\s*\Z", re.IGNORECASE)
_BEGINNING: Final = re.compile(r"\s*<!doctype html>\s*(?:<html[^<>]*>\s*<head>)?", re.IGNORECASE)
"""How a page begins, up to the place where the policy is before everything that it is about."""


def guarded(page: str, script: str = "") -> str:
    """Return a page with the policy that it loads, runs and sends nothing, whatever template printed it.

    A script of ours is put at its end, and is the only one that runs.
    """
    found = _BEGINNING.match(page)
    beginning = found[0] if found is not None else "<!DOCTYPE html>"
    rest = page[found.end() :] if found is not None else page
    if not script:
        return f"{beginning}\n{_POLICY.format('')}{rest}"
    digest = b64encode(sha256(script.encode("utf-8")).digest()).decode("ascii")
    allowed = f"script-src 'sha256-{digest}'; "
    with_script = _END.sub(lambda end: f"<script>{script}</script>\n{end[0]}", rest)
    return f"{beginning}\n{_POLICY.format(allowed)}{with_script}"


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
