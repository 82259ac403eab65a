"""What another version of a question is for the answers that were given to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, assert_never

from scalecheck.engine.inputs.scale_ranks import ranks_of
from scalecheck.model.checklist import EvidenceRule, Item, ProfileQuestion
from scalecheck.model.fingerprints import asked_fingerprint
from scalecheck.model.item_keys import keys_of
from scalecheck.versions.changes import Change, in_text
from scalecheck.versions.conditions import RuleCheck
from scalecheck.versions.steps import Step

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from scalecheck.engine.inputs.outline import Outline
    from scalecheck.model.checklist import Question, Scale
    from scalecheck.model.item_keys import KeyEffect
    from scalecheck.versions.changes import ChangedPart, ChangeKind

_STEPS: Final[Mapping[KeyEffect, Step]] = {
    "wording": Step.PATCH,
    "record": Step.PATCH,
    "protection": Step.MINOR,
    "meaning": Step.MAJOR,
}
"""The version step for another value of a key, where that is the same for all values."""


@dataclass(frozen=True, slots=True)
class Pair:
    """The same question in two checklists."""

    old: Question
    """The question in the older one."""
    new: Question
    """The question in the newer one."""
    old_scale: Scale
    """What it was answered on."""
    new_scale: Scale
    """What it is answered on."""

    @property
    def part(self) -> ChangedPart:
        """What kind of question it is."""
        return "question" if isinstance(self.new, ProfileQuestion) else "item"

    @property
    def asked_no_longer(self) -> bool:
        """Whether neither checklist asks it."""
        return all(isinstance(one, Item) and one.retired is not None for one in (self.old, self.new))

    @property
    def same_question(self) -> bool:
        """Whether an answer to the older one answers the newer one, by the fingerprints."""
        return asked_fingerprint(self.old, self.old_scale) == asked_fingerprint(self.new, self.new_scale)

    @property
    def counts_alike(self) -> bool:
        """Whether every option of the older one is there, and has the score, the rank and the level that it had."""
        old, new = ranks_of(self.old, self.old_scale), ranks_of(self.new, self.new_scale)
        return old.scored == new.scored and all(
            option in new.place
            and (old.place[option], old.share[option]) == (new.place[option], new.share[option])
            and (option in old.met) == (option in new.met)
            and (option in old.partly) == (option in new.partly)
            for option in old.place
        )


def question_changes(pair: Pair, old: Outline, new: Outline) -> Iterator[Change]:
    """Return what is different in a question, but for its place and what its scale brings to every question."""
    for key in keys_of(pair.new):
        was, now = getattr(pair.old, key.name), getattr(pair.new, key.name)
        match key.effect:
            case "identity":
                pass
            case "wording" | "record" | "protection" | "meaning" as effect:
                if was != now:
                    kind: ChangeKind = "reworded" if effect == "wording" else "changed"
                    yield _change(pair, _STEPS[effect], kind, f"{key.changed}.", in_text(was), in_text(now))
            case "scoring":
                if was != now:
                    step = Step.PATCH if pair.counts_alike else Step.MAJOR
                    yield _change(pair, step, "changed", f"{key.changed}.", in_text(was), in_text(now))
            case "own":
                yield from _OWN_RULES[key.name](pair, RuleCheck(old, new, "item", pair.new.id, pair.new.title))
            case other:
                assert_never(other)


def _asked(pair: Pair, _: RuleCheck) -> Iterator[Change]:
    old, new = pair.old, pair.new
    if " ".join(old.ask.split()) != " ".join(new.ask.split()):
        yield _worded(pair, "the question reads differently", old.ask, new.ask)


def _scale(pair: Pair, _: RuleCheck) -> Iterator[Change]:
    if pair.old.scale != pair.new.scale:
        labels = ("; ".join(one.label for one in scale.options) for scale in (pair.old_scale, pair.new_scale))
        step = Step.PATCH if pair.same_question and pair.counts_alike else Step.MAJOR
        yield _change(pair, step, "changed", "it is answered on another scale.", *labels)


def _meanings(pair: Pair, _: RuleCheck) -> Iterator[Change]:
    old, new = pair.old, pair.new
    for option in dict.fromkeys((*old.meanings, *new.meanings)):
        was, now = (" ".join(one.meanings.get(option, "").split()) for one in (old, new))
        if was != now:
            yield _worded(pair, f"what “{_label(pair, option)}” looks like reads differently", was, now)


def _asked_as(_: Pair, __: RuleCheck) -> Iterator[Change]:
    """Return nothing: what the key brings about is found where two fingerprints are compared."""
    return iter(())


def _evidence(pair: Pair, _: RuleCheck) -> Iterator[Change]:
    old, new = (one.evidence if isinstance(one, Item) else EvidenceRule() for one in (pair.old, pair.new))
    if old.examples != new.examples:
        texts = (in_text(one.examples) for one in (old, new))
        yield _change(pair, Step.PATCH, "reworded", "the examples of evidence have changed.", *texts)
    if old.required_for != new.required_for:
        texts = (in_text(one.required_for) for one in (old, new))
        yield _change(pair, Step.MINOR, "changed", "the options that need evidence have changed.", *texts)


def _not_applicable(pair: Pair, _: RuleCheck) -> Iterator[Change]:
    old, new = (isinstance(one, Item) and one.not_applicable.allowed for one in (pair.old, pair.new))
    if old and not new:
        yield _change(pair, Step.MAJOR, "changed", "it can no longer be set aside as not applicable.")
    if new and not old:
        yield _change(pair, Step.MINOR, "changed", "it can be set aside as not applicable.")


def _relevant_when(pair: Pair, rules: RuleCheck) -> Iterator[Change]:
    old, new = (one.relevant_when if isinstance(one, Item) else None for one in (pair.old, pair.new))
    yield from rules.changes(old, new, "when it is asked has changed.")


def _retired(pair: Pair, _: RuleCheck) -> Iterator[Change]:
    old, new = (one.retired if isinstance(one, Item) else None for one in (pair.old, pair.new))
    if old == new:
        return
    if new is None:
        yield _change(pair, Step.MAJOR, "added", "it is asked again, so answers that were set aside count again.")
    elif old is None:
        taken_by = new.replaced_by
        what = f"it is retired, and “{taken_by}” takes its place." if taken_by else "it is retired: asked no longer."
        yield _change(pair, Step.MAJOR, "retired", what, pair.old.ask)
    else:
        yield _change(pair, Step.PATCH, "changed", "what is said of its retirement has changed.")


def _worded(pair: Pair, what: str, was: str, now: str) -> Change:
    """Return a change of words that people answer: it needs no more than a patch where it is said to mean the same."""
    if pair.same_question:
        return _change(pair, Step.PATCH, "reworded", f"{what}, and is said to mean the same.", was, now)
    asked = asked_fingerprint(pair.old, pair.old_scale)
    hint = f"If an answer to it still means the same, write “asked_as: {asked}” under the question."
    what = f"{what}; answers have to be confirmed again."
    return Change(Step.MAJOR, pair.part, "reworded", pair.new.id, pair.new.title, what, was, now, hint)


def _change(pair: Pair, step: Step, kind: ChangeKind, what: str, *texts: str) -> Change:
    """Return a change of a question, with how it read and how it reads where there are words for that."""
    was, now = (*texts, "", "")[:2]
    return Change(step, pair.part, kind, pair.new.id, pair.new.title, what, was, now)


def _label(pair: Pair, option: str) -> str:
    options = (*pair.new_scale.options, *pair.old_scale.options)
    return next((one.label for one in options if one.id == option), option)


_OWN_RULES: Final[Mapping[str, Callable[[Pair, RuleCheck], Iterator[Change]]]] = {
    "ask": _asked,
    "scale": _scale,
    "meanings": _meanings,
    "asked_as": _asked_as,
    "retired": _retired,
    "evidence": _evidence,
    "not_applicable": _not_applicable,
    "relevant_when": _relevant_when,
}
"""The rules of the keys for which the step depends on the values."""
