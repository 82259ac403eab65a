"""What another version of a scale is for all the questions that are answered on it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scalecheck.model.fingerprints import asked_fingerprint
from scalecheck.versions.changes import Change, in_text
from scalecheck.versions.steps import Step

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from scalecheck.model.checklist import Option, Scale
    from scalecheck.versions.changes import ChangeKind
    from scalecheck.versions.questions import Pair

_MOST_NAMED = 5
"""How many questions are named in one line."""


def scale_changes(old: Mapping[str, Scale], new: Mapping[str, Scale], pairs: Sequence[Pair]) -> Iterator[Change]:
    """Return what is otherwise in every scale that both checklists have, and the scales that only one of them has."""
    for name in dict.fromkeys((*new, *old)):
        if name not in old:
            yield Change(Step.MINOR, "scale", "added", name, name, "it is new.", "", _labels(new[name]))
        elif name not in new:
            yield Change(Step.PATCH, "scale", "removed", name, name, "it is gone.", _labels(old[name]))
        elif old[name] != new[name]:
            on_it = [pair for pair in pairs if pair.old.scale == pair.new.scale == name and not pair.asked_no_longer]
            yield from _ScaleCheck(name, old[name], new[name], on_it).changes()


class _ScaleCheck:
    """Compares two versions of one scale, by what they are to the questions on it."""

    def __init__(self, name: str, old: Scale, new: Scale, pairs: Sequence[Pair]) -> None:
        self._name = name
        self._old = old
        self._new = new
        self._reworded = [pair for pair in pairs if not pair.same_question]
        self._unlike = [pair for pair in pairs if not pair.counts_alike]
        self._pairs = pairs

    def changes(self) -> Iterator[Change]:
        old = {option.id: option for option in self._old.options}
        new = {option.id: option for option in self._new.options}
        for name, option in old.items():
            if name not in new:
                what = f"the option “{option.label}” is gone{self._taken_along(name)}."
                yield self._change(Step.MAJOR if self._pairs else Step.PATCH, "removed", what)
        for name, option in new.items():
            if name not in old:
                what = f"the option “{option.label}” is new."
                yield self._change(max(Step.MINOR, self._judged(), self._worded()), "added", what)
        if [one for one in old if one in new] != [one for one in new if one in old]:
            texts = (_labels(self._old), _labels(self._new))
            what = "the order of the options has changed."
            yield self._change(max(self._judged(), self._worded()), "moved", what, *texts)
        for name in (one for one in old if one in new):
            yield from self._option(old[name], new[name])
        yield from self._levels()

    def _option(self, old: Option, new: Option) -> Iterator[Change]:
        for key, what in (("label", "reads"), ("meaning", "is described")):
            was, now = (" ".join((getattr(one, key) or "").split()) for one in (old, new))
            if was != now:
                sentence = f"the option “{old.label}” {what} differently."
                yield self._change(self._worded(), "reworded", sentence, was, now)
        if old.score != new.score:
            texts = (in_text(old.score), in_text(new.score))
            yield self._change(self._judged(), "changed", f"the score of “{new.label}” has changed.", *texts)
        if old.finding != new.finding:
            what = f"whether “{new.label}” is a bad finding has changed."
            yield self._change(Step.MINOR if self._pairs else Step.PATCH, "changed", what)

    def _taken_along(self, option: str) -> str:
        """Return what answers become that chose an option which is gone."""
        lost = [pair for pair in self._pairs if option not in pair.new.options_from]
        if not self._pairs:
            return ""
        if not lost:
            return ", and answers that chose it become another that the questions name"
        return ", and answers that chose it have to be given anew"

    def _levels(self) -> Iterator[Change]:
        for key, what in (("met_from", "met"), ("partly_from", "partly there")):
            was, now = getattr(self._old, key), getattr(self._new, key)
            if was != now:
                texts = (in_text(was), in_text(now))
                yield self._change(self._judged(), "changed", f"what counts as {what} has changed.", *texts)

    def _judged(self) -> Step:
        return Step.MAJOR if self._unlike else Step.PATCH

    def _worded(self) -> Step:
        return Step.MAJOR if self._reworded else Step.PATCH

    def _change(self, step: Step, kind: ChangeKind, what: str, was: str = "", now: str = "") -> Change:
        hint = self._hint() if step is Step.MAJOR and self._reworded else ""
        return Change(step, "scale", kind, self._name, self._name, what, was, now, hint)

    def _hint(self) -> str:
        """Return how a question that still means the same keeps its answers."""
        wanted = [f"{one.new.id} {asked_fingerprint(one.old, one.old_scale)}" for one in self._reworded]
        more = len(wanted) - _MOST_NAMED
        named = ", ".join(wanted[:_MOST_NAMED]) + (f", and {more} more" if more > 0 else "")
        count = "1 question has" if len(wanted) == 1 else f"{len(wanted)} questions have"
        return (
            f"{count} to be confirmed again. Under each whose answers still mean the same, write “asked_as:” with its "
            f"old fingerprint: {named}."
        )


def _labels(scale: Scale) -> str:
    return "; ".join(option.label for option in scale.options)
