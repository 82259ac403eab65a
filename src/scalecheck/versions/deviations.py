"""How a local variant differs from its parent, each deviation with its reason, in words for people."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import chain
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from scalecheck.model.fingerprints import asked_fingerprint
from scalecheck.model.item_keys import keys_of
from scalecheck.versions.changes import in_text

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from scalecheck.model.checklist import Checklist, Item, Scale
    from scalecheck.model.conditions import Condition
    from scalecheck.model.item_keys import ItemKey
    from scalecheck.model.overlay import Overlay

DeviationKind = Literal["changed", "hidden", "replaced", "added", "tightened"]
Both: TypeAlias = "tuple[tuple[Item, Scale], tuple[Item, Scale]]"
"""The same item before and now, each with its scale."""
InWords: TypeAlias = "Callable[[Item, Scale], str]"
"""How the value of a key reads in an item with its scale."""


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that reads differently from the parent."""

    what: str
    """What it is, such as `question` or `weight`."""
    was: str
    """The parent's words; empty where it has none."""
    now: str
    """The words here; empty where there are none."""


@dataclass(frozen=True, slots=True)
class Deviation:
    """One thing that a local variant does differently."""

    kind: DeviationKind
    """What was done."""
    id: str
    """The item, or the gate that is tightened."""
    title: str
    """Its title: the parent's, for an added item its own."""
    because: str
    """The reason."""
    differences: tuple[Difference, ...] = ()
    """What reads differently."""
    keeps_answers: bool = True
    """Whether answers that were given to the parent's wording stay valid."""
    replaced_by: str = ""
    """The added item that takes its place; empty but for a replaced one."""
    also: Condition | None = None
    """What a tightened gate asks for as well."""


def deviations(overlay: Overlay, parent: Checklist, resolved: Checklist) -> tuple[Deviation, ...]:
    """Return what differs: changed, hidden, replaced and added items, then tightened gates, each as listed."""
    before = {item.id: item for item in parent.items()}
    after = {item.id: item for item in resolved.items()}
    gates = {gate.id: gate for gate in parent.gates}
    return (
        *(
            _changed(before[name], after[name], change.because, parent.scales[before[name].scale])
            for name, change in overlay.change.items()
        ),
        *(
            Deviation("hidden", name, before[name].title, because, (_question(before[name].ask, ""),))
            for name, because in overlay.hide.items()
        ),
        *(_replaced(before[name], after[one.with_], one.because) for name, one in overlay.replace.items()),
        *(
            Deviation("added", one.item.id, one.item.title, one.because, (_question("", one.item.ask),))
            for one in overlay.add
        ),
        *(
            Deviation("tightened", name, gates[name].title, one.because, also=one.also)
            for name, one in overlay.tighten.items()
        ),
    )


def _question(was: str, now: str) -> Difference:
    return Difference("question", was, now)


def _replaced(old: Item, new: Item, because: str) -> Deviation:
    words = (Difference("title", old.title, new.title), _question(old.ask, new.ask))
    return Deviation("replaced", old.id, old.title, because, words, keeps_answers=False, replaced_by=new.id)


def differences(old: Item, new: Item, scales: tuple[Scale, Scale]) -> tuple[Difference, ...]:
    """Return what reads or counts differently in an item; `scales` are those that it was and is answered on."""
    both = (old, scales[0]), (new, scales[1])
    compared = chain.from_iterable(_of_key(key, both) for key in keys_of(new) if _concerns_local_teams(key))
    return tuple(one for one in compared if one.was != one.now)


def _changed(old: Item, new: Item, because: str, scale: Scale) -> Deviation:
    keeps = asked_fingerprint(old, scale) == asked_fingerprint(new, scale)
    return Deviation("changed", old.id, old.title, because, differences(old, new, (scale, scale)), keeps_answers=keeps)


def _concerns_local_teams(key: ItemKey) -> bool:
    """Return whether another value of a key is told: where an overlay may set it, or where it bears on answers."""
    return key.overlay != "never" or key.effect in {"meaning", "scoring", "own"}


def _of_key(key: ItemKey, both: Both) -> Iterator[Difference]:
    """Return how the values of one key read, which may be the same."""
    match key.name:
        case "meanings":
            yield from _meanings(both)
        case "improve":
            yield from _next_steps(both)
        case "evidence":
            yield _difference("what would show it", both, lambda item, _: "; ".join(item.evidence.examples))
            yield _difference("evidence is needed for", both, _labels_of_required)
        case "relevant_when":
            yield from _relevance(key, both)
        case "asked_as" | "retired":
            pass
        case name:
            yield _difference(key.label, both, _IN_WORDS.get(name, lambda item, _: in_text(getattr(item, name))))


def _difference(what: str, both: Both, in_words: InWords) -> Difference:
    was, now = (in_words(item, scale) for item, scale in both)
    return Difference(what, was, now)


def _relevance(key: ItemKey, both: Both) -> Iterator[Difference]:
    conditions = [item.relevant_when for item, _ in both]
    if conditions[0] != conditions[1]:
        was, now = ("always" if one is None else "under a condition" for one in conditions)
        yield Difference(key.label, was, "under another condition" if was == now else now)


def _meanings(both: Both) -> Iterator[Difference]:
    """Return what each option that is still there looks like."""
    labels = [_labels(scale) for _, scale in both]
    meanings = [
        {option.id: item.meanings.get(option.id, option.meaning or "") for option in scale.options}
        for item, scale in both
    ]
    for option in (one for one in labels[1] if one in labels[0]):
        yield Difference(f"what “{labels[1][option]}” looks like", *(one[option] for one in meanings))


def _next_steps(both: Both) -> Iterator[Difference]:
    """Return the next step from each option that there is or was."""
    was, now = (_labels(scale) for _, scale in both)
    for option in {**was, **now}:
        label = now.get(option) or was[option]
        yield Difference(f"next step from “{label}”", *(item.improve.get(option, "") for item, _ in both))


def _labels_of_required(item: Item, scale: Scale) -> str:
    labels = _labels(scale)
    return ", ".join(labels.get(one, one) for one in item.evidence.required_for)


def _labels(scale: Scale) -> dict[str, str]:
    return {option.id: option.label for option in scale.options}


def _scores(item: Item, scale: Scale) -> str:
    scores = item.scores or {option.id: option.score for option in scale.options if option.score is not None}
    labels = _labels(scale)
    return ", ".join(f"{labels[option]} {in_text(scores[option])}" for option in labels if option in scores)


_IN_WORDS: Final[Mapping[str, InWords]] = {
    "scale": lambda _, scale: ", ".join(_labels(scale).values()),
    "best_answered_by": lambda item, _: ", ".join(item.best_answered_by),
    "not_applicable": lambda item, _: in_text(item.not_applicable.allowed),
    "scores": _scores,
    "reverse": lambda item, _: "the first" if item.reverse else "the last",
    "met_from": lambda item, scale: _labels(scale).get(item.met_from or scale.met_from or "", ""),
    "partly_from": lambda item, scale: _labels(scale).get(item.partly_from or scale.partly_from or "", ""),
}
"""How the values of keys read that are not shown as they are in the file."""
