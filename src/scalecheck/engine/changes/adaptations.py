"""What became of the parts that must stay at each site: kept, changed within limits, changed in the core, not known."""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, Final, NamedTuple

from scalecheck.engine.logic.wording import same_words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scalecheck.engine.inputs.case import Case
    from scalecheck.model.assessment import Adaptation, Assessment, CorePart

SEVERAL: Final = 3
"""From how many sites on that have changed the same part it is asked whether that part is core."""
LEARNING: Final = "shared-learning"
"""The item of the shipped checklists that asks whether what sites change reaches the others."""


class PartState(StrEnum):
    """What became of a part of the core at a site."""

    KEPT = "kept"
    """It is as it was."""
    WITHIN_LIMITS = "changed within limits"
    """It was changed, and still does what it is there for."""
    CORE_CHANGED = "core changed"
    """It was changed, and the core no longer holds."""
    NOT_KNOWN = "not known"
    """Nobody says, or it was changed and nobody says if the core still holds."""


class ChangedAtSeveral(NamedTuple):
    """A part that several sites have changed."""

    part: CorePart
    """The part."""
    sites: tuple[int, ...]
    """Which of the sites, by their places."""


def changes_of(site: Assessment, part: str) -> tuple[Adaptation, ...]:
    """Return the changes of a site that touch a part of the core."""
    return tuple(one for one in site.adaptations if one.part == part)


def part_state(site: Assessment, part: str) -> PartState:
    """Return what became of a part of the core at a site; the change that keeps least of it decides."""
    held = {one.keeps_core for one in changes_of(site, part)}
    if False in held:
        return PartState.CORE_CHANGED
    if None in held:
        return PartState.NOT_KNOWN
    if held:
        return PartState.WITHIN_LIMITS
    return PartState.KEPT if part in site.kept else PartState.NOT_KNOWN


def is_accepted(change: Adaptation, site: Assessment, programme: Assessment) -> bool:
    """Return whether a decision, of the site's or the programme's file, accepts a change, by its words."""
    decisions = (one.decision for one in (site, programme) if one.decision is not None)
    return same_words(change.what) in {same_words(what) for one in decisions for what in one.accepts}


def changed_at_several(core: Iterable[CorePart], sites: Iterable[Assessment]) -> tuple[ChangedAtSeveral, ...]:
    """Return the parts of the core that at least three sites have changed, within limits or not."""
    listed = tuple(sites)
    found = (
        ChangedAtSeveral(part, tuple(place for place, site in enumerate(listed) if changes_of(site, part.id)))
        for part in core
    )
    return tuple(one for one in found if len(one.sites) >= SEVERAL)


def is_learning_a_gap(case: Case) -> bool:
    """Return whether a question asks if what sites change reaches the others, and it is not met."""
    return (
        LEARNING in case.outline.items
        and LEARNING not in case.void
        and case.option(LEARNING) not in case.outline.ranks[LEARNING].met
        and not case.is_set_aside(LEARNING)
    )
