"""The overlay: a local checklist that extends another and records every deviation with a reason."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

from pydantic import AliasChoices, Field

from scalecheck.model.base import (
    Digest,
    Exact,
    FileModel,
    Grouped,
    Id,
    InheritedFor,
    Listed,
    NewId,
    Text,
    Version,
    Weight,
)
from scalecheck.model.checklist import Allowance, EvidenceRule, Item, NotApplicableRule, Source
from scalecheck.model.conditions import Condition, Importance
from scalecheck.model.references import GateId, ItemId, OptionId, ParentItemId, ParentSectionId

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from scalecheck.model.checklist import Checklist, Section


class Parent(FileModel):
    """The exact checklist that is extended."""

    checklist: Id
    """Its id."""
    version: Version
    """Its exact version."""
    digest: Digest | None = None
    """Its fingerprint."""


class ItemChange(FileModel):
    """What is different in one item of the parent."""

    because: Text
    """Why."""
    same_meaning: bool = False
    """Whether answers given to the parent's wording stay valid."""
    title: Text | None = None
    """In place of the parent's."""
    ask: Text | None = None
    """In place of the parent's."""
    why: Text | None = None
    """In place of the parent's."""
    guidance: Text | None = None
    """In place of the parent's."""
    importance: Importance | None = None
    """In place of the parent's."""
    weight: Weight | None = None
    """In place of the parent's."""
    meanings: dict[OptionId, Text] = {}
    """In place of the parent's, option by option."""
    scores: dict[OptionId, Exact] = {}
    """In place of the parent's."""
    met_from: OptionId | None = None
    """In place of the parent's."""
    partly_from: OptionId | None = None
    """In place of the parent's."""
    evidence: EvidenceRule | None = None
    """In place of the parent's."""
    not_applicable: NotApplicableRule | None = None
    """In place of the parent's."""
    improve: dict[OptionId, Text] = {}
    """In place of the parent's, option by option."""
    best_answered_by: Listed[Id] = ()
    """In place of the parent's."""
    inherited_for: InheritedFor | None = None
    """In place of the parent's: how long a site's own answer counts for each innovation there, or `never`."""


class Addition(FileModel):
    """An item that the parent does not have."""

    to: ParentSectionId
    """The parent's section that it joins."""
    after: ItemId | None = None
    """The item that it follows; left out: last in the section."""
    because: Text
    """Why."""
    item: Item
    """The item."""


class Replacement(FileModel):
    """An added item that takes the place of one of the parent's, also behind its gates and verdicts."""

    with_: Annotated[Id, Field(alias="with")]
    """The added item; it is answered on the same scale, and counts no less."""
    because: Text
    """Why."""


class Tightening(FileModel):
    """A further need of one of the parent's gates."""

    also: Condition
    """What must hold as well, for each verdict that the gate names."""
    because: Text
    """Why."""


class Overlay(FileModel):
    """A local variant of a checklist."""

    format: Text
    """`scalecheck/overlay@` and the version of the format."""
    id: NewId
    """Its stable name."""
    version: Version
    """Its own version."""
    title: Text
    """What people read."""
    because: Text
    """Why it exists."""
    extends: Parent
    """The checklist that it extends."""
    change: Grouped[ParentItemId, ItemChange] = {}
    """What is different, by item."""
    hide: Grouped[ParentItemId, Text] = {}
    """The items that are not asked, each with the reason."""
    replace: Grouped[ParentItemId, Replacement] = {}
    """The items whose place an added one takes, by item; the only way for one that a gate or a verdict names."""
    add: Listed[Addition] = ()
    """The items that come in addition."""
    tighten: Grouped[GateId, Tightening] = {}
    """What is asked of gates beyond the parent's needs, by gate."""
    sources: dict[NewId, Source] = {}
    """Sources that the parent does not have, by id."""
    allow: Annotated[Listed[Allowance], Field(validation_alias=AliasChoices("allow", "meant"))] = ()
    """What `validate` finds unwise in the variant and is wanted, each with the reason; until 1.0 it was `meant`."""


def by_section(additions: Iterable[Addition]) -> dict[str, list[Addition]]:
    """Return additions by the section that they join, in the order in which they are listed."""
    found: dict[str, list[Addition]] = {}
    for addition in additions:
        found.setdefault(addition.to, []).append(addition)
    return found


def items_with(section: Section, additions: Mapping[str, Sequence[Addition]]) -> tuple[Item, ...]:
    """Return a section's own items with those that are added to it, each behind the one that it follows.

    Several that follow the same item come in the order in which they are listed.

    Args:
        section: The section.
        additions: What is added, by section.
    """
    followers: dict[str | None, list[Item]] = {}
    for addition in additions.get(section.id, ()):
        followers.setdefault(addition.after, []).append(addition.item)
    waiting = [*reversed(followers.pop(None, [])), *reversed(section.items)]
    placed: list[Item] = []
    while waiting:
        item = waiting.pop()
        placed.append(item)
        waiting.extend(reversed(followers.pop(item.id, [])))
    return tuple(placed)


def order_with(parent: Checklist, additions: Mapping[str, Sequence[Addition]]) -> tuple[str, ...]:
    """Return the ids of all questions in the order in which they are asked, with the items added to each section."""
    items = (item.id for section in parent.sections() for item in items_with(section, additions))
    return (*(question.id for question in parent.profile), *items)
