"""What must be right in a local variant once it is put together: all that must be right in any checklist."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from scalecheck.documents.rules.checklist import check_checklist

if TYPE_CHECKING:
    from scalecheck.documents.reading.reader import Path
    from scalecheck.documents.rules.findings import Findings
    from scalecheck.model.checklist import Checklist, Item, Section
    from scalecheck.model.overlay import Overlay


def check_resolved(found: Findings, overlay: Overlay, resolved: Checklist) -> None:
    """Check the checklist that an overlay makes of a valid parent; what is found is told at the overlay's own place."""
    check_checklist(replace(found, place_of=OverlayPlaces(overlay, resolved).of), resolved)


@dataclass(frozen=True)
class OverlayPlaces:
    """Where in an overlay each place of the resolved checklist comes from."""

    overlay: Overlay
    """The overlay."""
    resolved: Checklist
    """The checklist that it makes of its parent."""

    def of(self, path: Path) -> Path:
        """Return the path in the overlay that made a place in the resolved checklist what it is."""
        overlay = self.overlay
        if path[:1] == ("domains",):
            return self._below_domains(path[1:])
        if path[:1] == ("sources",) and path[1:2] and path[1] in overlay.sources:
            return path
        if path[:1] == ("gates",) and isinstance(path[1], int):
            gate = self.resolved.gates[path[1]].id
            if gate in overlay.tighten:
                return ("tighten", gate, "also")
        return ("replace",) if overlay.replace else ("extends",)

    @cached_property
    def _added(self) -> dict[str, int]:
        """The place of each added item in the overlay, by id; of two with one id, the first."""
        return {addition.item.id: place for place, addition in reversed([*enumerate(self.overlay.add)])}

    @cached_property
    def _joining(self) -> dict[str, int]:
        """The place of the first item that joins a section, by the section's id."""
        return {addition.to: place for place, addition in reversed([*enumerate(self.overlay.add)])}

    def _below_domains(self, path: Path) -> Path:
        overlay = self.overlay
        section, item, rest = _followed(self.resolved.domains, path)
        if item is None:
            place = self._joining.get(section.id) if section is not None else None
            return ("add", place, "to") if place is not None else ("extends",)
        if item.id in self._added:
            return ("add", self._added[item.id], "item", *rest)
        for key, touched in (("change", overlay.change), ("hide", overlay.hide), ("replace", overlay.replace)):
            if item.id in touched:
                return (key, item.id, *rest)
        return ("replace",) if overlay.replace else ("extends",)


def _followed(sections: tuple[Section, ...], path: Path) -> tuple[Section | None, Item | None, Path]:
    """Follow a path to the section and the item that it leads into; give them with the rest of the path."""
    section: Section | None = None
    while path and isinstance(path[0], int):
        section, path = sections[path[0]], path[1:]
        match path:
            case ("items", int() as place, *rest):
                return section, section.items[place], tuple(rest)
            case ("sections", *rest):
                sections, path = section.sections, tuple(rest)
            case _:
                return section, None, path
    return section, None, path
