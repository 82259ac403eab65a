"""JSON Schema of the file formats, with the description of every key, for editors."""

from __future__ import annotations

import ast
import inspect
from itertools import pairwise
from textwrap import dedent
from typing import TYPE_CHECKING, Any, Final

from scalecheck.model.base import FileModel

if TYPE_CHECKING:
    from collections.abc import Sequence

    from pydantic import BaseModel

DIALECT: Final = "https://json-schema.org/draft/2020-12/schema"
"""The version of JSON Schema that the schemas are written in."""


def json_schema(model: type[BaseModel], kind: str) -> dict[str, Any]:
    """Return the schema of a kind of file; descriptions are the docstrings under the models' fields."""
    for part in _all_parts(FileModel):
        part.model_rebuild()  # pydantic writes out a default that is a group of keys, and older ones do not build it
    schema = model.model_json_schema(by_alias=True)
    parts: dict[str, Any] = schema.pop("$defs", {})
    _describe(schema, model)
    for part in _all_parts(FileModel):
        if part.__name__ in parts:
            _describe(parts[part.__name__], part)
    schema["title"] = f"scalecheck {kind}"
    return {"$schema": DIALECT, **schema, "$defs": parts}


def field_docs(model: type[BaseModel]) -> dict[str, str]:
    """Return the docstring under each field that a model or its parents define, by the key in the file."""
    model.model_rebuild()
    docs: dict[str, str] = {}
    for one in reversed(model.__mro__):
        if issubclass(one, FileModel) and one is not FileModel:
            docs.update(_docstrings(one))
    return {field.alias or name: docs[name] for name, field in model.model_fields.items() if name in docs}


def _describe(schema: dict[str, Any], model: type[BaseModel]) -> None:
    for key, text in field_docs(model).items():
        schema["properties"][key]["description"] = text


def _docstrings(model: type) -> dict[str, str]:
    body = ast.parse(dedent(inspect.getsource(model))).body[0]
    lines = body.body if isinstance(body, ast.ClassDef) else []
    found = {}
    for field, below in pairwise(lines):
        match field, below:
            case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(text))):
                found[name] = inspect.cleandoc(text)
    return found


def _all_parts(part: type) -> list[type[BaseModel]]:
    children: Sequence[type[BaseModel]] = part.__subclasses__()
    return [one for child in children for one in (child, *_all_parts(child))]
