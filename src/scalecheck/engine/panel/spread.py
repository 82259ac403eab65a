"""How far apart the respondents' answers to one question are."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Final, TypeAlias

from scalecheck.engine.inputs.responses import own_answers, standing_of
from scalecheck.model.assessment import Standing

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scalecheck.engine.inputs.outline import Outline
    from scalecheck.engine.inputs.scale_ranks import ScaleRanks
    from scalecheck.model.assessment import Answer, Assessment, OtherView, Respondent

Position: TypeAlias = "str | Standing"
"""What somebody answered, apart from its reasons: an option's id, don't know or not applicable."""
WIDE: Final = 2
"""From how many levels on answers are widely apart."""
_ANSWERS: Final = frozenset({Standing.ANSWERED, Standing.DONT_KNOW, Standing.NOT_APPLICABLE})


@dataclass(frozen=True, slots=True)
class Voice:
    """What one respondent answered to a question."""

    respondent: Respondent
    """Who."""
    answer: Answer
    """The answer: an option, don't know, or not applicable."""

    @property
    def position(self) -> Position:
        """What was answered, apart from its reasons."""
        return position_of(self.answer)


@dataclass(frozen=True)
class Spread:
    """All respondents' answers to one question."""

    ranks: ScaleRanks
    """How the question's options compare."""
    voices: tuple[Voice, ...]
    """Who answered and what: the lowest option first, don't know and not applicable last."""

    @cached_property
    def positions(self) -> tuple[Position, ...]:
        """The different answers in the order of the voices, each once."""
        return tuple(dict.fromkeys(voice.position for voice in self.voices))

    @property
    def levels_apart(self) -> int:
        """How many levels the lowest and the highest option chosen are apart; 0 for fewer than two options."""
        levels = [self.ranks.level[one] for one in self.positions if one in self.ranks.level]
        return max(levels) - min(levels) if levels else 0

    @property
    def unanimous(self) -> bool:
        """Whether somebody answered, and all who did answered the same; a don't-know is an answer too."""
        return len(self.positions) == 1

    @property
    def common(self) -> Position | None:
        """What all who know answered, or that nobody knows; None where two who know differ."""
        known = [one for one in self.positions if one is not Standing.DONT_KNOW]
        return (known or [Standing.DONT_KNOW])[0] if len(known) <= 1 else None


def position_of(answer: Answer | OtherView) -> Position:
    """Return what an answer says, apart from its reasons."""
    return answer.option if answer.option is not None else answer.standing


def spreads(outline: Outline, respondents: Sequence[Assessment]) -> Mapping[str, Spread]:
    """Return the spread of each question that somebody answered, by question id in the order asked.

    What a respondent parked, left to somebody else, or answered to an older wording of the question is no answer.
    """
    answers = [(one.respondent, own_answers(outline, one)) for one in respondents]
    found: dict[str, Spread] = {}
    for name in outline.questions:
        ranks = outline.ranks[name]
        given = ((who, mine.get(name)) for who, mine in answers)
        voices = [
            Voice(who, one.answer)
            for who, one in given
            if who is not None and one is not None and standing_of(one, ranks) in _ANSWERS
        ]
        if voices:
            found[name] = Spread(ranks, tuple(sorted(voices, key=lambda voice: _place(voice, ranks))))
    return found


def _place(voice: Voice, ranks: ScaleRanks) -> tuple[int, int]:
    """Return what sorts the lowest option to the front, and don't know and not applicable to the end."""
    position = voice.position
    if position in ranks.level:
        return 0, ranks.level[position]
    return 1, int(position is Standing.NOT_APPLICABLE)
