"""A short way to a better verdict: answers that have to rise, and what must back them, none of it too much.

The goal is a settled verdict that is at least the next better one. The ordinary judgement says of each set of changes
that is tried whether it is reached: nothing here knows what the rules ask for. Moves raise an item's answer to a better
option. They never lead to 'not applicable'; opening questions keep their answers. An item that decides whether others
are asked is raised only where the verdict is not reached otherwise.

Evidence, owners and dated actions are no moves. While the moves are looked for, every answer is taken to have the
backing that the rules ask for, so that none is raised only to gain it. Then what is lacking after the moves is listed:
an answer that stays keeps its backing, one that moves keeps its owner and its actions and has no evidence yet. A basis
that a rule asks for is listed as evidence.

The result is irreducible: leave out any one move or backing, or lower any move by a level, and the verdict is not
reached. Of several such ways the one that changes fewest items is given, of those the one with fewest levels; but a
shorter one can exist that was not tried.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from scalecheck.engine.judging.gates import judge_of
from scalecheck.engine.judging.judgement import judge_case
from scalecheck.engine.judging.monotone import facts_that_turn
from scalecheck.engine.judging.sides import verdict_of
from scalecheck.engine.trying.raises import Raise, possible_raises
from scalecheck.engine.way.backing import FIRMEST
from scalecheck.engine.way.search import Search
from scalecheck.engine.way.trials import Trials
from scalecheck.model.assessment import Standing

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from scalecheck.engine.inputs.case import Case
    from scalecheck.engine.judging.judgement import Judgement
    from scalecheck.engine.way.search import Choices
    from scalecheck.model.conditions import Backing, Fact

JUDGEMENTS: Final = 150
"""After how many judgements no other order is begun in which answers are tried."""


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
    """What has to back its answer, and does not yet."""


@dataclass(frozen=True, slots=True)
class Way:
    """A short way to a better verdict, of which nothing can be left out."""

    goal: str
    """The verdict that is reached, by id: the next better one, or one better still."""
    moves: tuple[Move, ...]
    """The answers that have to rise, in checklist order; none where only backing is lacking."""
    also_needed: tuple[Needed, ...]
    """What has to back the answers and does not yet, in checklist order."""


@dataclass(frozen=True, slots=True)
class NotFound:
    """Why there is no way to give."""

    why: Literal["best", "no-way", "not-monotone"]
    """There is nothing better; raising answers is not enough; a better answer can do harm."""
    harm: Fact | None = None
    """The fact that a better answer can turn against."""
    at_best: Judgement | None = None
    """What would be judged with every answer at its best, where even that is not enough."""


@dataclass(frozen=True, slots=True)
class _Start:
    """Raises that reach the goal together."""

    raises: tuple[Raise, ...]
    """The answers that can rise."""
    choices: Choices
    """How far each rises: the place of its option, counted from 1."""

    def options(self, choices: Choices) -> dict[str, str]:
        """Return the option of each item that rises."""
        return {one.item: one.options[choice - 1] for one, choice in zip(self.raises, choices, strict=False) if choice}


def short_way(judgement: Judgement, *, judgements: int = JUDGEMENTS) -> Way | NotFound:
    """Return a short way to the next better verdict, or to a better one still.

    Args:
        judgement: What the rules say now.
        judgements: After how many judgements the best way so far is given.
    """
    rank = _rank_to_reach(judgement)
    if rank is None:
        return NotFound("best")
    return way_to(Trials(judgement.case, rank), judgements=judgements)


def way_to(trials: Trials, *, judgements: int = JUDGEMENTS) -> Way | NotFound:
    """Return a short way to a verdict, or to a better one.

    Args:
        trials: The case as it is, and the verdict.
        judgements: After how many judgements the best way so far is given.
    """
    start = _start(trials)
    if start is None:
        return _obstacle(trials)
    return _way(trials, start, judgements)


def _rank_to_reach(judgement: Judgement) -> int | None:
    """Return the place of the verdict to reach, from 0 for the best; None where it is reached."""
    result = judgement.verdict
    rank = judgement.case.outline.verdict_ranks[result.verdict.id]
    if result.settled:
        return rank - 1 if rank else None
    return max(rank - 1, 0)


def _start(trials: Trials) -> _Start | None:
    """Return raises that reach the goal: all as far as they go, or where that does harm, all up to some level.

    What decides whether other items are asked keeps its answer, if that is possible.
    """
    deciding = trials.case.outline.decides_what_is_asked
    for kept in (deciding, frozenset[str]()) if deciding - trials.case.outline.opening else (deciding,):
        raises = _raises(trials, kept)
        longest = max((len(one.options) for one in raises), default=0)
        for most in range(longest, -1, -1):
            start = _Start(raises, tuple(min(most, len(one.options)) for one in raises))
            if trials.reaches(trials.well_backed(start.options(start.choices))):
                return start
    return None


def _raises(trials: Trials, kept: Collection[str]) -> tuple[Raise, ...]:
    """Return the raises that are possible, those of items too that come into play by raises."""
    case, outline = trials.case, trials.case.outline
    found = {one.item: one for one in possible_raises(case) if one.item not in kept}
    new = found
    while outline.decides_what_is_asked.intersection(new):
        case = trials.well_backed({one.item: one.options[-1] for one in found.values()})
        new = {one.item: one for one in possible_raises(case) if one.item not in found and one.item not in kept}
        found.update(new)
    return tuple(found[item] for item in outline.items if item in found)


def _way(trials: Trials, start: _Start, judgements: int) -> Way:
    levels = [(0, *one.levels) for one in start.raises]
    rising = _never_harms(trials, start.raises)
    moves = Search(
        levels,
        lambda choices: trials.reaches(trials.well_backed(start.options(choices))),
        judgements,
        harmless=range(len(levels)) if rising else (),
    )
    choices = moves.best(start.choices)
    pairs = tuple(_lacking(trials, start.options(choices)))
    backings = range(len(levels), len(levels) + len(pairs))
    both = Search(
        [*levels, *((0, 1) for _ in pairs)],
        lambda choices: trials.reaches(trials.backed(start.options(choices), _chosen(pairs, choices[len(levels) :]))),
        judgements,
        harmless=backings if rising else (),  # an answer that rises loses its evidence
    )
    choices = both.irreducible(both.bisected((*choices, *(1 for _ in pairs)), backings[::-1]))
    options, needed = start.options(choices), _chosen(pairs, choices[len(levels) :])
    return Way(
        goal=_verdict(trials.backed(options, needed)),
        moves=tuple(
            Move(one.item, trials.case.option(one.item), options[one.item], one.levels[choice - 1])
            for one, choice in zip(start.raises, choices, strict=False)
            if choice
        ),
        also_needed=tuple(
            Needed(item, tuple(one for one in trials.asked if one in needed[item]))
            for item in trials.case.outline.items
            if item in needed
        ),
    )


def _never_harms(trials: Trials, raises: Iterable[Raise]) -> bool:
    """Return whether better answers and more backing never stand against the verdict: only of the best that is sure.

    An item that is left to somebody else counts nowhere, so even its first answer can lower a share.
    """
    case, outline, raised = trials.case, trials.case.outline, {one.item for one in raises}
    if trials.rank > 0 or outline.default_rank == 0 or not outline.decides_what_is_asked.isdisjoint(raised):
        return False
    if any(case.standing(item) is Standing.NOT_MINE for item in raised):
        return False
    return next(facts_that_turn(outline, outline.questions.keys() - raised, rank=trials.rank), None) is None


def _verdict(case: Case) -> str:
    return verdict_of(case, judge_of(case)).verdict.id


def _lacking(trials: Trials, options: dict[str, str]) -> Iterator[tuple[str, Backing]]:
    """Return the backing that answers lack after some moves, of the kinds that rules look at."""
    case = trials.backed(options, {})
    judge = judge_of(case)
    for item in case.items():
        answer = case.answer(item.id)
        if answer is not None and answer.option is not None:
            for backing in trials.asked:
                firmest = backing != "evidence" or answer.basis == FIRMEST
                if not firmest or judge.lacks(item.id, (backing,)):
                    yield item.id, backing


def _chosen(pairs: Sequence[tuple[str, Backing]], choices: Choices) -> dict[str, frozenset[Backing]]:
    """Return the backings that are chosen, by item id."""
    found: dict[str, frozenset[Backing]] = {}
    for (item, backing), choice in zip(pairs, choices, strict=True):
        if choice:
            found[item] = found.get(item, frozenset()) | {backing}
    return found


def _obstacle(trials: Trials) -> NotFound:
    """Return why no way was found: where every answer that can rise is at its best, and well backed."""
    case = trials.case
    raises = _raises(trials, ())
    fixed = case.outline.questions.keys() - {one.item for one in raises}
    harm = next(facts_that_turn(case.outline, fixed, rank=trials.rank), None)
    if harm is not None:
        return NotFound("not-monotone", harm=harm.fact)
    best = trials.well_backed({one.item: one.options[-1] for one in raises})
    return NotFound("no-way", at_best=judge_case(best))
