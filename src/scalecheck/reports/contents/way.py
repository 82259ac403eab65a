"""What would bring a better verdict."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Move:
    """One thing that has to become true on the way to a better verdict."""

    title: str
    """The question's title."""
    becomes: str
    """What has to be true then, in the checklist's words."""
    now: str
    """Its state now: the headline of the note, or what the answer looks like."""
    next_step: str
    """The checklist's next step from there; empty where it names none."""


@dataclass(frozen=True, slots=True)
class Way:
    """A short way to a better verdict, of which nothing can be left out."""

    words: str
    """Which verdict it leads to and how much that takes, in a sentence or two; or why there is none to give."""
    moves: tuple[Move, ...]
    """What has to become true, all of it, in the order of the questions."""
    lacking: tuple[str, ...]
    """What has to back the answers then and does not yet, in a sentence for each kind."""
