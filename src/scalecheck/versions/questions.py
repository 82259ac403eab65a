"""What another version of a question is for the answers that were given to it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from scalecheck.engine.inputs.scale_ranks import measure_of
from scalecheck.model.checklist import Item, ProfileQuestion
from scalecheck.model.fingerprints import asked_fingerprint
from scalecheck.versions.changes import Change, Key, compared, in_text
from scalecheck.versions.conditions import RuleCheck
from scalecheck.versions.steps import Step

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scalecheck.engine.inputs.outline import Outline
    from scalecheck.model.checklist import Question, Scale
    from scalecheck.versions.changes import ChangedPart, ChangeKind

_WORDS: Final = (
    Key("title", "the title has changed", Step.PATCH, "reworded"),
    Key("why", "why it matters is worded differently", Step.PATCH, "reworded"),
    Key("guidance", "the guidance is worded differently", Step.PATCH, "reworded"),
    Key("best_answered_by", "the roles to ask have changed", Step.PATCH),
    Key("sources", "the sources have changed", Step.PATCH),
    Key("options_from", "what answers with options that are gone become has changed", Step.PATCH),
)
_OF_ITEMS: Final = (
    Key("about", "what it is about has changed", Step.MAJOR),
    Key("importance", "its importance has changed", Step.MAJOR),
    Key("weight", "its weight has changed", Step.MAJOR),
    Key("improve", "the next steps are worded differently", Step.PATCH, "reworded"),
    Key("barriers", "the barriers that it tackles have changed", Step.PATCH),
    Key("patients", "what it says of patients and carers has changed", Step.PATCH),
    Key("core", "whether local variants may change it has changed", Step.MINOR),
)
_JUDGED: Final = (
    ("scores", "the scores of its options have changed."),
    ("reverse", "which end of its scale is the best has changed."),
    ("met_from", "what counts as met has changed."),
    ("partly_from", "what counts as partly there has changed."),
)


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
        old, new = measure_of(self.old, self.old_scale), measure_of(self.new, self.new_scale)
        return old.scored == new.scored and all(
            option in new.place
            and (old.place[option], old.share[option]) == (new.place[option], new.share[option])
            and (option in old.met) == (option in new.met)
            and (option in old.partly) == (option in new.partly)
            for option in old.place
        )


def question_changes(pair: Pair, old: Outline, new: Outline) -> Iterator[Change]:
    """Return what is otherwise in a question, but for its place and what its scale brings to every question."""
    title = pair.new.title
    yield from _asked(pair)
    yield from compared(pair.part, pair.old, pair.new, title, _WORDS)
    if isinstance(pair.old, Item) and isinstance(pair.new, Item):
        yield from _item_changes(pair, pair.old, pair.new)
        rules = RuleCheck(old, new, "item", pair.new.id, title)
        yield from rules.changes(pair.old.relevant_when, pair.new.relevant_when, "when it is asked has changed.")
    if isinstance(pair.old, ProfileQuestion) and isinstance(pair.new, ProfileQuestion):
        steps = Key("step", "whether its options are steps of scaling has changed", Step.MAJOR)
        yield from compared(pair.part, pair.old, pair.new, title, (steps,))


def _asked(pair: Pair) -> Iterator[Change]:
    """Return what is otherwise in what a person reads and chooses from."""
    old, new = pair.old, pair.new
    if " ".join(old.ask.split()) != " ".join(new.ask.split()):
        yield _worded(pair, "the question reads differently", old.ask, new.ask)
    if old.scale != new.scale:
        labels = ("; ".join(one.label for one in scale.options) for scale in (pair.old_scale, pair.new_scale))
        step = Step.PATCH if pair.same_question and pair.counts_alike else Step.MAJOR
        yield _change(pair, step, "changed", "it is answered on another scale.", *labels)
    for option in dict.fromkeys((*old.meanings, *new.meanings)):
        was, now = (" ".join(one.meanings.get(option, "").split()) for one in (old, new))
        if was != now:
            yield _worded(pair, f"what “{_label(pair, option)}” looks like reads differently", was, now)


def _item_changes(pair: Pair, old: Item, new: Item) -> Iterator[Change]:
    yield from _retired(pair, old, new)
    yield from compared("item", old, new, new.title, _OF_ITEMS)
    for key, what in _JUDGED:
        was, now = getattr(old, key), getattr(new, key)
        if was != now:
            step = Step.PATCH if pair.counts_alike else Step.MAJOR
            yield _change(pair, step, "changed", what, in_text(was), in_text(now))
    if old.evidence.examples != new.evidence.examples:
        texts = (in_text(one.evidence.examples) for one in (old, new))
        yield _change(pair, Step.PATCH, "reworded", "the examples of evidence have changed.", *texts)
    if old.evidence.required_for != new.evidence.required_for:
        texts = (in_text(one.evidence.required_for) for one in (old, new))
        yield _change(pair, Step.MINOR, "changed", "the options that need evidence have changed.", *texts)
    if old.not_applicable.allowed and not new.not_applicable.allowed:
        yield _change(pair, Step.MAJOR, "changed", "it can no longer be set aside as not applicable.")
    if new.not_applicable.allowed and not old.not_applicable.allowed:
        yield _change(pair, Step.MINOR, "changed", "it can be set aside as not applicable.")


def _retired(pair: Pair, old: Item, new: Item) -> Iterator[Change]:
    if old.retired == new.retired:
        return
    if new.retired is None:
        yield _change(pair, Step.MAJOR, "added", "it is asked again, so answers that were set aside count again.")
    elif old.retired is None:
        heir = new.retired.replaced_by
        what = f"it is retired, and “{heir}” takes its place." if heir else "it is retired: asked no longer."
        yield _change(pair, Step.MAJOR, "retired", what, old.ask)
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
