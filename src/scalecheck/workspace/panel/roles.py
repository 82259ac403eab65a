"""Roles that are invited and that the checklist does not know."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scalecheck.documents.shape.suggest import did_you_mean
from scalecheck.engine.panel.allocation import known_roles, roles_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scalecheck.engine.inputs.outline import Outline
    from scalecheck.model.panel import Invited


def unknown_roles(invited: Iterable[Invited], outline: Outline) -> Iterator[str]:
    """Return which of those invited have no role of the checklist, and what would be right."""
    known = known_roles(outline)
    for one in invited:
        for name in (name for name in one.answers_for if name not in known):
            yield f"The checklist has no role `{name}` for “{one.role}”. {did_you_mean(name, known, 'roles')}".rstrip()
        if not one.answers_for and not roles_of(one, known):
            said = f"No question of the checklist is for “{one.role}”."
            yield f"{said} Say under `answers_for` whose questions they answer: {', '.join(known)}."
