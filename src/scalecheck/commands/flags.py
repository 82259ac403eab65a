"""What flags say where a command could ask for it as well: refused in the same sentences."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scalecheck.errors import CannotLookError
from scalecheck.interview.reading.replies import unrecordable

if TYPE_CHECKING:
    from collections.abc import Iterable


def refuse(complaint: str | None, flag: str = "") -> None:
    """Raise CannotLookError with a complaint about what a flag says, if there is one."""
    if complaint:
        raise CannotLookError(f"{flag}: {complaint}" if flag else complaint)


def refuse_unrecordable(values: Iterable[object], flag: str = "") -> None:
    """Raise CannotLookError where one of these is a text that no file could hold, or holds one."""
    for value in values:
        for text in value if isinstance(value, tuple) else (value,):
            if isinstance(text, str):
                refuse(unrecordable(text), flag)
