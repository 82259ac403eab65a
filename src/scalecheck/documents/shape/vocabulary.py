"""What a place in a file may hold, found by walking the model along a path: its keys, and the form of its text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, get_args, get_origin

from pydantic import BaseModel, Tag

from scalecheck.model.conditions import UNION_TAG

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def keys_at(model: type[BaseModel], path: Sequence[str | int]) -> tuple[str, ...]:
    """Return the keys that a group at this path may have; the path may hold union tags.

    Nothing is given where the keys are free, or where there is no group.
    """
    kinds = [_bare(kind) for annotation in _at(model, path) for kind in _kinds(annotation)]
    groups = [one for one in kinds if isinstance(one, type) and issubclass(one, BaseModel)]
    return tuple(dict.fromkeys(key for group in groups for key in _keys(group)))


def pattern_at(model: type[BaseModel], path: Sequence[str | int]) -> str | None:
    """Return the pattern that a text at this path has to match; None where no text belongs there."""
    return next((found for annotation in _at(model, path) for found in _patterns(annotation)), None)


def _at(model: type[BaseModel], path: Sequence[str | int]) -> list[Any]:
    found: list[Any] = [model]
    for step in path:
        found = [inner for annotation in found for inner in _step_into(annotation, step)]
    return found


def _keys(group: type[BaseModel]) -> Iterator[str]:
    group.model_rebuild()
    for name, field in group.model_fields.items():
        yield field.alias or name


def _step_into(annotation: Any, step: str | int) -> Iterator[Any]:
    if isinstance(step, str) and step.startswith(UNION_TAG):
        yield from (kind for kind in _kinds(annotation) if Tag(step) in _metadata(kind))
        return
    for one in map(_bare, _kinds(annotation)):
        if isinstance(one, type) and issubclass(one, BaseModel):
            one.model_rebuild()
            field = next((field for name, field in one.model_fields.items() if (field.alias or name) == step), None)
            if field is not None:
                yield _with_metadata(field.annotation, field.metadata)
        elif get_origin(one) in {tuple, dict}:
            yield get_args(one)[1] if get_origin(one) is dict else get_args(one)[0]


def _with_metadata(annotation: Any, metadata: Sequence[Any]) -> Any:
    for one in metadata:
        annotation = Annotated[annotation, one]
    return annotation


def _kinds(annotation: Any) -> Iterator[Any]:
    """Return the kinds of value that an annotation allows, each with what is said of it alone."""
    bare = _bare(annotation)
    if get_origin(bare) in {None, tuple, dict}:
        yield annotation
    else:
        for one in get_args(bare):
            yield from _kinds(one)


def _bare(annotation: Any) -> Any:
    return get_args(annotation)[0] if get_origin(annotation) is Annotated else annotation


def _metadata(annotation: Any) -> Sequence[Any]:
    return get_args(annotation)[1:] if get_origin(annotation) is Annotated else ()


def _patterns(annotation: Any) -> Iterator[str]:
    for kind in _kinds(annotation):
        yield from (one.pattern for one in _metadata(kind) if isinstance(getattr(one, "pattern", None), str))
