"""The panel: who is asked in a round, before the answers are brought together."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from scalecheck.model.assessment import ChecklistReference, Innovation, Proposal, Respondent, Site
from scalecheck.model.base import Date, FileModel, Id, Listed, Round, Text


class Asker(FileModel):
    """Who asks for the answers."""

    role: Text
    """In which role."""
    organisation: Text | None = None
    """For which organisation."""


class Invited(Respondent):
    """Somebody who is asked."""

    answers_for: Listed[Id] = ()
    """The checklist's roles whose questions they answer; left out: the one that their role, else their id, names."""
    changes: Text | None = None
    """What the proposal would change for them, in a sentence."""


class Panel(FileModel):
    """Several respondents for the same innovation, site and round."""

    format: Text
    """`scalecheck/panel@` and the version of the format."""
    checklist: ChecklistReference | None = None
    """The checklist that they are asked to answer."""
    innovation: Innovation | None = None
    """The innovation."""
    site: Site | None = None
    """The site; left out where the panel is about the whole programme."""
    round: Round
    """The round."""
    state: Literal["open", "closed"]
    """While it is open, nobody is shown the others' answers."""
    closes: Date | None = None
    """The closing day: the last one on which answers are taken."""
    asked_by: Asker | None = None
    """Who asks."""
    seen_by: Text | None = None
    """Who will see what the respondents write, such as `the programme team and the steering group`."""
    without_names: bool = False
    """Whether answers are shown without saying whose each one is."""
    proposal: Proposal | None = None
    """What is proposed."""
    invited: Annotated[tuple[Invited, ...], Field(min_length=1)]
    """Who is asked."""
