"""How two versions of a checklist differ for the person answering, and which version step the difference needs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING, Final

from scalecheck.engine.inputs.outline import Outline
from scalecheck.model.fingerprints import asked_fingerprint
from scalecheck.versions.changes import Change, Key, compared
from scalecheck.versions.places import moves, questions_that_came_or_went, section_changes
from scalecheck.versions.questions import Pair, question_changes
from scalecheck.versions.rules import rule_changes
from scalecheck.versions.scales import scale_changes
from scalecheck.versions.steps import Step, numbers_of, raised

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scalecheck.model.checklist import Checklist
    from scalecheck.versions.changes import ChangeKind

_CHECKLIST: Final = (
    Key("title", "the title has changed", Step.PATCH, "reworded"),
    Key("summary", "the summary is worded differently", Step.PATCH, "reworded"),
    Key("for_whom", "who should answer it is worded differently", Step.PATCH, "reworded"),
    Key("when_to_use", "when to use it is worded differently", Step.PATCH, "reworded"),
    Key("glossary", "the glossary is worded differently", Step.PATCH, "reworded"),
)
_SOURCES: Final[dict[ChangeKind, str]] = {"added": "new", "removed": "gone", "changed": "described differently"}


@dataclass(frozen=True)
class Diff:
    """How one checklist differs from another."""

    old: Checklist
    """The older one."""
    new: Checklist
    """The newer one."""
    changes: tuple[Change, ...]
    """What is otherwise, what needs the largest step first."""
    confirm_again: dict[str, str]
    """The questions whose answers have to be confirmed again, by id, each with its old fingerprint."""

    @cached_property
    def kept(self) -> tuple[str, ...]:
        """The questions whose answers stay what they are, by id."""
        return tuple(name for name in self._asked_now if name in self._asked_then and name not in self.confirm_again)

    @cached_property
    def gone(self) -> tuple[str, ...]:
        """The questions that are no longer asked, by id."""
        return tuple(name for name in self._asked_then if name not in self._asked_now)

    @cached_property
    def fresh(self) -> tuple[str, ...]:
        """The questions that are asked now and were not before, by id."""
        return tuple(name for name in self._asked_now if name not in self._asked_then)

    @cached_property
    def _asked_then(self) -> dict[str, None]:
        return _asked_in(self.old)

    @cached_property
    def _asked_now(self) -> dict[str, None]:
        return _asked_in(self.new)

    @cached_property
    def step(self) -> Step:
        """The version step that the changes need together."""
        return max((change.step for change in self.changes), default=Step.NONE)

    @property
    def least(self) -> str:
        """The lowest version that the newer one may have."""
        return raised(self.old.version, self.step)

    @property
    def raised_enough(self) -> bool:
        """Whether the version of the newer one is as high as its changes need."""
        return numbers_of(self.new.version) >= numbers_of(self.least)


def diff(old: Checklist, new: Checklist) -> Diff:
    """Compare two versions of a checklist."""
    was, now = Outline(old), Outline(new)
    pairs = _pairs(was, now)
    found = [*_whole(old, new), *_asked(was, now, pairs), *rule_changes(was, now)]
    found += _missed(old, new, found, pairs)
    confirm = {
        pair.new.id: asked_fingerprint(pair.old, pair.old_scale)
        for pair in pairs
        if not pair.same_question and not pair.asked_no_longer
    }
    in_order = sorted(dict.fromkeys(found), key=lambda change: -change.step)
    return Diff(old, new, tuple(_each_hint_once(in_order)), confirm)


def _each_hint_once(changes: Sequence[Change]) -> Iterator[Change]:
    told: set[str] = set()
    for change in changes:
        yield replace(change, hint="") if change.hint in told else change
        told.add(change.hint)


def _asked_in(checklist: Checklist) -> dict[str, None]:
    """Return the questions that a checklist asks, in their order."""
    items = (item.id for item in checklist.items() if item.retired is None)
    return dict.fromkeys((*(question.id for question in checklist.profile), *items))


def _pairs(old: Outline, new: Outline) -> list[Pair]:
    """Return the questions that both checklists have."""
    return [
        Pair(was, now, old.checklist.scales[was.scale], new.checklist.scales[now.scale])
        for name, now in new.questions.items()
        if (was := old.questions.get(name)) is not None and (name in old.opening) == (name in new.opening)
    ]


def _whole(old: Checklist, new: Checklist) -> Iterator[Change]:
    if old.id != new.id:
        what = "the id has changed, so it is another checklist to every file that answers it."
        yield Change(Step.MAJOR, "checklist", "changed", "", "", what, old.id, new.id)
    yield from (replace(one, id="", title="") for one in compared("checklist", old, new, "", _CHECKLIST))
    for name in dict.fromkeys((*new.sources, *old.sources)):
        if old.sources.get(name) != new.sources.get(name):
            source = new.sources.get(name) or old.sources[name]
            kind: ChangeKind = (
                "added" if name not in old.sources else "removed" if name not in new.sources else "changed"
            )
            yield Change(Step.NONE, "source", kind, name, source.title, f"it is {_SOURCES[kind]}.")


def _asked(old: Outline, new: Outline, pairs: Sequence[Pair]) -> Iterator[Change]:
    """Return what is otherwise in what is asked."""
    yield from questions_that_came_or_went(old, new)
    for pair in pairs:
        if pair.asked_no_longer:
            changes = (
                replace(one, step=min(one.step, Step.PATCH), hint="") for one in question_changes(pair, old, new)
            )
            yield from changes
        else:
            yield from question_changes(pair, old, new)
    yield from scale_changes(old.checklist.scales, new.checklist.scales, pairs)
    yield from section_changes(old, new)
    yield from moves(old, new)


def _missed(old: Checklist, new: Checklist, found: Sequence[Change], pairs: Sequence[Pair]) -> Iterator[Change]:
    """Return what no closer look has found, so that no step is ever too small."""
    told = {(change.part, change.id) for change in found if change.step is Step.MAJOR}
    for pair in pairs:
        scale_told = pair.old.scale == pair.new.scale and ("scale", pair.new.scale) in told
        if pair.asked_no_longer or scale_told or (pair.part, pair.new.id) in told:
            continue
        if not pair.same_question:
            what = "it is no longer said to mean the same as before; answers have to be confirmed again."
            yield Change(Step.MAJOR, pair.part, "changed", pair.new.id, pair.new.title, what)
        elif not pair.counts_alike:
            yield Change(
                Step.MAJOR, pair.part, "changed", pair.new.id, pair.new.title, "its options count differently."
            )
    same = old.model_copy(update={"version": new.version, "format": new.format}) == new
    if not found and not same:
        yield Change(Step.PATCH, "checklist", "changed", "", "", "something has changed that nobody is shown.")
