"""In which order the differences between respondents are looked at."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scalecheck.engine.inputs.outline import Outline
    from scalecheck.engine.panel.spread import Spread

SHOWN: Final = 10
"""How many of the widest differences are shown before a meeting."""


def gates_on(outline: Outline, question: str) -> tuple[str, ...]:
    """Return the gates whose needs name a question, by id."""
    return tuple(gate for gate, items in outline.gate_items.items() if question in items)


def apart(outline: Outline, question: str, spread: Spread) -> int:
    """Return how many levels respondents are apart; options of an opening question differ, and are no levels."""
    return min(spread.levels_apart, 1) if question in outline.opening else spread.levels_apart


def in_order(outline: Outline, found: Mapping[str, Spread]) -> tuple[str, ...]:
    """Return the questions in the order in which they are looked at, by id.

    First the gates' items on which respondents differ, the widest first, then the others on which they do, then those
    on which all say the same. A don't-know beside one option is a difference of no level.
    """

    def place(question: str) -> tuple[bool, bool, int]:
        spread = found[question]
        return (spread.unanimous, not gates_on(outline, question), -apart(outline, question, spread))

    return tuple(sorted(found, key=place))


def widest(outline: Outline, found: Mapping[str, Spread], most: int = SHOWN) -> tuple[str, ...]:
    """Return the questions with the widest differences, gates' items first where they are equally wide, by id."""
    differing = [name for name, spread in found.items() if not spread.unanimous]
    return tuple(
        sorted(differing, key=lambda name: (-apart(outline, name, found[name]), not gates_on(outline, name)))[:most]
    )
