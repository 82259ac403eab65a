"""How many questions are in which state: what is answered, what is open, and how much is met."""

from __future__ import annotations

from dataclasses import dataclass, fields
from fractions import Fraction
from typing import TYPE_CHECKING, Final, Literal

from scalecheck.model.assessment import Standing

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from scalecheck.engine.inputs.case import Case
    from scalecheck.model.checklist import Item


@dataclass(frozen=True, slots=True)
class Counts:
    """Counts over some items; a gap is `below`, `unknown` or `unanswered`, the three always told apart."""

    met: int = 0
    """Answered, and met."""
    partly: int = 0
    """Answered, partly there and not met."""
    below: int = 0
    """Answered, and rated below met (those partly there among them)."""
    unknown: int = 0
    """Answered by a don't-know."""
    unanswered: int = 0
    """Left open, or parked for somebody."""
    not_applicable: int = 0
    """Set aside, with a reason."""
    unconfirmed: int = 0
    """Those among them that no second person confirmed."""
    not_mine: int = 0
    """For somebody else to answer."""

    def __add__(self, other: Counts) -> Counts:
        """Add the counts over other items."""
        return Counts(
            met=self.met + other.met,
            partly=self.partly + other.partly,
            below=self.below + other.below,
            unknown=self.unknown + other.unknown,
            unanswered=self.unanswered + other.unanswered,
            not_applicable=self.not_applicable + other.not_applicable,
            unconfirmed=self.unconfirmed + other.unconfirmed,
            not_mine=self.not_mine + other.not_mine,
        )

    @property
    def answered(self) -> int:
        """How many have an option."""
        return self.met + self.below

    @property
    def relevant(self) -> int:
        """How many apply and are asked here."""
        return self.answered + self.unknown + self.unanswered

    @property
    def at_stake(self) -> int:
        """How many facts about shares and counts look at: what one person alone set aside may apply after all."""
        return self.relevant + self.unconfirmed

    @property
    def open(self) -> int:
        """How many could still turn out to be anything."""
        return self.unknown + self.unanswered + self.unconfirmed

    @property
    def coverage(self) -> Fraction | None:
        """The share of what is relevant that has an option; None where nothing is relevant."""
        return Fraction(self.answered, self.relevant) if self.relevant else None

    def covered(self, counting: Collection[Literal["answered", "dont-know"]]) -> int:
        """Count what has an option, and the don't-knows where they count as an answer as well."""
        return self.answered + (self.unknown if "dont-know" in counting else 0)

    def reached(self, level: Literal["met", "partly"]) -> int:
        """Count what is met, or at least partly there."""
        return self.met if level == "met" else self.met + self.partly


_NAMES: Final = tuple(field.name for field in fields(Counts))


def count(case: Case, items: Iterable[Item]) -> Counts:
    """Count the states of the items; void ones are left out by the caller."""
    counts = dict.fromkeys(_NAMES, 0)
    for item in items:
        option = case.option(item.id)
        if option is None:
            counts[_OPEN[case.standing(item.id)]] += 1
            counts["unconfirmed"] += case.is_unconfirmed(item.id)
            continue
        ranks = case.outline.ranks[item.id]
        if option in ranks.met:
            counts["met"] += 1
            continue
        counts["below"] += 1
        if option in ranks.partly:
            counts["partly"] += 1
    return Counts(**counts)


_OPEN = {
    Standing.DONT_KNOW: "unknown",
    Standing.NOT_APPLICABLE: "not_applicable",
    Standing.NOT_MINE: "not_mine",
    Standing.UNANSWERED: "unanswered",
}
