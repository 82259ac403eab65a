"""A file as it was judged: what is compared, and what commands hand on."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from datetime import date

    from scalecheck.engine.inputs.inheritance import OwnFile
    from scalecheck.engine.inputs.outline import Outline
    from scalecheck.engine.judging.judgement import Judgement
    from scalecheck.model.assessment import Assessment, Decision


@dataclass(frozen=True, slots=True)
class Looked:
    """A file with the judgement on it."""

    assessment: Assessment
    """The file."""
    judgement: Judgement
    """How it was judged, by its own checklist and on its own day."""
    programme: Assessment | None = None
    """The programme's file that a site's was judged together with."""
    own_files: tuple[OwnFile, ...] = ()
    """The files in which the site answers for itself, of every round, that it was judged together with."""
    held_back: tuple[str, ...] = ()
    """What it does not inherit because the round is open in which that was answered, in sentences."""

    @property
    def outline(self) -> Outline:
        """The checklist by which it was judged."""
        return self.judgement.case.outline

    @property
    def as_of(self) -> date:
        """The day on which it was judged."""
        return self.judgement.case.as_of

    @property
    def decision(self) -> Decision | None:
        """What was decided on it, in the programme's file where its own says nothing."""
        if self.assessment.decision is not None or self.programme is None:
            return self.assessment.decision
        return self.programme.decision
