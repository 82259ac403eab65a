"""A warning, a condition for a gate or another question's relevance rests on a question that a local variant may hide.

Hidden, it leaves the rule without anything to look at. `core: true` keeps it.

Passing:

    warning: {item: first, is: [none]}
    item: {core: true}

Failing:

    warning: {item: second, is: [none]}
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scalecheck.lint.places import conditions
from scalecheck.lint.remark import Spot
from scalecheck.lint.rule import Rule
from scalecheck.model.conditions import ItemFact, facts_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scalecheck.engine.inputs.outline import Outline
    from scalecheck.lint.subject import DatedChecklist


def find(checked: DatedChecklist) -> Iterator[Spot]:
    """Return every item that such a rule names, and that is neither core nor named by a gate's need or a verdict."""
    outline = checked.outline
    kept = _kept(outline)
    for rule in conditions(outline.checklist):
        for below, fact in facts_in(rule.condition):
            if isinstance(fact, ItemFact) and rule.kind != "contradiction" and fact.item not in kept:
                message = f"`{rule.at}` rests on `{fact.item}`, which a local variant may hide."
                hint = f"Say `core: true` of `{fact.item}`, or let the rule do without it."
                yield Spot((*rule.path, *below), message, hint, at=fact.item)
                kept.add(fact.item)


def _kept(outline: Outline) -> set[str]:
    """Return the questions that no variant may hide."""
    kept = set(outline.opening) | {
        name for name, item in outline.items.items() if item.core or item.retired is not None
    }
    for section in outline.sections.values():
        if section.core:
            kept.update(item.id for item in outline.items_below[section.id])
    for rule in conditions(outline.checklist):
        if rule.kind in {"need", "verdict"}:
            kept.update(fact.item for _, fact in facts_in(rule.condition) if isinstance(fact, ItemFact))
    return kept


RULE: Final = Rule("hideable", find, place=70)
