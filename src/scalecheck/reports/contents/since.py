"""What moved since the round before."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SincePart:
    """One kind of thing that moved."""

    title: str
    """What it is, such as `Answers that fell`."""
    entries: tuple[str, ...]
    """Each that moved, in a line."""


@dataclass(frozen=True, slots=True)
class Since:
    """What moved since the round before."""

    title: str
    """Since when, such as `Since August 2026`."""
    decided: str
    """What the group decided then; empty: that is not recorded."""
    worse: str
    """What went backwards, in one line; empty: nothing did."""
    lines: tuple[str, ...]
    """The rest in few lines: the conditions set then, what got better, what did not move, the actions."""
    parts: tuple[SincePart, ...]
    """Everything that moved, by kind; what went backwards comes first."""
