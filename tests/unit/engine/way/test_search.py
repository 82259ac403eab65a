"""A search for few changes: what follows from earlier trials is not tried again, and changes nothing that is found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st

from scalecheck.engine.way.search import Search

if TYPE_CHECKING:
    from collections.abc import Sequence

    from scalecheck.engine.way.search import Choices

LEVELS = ((0, 1, 2), (0, 1, 1, 2), (0, 1), (0, 1), (0, 1, 2, 2), (0, 1), (0, 1, 2))
"""The levels of the choices of each variable; some choices share one."""
LAST = len(LEVELS) - 1
"""The variable of which a higher level can stand against the goal."""
FULL: Choices = (2, 3, 1, 1, 3, 1, 2)
goals = st.lists(st.tuples(*(st.integers(0, len(levels) - 1) for levels in LEVELS)), max_size=3)


def searched(goal: Sequence[Choices], harmless: Sequence[int], trials: int) -> tuple[Choices, list[Choices]]:
    """Return what is found where one of several sets of choices has to be there, and what was tried.

    A choice is there with the same choice, and for a harmless variable with one of a higher level.
    """
    tried: list[Choices] = []

    def there(variable: int, wanted: int, chosen: int) -> bool:
        levels = LEVELS[variable]
        return wanted in {chosen, 0} or (variable != LAST and levels[wanted] < levels[chosen])

    def reaches(choices: Choices) -> bool:
        tried.append(choices)
        return any(all(map(there, range(len(LEVELS)), wanted, choices)) for wanted in (*goal, FULL))

    return Search(LEVELS, reaches, trials, harmless=harmless).best(FULL), tried


@given(goals, st.integers(0, 40))
def test_what_follows_from_other_trials_is_not_tried_and_the_same_is_found(goal: list[Choices], trials: int) -> None:
    plain, all_tried = searched(goal, (), trials)
    found, tried = searched(goal, range(LAST), trials)
    assert found == plain
    assert len(tried) <= len(all_tried)
    assert len(set(tried)) == len(tried)


def test_choices_below_some_that_did_not_reach_the_goal_are_not_tried() -> None:
    wanted = (0, 0, 1, 1, 0, 0, 0)
    _, all_tried = searched([wanted], (), 40)
    found, tried = searched([wanted], range(LAST), 40)
    assert found == wanted
    assert len(tried) < len(all_tried)
