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

from scalecheck.lint.check import Check
from scalecheck.lint.places import rules
from scalecheck.lint.remark import Remark
from scalecheck.lint.search import Search

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from scalecheck.engine.inputs.outline import Outline

CODE: Final = "unreachable"


def find(outline: Outline, _today: date) -> Iterator[Remark]:
    """Return every condition of relevance that no answers can make true."""
    search = Search(outline)
    for rule in rules(outline.checklist):
        if rule.kind == "relevance" and not search.possible([(rule.condition, True)]):
            message = f"`{rule.at}` can never be asked: its condition excludes itself."
            hint = "Look for two facts about the same question that no single answer can satisfy."
            yield Remark(CODE, rule.path, message, hint, at=rule.at)


RULE: Final = Check(CODE, find, place=20)
