"""The JSON Schemas of what is printed for programs, with the description of every key."""

from __future__ import annotations

import ast
import inspect
from itertools import pairwise
from typing import TYPE_CHECKING, Any

from pydantic import TypeAdapter

from scalecheck.model.schema import DIALECT
from scalecheck.reports import contents
from scalecheck.reports.formats import asks_model, result_model
from scalecheck.reports.formats.asks_model import AsksFile
from scalecheck.reports.formats.result_model import ResultFile

if TYPE_CHECKING:
    from collections.abc import Mapping


def result_schema() -> dict[str, Any]:
    """Return the JSON Schema of the format `scalecheck/result`."""
    return _schema(ResultFile, "scalecheck result", {**vars(contents), **vars(result_model)})


def asks_schema() -> dict[str, Any]:
    """Return the JSON Schema of the format `scalecheck/asks`."""
    return _schema(AsksFile, "scalecheck asks", vars(asks_model))


def _schema(whole: type, title: str, models: Mapping[str, Any]) -> dict[str, Any]:
    """Return the JSON Schema of a model; descriptions are the docstrings under the fields of it and of its parts."""
    schema = TypeAdapter(whole).json_schema()
    parts: dict[str, Any] = schema.pop("$defs")
    for name, part in ((whole.__name__, schema), *parts.items()):
        model = models[name]
        part["description"] = inspect.getdoc(model)
        part.setdefault("additionalProperties", False)
        for key, words in _field_docs(model).items():
            part["properties"][key]["description"] = words
    ordered = {name: dict(sorted(part.items())) for name, part in parts.items()}  # as newer versions of pydantic do
    return {"$schema": DIALECT, **dict(sorted(schema.items())), "title": title, "$defs": ordered}


def _field_docs(model: type) -> dict[str, str]:
    """Return the docstring under each field that a class or those that it is built on define."""
    found: dict[str, str] = {}
    for one in reversed(model.__mro__[:-1]):
        body = ast.parse(inspect.getsource(one)).body[0]
        for field, below in pairwise(body.body if isinstance(body, ast.ClassDef) else []):
            match field, below:
                case ast.AnnAssign(target=ast.Name(id=name)), ast.Expr(value=ast.Constant(value=str(text))):
                    found[name] = inspect.cleandoc(text)
    return found
