"""Whose a gap is: said only with three of each, and then by what most of them have."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from scalecheck.engine.portfolio.shared import Whose
from tests.trees import assessment, checklist, portfolio_of, put

if TYPE_CHECKING:
    from pathlib import Path

    from scalecheck.engine.portfolio.portfolio import Portfolio


def grid(folder: Path, gaps: list[str], name: str = "small") -> Portfolio:
    """Return a portfolio in which row by row an innovation has a gap (`x`), has none (`.`) or was not asked (blank)."""
    put(folder, f"checklists/{name}.yaml", checklist(name))
    for number, row in enumerate(gaps):
        for place, sign in enumerate(row):
            if sign != " ":
                said = {"money": "none" if sign == "x" else "full"}
                text = assessment(said, innovation=f"idea-{number}", site=f"site-{place}", checklist=name)
                put(folder, f"{name}/{number}-{place}.yaml", text)
    return portfolio_of(folder)


def whose(found: Portfolio, innovation: int, site: int) -> Whose:
    [gap] = found.gaps
    return {(where.innovation, where.site): one for where, one in gap.gaps.items()}[
        f"idea-{innovation}", f"site-{site}"
    ]


@pytest.mark.parametrize(
    ("gaps", "expected"),
    [
        (["x..", "x..", ".xx"], Whose.SYSTEM),
        (["xx.", "...", "..."], Whose.SOLUTION),
        (["xx.", "x..", "..."], Whose.BOTH),
        (["x..", "...", "..."], Whose.LOCAL),
        (["xx..", "x...", "....", "...."], Whose.LOCAL),
        (["xx", "xx", "xx"], Whose.TOO_FEW),
        (["xxx", "xxx"], Whose.TOO_FEW),
        (["xx ", "xxx", "xxx"], Whose.TOO_FEW),
    ],
)
def test_whose_a_gap_is_follows_from_what_most_have(tmp_path: Path, gaps: list[str], expected: Whose) -> None:
    assert whose(grid(tmp_path, gaps), 0, 0) == expected


def test_the_same_question_in_two_checklists_is_one(tmp_path: Path) -> None:
    grid(tmp_path, ["x..", "...", "..."])
    found = grid(tmp_path, ["...", "x..", "..."], "other")
    [gap] = found.gaps
    assert gap.checklists == ("other", "small")
    assert whose(found, 0, 0) == whose(found, 1, 0) == Whose.SYSTEM
    assert [one.item.id for one in found.once] == ["money"]


def test_what_a_gate_names_and_most_innovations_have_is_fixed_first(tmp_path: Path) -> None:
    put(tmp_path, "checklists/small.yaml", checklist())
    for number in range(3):
        said = {"parts": "none", "money": "none" if number < 2 else "full", "rules": "none" if number else "full"}
        put(tmp_path, f"{number}.yaml", assessment(said, innovation=f"idea-{number}", site="site"))
    assert [gap.item.id for gap in portfolio_of(tmp_path).once] == ["money", "parts", "rules"]


def test_the_area_is_that_of_the_checklist_by_which_most_places_answered(tmp_path: Path) -> None:
    grid(tmp_path, ["xx.", "..."])
    put(tmp_path, "checklists/another.yaml", checklist("another").replace("title: Area 1", "title: Elsewhere"))
    put(tmp_path, "another/once.yaml", assessment({"money": "none"}, innovation="third", site="x", checklist="another"))
    [gap] = portfolio_of(tmp_path).gaps
    assert (gap.checklists, gap.area) == (("another", "small"), "Area 1")
