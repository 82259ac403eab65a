"""What must be right in an overlay against the checklist that it extends."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from scalecheck.documents.rules.checklist import check_question
from scalecheck.documents.rules.conditions import check_conditions, check_gate_condition, check_relevance
from scalecheck.documents.rules.names import Names
from scalecheck.documents.rules.protected import Protection, check_replacement, check_unprotected
from scalecheck.documents.rules.references import check_references
from scalecheck.documents.shape.suggest import did_you_mean
from scalecheck.model.conditions import ItemFact, facts_in
from scalecheck.model.fingerprints import checklist_digest
from scalecheck.model.overlay import by_section, items_with, order_with

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scalecheck.documents.reading.reader import Path
    from scalecheck.documents.rules.findings import Findings
    from scalecheck.model.checklist import Checklist, Item
    from scalecheck.model.conditions import Condition
    from scalecheck.model.overlay import Overlay

PINNED: Final = 23
"""How many characters of a digest are enough to pin a parent: `sha256:` and sixteen digits."""


def check_overlay(found: Findings, overlay: Overlay, parent: Checklist) -> None:
    """Check that an overlay changes, hides, replaces, adds and tightens only what its parent has and leaves open."""
    names = Names(parent, frozenset(overlay.sources))
    together = Names(parent, frozenset(overlay.sources), tuple(one.item for one in overlay.add))
    _check_parent(found, overlay, parent)
    check_references(found, together, overlay)
    check_conditions(found, together, overlay)
    _check_touched(found, names, overlay)
    _check_fates(found, overlay)
    for place, addition in enumerate(overlay.add):
        _check_addition(found, names, addition.item, ("add", place, "item"))
    _check_neighbours(found, names, overlay)
    found.unique("item", ((one.item.id, ("add", place, "item", "id")) for place, one in enumerate(overlay.add)))
    _check_order(found, together, overlay)
    for name, tightening in overlay.tighten.items():
        check_gate_condition(found, tightening.also, ("tighten", name, "also"))
        _check_still_asked(found, overlay, tightening.also, ("tighten", name, "also"))
    for name in overlay.sources:
        if name in parent.sources:
            hint = "Choose another id, or name the parent's source and leave this one out."
            message = f"The parent already has a source `{name}`."
            found.error("duplicate-id", message, ("sources", name), hint=hint, at_key=True)


def _check_touched(found: Findings, names: Names, overlay: Overlay) -> None:
    """Check what is done to the parent's own items."""
    protection, added = Protection(names.checklist), {one.item.id: one.item for one in overlay.add}
    for name, change in overlay.change.items():
        if name in names.items:
            check_unprotected(found, protection, name, ("change", name), change)
    for name in overlay.hide:
        if name in names.items:
            check_unprotected(found, protection, name, ("hide", name), None)
    for name, replacement in overlay.replace.items():
        if name in names.items:
            check_replacement(found, protection, names.items[name], replacement, added)


def _check_parent(found: Findings, overlay: Overlay, parent: Checklist) -> None:
    if overlay.id == parent.id:
        hint = "Choose an id of its own, so that an assessment can say which of the two it answers."
        found.error("parent-id", f"`{overlay.id}` is the id of the checklist that it extends.", ("id",), hint=hint)
    digest, current = overlay.extends.digest, checklist_digest(parent)
    if digest is not None and not current.startswith(digest):
        found.warning(
            "parent-changed",
            f"`{parent.id}` {parent.version} is not the same text as when this overlay was made.",
            ("extends", "digest"),
            hint="Find the text that it was made for; or look at every change below again and pin this one "
            f"({current[:PINNED]}): scalecheck checklist rebase {overlay.id} --to {parent.version}",
        )


def _check_fates(found: Findings, overlay: Overlay) -> None:
    """Check that only one thing is done to an item."""
    done: dict[str, str] = {}
    for key, names, what in (
        ("change", overlay.change, "changed"),
        ("hide", overlay.hide, "hidden"),
        ("replace", overlay.replace, "replaced"),
    ):
        for name in names:
            if done.setdefault(name, what) != what:
                message = f"`{name}` is {done[name]} already, so it can't be {what}."
                found.error("two-fates", message, (key, name), hint="Keep one of the two.", at_key=True)


def _check_still_asked(found: Findings, overlay: Overlay, condition: Condition, path: Path) -> None:
    """Check that what an overlay itself asks for does not hang on an item that it hides."""
    for inner, fact in facts_in(condition):
        if isinstance(fact, ItemFact) and fact.item in overlay.hide:
            hint = "Ask it, or name another item here."
            message = f"This overlay hides `{fact.item}`, so nothing can hang on it."
            found.error("hidden-item", message, (*path, *inner, "item"), hint=hint)


def _check_order(found: Findings, together: Names, overlay: Overlay) -> None:
    """Check that everything added finds its place, and hangs only on what is asked before it."""
    order = {name: place for place, name in enumerate(order_with(together.checklist, by_section(overlay.add)))}
    for place, item in enumerate(addition.item for addition in overlay.add):
        if item.relevant_when is not None:
            earlier = _Earlier(order, order.get(item.id, len(order)))
            here: Path = ("add", place, "item", "relevant_when")
            check_relevance(found, together, item.relevant_when, here, earlier)
            _check_still_asked(found, overlay, item.relevant_when, here)


@dataclass(frozen=True, slots=True)
class _Earlier:
    """The questions that are asked before a place."""

    order: Mapping[str, int]
    place: int

    def __contains__(self, name: object) -> bool:
        return self.order.get(str(name), self.place) < self.place


def _check_addition(found: Findings, names: Names, item: Item, path: Path) -> None:
    if item.id in names.questions or item.id in names.sections:
        hint = "Choose another id, so that answers can't be mixed up."
        found.error("duplicate-id", f"The parent already has `{item.id}`.", (*path, "id"), hint=hint)
    if item.scale in names.checklist.scales:
        check_question(found, names, item, path)


def _check_neighbours(found: Findings, names: Names, overlay: Overlay) -> None:
    """Check that the item which an added one follows is in the section that it joins, before it."""
    added, additions = {one.item.id for one in overlay.add}, by_section(overlay.add)
    inside = {
        name: {item.id for item in items_with(names.sections[name], additions)}
        for name in additions
        if name in names.sections
    }
    for place, addition in enumerate(overlay.add):
        after, items = addition.after, inside.get(addition.to)
        if after is None or items is None or not (after in names.items or after in added):
            continue
        path: Path = ("add", place, "after")
        if after in added and (after not in items or addition.item.id not in items):
            message = f"`{addition.item.id}` has no place: what it follows is not in `{addition.to}`."
            hint = "Let it follow one of the parent's items, or leave `after` out."
            found.error("no-place", message, path, hint=hint)
        elif after not in items:
            own = [item.id for item in names.sections[addition.to].items]
            found.error(
                "other-section",
                f"`{after}` is not in `{addition.to}`, so nothing can follow it there.",
                path,
                hint=did_you_mean(after, own, f"items of `{addition.to}`"),
            )
