"""Two versions of the answer to one question: brought together, or both kept and the question left open."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from scalecheck.documents.merging.values import UnlikeError, as_text, later, merged_value
from scalecheck.model.assessment import Answer

if TYPE_CHECKING:
    from collections.abc import Mapping

    Entry = Mapping[str, Any]

EITHER: Final = "either"
"""The key that holds several versions of an answer."""
_GIVEN: Final = "answered"
_LISTS: Final = ("evidence", "actions")
_BESIDE: Final = ("note", "owner")
"""What is beside an answer and is one thing: what one side alone has changed holds."""
_ORDER: Final = (*Answer.model_fields,)


def merged_answer(base: Entry | None, ours: Entry | None, theirs: Entry | None) -> dict[str, Any] | None:
    """Return what is under a question; both versions under `either` where they can't be brought together.

    The same answer given twice is one, given on the later day; evidence and actions are merged entry by entry. Of an
    answer that one side took away and the other changed, the change holds. None is an empty key.
    """
    before, mine, other = (dict(one or {}) for one in (base, ours, theirs))
    if other in (mine, before):
        return mine or None
    if mine == before:
        return other or None
    if not mine or not other:
        return mine or other
    try:
        return _brought_together(before, mine, other)
    except UnlikeError:
        return _kept_both(mine, other)


def _brought_together(before: Entry, mine: Entry, other: Entry) -> dict[str, Any]:
    if EITHER in {**mine, **other}:
        raise UnlikeError
    said, given = _said(before, mine, other)
    merged = {**said, _GIVEN: given}
    for key in (*_BESIDE, *_LISTS):
        was, own, their = (side.get(key) for side in (before, mine, other))
        merged[key] = merged_value(was, own, their) if key in _LISTS else _one_of(was, own, their)
    return {key: merged[key] for key in sorted(merged, key=_place) if merged[key]}


def _said(before: Entry, mine: Entry, other: Entry) -> tuple[Entry, Any]:
    """Return the answer itself with its basis and consensus, and who gave it when."""
    apart = {*_BESIDE, *_LISTS, _GIVEN}
    was, own, their = ({key: side[key] for key in side if key not in apart} for side in (before, mine, other))
    if own == their:
        return own, later(mine.get(_GIVEN), other.get(_GIVEN))
    side = mine if their == was else other
    return _one_of(was, own, their), side.get(_GIVEN)


def _one_of(was: Any, own: Any, their: Any) -> Any:
    if their in (own, was):
        return own
    if own == was:
        return their
    raise UnlikeError


def _kept_both(mine: Entry, other: Entry) -> dict[str, Any]:
    versions: dict[str, Any] = {}
    for side in (mine, other):
        rest = {key: value for key, value in side.items() if key != EITHER}
        for one in (*side.get(EITHER, ()), *([rest] if rest else [])):
            versions.setdefault(as_text(one), one)
    kept = list(versions.values())
    return {EITHER: kept} if len(kept) > 1 else kept[0]


def _place(key: str) -> int:
    return _ORDER.index(key) if key in _ORDER else len(_ORDER)
