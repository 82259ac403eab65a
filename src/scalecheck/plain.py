"""Text as it may be shown: what could act on a terminal, hide, or turn the writing round becomes visible."""

from __future__ import annotations

import codecs
import re
from typing import Final

NOT_SHOWN: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b\u200e\u200f\u2028-\u202e"
    "\u2060-\u206f\u2800\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ud800-\udfff"
    "\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)
"""Controls, what shows nothing, what turns the direction of writing, line separators, and halves of characters."""

_COLONS: Final = re.compile(r"^(\s*):(?=:)")
_HASHES: Final = re.compile(r"#(?=#(?:vso)?\[)", re.IGNORECASE)
"""The first sign of what the log of a continuous integration service takes for a command."""

PLAIN_SIGNS: Final = "scalecheck.plain-signs"
"""The name of the error handler that writes what an encoding lacks with signs that every encoding has."""

_PLAIN: Final = dict(zip("“”\u2018\u2019\u2013—•·", "\"\"''---.", strict=True)) | {"…": "..."}
"""For each typographic sign that we write, the plain one that can stand for it."""


def plainly(text: str) -> str:
    r"""Return the text in one line, with everything that could act, hide or turn shown as an escape such as `\x1b`.

    What only chooses between two drawings of the sign before it is dropped.
    """
    return NOT_SHOWN.sub(_shown, text)


def plain_lines(text: str) -> str:
    """Return the text in its own lines and with its tabs, with everything else that `plainly` would show shown."""
    return NOT_SHOWN.sub(lambda found: found[0] if found[0] in "\n\t" else _shown(found), text)


def _shown(found: re.Match[str]) -> str:
    return "" if "\ufe00" <= found[0] <= "\ufe0f" else found[0].encode("unicode_escape").decode("ascii")


def inert_in_logs(line: str) -> str:
    r"""Return a line that no continuous integration service takes for a command, with the first sign of one escaped.

    GitHub acts on `::` at the start of a line, and as Azure on `##[` and `##vso[` anywhere in it.
    Source: GitHub Docs, Workflow commands for GitHub Actions; Microsoft Learn, Azure Pipelines logging commands.
    """
    return _HASHES.sub(r"\\x23", _COLONS.sub(r"\1\\x3a", line))


def _in_plain_signs(error: UnicodeError) -> tuple[str, int]:
    r"""Return our signs as their plain relatives, and anything else as an escape such as `\xe9`."""
    if not isinstance(error, UnicodeEncodeError):
        raise error
    lacking = error.object[error.start : error.end]
    written = (_PLAIN.get(sign) or sign.encode("ascii", "backslashreplace").decode() for sign in lacking)
    return "".join(written), error.end


codecs.register_error(PLAIN_SIGNS, _in_plain_signs)
