"""Local variants: an overlay compared with its parent, and the checklist that it makes of it."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from scalecheck.documents.loading import against_checklist, against_resolved
from scalecheck.documents.rules.resolved import OverlayPlaces
from scalecheck.model.overlay import Overlay
from scalecheck.problems import in_order

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from scalecheck.documents.loading import Loaded
    from scalecheck.lint.remark import Remark
    from scalecheck.model.checklist import Checklist
    from scalecheck.versions.resolving import Variant


class Missing(NamedTuple):
    """Why there is no checklist for a file."""

    code: str
    """The stable name of this kind of problem."""
    message: str
    """What is wrong."""
    hint: str
    """What would be right."""


class Held(NamedTuple):
    """An overlay that was compared with its parent."""

    loaded: Loaded
    """The file, with everything that was found."""
    variant: Variant | None = None
    """What it comes to; None where an error was found."""


def hold(loaded: Loaded, parent: Checklist | Missing) -> Held:
    """Hold an overlay against its parent, and the checklist that comes of it against all that is asked of one."""
    if isinstance(parent, Missing):
        return Held(_without_parent(loaded, parent))
    loaded = against_checklist(loaded, parent)
    if not isinstance(loaded.model, Overlay):
        return Held(loaded)
    from scalecheck.versions.resolving import resolve  # noqa: PLC0415 (most files need no variant)

    variant = resolve(loaded.model, parent)
    loaded = against_resolved(loaded, variant.checklist)
    return Held(loaded, variant if loaded.sound else None)


def remarks_on(variant: Variant, rules: Callable[[Checklist], Iterable[Remark]]) -> Iterator[Remark]:
    """Return what rules have to say about a local variant and not about its parent, each at the overlay's own place."""
    known = {(one.code, one.message) for one in rules(variant.parent)}
    places = OverlayPlaces(variant.overlay, variant.checklist)
    for one in rules(variant.checklist):
        if (one.code, one.message) not in known:
            yield replace(one, path=places.of(one.path))


def _without_parent(loaded: Loaded, missing: Missing) -> Loaded:
    if loaded.document is None:
        return loaded
    problem = loaded.document.problem(missing.code, missing.message, path=("extends",), hint=missing.hint, at_key=True)
    return replace(loaded, problems=in_order([*loaded.problems, problem]), model=None)
