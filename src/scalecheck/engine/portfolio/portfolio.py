"""Everything that a portfolio shows, worked out once for all its formats."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from scalecheck.engine.changes.asks import asks_in_order, each_ask_once
from scalecheck.engine.portfolio.carrying import depths, loads, overdue, stale
from scalecheck.engine.portfolio.grid import grids
from scalecheck.engine.portfolio.places import in_order, newest
from scalecheck.engine.portfolio.shared import barrier_counts, once_for_everyone, shared_gaps

if TYPE_CHECKING:
    from datetime import date

    from scalecheck.engine.changes.asks import AskRow
    from scalecheck.engine.portfolio.carrying import Depth, Load, Overdue, Stale
    from scalecheck.engine.portfolio.grid import Grid
    from scalecheck.engine.portfolio.places import PortfolioPlace
    from scalecheck.engine.portfolio.shared import BarrierCount, SharedGap


@dataclass(frozen=True)
class Portfolio:
    """Many assessments over innovations and places; what nobody asks for is not worked out."""

    everything: tuple[PortfolioPlace, ...]
    """What speaks for each innovation, place and round, in any order."""
    as_of: date
    """The day on which it is looked at."""
    files: int = 0
    """How many valid assessments there are."""

    @cached_property
    def places(self) -> tuple[PortfolioPlace, ...]:
        """What is newest of each place, in order."""
        return newest(self.everything)

    @cached_property
    def rounds(self) -> tuple[PortfolioPlace, ...]:
        """What speaks in every round, in order."""
        return in_order(self.everything)

    @cached_property
    def grids(self) -> tuple[Grid, ...]:
        """Innovations by places by areas, for each checklist."""
        return grids(self.places)

    @cached_property
    def gaps(self) -> tuple[SharedGap, ...]:
        """Every question that is a gap somewhere."""
        return shared_gaps(self.places)

    @cached_property
    def once(self) -> tuple[SharedGap, ...]:
        """The gaps that several innovations have, in the order in which closing one for everyone does the most."""
        return once_for_everyone(self.gaps)

    @cached_property
    def barriers(self) -> tuple[BarrierCount, ...]:
        """How often each barrier bites."""
        return barrier_counts(self.places)

    @cached_property
    def asks(self) -> tuple[AskRow, ...]:
        """What only the system can change, each ask once, as its newest round tells it."""
        return asks_in_order(each_ask_once(row for place in self.everything for row in place.asks))

    @cached_property
    def overdue(self) -> tuple[Overdue, ...]:
        """What is past its day, by organisation."""
        return overdue(self.places, self.as_of)

    @cached_property
    def stale(self) -> tuple[Stale, ...]:
        """The places whose newest round speaks about a past state."""
        return stale(self.places, self.as_of)

    @cached_property
    def loads(self) -> tuple[Load, ...]:
        """What each site is asked to take."""
        return loads(self.places)

    @cached_property
    def depths(self) -> tuple[Depth, ...]:
        """How far each innovation reaches, and how deep it goes."""
        return depths(self.places)

    @cached_property
    def names(self) -> dict[str, str]:
        """What people call each innovation and each site, by id; the newest round says it."""
        found: dict[str, str] = {}
        for place in self.rounds:
            where = place.where
            found.update({name: said for name, said in zip(where, place.names[:2], strict=True) if name})
        return found
