"""Where the parts of a checklist are in its file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scalecheck.model.checklist import Checklist, Item, Question, Section
    from scalecheck.model.conditions import Condition

Path: TypeAlias = tuple[str | int, ...]
"""Keys and positions, from the top of a file down to a value."""

ConditionKind: TypeAlias = Literal["relevance", "applies", "need", "warning", "contradiction", "settles", "verdict"]
"""What a condition decides: whether something is asked, whether a gate applies, what a gate needs, and so on."""
RELEVANCE: Final = "relevance"
"""The kind of a condition on which it depends whether something is asked."""


class PlacedCondition(NamedTuple):
    """A condition of a checklist."""

    path: Path
    """Where it is."""
    at: str
    """The id of what it belongs to."""
    kind: ConditionKind
    """What it decides."""
    condition: Condition
    """The condition."""


def sections(checklist: Checklist) -> Iterator[tuple[Path, Section]]:
    """Return every section with its place, each before what is below it."""
    for n, domain in enumerate(checklist.domains):
        yield from _within(("domains", n), domain)


def _within(path: Path, section: Section) -> Iterator[tuple[Path, Section]]:
    yield path, section
    for n, inner in enumerate(section.sections):
        yield from _within((*path, "sections", n), inner)


def items(checklist: Checklist) -> Iterator[tuple[Path, Item]]:
    """Return every item that is asked, with its place; retired ones are left out."""
    for path, section in sections(checklist):
        yield from (((*path, "items", n), one) for n, one in enumerate(section.items) if one.retired is None)


def questions(checklist: Checklist) -> Iterator[tuple[Path, Question]]:
    """Return every opening question and every item that is asked, with its place."""
    yield from ((("profile", n), one) for n, one in enumerate(checklist.profile))
    yield from items(checklist)


def conditions(checklist: Checklist) -> Iterator[PlacedCondition]:
    """Return every condition of a checklist with its place."""
    for path, section in sections(checklist):
        if section.relevant_when is not None:
            yield PlacedCondition((*path, "relevant_when"), section.id, RELEVANCE, section.relevant_when)
        for n, item in enumerate(section.items):
            if item.relevant_when is not None:
                yield PlacedCondition((*path, "items", n, "relevant_when"), item.id, RELEVANCE, item.relevant_when)
    for n, gate in enumerate(checklist.gates):
        if gate.applies_when is not None:
            yield PlacedCondition(("gates", n, "applies_when"), gate.id, "applies", gate.applies_when)
        for name, need in gate.needs.items():
            yield PlacedCondition(("gates", n, "needs", name), gate.id, "need", need)
    yield from _told(checklist)


def _told(checklist: Checklist) -> Iterator[PlacedCondition]:
    for n, warning in enumerate(checklist.warnings):
        yield PlacedCondition(("warnings", n, "when"), warning.id, "warning", warning.when)
    for n, contradiction in enumerate(checklist.contradictions):
        yield PlacedCondition(("contradictions", n, "when"), contradiction.id, "contradiction", contradiction.when)
    if checklist.settles_when is not None:
        yield PlacedCondition(("settles_when",), "settles_when", "settles", checklist.settles_when)
    for n, verdict in enumerate(checklist.verdicts):
        if verdict.when is not None:
            yield PlacedCondition(("verdicts", n, "when"), verdict.id, "verdict", verdict.when)
