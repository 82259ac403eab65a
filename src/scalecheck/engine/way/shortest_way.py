"""The shortest way to a better verdict: the fewest answers that have to rise, proven, and what must stand behind them.

The goal is a settled verdict that is at least the next better one, with its own rule, every gate, and no worse verdict
that speaks first. Moves raise an item's answer to a better option. They never lead to 'not applicable' or to mere
evidence; opening questions, and items that other items' or sections' relevance names, keep their answers.

Evidence, owners and dated actions are no moves. While the moves are looked for, every answer is taken to have the
backing that the rules ask for, so that none is raised only to gain it. Then what is lacking after the moves is listed:
an answer that stays keeps its backing, one that moves keeps its owner and its actions and has no evidence yet. Of
several sets of backing that would do, the smallest is given. A basis that a rule asks for is listed as evidence.

A way is shorter if it changes fewer items; of those with as many, if it climbs fewer levels; then checklist order
decides (see `climbs.costs`). The result is exact. Where a rule could turn against a better answer, or there is too much
to compare, nothing is computed.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from scalecheck.engine.judging.facts import Judge
from scalecheck.engine.judging.figures import Figures
from scalecheck.engine.judging.gates import judge_gates
from scalecheck.engine.judging.monotone import turncoats
from scalecheck.engine.judging.raises import climbs, costs, raised
from scalecheck.engine.judging.verdicts import choose
from scalecheck.engine.way.backing import BACKINGS, Everything, Obtainable, with_backing
from scalecheck.engine.way.budget import Budget, TooLargeError
from scalecheck.engine.way.cheapest import Search
from scalecheck.engine.way.formulas import has_misses
from scalecheck.engine.way.fronts import Group
from scalecheck.engine.way.goal import Goal
from scalecheck.engine.way.prospects import Prospect
from scalecheck.engine.way.score_amounts import UnsteadyScoreError
from scalecheck.words.reasons import reasons
from scalecheck.words.rules import rule_lines

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scalecheck.engine.inputs.case import Case
    from scalecheck.engine.judging.judgement import Judgement
    from scalecheck.engine.judging.raises import Climb
    from scalecheck.model.checklist import Section
    from scalecheck.model.conditions import Backing

STEPS: Final = 2_000_000
"""How much a search may compare before it gives up."""


@dataclass(frozen=True, slots=True)
class Move:
    """One answer that has to rise."""

    item: str
    """The item's id."""
    from_option: str | None
    """The option that it has now; None where it is open."""
    to_option: str
    """The option that it has to have."""
    levels: int
    """How many levels that is; from an open answer to the lowest option it is one."""


@dataclass(frozen=True, slots=True)
class Needed:
    """What an answer lacks after the moves."""

    item: str
    """The item's id."""
    backings: tuple[Backing, ...]
    """What has to stand behind its answer, and does not yet."""


@dataclass(frozen=True, slots=True)
class Way:
    """The shortest way to a better verdict."""

    goal: str
    """The verdict that is reached, by id: the next better one, or one better still."""
    moves: tuple[Move, ...]
    """The answers that have to rise, in checklist order; none where only backing is lacking."""
    also_needed: tuple[Needed, ...]
    """What has to stand behind the answers and does not yet, in checklist order."""


@dataclass(frozen=True, slots=True)
class NotComputed:
    """Why there is no way to give."""

    why: Literal["best", "no-way", "not-monotone", "too-large"]
    """There is nothing better; raising answers is not enough; a better answer can do harm; too much to compare."""
    reason: str
    """The same, for a person to read."""


def shortest_way(judgement: Judgement, *, steps: int = STEPS) -> Way | NotComputed:  # noqa: PLR0911 (each way it can end)
    """Return the shortest way to the next better verdict, or to a better one still.

    Args:
        judgement: What the rules say now.
        steps: How much may be compared.
    """
    case = judgement.case
    rank = _rank_to_reach(judgement)
    if rank is None:
        return NotComputed("best", "There is no better verdict.")
    climbing = climbs(case)
    if harm := _harm(case, climbing, rank):
        return NotComputed("not-monotone", harm)
    budget = Budget(steps)
    try:
        moves = _moves(case, climbing, rank, budget)
        if moves is None:
            return NotComputed("no-way", _obstacle(case, climbing))
        if isinstance(moves, NotComputed):
            return moves
        return _way(case, moves, rank, budget)
    except UnsteadyScoreError as error:
        title = case.outline.questions[error.item].title
        return NotComputed(
            "not-monotone",
            f"“{title}” is for somebody else to answer and counts in no score until then: an answer could lower one.",
        )
    except TooLargeError:
        return NotComputed("too-large", "There are too many ways to compare them all.")


def _rank_to_reach(judgement: Judgement) -> int | None:
    """Return the place of the verdict to reach, from 0 for the best; None where it is reached."""
    result = judgement.verdict
    rank = judgement.case.outline.verdict_ranks[result.verdict.id]
    if result.settled:
        return rank - 1 if rank else None
    return max(rank - 1, 0)


def _harm(case: Case, climbing: Sequence[Climb], rank: int) -> str | None:
    """Name a rule that a better answer could turn against."""
    outline = case.outline
    fixed = outline.questions.keys() - {climb.item for climb in climbing}
    found = next(turncoats(outline, fixed, rank=rank), None)
    if found is None:
        return None
    rule = next(rule_lines(outline, found.fact)).text
    return f"A better answer can turn against a rule that counts here: {rule}."


def _moves(case: Case, climbing: Sequence[Climb], rank: int, budget: Budget) -> tuple[Move, ...] | NotComputed | None:
    formula = Goal(Prospect(case, tuple(climbing), Everything()), rank).formula
    if has_misses(formula):
        return NotComputed("not-monotone", "A better answer can turn against a rule that counts here.")
    places = {climb.item: variable for variable, climb in enumerate(climbing)}
    top = Group((), tuple(_group(domain, places) for domain in case.outline.checklist.domains))
    choices = Search(costs([climb.levels for climb in climbing]), top, budget).cheapest(formula)
    if choices is None:
        return None
    return tuple(
        Move(climb.item, case.option(climb.item), option, climb.levels[choice])
        for climb, choice in zip(climbing, choices, strict=True)
        if (option := climb.options[choice]) is not None
    )


def _group(section: Section, places: Mapping[str, int]) -> Group:
    return Group(
        variables=tuple(places[item.id] for item in section.items if item.id in places),
        groups=tuple(_group(inner, places) for inner in section.sections),
    )


def _way(case: Case, moves: Sequence[Move], rank: int, budget: Budget) -> Way:
    moved = raised(case, {move.item: move.to_option for move in moves})
    obtainable = Obtainable(moved)
    formula = Goal(Prospect(moved, (), obtainable), rank).formula
    pairs = obtainable.pairs
    found = Search(costs([(0, 1)] * len(pairs)), Group(tuple(range(len(pairs)))), budget).cheapest(formula) or ()
    lacking: dict[str, list[Backing]] = {}
    for (item, backing), choice in zip(pairs, found, strict=False):
        if choice:
            lacking.setdefault(item, []).append(backing)
    reached = choose(*_judged(with_backing(moved, lacking)))
    needed = tuple(Needed(item, tuple(backings)) for item, backings in lacking.items())
    return Way(reached.verdict.id, tuple(moves), needed)


def _obstacle(case: Case, climbing: Sequence[Climb]) -> str:
    """Say what stands in the way even where every answer that can rise is at its best, and well backed."""
    best = raised(case, {climb.item: option for climb in climbing if (option := climb.options[-1]) is not None})
    case, judge = _judged(with_backing(best, {item.id: BACKINGS for item in best.items()}))
    first = next(iter(reasons(judge, choose(case, judge))), None)
    not_enough = "Better answers alone are not enough."
    return not_enough if first is None else f"{not_enough} This would still stand in the way: {first.text}"


def _judged(case: Case) -> tuple[Case, Judge]:
    figures = Figures(case)
    return case, Judge(case, figures, judge_gates(case, figures))
