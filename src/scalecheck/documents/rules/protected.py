"""What an overlay must leave alone: the core, and what gates and verdicts hang on but for a named replacement."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, Final

from scalecheck.documents.shape.suggest import did_you_mean
from scalecheck.model.checklist import sections_below
from scalecheck.model.conditions import ItemFact, facts_in

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from scalecheck.documents.reading.reader import Path
    from scalecheck.documents.rules.findings import Findings
    from scalecheck.model.checklist import Checklist, Gate, Item
    from scalecheck.model.conditions import Condition
    from scalecheck.model.overlay import ItemChange, Replacement

_WEIGHTS: Final = ("could", "should", "must")


@dataclass(frozen=True)
class Protection:
    """What hangs on the items of a parent."""

    checklist: Checklist
    """The parent."""

    @cached_property
    def core(self) -> frozenset[str]:
        """The items that belong to the core, by id."""
        core_sections = (section for section in self.checklist.sections() if section.core)
        below = {item.id for top in core_sections for section in sections_below(top) for item in section.items}
        return frozenset(below | {item.id for item in self.checklist.items() if item.core})

    @cached_property
    def gate_of(self) -> dict[str, Gate]:
        """The first gate that hangs on an item, by the item's id."""
        found: dict[str, Gate] = {}
        for gate in self.checklist.gates:
            for item in _items_named(_conditions_of(gate)):
                found.setdefault(item, gate)
        return found

    @cached_property
    def behind_verdicts(self) -> frozenset[str]:
        """The items that a verdict hangs on, by id."""
        return frozenset(_items_named(_verdict_conditions(self.checklist)))


def check_unprotected(
    found: Findings, protection: Protection, item: str, path: Path, change: ItemChange | None
) -> None:
    """Note an error where an item belongs to the core, or where a gate or a verdict hangs on it.

    It is hidden where there is no change. What a verdict hangs on may be put in other words that mean the same.
    """
    what = "hidden" if change is None else "changed"
    if item in protection.core:
        hint = "Everyone answers it alike; add an item of your own instead."
        found.error("core-item", f"`{item}` is part of the core and can't be {what}.", path, hint=hint, at_key=True)
        return
    hint = "Tighten the gate or add an item instead; or name under `replace` an added item that takes its place."
    gate = protection.gate_of.get(item)
    if gate is not None:
        message = f"The gate `{gate.id}` hangs on `{item}`, so it can't be {what}."
        found.error("gate-item", message, path, hint=hint, at_key=True)
    elif _changes_meaning(change) and item in protection.behind_verdicts:
        hint = "Name under `replace` an added item that takes its place"
        same = ", or say `same_meaning: true` where only the words differ" if change and not change.scores else ""
        message = f"A verdict hangs on `{item}`, so it can't be {what}."
        found.error("verdict-item", message, path, hint=f"{hint}{same}.", at_key=True)


def check_replacement(
    found: Findings, protection: Protection, item: Item, replacement: Replacement, added: Mapping[str, Item]
) -> None:
    """Check that what takes an item's place is added here, and lets nothing pass that the item would hold back."""
    name = item.id
    path: Path = ("replace", name)
    if name in protection.core:
        hint = "Everyone answers it alike; add an item of your own instead."
        found.error("core-item", f"`{name}` is part of the core and can't be replaced.", path, hint=hint, at_key=True)
        return
    wanted = replacement.with_
    new = added.get(wanted)
    if new is None:
        if not found.rest.may_name(wanted):
            found.error(
                "not-added",
                f"`{wanted}` is none of the items that this overlay adds.",
                (*path, "with"),
                hint=lambda: did_you_mean(wanted, added, "items added") or "List it under `add`.",
            )
        return
    for message, hint in _weaker(item, new):
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


def _changes_meaning(change: ItemChange | None) -> bool:
    """Return whether an answer would mean or count something else; that is so of one that is hidden, too."""
    if change is None or change.scores:
        return True
    return not change.same_meaning and (change.ask is not None or bool(change.meanings))


def _items_named(conditions: Iterator[Condition]) -> Iterator[str]:
    facts = chain.from_iterable(facts_in(condition) for condition in conditions)
    return (fact.item for _, fact in facts if isinstance(fact, ItemFact))


def _conditions_of(gate: Gate) -> Iterator[Condition]:
    yield from gate.needs.values()
    if gate.applies_when is not None:
        yield gate.applies_when


def _verdict_conditions(checklist: Checklist) -> Iterator[Condition]:
    yield from (verdict.when for verdict in checklist.verdicts if verdict.when is not None)
    if checklist.settles_when is not None:
        yield checklist.settles_when
