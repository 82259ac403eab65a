"""Three-way merges of plain values: what one side alone has changed holds; what both have changed is brought together.

The result does not depend on which side is which. None is what is not there; an empty key is the same.
"""

from __future__ import annotations

import datetime as dt
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

_NAMES: Final = ("id", "what", "role")
"""The keys by which an entry of a list is known, the first that it has."""


class UnlikeError(Exception):
    """Both sides have changed the same thing, each in another way."""


def merged_value(base: Any, ours: Any, theirs: Any) -> Any:
    """Return what both versions of a value come to.

    Mappings are merged by key, and lists by entry. What one side has removed and the other changed is kept as it was
    changed.

    Raises:
        UnlikeError: both have changed it, each in another way.
    """
    if theirs in (ours, base):
        return ours
    if ours == base:
        return theirs
    if ours is None or theirs is None:
        return theirs if ours is None else ours
    if isinstance(ours, dict) and isinstance(theirs, dict):
        return merged_mapping(base if isinstance(base, dict) else {}, ours, theirs)
    if isinstance(ours, list) and isinstance(theirs, list):
        return _merged_list(base if isinstance(base, list) else [], ours, theirs)
    raise UnlikeError


def merged_mapping(base: Mapping[str, Any], ours: Mapping[str, Any], theirs: Mapping[str, Any]) -> dict[str, Any]:
    """Return a mapping merged key by key; raises UnlikeError."""
    values = {key: merged_value(base.get(key), ours.get(key), theirs.get(key)) for key in {**ours, **theirs}}
    return {key: value for key, value in values.items() if value is not None}


def later(one: Any, other: Any) -> Any:
    """Return the entry with the later day, of two that say who did something and when."""
    return max(one, other, key=_day_and_text)


def as_text(value: Any) -> str:
    """Return a value as a text by which equal values, and no others, are equal."""
    if isinstance(value, dict):
        return f"{{{', '.join(sorted(f'{key}: {as_text(one)}' for key, one in value.items()))}}}"
    return f"[{', '.join(map(as_text, value))}]" if isinstance(value, list) else repr(value)


def _day_and_text(value: Any) -> tuple[dt.date, str]:
    day = value.get("date") if isinstance(value, dict) else None
    return (day if isinstance(day, dt.date) else dt.date.min), as_text(value)


def _merged_list(base: Sequence[Any], ours: Sequence[Any], theirs: Sequence[Any]) -> list[Any]:
    """Return a list with the entries of both: those that were there before first, in their order."""
    sides = [_by_name(side) for side in (base, ours, theirs)]
    added = sorted((name for name in {**sides[1], **sides[2]} if name not in sides[0]), key=str)
    values = (merged_value(*(side.get(name) for side in sides)) for name in (*sides[0], *added))
    return [value for value in values if value is not None]


def _by_name(entries: Iterable[Any]) -> dict[tuple[str, int], Any]:
    """Return the entries of a list by what they are known by, and by number where several have the same."""
    found: dict[tuple[str, int], Any] = {}
    for entry in entries:
        given = entry if isinstance(entry, dict) else {}
        name = next((f"{key} {given[key]}" for key in _NAMES if given.get(key) is not None), as_text(entry))
        found[name, sum(known == name for known, _ in found)] = entry
    return found
