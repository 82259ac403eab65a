"""Whether a list is drawn as a table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from scalecheck.terminal.console import Screen

_WIDE: Final = 110
"""From this many columns on, there is room for a table."""
_MANY: Final = 1_000
"""Beyond this many rows there is no table: all of it would have to be measured before its first line is there."""


def has_room(screen: Screen, rows: int) -> bool:
    """Return whether so many rows are drawn as a table."""
    return not screen.narrow and screen.width >= _WIDE and rows <= _MANY
