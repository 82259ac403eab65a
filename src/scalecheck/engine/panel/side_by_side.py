"""The answers of a panel side by side, with who has answered and who carries what."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from scalecheck.engine.panel.passed_on import passed_on
from scalecheck.engine.panel.spread import spreads

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scalecheck.engine.inputs.outline import Outline
    from scalecheck.engine.judging.respondents import JudgedRespondent
    from scalecheck.engine.panel.attendance import Attendance
    from scalecheck.engine.panel.ownership import Ownership
    from scalecheck.engine.panel.passed_on import PassedOn
    from scalecheck.engine.panel.spread import Spread
    from scalecheck.model.assessment import Assessment, Respondent
    from scalecheck.model.panel import Panel


@dataclass(frozen=True)
class SideBySide:
    """The answers of a panel side by side."""

    outline: Outline
    """The checklist."""
    respondents: tuple[JudgedRespondent, ...]
    """The respondents' files, each with the verdict on its answers alone."""
    attendance: Attendance
    """Who has answered."""
    panel: Panel | None = None
    """Who is asked; None where no file says so."""
    ownership: Ownership | None = None
    """Who carries what the agreed file says; None where nothing is agreed."""

    @property
    def without_names(self) -> bool:
        """Whether answers are shown without saying whose each one is."""
        return self.panel is not None and self.panel.without_names

    @property
    def answers(self) -> tuple[Assessment, ...]:
        """The respondents' files."""
        return tuple(one.assessment for one in self.respondents)

    @property
    def people(self) -> tuple[Respondent, ...]:
        """Everybody who answered."""
        return tuple(one.respondent for one in self.answers if one.respondent is not None)

    @cached_property
    def spreads(self) -> Mapping[str, Spread]:
        """The spread of each question that somebody answered, by question id in the order asked."""
        return spreads(self.outline, self.answers)

    @cached_property
    def passed_on(self) -> Mapping[str, tuple[PassedOn, ...]]:
        """Who left a question to somebody else or let it wait, by question id in the order asked."""
        return passed_on(self.outline, self.answers)
