"""Innovations by places by areas: how many gaps each area has there, and which question is weakest."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING

from scalecheck.engine.portfolio.outcome import (
    ASSESSED,
    BELOW,
    DONT_KNOW,
    MET,
    NO_GATE,
    PARTLY,
    UNANSWERED,
    option_at,
)
from scalecheck.engine.portfolio.places import by_checklist

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scalecheck.engine.inputs.outline import Outline
    from scalecheck.engine.portfolio.outcome import Outcome
    from scalecheck.engine.portfolio.places import Place
    from scalecheck.model.checklist import Checklist, Item


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

    place: Place
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


def grids(places: Sequence[Place]) -> tuple[Grid, ...]:
    """Return a grid for each checklist that is answered."""
    return tuple(_grid(own) for own in by_checklist(places).values())


def _grid(places: Sequence[Place]) -> Grid:
    latest = max((place.outline.checklist for place in places), key=_rank)
    areas: dict[str, str] = {area.id: area.title for area in latest.domains}
    for place in places:
        areas.update((area.id, area.title) for area in place.outline.checklist.domains if area.id not in areas)
    rows = tuple(GridRow(place, _cells(place, tuple(areas)), gates_below(place)) for place in places)
    return Grid(latest, tuple(areas.items()), rows)


def _rank(checklist: Checklist) -> tuple[int, ...]:
    return tuple(int(part) for part in checklist.version.split("."))


def _cells(place: Place, areas: Sequence[str]) -> tuple[AreaCell, ...]:
    if place.outcome is None:
        return tuple(AreaCell(area) for area in areas)
    found = area_cells(place.outline, place.outcome)
    return tuple(found.get(area, AreaCell(area)) for area in areas)


def area_cells(outline: Outline, outcome: Outcome) -> dict[str, AreaCell]:
    """Return how each area of a checklist is at a place, by its id."""
    letters: dict[str, list[str]] = {area.id: [] for area in outline.checklist.domains}
    weakest: dict[str, tuple[Fraction, Item]] = {}
    first = len(outline.questions) - len(outline.items)
    for number, (item, standing) in enumerate(zip(outline.items.values(), outcome.standings, strict=True)):
        if standing not in ASSESSED:
            continue
        area = outline.domain_of[item.id].id
        letters[area].append(standing)
        if standing != MET:
            option = option_at(outline, outcome, item.id, first + number)
            share = outline.ranks[item.id].share[option] if option else Fraction(0)
            if area not in weakest or share < weakest[area][0]:
                weakest[area] = (share, item)
    return {
        area: AreaCell(
            area=area,
            met=found.count(MET),
            below=found.count(BELOW) + found.count(PARTLY),
            unknown=found.count(DONT_KNOW),
            unanswered=found.count(UNANSWERED),
            weakest=weakest[area][1].title if area in weakest else "",
        )
        for area, found in letters.items()
    }


def gates_below(place: Place) -> tuple[str, ...]:
    """Return the titles of the gates that apply at a place and are not met."""
    if place.outcome is None:
        return ()
    gates = place.outline.checklist.gates
    return tuple(
        gate.title for gate, rank in zip(gates, place.outcome.gates, strict=True) if rank not in {NO_GATE, "0"}
    )
