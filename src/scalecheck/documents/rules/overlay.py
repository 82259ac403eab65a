"""What must be right in an overlay against the checklist that it extends."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scalecheck.documents.rules.checklist import check_question, check_sources
from scalecheck.documents.rules.conditions import check_gate_condition, check_relevance
from scalecheck.documents.rules.names import Names
from scalecheck.documents.rules.protected import check_replacement, check_unprotected
from scalecheck.documents.shape.suggest import did_you_mean
from scalecheck.model.conditions import ItemFact, facts_in
from scalecheck.model.fingerprints import checklist_digest
from scalecheck.model.overlay import items_with, order_with

if TYPE_CHECKING:
    from scalecheck.documents.reading.reader import Path
    from scalecheck.documents.rules.findings import Findings
    from scalecheck.model.checklist import Checklist, Item
    from scalecheck.model.conditions import Condition
    from scalecheck.model.overlay import Addition, ItemChange, Overlay

PINNED: Final = 23
"""How many characters of a digest are enough to pin a parent: `sha256:` and sixteen digits."""


def check_overlay(found: Findings, overlay: Overlay, parent: Checklist) -> None:
    """Check that an overlay changes, hides, replaces, adds and tightens only what its parent has and leaves open."""
    names = Names(parent, frozenset(overlay.sources))
    together = Names(parent, frozenset(overlay.sources), tuple(one.item for one in overlay.add))
    _check_parent(found, overlay, parent)
    _check_touched(found, names, overlay)
    _check_fates(found, overlay)
    for place, addition in enumerate(overlay.add):
        _check_addition(found, names, overlay, addition, ("add", place))
    found.unique("item", ((one.item.id, ("add", place, "item", "id")) for place, one in enumerate(overlay.add)))
    _check_order(found, together, overlay)
    for name, tightening in overlay.tighten.items():
        if found.known("gate", name, names.gates, ("tighten", name), at_key=True):
            check_gate_condition(found, together, tightening.also, ("tighten", name, "also"))
            _check_still_asked(found, overlay, tightening.also, ("tighten", name, "also"))
    for name in overlay.sources:
        if name in parent.sources:
            hint = "Choose another id, or name the parent's source and leave this one out."
            message = f"The parent already has a source `{name}`."
            found.error("duplicate-id", message, ("sources", name), hint=hint, at_key=True)


def _check_touched(found: Findings, names: Names, overlay: Overlay) -> None:
    """Check what is done to the parent's own items."""
    for name, change in overlay.change.items():
        if found.known("item", name, names.items, ("change", name), at_key=True):
            check_unprotected(found, names, name, ("change", name), change)
            _check_change(found, names, names.items[name], change, ("change", name))
    for name in overlay.hide:
        if found.known("item", name, names.items, ("hide", name), at_key=True):
            check_unprotected(found, names, name, ("hide", name), None)
    for name in overlay.replace:
        if found.known("item", name, names.items, ("replace", name), at_key=True):
            check_replacement(found, names, overlay, name)


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
    order = order_with(together.checklist, overlay.add)
    for place, addition in enumerate(overlay.add):
        path: Path = ("add", place)
        item = addition.item
        if item.relevant_when is not None:
            earlier = order[: order.index(item.id)] if item.id in order else order
            here = (*path, "item", "relevant_when")
            check_relevance(found, together, item.relevant_when, here, earlier)
            _check_still_asked(found, overlay, item.relevant_when, here)


def _check_change(found: Findings, names: Names, item: Item, change: ItemChange, path: Path) -> None:
    options = names.options(item)
    for key in ("meanings", "improve", "scores"):
        for option in getattr(change, key):
            found.known("option", option, options, (*path, key, option), at_key=True)
    for place, option in enumerate(change.evidence.required_for if change.evidence is not None else ()):
        found.known("option", option, options, (*path, "evidence", "required_for", place))
    for key in ("met_from", "partly_from"):
        named = getattr(change, key)
        if named is not None:
            found.known("option", named, options, (*path, key))


def _check_addition(found: Findings, names: Names, overlay: Overlay, addition: Addition, path: Path) -> None:
    found.known("section", addition.to, names.sections, (*path, "to"))
    _check_neighbour(found, names, overlay, addition, path)
    item, here = addition.item, (*path, "item")
    if item.id in names.questions or item.id in names.sections:
        hint = "Choose another id, so that answers can't be mixed up."
        found.error("duplicate-id", f"The parent already has `{item.id}`.", (*here, "id"), hint=hint)
    check_sources(found, names, item.sources, here)
    if found.known("scale", item.scale, names.checklist.scales, (*here, "scale")):
        check_question(found, names, item, here)


def _check_neighbour(found: Findings, names: Names, overlay: Overlay, addition: Addition, path: Path) -> None:
    """Check that the item which an added one follows stands in the section that it joins, before it."""
    after, added = addition.after, [one.item.id for one in overlay.add]
    if after is None or not found.known("item", after, (*names.items, *added), (*path, "after")):
        return
    section = next((one for one, _ in names.placed_sections if one.id == addition.to), None)
    if section is None:
        return
    items = [item.id for item in items_with(section, overlay.add)]
    path = (*path, "after")
    if after in added and (after not in items or addition.item.id not in items):
        message = f"`{addition.item.id}` finds no place: what it follows does not stand in `{addition.to}`."
        hint = "Let it follow one of the parent's items, or leave `after` out."
        found.error("no-place", message, path, hint=hint)
    elif after not in items:
        found.error(
            "other-section",
            f"`{after}` does not stand in `{addition.to}`, so nothing can follow it there.",
            path,
            hint=did_you_mean(after, [item.id for item in section.items], f"items of `{addition.to}`"),
        )
