"""Whether any answers at all can satisfy conditions: facts about single questions are followed exactly."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from scalecheck.model.conditions import All, AnyOf, ItemFact, Not

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scalecheck.engine.inputs.outline import Outline
    from scalecheck.model.conditions import Condition

_STEPS: Final = 20_000
"""How many branches are tried before nothing is said."""

Demand: TypeAlias = "tuple[Condition, bool]"
"""A condition, and whether it has to be true (or false)."""
Chain: TypeAlias = "tuple[Demand, Chain] | None"
"""A demand and those after it."""
Branch: TypeAlias = "tuple[Chain, Mapping[str, frozenset[str]]]"
"""What is still demanded on one way through `any`, and the options that each question has left on it."""


def _before(demands: Sequence[Demand], chain: Chain) -> Chain:
    """Put demands before others."""
    for one in reversed(demands):
        chain = (one, chain)
    return chain


class Search:
    """Looks for answers that satisfy conditions, with backtracking over `any`."""

    def __init__(self, outline: Outline) -> None:
        """Take the checklist whose questions the conditions name."""
        self._outline = outline
        self._steps = 0

    def possible(self, demands: Sequence[Demand]) -> bool:
        """Return whether some answers satisfy all demands; also where that was not found out within the steps."""
        self._steps = _STEPS
        branches: list[Branch] = [(_before(demands, None), {})]
        while branches:
            if self._holds(branches.pop(), branches):
                return True
        return False

    def _holds(self, branch: Branch, branches: list[Branch]) -> bool:
        """Follow one way through the demands to its end; put aside the other ways where they part."""
        demands, allowed = branch
        while demands is not None and self._steps > 0:
            self._steps -= 1
            (condition, wanted), demands = demands
            match condition:
                case Not():
                    demands = ((condition.condition, not wanted), demands)
                case All() | AnyOf():
                    inner = tuple((one, wanted) for one in condition.conditions)
                    if isinstance(condition, All) is wanted:
                        demands = _before(inner, demands)
                    else:
                        branches.extend(((one, demands), allowed) for one in inner[1:])
                        demands = (inner[0], demands)
                case ItemFact():
                    options = self._options(condition, wanted=wanted)
                    left = None if options is None else allowed.get(condition.item, options) & options
                    if left is not None and not left:
                        return False
                    allowed = allowed if left is None else {**allowed, condition.item: left}
                case _:
                    pass
        return True

    def _options(self, fact: ItemFact, *, wanted: bool) -> frozenset[str] | None:
        """Return the options that make a fact true (or false); None where it is not about options."""
        place = self._outline.ranks[fact.item].place
        everything = frozenset(place)
        if fact.is_in is not None:
            chosen = frozenset(fact.is_in)
        elif fact.is_not_in is not None:
            chosen = everything - frozenset(fact.is_not_in)
        elif fact.at_least is not None:
            chosen = frozenset(option for option in place if place[option] >= place[fact.at_least])
        elif fact.below is not None:
            chosen = frozenset(option for option in place if place[option] < place[fact.below])
        else:
            return None
        return chosen if wanted else everything - chosen
