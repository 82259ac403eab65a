"""What a report says, as plain values: the names that a template may use.

Everything is words for people: roles instead of names, days and counts written out, nothing made safe yet for one
format. An empty text stands for what is not there.
"""

from __future__ import annotations

from dataclasses import dataclass


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
    options: tuple[str, ...]
    """What could be done instead, in the order of the file."""
    next_review: str
    """On which day the group looks again."""
    of_programme: bool
    """Whether it stands in the programme's file, and not in this site's."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason, in facts."""

    words: str
    """What stands against the verdict, in the checklist's own words."""
    headline: str
    """The first line of the note of the answer that decides it, or what that answer looks like."""
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


@dataclass(frozen=True, slots=True)
class Conditions:
    """What must be true before one step."""

    before: str
    """Before what, such as `Before the step proposed`."""
    shown: tuple[Condition, ...]
    """What page one has room for."""
    more: int
    """How many more there are; all of them stand under the gates."""


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
    """What stands on page one: at most 400 words, each text cut at its headline where there is no room for more."""

    title: str
    """What it is about."""
    verdict: str
    """The verdict, for the step proposed and for the largest step that the answers support."""
    decided: str
    """On which day it was decided, and what; empty: not yet."""
    of_programme: bool
    """Whether the programme asks it, and not this site."""
    asks: str
    """The decision asked for, or that the file does not say."""
    options: tuple[str, ...]
    """What could be done instead."""
    more_options: int
    """How many more of these there are."""
    facts: tuple[str, ...]
    """Where, from when and at what cost, as far as there is room."""
    reasons: tuple[Reason, ...]
    """At most four reasons, the last of them what goes well."""
    also: tuple[str, ...]
    """What else has to be said about the reasons, in sentences."""
    conditions: tuple[Conditions, ...]
    """What must be true first, by step; at most eight in all."""
    views: tuple[PageView, ...]
    """Who sees it differently; at most three."""
    more_views: int
    """How many more there are."""
    firm: tuple[str, ...]
    """How firm it is, in sentences: what is answered, what would change the verdict, who judged it and when."""
    next_review: str
    """On which day the group looks again."""
    standing: str
    """What a judgement like this is, and what it is not."""


@dataclass(frozen=True, slots=True)
class Need:
    """What one question still lacks before its gate is met."""

    title: str
    """The question's title; empty where it is about more than one question."""
    words: str
    """How it stands and what is asked for."""
    next_step: str
    """What comes next, where the checklist says so."""


@dataclass(frozen=True, slots=True)
class Gate:
    """How one gate stands."""

    title: str
    """Its title."""
    stands: str
    """`met`, `not met` (with the verdict that it is enough for), or `does not apply`."""
    met: bool
    """Whether it is met."""
    applies: bool
    """Whether it applies."""
    words: str
    """Its own words for where it stands."""
    because: str
    """Why the gate exists."""
    needs: tuple[Need, ...]
    """What it still lacks."""


@dataclass(frozen=True, slots=True)
class Area:
    """How one area, or a section of one, came out."""

    title: str
    """Its title; a section's stands behind its area's."""
    depth: int
    """How deep it stands: 0 for an area."""
    score: str
    """Its score with the range, such as `33 of 100`; `none` where nothing counts."""
    band: str
    """The name of the range that the score falls in."""
    answered: str
    """How many of the questions that apply have an answer, such as `5 of 6`."""
    met: int
    """How many are met."""
    partly: int
    """How many are partly there and not met."""
    not_there: int
    """How many have an answer that is less than partly there."""
    dont_know: int
    """How many are answered by a don't-know."""
    unanswered: int
    """How many have no answer."""
    weakest: str
    """Its weakest question, and how that is answered."""
    bar: int
    """How far its bar in the profile reaches, from 0 to 100."""
    place: int | None
    """Where its score stands between the lowest (0) and the highest possible (100); none where nothing counts."""


@dataclass(frozen=True, slots=True)
class Profile:
    """What a drawing of the areas side by side shows."""

    title: str
    """What the bars show."""
    line: int | None
    """Where the line to pass stands, from 0 to 100; none where the best verdict asks for none."""
    line_words: str
    """What the line means, in a sentence; empty where there is none."""


@dataclass(frozen=True, slots=True)
class OpenQuestion:
    """A question that is open or set aside."""

    title: str
    """Its title."""
    ask: str
    """The question."""
    says: str
    """What is known about it: the headline of its note, the reason, or for whom it waits."""


@dataclass(frozen=True, slots=True)
class Unknown:
    """Everything that is not known, told apart by kind."""

    dont_know: tuple[OpenQuestion, ...]
    """Answered by a don't-know."""
    waiting: tuple[OpenQuestion, ...]
    """Parked until somebody answers; `says` names the role."""
    for_others: tuple[OpenQuestion, ...]
    """Not for those who answered; `says` names the role that has to."""
    unanswered: tuple[OpenQuestion, ...]
    """Without any answer."""
    set_aside: tuple[OpenQuestion, ...]
    """Not applicable, and confirmed."""
    unconfirmed: tuple[OpenQuestion, ...]
    """Not applicable, and not confirmed by a second person: no gate takes it as met."""


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
    about: str
    """The title of the question; empty where it is about the decision."""
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
    agreed_because: str
    """How the group came to it."""
    views: tuple[View, ...]
    """Who saw it differently."""
    set_aside: str
    """For `not applicable`: the reason, and who confirmed it."""
    instead_of: str
    """Why a site answers over the programme's answer."""
    answered: str
    """Who answered, and when."""
    inherited: bool
    """Whether it is taken over from the programme's file."""
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
    """How deep it stands: 0 for an area."""
    answers: tuple[Answer, ...]
    """Its answers in the order of the questions."""


@dataclass(frozen=True, slots=True)
class Adaptation:
    """What a site changed in the innovation."""

    what: str
    """What was changed."""
    touches: str
    """Whether it touches the core, and whether the core still holds."""
    why: str
    """Why."""
    decided: str
    """Who decided, and when."""


@dataclass(frozen=True, slots=True)
class Remark:
    """A warning, or answers that rarely go together."""

    title: str
    """What it is about."""
    because: str
    """Why it matters."""


@dataclass(frozen=True, slots=True)
class Method:
    """How it was judged."""

    rules: tuple[str, ...]
    """The rules, in two sentences."""
    as_of: str
    """The day on which it was judged."""
    verdict: str
    """What the verdict means and asks for, in the checklist's words."""
    still_asked: tuple[str, ...]
    """What the next better verdict asks for beside the gates."""
    steps: tuple[str, ...]
    """The verdict for each step of scaling."""
    sides: tuple[str, ...]
    """The verdict on the innovation alone and on the site alone."""
    checklist: str
    """The checklist's title."""
    version: str
    """Its version."""
    digest: str
    """Its fingerprint."""
    differs: str
    """Set where the file was made with another text of this version."""
    not_asked: tuple[str, ...]
    """What is not asked here, and why."""
    adaptations: tuple[Adaptation, ...]
    """What the site changed in the innovation."""
    warnings: tuple[Remark, ...]
    """The checklist's warnings that hold."""
    contradictions: tuple[Remark, ...]
    """Answers that rarely go together."""


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that a report says."""

    title: str
    """What it is about."""
    page_one: PageOne
    """What stands on page one."""
    verdict: str
    """The verdict, for the step proposed and for the largest step that the answers support."""
    summary: str
    """What the innovation is, where the file says so."""
    about: tuple[str, ...]
    """When and from whose answers, and what stands beside the verdict, in sentences."""
    proposal: Proposal | None
    """What the group is asked, where the file says so."""
    reasons: tuple[Reason, ...]
    """At most four reasons, the last of them what goes well."""
    also: tuple[str, ...]
    """What else has to be said about the reasons, in sentences."""
    conditions: tuple[Conditions, ...]
    """What must be true first, by step."""
    weak_spots: tuple[str, ...]
    """What weakens the assessment itself, in sentences."""
    gates: tuple[Gate, ...]
    """The gates."""
    coverage: str
    """How much of what applies is answered, in a sentence."""
    scores: str
    """What the scores mean, in a sentence."""
    areas: tuple[Area, ...]
    """The areas, each before its sections."""
    profile: Profile
    """What a drawing of the areas shows."""
    unknown: Unknown
    """What is not known."""
    actions: tuple[Action, ...]
    """Every open action, overdue first, then by day; those without a day last."""
    done: tuple[Action, ...]
    """Every action that is done."""
    views: tuple[View, ...]
    """Who saw it differently when the answers were agreed."""
    decision: Decision | None
    """What was decided, where that is recorded."""
    opening: tuple[Answer, ...]
    """The answers to the opening questions."""
    answers: tuple[AnswerGroup, ...]
    """All other answers, by area."""
    method: Method
    """How it was judged."""
    standing: str
    """What a judgement like this is, and what it is not."""
