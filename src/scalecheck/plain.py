"""Text as it may be shown: what could act on a terminal, hide, or turn the writing round becomes visible."""

from __future__ import annotations

import re
from typing import Final

_NOT_SHOWN: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\u00ad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ud800-\udfff]"
)
"""Controls, what shows nothing, what turns the direction of writing, line separators, and halves of characters."""


def plainly(text: str) -> str:
    r"""Give the text in one line, with everything that could act, hide or turn shown as an escape such as `\x1b`."""
    return _NOT_SHOWN.sub(lambda found: found[0].encode("unicode_escape").decode("ascii"), text)
