"""The grid of a portfolio: every place by every area, and what is weakest there."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.trees import assessment, checklist, portfolio_of, put

if TYPE_CHECKING:
    from pathlib import Path

    from scalecheck.engine.portfolio.grid import Grid


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """Return a tree with the small checklist, which has two areas of three questions, and no assessment."""
    put(tmp_path, "checklists/small.yaml", checklist())
    return tmp_path


def grid_of(tree: Path) -> Grid:
    [found] = portfolio_of(tree).grids
    return found


def test_each_area_is_counted_by_how_its_questions_are_and_its_weakest_is_named(tree: Path) -> None:
    said = {"parts": "full", "fits": "some", "money": "none", "rules": "?", "staff": "full", "time": ""}
    put(tree, "1.yaml", assessment(said))
    [row] = grid_of(tree).rows
    first, second = row.cells
    assert (first.area, first.met, first.below, first.unknown, first.unanswered) == ("area-1", 1, 2, 0, 0)
    assert first.weakest == "Title money"
    assert (second.area, second.met, second.below, second.unknown, second.unanswered) == ("area-2", 1, 0, 1, 1)
    assert second.weakest == "Title rules"
    assert row.gates_below == ("Paid",)


def test_a_place_where_several_answered_and_nothing_is_agreed_has_nothing_assessed(tree: Path) -> None:
    for who in ("lead", "other"):
        put(tree, f"{who}.yaml", assessment({"parts": "full"}, who=who))
    [row] = grid_of(tree).rows
    assert [(one.area, one.asked, one.weakest) for one in row.cells] == [("area-1", 0, ""), ("area-2", 0, "")]
    assert row.gates_below == ()


@pytest.mark.parametrize("newest_first", [True, False])
def test_areas_come_as_in_the_newest_version_and_those_that_it_lacks_come_last(
    tree: Path, *, newest_first: bool
) -> None:
    renamed = checklist(version="1.10.0").replace("id: area-1\n    title: Area 1", "id: area-9\n    title: Area 9")
    put(tree, "checklists/small.yaml", checklist(version="1.9.0").replace("title: Area 2", "title: As it was"))
    put(tree, "checklists/later.yaml", renamed)
    said = {"parts": "full", "rules": "none", "staff": "some"}
    versions = ("1.10.0", "1.9.0") if newest_first else ("1.9.0", "1.10.0")
    for name, version in zip(("early", "late"), versions, strict=True):
        put(tree, f"{name}.yaml", assessment(said, innovation=name, version=version))
    found = grid_of(tree)
    assert found.checklist.version == "1.10.0"
    assert found.areas == (("area-9", "Area 9"), ("area-2", "Area 2"), ("area-1", "Area 1"))
    asked = {row.place.version: [cell.asked for cell in row.cells] for row in found.rows}
    assert asked == {"1.10.0": [1, 2, 0], "1.9.0": [0, 2, 1]}
