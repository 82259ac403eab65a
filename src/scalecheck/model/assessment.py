"""The assessment: one respondent's (or the agreed) answers for one innovation, optional site and round."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated, Literal, TypeAlias

from pydantic import StringConstraints, model_validator

from scalecheck.model.base import (
    Asked,
    Date,
    Digest,
    FileModel,
    Grouped,
    Id,
    Listed,
    NewId,
    Round,
    Text,
    Version,
    one_of,
)
from scalecheck.model.conditions import Basis

Link = Annotated[
    str, StringConstraints(pattern=r"^(https?://|mailto:)\S+$|^[^\s:/?#\\][^:]*$|^[^\s:/?#\\][^:/?#]*[/?#].*$")
]
"""An http(s) or mailto address, or a path relative to the file; nothing that could run."""


class Standing(StrEnum):
    """How one question is in one file."""

    ANSWERED = "answered"
    DONT_KNOW = "dont-know"
    NOT_APPLICABLE = "not-applicable"
    NOT_MINE = "not-mine"
    UNANSWERED = "unanswered"


class ChecklistReference(FileModel):
    """The checklist that the answers are given to."""

    id: Id
    """Its id."""
    version: Version
    """Its exact version."""
    digest: Digest | None = None
    """Its fingerprint when the file was made."""


class Innovation(FileModel):
    """What was piloted."""

    id: NewId
    """Its stable name."""
    name: Text | None = None
    """What people call it."""
    organisation: Text | None = None
    """Who owns it."""
    organisation_id: NewId | None = None
    """That organisation's stable name; left out: made of its name."""
    summary: Text | None = None
    """What it is, in a sentence."""


class Site(FileModel):
    """A place: one that receives the innovation, or a partner that carries work for those that do."""

    id: NewId
    """Its stable name."""
    name: Text | None = None
    """What people call it."""
    kind: Literal["site", "partner"] = "site"
    """Whether it receives the innovation, or is a partner that carries work, such as home care or a charity."""
    organisation: Text | None = None
    """Who runs it."""
    organisation_id: NewId | None = None
    """That organisation's stable name; left out: made of its name."""


class Partner(FileModel):
    """A partner that the programme leans on: it carries work for the sites, and answers in a file of its own."""

    id: NewId
    """Its stable name: the id of the `site` in its own file."""
    name: Text | None = None
    """What people call it."""
    organisation: Text | None = None
    """Who runs it."""
    organisation_id: NewId | None = None
    """That organisation's stable name; left out: made of its name."""
    carries: Text | None = None
    """Which work it carries."""


class Respondent(FileModel):
    """Who answers."""

    id: NewId
    """A stable name for this respondent, such as the role."""
    role: Text
    """In which role."""
    organisation: Text | None = None
    """For which organisation."""
    organisation_id: NewId | None = None
    """That organisation's stable name; left out: made of its name."""
    name: Text | None = None
    """A personal name; never asked for unless wanted."""


class Agreed(FileModel):
    """That these are the answers that a group agreed."""

    date: Date
    """When."""
    who: Text
    """Who recorded it: a role."""
    panel: Listed[Id] = ()
    """The respondents whose answers were brought together."""


class CorePart(FileModel):
    """A part of the innovation that must stay as it is wherever it goes."""

    id: NewId
    """Its stable name."""
    what: Text
    """What it is."""
    why: Text | None = None
    """Why it brings the benefit."""


class Adaptation(FileModel):
    """What a site changed in the innovation."""

    what: Text
    """What was changed."""
    kind: Literal["core", "periphery"]
    """Whether it touches what makes the innovation work."""
    part: Id | None = None
    """Which part of the core it touches: an id under `core` in the programme's file."""
    keeps_core: bool | None = None
    """Whether the core still holds."""
    why: Text | None = None
    """Why it was changed."""
    decided_by: Text | None = None
    """Who decided: a role."""
    date: Date | None = None
    """When."""
    outcome: Text | None = None
    """What happened."""


AskKind: TypeAlias = Literal["rule", "contract", "target", "pathway", "money"]
"""What kind of thing can have to change."""


class Ask(FileModel):
    """A change that only the system around the innovation can make, and that somebody was asked for."""

    what: Text
    """What has to change."""
    kind: AskKind
    """What kind of thing it is."""
    body: Text | None = None
    """Who could change it: a role or a body; left out: nobody was asked."""
    items: Listed[Id] = ()
    """The questions that it would help to answer better, by id."""
    put: Date | None = None
    """When it was put to them; left out: not yet."""
    answer: Text | None = None
    """What they answered."""
    due: Date | None = None
    """By when it is needed."""
    done: bool = False
    """Whether it has changed."""


class Proposal(FileModel):
    """What the group is asked."""

    step: Text | None = None
    """The step proposed."""
    sites: Listed[Text] = ()
    """Where."""
    start: Date | None = None
    """From when."""
    cost: Text | None = None
    """What it costs, in words."""
    options: Listed[Text] = ()
    """What could be done instead."""
    asks: Text | None = None
    """The decision asked for."""
    next_review: Date | None = None
    """When the group looks again."""


class DecisionCondition(FileModel):
    """A condition that the group set."""

    what: Text
    """What must be true."""
    who: Text | None = None
    """Who sees to it: a role."""
    organisation: Text | None = None
    """In which organisation."""
    due: Date | None = None
    """By when."""
    done: bool = False
    """Whether it is met."""


class View(FileModel):
    """A view that was not shared by the group."""

    role: Text
    """Whose."""
    view: Text
    """What it says."""


class Decision(FileModel):
    """What the group decided."""

    date: Date
    """When."""
    group: Text
    """Which group."""
    taken: Text
    """A verdict's id, or words."""
    departs_because: Text | None = None
    """Why it departs from the verdict."""
    conditions: Listed[DecisionCondition] = ()
    """Under which conditions."""
    accepts: Listed[Text] = ()
    """Changes of the core that it accepts: the words under `what` of an adaptation that does not keep the core."""
    dissent: Listed[View] = ()
    """Who saw it differently."""
    review: Date | None = None
    """When the group looks again."""


class Evidence(FileModel):
    """Something that shows an answer to be so."""

    what: Text
    """What it is."""
    link: Link | None = None
    """Where it is."""
    recorded: Date | None = None
    """From when it is."""
    valid_until: Date | None = None
    """The last day on which it counts."""


class Owner(FileModel):
    """Who keeps an answer true at scale."""

    role: Text
    """In which role."""
    organisation: Text | None = None
    """In which organisation."""
    name: Text | None = None
    """A personal name; never asked for unless wanted."""


class Action(FileModel):
    """What somebody will do about an answer."""

    what: Text
    """What."""
    who: Text | None = None
    """Who: a role."""
    organisation: Text | None = None
    """In which organisation."""
    due: Date | None = None
    """By when."""
    done: bool = False
    """Whether it is done."""


class PersonAndDay(FileModel):
    """Who did something, and when."""

    who: Text
    """Who: a role."""
    date: Date
    """When."""


class OtherView(FileModel):
    """An answer that somebody held on to when the group agreed another."""

    role: Text
    """Whose."""
    option: Id | None = None
    """Which option; left out: a don't-know, or that the question does not apply."""
    not_applicable: Literal[True] | None = None
    """Set where they hold that the question does not apply."""
    note: Text | None = None
    """Why."""

    @model_validator(mode="after")
    def _one_view(self) -> OtherView:
        one_of(self, ("option", "not_applicable"), required=False)
        return self

    @property
    def standing(self) -> Standing:
        """How the question is with this view."""
        if self.option is not None:
            return Standing.ANSWERED
        return Standing.NOT_APPLICABLE if self.not_applicable else Standing.DONT_KNOW


class Consensus(FileModel):
    """How the group came to an answer."""

    reason: Text
    """Why this answer."""
    dissent: Listed[OtherView] = ()
    """Who saw it differently."""


class Answer(FileModel):
    """What is under one question: an option, not applicable, a don't-know, or who has to answer."""

    option: Id | None = None
    """The option chosen."""
    not_applicable: Text | None = None
    """Why the question does not apply."""
    dont_know: Literal[True] | None = None
    """Set where the answer is not known: a finding in its own right."""
    waiting_for: Text | None = None
    """The role that the question is parked for; it is unanswered."""
    not_mine: Text | None = None
    """The role that has to answer instead; no don't-know and no finding."""
    either: Listed[Answer] = ()
    """What two versions of the file that were merged say differently; until one of them is chosen it is unanswered."""
    override: Text | None = None
    """Why a site answers over what it inherits from the programme."""
    basis: Basis | None = None
    """What the answer rests on."""
    note: Text | None = None
    """The reason; its first line is the headline."""
    evidence: Listed[Evidence] = ()
    """What shows it."""
    owner: Owner | None = None
    """Who keeps it true at scale."""
    actions: Listed[Action] = ()
    """What will be done about it."""
    consensus: Consensus | None = None
    """How the group came to it."""
    confirmed: PersonAndDay | None = None
    """Who confirmed 'not applicable': a second person."""
    answered: PersonAndDay | None = None
    """Who answered."""
    asked: Asked | None = None
    """The fingerprint of the question as it was asked."""

    @model_validator(mode="after")
    def _one_answer(self) -> Answer:
        states = ("option", "not_applicable", "dont_know", "waiting_for", "not_mine")
        one_of(self, (*states, "either") if self.either else states, required=False)
        return self

    @property
    def standing(self) -> Standing:
        """How the question is with this answer."""
        if self.option is not None:
            return Standing.ANSWERED
        if self.dont_know:
            return Standing.DONT_KNOW
        if self.not_applicable is not None:
            return Standing.NOT_APPLICABLE
        if self.not_mine is not None:
            return Standing.NOT_MINE
        return Standing.UNANSWERED


class Assessment(FileModel):
    """One file of answers."""

    format: Text
    """`scalecheck/assessment@` and the version of the format."""
    checklist: ChecklistReference
    """The checklist that is answered."""
    innovation: Innovation | None = None
    """The innovation; left out where a site is assessed for any."""
    site: Site | None = None
    """The site; left out where the file is about the whole programme."""
    round: Round
    """The dated pass that it belongs to."""
    partners: Listed[Partner] = ()
    """In the programme's file: the partners that carry work, each of which is asked for itself."""
    respondent: Respondent | None = None
    """Who answers alone."""
    agreed: Agreed | None = None
    """Set, in place of the respondent, where a group agreed the answers."""
    follows: Link | None = None
    """The file whose answers are to be confirmed here, of the round before or of another checklist; a relative path."""
    core: Listed[CorePart] = ()
    """The parts of the innovation that must stay; only the programme's file names them."""
    kept: Listed[Id] = ()
    """The parts of the core that this site has kept as they are, by id."""
    adaptations: Listed[Adaptation] = ()
    """What this site changed in the innovation."""
    asks: Listed[Ask] = ()
    """What only the system can change, and who was asked for it."""
    proposal: Proposal | None = None
    """What the group is asked."""
    decision: Decision | None = None
    """What the group decided."""
    profile: Grouped[Id, Answer | None] = {}
    """The answers to the opening questions by id; empty: unanswered."""
    answers: Grouped[Id, Answer | None] = {}
    """The answers by item id; empty: unanswered."""

    @model_validator(mode="after")
    def _whose(self) -> Assessment:
        one_of(self, ("respondent", "agreed"), required=True)
        if self.innovation is None:
            one_of(self, ("innovation", "site"), required=True)
        return self
