"""The way from a file to its schema: short, the same on every machine, right after `init`."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scalecheck.storage.schemas import way_to_schema

if TYPE_CHECKING:
    from pathlib import Path

DEEP = "assessments/dashboard/2026-11/programme/agreed.yaml"


@pytest.mark.parametrize(
    ("file", "way"),
    [
        (DEEP, "../../../../schemas/assessment.schema.json"),
        ("checklists/own.yaml", "../schemas/assessment.schema.json"),
        ("own.yaml", "schemas/assessment.schema.json"),
    ],
)
@pytest.mark.parametrize("in_git", [True, False])
def test_without_schemas_the_way_leads_to_where_init_puts_them(
    tmp_path: Path, file: str, way: str, *, in_git: bool
) -> None:
    if in_git:
        (tmp_path / ".git").mkdir()
    assert way_to_schema(tmp_path / file, "assessment") == way


def test_elsewhere_in_a_repository_the_way_leads_to_its_root(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    assert way_to_schema(tmp_path / "notes" / "first.yaml", "checklist") == "../schemas/checklist.schema.json"


def test_the_nearest_folder_that_holds_the_schema_is_taken(tmp_path: Path) -> None:
    (tmp_path / ".git").mkdir()
    for folder in (tmp_path, tmp_path / "team"):
        (folder / "schemas").mkdir(parents=True)
    schema = tmp_path / "schemas" / "panel.schema.json"
    schema.touch()
    way = way_to_schema(tmp_path / "team" / DEEP, "panel")
    assert way == "../../../../../schemas/panel.schema.json"
    assert ((tmp_path / "team" / DEEP).parent / way).resolve() == schema
    (tmp_path / "team" / "schemas" / "panel.schema.json").touch()
    assert way_to_schema(tmp_path / "team" / DEEP, "panel") == "../../../../schemas/panel.schema.json"


def test_a_schema_outside_the_repository_is_not_used(tmp_path: Path) -> None:
    (tmp_path / "schemas").mkdir()
    (tmp_path / "schemas" / "assessment.schema.json").touch()
    (tmp_path / "team" / ".git").mkdir(parents=True)
    assert way_to_schema(tmp_path / "team" / "own.yaml", "assessment") == "schemas/assessment.schema.json"


def test_names_of_folders_never_stand_in_the_way(tmp_path: Path) -> None:
    way = way_to_schema(tmp_path / "a place of mine" / DEEP, "assessment")
    assert set(way.split("/")) == {"..", "schemas", "assessment.schema.json"}
