"""Which answers can still rise, how far, and what a rise costs."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from scalecheck.engine.inputs.responses import Response
from scalecheck.model.assessment import Answer, Standing

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scalecheck.engine.inputs.case import Case
    from scalecheck.engine.inputs.scale_ranks import ScaleRanks


@dataclass(frozen=True, slots=True)
class Climb:
    """The answers that one item could have: the present one, then each better option."""

    item: str
    """The item's id."""
    options: tuple[str | None, ...]
    """First None, which stands for the present answer whatever it is, then the better options, worst first."""
    levels: tuple[int, ...]
    """How many levels each lies above the present answer; 0 for the first."""

    @property
    def everything(self) -> int:
        """All its choices, as a set of bits: the first choice is the lowest bit."""
        return (1 << len(self.options)) - 1


def climbs(case: Case) -> tuple[Climb, ...]:
    """Return the items in play whose answer can rise, in checklist order.

    An answer rises to an option with a better place. Options with the same place share a level. What is unanswered,
    for somebody else, or a don't-know stands one level below the lowest option. Items that are set aside as not
    applicable stay so, and those that other items' or sections' relevance names keep their answer.
    """
    steering = case.outline.decides_what_is_asked
    found = []
    for item in case.items():
        if item.id in steering or case.standing(item.id) is Standing.NOT_APPLICABLE:
            continue
        climb = _climb(item.id, case.option(item.id), case.outline.ranks[item.id])
        if len(climb.options) > 1:
            found.append(climb)
    return tuple(found)


def level(ranks: ScaleRanks, option: str | None) -> int:
    """Return an option's level, from 0 for the lowest; -1 where there is none."""
    return -1 if option is None else sorted(set(ranks.place.values())).index(ranks.place[option])


def costs(choices: Sequence[Sequence[int]]) -> tuple[tuple[int, ...], ...]:
    """Return the cost of each choice as one number, so that sums of costs compare as ways are to be compared.

    First the number of items changed counts, then the levels climbed together, then checklist order: of two ways the
    one that changes the earlier item at the first place where they change different items, and where they change the
    same ones, the one that climbs less at the first place where they differ.

    Args:
        choices: For each item in checklist order the levels of its choices, the first of which changes nothing.
    """
    number = len(choices)
    base = max((len(one) for one in choices), default=1)
    order = (base**number).bit_length()
    climbed = order + number + 1
    changed = climbed + sum(max(one) for one in choices).bit_length() + 1
    return tuple(
        (
            0,
            *(
                (1 << changed) + (levels << climbed) - (1 << (order + after)) + choice * base**after
                for choice, levels in enumerate(one)
                if choice
            ),
        )
        for after, one in zip(reversed(range(number)), choices, strict=True)
    )


def raised(case: Case, options: Mapping[str, str]) -> Case:
    """Return the case with some items answered by other options.

    Each keeps its owner and its actions; evidence for the new answer, and a basis, it has yet to get.
    """
    changed = {item: Response(_raised(case.answer(item), option)) for item, option in options.items()}
    return replace(case, responses={**case.responses, **changed})


def _raised(answer: Answer | None, option: str) -> Answer:
    if answer is None:
        return Answer(option=option)
    return Answer(option=option, note=answer.note, owner=answer.owner, actions=answer.actions)


def _climb(item: str, now: str | None, ranks: ScaleRanks) -> Climb:
    levels = {place: number for number, place in enumerate(sorted(set(ranks.place.values())))}
    start = -1 if now is None else levels[ranks.place[now]]
    better = sorted((one for one in ranks.place if levels[ranks.place[one]] > start), key=lambda one: ranks.place[one])
    return Climb(
        item=item,
        options=(None, *better),
        levels=(0, *(levels[ranks.place[option]] - start for option in better)),
    )
