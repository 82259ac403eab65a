"""Reading on behind an error: a file without its broken parts, so that the rest is checked in the same run."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from pydantic import BaseModel, ValidationError

from scalecheck.documents.shape import file_path, true_errors, value_at

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from scalecheck.documents.reader import Path

M = TypeVar("M", bound=BaseModel)
_ROUNDS = 12
_STAND_INS = {"version": "0.0.0", "round": "2000-01", "review_after": "1 month"} | dict.fromkeys(
    ("title", "ask", "label", "because", "meaning", "decision", "what", "role", "group"), "text"
)
"""What does for a key where nothing else hangs on its value."""
_QUOTED = re.compile(r"'([^']*)'")


@dataclass(frozen=True, slots=True)
class Salvaged(Generic[M]):
    """What is left of a file whose broken parts were taken out."""

    model: M | None
    """The rest as a model; None where nothing sound is left."""
    lost_ids: frozenset[str] = frozenset()
    """Ids that stood in the parts taken out: that they are missing now is no finding."""
    kept: Mapping[Path, tuple[int, ...]] = field(default_factory=dict)
    """For each list that lost entries: the positions in the file of those that are left."""

    def in_file(self, path: Path) -> Path:
        """Give the path in the file for a path in the rest."""
        found: Path = ()
        for step in path:
            kept = self.kept.get(found)
            found = (*found, kept[step] if kept is not None and isinstance(step, int) else step)
        return found


def salvage(model: type[M], value: Any, error: ValidationError) -> Salvaged[M]:
    """Put a stand-in for what is nearly right, and take out the rest that pydantic found wrong, with what needs it."""
    removed: set[Path] = set()
    kept: dict[Path, tuple[int, ...]] = {}
    lost: frozenset[str] = frozenset()
    rest = value = _with_stand_ins(value, error)
    for _ in range(_ROUNDS):
        try:
            return Salvaged(model.model_validate(rest), lost, kept)
        except ValidationError as next_error:
            before: Salvaged[M] = Salvaged(None, lost, kept)
            removed.update(before.in_file(path) for path in _to_remove(next_error))
        if () in removed:
            break
        lost = frozenset(one for path in removed for one in _ids(path, value_at(value, path)))
        kept = {}
        rest = _without(value, removed, (), kept)
    return Salvaged(None)


def without(value: Any, removed: set[Path]) -> Any:
    """Give a value without what stands at some paths."""
    return _without(value, removed, (), {})


def _with_stand_ins(value: Any, error: ValidationError) -> Any:
    """Give the value with a sound one wherever a word or a text is missing, misspelt, or lacks its quotes."""
    for one in true_errors(error):
        given, path = one["input"], file_path(one["loc"])
        key = path[-1] if path else None
        if one["type"] in {"missing", "string_type", "string_pattern_mismatch"} and key in _STAND_INS:
            value = _put(value, path, _STAND_INS[str(key)])
        elif one["type"] == "literal_error" and isinstance(given, str):
            allowed = _QUOTED.search(one["ctx"]["expected"])
            value = _put(value, path, allowed[1] if allowed else given)
        elif one["type"] == "string_type" and isinstance(given, bool | int | Decimal):
            value = _put(value, path, str(given))
    return value


def _put(value: Any, path: Path, stand_in: str) -> Any:
    if not path:
        return stand_in
    first, rest = path[0], path[1:]
    if isinstance(value, dict) and (first in value or not rest):
        return {**value, first: _put(value.get(first), rest, stand_in)}
    if isinstance(value, tuple) and isinstance(first, int):
        return (*value[:first], _put(value[first], rest, stand_in), *value[first + 1 :])
    return value


def _to_remove(error: ValidationError) -> Iterator[Path]:
    """Give the paths to take out: the broken value itself; where something is missing, the group that lacks it."""
    for one in true_errors(error):
        path = file_path(one["loc"])
        if path and path[-1] == "[key]":
            yield path[:-1]
        else:
            yield path[:-1] if one["type"] == "missing" else path


def _without(value: Any, removed: set[Path], path: Path, kept: dict[Path, tuple[int, ...]]) -> Any:
    if isinstance(value, dict):
        return {
            key: _without(inner, removed, (*path, key), kept)
            for key, inner in value.items()
            if (*path, key) not in removed
        }
    if isinstance(value, tuple):
        left = [position for position in range(len(value)) if (*path, position) not in removed]
        if len(left) < len(value):
            kept[path] = tuple(left)
        return tuple(_without(value[position], removed, (*path, position), kept) for position in left)
    return value


def _ids(path: Path, value: Any) -> Iterator[str]:
    """Give the ids that go with a part: its own key, and every `id` inside."""
    yield from (step for step in path[-1:] if isinstance(step, str))
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield key
            yield from _ids((), inner)
    elif isinstance(value, tuple):
        for inner in value:
            yield from _ids((), inner)
