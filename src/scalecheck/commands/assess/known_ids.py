"""A name that files here know under another id than the one that is made of it: the same thing, or another."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final, TypeAlias

from scalecheck.errors import CannotLookError
from scalecheck.interview.filling import Step
from scalecheck.interview.reading.form import Field
from scalecheck.words.sentences import joined
from scalecheck.workspace.ids import id_from

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from scalecheck.commands.assess.set_up import NewAssessment
    from scalecheck.workspace.places.known_as import Kind, KnownAs

Known: TypeAlias = "Callable[[Kind, str], tuple[KnownAs, ...]]"
"""Returns the ids under which files here know an innovation or a site of some name."""
KINDS: Final[tuple[Kind, ...]] = ("innovation", "site")
"""What has a name and an id."""


def with_known_ids(wanted: NewAssessment, known: Known) -> tuple[NewAssessment, tuple[str, ...]]:
    """Return what is wanted under the ids that files here have for its names, and in sentences what was done.

    An id that was said stays, whatever else is known.

    Raises:
        CannotLookError: several are called that, and nothing tells which one is meant.
    """
    said: list[str] = []
    for kind in KINDS:
        name = getattr(wanted, kind)
        if name is None or getattr(wanted, f"{kind}_id") is not None or not (there := _elsewhere(kind, name, known)):
            continue
        one = _meant(kind, name, there)
        wanted = _with_id(wanted, kind, one.id)
        said.append(
            f"“{name}” is here already, as `{one.id}` (in {one.folder}), so this is about that {kind}. Another {kind} "
            f"of that name needs an id of its own: --{kind}-id."
        )
    return wanted, tuple(said)


def id_step(wanted: NewAssessment, given: Mapping[str, str], known: Known) -> Step | None:
    """Return the step that asks whether a name is of what files here know under another id; None where none does.

    Args:
        wanted: What was said by flags; an id that was said is not asked for.
        given: The replies so far.
        known: Returns the ids under which a name is known.
    """
    for kind in KINDS:
        name = given.get(kind) or getattr(wanted, kind)
        if name is None or getattr(wanted, f"{kind}_id") is not None or _reply(kind, name) in given:
            continue
        if there := _elsewhere(kind, name, known):
            ask = f"“{name}” is here already. Is it the same {kind}? (a number)"
            choices = tuple(_choices(kind, name, there))
            return Step(Field(_reply(kind, name), ask, needed=True, choices=choices), "A new assessment")
    return None


def ids_chosen(wanted: NewAssessment, given: Mapping[str, str]) -> NewAssessment:
    """Return what is wanted with the ids that were chosen for its names."""
    for kind in KINDS:
        name = getattr(wanted, kind)
        if name is not None and (chosen := given.get(_reply(kind, name))):
            wanted = _with_id(wanted, kind, chosen)
    return wanted


def _with_id(wanted: NewAssessment, kind: Kind, own: str) -> NewAssessment:
    return replace(wanted, innovation_id=own) if kind == "innovation" else replace(wanted, site_id=own)


def _reply(kind: Kind, name: str) -> str:
    """Return the name of the reply that says which one of a name is meant; it is another for each name."""
    return f"{kind}_id of {name}"


def _elsewhere(kind: Kind, name: str, known: Known) -> tuple[KnownAs, ...]:
    """Return the ids of a name; none where the one that is made of it is the only one."""
    there = known(kind, name)
    return there if any(one.id != id_from(name) for one in there) else ()


def _meant(kind: Kind, name: str, there: tuple[KnownAs, ...]) -> KnownAs:
    """Return the one that a name without an id means: that of an open round, else the one whose id is made of it."""
    asked = tuple(one for one in there if one.is_asked_about)
    for some in (there, asked, tuple(one for one in there if one.id == id_from(name))):
        if len(some) == 1:
            return some[0]
    ids = joined([f"`{one.id}`" for one in there])
    raise CannotLookError(f"More than one {kind} here is called “{name}”: {ids}. Say which: --{kind}-id ID.")


def _choices(kind: Kind, name: str, there: tuple[KnownAs, ...]) -> Iterator[tuple[str, str]]:
    for one in there:
        asked = " (a round about it is open)" if one.is_asked_about else ""
        yield one.id, f"Yes, the one in {one.folder}{asked}"
    taken, made, number = {one.id for one in there}, id_from(name), 1
    while (own := made if number == 1 else f"{made}-{number}") in taken:
        number += 1
    yield own, f"No, another {kind} of that name (`{own}`)"
