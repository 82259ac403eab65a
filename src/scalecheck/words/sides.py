"""The three sides in words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scalecheck.model.conditions import About

SIDE_TITLES: Final[Mapping[About, str]] = {
    "innovation": "The innovation",
    "system": "The system around it",
    "site": "The site",
}
"""What people call each side."""
