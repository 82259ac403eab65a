"""JSON Schema for editors: every key of every kind of file, with what it means."""

from __future__ import annotations

import re
from typing import Any

import pytest
from pydantic import BaseModel

from scalecheck.documents.kinds import FileKind
from scalecheck.documents.loading import MODELS
from scalecheck.model.base import FileModel
from scalecheck.model.schema import field_docs, json_schema


def parts(kind: type[BaseModel] = FileModel) -> list[type[BaseModel]]:
    return [one for child in kind.__subclasses__() for one in (child, *parts(child))]


@pytest.mark.parametrize("part", parts(), ids=lambda part: part.__name__)
def test_every_key_of_every_part_has_a_sentence_that_says_what_it_is(part: type[BaseModel]) -> None:
    docs = field_docs(part)
    assert set(docs) == {field.alias or name for name, field in part.model_fields.items()}
    for key, text in docs.items():
        assert re.fullmatch(r"[A-Z'`].*\.", text, re.DOTALL), f"{part.__name__}.{key}: {text}"


@pytest.mark.parametrize("part", parts(), ids=lambda part: part.__name__)
def test_every_part_itself_says_what_it_is(part: type[BaseModel]) -> None:
    assert part.__doc__
    assert part.__doc__ != BaseModel.__doc__


@pytest.mark.parametrize("kind", FileKind)
def test_the_schema_describes_every_key_at_every_depth(kind: FileKind) -> None:
    schema = json_schema(MODELS[kind], kind)
    assert next(iter(schema)) == "$schema"
    for name, group in {"": schema, **schema["$defs"]}.items():
        for key, value in group.get("properties", {}).items():
            assert value.get("description"), f"{name}.{key}"


@pytest.mark.parametrize("kind", FileKind)
def test_every_reference_leads_somewhere_and_unknown_keys_are_refused(kind: FileKind) -> None:
    schema = json_schema(MODELS[kind], kind)
    assert {one.removeprefix("#/$defs/") for one in references(schema)} <= set(schema["$defs"])
    groups = [schema, *(group for group in schema["$defs"].values() if "properties" in group)]
    assert all(group["additionalProperties"] is False for group in groups)


def references(value: Any) -> list[str]:  # noqa: ANN401 (a schema holds anything)
    if isinstance(value, dict):
        own = [value["$ref"]] if isinstance(value.get("$ref"), str) else []
        return own + [found for inner in value.values() for found in references(inner)]
    return [found for inner in value for found in references(inner)] if isinstance(value, list) else []
