"""Which single answers, one step up or down, would change the verdict.

Where no rule can turn against a better answer, many steps are tried at once: if all of them together change nothing,
none of them does alone, for the verdict of one lies between the verdict of none and the verdict of all. So only groups
that change it are parted and tried again. The steps that this does not hold for are tried one by one.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from scalecheck.engine.judging.gates import judge_of
from scalecheck.engine.judging.monotone import facts_that_turn
from scalecheck.engine.judging.sides import verdict_of
from scalecheck.engine.trying.what_if import with_options

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from scalecheck.engine.inputs.case import Case
    from scalecheck.engine.judging.judgement import Judgement
    from scalecheck.engine.judging.verdicts import VerdictResult


@dataclass(frozen=True, slots=True)
class Flip:
    """One answer that, one step up or down, would change the verdict."""

    item: str
    """The item's id."""
    from_option: str
    """The option that it has; empty where it has none."""
    to_option: str
    """The option one step up or down."""
    upwards: bool
    """Whether that is a better one."""
    verdict: str
    """The verdict then, by id."""
    settled: bool
    """Whether enough would be answered for one."""


class _Step(NamedTuple):
    """One answer, one step up or down."""

    item: str
    """The item's id."""
    option: str
    """The option that it would have."""
    upwards: bool
    """Whether that is a better one."""


def single_flips(judgement: Judgement) -> tuple[Flip, ...]:
    """Return the answers that, one step up or down, would change the verdict or whether it is settled.

    A step leads to the next option in the order of the item's scale, also where the two score the same, and never to
    a bad finding. Only answers to items in play are tried, not the opening questions and not what is open. In checklist
    order; down comes before up.
    """
    case = judgement.case
    steps = tuple(_single_steps(case))
    found: dict[_Step, VerdictResult] = {}
    for group in _groups(case, steps):
        found.update(_changing(judgement, group))
    return tuple(
        Flip(step.item, case.option(step.item) or "", step.option, step.upwards, result.verdict.id, result.settled)
        for step in steps
        if (result := found.get(step)) is not None
    )


def findings_that_turn(judgement: Judgement) -> tuple[Flip, ...]:
    """Return the bad findings, each of one item, that would make the verdict worse, in checklist order.

    A bad finding is what was looked for and not found; the item may still be open.
    """
    case, ranks = judgement.case, judgement.case.outline.verdict_ranks
    found: list[Flip] = []
    for item in case.items():
        now = case.option(item.id)
        for option in sorted(case.outline.ranks[item.id].bad - {now}):
            other = with_options(case, {item.id: option})
            result = verdict_of(other, judge_of(other))
            if result.settled and ranks[result.verdict.id] > ranks[judgement.verdict.verdict.id]:
                found.append(Flip(item.id, now or "", option, False, result.verdict.id, True))  # noqa: FBT003
    return tuple(found)


def _single_steps(case: Case) -> Iterator[_Step]:
    for item in case.items():
        ranks, now = case.outline.ranks[item.id], case.option(item.id)
        if now is None:
            continue
        for upwards in (False, True):
            option = ranks.one_step(now, upwards=upwards)
            if option is not None:
                yield _Step(item.id, option, upwards)


def _groups(case: Case, steps: Sequence[_Step]) -> Iterator[tuple[_Step, ...]]:
    """Return groups of steps to try at once: all down, all up, and each alone for which that says nothing."""
    steering = case.outline.decides_what_is_asked
    together = next(facts_that_turn(case.outline, steering), None) is None
    alone = [one for one in steps if not together or one.item in steering or _keeps_place(case, one)]
    yield from ((one,) for one in alone)
    for upwards in (False, True):
        yield tuple(one for one in steps if one.upwards is upwards and one not in alone)


def _keeps_place(case: Case, step: _Step) -> bool:
    """Return whether a step leads to an option that scores the same: no rule that is monotone says what it does."""
    place = case.outline.ranks[step.item].place
    return place[step.option] == place[case.option(step.item) or ""]


def _changing(judgement: Judgement, group: Sequence[_Step]) -> Iterator[tuple[_Step, VerdictResult]]:
    """Return those steps of a group that change what is said, each with the verdict then."""
    if not group:
        return
    other = with_options(judgement.case, {one.item: one.option for one in group})
    result = verdict_of(other, judge_of(other))
    if (result.verdict.id, result.settled) == (judgement.verdict.verdict.id, judgement.verdict.settled):
        return
    if len(group) == 1:
        yield group[0], result
        return
    middle = len(group) // 2
    yield from _changing(judgement, group[:middle])
    yield from _changing(judgement, group[middle:])
