"""The checklist: a versioned instrument of domains, sections, items, scales, gates, verdicts and sources."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Annotated, Final, Literal

from pydantic import AliasChoices, Field

from scalecheck.model.base import (
    Asked,
    Date,
    Exact,
    Factor,
    FileModel,
    Id,
    InheritedFor,
    Listed,
    NewId,
    Period,
    Text,
    Version,
    WebAddress,
    Weight,
)
from scalecheck.model.conditions import About, Condition, Importance
from scalecheck.model.references import ItemId, OptionId, QuestionId, Refers, ScaleId, SourceId, VerdictId

if TYPE_CHECKING:
    from collections.abc import Iterator

Barrier = Literal["legacy-infrastructure", "siloed-incentives", "risk-averse-culture"]
Patients = Literal["notice", "asked", "left-out"]
Colour = Literal["green", "amber-green", "amber", "amber-red", "red"]
OpenRule = Literal["exclude", "lowest", "zero"]

OTHERWISE: Final = "otherwise"
"""Where a gate has words of its own, the key of those for the default verdict."""
VerdictIdOrOtherwise = Annotated[Id, Refers("verdict", (OTHERWISE,))]


class Option(FileModel):
    """One possible answer on a scale."""

    id: NewId
    """Its stable name within the scale."""
    label: Text
    """What the person answering reads."""
    score: Exact | None = None
    """What it counts; all options of a scale have one, or none has."""
    meaning: Text | None = None
    """What it looks like, for every item that uses the scale."""
    finding: Literal["bad"] | None = None
    """Set where it says that something was looked for and is not so: such an answer is never passed over in silence."""


class Scale(FileModel):
    """A named set of options, from worst to best."""

    met_from: OptionId | None = None
    """From this option on an item counts as met; left out: the best option."""
    partly_from: OptionId | None = None
    """From this option on an item counts as partly there; left out: as `met_from`."""
    options: Annotated[tuple[Option, ...], Field(min_length=2)]
    """The options; their order is the rank."""

    @property
    def bad_findings(self) -> frozenset[str]:
        """The options that say that something was looked for and is not so, by id.

        They are the ones marked so. In a scale that marks none, as those released before the mark was there, it is the
        first option where the second has the same score, and none has a lower one: nothing else ranks below not having
        looked and yet scores the same.
        """
        marked = frozenset(option.id for option in self.options if option.finding == "bad")
        if marked:
            return marked
        first, second = self.options[:2]
        scores = [option.score for option in self.options if option.score is not None]
        shared = first.score is not None and first.score == second.score == min(scores)
        return frozenset({first.id}) if shared else marked


class Rounding(FileModel):
    """How a score is rounded, half up."""

    decimals: Annotated[int, Field(ge=0, le=6)]
    """How many digits stay behind the point."""
    carry: Literal["exact", "rounded"] = "exact"
    """Which figure the level above is given."""


class Band(FileModel):
    """A name for a range of scores."""

    id: NewId
    """Its stable name."""
    label: Text
    """What people read."""
    from_: Annotated[Exact, Field(alias="from")]
    """The lowest rounded score that still belongs to it."""


class NoBand(FileModel):
    """What is said where nothing counts."""

    label: Text
    """What people read."""


class Scoring(FileModel):
    """How answers become a score; on a section each key overrides the checklist's."""

    values: Literal["raw", "normalised"] | None = None
    """Whether what is aggregated enters as it is, or as 0..1 between its own lowest and highest."""
    aggregate: Literal["mean", "sum", "min", "product"] | None = None
    """How items and sub-sections together become one figure."""
    times: Factor | None = None
    """What that figure is multiplied by."""
    unanswered: OpenRule | None = None
    """What an unanswered item counts."""
    dont_know: OpenRule | None = None
    """What a don't-know counts."""
    not_applicable: Literal["exclude", "lowest", "zero", "highest"] | None = None
    """What a not-applicable item counts."""
    round: Rounding | None = None
    """How the score is rounded; left out: not at all."""
    bands: tuple[Band, ...] | None = None
    """Names for ranges of the score, best first."""
    no_band: NoBand | None = None
    """What is said where nothing counts."""


class Question(FileModel):
    """What an item and an opening question have in common."""

    id: NewId
    """Its stable name; answers hang on it."""
    title: Text
    """Two to five words for tables and headings."""
    ask: Text
    """The question as it is put."""
    why: Text | None = None
    """What goes wrong otherwise."""
    guidance: Text | None = None
    """More to read for somebody who asks for it."""
    scale: ScaleId
    """The scale that it is answered on."""
    meanings: dict[OptionId, Text] = {}
    """What each option looks like here."""
    best_answered_by: Listed[Id] = ()
    """The roles to ask, first and second."""
    sources: Listed[SourceId] = ()
    """Where it comes from: ids of the checklist's sources."""
    asked_as: Asked | None = None
    """The fingerprint of another wording that means the same, so that answers given to that one stay valid."""
    options_from: dict[Id, OptionId] = {}
    """For options that are gone from its scale: the one here that an answer becomes when it is taken along."""


class ProfileQuestion(Question):
    """An opening question about the innovation: a fact, unscored."""

    step: bool = False
    """Whether its options are steps of scaling, from the smallest to the largest."""


class EvidenceRule(FileModel):
    """What would prove an answer."""

    examples: Listed[Text] = ()
    """What would count as evidence."""
    required_for: Listed[OptionId] = ()
    """The options that need evidence; a lack of it is a review finding, never a change of score."""


class NotApplicableRule(FileModel):
    """Whether an item may be set aside."""

    allowed: bool
    """Whether 'not applicable' is offered."""


class Retired(FileModel):
    """An item that is no longer asked; its id is never used again."""

    since: Version
    """The checklist version that first left it out."""
    replaced_by: ItemId | None = None
    """The item that takes its place."""


class Item(Question):
    """One question."""

    about: About
    """Whether it is about the innovation, a site, or the system around them."""
    importance: Importance
    """How much it matters."""
    weight: Weight = Fraction(1)
    """How much it counts in a mean or a sum."""
    scores: dict[OptionId, Exact] = {}
    """This item's own scores in place of the scale's: one for each option."""
    reverse: bool = False
    """Whether the lowest option is the best: every score becomes lowest + highest - score."""
    met_from: OptionId | None = None
    """In place of the scale's; the option is meant literally, also on a reversed item."""
    partly_from: OptionId | None = None
    """In place of the scale's; the option is meant literally, also on a reversed item."""
    evidence: EvidenceRule = EvidenceRule.model_construct(examples=(), required_for=())
    """What would prove the answer."""
    not_applicable: NotApplicableRule = NotApplicableRule.model_construct(allowed=True)
    """Whether it may be set aside."""
    improve: dict[OptionId, Text] = {}
    """The next step from each option: what must become true."""
    barriers: Listed[Barrier] = ()
    """Which of the three barriers it tackles."""
    patients: Patients | None = None
    """What it says of patients and carers: what they would notice, whether they were asked, or who may be left out."""
    relevant_when: Condition | None = None
    """Hidden only where this is false."""
    core: bool = False
    """Whether an overlay may not change or hide it."""
    inherited_for: InheritedFor | None = None
    """In place of the checklist's; `never`: each innovation asks it anew."""
    retired: Retired | None = None
    """Set where it is no longer asked."""


class Section(FileModel):
    """A group of items and further sections."""

    id: NewId
    """Its stable name."""
    title: Text
    """What people read."""
    summary: Text | None = None
    """What it is about, in a sentence."""
    weight: Weight = Fraction(1)
    """How much it counts in the mean or sum of the level above."""
    scoring: Scoring = Scoring.model_construct()
    """What differs here from the checklist's scoring; it is not handed down to sub-sections."""
    relevant_when: Condition | None = None
    """Hidden, with all below it, only where this is false."""
    core: bool = False
    """Whether an overlay may not change or hide anything below."""
    items: Listed[Item] = ()
    """Its own items, asked before its sub-sections."""
    sections: Listed[Section] = ()
    """Its sub-sections."""


class Domain(Section):
    """A top-level section; readers know it as an area."""

    shift: Text | None = None
    """The change of mind that it means."""


class Gate(FileModel):
    """What must hold whatever the score, stated per verdict."""

    id: NewId
    """Its stable name."""
    title: Text
    """What people read."""
    because: Text
    """Why it exists."""
    applies_when: Condition | None = None
    """It does not apply where this is false."""
    guards_core: bool = False
    """Whether it is not met at a site that changed the core, until the deciding group has accepted that."""
    needs: Annotated[dict[VerdictId, Condition], Field(min_length=1)]
    """What must be true before each verdict; each verdict needs those of all worse listed ones too."""
    says: dict[VerdictIdOrOtherwise, Text] = {}
    """The gate's own words: for the verdict that it allows, or `otherwise`."""
    sources: Listed[SourceId] = ()
    """Where it comes from."""


class Warning(FileModel):  # noqa: A001 (the format's own word)
    """Something to be told beside the verdict, which it never changes."""

    id: NewId
    """Its stable name."""
    title: Text
    """What people read."""
    because: Text
    """Why it matters."""
    when: Condition
    """Shown where this is true."""
    sources: Listed[SourceId] = ()
    """Where it comes from."""


class Contradiction(FileModel):
    """Answers that rarely go together."""

    id: NewId
    """Its stable name."""
    items: Annotated[tuple[QuestionId, ...], Field(min_length=2)]
    """The items concerned."""
    because: Text
    """Why they rarely go together."""
    when: Condition
    """Shown where this is true."""
    sources: Listed[SourceId] = ()
    """Where it comes from."""


class Verdict(FileModel):
    """A readiness statement."""

    id: NewId
    """Its stable name."""
    title: Text
    """What people read."""
    colour: Colour
    """Its colour, always shown with the title."""
    meaning: Text
    """What it says."""
    decision: Text
    """What it asks for."""
    review_after: Period
    """When to look again."""
    because: Text | None = None
    """Why its rule is what it is."""
    when: Condition | None = None
    """What must be true; left out: nothing beyond the gates."""
    default: bool = False
    """Whether it applies where no better one is true."""
    sources: Listed[SourceId] = ()
    """Where its rule comes from."""


class Sides(FileModel):
    """How the verdicts on the innovation, the system and the site, each taken alone, bear on the whole."""

    worst_decides: bool = True
    """Whether the whole can be no better than its worst side."""
    because: Text | None = None
    """Why, where a strong side may make up for a weak one."""


class Source(FileModel):
    """Where something comes from."""

    title: Text
    """What it is called."""
    authors: Text | None = None
    """Who wrote it."""
    year: Annotated[int, Field(ge=1900, le=2200)] | None = None
    """When it appeared."""
    url: WebAddress | None = None
    """Where it is."""
    checked: Date | None = None
    """When somebody last looked."""
    regulatory: bool = False
    """Whether it is a rule that changes, so that the look ages faster."""


class Allowance(FileModel):
    """Something that a rule about checklists finds, and that is wanted all the same."""

    rule: Text
    """The code of the rule, such as `long-ask`."""
    at: Id | None = None
    """The id of what it is about; left out: everything that the rule finds in this file."""
    because: Text
    """Why it is wanted."""


class Checklist(FileModel):
    """A versioned instrument."""

    format: Text
    """`scalecheck/checklist@` and the version of the format."""
    id: NewId
    """Its stable name."""
    version: Version
    """Its own version."""
    title: Text
    """What people read."""
    summary: Text | None = None
    """What it is for, in a sentence or two."""
    for_whom: Text | None = None
    """Who should answer it, in a few words."""
    when_to_use: Text | None = None
    """At what moment it helps, in a few words."""
    scales: Annotated[dict[NewId, Scale], Field(min_length=1)]
    """The scales by id."""
    scoring: Scoring = Scoring.model_construct()
    """How every section is scored where it says nothing else; `overall` is this rule over the domains."""
    profile: Listed[ProfileQuestion] = ()
    """The opening questions."""
    domains: Annotated[tuple[Domain, ...], Field(min_length=1)]
    """The domains."""
    gates: Listed[Gate] = ()
    """What must hold whatever the score."""
    warnings: Listed[Warning] = ()
    """What is told beside the verdict."""
    contradictions: Listed[Contradiction] = ()
    """Answers that rarely go together."""
    settles_when: Condition | None = None
    """No verdict before this is true."""
    verdicts: Annotated[tuple[Verdict, ...], Field(min_length=2)]
    """The verdicts, best to worst."""
    inherited_for: InheritedFor | None = None
    """How long what a site answers without an innovation counts for each innovation there; left out: 12 months."""
    sides: Sides = Sides.model_construct()
    """How the sides bear on the whole; left out: the whole can be no better than its worst side."""
    sources: dict[NewId, Source] = {}
    """The sources by id."""
    glossary: dict[str, Text] = {}
    """Hard words and what they mean here."""
    allow: Annotated[Listed[Allowance], Field(validation_alias=AliasChoices("allow", "meant"))] = ()
    """What `validate` finds unwise and is wanted, each with the reason; until 1.0 the key was `meant`."""

    def items(self) -> Iterator[Item]:
        """Return every item in the order in which it is asked, retired ones too."""
        for section in self.sections():
            yield from section.items

    def sections(self) -> Iterator[Section]:
        """Return every section, each before what is below it."""
        for domain in self.domains:
            yield from sections_below(domain)

    @property
    def default_verdict(self) -> Verdict:
        """The verdict that applies where no better one is true."""
        return next(verdict for verdict in self.verdicts if verdict.default)


def sections_below(section: Section) -> Iterator[Section]:
    """Return the section and every section below it, each before what is below it."""
    yield section
    for inner in section.sections:
        yield from sections_below(inner)
