"""Everything that a report says."""

from __future__ import annotations

from dataclasses import dataclass

from scalecheck.reports.contents.adapted import Adapted
from scalecheck.reports.contents.answered import Action, Answer, AnswerGroup, Decision, View
from scalecheck.reports.contents.behind import Barrier, EvidenceGap, Patients, Side, SiteVerdict
from scalecheck.reports.contents.judged import Area, Gate, Method, Profile, Unknown
from scalecheck.reports.contents.page_one import Conditions, PageOne, Proposal, Reason, SystemChange
from scalecheck.reports.contents.places import Places
from scalecheck.reports.contents.since import Since
from scalecheck.reports.contents.way import Way


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that a report says."""

    title: str
    """What it is about."""
    page_one: PageOne
    """What is on page one."""
    verdict: str
    """The verdict, for the step proposed and for the largest step that the answers support."""
    summary: str
    """What the innovation is, where the file says so."""
    about: tuple[str, ...]
    """When and from whose answers, and what is beside the verdict, in sentences."""
    proposal: Proposal | None
    """What the group is asked, where the file says so."""
    proposal_behind: tuple[str, ...]
    """What page one leaves out of that, in lines."""
    reasons: tuple[Reason, ...]
    """At most four reasons, the last of them what goes well."""
    also: tuple[str, ...]
    """What else has to be said about the reasons, in sentences."""
    conditions: tuple[Conditions, ...]
    """What must be true first, by step, all of it."""
    system: tuple[SystemChange, ...]
    """What only the system can change, all of it."""
    collide: tuple[str, ...]
    """Which dates do not go together, in a sentence for each kind."""
    turns: tuple[str, ...]
    """What would turn the verdict, in sentences."""
    firm: tuple[str, ...]
    """How firm the verdict is, in sentences."""
    way: Way
    """What would bring a better verdict."""
    weak_spots: tuple[str, ...]
    """What weakens the assessment itself, in sentences."""
    other_weak_spots: tuple[str, ...]
    """What else deserves a second look in the assessment itself, in sentences."""
    since: Since | None
    """What moved since the round before; none where there is none."""
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
    sides: tuple[Side, ...]
    """The innovation with the system around it, and the site, each taken alone, as far as they are judged here."""
    sites: tuple[SiteVerdict, ...]
    """For a programme: each of its sites whose file is beside it; never averaged."""
    places: Places
    """For a programme: its sites and partners side by side, by area; never ranked."""
    adapted: Adapted
    """For a programme: what became of the parts that must stay at each site, and what sites have changed."""
    barriers: tuple[Barrier, ...]
    """The barriers that the checklist asks about here."""
    patients: Patients
    """What the answers say about patients and carers."""
    unknown: Unknown
    """What is not known."""
    evidence_gaps: tuple[EvidenceGap, ...]
    """Evidence that is missing or out of date."""
    actions: tuple[Action, ...]
    """Every open action, overdue first, then by day; those without a day last."""
    done: tuple[Action, ...]
    """Every action that is done."""
    carried: tuple[str, ...]
    """Who carries what, by role and organisation, in sentences."""
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
