"""A question or section that is never asked: what it depends on excludes itself.

Passing:

    item:
      relevant_when: {item: fact, is: [half]}

Failing:

    item:
      relevant_when: {all: [{item: fact, is: [half]}, {item: fact, is: [full]}]}
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scalecheck.lint.places import conditions
from scalecheck.lint.remark import Spot
from scalecheck.lint.rule import Rule
from scalecheck.lint.search import Search

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scalecheck.lint.subject import DatedChecklist


def find(checked: DatedChecklist) -> Iterator[Spot]:
    """Return every condition of relevance that no answers can make true."""
    outline = checked.outline
    search = Search(outline)
    for rule in conditions(outline.checklist):
        if rule.kind == "relevance" and not search.possible([(rule.condition, True)]):
            message = f"`{rule.at}` can never be asked: its condition excludes itself."
            hint = "Look for two facts about the same question that no single answer can satisfy."
            yield Spot(rule.path, message, hint, at=rule.at)


RULE: Final = Rule("unreachable", find, place=20)
