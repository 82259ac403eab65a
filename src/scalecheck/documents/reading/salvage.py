"""Reading on behind an error: a file without its broken parts, so that the rest is checked in the same run."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final, Generic, TypeVar

from pydantic import BaseModel, ValidationError

from scalecheck.documents.shape.checking import file_path, file_place, value_at, without_echoes
from scalecheck.documents.shape.wording import QUOTED, proposed_id
from scalecheck.model.base import ID_PATTERN

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from collections.abc import Set as AbstractSet

    from pydantic_core import ErrorDetails

    from scalecheck.documents.reading.reader import Path

M = TypeVar("M", bound=BaseModel)
_ROUNDS: Final = 12
_STAND_INS: Final = {
    "version": "0.0.0",
    "round": "2000-01",
    "review_after": "1 month",
    "about": "innovation",
    "importance": "must",
    "colour": "amber",
} | dict.fromkeys(("title", "ask", "label", "because", "meaning", "decision", "what", "who", "role", "group"), "text")
"""What does for a key where nothing else hangs on its value."""
_MOST: Final = 200
"""How many stand-ins are put in; a file with more errors loses more parts instead."""
_WITH_IDS: Final = frozenset({"profile", "domains", "sections", "items", "options", "gates", "verdicts", "bands"})
"""The lists whose entries are known by their ids elsewhere."""
_BY_ID: Final = frozenset({("scales",), ("sources",)})
"""The groups whose keys are known elsewhere."""
_REPLACED: Final = frozenset({"missing", "string_type", "string_too_short", "string_pattern_mismatch"})


@dataclass(frozen=True, slots=True)
class Salvaged(Generic[M]):
    """What is left of a file whose broken parts were taken out; of a sound file, everything."""

    model: M | None = None
    """The rest as a model; None where nothing sound is left."""
    broken: frozenset[Path] = frozenset()
    """The paths in the file of what was taken out or has a stand-in, and the paths of all that these are in."""
    lost_names: frozenset[str] = frozenset()
    """Names in the parts taken out: that they are missing now is no finding."""
    nameless: bool = False
    """Whether a part was taken out that should have an id and has none, so that any name may have been meant for it."""
    kept: Mapping[Path, tuple[int, ...]] = field(default_factory=dict)
    """For each list that lost entries: the positions in the file of those that are left."""

    def in_file(self, path: Path) -> Path:
        """Return the path in the file for a path in the rest."""
        found: Path = ()
        for step in path:
            kept = self.kept.get(found)
            found = (*found, kept[step] if kept is not None and isinstance(step, int) else step)
        return found

    def is_intact(self, path: Path) -> bool:
        """Return whether everything at and below a path in the rest is as it is in the file."""
        return self.in_file(path) not in self.broken

    def may_name(self, name: str) -> bool:
        """Return whether a name that is not found may be the name of something taken out."""
        return self.nameless or name in self.lost_names


def salvage(model: type[M], value: Any, errors: Sequence[ErrorDetails]) -> Salvaged[M]:
    """Put a stand-in for what is nearly right, and take out the rest that pydantic found wrong, with what needs it.

    `errors` are all that pydantic found wrong with the value, consequences included.
    """
    original, (value, replaced) = value, _with_stand_ins(value, errors)
    removed: set[Path] = set()
    salvaged: Salvaged[M] = Salvaged(broken=_with_all_above(replaced))
    rest = value
    for _ in range(_ROUNDS):
        try:
            found = model.model_validate(rest)
        except ValidationError as error:
            again = without_echoes(error.errors(include_url=False))
            removed.update(salvaged.in_file(path) for path in _to_remove(rest, again))
        else:
            return Salvaged(found, salvaged.broken, salvaged.lost_names, salvaged.nameless, salvaged.kept)
        if () in removed:
            break
        kept: dict[Path, tuple[int, ...]] = {}
        rest = _without(value, removed, (), kept)
        parts = [(path, value_at(original, path)) for path in removed]
        names = frozenset(name for path, part in parts for name in _names(path, part))
        nameless = any(_is_nameless(*one) for one in parts)
        salvaged = Salvaged(None, _with_all_above(replaced | removed), names, nameless, kept)
    return Salvaged()


def without(value: Any, removed: set[Path]) -> Any:
    """Return a value without what is at some paths."""
    return _without(value, removed, (), {})


def _with_stand_ins(value: Any, errors: Sequence[ErrorDetails]) -> tuple[Any, frozenset[Path]]:
    """Return the value with a sound one wherever a word or a text is missing or wrong; and where that is."""
    replaced = set()
    for one in errors[:_MOST]:
        path = file_path(one["loc"])
        stand_in = _stand_in(one, path)
        if stand_in is not None:
            value = _put(value, path, stand_in)
            replaced.add(path)
    return value, frozenset(replaced)


def _stand_in(error: ErrorDetails, path: Path) -> str | None:
    kind, given = error["type"], error["input"]
    if kind == "literal_error" and isinstance(given, str):
        allowed = QUOTED.search(error["ctx"]["expected"])
        return allowed[1] if allowed else None
    if kind in _REPLACED and path and path[-1] in _STAND_INS:
        return _STAND_INS[str(path[-1])]
    return str(given) if kind == "string_type" and isinstance(given, bool | int | Decimal) else None


def _put(value: Any, path: Path, stand_in: str) -> Any:
    if not path:
        return stand_in
    first, rest = path[0], path[1:]
    if isinstance(value, dict) and (first in value or not rest):
        return {**value, first: _put(value.get(first), rest, stand_in)}
    if isinstance(value, tuple) and isinstance(first, int):
        return (*value[:first], _put(value[first], rest, stand_in), *value[first + 1 :])
    return value


def _to_remove(value: Any, errors: Sequence[ErrorDetails]) -> Iterator[Path]:
    """Return the paths to take out: the broken value itself; where something is missing, the group that lacks it."""
    for one in errors:
        path, _ = file_place(value, one["loc"])
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


def _with_all_above(paths: AbstractSet[Path]) -> frozenset[Path]:
    return frozenset(path[:depth] for path in paths for depth in range(len(path) + 1))


def _is_nameless(path: Path, part: Any) -> bool:
    """Return whether what is known by its id elsewhere was taken out without a sound id to know it by."""
    if path[-2:-1] and path[-2] in _WITH_IDS:
        name = part.get("id") if isinstance(part, dict) else None
        return not (isinstance(name, str) and re.fullmatch(ID_PATTERN, name))
    return (path[-1] in _WITH_IDS and not isinstance(part, tuple)) or (path in _BY_ID and not isinstance(part, dict))


def _names(path: Path, part: Any) -> Iterator[str]:
    """Return what could be names in a part that was taken out: its own key, its keys, and every text in it."""
    yield from (step for step in path[-1:] if isinstance(step, str))
    if isinstance(part, str):
        yield from (part, proposed_id(part))
    elif isinstance(part, dict):
        for key, inner in part.items():
            yield key
            yield from _names((), inner)
    elif isinstance(part, tuple):
        for inner in part:
            yield from _names((), inner)
