"""Innovations by places by areas: how many gaps each area has there, and which question is weakest."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from scalecheck.engine.portfolio.outcome import (
    BELOW,
    DONT_KNOW,
    GAPS,
    MET,
    NO_GATE,
    NOTHING,
    PARTLY,
    UNANSWERED,
    WAITING,
    letter_of,
)
from scalecheck.engine.portfolio.places import by_checklist

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scalecheck.engine.inputs.outline import Outline
    from scalecheck.engine.portfolio.outcome import Outcome
    from scalecheck.engine.portfolio.places import PortfolioPlace
    from scalecheck.model.checklist import Checklist


@dataclass(frozen=True, slots=True)
class AreaCell:
    """One area at one place."""

    area: str
    """The area's id."""
    met: int = 0
    """How many questions are met."""
    below: int = 0
    """How many are rated below met, those partly there among them."""
    unknown: int = 0
    """How many are not known."""
    unanswered: int = 0
    """How many are unanswered."""
    waiting: int = 0
    """How many were answered in the round before and wait to be confirmed; they are no gaps."""
    weakest: str = ""
    """The title of the question that is worst on its own scale, open ones at their worst; empty where none is a gap."""

    @property
    def asked(self) -> int:
        """How many apply and were asked; none means that the area is not assessed there."""
        return self.met + self.gaps

    @property
    def gaps(self) -> int:
        """How many are a gap."""
        return self.below + self.unknown + self.unanswered


@dataclass(frozen=True, slots=True)
class GridRow:
    """One place with all its areas."""

    place: PortfolioPlace
    """The place."""
    cells: tuple[AreaCell, ...]
    """Its areas in the order of the grid; an area that its version of the checklist lacks is not assessed."""
    gates_below: tuple[str, ...]
    """The titles of the gates that are not met."""


@dataclass(frozen=True, slots=True)
class Grid:
    """All places that answer one checklist."""

    checklist: Checklist
    """The newest version of the checklist that is answered here."""
    areas: tuple[tuple[str, str], ...]
    """The id and title of each area."""
    rows: tuple[GridRow, ...]
    """The places in order."""


def grids(places: Sequence[PortfolioPlace]) -> tuple[Grid, ...]:
    """Return a grid for each checklist that is answered."""
    return tuple(_grid(own) for own in by_checklist(places).values())


def _grid(places: Sequence[PortfolioPlace]) -> Grid:
    latest = max((place.outline.checklist for place in places), key=_rank)
    areas: dict[str, str] = {area.id: area.title for area in latest.domains}
    for place in places:
        areas.update((area.id, area.title) for area in place.outline.checklist.domains if area.id not in areas)
    by_outline = {id(place.outline): _Areas(place.outline) for place in _each_outline(places)}
    rows = tuple(
        GridRow(place, _cells(by_outline[id(place.outline)], place.outcome, tuple(areas)), gates_below(place))
        for place in places
    )
    return Grid(latest, tuple(areas.items()), rows)


def _rank(checklist: Checklist) -> tuple[int, ...]:
    return tuple(int(part) for part in checklist.version.split("."))


def _each_outline(places: Sequence[PortfolioPlace]) -> Iterable[PortfolioPlace]:
    return {id(place.outline): place for place in places}.values()


def _cells(areas: _Areas, outcome: Outcome | None, asked: Sequence[str]) -> tuple[AreaCell, ...]:
    found = areas.cells(outcome) if outcome is not None else {}
    return tuple([found.get(area) or AreaCell(area) for area in asked])


def area_cells(outline: Outline, outcome: Outcome) -> dict[str, AreaCell]:
    """Return how each area of a checklist is at a place, by its id."""
    return _Areas(outline).cells(outcome)


class _Areas:
    """The areas of a checklist, laid out once for all places that answer it."""

    def __init__(self, outline: Outline) -> None:
        names = list(outline.items)
        self._areas = [
            (area.id, sorted(names.index(item.id) for item in outline.items_below[area.id]))
            for area in outline.checklist.domains
        ]
        self._titles = [item.title for item in outline.items.values()]
        self._first = len(outline.questions) - len(outline.items)
        shares = [outline.ranks[name].share for name in names]
        order = {share: rank for rank, share in enumerate(sorted({share for one in shares for share in one.values()}))}
        worst = order.get(Fraction(0), -1)
        self._ranks = [
            {NOTHING: worst, **{letter_of(at): order[share[option]] for at, option in enumerate(outline.options[name])}}
            for name, share in zip(names, shares, strict=True)
        ]
        """For each item, where each option stands among all by its place on its own scale; an open one as the worst."""

    def cells(self, outcome: Outcome) -> dict[str, AreaCell]:
        """Return how each area is at a place, by its id."""
        return {area: self._cell(area, numbers, outcome) for area, numbers in self._areas}

    def _cell(self, area: str, numbers: Sequence[int], outcome: Outcome) -> AreaCell:
        standings, options, ranks, first = outcome.standings, outcome.options, self._ranks, self._first
        letters = "".join([standings[number] for number in numbers])
        gaps = [number for number in numbers if standings[number] in GAPS]
        weakest = min(gaps, key=lambda number: ranks[number][options[first + number]], default=None)
        return AreaCell(
            area=area,
            met=letters.count(MET),
            below=letters.count(BELOW) + letters.count(PARTLY),
            unknown=letters.count(DONT_KNOW),
            unanswered=letters.count(UNANSWERED),
            waiting=letters.count(WAITING),
            weakest=self._titles[weakest] if weakest is not None else "",
        )


def gates_below(place: PortfolioPlace) -> tuple[str, ...]:
    """Return the titles of the gates that apply at a place and are not met, but for what waits to be confirmed."""
    if place.outcome is None:
        return ()
    outline, standings = place.outline, place.outcome.standings
    waiting = {name for name, one in zip(outline.items, standings, strict=True) if one == WAITING}
    return tuple(
        gate.title
        for gate, rank in zip(outline.checklist.gates, place.outcome.gates, strict=True)
        if rank not in {NO_GATE, "0"} and waiting.isdisjoint(outline.gate_items[gate.id])
    )
