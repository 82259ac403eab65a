"""References: which keys of a file name something that is defined elsewhere in a checklist, and where they are."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, Annotated, Any, Literal, NamedTuple, TypeAlias, get_args, get_origin

from pydantic import BaseModel

from scalecheck.model.base import Id

if TYPE_CHECKING:
    from collections.abc import Iterator

Target: TypeAlias = Literal[
    "source", "scale", "option", "section", "question", "item", "parent-item", "gate", "verdict"
]
"""What a reference can name: `question` is an opening question or an item; `parent-item` one of an overlay's parent."""
Path: TypeAlias = "tuple[str | int, ...]"


@dataclass(frozen=True, slots=True)
class Refers:
    """Marks a text in a model as the name of something defined elsewhere: `Annotated[Id, Refers("section")]`."""

    to: Target
    """What it names."""
    words: tuple[str, ...] = ()
    """The words that may be used in place of a name."""


SourceId = Annotated[Id, Refers("source")]
ScaleId = Annotated[Id, Refers("scale")]
OptionId = Annotated[Id, Refers("option")]
"""An option of the scale that the question or scale around it has."""
QuestionId = Annotated[Id, Refers("question")]
ItemId = Annotated[Id, Refers("item")]
ParentItemId = Annotated[Id, Refers("parent-item")]
ParentSectionId = Annotated[Id, Refers("section")]
GateId = Annotated[Id, Refers("gate")]
VerdictId = Annotated[Id, Refers("verdict")]


class PlacedPart(NamedTuple):
    """A group of keys in a file with its place."""

    part: BaseModel
    """The group."""
    path: Path
    """Where it is."""
    around: tuple[PlacedPart, ...]
    """The groups around it, outermost first."""


class Reference(NamedTuple):
    """One name of something defined elsewhere."""

    refers: Refers
    """What it names."""
    name: str
    """The name."""
    path: Path
    """Where it is."""
    at_key: bool
    """Whether it is a key, and not a value."""
    holder: PlacedPart
    """The group of keys that it belongs to."""


def parts_in(part: BaseModel, path: Path = (), around: tuple[PlacedPart, ...] = ()) -> Iterator[PlacedPart]:
    """Return a group of keys and every group inside it, each with its place and before those inside it."""
    placed = PlacedPart(part, path, around)
    yield placed
    for field in _fields(type(part)):
        if field.has_parts and (value := getattr(part, field.name)):
            for inner, here in _parts(value, (*path, field.key)):
                yield from parts_in(inner, here, (*around, placed))


def references_in(part: BaseModel, path: Path = ()) -> Iterator[Reference]:
    """Return every reference in a group of keys and in every group inside it, as the models mark them."""
    for placed in parts_in(part, path):
        for field in _fields(type(placed.part)):
            if value := getattr(placed.part, field.name):
                for refers, name, here, at_key in _named(field.shape, value, (*placed.path, field.key)):
                    yield Reference(refers, name, here, at_key, placed)


class _Shape(NamedTuple):
    """What the values of a field can hold."""

    refers: Refers | None = None
    """What a text in it names, if it names anything."""
    keys: Refers | None = None
    """What the keys of a group in it name, if they name anything."""
    inner: _Shape | None = None
    """What the elements of a list, or the values of a group, can hold."""
    is_part: bool = False
    """Whether it can be a group of keys with a model of its own."""

    @property
    def has_parts(self) -> bool:
        return self.is_part or (self.inner is not None and self.inner.has_parts)

    @property
    def has_names(self) -> bool:
        return self.refers is not None or self.keys is not None or (self.inner is not None and self.inner.has_names)


class _Field(NamedTuple):
    name: str
    key: str
    shape: _Shape
    has_parts: bool


@cache
def _fields(model: type[BaseModel]) -> tuple[_Field, ...]:
    """Return the fields of a model that can hold references, or groups with models of their own."""
    if not model.__pydantic_fields_complete__:  # only what refers forwards; building validators would double the start
        model.model_rebuild()
    found = []
    for name, field in model.model_fields.items():
        shape = _shape(field.annotation, tuple(field.metadata))
        if shape.has_parts or shape.has_names:
            found.append(_Field(name, field.alias or name, shape, shape.has_parts))
    return tuple(found)


def _shape(annotation: Any, metadata: tuple[Any, ...] = ()) -> _Shape:
    refers = next((one for one in metadata if isinstance(one, Refers)), None)
    arguments = get_args(annotation)
    if get_origin(annotation) is Annotated:
        return _shape(arguments[0], (*metadata, *annotation.__metadata__))
    if get_origin(annotation) is tuple:
        return _Shape(inner=_shape(arguments[0]))
    if get_origin(annotation) is dict:
        return _Shape(keys=_shape(arguments[0]).refers, inner=_shape(arguments[1]))
    if isinstance(annotation, type):
        return _Shape(refers, is_part=issubclass(annotation, BaseModel))
    kinds = [_shape(one) for one in arguments if one is not type(None)]
    return _Shape(
        refers or next((one.refers for one in kinds if one.refers), None),
        next((one.keys for one in kinds if one.keys), None),
        next((one.inner for one in kinds if one.inner), None),
        any(one.is_part for one in kinds),
    )


def _parts(value: Any, path: Path) -> Iterator[tuple[BaseModel, Path]]:
    if isinstance(value, BaseModel):
        yield value, path
    elif isinstance(value, dict):
        for key, inner in value.items():
            yield from _parts(inner, (*path, key))
    elif isinstance(value, tuple):
        for place, inner in enumerate(value):
            yield from _parts(inner, (*path, place))


def _named(shape: _Shape, value: Any, path: Path) -> Iterator[tuple[Refers, str, Path, bool]]:
    if isinstance(value, str) and shape.refers is not None:
        yield shape.refers, value, path, False
    elif isinstance(value, dict):
        for key, inner in value.items():
            if shape.keys is not None and key not in shape.keys.words:
                yield shape.keys, key, (*path, key), True
            if shape.inner is not None:
                yield from _named(shape.inner, inner, (*path, key))
    elif isinstance(value, tuple) and shape.inner is not None:
        for place, inner in enumerate(value):
            yield from _named(shape.inner, inner, (*path, place))
