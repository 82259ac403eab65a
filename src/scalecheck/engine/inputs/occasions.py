"""Which file speaks for an innovation, a site, a round and a checklist."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scalecheck.model.assessment import Assessment
    from scalecheck.model.panel import Panel


class Occasion(NamedTuple):
    """What an assessment is about, and when."""

    innovation: str | None
    """The innovation's id; None for a site assessed for any."""
    site: str | None
    """The site's id; None for the whole programme."""
    round: str
    """The round."""
    checklist: str
    """The id of the checklist that is answered."""


def occasion_of(assessment: Assessment) -> Occasion:
    """Return what an assessment is about, and when."""
    return Occasion(
        innovation=assessment.innovation.id if assessment.innovation is not None else None,
        site=assessment.site.id if assessment.site is not None else None,
        round=assessment.round,
        checklist=assessment.checklist.id,
    )


def occasion_asked(panel: Panel, checklist: str) -> Occasion:
    """Return what a panel is asked about by a checklist, and when."""
    innovation, site = (part.id if part is not None else None for part in (panel.innovation, panel.site))
    return Occasion(innovation, site, panel.round, checklist)


def is_about(panel: Panel, occasion: Occasion) -> bool:
    """Return whether a panel is asked about an occasion; one that names no checklist, whatever is answered."""
    named = panel.checklist.id if panel.checklist is not None else occasion.checklist
    return occasion_asked(panel, named) == occasion


def open_occasions(occasions: Iterable[Occasion], panels: Sequence[Panel]) -> frozenset[Occasion]:
    """Return the occasions on which a round is open, so that nobody is shown the others' answers."""
    asking = {
        occasion_asked(one, one.checklist.id if one.checklist is not None else "")
        for one in panels
        if one.state == "open"
    }
    return frozenset(one for one in occasions if one in asking or one._replace(checklist="") in asking)


def speaking(assessments: Sequence[Assessment]) -> Assessment | None:
    """Return the file that speaks among those of one occasion: the agreed one, else the only respondent's.

    None where several answered and nothing is agreed; where several are agreed, the latest speaks.
    """
    agreed = [(one.agreed.date, place) for place, one in enumerate(assessments) if one.agreed is not None]
    if agreed:
        return assessments[max(agreed)[1]]
    return assessments[0] if len(assessments) == 1 else None


def naming_parts(own: Assessment | None, spoken: Iterable[Assessment | None]) -> Assessment | None:
    """Return the programme's file by which it is known what must stay at a site; None where there is none.

    It is the one that answers the site's checklist; where that names no parts or is missing, the one that answers
    another checklist, as long as it is the only one that names parts.

    Args:
        own: The programme's file that speaks and answers the site's checklist.
        spoken: Those that speak on the same innovation and round, of every checklist.
    """
    if own is not None and own.core:
        return own
    naming = [one for one in spoken if one is not None and one.core]
    return naming[0] if len(naming) == 1 else own


def names_parts(site: Assessment) -> bool:
    """Return whether a site's file names parts of the core: those that it kept, or that it changed."""
    return bool(site.kept) or any(one.part is not None for one in site.adaptations)


def newest_round(occasions: Iterable[Occasion]) -> str:
    """Return the latest round; a round with a day comes after its month alone."""
    return max(occasion.round for occasion in occasions)
