"""How the weak spots of assessments are shown to people: by advice, each with the question that it is about."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scalecheck.problems import Problem
    from scalecheck.terminal.console import Screen


def show_weak_spots(screen: Screen, found: Mapping[str, Sequence[Problem]]) -> None:
    """Show weak spots by file, those with one advice together and the advice once below them.

    Args:
        screen: Where they are shown.
        found: The weak spots of each file that has any, in the order in which they should be read.
    """
    for number, (file, problems) in enumerate(found.items()):
        if number:
            screen.say()
        screen.say(file, "bold")
        for advice, alike in groupby(_together(problems), key=lambda one: one.hint):
            screen.say()
            for one in alike:
                screen.entry(_sentence(one))
            if advice:
                screen.entry(f"What to do: {advice}", indent=2)


def _together(problems: Sequence[Problem]) -> Sequence[Problem]:
    """Return the problems with those of one advice behind its first one."""
    advices = list(dict.fromkeys(one.hint for one in problems))
    return sorted(problems, key=lambda one: advices.index(one.hint))


def _sentence(problem: Problem) -> str:
    """Return what is wrong, with the question that it is about where the sentence does not name it."""
    if not problem.about:
        return problem.message
    return problem.message if problem.about in problem.message else f"{problem.about}: {problem.message}"
