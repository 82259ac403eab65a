"""The overlay: a local checklist that extends another and records every deviation with a reason."""

from __future__ import annotations

from scalecheck.model.base import Digest, Exact, Grouped, Id, Listed, NewId, Part, Text, Version, Weight
from scalecheck.model.checklist import EvidenceRule, Item, NotApplicableRule, Source
from scalecheck.model.conditions import Condition, Importance


class Parent(Part):
    """The exact checklist that is extended."""

    checklist: Id
    """Its id."""
    version: Version
    """Its exact version."""
    digest: Digest | None = None
    """Its fingerprint."""


class ItemChange(Part):
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
    meanings: dict[Id, Text] = {}
    """In place of the parent's, option by option."""
    scores: dict[Id, Exact] = {}
    """In place of the parent's."""
    met_from: Id | None = None
    """In place of the parent's."""
    partly_from: Id | None = None
    """In place of the parent's."""
    evidence: EvidenceRule | None = None
    """In place of the parent's."""
    not_applicable: NotApplicableRule | None = None
    """In place of the parent's."""
    improve: dict[Id, Text] = {}
    """In place of the parent's, option by option."""
    best_answered_by: Listed[Id] = ()
    """In place of the parent's."""


class Addition(Part):
    """An item that the parent does not have."""

    to: Id
    """The parent's section that it joins."""
    after: Id | None = None
    """The item that it follows; left out: last in the section."""
    because: Text
    """Why."""
    item: Item
    """The item."""


class Tightening(Part):
    """A further need of one of the parent's gates."""

    also: Condition
    """What must hold as well, for each verdict that the gate names."""
    because: Text
    """Why."""


class Overlay(Part):
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
    change: Grouped[Id, ItemChange] = {}
    """What is different, by item."""
    hide: Grouped[Id, Text] = {}
    """The items that are not asked, each with the reason."""
    add: Listed[Addition] = ()
    """The items that come in addition."""
    tighten: Grouped[Id, Tightening] = {}
    """What is asked of gates beyond the parent's needs, by gate."""
    sources: dict[NewId, Source] = {}
    """Sources that the parent does not have, by id."""
