"""What others said beside the file that speaks: the respondents' own files, and who was asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from scalecheck.engine.judging.verdicts import VerdictResult
    from scalecheck.model.assessment import Assessment
    from scalecheck.model.panel import Panel


@dataclass(frozen=True, slots=True)
class JudgedRespondent:
    """One other file, and the verdict on its answers alone."""

    assessment: Assessment
    """The file."""
    verdict: VerdictResult
    """The verdict on it."""


@dataclass(frozen=True, slots=True)
class Others:
    """Everything around the file that speaks, for the same innovation and round."""

    respondents: tuple[JudgedRespondent, ...] = ()
    """The files of single respondents about the same."""
    panel: Panel | None = None
    """Who was asked."""
    is_open: bool = False
    """Whether the round is open, or counts as open, so that nobody is shown the respondents' answers."""
