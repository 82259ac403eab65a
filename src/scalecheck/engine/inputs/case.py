"""One case to judge: a checklist, the answers, the day, and which items apply."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cached_property
from typing import TYPE_CHECKING

from scalecheck.engine.inputs.in_play import InPlay
from scalecheck.engine.inputs.relevance import hidden_items
from scalecheck.engine.inputs.responses import option_of, standing_of
from scalecheck.model.assessment import Standing

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from scalecheck.engine.inputs.outline import Outline
    from scalecheck.engine.inputs.responses import Response
    from scalecheck.model.assessment import Answer
    from scalecheck.model.checklist import Item
    from scalecheck.model.conditions import About


@dataclass(frozen=True)
class Case:
    """What is judged together."""

    outline: Outline
    """The checklist."""
    responses: Mapping[str, Response]
    """The answers by question id."""
    as_of: date
    """The day on which it is judged."""
    left_out: frozenset[str] = frozenset()
    """Items that count as void, beside those that are hidden."""
    not_asked: frozenset[str] = frozenset()
    """Items that the file does not ask, such as those outside one role's part."""
    core_changes: tuple[str, ...] = ()
    """What was changed in the innovation so that its core no longer holds, and no deciding group has accepted."""
    alone: bool = False
    """Whether it is one side alone, with what is about the others left out."""

    @cached_property
    def void(self) -> frozenset[str]:
        """The items that do not count: left out, retired, or hidden by their own or a section's relevance."""
        return self.playing.void

    @cached_property
    def playing(self) -> InPlay:
        """The items that count, with what follows from that alone."""
        return InPlay.of(self.outline, self.left_out | hidden_items(self.outline, self.responses))

    def answered(self, others: Mapping[str, Response]) -> Case:
        """Return the case with other answers to some questions, by id."""
        other = replace(self, responses={**self.responses, **others})
        if self.outline.decides_what_is_asked.isdisjoint(others):
            vars(other).update(playing=self.playing, void=self.void)  # which does not depend on these answers
        return other

    def side(self, about: About) -> Case:
        """Return one side alone: with the items about everything else void; a site alone can have changed the core."""
        others = self.outline.not_about[about]
        core_changes = self.core_changes if about == "site" else ()
        side = replace(self, left_out=self.left_out | others, core_changes=core_changes, alone=True)
        playing = self.playing.side(about)
        vars(side).update(playing=playing, void=playing.void)
        return side

    def answer(self, question: str) -> Answer | None:
        """Return the answer to a question, if it has any entry at all."""
        response = self.responses.get(question)
        return response.answer if response is not None else None

    def standing(self, question: str) -> Standing:
        """Return how a question is answered, or left open."""
        return standing_of(self.responses.get(question), self.outline.ranks[question])

    def option(self, question: str) -> str | None:
        """Return the option chosen, if the question is answered by one that its scale has."""
        return option_of(self.responses.get(question), self.outline.ranks[question])

    def is_set_aside(self, question: str) -> bool:
        """Return whether a question is not applicable and a second person confirmed it."""
        response = self.responses.get(question)
        return response is not None and response.set_aside

    def is_unconfirmed(self, question: str) -> bool:
        """Return whether one person alone says that a question is not applicable."""
        return self.standing(question) is Standing.NOT_APPLICABLE and not self.is_set_aside(question)

    def in_play(self, items: Iterable[Item]) -> tuple[Item, ...]:
        """Keep the items that are not void."""
        return self.playing.among(items)

    def items(self, section: str | None = None) -> tuple[Item, ...]:
        """Return the items in play, of one section (with all below it) or of the whole checklist."""
        return self.playing.items(section)
