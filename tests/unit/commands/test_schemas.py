"""The committed schemas: those of the models, valid by their own standard, and kept by every file that we have."""

from __future__ import annotations

import json
import os
from fractions import Fraction
from functools import cache
from pathlib import Path
from typing import Any, Final

import pytest
from jsonschema import Draft202012Validator

from scalecheck.documents.kinds import FileKind, Header, read_header
from scalecheck.documents.reading.reader import parse
from scalecheck.storage.schemas import way_to_schema
from scalecheck.workspace.schemas import RESULT, SCHEMAS, schema_text

TOP: Final = Path(__file__).parents[3]
OURS: Final = sorted(
    path
    for folder in ("checklists", "examples", "starter", "tests/examples/valid")
    for path in (TOP / folder).rglob("*.yaml")
    if b"\nformat: scalecheck/" in b"\n" + path.read_bytes()
)


@pytest.mark.parametrize("kind", SCHEMAS)
def test_a_committed_schema_is_the_one_of_the_model(kind: str) -> None:
    """After a change on purpose, SCALECHECK_UPDATE_GOLDEN=1 writes it anew."""
    path = TOP / "schemas" / f"{kind}.schema.json"
    text = schema_text(kind)
    if os.environ.get("SCALECHECK_UPDATE_GOLDEN") == "1":
        path.write_text(text, encoding="utf-8", newline="\n")
    assert path.read_text(encoding="utf-8") == text


def test_there_is_no_schema_of_anything_else() -> None:
    assert sorted(path.name for path in (TOP / "schemas").iterdir()) == sorted(
        f"{kind}.schema.json" for kind in SCHEMAS
    )


@pytest.mark.parametrize("kind", SCHEMAS)
def test_a_schema_is_valid_by_its_own_standard_and_describes_every_key(kind: str) -> None:
    schema = json.loads(schema_text(kind))
    assert schema["$schema"] == Draft202012Validator.META_SCHEMA["$id"]
    Draft202012Validator.check_schema(schema)
    for name, group in {kind: schema, **schema["$defs"]}.items():
        assert [key for key, value in group.get("properties", {}).items() if not value.get("description")] == [], name


@pytest.mark.parametrize("path", OURS, ids=lambda path: path.relative_to(TOP).as_posix())
def test_every_valid_file_that_we_have_keeps_to_its_schema(path: Path) -> None:
    document = parse(path.read_bytes(), path.name)
    header = read_header(document)
    assert isinstance(header, Header)
    assert [error.message for error in wrong_in(document.value, header.kind)] == []


def test_the_shipped_checklists_lead_editors_to_their_schema() -> None:
    shipped = [path for path in OURS if path.is_relative_to(TOP / "checklists")]
    assert shipped
    for path in shipped:
        first = path.read_text(encoding="utf-8").splitlines()[0]
        assert first == f"# yaml-language-server: $schema={way_to_schema(path, FileKind.CHECKLIST)}"


def test_the_printed_result_keeps_to_its_schema() -> None:
    result = json.loads((TOP / "examples" / "delayed-discharge" / "report.json").read_text(encoding="utf-8"))
    assert list(wrong_in(result, RESULT)) == []


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (FileKind.ASSESSMENT, "format: scalecheck/assessment@1.0\nanwsers: {}\n"),
        (FileKind.CHECKLIST, "format: scalecheck/checklist@1.0\nid: Not An Id\n"),
        (FileKind.PANEL, "format: scalecheck/panel@1.0\ninvited: 3\n"),
    ],
)
def test_a_schema_refuses_what_is_wrong(kind: FileKind, text: str) -> None:
    assert wrong_in(parse(text.encode(), "x").value, kind)


def wrong_in(value: object, kind: str) -> list[Any]:
    return list(validator(kind).iter_errors(as_json(value)))


@cache
def validator(kind: str) -> Draft202012Validator:
    return Draft202012Validator(json.loads(schema_text(kind)))


def as_json(value: object) -> object:
    """Return a value as an editor sees it: what is a list is one, and every number is an ordinary one."""
    if isinstance(value, dict):
        return {key: as_json(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [as_json(inner) for inner in value]
    return value if value is None or isinstance(value, str | bool | int) else float(Fraction(str(value)))
