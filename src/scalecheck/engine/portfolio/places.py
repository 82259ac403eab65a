"""One innovation at one place in one round, as a portfolio knows it; and what is newest of each place."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final, NamedTuple

from scalecheck.engine.portfolio.outcome import ASSESSED, GAPS, NOT_APPLICABLE, UNANSWERED, WAITING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from scalecheck.engine.changes.asks import AskRow
    from scalecheck.engine.inputs.occasions import Occasion
    from scalecheck.engine.inputs.outline import Outline
    from scalecheck.engine.portfolio.facts import Due
    from scalecheck.engine.portfolio.outcome import Outcome
    from scalecheck.model.assessment import Adaptation, Assessment
    from scalecheck.model.checklist import Item


class Where(NamedTuple):
    """An innovation at a place."""

    innovation: str
    """The innovation's id; empty for a site's own readiness, whatever comes to it."""
    site: str
    """The site's id; empty for the whole programme."""


class Names(NamedTuple):
    """What people call an innovation and a place."""

    innovation: str
    """The innovation's name, else its id; empty without one."""
    site: str
    """The site's name, else its id; empty without one."""
    kind: str
    """What kind of place it is: a site, or a partner that carries work."""


@dataclass(frozen=True, slots=True)
class PortfolioPlace:
    """What speaks for one innovation at one place in one round."""

    occasion: Occasion
    """What it is about, and when."""
    names: Names
    """What people call it."""
    version: str
    """The version of its checklist."""
    outline: Outline
    """Its checklist."""
    file: str
    """The file that speaks; one of them where none does."""
    outcome: Outcome | None
    """How it came out; None where nothing is agreed and several answered, or may yet."""
    answered: int = 1
    """How many files there are for it."""
    is_open: bool = False
    """Whether the round is open in which its only file so far was answered, so that nobody is shown what it says."""
    dues: tuple[Due, ...] = ()
    """What is promised in the file with a day and not done."""
    asks: tuple[AskRow, ...] = ()
    """What only the system can change, and its state."""
    core_changes: tuple[Adaptation, ...] = ()
    """The changes that break what must stay."""
    review: date | None = None
    """The day on which it is to be looked at again."""
    start: date | None = None
    """The day from which it is proposed to run there."""
    organisations: tuple[tuple[str, str], ...] = ()
    """The names of organisations with which an id is given at the top of its files, each with that id."""

    goes_on: bool = False
    """Whether its file goes on from another."""
    last: PortfolioPlace | None = None
    """The newest round before that has a verdict, where this one goes on from another and has none yet."""

    @property
    def where(self) -> Where:
        """The innovation and the place."""
        return Where(self.occasion.innovation or "", self.occasion.site or "")

    @property
    def verdict(self) -> str:
        """The verdict's id where it is settled; else empty."""
        return self.outcome.verdict if self.outcome is not None and self.outcome.settled else ""

    def items(self) -> Iterator[tuple[Item, str]]:
        """Return the items that apply and were asked, each with how it is."""
        if self.outcome is not None:
            for item, standing in zip(self.outline.items.values(), self.outcome.standings, strict=True):
                if standing in ASSESSED:
                    yield item, standing

    def gaps(self) -> Iterator[Item]:
        """Return the items that are a gap."""
        return (item for item, standing in self.items() if standing in GAPS)


KINDS: Final = ("", "site", "partner")
"""In which order the programme, its sites and its partners come."""


def organisations_in(header: Assessment) -> Iterator[tuple[str, str]]:
    """Return the names of organisations with which an id is given at the top of a file, each with that id."""
    for one in (header.innovation, header.site, header.respondent, *header.partners):
        if one is not None and one.organisation and one.organisation_id:
            yield one.organisation, one.organisation_id


def in_order(places: Iterable[PortfolioPlace]) -> tuple[PortfolioPlace, ...]:
    """Return places by checklist and innovation: the programme, sites, partners, each by name; never ranked."""
    return tuple(sorted(places, key=_order))


def _order(place: PortfolioPlace) -> tuple[str | int, ...]:
    occasion = place.occasion
    return (
        occasion.checklist,
        place.names.innovation.casefold(),
        occasion.innovation or "",
        KINDS.index(place.names.kind),
        place.names.site.casefold(),
        occasion.site or "",
        occasion.round,
        place.file,
    )


def newest(places: Iterable[PortfolioPlace]) -> tuple[PortfolioPlace, ...]:
    """Return what is newest of each innovation at each place by each checklist, in order.

    Where it goes on from the round before, what that had answered and it has not yet is waiting to be confirmed.
    """
    found: dict[tuple[str, str, str], list[PortfolioPlace]] = {}
    for place in places:
        found.setdefault((*place.where, place.occasion.checklist), []).append(place)
    return in_order(_with_waiting(own) for own in found.values())


def _with_waiting(rounds: Sequence[PortfolioPlace]) -> PortfolioPlace:
    """Return the newest of some rounds, with what waits to be confirmed in it told from what is unanswered."""
    now = max(rounds, key=lambda one: one.occasion.round)
    if not now.goes_on or now.outcome is None:
        return now
    before = [one for one in rounds if one.occasion.round < now.occasion.round and one.outcome is not None]
    then = max(before, key=lambda one: one.occasion.round, default=None)
    if then is None or then.outcome is None:
        return now
    known = {
        name
        for name, standing in zip(then.outline.items, then.outcome.standings, strict=True)
        if (standing in ASSESSED and standing != UNANSWERED) or standing == NOT_APPLICABLE
    }
    standings = "".join(
        WAITING if standing == UNANSWERED and name in known else standing
        for name, standing in zip(now.outline.items, now.outcome.standings, strict=True)
    )
    settled = [one for one in before if one.verdict]
    last = None if now.verdict else max(settled, key=lambda one: one.occasion.round, default=None)
    return replace(now, outcome=replace(now.outcome, standings=standings), last=last)


def by_checklist(places: Sequence[PortfolioPlace]) -> dict[str, tuple[PortfolioPlace, ...]]:
    """Return places by the checklist that they answer, in order."""
    found: dict[str, list[PortfolioPlace]] = {}
    for place in places:
        found.setdefault(place.occasion.checklist, []).append(place)
    return {checklist: tuple(found[checklist]) for checklist in sorted(found)}
