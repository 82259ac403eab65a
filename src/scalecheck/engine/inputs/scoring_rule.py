"""How a section is scored: the checklist's scoring with the section's own keys over it."""

from __future__ import annotations

from dataclasses import dataclass, fields
from fractions import Fraction
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from scalecheck.model.checklist import Band, Checklist, NoBand, Rounding, Scoring, Section


@dataclass(frozen=True, slots=True)
class Rule:
    """A scoring rule with every key filled in."""

    values: Literal["raw", "normalised"] = "normalised"
    """How values enter."""
    aggregate: Literal["mean", "sum", "min", "product"] = "mean"
    """How they become one."""
    times: Fraction = Fraction(100)
    """What that is multiplied by."""
    unanswered: Literal["exclude", "lowest", "zero"] = "lowest"
    """What an unanswered item counts."""
    dont_know: Literal["exclude", "lowest", "zero"] = "lowest"
    """What a don't-know counts."""
    not_applicable: Literal["exclude", "lowest", "zero", "highest"] = "exclude"
    """What a not-applicable item counts."""
    round: Rounding | None = None
    """How the score is rounded."""
    bands: tuple[Band, ...] = ()
    """Names for ranges of the score."""
    no_band: NoBand | None = None
    """What is said where nothing counts."""

    def overridden(self, scoring: Scoring) -> Rule:
        """Return this rule with every key that the scoring sets in place of its own."""
        own = {field.name: getattr(self, field.name) for field in fields(self)}
        given = {name: value for name in own if (value := getattr(scoring, name)) is not None}
        return Rule(**{**own, **given})

    @property
    def counts_zero(self) -> bool:
        """Whether some item may count zero although its scale does not go down to it."""
        return "zero" in {self.unanswered, self.dont_know, self.not_applicable}


def checklist_rule(checklist: Checklist) -> Rule:
    """Return the rule that every section starts from, and that makes `overall` of the domains."""
    return Rule().overridden(checklist.scoring)


def section_rule(checklist: Checklist, section: Section) -> Rule:
    """Return a section's rule: the checklist's, with the section's own keys over it; no parent section's."""
    return checklist_rule(checklist).overridden(section.scoring)
