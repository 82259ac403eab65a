"""A portfolio as tables of words, the same for the screen, for Markdown and for a web page."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, NamedTuple

from scalecheck.engine.logic.wording import same_words
from scalecheck.engine.portfolio.shared import Whose
from scalecheck.words.days import day_words, round_words
from scalecheck.words.numbers import counted
from scalecheck.words.portfolio.places import (
    ANY_INNOVATION,
    BARRIERS,
    WHOSE_IS_SAID,
    area_words,
    asked_words,
    depth_words,
    innovation_words,
    listed,
    site_words,
    tried_words,
    verdict_words,
    whose_words,
)
from scalecheck.words.sentences import capital

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scalecheck.engine.portfolio.grid import AreaCell, Grid
    from scalecheck.engine.portfolio.portfolio import Portfolio
    from scalecheck.engine.portfolio.shared import SharedGap

MOST_ROWS: Final = 1_000
"""How many rows of a table are printed."""
MOST_FOR_EVERYONE: Final = 10
"""How many gaps are listed that are to be closed once for everyone."""


WHERE_THE_REST_IS: Final = "They are listed on the page (-o portfolio.html) and in the rows (--format csv)."
NOBODY_NAMED: Final = "nobody named"
"""What is said in place of a body that could change something."""


class Cell(NamedTuple):
    """One cell of a table."""

    words: str
    """What it says."""
    mark: str = ""
    """How it looks on a page: `gap`, `none` (no gap), `blank` (not assessed), `whole` (on one line), or nothing."""


@dataclass(frozen=True, slots=True)
class Table:
    """One table."""

    title: str
    """Its heading."""
    words: tuple[str, ...]
    """What is said before it, in paragraphs."""
    columns: tuple[str, ...]
    """Its columns; the first names the row."""
    rows: tuple[tuple[Cell, ...], ...]
    """Its rows."""
    nothing: str
    """What is said in place of an empty table."""


@dataclass(frozen=True, slots=True)
class Contents:
    """A portfolio in words."""

    title: str
    """What it is called."""
    before: tuple[str, ...]
    """What is said first."""
    tables: tuple[Table, ...]
    """Its tables."""


def contents(portfolio: Portfolio, title: str, *, brief: bool = False) -> Contents:
    """Return a portfolio in words.

    Args:
        portfolio: The portfolio.
        title: What it is called.
        brief: Whether the gaps of which it cannot be said whose they are are only counted, as on a screen.
    """
    tables = (
        _for_everyone(portfolio),
        *map(_grid, portfolio.grids),
        _whose(portfolio, brief=brief),
        _barriers(portfolio),
        _asks(portfolio),
        _core_changes(portfolio),
        _overdue(portfolio),
        _load(portfolio),
        _depth(portfolio),
        _stale(portfolio),
    )
    before = (_how_much(portfolio), f"Looked at on {day_words(portfolio.as_of)}. {HOW_TO_READ}")
    return Contents(title, before, tuple(map(_shortened, tables)))


def _shortened(table: Table) -> Table:
    """Return a table with no more rows than somebody reads, and how many are left out."""
    left = len(table.rows) - MOST_ROWS
    if left <= 0:
        return table
    words = f"The first {MOST_ROWS:,} rows; {left:,} more are in the rows and in the JSON of this portfolio."
    return replace(table, words=(*table.words, words), rows=table.rows[:MOST_ROWS])


HOW_TO_READ: Final = (
    "Places are in alphabetical order and never ranked, and nothing is averaged over them. A place counts once for "
    "each innovation that was assessed there, and an innovation's programme counts as one. A gap is a question that is "
    "rated below met, not known, or unanswered; not assessed means that it was not asked or does not apply."
)


def _how_much(portfolio: Portfolio) -> str:
    innovations = {place.where.innovation for place in portfolio.places if place.where.innovation}
    sites = {place.where.site for place in portfolio.places if place.where.site and place.names.kind == "site"}
    partners = {place.where.site for place in portfolio.places if place.where.site and place.names.kind == "partner"}
    parts = [counted(len(innovations), "innovation"), counted(len(sites), "site")]
    parts += [counted(len(partners), "partner")] if partners else []
    return f"{capital(', '.join(parts))}, from {counted(portfolio.files, 'file')}."


def _for_everyone(portfolio: Portfolio) -> Table:
    shown = portfolio.once[:MOST_FOR_EVERYONE]
    left = len(portfolio.once) - len(shown)
    words = ("Gaps that more than one innovation has; what a gate names comes first.",)
    if left:
        words = (f"{words[0]} {capital(counted(left, 'more gap'))} of that kind below.",)
    return Table(
        "What to fix once for everyone",
        words,
        ("Gap", "Area", "Gate", "Innovations", "Places", "Whose it is"),
        tuple(_gap_row(portfolio, gap) for gap in shown),
        "No gap is shared by two innovations.",
    )


def _gap_row(portfolio: Portfolio, gap: SharedGap) -> tuple[Cell, ...]:
    names = portfolio.names
    return (
        Cell(gap.item.title),
        Cell(gap.area),
        Cell("yes" if gap.gate else "no"),
        Cell(listed(gap.innovations, names, "innovation") or ANY_INNOVATION),
        Cell(f"{len(gap.gaps)} of {gap.asked}"),
        Cell(whose_words(gap, names)),
    )


def _grid(grid: Grid) -> Table:
    rows = []
    for row in grid.rows:
        waits = any(cell.waiting for cell in row.cells)
        gates = ", ".join(row.gates_below) or ("not known yet" if waits else "none")
        rows.append(
            (
                Cell(innovation_words(row.place)),
                Cell(site_words(row.place)),
                Cell(row.place.occasion.round, "whole"),
                Cell(verdict_words(row.place)),
                *map(_area, row.cells),
                Cell(gates if row.place.outcome is not None else ""),
            )
        )
    return Table(
        f"Innovations, places and areas: {grid.checklist.title}",
        ("For each area the gaps of the questions asked, and the weakest question.",),
        ("Innovation", "Place", "Round", "Verdict", *(title for _, title in grid.areas), "Gates not met"),
        tuple(rows),
        "",
    )


def _area(cell: AreaCell) -> Cell:
    return Cell(area_words(cell), "gap" if cell.gaps else "none" if cell.asked else "blank")


def _whose(portfolio: Portfolio, *, brief: bool) -> Table:
    shown = [gap for gap in portfolio.gaps if not brief or gap.counted.keys() != {Whose.TOO_FEW}]
    left = len(portfolio.gaps) - len(shown)
    rest = f"Too few to tell whose it is: {counted(left, 'gap')}. {WHERE_THE_REST_IS}"
    return Table(
        "System or solution",
        (WHOSE_IS_SAID, rest) if left else (WHOSE_IS_SAID,),
        ("Gap", "Area", "Gate", "Innovations", "Places", "Whose it is"),
        tuple(_gap_row(portfolio, gap) for gap in shown),
        f"{WHOSE_IS_SAID} {rest}" if left else "No question is a gap anywhere.",
    )


def _barriers(portfolio: Portfolio) -> Table:
    rows = tuple(
        (
            Cell(BARRIERS.get(one.barrier, one.barrier)),
            Cell(f"{one.places} of {one.of}"),
            Cell(f"{one.gaps} of {one.asked}"),
        )
        for one in portfolio.barriers
    )
    return Table(
        "Barriers",
        ("At how many places each barrier bites in at least one question, and in how many of the answers about it.",),
        ("Barrier", "Places", "Answers"),
        rows,
        "No question about a barrier was asked.",
    )


def _asks(portfolio: Portfolio) -> Table:
    return Table(
        "What only the system can change, by body",
        ("Each ask once, as its newest round tells it.",),
        ("Body", "State", "What", "Innovation", "Needed by"),
        tuple(_ask_rows(portfolio)),
        "Nobody has written down what only the system can change.",
    )


def _ask_rows(portfolio: Portfolio) -> Iterator[tuple[Cell, ...]]:
    names = portfolio.names
    bodies: dict[str, str] = {}
    for row in sorted(portfolio.asks, key=lambda row: (not row.ask.body, same_words(row.ask.body or ""))):
        about = row.occasion.innovation or ""
        due = row.ask.due.isoformat() if row.ask.due is not None else "no date"
        body = bodies.setdefault(same_words(row.ask.body or ""), capital(row.ask.body or NOBODY_NAMED))
        yield Cell(body), Cell(str(row.state)), Cell(row.ask.what), Cell(names.get(about, about)), Cell(due)


def _core_changes(portfolio: Portfolio) -> Table:
    rows = tuple(
        (Cell(innovation_words(place)), Cell(site_words(place)), Cell(change.what), Cell(change.why or "not said"))
        for place in portfolio.places
        for change in place.core_changes
    )
    return Table(
        "Changes of the core",
        ("Where a place changed a part that must stay, and the core no longer holds.",),
        ("Innovation", "Place", "What was changed", "Why"),
        rows,
        "No place says that it changed the core.",
    )


def _overdue(portfolio: Portfolio) -> Table:
    rows = tuple(
        (
            Cell(one.organisation or "no organisation named"),
            Cell(f"{one.actions} of {one.promised}"),
            Cell(str(one.innovations)),
            Cell(one.oldest, "whole"),
        )
        for one in portfolio.overdue
    )
    return Table(
        "Actions overdue, by organisation",
        ("Of the actions and conditions in the newest rounds that are open and have a day.",),
        ("Organisation", "Overdue", "Innovations", "Oldest"),
        rows,
        "Nothing is past its day.",
    )


def _load(portfolio: Portfolio) -> Table:
    rows = tuple(
        (
            Cell(f"{load.name} (partner)" if load.kind == "partner" else load.name),
            Cell(str(load.going_on)),
            Cell("; ".join(map(asked_words, load.innovations))),
            Cell(tried_words(load) or "nothing said"),
        )
        for load in portfolio.loads
    )
    return Table(
        "What each site is asked to take",
        ("How many innovations at once, since when, and what was tried there before and ended.",),
        ("Place", "At once", "Innovations", "Tried before, and why it ended"),
        rows,
        "No file is about an innovation at a site.",
    )


def _depth(portfolio: Portfolio) -> Table:
    rows = tuple(
        (Cell(one.name), Cell(str(len(one.sites))), Cell(depth_words(one, portfolio.names))) for one in portfolio.depths
    )
    return Table(
        "Depth beside reach",
        ("How many sites are looked at, and at how many of them it took root by the checklist on depth of change.",),
        ("Innovation", "Sites looked at", "Depth"),
        rows,
        "No file is about an innovation.",
    )


def _stale(portfolio: Portfolio) -> Table:
    rows = []
    for one in portfolio.stale:
        why = [f"the innovation's newest round is {round_words(one.later_round)}"] if one.later_round else []
        why += [f"it was to be looked at again by {day_words(one.review)}"] if one.review is not None else []
        place = one.place
        rows.append(
            (
                Cell(innovation_words(place)),
                Cell(site_words(place)),
                Cell(place.occasion.checklist),
                Cell(place.occasion.round, "whole"),
                Cell(capital("; ".join(why))),
            )
        )
    return Table(
        "Stale rounds",
        ("Where the newest round speaks about a past state.",),
        ("Innovation", "Place", "Checklist", "Round", "Why"),
        tuple(rows),
        "Every place was looked at in time.",
    )
