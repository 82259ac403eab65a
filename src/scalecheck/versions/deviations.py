"""How a local variant differs from its parent, each deviation with its reason, in words for people."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from scalecheck.model.fingerprints import asked_fingerprint

if TYPE_CHECKING:
    from collections.abc import Iterator
    from fractions import Fraction

    from scalecheck.model.checklist import Checklist, Item, Scale
    from scalecheck.model.conditions import Condition
    from scalecheck.model.overlay import Overlay

DeviationKind = Literal["changed", "hidden", "replaced", "added", "tightened"]

_TEXTS = (("title", "title"), ("ask", "question"), ("why", "why it matters"), ("guidance", "guidance"))


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that reads otherwise than in the parent."""

    what: str
    """What it is, such as `question` or `weight`."""
    was: str
    """The parent's words; empty where it has none."""
    now: str
    """The words here; empty where there are none."""


@dataclass(frozen=True, slots=True)
class Deviation:
    """One thing that a local variant does otherwise."""

    kind: DeviationKind
    """What was done."""
    id: str
    """The item, or the gate that is tightened."""
    title: str
    """Its title: the parent's, for an added item its own."""
    because: str
    """The reason."""
    differences: tuple[Difference, ...] = ()
    """What reads otherwise."""
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
    """Return what reads or counts otherwise in an item; `scales` are those that it was and is answered on."""
    compared = (*_words(old, new), *_by_option(old, new, scales), *_rest(old, new, scales))
    return tuple(one for one in compared if one.was != one.now)


def _changed(old: Item, new: Item, because: str, scale: Scale) -> Deviation:
    keeps = asked_fingerprint(old, scale) == asked_fingerprint(new, scale)
    return Deviation("changed", old.id, old.title, because, differences(old, new, (scale, scale)), keeps_answers=keeps)


def _words(old: Item, new: Item) -> Iterator[Difference]:
    for key, what in _TEXTS:
        yield Difference(what, getattr(old, key) or "", getattr(new, key) or "")
    yield Difference("about", old.about, new.about)
    yield Difference("importance", old.importance, new.importance)
    yield Difference("weight", _number(old.weight), _number(new.weight))
    yield Difference("best answered by", ", ".join(old.best_answered_by), ", ".join(new.best_answered_by))
    yield Difference("what would show it", "; ".join(old.evidence.examples), "; ".join(new.evidence.examples))
    was, now = ("yes" if one.not_applicable.allowed else "no" for one in (old, new))
    yield Difference("may be set aside", was, now)
    if old.relevant_when != new.relevant_when:
        was, now = ("under a condition" if one.relevant_when is not None else "always" for one in (old, new))
        yield Difference("when it is asked", was, "under another condition" if was == now else now)


def _by_option(old: Item, new: Item, scales: tuple[Scale, Scale]) -> Iterator[Difference]:
    """Return what is said of each option that the item had or has."""
    was, now = (_labels(scale) for scale in scales)
    yield Difference("options", ", ".join(was.values()), ", ".join(now.values()))
    meanings = [
        {option.id: item.meanings.get(option.id, option.meaning or "") for option in scale.options}
        for item, scale in zip((old, new), scales, strict=True)
    ]
    for option in (one for one in now if one in was):
        yield Difference(f"what “{now[option]}” looks like", *(one[option] for one in meanings))
    for option in {**was, **now}:
        label = now.get(option) or was[option]
        yield Difference(f"next step from “{label}”", old.improve.get(option, ""), new.improve.get(option, ""))


def _rest(old: Item, new: Item, scales: tuple[Scale, Scale]) -> Iterator[Difference]:
    """Return how the options count."""
    both = tuple(zip((old, new), scales, strict=True))
    yield Difference("scores", *(_scores(item, scale) for item, scale in both))
    yield Difference("the best option", *("the first" if item.reverse else "the last" for item, _ in both))
    for key, what in (("met_from", "met from"), ("partly_from", "partly there from")):
        named = ((getattr(item, key) or getattr(scale, key) or "", scale) for item, scale in both)
        yield Difference(what, *(_labels(scale).get(option, "") for option, scale in named))
    yield Difference(
        "evidence is needed for",
        *(", ".join(_labels(scale).get(one, one) for one in item.evidence.required_for) for item, scale in both),
    )


def _labels(scale: Scale) -> dict[str, str]:
    return {option.id: option.label for option in scale.options}


def _scores(item: Item, scale: Scale) -> str:
    scores = item.scores or {option.id: option.score for option in scale.options if option.score is not None}
    labels = _labels(scale)
    return ", ".join(f"{labels[option]} {_number(scores[option])}" for option in labels if option in scores)


def _number(value: Fraction) -> str:
    return str(value.numerator) if value.denominator == 1 else f"{float(value):g}"
