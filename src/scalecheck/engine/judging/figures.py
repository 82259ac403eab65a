"""The figures that facts look at, each worked out once and only where a fact asks for it."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from scalecheck.engine.judging.counts import Counts, count
from scalecheck.engine.judging.scoring import Reading, Score, score_of_items, scores

if TYPE_CHECKING:
    from scalecheck.engine.inputs.case import Case
    from scalecheck.model.conditions import About


@dataclass(frozen=True)
class Figures:
    """Scores and counts of one case; two cases with the same items in play and the same answers to them share them."""

    case: Case
    """The case."""

    @cached_property
    def worst(self) -> dict[str | None, Score]:
        """Every section's score by id, and that of everything under None, with the open answers at their worst."""
        return scores(self.case, Reading.WORST)

    @cached_property
    def best(self) -> dict[str | None, Score]:
        """The same with the open answers at their best."""
        return scores(self.case, Reading.BEST)

    @cached_property
    def counts(self) -> dict[str | None, Counts]:
        """The counts of each section by id, and of everything under None."""
        outline = self.case.outline
        found: dict[str | None, Counts] = {}
        for section in reversed(outline.sections.values()):
            own = count(self.case, self.case.in_play(section.items))
            found[section.id] = sum((found[inner.id] for inner in section.sections), own)
        found[None] = sum((found[domain.id] for domain in outline.checklist.domains), Counts())
        return found

    def safe_scores(self, reading: Reading) -> dict[str | None, Score]:
        """Return the scores with the open answers at their worst, or at their best."""
        return self.worst if reading is Reading.WORST else self.best

    def about(self, about: About, reading: Reading) -> Score:
        """Score all items about one thing as one list."""
        return score_of_items(self.case, (item for item in self.case.items() if item.about == about), reading)
