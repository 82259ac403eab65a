"""Roles that are invited and that the checklist does not know."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from scalecheck.documents.shape.suggest import did_you_mean, nearest
from scalecheck.engine.inputs.outline import Outline
from scalecheck.engine.panel.allocation import known_roles, roles_of
from scalecheck.problems import Severity, in_order
from scalecheck.words.sentences import joined

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from scalecheck.documents.loading import Loaded
    from scalecheck.model.checklist import Checklist
    from scalecheck.model.panel import Invited, Panel


class UnknownRole(NamedTuple):
    """Somebody invited for whom the checklist has no question."""

    invited: Invited
    """Who it is."""
    path: tuple[str | int, ...]
    """Where it is below the person invited."""
    found: str
    """What is wrong."""
    right: str
    """What would be right."""

    def __str__(self) -> str:
        """Return both as one text."""
        return f"{self.found} {self.right}".rstrip()


def unknown_roles(invited: Iterable[Invited], outline: Outline) -> Iterator[UnknownRole]:
    """Return those invited who have no role of the checklist, and what would be right."""
    known = known_roles(outline)
    for one in invited:
        for place, name in enumerate(one.answers_for):
            if name not in known:
                found = f"The checklist has no role `{name}` for “{one.role}”."
                yield UnknownRole(one, ("answers_for", place), found, did_you_mean(name, known, "roles"))
        if not one.answers_for and not roles_of(one, known):
            found = f"No question of the checklist is for “{one.role}”."
            yield UnknownRole(one, ("role",), found, _what_to_say(one.role, known))


def held_against_checklist(loaded: Loaded, panel: Panel, checklist: Checklist) -> Loaded:
    """Return the file of an open round with a warning for each role that its checklist does not know.

    In a closed round nobody is asked any more.
    """
    if panel.state == "closed" or loaded.document is None:
        return loaded
    places = {one.id: place for place, one in enumerate(panel.invited)}
    problems = [
        loaded.document.problem(
            "unknown-role",
            one.found,
            path=("invited", places[one.invited.id], *one.path),
            hint=one.right,
            severity=Severity.WARNING,
        )
        for one in unknown_roles(panel.invited, Outline(checklist))
    ]
    return replace(loaded, problems=in_order([*loaded.problems, *problems])) if problems else loaded


def _what_to_say(role: str, known: Sequence[str]) -> str:
    alike = _alike(role, known)
    meant = f"{joined([f'`{one}`' for one in alike], 'or')} may be meant; all of them: " if alike else ""
    return f"Say whose questions they answer (`answers_for`): {meant}{', '.join(known)}."


def _alike(role: str, known: Sequence[str]) -> tuple[str, ...]:
    """Return the known roles that share a word with a role which few others have, or that are spelt much like it."""
    words = {one: set(one.split("-")) for one in known}
    common = Counter(word for parts in words.values() for word in parts)
    own = {word for word in re.findall(r"[a-z0-9]+", role.casefold()) if common[word] * 2 <= len(known)}
    sharing = [one for one in known if words[one] & own]
    near = nearest(role, known)
    return tuple(dict.fromkeys([*([near] if near else []), *sharing]))
