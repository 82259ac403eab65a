"""What an overlay must leave alone: the core, and what gates and verdicts hang on but for a named replacement."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, Final

from scalecheck.documents.shape.suggest import did_you_mean
from scalecheck.model.checklist import sections_below
from scalecheck.model.conditions import ItemFact, facts_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scalecheck.documents.reading.reader import Path
    from scalecheck.documents.rules.findings import Findings
    from scalecheck.documents.rules.names import Names
    from scalecheck.model.checklist import Checklist, Gate, Item
    from scalecheck.model.conditions import Condition
    from scalecheck.model.overlay import ItemChange, Overlay

_WEIGHTS: Final = ("could", "should", "must")


def check_unprotected(found: Findings, names: Names, item: str, path: Path, change: ItemChange | None) -> None:
    """Note an error where an item belongs to the core, or where a gate or a verdict hangs on it.

    It is hidden where there is no change. What a verdict hangs on may be put in other words that mean the same.
    """
    what = "hidden" if change is None else "changed"
    if item in _core_items(names.checklist):
        hint = "Everyone answers it alike; add an item of your own instead."
        found.error("core-item", f"`{item}` is part of the core and can't be {what}.", path, hint=hint, at_key=True)
        return
    hint = "Tighten the gate or add an item instead; or name under `replace` an added item that takes its place."
    gate = next((gate for gate in names.checklist.gates if _names(_conditions_of(gate), item)), None)
    if gate is not None:
        message = f"The gate `{gate.id}` hangs on `{item}`, so it can't be {what}."
        found.error("gate-item", message, path, hint=hint, at_key=True)
    elif _means_otherwise(change) and _names(_verdict_conditions(names.checklist), item):
        hint = "Name under `replace` an added item that takes its place"
        same = ", or say `same_meaning: true` where only the words differ" if change and not change.scores else ""
        message = f"A verdict hangs on `{item}`, so it can't be {what}."
        found.error("verdict-item", message, path, hint=f"{hint}{same}.", at_key=True)


def check_replacement(found: Findings, names: Names, overlay: Overlay, name: str) -> None:
    """Check that what takes an item's place is added here, and lets nothing pass that the item would hold back."""
    path: Path = ("replace", name)
    if name in _core_items(names.checklist):
        hint = "Everyone answers it alike; add an item of your own instead."
        found.error("core-item", f"`{name}` is part of the core and can't be replaced.", path, hint=hint, at_key=True)
        return
    added = {one.item.id: one.item for one in overlay.add}
    new = added.get(overlay.replace[name].with_)
    if new is None:
        wanted = overlay.replace[name].with_
        if not found.rest.may_name(wanted):
            found.error(
                "not-added",
                f"`{wanted}` is none of the items that this overlay adds.",
                (*path, "with"),
                hint=lambda: did_you_mean(wanted, added, "items added") or "List it under `add`.",
            )
        return
    for message, hint in _weaker(names.items[name], new):
        found.error("weaker-replacement", f"`{new.id}` can't replace `{name}`: {message}", (*path, "with"), hint=hint)


def _weaker(old: Item, new: Item) -> Iterator[tuple[str, str]]:
    """Return what keeps an item from taking another's place, and what would be right."""
    if new.scale != old.scale:
        yield "it is answered on another scale.", f"Use the scale `{old.scale}`: what hangs on it names its options."
        return
    if (new.scores, new.reverse) != (old.scores, old.reverse):
        yield "its options count differently.", f"Give it the same `scores` and `reverse` as `{old.id}`."
    if (new.met_from, new.partly_from) != (old.met_from, old.partly_from):
        yield "it is met from another option on.", f"Give it the same `met_from` and `partly_from` as `{old.id}`."
    if new.about != old.about:
        yield f"it is about the {new.about}.", f"Write `about: {old.about}`; who answers it hangs on that."
    if _WEIGHTS.index(new.importance) < _WEIGHTS.index(old.importance):
        yield "it matters less.", f"Write `importance: {old.importance}`, or more."
    if new.not_applicable.allowed and not old.not_applicable.allowed:
        yield "it could be set aside.", "Write `not_applicable: {allowed: false}`."
    if new.relevant_when is not None and new.relevant_when != old.relevant_when:
        yield "it would not always be asked.", f"Leave out `relevant_when`, or take over that of `{old.id}`."


def _means_otherwise(change: ItemChange | None) -> bool:
    """Return whether an answer would mean or count something else; that is so of one that is hidden, too."""
    if change is None or change.scores:
        return True
    return not change.same_meaning and (change.ask is not None or bool(change.meanings))


def _core_items(checklist: Checklist) -> frozenset[str]:
    core_sections = (section for section in checklist.sections() if section.core)
    below = {item.id for top in core_sections for section in sections_below(top) for item in section.items}
    return frozenset(below | {item.id for item in checklist.items() if item.core})


def _names(conditions: Iterator[Condition], item: str) -> bool:
    facts = chain.from_iterable(facts_in(condition) for condition in conditions)
    return any(isinstance(fact, ItemFact) and fact.item == item for _, fact in facts)


def _conditions_of(gate: Gate) -> Iterator[Condition]:
    yield from gate.needs.values()
    if gate.applies_when is not None:
        yield gate.applies_when


def _verdict_conditions(checklist: Checklist) -> Iterator[Condition]:
    yield from (verdict.when for verdict in checklist.verdicts if verdict.when is not None)
    if checklist.settles_when is not None:
        yield checklist.settles_when
