"""How much of what a group brings together it has agreed on."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from scalecheck.engine.inputs.relevance import hidden_items
from scalecheck.engine.inputs.responses import standing_of
from scalecheck.engine.judging.scope import not_asked, outside
from scalecheck.model.assessment import Standing

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scalecheck.engine.inputs.outline import Outline
    from scalecheck.engine.inputs.responses import Response
    from scalecheck.model.assessment import Assessment


class AgreedSoFar(NamedTuple):
    """How much is agreed."""

    agreed: int
    """How many questions have an answer of the group: an option, a don't-know, or that they do not apply."""
    asked: int
    """How many questions are asked, the opening ones among them."""

    @property
    def is_finished(self) -> bool:
        """Whether nothing is left to agree on."""
        return self.agreed == self.asked


def agreed_so_far(outline: Outline, assessment: Assessment, responses: Mapping[str, Response]) -> AgreedSoFar:
    """Return how many of the questions that an agreed file asks have an answer.

    Args:
        outline: The checklist.
        assessment: The agreed file.
        responses: The answers that count for it, by question id.
    """
    elsewhere = outside(outline, assessment) | not_asked(outline, assessment, counted=responses)
    items = frozenset(outline.items) - elsewhere - hidden_items(outline, responses)
    asked = (*outline.keys["profile"], *items)
    still_open = {Standing.UNANSWERED, Standing.NOT_MINE}
    agreed = [one for one in asked if standing_of(responses.get(one), outline.ranks[one]) not in still_open]
    return AgreedSoFar(len(agreed), len(asked))
