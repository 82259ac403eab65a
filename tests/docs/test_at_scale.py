"""`docs/at-scale.md`: its queries give what the page shows, and its columns are those that are written."""

from __future__ import annotations

import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest

from scalecheck.commands.portfolio.long_form import write_rows
from scalecheck.engine.portfolio.grid import area_cells
from scalecheck.reports.portfolio.rows import TABLES
from tests.trees import assessment, checklist, full_tree, portfolio_of, put

if TYPE_CHECKING:
    from scalecheck.engine.portfolio.portfolio import Portfolio

PAGE: Final = Path(__file__).parents[2] / "docs" / "at-scale.md"
QUERIES: Final = dict(re.findall(r"```sql\n-- (\w+)\n(.*?);\n```", PAGE.read_text(encoding="utf-8"), re.DOTALL))
UPDATE: Final = os.environ.get("SCALECHECK_UPDATE_GOLDEN") == "1"


@pytest.fixture(params=["csv", "parquet"])
def rows(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Portfolio, Path]:
    """Return a portfolio of four innovations at four sites, with an old round and a site's own file, and its rows."""
    tree = full_tree(tmp_path / "tree", innovations=4, sites=4)
    put(tree, "old/one.yaml", assessment({"money": "none"}, innovation="idea-1", site="site-1", round_="2026-08"))
    put(tree, "own/one.yaml", assessment({"staff": "none"}, innovation=None, site="site-1"))
    put(tree, "few/one.yaml", assessment({"staff": "none", "money": "?"}, innovation="alone", site="site-9"))
    put(tree, "checklists/other.yaml", checklist("other").replace("Time. Is it so?", "Is there time?"))
    for number in range(9):
        text = assessment(
            {"parts": "none" if number else "full", "time": "full" if number else "none"},
            innovation=f"idea-{number // 3}",
            site=f"site-{number % 3}",
            checklist="other",
        )
        put(tree, f"other/{number}.yaml", text)
    found = portfolio_of(tree)
    write_rows(found, tmp_path / "rows", request.param)
    return found, tmp_path / "rows"


def answers(query: str, folder: Path) -> list[tuple[Any, ...]]:
    import duckdb

    [file] = folder.glob("answers.*")
    source = f"read_csv('{file}', nullstr='')" if file.suffix == ".csv" else f"'{file}'"
    found: list[tuple[Any, ...]] = duckdb.execute(QUERIES[query].replace("'rows/answers.parquet'", source)).fetchall()
    return found


@pytest.mark.needs("data")
def test_areas_counted_by_duckdb_are_those_of_the_page(rows: tuple[Portfolio, Path]) -> None:
    found, folder = rows
    own = {
        (place.occasion.checklist, place.occasion.innovation, place.occasion.site, cell.area): (
            cell.met,
            cell.below,
            cell.unknown,
            cell.unanswered,
        )
        for place in found.places
        if place.outcome is not None
        for cell in area_cells(place.outline, place.outcome).values()
        if cell.asked
    }
    assert {row[:4]: row[4:] for row in answers("areas", folder)} == own
    assert len(own) > 30


@pytest.mark.needs("data")
def test_whose_a_gap_is_by_duckdb_is_what_the_page_says(rows: tuple[Portfolio, Path]) -> None:
    found, folder = rows
    own = {
        (gap.item.id, gap.question, where.innovation, where.site): str(whose)
        for gap in found.gaps
        for where, whose in gap.gaps.items()
        if where.innovation and where.site
    }
    assert {row[:4]: row[4] for row in answers("whose", folder)} == own
    assert set(own.values()) == {"system", "solution", "both", "local", "too-few"}


@pytest.mark.needs("data")
def test_barriers_counted_by_duckdb_are_those_of_the_page(rows: tuple[Portfolio, Path]) -> None:
    found, folder = rows
    own = [(one.barrier, one.places, one.of, one.gaps, one.asked) for one in found.barriers]
    assert answers("barriers", folder) == own
    assert len(own) == 2


def test_the_columns_of_the_rows_are_documented_as_they_are() -> None:
    parts = []
    for table, columns in TABLES.items():
        lines = "\n".join(f"| `{one.name}` | {one.kind} | {one.means} |" for one in columns)
        parts.append(f"`{table}`:\n\n| column | holds | means |\n| --- | --- | --- |\n{lines}\n")
    wanted = "\n".join(parts)
    text = PAGE.read_text(encoding="utf-8")
    made = re.sub(
        r"(?<=<!-- columns -->\n).*?(?=<!-- end of columns -->)", lambda _: f"\n{wanted}\n", text, flags=re.DOTALL
    )
    if UPDATE:
        PAGE.write_text(made, encoding="utf-8", newline="\n")
    assert text == made or UPDATE
