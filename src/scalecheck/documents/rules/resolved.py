"""What must be right in a local variant once it is put together: all that must be right in any checklist."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from scalecheck.documents.rules.checklist import check_checklist

if TYPE_CHECKING:
    from scalecheck.documents.reading.reader import Path
    from scalecheck.documents.rules.findings import Findings
    from scalecheck.model.checklist import Checklist, Item, Section
    from scalecheck.model.overlay import Overlay


def check_resolved(found: Findings, overlay: Overlay, resolved: Checklist) -> None:
    """Check the checklist that an overlay makes of a valid parent; what is found is told at the overlay's own place."""
    check_checklist(replace(found, place_of=lambda path: place_in_overlay(overlay, resolved, path)), resolved)


def place_in_overlay(overlay: Overlay, resolved: Checklist, path: Path) -> Path:
    """Return the path in an overlay that made a place in the resolved checklist what it is."""
    if path[:1] == ("domains",):
        return _below_domains(overlay, resolved, path[1:])
    if path[:1] == ("sources",) and path[1:2] and path[1] in overlay.sources:
        return path
    if path[:1] == ("gates",) and isinstance(path[1], int):
        gate = resolved.gates[path[1]].id
        if gate in overlay.tighten:
            return ("tighten", gate, "also")
    return ("replace",) if overlay.replace else ("extends",)


def _below_domains(overlay: Overlay, resolved: Checklist, path: Path) -> Path:
    section, item, rest = _followed(resolved.domains, path)
    if item is None:
        places = [place for place, one in enumerate(overlay.add) if section is not None and one.to == section.id]
        return ("add", places[0], "to") if places else ("extends",)
    for place, one in enumerate(overlay.add):
        if one.item.id == item.id:
            return ("add", place, "item", *rest)
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
