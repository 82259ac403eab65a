"""The consensus round over a panel: what is talked about, in which order, and what nobody disputes."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from typing import TYPE_CHECKING, Final

from scalecheck.engine.panel.spread import WIDE, spreads
from scalecheck.model.assessment import Answer, Standing

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from scalecheck.engine.inputs.outline import Outline
    from scalecheck.engine.panel.spread import Position, Spread, Voice
    from scalecheck.model.assessment import Assessment
    from scalecheck.model.conditions import Basis

_BASES: Final[tuple[Basis, ...]] = ("evidenced", "observed", "asserted", "guess")
"""What an answer can rest on, the firmest first."""


@dataclass(frozen=True)
class ConsensusRound:
    """The answers of a panel that a group brings together."""

    outline: Outline
    """The checklist."""
    respondents: tuple[Assessment, ...]
    """The respondents' files, one for each."""
    named: bool = True
    """Whether it is shown whose answer each one is."""

    @cached_property
    def spreads(self) -> Mapping[str, Spread]:
        """The spread of each question that somebody answered, by question id."""
        return spreads(self.outline, self.respondents)

    @cached_property
    def gate_items(self) -> frozenset[str]:
        """The items that gates name."""
        return frozenset(chain.from_iterable(self.outline.gate_items.values()))

    @cached_property
    def pooled(self) -> Mapping[str, Answer]:
        """What the respondents' answers hold together, by question id: an option only where all who know chose it."""
        return {name: _pooled(spread) for name, spread in self.spreads.items()}

    def is_undisputed(self, question: str) -> bool:
        """Return whether all who answered a question answered the same, and no gate names it."""
        spread = self.spreads.get(question)
        return spread is not None and spread.unanimous and question not in self.gate_items

    def otherwise(self, question: str, position: Position) -> tuple[Voice, ...]:
        """Return the respondents who answered a question in another way than the one agreed.

        Somebody who does not know holds no other view, unless it is agreed that the question does not apply.
        """
        spread = self.spreads.get(question)
        voices = spread.voices if spread is not None else ()
        return tuple(one for one in voices if one.position not in {position, Standing.DONT_KNOW})

    def order(self, questions: Iterable[str]) -> tuple[str, ...]:
        """Return questions in the order in which they are brought together.

        Opening questions come first, because they decide what is asked. Then come the items that gates name and those
        whose answers are widely apart, the gates' own before the others and the widest apart first; then those that
        anybody disputes or nobody answered; and last, area by area, what nobody disputes.
        """
        return tuple(sorted(questions, key=self._place))

    def _place(self, question: str) -> tuple[int, int, int]:
        spread = self.spreads.get(question)
        apart = spread.levels_apart if spread is not None else 0
        is_gates = question in self.gate_items
        if question in self.outline.opening:
            return 0, int(not self.is_undisputed(question)), 0
        if is_gates or apart >= WIDE:
            return 1, int(not is_gates), -apart
        return (3 if self.is_undisputed(question) else 2), 0, 0


def _pooled(spread: Spread) -> Answer:
    """Return one answer that holds what several hold: each note and piece of evidence once, and what is still to do."""
    answers = [voice.answer for voice in spread.voices]
    same = [voice.answer for voice in spread.voices if voice.position == spread.common]
    bases = [one.basis for one in same if one.basis is not None]
    state = next(iter(same), Answer())
    return Answer(
        option=state.option,
        dont_know=state.dont_know,
        not_applicable=state.not_applicable,
        note="\n".join(dict.fromkeys(one.note.strip() for one in same if one.note)) or None,
        basis=min(bases, key=_BASES.index) if bases else None,
        evidence=tuple(dict.fromkeys(piece for one in answers for piece in one.evidence)),
        owner=next((one.owner for one in answers if one.owner is not None), None),
        actions=tuple(dict.fromkeys(action for one in answers for action in one.actions if not action.done)),
    )
