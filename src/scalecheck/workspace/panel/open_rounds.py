"""Which rounds are open: those whose panel says so, and those whose panel can't be read."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from scalecheck.documents.kinds import PANEL_FILE
from scalecheck.engine.inputs.occasions import Occasion, occasion_of, open_occasions
from scalecheck.model.panel import Panel
from scalecheck.problems import Severity
from scalecheck.storage.search import boundary_around
from scalecheck.words.sentences import capital, without_stop

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scalecheck.documents.loading import Loaded
    from scalecheck.model.assessment import Assessment
    from scalecheck.problems import Problem


@dataclass(frozen=True, slots=True)
class OpenRound:
    """A round in which nobody is shown the others' answers."""

    broken: Problem | None = None
    """Why its panel can't be read, for which it counts as open; None where the panel says that it is open."""

    @property
    def why(self) -> str:
        """Return why nobody is shown the others' answers, within a sentence."""
        if self.broken is None:
            return "the round is open"
        file, line, message = named_from_here(self.broken.file), self.broken.line, without_stop(self.broken.message)
        return f"the round counts as open because {file} can't be read (line {line}: {message})"

    @property
    def words(self) -> str:
        """Return that nobody is shown the others' answers, and why, as the beginning of a sentence."""
        return f"{capital(self.why)}, and nobody is shown the others' answers"


def panel_above(folder: Path) -> tuple[Path, ...]:
    """Return the panel of the usual name a folder above one, given by its real path; none beyond the repository."""
    above = folder.parent / PANEL_FILE
    return (above,) if folder.parent.is_relative_to(boundary_around(folder)) and above.is_file() else ()


def named_from_here(file: str) -> str:
    """Return the way to a file below the folder that we are in; of any other file the name alone, which may travel."""
    path, here = Path(file), Path.cwd()
    if not path.is_absolute():
        return file
    return str(path.relative_to(here)) if path.is_relative_to(here) else path.name


def open_rounds(filed: Iterable[tuple[Path, Assessment]], found: Sequence[Loaded]) -> dict[Occasion, OpenRound]:
    """Return the occasions of some assessments on which a round is open, or counts as open.

    A panel that can't be read does not say what it is about: it counts for all that is answered in its folder and
    below, so that a round is never taken for closed by mistake.

    Args:
        filed: The assessments, and where they are.
        found: The files among which the panels are.
    """
    folders: dict[Occasion, list[Path]] = {}
    for path, assessment in filed:
        folders.setdefault(occasion_of(assessment), []).append(path.parent)
    panels = [one.model for one in found if isinstance(one.model, Panel)]
    known = dict.fromkeys(open_occasions(folders, panels), OpenRound())
    for one in found:
        if one.is_broken_panel:
            place = Path(one.name).resolve().parent
            why = next(problem for problem in one.problems if problem.severity is Severity.ERROR)
            for occasion, own in folders.items():
                if any(folder.resolve().is_relative_to(place) for folder in own):
                    known.setdefault(occasion, OpenRound(why))
    return known


def why_none_speaks(number: int, open_round: OpenRound | None) -> str:
    """Return in a sentence why none of some files on one occasion speaks for it."""
    if open_round is not None:
        return f"{open_round.words}: {number} answered so far."
    return f"Not agreed: {number} answered separately."
