"""A short way to a better verdict, as what must become true in the world."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scalecheck.engine.way.backing import BACKINGS
from scalecheck.engine.way.short_way import NotFound
from scalecheck.reports import contents
from scalecheck.words.numbers import counted
from scalecheck.words.reasons import reasons_of
from scalecheck.words.rules import backing_words, rule_lines
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
        return contents.Way(_why_none(material, found), (), ())
    return contents.Way(
        words=_summary(material, found),
        moves=tuple(_move(material, one) for one in found.moves),
        lacking=tuple(_lacking(material, found)),
    )


def _why_none(material: Material, found: NotFound) -> str:
    if found.why == "best":
        return "There is no better verdict."
    if found.harm is not None:
        rule = next(rule_lines(material.outline, found.harm)).text
        return sentence(f"None was found. A better answer can turn against a rule that counts here: {rule}.")
    first = next(iter(reasons_of(found.at_best)), None) if found.at_best is not None else None
    still = "" if first is None else f" This would still be in the way: {first.text}"
    return sentence(f"Better answers alone are not enough.{still}")


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
