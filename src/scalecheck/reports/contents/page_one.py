"""What is on page one, and what it is cut from."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Option:
    """One thing that the group can choose."""

    words: str
    """What it is."""
    mark: str
    """That it is what is `asked for`, or else what is `proposed`; empty: it could be done instead."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """What the group is asked."""

    step: str
    """The step proposed."""
    sites: tuple[str, ...]
    """Where."""
    start: str
    """From which day."""
    cost: str
    """What it costs."""
    asks: str
    """The decision asked for."""
    options: tuple[Option, ...]
    """What the group can choose among, what is proposed too; empty: nobody says what could be done instead."""
    next_review: str
    """On which day the group looks again."""
    of_programme: bool
    """Whether it is in the programme's file, and not in this site's."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason, in facts."""

    words: str
    """What speaks against the verdict, in the checklist's own words; empty where a question waits for its answer."""
    headline: str
    """The fact, told first: a question's title, and the note of the answer quoted, or what the answer looks like."""
    good: bool
    """Whether it is the one thing that goes well."""


@dataclass(frozen=True, slots=True)
class Condition:
    """One thing that must be true."""

    what: str
    """What, as a sentence."""
    who: str
    """Who sees to it; empty: nobody yet."""
    due: str
    """By which day; empty: no day is set."""
    overdue: bool
    """Whether that day has passed."""
    general: bool
    """Whether it is about many answers at once, so that no one person and day belong to it."""
    met: bool = False
    """Whether it is a condition that the group set, and is met."""


@dataclass(frozen=True, slots=True)
class Conditions:
    """What must be true before one step."""

    before: str
    """Before what, such as `Before the step proposed`; or that the group set them, and how many of them are met."""
    shown: tuple[Condition, ...]
    """Those that are told here."""
    more: int
    """How many more there are; the full report has all of them under `Conditions`."""


@dataclass(frozen=True, slots=True)
class SystemChange:
    """One thing that only the system can change: what somebody was asked for, or a gap that nobody was asked about."""

    what: str
    """What, as a sentence."""
    who: str
    """Who could change it; empty: nobody was asked."""
    put: bool
    """Whether it was put to them."""
    due: str
    """By which day; empty: no day is set."""
    missed: bool
    """Whether that day has passed."""
    details: str
    """What kind of thing it is, when it was put, what they answered and which questions wait for it, in sentences."""


@dataclass(frozen=True, slots=True)
class PageView:
    """A view that the group did not share, as short as page one has it."""

    role: str
    """Whose."""
    about: str
    """The title of the question; empty where it is about the decision."""
    says: str
    """What it says, without the answer's label."""


@dataclass(frozen=True, slots=True)
class PageOne:
    """What is on page one: whole lines, as many as there is room for; the others are counted, kind by kind."""

    title: str
    """What it is about."""
    answered: str
    """In which round, who answered, and who was asked and did not."""
    verdict: str
    """The verdict, for the step proposed and for the largest step that the answers support."""
    more_verdict: int
    """How many sentences more there are about it."""
    decided: str
    """On which day it was decided, by whom, what, and why it departs from the verdict; empty: not yet."""
    of_programme: bool
    """Whether the programme asks it, and not this site."""
    asks: str
    """The decision asked for, or that the file does not say; empty: the options say it, or it is decided."""
    options: tuple[Option, ...]
    """What the group can choose among, what is proposed too."""
    more_options: int
    """How many more of these there are."""
    facts: tuple[str, ...]
    """Where, from when and at what cost, as far as there is room."""
    reasons: tuple[Reason, ...]
    """At most five reasons, the last of them what goes well."""
    more_reasons: int
    """How many more of these there are."""
    partly_there: str
    """How many questions of each side are at least partly there, in a line, never as a total; empty: no room."""
    also: tuple[str, ...]
    """What else has to be said about the reasons, in sentences."""
    more_also: int
    """How many more of these there are."""
    conditions: tuple[Conditions, ...]
    """What must be true first, by step."""
    system: tuple[SystemChange, ...]
    """What only the system can change; what is missed comes first."""
    more_system: int
    """How many more of these there are."""
    since: str
    """Since when the next lines tell what moved, such as `Since August 2026`; empty: there is no round before."""
    decided_then: str
    """What the group decided then; empty: that is not recorded."""
    worse: str
    """What went backwards since then, which is never left out; empty: nothing did."""
    moved: tuple[str, ...]
    """What else moved since then, in few lines."""
    more_moved: int
    """How many more of these lines there are."""
    views: tuple[PageView, ...]
    """Who sees it differently."""
    more_views: int
    """How many more there are."""
    collide: tuple[str, ...]
    """Which dates do not go together, in sentences."""
    more_collide: int
    """How many more of these sentences there are."""
    turns: tuple[str, ...]
    """What would turn the verdict, in sentences."""
    more_turns: int
    """How many more of these sentences there are."""
    firm: tuple[str, ...]
    """How firm it is, in sentences: what each said alone, what weakens the assessment, what is answered."""
    more_firm: int
    """How many more of these sentences there are."""
    elsewhere: str
    """Which parts have nothing of theirs here, and where the full report has it, in a sentence; empty: none."""
    next_review: str
    """On which day the group looks again."""
    standing: str
    """What a judgement like this is, and what it is not."""
