"""A rule that still names a retired question: nobody is asked it, so the rule is void.

Passing:

    when: {item: first, at_least: half}

Failing:

    when: {item: old, at_least: half}
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scalecheck.lint.places import conditions, sections
from scalecheck.lint.remark import Spot
from scalecheck.lint.rule import Rule
from scalecheck.model.conditions import ItemFact, facts_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scalecheck.lint.subject import DatedChecklist


def find(checked: DatedChecklist) -> Iterator[Spot]:
    """Return every fact about a retired item, and every retired item that is replaced by another retired one."""
    outline = checked.outline
    retired = {name for name, item in outline.items.items() if item.retired is not None}
    for rule in conditions(outline.checklist):
        for below, fact in facts_in(rule.condition):
            if isinstance(fact, ItemFact) and fact.item in retired:
                message = f"`{rule.at}` looks at `{fact.item}`, which is retired and asked of nobody."
                hint = "Look at the question that took its place."
                yield Spot((*rule.path, *below), message, hint, at=rule.at)
    for path, section in sections(outline.checklist):
        for place, item in enumerate(section.items):
            if item.retired is not None and item.retired.replaced_by in retired:
                message = f"`{item.id}` is replaced by `{item.retired.replaced_by}`, which is retired as well."
                where = (*path, "items", place, "retired", "replaced_by")
                yield Spot(where, message, "Name the question that is asked now.", at=item.id)


RULE: Final = Rule("retired-named", find, place=60)
