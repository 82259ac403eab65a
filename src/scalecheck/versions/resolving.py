"""A local variant put together: what its overlay says, applied to its parent."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, TypeVar, assert_never

from scalecheck.model import checklist as model
from scalecheck.model.conditions import All
from scalecheck.model.fingerprints import asked_fingerprint, wording_fingerprint
from scalecheck.model.item_keys import OVERLAY_KEYS
from scalecheck.model.overlay import by_section, items_with
from scalecheck.versions.deviations import deviations
from scalecheck.versions.renaming import renamed

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scalecheck.model.checklist import Checklist, Contradiction, Gate, Item, Scale, Verdict
    from scalecheck.model.conditions import Condition
    from scalecheck.model.overlay import Addition, ItemChange, Overlay, Tightening
    from scalecheck.versions.deviations import Deviation
    from scalecheck.versions.renaming import Fates

S = TypeVar("S", model.Section, model.Domain)
P = TypeVar("P", model.Section, model.Domain, model.Item)
W = TypeVar("W", model.Warning, model.Contradiction)


@dataclass(frozen=True, slots=True)
class Variant:
    """A local variant with the checklist that it comes to."""

    overlay: Overlay
    """What the local team wrote."""
    parent: Checklist
    """The checklist that it extends."""
    checklist: Checklist
    """The checklist that people answer and are judged by."""
    deviations: tuple[Deviation, ...]
    """How the two differ."""


def resolve(overlay: Overlay, parent: Checklist) -> Variant:
    """Return the checklist that an overlay makes of its parent.

    It has the overlay's id, version and title. An item that is hidden or replaced stays in it as a retired one, so that
    its id is never used again and answers to it are known; facts about a hidden one are gone from every condition, and
    facts about a replaced one are about its replacement. What the overlay does not touch is the parent's own object.

    The overlay has to fit its parent: everything that it names has to be there.
    """
    fates: Fates = {**dict.fromkeys(overlay.hide), **{name: one.with_ for name, one in overlay.replace.items()}}
    update: dict[str, Any] = {"id": overlay.id, "version": overlay.version, "title": overlay.title}
    additions = by_section(overlay.add)
    parts = {
        "domains": tuple(_section(domain, overlay, parent, fates, additions) for domain in parent.domains),
        "gates": tuple(_gate(gate, overlay.tighten.get(gate.id), fates) for gate in parent.gates),
        "warnings": tuple(one for told in parent.warnings if (one := _when(told, fates)) is not None),
        "contradictions": tuple(
            kept for told in parent.contradictions if (kept := _contradiction(told, fates)) is not None
        ),
        "verdicts": tuple(_verdict(verdict, fates) for verdict in parent.verdicts),
        "settles_when": parent.settles_when and renamed(parent.settles_when, fates),
        "sources": {**parent.sources, **overlay.sources},
        "allow": (*parent.allow, *overlay.allow),
    }
    update |= {key: value for key, value in parts.items() if value != getattr(parent, key)}
    checklist = parent.model_copy(update=update)
    return Variant(overlay, parent, checklist, deviations(overlay, parent, checklist))


def _section(
    section: S, overlay: Overlay, parent: Checklist, fates: Fates, additions: Mapping[str, Sequence[Addition]]
) -> S:
    """Return a section or domain with everything below it as it is in the variant."""
    items = tuple(_item(item, overlay, parent, fates) for item in items_with(section, additions))
    sections = tuple(_section(inner, overlay, parent, fates, additions) for inner in section.sections)
    return _with(section, fates, {"items": items, "sections": sections})


def _item(item: Item, overlay: Overlay, parent: Checklist, fates: Fates) -> Item:
    update: dict[str, Any] = {}
    if item.id in fates and item.retired is None:
        fate = fates[item.id]
        update["retired"] = (
            model.Retired(since=overlay.version)
            if fate is None
            else model.Retired(since=overlay.version, replaced_by=fate)
        )
    if item.id in overlay.change:
        update |= _change(item, overlay.change[item.id], parent.scales[item.scale])
    return _with(item, fates, update)


def _with(part: P, fates: Fates, update: dict[str, Any]) -> P:
    """Return a section or an item with what is new in it; the same object where nothing is."""
    if part.relevant_when is not None:
        update["relevant_when"] = renamed(part.relevant_when, fates)
    new = {key: value for key, value in update.items() if value != getattr(part, key)}
    return part.model_copy(update=new) if new else part


def _change(item: Item, change: ItemChange, scale: Scale) -> dict[str, Any]:
    given = change.model_fields_set
    update: dict[str, Any] = {}
    for key in OVERLAY_KEYS:
        now = getattr(change, key.name) if key.name in given else None
        match key.overlay:
            case "whole":
                update |= {key.name: now} if now is not None else {}
            case "by-option":
                update |= {key.name: {**getattr(item, key.name), **now}} if now is not None else {}
            case "never":
                pass
            case other:
                assert_never(other)
    worded = item.model_copy(update=update)
    if wording_fingerprint(worded, scale) != wording_fingerprint(item, scale):
        update["asked_as"] = asked_fingerprint(item, scale) if change.same_meaning else None
    return update


def _gate(gate: Gate, tightening: Tightening | None, fates: Fates) -> Gate:
    needs = {
        verdict: renamed(need if tightening is None else _and(need, tightening), fates)
        for verdict, need in gate.needs.items()
    }
    update: dict[str, Any] = {"needs": needs}
    if gate.applies_when is not None:
        update["applies_when"] = renamed(gate.applies_when, fates)
    new = {key: value for key, value in update.items() if value != getattr(gate, key)}
    return gate.model_copy(update=new) if new else gate


def _and(need: Condition, tightening: Tightening) -> Condition:
    """Return a need with a further one, which carries the reason for the tightening where it has none of its own."""
    also = tightening.also
    if also.because is None:
        also = also.model_copy(update={"because": tightening.because})
    if isinstance(need, All) and need.because is None and not need.sources:
        return need.model_copy(update={"conditions": (*need.conditions, also)})
    return All.model_validate({"all": (need, also)})


def _when(part: W, fates: Fates) -> W | None:
    """Return a warning or contradiction with its condition; None where nothing is left of that."""
    when = renamed(part.when, fates)
    if when is part.when:
        return part
    return part.model_copy(update={"when": when}) if when is not None else None


def _contradiction(contradiction: Contradiction, fates: Fates) -> Contradiction | None:
    """Return a contradiction about the items that are asked; None where it is about one that is not."""
    items = tuple(fates.get(item, item) for item in contradiction.items)
    if None in items:
        return None
    changed = contradiction if items == contradiction.items else contradiction.model_copy(update={"items": items})
    return _when(changed, fates)


def _verdict(verdict: Verdict, fates: Fates) -> Verdict:
    if verdict.when is None or (when := renamed(verdict.when, fates)) is verdict.when:
        return verdict
    return verdict.model_copy(update={"when": when})
