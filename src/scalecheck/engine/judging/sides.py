"""The three sides, each judged alone, and the rule that the whole is no better than the worst of them.

A side is judged by the same rules with the items about the other two void. What a rule asks of void items alone, it
does not ask of the side.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from scalecheck.engine.judging.gates import judge_of
from scalecheck.engine.judging.verdicts import choose, reaches, speaks_first

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scalecheck.engine.inputs.case import Case
    from scalecheck.engine.judging.facts import Judge
    from scalecheck.engine.judging.figures import Known
    from scalecheck.engine.judging.verdicts import VerdictResult
    from scalecheck.model.conditions import About

SIDES: Final[tuple[About, ...]] = ("innovation", "system", "site")
"""What an item can be about."""


@dataclass(frozen=True, slots=True)
class Side:
    """One side, judged alone."""

    judge: Judge
    """The facts and gates that its verdict rests on."""
    result: VerdictResult
    """Its verdict."""


def judge_sides(case: Case, known: Mapping[About, Known] | None = None) -> dict[About, Side]:
    """Return each side that has an item in play, judged alone.

    Args:
        case: The case.
        known: What is known of each side from cases with other answers.
    """
    found: dict[About, Side] = {}
    for about, side in _sides_in_play(case).items():
        judge = judge_of(side, known=None if known is None else known[about])
        found[about] = Side(judge, choose(side, judge))
    return found


def _sides_in_play(case: Case) -> dict[About, Case]:
    """Return each side that has an item in play, as a case of its own."""
    sides = {about: case.side(about) for about in SIDES}
    return {about: side for about, side in sides.items() if side.items()}


def whole_reaches(case: Case, judge: Judge, rank: int, known: Mapping[About, Known]) -> bool:
    """Return whether the verdict on a case is settled, and no worse than the one at a place, from 0 for the best.

    Args:
        case: The case.
        judge: The facts and gates of the whole.
        rank: The place.
        known: What is known of each side from cases with other answers.
    """
    outline = case.outline
    if rank >= outline.default_rank:
        result = verdict_of(case, judge, judge_sides(case, known))
        return result.settled and outline.verdict_ranks[result.verdict.id] <= rank
    if not reaches(case, judge, rank):
        return False
    return not outline.checklist.sides.worst_decides or all(
        _side_reaches(about, side, rank, known[about]) for about, side in _sides_in_play(case).items()
    )


def _side_reaches(about: About, side: Case, rank: int, known: Known) -> bool:
    """Return whether one side reaches a verdict; once for the same answers to what is asked about it."""
    asked = side.outline.asked_about[about]
    return known.once(f"{about} reaching {rank}", side, asked, lambda: reaches(side, judge_of(side, known=known), rank))


def verdict_of(
    case: Case,
    judge: Judge,
    sides: Mapping[About, Side] | None = None,
    known: Mapping[About, Known] | None = None,
) -> VerdictResult:
    """Return the verdict on a case: what its rules choose, and no better than its worst side.

    A side that is worse than the whole gives its own verdict, with its own reasons. Where the whole would be better
    than the default and a side is not settled, there is no verdict yet: what a side leaves open never helps the whole.
    A checklist may say that its sides do not decide.

    Args:
        case: The case.
        judge: The facts and gates of the whole.
        sides: The sides of the case, where they are judged already.
        known: What is known of each side from cases with other answers.
    """
    whole = choose(case, judge)
    if not case.outline.checklist.sides.worst_decides:
        return whole
    ranks = case.outline.verdict_ranks
    sides = _sides_that_can_matter(case, whole, known) if sides is None else sides
    results = {about: side.result for about, side in sides.items()}
    worst = max(results, key=lambda about: (ranks[results[about].verdict.id], results[about].settled), default=None)
    if worst is None or ranks[results[worst].verdict.id] <= ranks[whole.verdict.id]:
        return whole
    return replace(results[worst], side=worst)


def _sides_that_can_matter(case: Case, whole: VerdictResult, known: Mapping[About, Known] | None) -> dict[About, Side]:
    """Judge each side that can be worse than the whole.

    Where the whole is the default or worse, that is only one of which a verdict worse than the default speaks first.
    """
    is_better = case.outline.verdict_ranks[whole.verdict.id] < case.outline.default_rank
    found: dict[About, Side] = {}
    for about, side in _sides_in_play(case).items():
        judge = judge_of(side, known=None if known is None else known[about])
        if is_better or speaks_first(side, judge):
            found[about] = Side(judge, choose(side, judge))
    return found
