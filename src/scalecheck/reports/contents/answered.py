"""What was answered, done, seen differently and decided."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Action:
    """What somebody will do, or has done."""

    what: str
    """What."""
    who: str
    """Who; empty: nobody yet."""
    due: str
    """By which day; empty: no day is set."""
    overdue: bool
    """Whether it is open and its day has passed."""
    done: bool
    """Whether it is done."""
    about: str
    """The title of the question that it belongs to."""


@dataclass(frozen=True, slots=True)
class View:
    """A view that the group did not share."""

    role: str
    """Whose."""
    about: tuple[str, ...]
    """The titles of the questions; empty where it is about the decision."""
    says: str
    """What it says."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What the group decided."""

    day: str
    """On which day."""
    group: str
    """Which group."""
    taken: str
    """What it decided."""
    departs_because: str
    """Why it departs from the verdict."""
    conditions: tuple[Action, ...]
    """The conditions that it set."""
    accepts: tuple[str, ...]
    """The changes of the core that it accepted."""
    views: tuple[View, ...]
    """Who saw it differently."""
    review: str
    """On which day it looks again."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """Something that shows an answer to be so."""

    what: str
    """What it is."""
    link: str
    """Its address, relative to the report where it is relative."""
    details: str
    """From when it is, until when it counts, and whether it still does."""


@dataclass(frozen=True, slots=True)
class Answer:
    """One question with everything that is answered to it."""

    id: str
    """The question's id, to choose single answers by; not for readers."""
    title: str
    """The question's title."""
    ask: str
    """The question."""
    says: str
    """The answer: the option's label, or how it is left open."""
    meaning: str
    """What that looks like."""
    note: str
    """The note, whole."""
    basis: str
    """What the answer rests on."""
    evidence: tuple[Evidence, ...]
    """What shows it."""
    owner: str
    """Who keeps it true at scale."""
    actions: tuple[Action, ...]
    """What will be done about it, and what is done."""
    next_step: str
    """The checklist's next step from here."""
    answered_before: str
    """What respondents had answered before it was agreed, where they differed, and how far apart they were."""
    agreed_because: str
    """How the group came to it."""
    views: tuple[View, ...]
    """Who saw it differently."""
    set_aside: str
    """For `not applicable`: the reason, and who confirmed it."""
    instead_of: str
    """Why a site answers over what it inherits."""
    answered: str
    """Who answered, and when."""
    inherited: bool
    """Whether it is taken over from another file: the programme's, or the site's own."""
    taken_over: str
    """From which of them, and for the site's own since when and until when; nothing of the file's own answers."""
    gates: tuple[str, ...]
    """The titles of the gates that ask about it."""


@dataclass(frozen=True, slots=True)
class AnswerGroup:
    """The answers of one area, or of a section of one."""

    title: str
    """Its title."""
    summary: str
    """What it is about."""
    depth: int
    """How deep it is: 0 for an area."""
    answers: tuple[Answer, ...]
    """Its answers in the order of the questions."""
