"""What is said of the sites and partners of a programme, side by side: never ranked, never averaged."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, TypeAlias

AreaState: TypeAlias = Literal["met", "gap", "not-assessed", "not-asked"]


@dataclass(frozen=True, slots=True)
class PlaceArea:
    """How one area is at one place."""

    area: str
    """The area's title."""
    says: str
    """How much of what is asked of the place is met, and what is open."""
    state: AreaState
    """Whether all is met, something is not, nobody has answered any of it, or nothing is asked of the place here."""
    weakest: bool
    """Whether it is the weakest area of the place, of those that are answered."""


@dataclass(frozen=True, slots=True)
class PlaceRow:
    """How one place came out."""

    name: str
    """What people call it; for a partner with the organisation."""
    carries: str
    """For a partner: which work it carries."""
    verdict: str
    """Its verdict with the colour; or why there is none."""
    areas: tuple[PlaceArea, ...]
    """Its areas, in the order of the checklist."""


@dataclass(frozen=True, slots=True)
class PlaceTable:
    """Places that are judged by the same checklist, by name."""

    checklist: str
    """The checklist's title; nothing where none of them has answered one."""
    areas: tuple[str, ...]
    """The titles of its areas."""
    rows: tuple[PlaceRow, ...]
    """The places; of sites the first row is the programme itself."""


@dataclass(frozen=True, slots=True)
class AtPlaces:
    """Something that is so at some of the sites."""

    what: str
    """What."""
    places: tuple[str, ...]
    """Where, by name."""
    not_assessed: tuple[str, ...]
    """Where nobody has answered what it is about, by name."""


@dataclass(frozen=True, slots=True)
class Places:
    """The sites and partners of a programme side by side."""

    sites: PlaceTable | None
    """The sites with the programme; none where the programme has no site."""
    others: tuple[PlaceTable, ...]
    """The sites that answered another checklist than the programme, by checklist."""
    partners: tuple[PlaceTable, ...]
    """The partners, by checklist; those that were not asked come first."""
    blockers: tuple[AtPlaces, ...]
    """The gates that a site alone keeps from being met, with the sites; those of the same sites together."""
    conditions: tuple[AtPlaces, ...]
    """What must be true first at more than one site, with the sites at which it must."""
