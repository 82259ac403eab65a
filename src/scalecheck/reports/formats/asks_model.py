"""The format `scalecheck/asks`: what only the system can change, as `asks --format json` prints it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

StateData = Literal["missed", "open", "never put", "done"]


@dataclass(frozen=True, slots=True, kw_only=True)
class AboutData:
    """What a file is about, and when."""

    innovation: str | None
    """The innovation's id; null for a site assessed for any."""
    site: str | None
    """The site's id; null for the whole programme."""
    round: str
    """The round, `YYYY-MM` or `YYYY-MM-DD`."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AskData(AboutData):
    """One ask, as the newest round tells it."""

    key: str
    """A short name that stays the same over the rounds while the words do."""
    state: StateData
    """Its state on the day judged."""
    never_put: bool
    """Whether it waits, missed or not, and nobody has put it to anyone."""
    what: str
    """What has to change."""
    kind: Literal["rule", "contract", "target", "pathway", "money"]
    """What kind of thing it is."""
    body: str | None
    """Who could change it; null where nobody is named."""
    items: tuple[str, ...]
    """The ids of the questions that wait for it."""
    put: str | None
    """The day on which it was put to them, `YYYY-MM-DD`; null for not yet."""
    answer: str | None
    """What they answered; null for nothing yet."""
    due: str | None
    """The day by which it is needed, `YYYY-MM-DD`; null without one."""
    file: str
    """The file that holds it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class BodyData:
    """How many asks of one body stand how."""

    body: str | None
    """The body; null for the asks that name nobody."""
    missed: int
    """How many have not changed by their day."""
    open: int
    """How many were put to it and have not changed."""
    never_put: int
    """How many were never put to anyone, and are not past their day."""
    done: int
    """How many have changed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnaskedData(AboutData):
    """A gap about the system that nobody was asked to change."""

    item: str
    """The id of the question."""
    title: str
    """Its title."""
    acted_on: bool
    """Whether somebody has promised to act on it all the same."""
    file: str
    """The file that speaks."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AsksFile:
    """What only the system can change, over all files that were read."""

    format: Literal["scalecheck/asks@1.0"]
    """The name of the format, with its version."""
    asks: tuple[AskData, ...]
    """Every ask, each once: what is missed first, then what waits, was never put, is done; each by its day."""
    bodies: tuple[BodyData, ...]
    """How many asks of each body stand how, by name; those that name nobody come last."""
    unasked: tuple[UnaskedData, ...]
    """The gaps that nobody was asked to change; empty where only some asks were wanted."""
