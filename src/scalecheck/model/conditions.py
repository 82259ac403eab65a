"""Conditions: the closed set of facts that gates, verdicts and relevance may name, and how they combine."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, ClassVar, Final, Literal, TypeAlias, get_args

from pydantic import Discriminator, Field, Tag, model_validator

from scalecheck.model.base import Exact, FileModel, Id, Listed, Share, Text, one_of
from scalecheck.model.references import GateId, OptionId, QuestionId, Refers, SourceId, VerdictId

if TYPE_CHECKING:
    from collections.abc import Iterator

About = Literal["innovation", "site", "system"]
Importance = Literal["must", "should", "could"]
State = Literal["answered", "dont-know", "not-applicable", "unanswered"]
Basis = Literal["evidenced", "observed", "asserted", "guess"]
Backing = Literal["evidence", "owner", "dated-action"]

OVERALL: Final = "overall"
"""In the place of a section's name; means the whole checklist."""
EVERY_DOMAIN: Final = "every-domain"
"""In the place of a section's name; asks for the same of each domain."""
SectionId = Annotated[Id, Refers("section", (OVERALL,))]
SectionIdOrEvery = Annotated[Id, Refers("section", (OVERALL, EVERY_DOMAIN))]
UNION_TAG: Final = "\x1f"
"""What the tag of a kind of condition begins with: a character that no file may hold, so no key looks like a tag."""


def _tag_of(value: object, leading_keys: tuple[str, ...]) -> str | None:
    """Return the union tag of a value: by its leading key where it is data, by its class where it is a model."""
    if isinstance(value, dict):
        return next((UNION_TAG + key for key in leading_keys if key in value), None)
    key = getattr(value, "leading_key", None)
    return UNION_TAG + key if key in leading_keys else None


class ConditionPart(FileModel):
    """What every condition may carry beside its test."""

    because: Text | None = None
    """Why this threshold, in a line."""
    sources: Listed[SourceId] = ()
    """Where the threshold comes from: ids of the checklist's sources."""


class ItemFact(ConditionPart):
    """A fact about the answer to one item or opening question."""

    leading_key: ClassVar[str] = "item"

    item: QuestionId
    """The item or opening question."""
    is_in: Annotated[tuple[OptionId, ...] | None, Field(alias="is", min_length=1)] = None
    """True where the answer is one of these options."""
    is_not_in: Annotated[tuple[OptionId, ...] | None, Field(alias="is_not", min_length=1)] = None
    """True where the answer is an option, and none of these."""
    at_least: OptionId | None = None
    """True where the answer scores as this option does, or better."""
    below: OptionId | None = None
    """True where the answer scores less than this option."""
    state: Annotated[tuple[State, ...] | None, Field(min_length=1)] = None
    """True where the answer is in one of these states; always known."""
    basis: Annotated[tuple[Basis, ...] | None, Field(min_length=1)] = None
    """True where the answer rests on one of these."""
    has: Annotated[tuple[Backing, ...] | None, Field(min_length=1)] = None
    """True where the answer carries all of these."""

    @model_validator(mode="after")
    def _one_test(self) -> ItemFact:
        one_of(self, ("is_in", "is_not_in", "at_least", "below", "state", "basis", "has"), required=True)
        return self

    @property
    def options(self) -> tuple[tuple[str, str], ...]:
        """The options that it names, each with its key."""
        listed = [("is", one) for one in self.is_in or ()] + [("is_not", one) for one in self.is_not_in or ()]
        single = [(key, one) for key, one in (("at_least", self.at_least), ("below", self.below)) if one]
        return (*listed, *single)


class Weakest(FileModel):
    """The section with the lowest safe score among its equals."""

    leading_key: ClassVar[str] = "weakest"

    weakest: Literal["domains"]
    """Among which sections."""


class AboutOnly(FileModel):
    """The items about one thing, wherever they are."""

    leading_key: ClassVar[str] = "about"

    about: About
    """About what."""


def _scored_kind(value: object) -> str | None:
    if isinstance(value, str):
        return UNION_TAG + "section"
    return _tag_of(value, ("weakest", "about"))


ScoredThing: TypeAlias = Annotated[
    Annotated[SectionId, Tag(UNION_TAG + "section")]
    | Annotated[Weakest, Tag(UNION_TAG + "weakest")]
    | Annotated[AboutOnly, Tag(UNION_TAG + "about")],
    Discriminator(_scored_kind, custom_error_type="no_such_score", custom_error_message="nothing is scored by this"),
]
"""What a score can be of: a section's id, `{weakest: domains}` or `{about: site}`."""


class ScoreFact(ConditionPart):
    """A fact about a score, in the figures that the section's own scoring gives."""

    leading_key: ClassVar[str] = "score"

    score: ScoredThing
    """`overall`, a section, the weakest domain, or all items about one thing."""
    at_least: Exact | None = None
    """True where the score cannot end below this."""
    below: Exact | None = None
    """True where the score must end below this."""

    @model_validator(mode="after")
    def _one_test(self) -> ScoreFact:
        one_of(self, ("at_least", "below"), required=True)
        return self


class CoverageFact(ConditionPart):
    """How much of what applies has an answer."""

    leading_key: ClassVar[str] = "coverage"

    coverage: SectionId
    """`overall` or a section."""
    counting: Annotated[tuple[Literal["answered", "dont-know"], ...], Field(min_length=1)] = ("answered",)
    """What counts as covered: with `dont-know` in the list, a don't-know is an answer as well."""
    at_least: Share
    """True where answered / relevant reaches this."""


class ShareFact(ConditionPart):
    """How much of what applies is met, or partly there; blanks and don't-knows count below."""

    leading_key: ClassVar[str] = "share"

    share: Literal["met", "partly"]
    """Which level counts."""
    within: Annotated[SectionIdOrEvery, Field(alias="in")]
    """`overall`, `every-domain` or a section."""
    at_least: Share
    """True where the share reaches this."""


class CountFact(ConditionPart):
    """How many items are in some state."""

    leading_key: ClassVar[str] = "count"

    count: Literal["not-met", "dont-know", "unanswered"]
    """Which state; what is left open may still turn out to be not met or a don't-know."""
    importance: Importance | None = None
    """Only items of this importance."""
    about: About | None = None
    """Only items about this."""
    within: Annotated[SectionId | None, Field(alias="in")] = None
    """Only items in this section."""
    at_most: Annotated[int, Field(ge=0)]
    """True where no more than this many can be."""


class GateFact(ConditionPart):
    """Whether one gate lets a verdict pass."""

    leading_key: ClassVar[str] = "gate"

    gate: GateId
    """The gate."""
    allows: VerdictId
    """The verdict."""


class GatesBelowFact(ConditionPart):
    """The gates that do not let a verdict pass: how many, or what each of them lacks."""

    leading_key: ClassVar[str] = "gates_below"

    gates_below: VerdictId
    """The verdict."""
    at_most: Annotated[int | None, Field(ge=0)] = None
    """True where no more than this many gates are below it."""
    each_has: Annotated[tuple[Backing, ...] | None, Field(min_length=1)] = None
    """True where every item that holds such a gate back carries all of these."""

    @model_validator(mode="after")
    def _one_test(self) -> GatesBelowFact:
        one_of(self, ("at_most", "each_has"), required=True)
        return self


class GateItemsFact(ConditionPart):
    """What the answers behind the gates rest on."""

    leading_key: ClassVar[str] = "gate_items"

    gate_items: Literal["each"]
    """Every item that a gate names."""
    has: Annotated[tuple[Backing, ...], Field(min_length=1)]
    """True where each carries all of these."""


class All(ConditionPart):
    """True where every condition is."""

    leading_key: ClassVar[str] = "all"

    conditions: Annotated[tuple[Condition, ...], Field(alias="all", min_length=1)]
    """The conditions."""


class AnyOf(ConditionPart):
    """True where at least one condition is."""

    leading_key: ClassVar[str] = "any"

    conditions: Annotated[tuple[Condition, ...], Field(alias="any", min_length=1)]
    """The conditions."""


class Not(ConditionPart):
    """True where the condition is false; what is unknown stays unknown."""

    leading_key: ClassVar[str] = "not"

    condition: Annotated[Condition, Field(alias="not")]
    """The condition."""


Fact: TypeAlias = (
    ItemFact | ScoreFact | CoverageFact | ShareFact | CountFact | GateFact | GatesBelowFact | GateItemsFact
)
"""A condition that looks at the answers itself."""

LEADING_KEYS: Final[tuple[str, ...]] = tuple(kind.leading_key for kind in (All, AnyOf, Not, *get_args(Fact)))
"""The key by which each kind of condition is known."""


def _kind(value: object) -> str | None:
    return _tag_of(value, LEADING_KEYS)


Condition: TypeAlias = Annotated[
    Annotated[All, Tag(UNION_TAG + "all")]
    | Annotated[AnyOf, Tag(UNION_TAG + "any")]
    | Annotated[Not, Tag(UNION_TAG + "not")]
    | Annotated[ItemFact, Tag(UNION_TAG + "item")]
    | Annotated[ScoreFact, Tag(UNION_TAG + "score")]
    | Annotated[CoverageFact, Tag(UNION_TAG + "coverage")]
    | Annotated[ShareFact, Tag(UNION_TAG + "share")]
    | Annotated[CountFact, Tag(UNION_TAG + "count")]
    | Annotated[GateFact, Tag(UNION_TAG + "gate")]
    | Annotated[GatesBelowFact, Tag(UNION_TAG + "gates_below")]
    | Annotated[GateItemsFact, Tag(UNION_TAG + "gate_items")],
    Discriminator(_kind, custom_error_type="no_such_condition", custom_error_message="this is no condition"),
]
"""A fact, or facts combined by `all`, `any` and `not`."""

Step: TypeAlias = tuple[str | int, ...]


def facts_in(condition: Condition, path: Step = ()) -> Iterator[tuple[Step, Fact]]:
    """Return every fact in a condition, each with its path of keys and positions from the condition's own place."""
    if isinstance(condition, Not):
        yield from facts_in(condition.condition, (*path, "not"))
    elif isinstance(condition, All | AnyOf):
        key = "all" if isinstance(condition, All) else "any"
        for position, inner in enumerate(condition.conditions):
            yield from facts_in(inner, (*path, key, position))
    else:
        yield path, condition


def conditions_in(condition: Condition, path: Step = ()) -> Iterator[tuple[Step, Condition]]:
    """Return the condition itself and every condition inside it, each with its path."""
    yield path, condition
    if isinstance(condition, Not):
        yield from conditions_in(condition.condition, (*path, "not"))
    elif isinstance(condition, All | AnyOf):
        key = "all" if isinstance(condition, All) else "any"
        for position, inner in enumerate(condition.conditions):
            yield from conditions_in(inner, (*path, key, position))
