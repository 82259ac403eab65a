"""Conditions without the items that are no longer there, and with those that took their place."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scalecheck.model.conditions import All, AnyOf, ItemFact, Not

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scalecheck.model.conditions import Condition

    Fates = Mapping[str, str | None]
    """What became of items, by id: the one that took its place, or None for one that is not asked."""


def renamed(condition: Condition, fates: Fates) -> Condition | None:
    """Return a condition in which facts about replaced items are about what took their place.

    Facts about items that are not asked are left out: they would be void, and what is void counts for nothing in `all`
    and `any`. None where nothing is left. A condition that none of this touches is given back as it is.
    """
    if isinstance(condition, All | AnyOf):
        inner = tuple(renamed(one, fates) for one in condition.conditions)
        if inner == condition.conditions:
            return condition
        left = tuple(one for one in inner if one is not None)
        return condition.model_copy(update={"conditions": left}) if left else None
    if isinstance(condition, Not):
        negated = renamed(condition.condition, fates)
        if negated is condition.condition:
            return condition
        return condition.model_copy(update={"condition": negated}) if negated is not None else None
    if not isinstance(condition, ItemFact) or condition.item not in fates:
        return condition
    fate = fates[condition.item]
    return condition.model_copy(update={"item": fate}) if fate is not None else None
