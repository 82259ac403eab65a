"""What is asked where: sections and items that came, went or moved, and the order in which they are asked."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, Final

from scalecheck.model.checklist import Item
from scalecheck.versions.changes import Change, Key, compared
from scalecheck.versions.conditions import RuleCheck
from scalecheck.versions.rules import scoring_changes
from scalecheck.versions.steps import Step

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scalecheck.engine.inputs.outline import Outline
    from scalecheck.model.checklist import Question, Section
    from scalecheck.versions.changes import ChangedPart

_SECTION: Final = (
    Key("title", "the title has changed", Step.PATCH, "reworded"),
    Key("summary", "the summary is worded differently", Step.PATCH, "reworded"),
    Key("weight", "its weight has changed", Step.MAJOR),
    Key("core", "whether local variants may change it has changed", Step.MINOR),
)


def section_changes(old: Outline, new: Outline) -> Iterator[Change]:
    """Return what is otherwise in the areas and sections, but for their items."""
    parents = (_parents(old), _parents(new))
    for name, now in new.sections.items():
        if name not in old.sections:
            yield Change(Step.MINOR, "section", "added", name, now.title, "it is new.")
            continue
        was = old.sections[name]
        if parents[0][name] != parents[1][name]:
            yield Change(Step.MAJOR, "section", "moved", name, now.title, "it is elsewhere, and counts there.")
        yield from _section(was, now)
        rules = RuleCheck(old, new, "section", name, now.title)
        yield from rules.changes(was.relevant_when, now.relevant_when, "when it is asked has changed.")
    for name, was in old.sections.items():
        if name not in new.sections:
            yield Change(Step.MAJOR, "section", "removed", name, was.title, "it is gone, and with it its score.")


def _section(was: Section, now: Section) -> Iterator[Change]:
    yield from compared("section", was, now, now.title, _SECTION)
    shifts = tuple(getattr(one, "shift", None) or "" for one in (was, now))
    if shifts[0] != shifts[1]:
        what = "the change of mind that it means is worded differently."
        yield Change(Step.PATCH, "section", "reworded", now.id, now.title, what, *shifts)
    yield from scoring_changes(was.scoring, now.scoring, "section", now.id, now.title)


def questions_that_came_or_went(old: Outline, new: Outline) -> Iterator[Change]:
    """Return the questions that only one of the two checklists has."""
    for name, now in new.questions.items():
        if name in old.questions and (name in old.opening) == (name in new.opening):
            continue
        part: ChangedPart = "question" if name in new.opening else "item"
        if name in old.questions:
            what = "the id was used for another kind of question; answers to that one are lost."
            yield Change(Step.MAJOR, part, "changed", name, now.title, what, old.questions[name].ask, now.ask)
        elif isinstance(now, Item) and now.retired is not None:
            yield Change(Step.PATCH, part, "added", name, now.title, "it is listed as retired.")
        else:
            yield Change(Step.MINOR, part, "added", name, now.title, "it is new.", "", now.ask)
    for name, was in old.questions.items():
        if name not in new.questions:
            yield _removed(was, opening=name in old.opening)


def _removed(was: Question, *, opening: bool) -> Change:
    if isinstance(was, Item) and was.retired is not None:
        what = "it was retired, and is deleted, so its id could be used again."
        return Change(Step.MAJOR, "item", "removed", was.id, was.title, what, was.ask)
    hint = "" if opening else "Keep it with “retired: {since: VERSION}”, so that answers to it are still understood."
    part: ChangedPart = "question" if opening else "item"
    return Change(Step.MAJOR, part, "removed", was.id, was.title, "it is deleted.", was.ask, hint=hint)


def moves(old: Outline, new: Outline) -> Iterator[Change]:
    """Return the items that count in another section, and those that are only asked in another order."""
    homes = (_homes(old), _homes(new))
    for name, item in new.items.items():
        if name in old.items and homes[0][name] != homes[1][name]:
            titles = (old.sections[homes[0][name]].title, new.sections[homes[1][name]].title)
            yield Change(Step.MAJOR, "item", "moved", name, item.title, "it counts in another section.", *titles)
    both_ask = [name for name in old.questions if name in new.questions]
    stayed = dict.fromkeys(name for name in both_ask if homes[0].get(name) == homes[1].get(name))
    for name in out_of_order(tuple(stayed), [name for name in new.questions if name in stayed]):
        part: ChangedPart = "question" if name in new.opening else "item"
        yield Change(Step.PATCH, part, "moved", name, new.questions[name].title, "it is asked at another place.")
    both = [name for name in old.sections if name in new.sections]
    for name in out_of_order(both, [name for name in new.sections if name in old.sections]):
        yield Change(Step.PATCH, "section", "moved", name, new.sections[name].title, "it comes at another place.")


def out_of_order(before: Sequence[str], after: Sequence[str]) -> list[str]:
    """Return the fewest names that have to be moved to make one order of the other, in the later order."""
    place = {name: number for number, name in enumerate(before)}
    lowest: list[int] = []
    lengths: list[int] = []
    for name in after:
        at = bisect_left(lowest, place[name])
        lowest[at : at + 1] = [place[name]]
        lengths.append(at + 1)
    wanted, next_kept = len(lowest), len(place)
    kept: set[str] = set()
    for name, length in zip(reversed(after), reversed(lengths), strict=True):
        if length == wanted and place[name] < next_kept:
            kept.add(name)
            wanted, next_kept = wanted - 1, place[name]
    return [name for name in after if name not in kept]


def _homes(outline: Outline) -> dict[str, str]:
    return {item.id: section.id for section in outline.sections.values() for item in section.items}


def _parents(outline: Outline) -> dict[str, str | None]:
    inner = {below.id: section.id for section in outline.sections.values() for below in section.sections}
    return {name: inner.get(name) for name in outline.sections}
