"""The panel: who is asked in a round, before the answers are brought together."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from scalecheck.model.assessment import Innovation, Respondent, Site
from scalecheck.model.base import FileModel, Round, Text


class Panel(FileModel):
    """Several respondents for the same innovation, site and round."""

    format: Text
    """`scalecheck/panel@` and the version of the format."""
    innovation: Innovation | None = None
    """The innovation."""
    site: Site | None = None
    """The site; left out where the panel is about the whole programme."""
    round: Round
    """The round."""
    state: Literal["open", "closed"]
    """While it is open, nobody is shown the others' answers."""
    invited: Annotated[tuple[Respondent, ...], Field(min_length=1)]
    """Who is asked."""
