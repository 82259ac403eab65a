"""The result of a judgement as data for other programs: the one model of what `status` and `report` print as JSON."""

from __future__ import annotations

from dataclasses import MISSING, dataclass, fields, is_dataclass
from typing import Any, ClassVar, Literal

from scalecheck.reports import contents  # noqa: TC001 (the schema is made from it)


class Closed:
    """A part of the format: what it does not name must not be in it."""

    __slots__ = ()
    __pydantic_config__: ClassVar = {"extra": "forbid"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Named(Closed):
    """Something with an id and, where the file says so, more about it."""

    id: str
    """Its id."""
    name: str | None = None
    """What people call it."""
    organisation: str | None = None
    """Whose it is."""
    organisation_id: str | None = None
    """That organisation's id: the one given in the file, else made of the name."""
    kind: Literal["partner"] | None = None
    """Of a place that is no ordinary site: that it is a partner."""
    summary: str | None = None
    """What it is, in a sentence."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RespondentResult(Closed):
    """Who answered alone; never with a personal name."""

    id: str
    """The id."""
    role: str
    """In which role."""
    organisation: str | None = None
    """In which organisation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChecklistResult(Closed):
    """The checklist that it was judged by."""

    id: str
    """Its id."""
    version: str
    """Its version."""
    title: str
    """What people read."""
    digest: str
    """Its fingerprint."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ReasonResult(Closed):
    """Why the verdict is no better one."""

    text: str
    """The reason in words."""
    kind: str
    """What it is about."""
    gate: str | None
    """The gate's id, where it is about one."""
    items: tuple[str, ...]
    """The ids of the items that it rests on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VerdictResultData(Closed):
    """The verdict."""

    id: str
    """Its id; while it is not settled, the default's."""
    title: str
    """What people read."""
    settled: bool
    """Whether enough is answered for a verdict."""
    colour: str | None
    """Its colour."""
    meaning: str | None
    """What it means."""
    decision: str | None
    """What it asks for."""
    reasons: tuple[ReasonResult, ...]
    """Why it is no better one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GateResultData(Closed):
    """The state of a gate."""

    id: str
    """Its id."""
    title: str
    """What people read."""
    applies: bool
    """Whether it applies."""
    allows: str
    """The id of the best verdict that it lets pass."""
    met: bool
    """Whether it is met."""
    says: str | None
    """Its own words for its state."""
    reasons: tuple[str, ...]
    """The facts that keep it from letting the next better verdict pass."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counts(Closed):
    """A score, and how many questions are in which state."""

    score: int | float | None
    """The score as people read it; none where nothing counts."""
    band: str | None
    """The id of the range that it falls in."""
    band_label: str | None
    """What people read."""
    answered: int
    """How many have an answer."""
    relevant: int
    """How many apply."""
    unknown: int
    """How many are answered by a don't-know."""
    unanswered: int
    """How many have no answer."""
    not_applicable: int
    """How many are set aside."""
    not_mine: int
    """How many are for others to answer."""
    met: int
    """How many are met."""
    partly: int
    """How many are partly there and not met."""
    coverage: int | float | None
    """The share of what applies that has an answer, from 0 to 1."""


@dataclass(frozen=True, kw_only=True)
class Identified:
    """What is told by an id and a title, before all else."""

    id: str
    """Its id."""
    title: str
    """What people read."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionData(Counts, Identified):
    """How a section came out."""

    weakest: str | None
    """The id of its weakest item."""
    sections: tuple[SectionData, ...]
    """The same for its sub-sections."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SideData(Closed):
    """The verdict on one side, or for one step."""

    verdict: str | None
    """The verdict's id; none where nothing is asked."""
    title: str | None
    """What people read."""
    settled: bool
    """Whether enough is answered for one."""


@dataclass(frozen=True, slots=True, kw_only=True)
class StepData(Closed):
    """How the answers bear on the steps of scaling."""

    question: str | None
    """The id of the opening question that holds the steps."""
    proposed: str | None
    """The step proposed, by option id."""
    supported: str | None
    """The largest step that the answers support, by option id."""
    verdicts: dict[str, SideData]
    """The verdict for each step."""


@dataclass(frozen=True, slots=True, kw_only=True)
class WarningData(Closed):
    """A warning that holds."""

    id: str
    """Its id."""
    title: str
    """What people read."""
    because: str
    """Why it matters."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ContradictionData(Closed):
    """Answers that rarely go together."""

    id: str
    """Its id."""
    items: tuple[str, ...]
    """The ids of the items."""
    because: str
    """Why they rarely do."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveData(Closed):
    """One answer that has to rise."""

    item: str
    """The item's id."""
    from_option: str | None
    """The option that it has now; none where it is open."""
    to_option: str
    """The option that it has to have."""
    levels: int
    """How many levels that is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class NeededData(Closed):
    """What an answer lacks after the moves."""

    item: str
    """The item's id."""
    backings: tuple[Literal["evidence", "owner", "dated-action"], ...]
    """What has to back its answer, and does not yet."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ShortWayData(Closed):
    """A short way to a better verdict, of which nothing can be left out."""

    goal: str | None
    """The id of the verdict that it leads to; none where no way is given."""
    moves: tuple[MoveData, ...]
    """The answers that have to rise, in the order of the checklist."""
    also_needed: tuple[NeededData, ...]
    """What has to back the answers then and does not yet."""
    not_found: Literal["best", "no-way", "not-monotone", "too-large"] | None
    """Why no way is given: nothing is better, better answers are not enough or do harm, or it was not looked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class InheritedData(Closed):
    """An answer that is taken over from another file."""

    question: str
    """The id of the opening question or item."""
    source: Literal["programme", "site"]
    """Whether the programme's file answers it, or the site's own, which is about no innovation."""
    day: str
    """The day on which it was given there."""
    until: str | None
    """The last day on which it counts here; none where it has no end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class CarrierData(Closed):
    """A role in an organisation."""

    role: str
    """The role."""
    organisation: str | None
    """The organisation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnershipData(Closed):
    """Who carries what the answers say, by role and never by name: whether much leans on one."""

    most_loaded: CarrierData | None
    """The role that the most gates lean on, then the most items; none where nobody owns anything."""
    items: int
    """How many items that role owns."""
    owned: int
    """How many items have an owner."""
    gates: int
    """On how many gates' items that role is an owner or has an open action."""
    applying: int
    """How many gates apply."""
    left_without: tuple[str, ...]
    """The ids of the items that have no owner if that role leaves, gates' items first."""
    own_nothing: tuple[str, ...]
    """The organisations that take part, and own nothing and do nothing."""
    not_answered: tuple[str, ...]
    """The organisations of which somebody was invited and nobody answered, and that own nothing and do nothing."""
    never_asked: tuple[str, ...]
    """The organisations that own or do something, and were never asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class JudgementData(Closed):
    """The judgement on one assessment: what `status --format json` prints."""

    innovation: Named | None
    """The innovation."""
    site: Named | None
    """The site."""
    round: str
    """The dated pass that it belongs to."""
    respondent: RespondentResult | None
    """Who answered alone."""
    agreed: str | None
    """On which day a group agreed the answers."""
    checklist: ChecklistResult
    """The checklist."""
    as_of: str
    """The day on which it was judged."""
    verdict: VerdictResultData
    """The verdict."""
    gates: tuple[GateResultData, ...]
    """The gates."""
    sections: tuple[SectionData, ...]
    """The areas."""
    overall: Counts
    """The score and the counts of everything; never what decides."""
    sides: dict[str, SideData]
    """The verdict on the innovation alone, on the system around it alone, and on the site alone."""
    step: StepData
    """How the answers bear on the steps of scaling."""
    warnings: tuple[WarningData, ...]
    """The warnings that hold: the checklist's own, on bad results, on the same verdict in round after round."""
    contradictions: tuple[ContradictionData, ...]
    """The checklist's contradictions that hold."""
    inherited: tuple[InheritedData, ...]
    """The answers that are taken over from other files, in the order of the questions."""
    ownership: OwnershipData
    """Who carries what the answers say."""


@dataclass(frozen=True, kw_only=True)
class Headed:
    """A file that names its format, before all else."""

    format: Literal["scalecheck/result@1.0"]
    """The name of the format, with its version."""


@dataclass(frozen=True, slots=True, kw_only=True)
class ResultFile(JudgementData, Headed):
    """The whole result of judging one assessment: what `report --format json` prints."""

    short_way: ShortWayData
    """A short way to a better verdict, by ids."""
    report: contents.Report
    """Everything that the report says in words."""


def as_data(value: object) -> Any:  # noqa: ANN401 (whatever JSON can hold)
    """Return a value of the format as JSON holds it; a field that may be missing is left out where it has no value."""
    if is_dataclass(value):
        named = [(one, getattr(value, one.name)) for one in fields(value)]
        return {one.name: as_data(held) for one, held in named if one.default is MISSING or held != one.default}
    if isinstance(value, tuple):
        return [as_data(one) for one in value]
    if isinstance(value, dict):
        return {key: as_data(held) for key, held in value.items()}
    return value
