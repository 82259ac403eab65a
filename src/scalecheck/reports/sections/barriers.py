"""The three barriers, and where each bites."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple, get_args

from scalecheck.model.assessment import Standing
from scalecheck.model.checklist import Barrier as BarrierId
from scalecheck.reports.contents import Barrier, BarrierArea
from scalecheck.words.numbers import counted, number_words
from scalecheck.words.sentences import capital

if TYPE_CHECKING:
    from collections.abc import Container, Iterator, Sequence

    from scalecheck.model.checklist import Item
    from scalecheck.reports.material import Material


class _Words(NamedTuple):
    title: str
    means: str


_WORDS: Final[dict[BarrierId, _Words]] = {
    "legacy-infrastructure": _Words(
        "Legacy infrastructure", "Systems, rooms and contracts that were made for another way of working."
    ),
    "siloed-incentives": _Words(
        "Siloed incentives", "Money, targets and time that reward each organisation for its own part alone."
    ),
    "risk-averse-culture": _Words(
        "Risk-averse culture", "Fear of blame, so that nobody tries, or says what went wrong."
    ),
}


def barriers(material: Material) -> tuple[Barrier, ...]:
    """Return the barriers that the checklist asks about here, each with where it bites and what goes well there.

    How an answer is that belongs to two barriers is told at the first of them.
    """
    found, told = [], set[str]()
    for name in get_args(BarrierId):
        asked = [item for item in material.case.items() if name in item.barriers and _counts(material, item)]
        if asked:
            found.append(_barrier(material, name, asked, told))
            told.update(item.id for item in asked)
    return tuple(found)


def _counts(material: Material, item: Item) -> bool:
    return material.case.standing(item.id) is not Standing.NOT_APPLICABLE or not material.case.is_set_aside(item.id)


def _barrier(material: Material, name: BarrierId, asked: Sequence[Item], told: Container[str]) -> Barrier:
    met = [item for item in asked if material.is_met(item.id)]
    gaps = [item for item in asked if not material.is_met(item.id)]
    return Barrier(
        title=_WORDS[name].title,
        means=_WORDS[name].means,
        words=_how_many(len(met), len(asked)),
        bites=tuple(_by_area(material, gaps, told)),
        well=tuple(item.title for item in met),
    )


def _how_many(met: int, asked: int) -> str:
    if met == asked:
        return "The one question about it is met." if asked == 1 else f"All {number_words(asked)} questions are met."
    return f"{capital(number_words(met) if met else 'none')} of {counted(asked, 'question')} about it " + (
        "is met." if met < 2 else "are met."  # noqa: PLR2004 (none and one)
    )


def _by_area(material: Material, gaps: Sequence[Item], told: Container[str]) -> Iterator[BarrierArea]:
    for domain in material.outline.checklist.domains:
        own = [item for item in gaps if material.outline.domain_of[item.id] is domain]
        if own:
            yield BarrierArea(domain.title, tuple(_stands(material, item, told) for item in own))


def _stands(material: Material, item: Item, told: Container[str]) -> str:
    return f"{item.title}, as above." if item.id in told else f"{item.title}: {material.state(item.id)}"
