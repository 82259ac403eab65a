"""A short way to a better verdict, as what must become true in the world."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scalecheck.engine.way.backing import BACKINGS
from scalecheck.engine.way.short_way import NotFound
from scalecheck.reports import contents
from scalecheck.words.numbers import counted
from scalecheck.words.rules import backing_words
from scalecheck.words.sentences import capital, joined, sentence

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scalecheck.engine.way.short_way import Move, Way
    from scalecheck.reports.material import Material


def way(material: Material) -> contents.Way:
    """Return what would bring a better verdict, or why that is not said."""
    found = material.way
    if found is None:
        return contents.Way("Not looked for: there are too many questions.", (), ())
    if isinstance(found, NotFound):
        return contents.Way(_why_none(found), (), ())
    return contents.Way(
        words=_summary(material, found),
        moves=tuple(_move(material, one) for one in found.moves),
        lacking=tuple(_lacking(material, found)),
    )


def _why_none(found: NotFound) -> str:
    reason = sentence(found.reason)
    return f"None was found. {reason}" if found.why == "not-monotone" else reason


def _summary(material: Material, found: Way) -> str:
    goal = f"{material.verdict_title(found.goal)} ({_colour(material, found.goal)})"
    if not found.moves:
        return f"For {goal} no answer has to be better; what is missing has to be put behind the answers."
    count = len(found.moves)
    has = "has" if count == 1 else "have"
    behind = ", and what is missing has to be put behind some answers" if found.also_needed else ""
    return (
        f"A short way to {goal}: {counted(count, 'thing')} {has} to become true{behind}; "
        f"{'this' if count == 1 else 'none of these'} can{'not' if count == 1 else ''} be left out."
    )


def _colour(material: Material, verdict: str) -> str:
    return material.outline.checklist.verdicts[material.outline.verdict_ranks[verdict]].colour


def _move(material: Material, move: Move) -> contents.Move:
    item = move.item
    level = material.becomes(item, move.to_option) or f"“{material.outline.label(item, move.to_option)}”"
    return contents.Move(
        title=material.title(item),
        becomes=sentence(level),
        now=material.state(item),
        next_step=sentence(material.next_step(item)),
    )


def _lacking(material: Material, found: Way) -> Iterator[str]:
    """Return what is missing behind the answers, by kind."""
    for backing in BACKINGS:
        titles = [material.title(one.item) for one in found.also_needed if backing in one.backings]
        if titles:
            yield f"{capital(backing_words((backing,)))}: {joined([f'“{one}”' for one in titles])}."
