"""A rule that a better answer can turn against: then doing better could lead to a worse verdict.

A short way to a better verdict may not be found for such a checklist. Questions that are asked only after some answers
to earlier ones, where a verdict looks at them, are told once a checklist: a better answer can bring in a weak one.

Passing:

    when: {item: first, at_least: half}

Failing, because “full” is better than “half”:

    when: {item: first, is: [half]}
"""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final, assert_never

from scalecheck.engine.judging.monotone import facts_that_turn, rules_behind_verdict
from scalecheck.lint.places import RELEVANCE, conditions
from scalecheck.lint.remark import Spot
from scalecheck.lint.rule import Rule
from scalecheck.model.conditions import (
    EVERY_DOMAIN,
    OVERALL,
    AboutOnly,
    CountFact,
    CoverageFact,
    GateFact,
    GateItemsFact,
    GatesBelowFact,
    ItemFact,
    ScoreFact,
    ShareFact,
    Weakest,
    facts_in,
)
from scalecheck.words.rules import rule_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scalecheck.engine.inputs.outline import Outline
    from scalecheck.lint.places import Path
    from scalecheck.lint.subject import DatedChecklist
    from scalecheck.model.checklist import Item
    from scalecheck.model.conditions import Fact


def find(checked: DatedChecklist) -> Iterator[Spot]:
    """Return every fact that a better answer can make untrue where it is wanted."""
    outline = checked.outline
    for one in facts_that_turn(outline, outline.decides_what_is_asked):
        words = next(rule_lines(outline, one.fact)).text
        message = f"A better answer can turn against this: {words}."
        owner = _owner(outline, one.path)
        hint = "Ask for “at least” an option, or let the options that count reach up to the best."
        yield Spot(one.path, message, hint, at=owner)
    yield from _follow_up_questions(outline)


def _owner(outline: Outline, path: Path) -> str:
    checklist = outline.checklist
    if path[0] == "gates":
        return checklist.gates[int(path[1])].id
    return checklist.verdicts[int(path[1])].id if path[0] == "verdicts" else str(path[0])


def _follow_up_questions(outline: Outline) -> Iterator[Spot]:
    """Return one remark at the first place where a scored answer decides on asking what a verdict looks at."""
    behind = {fact for _, condition, _ in rules_behind_verdict(outline) for _, fact in facts_in(condition)}
    looked_at = {item.id for fact in behind for item in _looked_at(outline, fact)}
    found: list[tuple[Path, str]] = []
    for rule in conditions(outline.checklist):
        decided = outline.items_below.get(rule.at) or (outline.items.get(rule.at),)
        if rule.kind != RELEVANCE or all(item is None or item.id not in looked_at for item in decided):
            continue
        scored = (below for below, fact in facts_in(rule.condition) if _is_scored(outline, fact))
        found.extend(((*rule.path, *below), rule.at) for below in islice(scored, 1))
    if found:
        path, first = found[0]
        also = f" and {len(found) - 1} more" if len(found) > 1 else ""
        message = (
            f"Whether `{first}`{also} is asked depends on a scored question, so a better answer can bring in a weak "
            "one, and a verdict looks at it."
        )
        yield Spot(path, message, "Let an opening question decide it, or allow it with the reason.", at=first)


def _is_scored(outline: Outline, fact: Fact) -> bool:
    return isinstance(fact, ItemFact) and fact.item not in outline.opening


def _looked_at(outline: Outline, fact: Fact) -> Iterable[Item]:
    """Return the items on which a fact depends by itself; what gates look at, the facts in their needs do."""
    every = tuple(outline.items.values())
    below = {OVERALL: every, EVERY_DOMAIN: every, **outline.items_below}
    match fact:
        case ItemFact():
            return (outline.items[fact.item],) if fact.item in outline.items else ()
        case ScoreFact():
            if isinstance(fact.score, AboutOnly):
                about = fact.score.about
                return (item for item in every if item.about == about)
            return every if isinstance(fact.score, Weakest) else below[fact.score]
        case CoverageFact(coverage=section) | ShareFact(within=section):
            return below[section]
        case CountFact():
            counted = below[fact.within or OVERALL]
            return (
                one for one in counted if fact.importance in {None, one.importance} and fact.about in {None, one.about}
            )
        case GateFact() | GatesBelowFact() | GateItemsFact():
            return ()
        case _:
            assert_never(fact)


RULE: Final = Rule("not-monotone", find, place=30)
