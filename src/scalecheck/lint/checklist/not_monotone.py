"""A rule that a better answer can turn against: then doing better could lead to a worse verdict.

A short way to a better verdict may not be found for such a checklist.

Passing:

    when: {item: first, at_least: half}

Failing, because “full” is better than “half”:

    when: {item: first, is: [half]}
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scalecheck.engine.judging.monotone import facts_that_turn
from scalecheck.lint.check import Check
from scalecheck.lint.places import rules
from scalecheck.lint.remark import Remark
from scalecheck.model.conditions import ItemFact, facts_in
from scalecheck.words.rules import rule_lines

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date

    from scalecheck.engine.inputs.outline import Outline
    from scalecheck.lint.places import Path, Rule

CODE: Final = "not-monotone"


def find(outline: Outline, _today: date) -> Iterator[Remark]:
    """Return every fact that a better answer can make untrue where it is wanted."""
    for one in facts_that_turn(outline, outline.decides_what_is_asked):
        words = next(rule_lines(outline, one.fact)).text
        message = f"A better answer can turn against this: {words}."
        owner = _owner(outline, one.path)
        hint = "Ask for “at least” an option, or let the options that count reach up to the best."
        yield Remark(CODE, one.path, message, hint, at=owner)
    for rule in rules(outline.checklist):
        if rule.kind == "relevance":
            yield from _relevance(outline, rule)


def _owner(outline: Outline, path: Path) -> str:
    checklist = outline.checklist
    if path[0] == "gates":
        return checklist.gates[int(path[1])].id
    return checklist.verdicts[int(path[1])].id if path[0] == "verdicts" else str(path[0])


def _relevance(outline: Outline, rule: Rule) -> Iterator[Remark]:
    """Return the scored questions on which it depends whether something else is asked."""
    for below, fact in facts_in(rule.condition):
        if isinstance(fact, ItemFact) and fact.item not in outline.opening:
            message = (
                f"Whether `{rule.at}` is asked depends on `{fact.item}`, so a better answer can bring in a weak one."
            )
            hint = "Let an opening question decide it."
            yield Remark(CODE, (*rule.path, *below), message, hint, at=rule.at)


CHECK: Final = Check(CODE, find)
