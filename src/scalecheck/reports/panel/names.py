"""How respondents are named beside what they said."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from scalecheck.words.roles import role_words
from scalecheck.words.sentences import capital

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scalecheck.model.assessment import Respondent


def labels(people: Sequence[Respondent], *, for_others: bool, without_names: bool) -> Mapping[str, str]:
    """Return how each respondent is named beside an answer, by respondent id; empty for not at all.

    Never by a personal name. In what is printed for others, an organisation is named only where at least two of its
    people answered: beside a level, the organisation of one person would say that the organisation is there.

    Args:
        people: Everybody who answered.
        for_others: Whether it is printed for others than the person who runs the round.
        without_names: Whether answers are shown without saying whose each one is.
    """
    if without_names:
        return {one.id: "" for one in people}
    known = Counter(one.organisation for one in people)
    return {
        one.id: capital(
            role_words(one.role, one.organisation if not for_others or known[one.organisation] > 1 else None)
        )
        for one in people
    }
