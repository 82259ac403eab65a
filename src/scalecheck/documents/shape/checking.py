"""From what pydantic says of a value to problems in plain words, each at its line and column."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from scalecheck.documents.shape.suggest import NEAR_ENOUGH, NEARLY_THE_SAME, did_you_mean, nearest
from scalecheck.documents.shape.vocabulary import keys_at, pattern_at
from scalecheck.documents.shape.wording import said_of
from scalecheck.model.conditions import UNION_TAG

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pydantic import BaseModel
    from pydantic_core import ErrorDetails

    from scalecheck.documents.reading.reader import Document, Path
    from scalecheck.problems import Problem

    Location = tuple[int | str, ...]

MOST: Final = 100
"""How many problems of shape are told for one file; more would take long, and nobody reads them."""
_ABOUT_KEYS: Final = frozenset({"keys_exclude", "keys_one_needed"})
_IN_A_KEY: Final = "[key]"


def shape_problems(document: Document, model: type[BaseModel], errors: Sequence[ErrorDetails]) -> list[Problem]:
    """Return a problem for what pydantic found wrong, for the first hundred of it."""
    problems = [_problem(document, model, one) for one in errors[:MOST]]
    if len(errors) > MOST:
        message = f"This file has {len(errors)} keys and values that can't be where they are; {MOST} of them follow."
        hint = "The others are told once these are put right."
        problems.append(document.problem("more-problems", message, path=(), hint=hint))
    return problems


def true_errors(errors: Sequence[ErrorDetails], model: type[BaseModel]) -> list[ErrorDetails]:
    """Return what pydantic found wrong, without echoes, and without keys that are missing because they are misspelt."""
    misspelt = _misspelt(errors, model)
    return [one for one in without_echoes(errors) if not (one["type"] == "missing" and one["loc"] in misspelt)]


def without_echoes(errors: Sequence[ErrorDetails]) -> list[ErrorDetails]:
    """Return what pydantic found wrong, without the false alarm that a list is too short because its entries failed."""
    inside = {one["loc"][:depth] for one in errors for depth in range(len(one["loc"]))}
    return [one for one in errors if not (one["type"] == "too_short" and one["loc"] in inside)]


def file_path(location: Location) -> Path:
    """Return the path in the file for a location that pydantic names: without the tags of unions."""
    return tuple(step for step in location if not (isinstance(step, str) and step.startswith(UNION_TAG)))


def file_place(value: Any, location: Location) -> tuple[Path, bool]:
    """Return the path in the file for a location, and whether it is the key at that path which is wrong."""
    path = file_path(location)
    if path[-1:] != (_IN_A_KEY,):
        return path, False
    group = value_at(value, path[:-1])
    is_real_key = isinstance(group, dict) and _IN_A_KEY in group
    return (path, False) if is_real_key else (path[:-1], True)


def value_at(value: Any, path: Path) -> Any:
    """Return what is at a path; None where nothing does."""
    for step in path:
        in_group = isinstance(value, dict) and step in value
        in_list = isinstance(value, tuple) and isinstance(step, int) and step < len(value)
        if not (in_group or in_list):
            return None
        value = value[step]
    return value


def _misspelt(found: Sequence[ErrorDetails], model: type[BaseModel]) -> frozenset[Location]:
    """Return the locations of missing keys that are in the same group in another spelling."""
    missing: dict[Location, set[str]] = {}
    for one in found:
        if one["type"] == "missing":
            missing.setdefault(one["loc"][:-1], set()).add(str(one["loc"][-1]))
    meant = (
        (*one["loc"][:-1], best)
        for one in found[:MOST]
        if one["type"] == "extra_forbidden" and one["loc"][:-1] in missing
        if (best := nearest(str(one["loc"][-1]), keys_at(model, one["loc"][:-1]))) in missing[one["loc"][:-1]]
    )
    return frozenset(meant)


def _problem(document: Document, model: type[BaseModel], error: ErrorDetails) -> Problem:
    location, kind = error["loc"], error["type"]
    path, in_key = file_place(document.value, location)
    if kind == "missing":
        message = f"{_capital(_owner(document, path[:-1]))} has no `{path[-1]}`."
        hint = f"Add `{path[-1]}:` with what belongs there."
        return document.problem("missing-key", message, path=path[:-1], at_key=True, hint=hint)
    if kind == "extra_forbidden":
        in_rule = len(path) < len(location)
        near_enough = NEARLY_THE_SAME if in_rule else NEAR_ENOUGH
        hint = did_you_mean(str(path[-1]), keys_at(model, location[:-1]), "keys here", near_enough)
        return document.problem("unknown-key", f"`{path[-1]}` is not a key here.", path=path, at_key=True, hint=hint)
    said = said_of(
        error,
        str(path[-1]) if in_key else error["input"],
        key=_key_name(path),
        owner=_owner(document, path),
        written=str(path[-1]) if in_key else document.source(path),
        form=pattern_at(model, location),
    )
    if said.code == "not-a-group" and (keys := keys_at(model, location)):
        said = said._replace(hint=f"{said.hint} The keys are: {', '.join(f'`{key}`' for key in keys)}.")
    at_key = in_key or kind in _ABOUT_KEYS
    return document.problem(said.code, said.message, path=path, at_key=at_key, hint=said.hint)


def _owner(document: Document, path: Path) -> str:
    """Name the group that a path leads to: by its id where it has one."""
    group = value_at(document.value, path)
    name = group.get("id") if isinstance(group, dict) else None
    if isinstance(name, str) and name.strip():
        return f"`{name}`"
    return _key_name(path) if path else "the file"


def _key_name(path: Path) -> str:
    for position, step in enumerate(reversed(path)):
        if isinstance(step, str):
            return f"`{step}`" if position == 0 else f"an entry of `{step}`"
    return "the file"


def _capital(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"
