"""What a place in a file may hold, found by walking the model along a path: its keys, and the form of its text."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, get_args, get_origin

from pydantic import BaseModel, Tag

from scalecheck.model.conditions import UNION_TAG

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


def keys_at(model: type[BaseModel], path: Sequence[str | int]) -> tuple[str, ...]:
    """Give the keys that a group at this path may have; the path may hold union tags.

    Nothing is given where the keys are free, or where there is no group.
    """
    kinds = [kind for annotation in _at(model, path) for kind, _ in _alternatives(annotation, None)]
    groups = [one for one in kinds if isinstance(one, type) and issubclass(one, BaseModel)]
    return tuple(dict.fromkeys(key for group in groups for key in _keys(group)))


def pattern_at(model: type[BaseModel], path: Sequence[str | int]) -> str | None:
    """Give the pattern that a text at this path has to match; None where no text belongs there."""
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
        yield from (one for one, tag in _alternatives(annotation, None) if tag == step)
        return
    for one, _ in _alternatives(annotation, None):
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


def _alternatives(annotation: Any, tag: str | None) -> Iterator[tuple[Any, str | None]]:
    """Give the types that an annotation allows, each with its union tag."""
    if get_origin(annotation) is Annotated:
        inner, *metadata = get_args(annotation)
        own = next((one.tag for one in metadata if isinstance(one, Tag)), tag)
        yield from _alternatives(inner, own)
    elif get_origin(annotation) is None or get_origin(annotation) in {tuple, dict}:
        yield annotation, tag
    else:
        for one in get_args(annotation):
            yield from _alternatives(one, tag)


def _patterns(annotation: Any) -> Iterator[str]:
    if get_origin(annotation) is Annotated:
        inner, *metadata = get_args(annotation)
        yield from (one.pattern for one in metadata if isinstance(getattr(one, "pattern", None), str))
        yield from _patterns(inner)
    elif get_origin(annotation) not in {None, tuple, dict}:
        for one in get_args(annotation):
            yield from _patterns(one)
