"""What a group can choose among: what is asked for, the step proposed, and what could be done instead."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from scalecheck.engine.logic.wording import same_words

if TYPE_CHECKING:
    from collections.abc import Sequence


ASKED_FOR: Final = "asked for"
"""How the decision asked for is marked among the others."""


class Choice(NamedTuple):
    """One thing that the group can choose."""

    words: str
    """What it is."""
    asked: bool
    """Whether it is the decision asked for."""
    proposed: bool
    """Whether it is the step proposed."""

    @property
    def mark(self) -> str:
        """That it is asked for, or else that it is proposed; nothing where it could be done instead."""
        return ASKED_FOR if self.asked else "proposed" if self.proposed else ""


def choices(step: str | None, asks: str | None, alternatives: Sequence[str]) -> tuple[Choice, ...]:
    """Return what a group can choose among, each once, so that what is proposed can always be chosen.

    The step comes before what could be done instead. What is asked for comes first where it is one of these, or where
    no step is proposed; else it is about the step in words of its own, such as `Approve phase one`, and no choice.
    """
    asked, proposed = _key(asks), _key(step)
    is_choice = not step or asked in map(_key, (step, *alternatives))
    found: dict[str, str] = {}
    for one in (asks if is_choice else None, step, *alternatives):
        if one:
            found.setdefault(_key(one), one)
    return tuple(Choice(words, asked=key == asked, proposed=key == proposed) for key, words in found.items())


def _key(words: str | None) -> str:
    return same_words(words or "").rstrip(".")
