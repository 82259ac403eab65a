"""A portfolio as data for programs: the tables of the page, with ids and numbers in place of words."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import date

    from scalecheck.engine.changes.asks import AskRow
    from scalecheck.engine.portfolio.carrying import Depth, Load, Overdue
    from scalecheck.engine.portfolio.grid import AreaCell, Grid, GridRow
    from scalecheck.engine.portfolio.places import PortfolioPlace
    from scalecheck.engine.portfolio.portfolio import Portfolio
    from scalecheck.engine.portfolio.shared import BarrierCount, SharedGap


def as_data(portfolio: Portfolio) -> dict[str, Any]:
    """Return a portfolio as data that JSON can hold."""
    return {key: value if isinstance(value, str | int) else list(value) for key, value in parts(portfolio)}


def parts(portfolio: Portfolio) -> Iterator[tuple[str, str | int | Iterable[dict[str, Any]]]]:
    """Return the parts of that data one after the other, each list an element at a time: they can be very large."""
    yield "as_of", portfolio.as_of.isoformat()
    yield "files", portfolio.files
    yield "grids", (_grid(one) for one in portfolio.grids)
    yield "gaps", (_gap(one) for one in portfolio.gaps)
    yield "once_for_everyone", ({"item": one.item.id, "question": one.question} for one in portfolio.once)
    yield "barriers", (_barrier(one) for one in portfolio.barriers)
    yield "asks", (_ask(one) for one in portfolio.asks)
    yield (
        "core_changes",
        (
            {**_about(place), "what": change.what, "part": change.part, "why": change.why}
            for place in portfolio.places
            for change in place.core_changes
        ),
    )
    yield "overdue", (_overdue(one) for one in portfolio.overdue)
    yield "load", (_load(one) for one in portfolio.loads)
    yield "depth", (_depth(one) for one in portfolio.depths)
    yield (
        "stale",
        (
            {**_about(one.place), "later_round": one.later_round or None, "review": _iso(one.review)}
            for one in portfolio.stale
        ),
    )


def _barrier(one: BarrierCount) -> dict[str, Any]:
    return {"id": one.barrier, "places": one.places, "of": one.of, "gaps": one.gaps, "asked": one.asked}


def _ask(row: AskRow) -> dict[str, Any]:
    return {
        "key": row.key,
        "state": str(row.state),
        "body": row.ask.body,
        "what": row.ask.what,
        "kind": row.ask.kind,
        "innovation": row.occasion.innovation,
        "site": row.occasion.site,
        "round": row.occasion.round,
        "due": _iso(row.ask.due),
    }


def _overdue(one: Overdue) -> dict[str, Any]:
    return {
        "organisation": one.organisation or None,
        "overdue": one.actions,
        "promised": one.promised,
        "innovations": one.innovations,
        "oldest": one.oldest,
    }


def _about(place: PortfolioPlace) -> dict[str, Any]:
    return {
        "innovation": place.occasion.innovation,
        "site": place.occasion.site,
        "kind": place.names.kind or None,
        "round": place.occasion.round,
        "checklist": place.occasion.checklist,
    }


def _grid(grid: Grid) -> dict[str, Any]:
    return {"checklist": grid.checklist.id, "places": [_row(one) for one in grid.rows]}


def _row(row: GridRow) -> dict[str, Any]:
    place = row.place
    return {
        **_about(place),
        "version": place.version,
        "file": place.file,
        "agreed": place.outcome is not None or (place.answered == 1 and not place.is_open),
        "settled": place.outcome is not None and place.outcome.settled,
        "verdict": place.verdict or None,
        "gates_not_met": list(row.gates_below),
        "areas": [_cell(one) for one in row.cells],
    }


def _cell(cell: AreaCell) -> dict[str, Any]:
    return {
        "id": cell.area,
        "assessed": bool(cell.asked),
        "asked": cell.asked,
        "met": cell.met,
        "below": cell.below,
        "dont_know": cell.unknown,
        "unanswered": cell.unanswered,
        "waiting": cell.waiting,
        "weakest": cell.weakest or None,
    }


def _gap(gap: SharedGap) -> dict[str, Any]:
    return {
        "item": gap.item.id,
        "question": gap.question,
        "checklists": list(gap.checklists),
        "title": gap.item.title,
        "gate": gap.gate,
        "asked": gap.asked,
        "places": [
            {"innovation": where.innovation or None, "site": where.site or None, "whose": str(whose)}
            for where, whose in gap.gaps.items()
        ],
    }


def _load(load: Load) -> dict[str, Any]:
    return {
        "site": load.site,
        "name": load.name,
        "kind": load.kind,
        "at_once": load.going_on,
        "innovations": [
            {
                **_about(one.place),
                "verdict": one.place.verdict or None,
                "start": _iso(one.place.start),
                "ended": one.ended,
            }
            for one in load.innovations
        ],
        "tried": [{"why_it_ended": label, "asked_by": innovation} for label, innovation in load.tried],
    }


def _depth(depth: Depth) -> dict[str, Any]:
    return {
        "innovation": depth.innovation,
        "sites": list(depth.sites),
        "asked": {site: title or None for site, title in depth.verdicts.items()},
        "took_root": list(depth.took_root),
        "programme": depth.whole or None,
    }


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None
