"""What a local team has to look at when its overlay moves from one version of the parent to another."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from scalecheck.model.fingerprints import wording_fingerprint
from scalecheck.model.item_keys import OVERLAY_KEYS
from scalecheck.versions.conditions import asked_by
from scalecheck.versions.deviations import differences

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scalecheck.model.checklist import Checklist, Gate, Item
    from scalecheck.model.overlay import ItemChange, Overlay
    from scalecheck.versions.deviations import Difference

OverlayGroup = Literal["change", "hide", "replace", "tighten"]
"""The part of an overlay in which something is."""

Cause = Literal["parent-changed", "retired", "not-comparable"]
"""Why it has to be looked at again: the parent says something else, no longer asks it, or the earlier text is gone."""


@dataclass(frozen=True, slots=True)
class Decision:
    """One thing in an overlay that has to be looked at again."""

    part: OverlayGroup
    """Where in the overlay it is."""
    id: str
    """The item or the gate."""
    title: str
    """Its title in the new parent."""
    cause: Cause
    """Why it has to be looked at."""
    differences: tuple[Difference, ...] = ()
    """What the parent no longer says as before."""
    overridden: frozenset[str] = frozenset()
    """Those of the differences, by what they are about, that the overlay puts its own words in place of."""
    claims_same_meaning: bool = False
    """Whether the parent's words have changed, and the overlay says that its own mean the same."""


@dataclass(frozen=True, slots=True)
class Rebase:
    """What moving an overlay to another version of its parent means."""

    decisions: tuple[Decision, ...]
    """What has to be looked at again, in the order of the overlay."""
    new: tuple[Item, ...] = ()
    """The items that the new parent asks and the old one did not."""
    gone: tuple[Item, ...] = ()
    """The items that the old parent asked and the new one does not, and that the overlay leaves alone."""


def move(overlay: Overlay, old: Checklist | None, new: Checklist) -> Rebase:
    """Return what moving an overlay means.

    Args:
        overlay: What the local team wrote; it fits the new parent.
        old: The parent's text that it was made for; None where that is not there any more.
        new: The parent that it moves to.
    """
    decisions = (*_about_items(overlay, old, new), *_about_gates(overlay, old, new))
    if old is None:
        return Rebase(decisions)
    before, after = _asked(old), _asked(new)
    touched = overlay.change.keys() | overlay.hide.keys() | overlay.replace.keys()
    return Rebase(
        decisions,
        new=tuple(item for name, item in after.items() if name not in before),
        gone=tuple(item for name, item in before.items() if name not in after and name not in touched),
    )


def _about_items(overlay: Overlay, old: Checklist | None, new: Checklist) -> Iterator[Decision]:
    before = {item.id: item for item in old.items()} if old is not None else {}
    after = {item.id: item for item in new.items()}
    parts: tuple[tuple[OverlayGroup, list[str]], ...] = (
        ("change", list(overlay.change)),
        ("hide", list(overlay.hide)),
        ("replace", list(overlay.replace)),
    )
    for part, name in ((part, name) for part, names in parts for name in names):
        item = after[name]
        was = before.get(name)
        if item.retired is not None and (was is None or was.retired is None):
            yield Decision(part, name, item.title, "retired")
        elif old is None or was is None:
            yield Decision(part, name, item.title, "not-comparable")
        elif found := differences(was, item, (old.scales[was.scale], new.scales[item.scale])):
            change = overlay.change[name] if part == "change" else None
            reworded = wording_fingerprint(was, old.scales[was.scale]) != wording_fingerprint(
                item, new.scales[item.scale]
            )
            claims = change is not None and change.same_meaning and reworded
            yield Decision(part, name, item.title, "parent-changed", found, _overridden(change), claims)


def _overridden(change: ItemChange | None) -> frozenset[str]:
    given = change.model_fields_set if change is not None else frozenset()
    return frozenset(key.label for key in OVERLAY_KEYS if key.name in given)


def _about_gates(overlay: Overlay, old: Checklist | None, new: Checklist) -> Iterator[Decision]:
    before = {gate.id: gate for gate in old.gates} if old is not None else {}
    after = {gate.id: gate for gate in new.gates}
    for name in overlay.tighten:
        if name not in before:
            yield Decision("tighten", name, after[name].title, "not-comparable")
        elif _rules(before[name]) != _rules(after[name]):
            yield Decision("tighten", name, after[name].title, "parent-changed")


def _rules(gate: Gate) -> tuple[object, ...]:
    """Return what a gate asks for, whatever its reasons and sources are."""
    return asked_by(gate.applies_when), {verdict: asked_by(need) for verdict, need in gate.needs.items()}


def _asked(checklist: Checklist) -> dict[str, Item]:
    return {item.id: item for item in checklist.items() if item.retired is None}
