"""How many questions are in which state: what is answered, what is open, and how much is met."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Literal

from scalecheck.engine.inputs.responses import option_of, standing_of
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


def count(case: Case, items: Iterable[Item]) -> Counts:
    """Count the states of the items; void ones are left out by the caller."""
    responses, all_ranks = case.responses, case.outline.ranks
    met = partly = below = unconfirmed = 0
    left_open = dict.fromkeys(_OPEN.values(), 0)
    for item in items:
        response, ranks = responses.get(item.id), all_ranks[item.id]
        option = option_of(response, ranks)
        if option is None:
            left_open[_OPEN[standing_of(response, ranks)]] += 1
            unconfirmed += case.is_unconfirmed(item.id)
        elif option in ranks.met:
            met += 1
        else:
            below += 1
            partly += option in ranks.partly
    return Counts(met=met, partly=partly, below=below, unconfirmed=unconfirmed, **left_open)


_OPEN = {
    Standing.DONT_KNOW: "unknown",
    Standing.NOT_APPLICABLE: "not_applicable",
    Standing.NOT_MINE: "not_mine",
    Standing.UNANSWERED: "unanswered",
}
