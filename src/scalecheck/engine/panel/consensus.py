"""The consensus round over a panel: what is talked about, in which order, and what nobody disputes."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from functools import cached_property
from itertools import chain
from math import ceil
from typing import TYPE_CHECKING, Final

from scalecheck.engine.inputs.effort import WORDS_A_MINUTE, minutes
from scalecheck.engine.panel.passed_on import passed_on
from scalecheck.engine.panel.spread import WIDE, spreads
from scalecheck.model.assessment import Answer, Standing

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from scalecheck.engine.inputs.outline import Outline
    from scalecheck.engine.panel.passed_on import PassedOn
    from scalecheck.engine.panel.spread import Position, Spread, Voice
    from scalecheck.model.assessment import Assessment
    from scalecheck.model.conditions import Basis

_BASES: Final[tuple[Basis, ...]] = ("evidenced", "observed", "asserted", "guess")
"""What an answer can rest on, the firmest first."""
SECONDS_TO_TALK: Final = 120
"""Our own assumption for talking about a question on which those who know differ, not yet measured."""
SECONDS_FOR_A_GLANCE: Final = 5
"""Our own assumption for seeing one answer in a list of those that nobody disputes, not yet measured."""


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
    def passed_on(self) -> Mapping[str, tuple[PassedOn, ...]]:
        """Who left a question to somebody else or let it wait, by question id."""
        return passed_on(self.outline, self.respondents)

    @cached_property
    def gate_items(self) -> frozenset[str]:
        """The items that gates name."""
        return frozenset(chain.from_iterable(self.outline.gate_items.values()))

    @cached_property
    def pooled(self) -> Mapping[str, Answer]:
        """What the respondents' answers hold together, by question id: an option only where all who know chose it."""
        return {name: _pooled(spread) for name, spread in self.spreads.items()}

    def is_undisputed(self, question: str) -> bool:
        """Return whether all who know answered a question alike, and they are more than those who do not know.

        Where a gate leans on the question, the word of one alone is not enough.
        """
        spread = self.spreads.get(question)
        if spread is None or spread.common is None:
            return False
        knowing = sum(voice.position == spread.common for voice in spread.voices)
        alone = knowing == 1 and question in self.gate_items
        return 2 * knowing > len(spread.voices) and not alone

    def otherwise(self, question: str, position: Position) -> tuple[Voice, ...]:
        """Return the respondents who answered a question in another way than the one agreed.

        Somebody who does not know holds no other view, unless it is agreed that the question does not apply.
        """
        spread = self.spreads.get(question)
        voices = spread.voices if spread is not None else ()
        return tuple(one for one in voices if one.position not in {position, Standing.DONT_KNOW})

    def order(self, questions: Iterable[str]) -> tuple[str, ...]:
        """Return questions in the order in which they are brought together.

        Opening questions come first, because they decide what is asked. Of the items, those come first that somebody
        disputes and that gates name or whose answers are widely apart, the gates' own before the others and the widest
        apart first; then all others that somebody disputes or nobody answered; and last, area by area, what nobody
        disputes.
        """
        return tuple(sorted(questions, key=self._place))

    def minutes(self, questions: Iterable[str]) -> int:
        """Return the minutes that bringing some questions together takes, rounded up.

        That is a first pass over each question, with the reading of all notes; the time to talk where those who know
        answered differently; and a glance at each answer that nobody disputes.
        """
        asked = list(questions)
        single = [name for name in asked if not self.is_undisputed(name)]
        spreads = [self.spreads[name] for name in single if name in self.spreads]
        notes = [voice.answer.note or "" for spread in spreads for voice in spread.voices]
        seconds = SECONDS_TO_TALK * sum(spread.common is None for spread in spreads)
        seconds += SECONDS_FOR_A_GLANCE * (len(asked) - len(single))
        reading = Fraction(sum(len(note.split()) for note in notes), WORDS_A_MINUTE)
        return minutes(self.outline, (self.outline.questions[name] for name in single)) + ceil(
            reading + Fraction(seconds, 60)
        )

    def _place(self, question: str) -> tuple[int, int, int]:
        spread = self.spreads.get(question)
        apart = spread.levels_apart if spread is not None else 0
        is_gates = question in self.gate_items
        if question in self.outline.opening:
            return 0, int(not self.is_undisputed(question)), 0
        if self.is_undisputed(question):
            return 3, 0, 0
        answered = spread is not None
        return (1, int(not is_gates), -apart) if answered and (is_gates or apart >= WIDE) else (2, 0, 0)


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
