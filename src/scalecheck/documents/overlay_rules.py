"""What must be right in an overlay against the checklist that it extends."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scalecheck.documents.checklist_rules import check_question, check_sources
from scalecheck.documents.condition_rules import check_gate_condition, check_relevance
from scalecheck.documents.names import Names
from scalecheck.documents.suggest import did_you_mean
from scalecheck.model.checklist import sections_below
from scalecheck.model.conditions import ItemFact, facts_in
from scalecheck.model.fingerprints import checklist_digest

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scalecheck.documents.findings import Findings
    from scalecheck.documents.reader import Path
    from scalecheck.model.checklist import Checklist, Item
    from scalecheck.model.overlay import Addition, ItemChange, Overlay


def check_overlay(found: Findings, overlay: Overlay, parent: Checklist) -> None:
    """Check that an overlay changes, hides, adds and tightens only what its parent has and leaves open."""
    names = Names(parent, frozenset(overlay.sources))
    digest = overlay.extends.digest
    if digest is not None and not checklist_digest(parent).startswith(digest):
        found.warning(
            "parent-changed",
            f"`{parent.id}` {parent.version} is not the same text as when this overlay was made.",
            ("extends", "digest"),
            hint="Look at every change below again, then put in the new digest or leave it out.",
        )
    for name, change in overlay.change.items():
        if found.known("item", name, names.items, ("change", name), at_key=True):
            _check_protected(found, names, name, ("change", name), "changed")
            _check_change(found, names, names.items[name], change, ("change", name))
    for name in overlay.hide:
        if found.known("item", name, names.items, ("hide", name), at_key=True):
            _check_protected(found, names, name, ("hide", name), "hidden")
    for place, addition in enumerate(overlay.add):
        _check_addition(found, names, addition, ("add", place))
    found.unique("item", ((one.item.id, ("add", place, "item", "id")) for place, one in enumerate(overlay.add)))
    for name, tightening in overlay.tighten.items():
        if found.known("gate", name, names.gates, ("tighten", name), at_key=True):
            check_gate_condition(found, names, tightening.also, ("tighten", name, "also"))


def _check_protected(found: Findings, names: Names, item: str, path: Path, what: str) -> None:
    """Note an error where an item belongs to the core, or where a gate hangs on it."""
    if item in _core_items(names.checklist):
        hint = "Everyone answers it alike; add an item of your own instead."
        found.error("core-item", f"`{item}` is part of the core and can't be {what}.", path, hint=hint, at_key=True)
        return
    gate = next(
        (
            gate
            for gate in names.checklist.gates
            if any(
                isinstance(fact, ItemFact) and fact.item == item
                for need in gate.needs.values()
                for _, fact in facts_in(need)
            )
        ),
        None,
    )
    if gate is not None:
        hint = "Tighten the gate or add an item instead."
        message = f"The gate `{gate.id}` hangs on `{item}`, so it can't be {what}."
        found.error("gate-item", message, path, hint=hint, at_key=True)


def _core_items(checklist: Checklist) -> frozenset[str]:
    core_sections = (section for section in checklist.sections() if section.core)
    below = {item.id for top in core_sections for section in sections_below(top) for item in section.items}
    return frozenset(below | {item.id for item in checklist.items() if item.core})


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


def _check_addition(found: Findings, names: Names, addition: Addition, path: Path) -> None:
    found.known("section", addition.to, names.sections, (*path, "to"))
    _check_neighbour(found, names, addition, path)
    item, here = addition.item, (*path, "item")
    if item.id in names.questions or item.id in names.sections:
        hint = "Choose another id, so that answers can't be mixed up."
        found.error("duplicate-id", f"The parent already has `{item.id}`.", (*here, "id"), hint=hint)
    check_sources(found, names, item.sources, here)
    if found.known("scale", item.scale, names.checklist.scales, (*here, "scale")):
        check_question(found, names, item, here)
    if item.relevant_when is not None:
        check_relevance(
            found, names, item.relevant_when, (*here, "relevant_when"), tuple(_asked_before(names, addition))
        )


def _check_neighbour(found: Findings, names: Names, addition: Addition, path: Path) -> None:
    """Check that the item which an added one follows stands in the section that it joins."""
    section = next((one for one, _ in names.placed_sections if one.id == addition.to), None)
    if addition.after is None or not found.known("item", addition.after, names.items, (*path, "after")):
        return
    if section is not None and all(item.id != addition.after for item in section.items):
        found.error(
            "other-section",
            f"`{addition.after}` does not stand in `{addition.to}`, so nothing can follow it there.",
            (*path, "after"),
            hint=did_you_mean(addition.after, [item.id for item in section.items], f"items of `{addition.to}`"),
        )


def _asked_before(names: Names, addition: Addition) -> Iterator[str]:
    """Give the questions that are asked before an added item."""
    section = next((one for one, _ in names.placed_sections if one.id == addition.to), None)
    own = [item.id for item in section.items] if section is not None else []
    last = addition.after or (own[-1] if own else None)
    below = {item.id for one in sections_below(section) for item in one.items} if section is not None else set()
    for name in names.questions:
        if last is None and name in below:
            return
        yield name
        if name == last:
            return
