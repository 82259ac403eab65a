"""What is said of the parts that must stay, and of what sites have changed: by name, never ranked."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Adaptation:
    """What a site changed in the innovation."""

    what: str
    """What was changed."""
    touches: str
    """Which part that must stay it touches, and whether the core still holds."""
    why: str
    """Why."""
    decided: str
    """Who decided, and when."""
    outcome: str
    """What happened."""


@dataclass(frozen=True, slots=True)
class PartRow:
    """What became of one part that must stay."""

    part: str
    """The part."""
    why: str
    """Why it brings the benefit; empty where nobody says."""
    states: tuple[str, ...]
    """What became of it at each site, in the order of the sites: `kept`, `changed within limits`, `core changed` (also
    with `, accepted`), or `not known`."""


@dataclass(frozen=True, slots=True)
class SiteChanges:
    """What one site has changed."""

    site: str
    """What people call the site."""
    changes: tuple[Adaptation, ...]
    """Its changes."""


@dataclass(frozen=True, slots=True)
class Adapted:
    """What became of the parts that must stay, and what sites have changed."""

    sites: tuple[str, ...]
    """The sites, by name; none where the file is not a programme's, or it names no parts."""
    parts: tuple[PartRow, ...]
    """The parts that must stay, in the order of the file."""
    changes: tuple[SiteChanges, ...]
    """What each site has changed, by name, without the sites that have changed nothing."""
    questions: tuple[str, ...]
    """What the changes raise: whether a part that several sites have changed is core, in a sentence each."""
    learning: str
    """That what sites learnt does not reach the others, where a question asks for it and it is not met; else empty."""
