"""The checklist's own rules in words: what each condition asks for, whatever is answered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, assert_never

from scalecheck.engine.logic.exact import in_words, percent
from scalecheck.model.conditions import (
    EVERY_DOMAIN,
    OVERALL,
    AboutOnly,
    All,
    AnyOf,
    CountFact,
    CoverageFact,
    GateFact,
    GateItemsFact,
    GatesBelowFact,
    ItemFact,
    Not,
    ScoreFact,
    ShareFact,
    Weakest,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scalecheck.engine.inputs.outline import Outline
    from scalecheck.model.conditions import Backing, Condition, Fact

BACKING_WORDS: dict[Backing, str] = {
    "evidence": "evidence in date",
    "owner": "an owner",
    "dated-action": "an action with a date",
}
"""What an answer can carry, in words."""
COUNT_WORDS: Final = {"not-met": "not met", "dont-know": "answered “don't know”", "unanswered": "unanswered"}
"""What is counted, in words."""


@dataclass(frozen=True, slots=True)
class RuleLine:
    """One line of a rule, further in the deeper it is."""

    depth: int
    """How deep it is, from 0."""
    text: str
    """What it asks for."""
    because: str | None
    """Why, where the checklist says so."""


def rule_lines(outline: Outline, condition: Condition, depth: int = 0) -> Iterator[RuleLine]:
    """Return a condition as lines of words."""
    match condition:
        case All() | AnyOf():
            text = "all of these:" if isinstance(condition, All) else "one of these:"
            yield RuleLine(depth, text, condition.because)
            for inner in condition.conditions:
                yield from rule_lines(outline, inner, depth + 1)
        case Not():
            yield RuleLine(depth, "not:", condition.because)
            yield from rule_lines(outline, condition.condition, depth + 1)
        case _:
            yield RuleLine(depth, _rule(outline, condition), condition.because)


def section_title(outline: Outline, section: str) -> str:
    """Return a section's title; `overall` is the whole, `every-domain` each area."""
    named = {OVERALL: "the whole", EVERY_DOMAIN: "every area"}
    return named[section] if section in named else outline.sections[section].title


def verdict_title(outline: Outline, verdict: str) -> str:
    """Return a verdict's title."""
    return outline.checklist.verdicts[outline.verdict_ranks[verdict]].title


def _rule(outline: Outline, fact: Fact) -> str:  # noqa: PLR0911 (one sentence for each kind of fact)
    match fact:
        case ItemFact():
            return f"{outline.questions[fact.item].title}: {_item_rule(outline, fact)}"
        case ScoreFact():
            limit = f"at least {in_words(fact.at_least)}" if fact.at_least is not None else ""
            below = f"below {in_words(fact.below)}" if fact.below is not None else ""
            return f"the score of {_scored(outline, fact)} is {limit}{below}, open answers at their worst"
        case CoverageFact():
            what = "answered" if "dont-know" not in fact.counting else "answered, be it by “don't know”"
            where = section_title(outline, fact.coverage)
            return f"at least {percent(fact.at_least)} of the questions of {where} are {what}"
        case ShareFact():
            level = "met" if fact.share == "met" else "at least partly there"
            where = section_title(outline, fact.within)
            return f"at least {percent(fact.at_least)} of the questions of {where} are {level}, open ones counted below"
        case CountFact():
            return _count_rule(outline, fact)
        case GateFact():
            gate = next(gate for gate in outline.checklist.gates if gate.id == fact.gate)
            return f"the gate “{gate.title}” allows “{verdict_title(outline, fact.allows)}”"
        case GatesBelowFact():
            title = verdict_title(outline, fact.gates_below)
            if fact.at_most is not None:
                return f"at most {fact.at_most} gates are below “{title}”"
            return f"everything that holds a gate below “{title}” has {backing_words(fact.each_has or ())}"
        case GateItemsFact():
            return f"every answer behind a gate has {backing_words(fact.has)}"
        case _:
            assert_never(fact)


def backing_words(backings: tuple[Backing, ...]) -> str:
    """Return in words what an answer should carry."""
    return " and ".join(BACKING_WORDS[one] for one in backings)


def _item_rule(outline: Outline, fact: ItemFact) -> str:  # noqa: PLR0911 (a way out per key)
    def named(options: tuple[str, ...]) -> str:
        return " or ".join(f"“{outline.label(fact.item, option)}”" for option in options)

    if fact.is_in is not None:
        return named(fact.is_in)
    if fact.is_not_in is not None:
        return f"anything but {named(fact.is_not_in)}"
    if fact.at_least is not None:
        return f"at least {named((fact.at_least,))}"
    if fact.below is not None:
        return f"less than {named((fact.below,))}"
    if fact.state is not None:
        return " or ".join(state.replace("-", " ").replace("dont", "don't") for state in fact.state)
    if fact.basis is not None:
        return f"the answer is {' or '.join(fact.basis)}"
    return f"the answer has {backing_words(fact.has or ())}"


def _scored(outline: Outline, fact: ScoreFact) -> str:
    if isinstance(fact.score, Weakest):
        return "the weakest area"
    if isinstance(fact.score, AboutOnly):
        return f"everything about the {fact.score.about}"
    return section_title(outline, fact.score)


def _count_rule(outline: Outline, fact: CountFact) -> str:
    importance = f"“{fact.importance}” " if fact.importance else ""
    about = f" about the {fact.about}" if fact.about else ""
    within = f" of {section_title(outline, fact.within)}" if fact.within else ""
    return f"at most {fact.at_most} {importance}questions{about}{within} are {COUNT_WORDS[fact.count]}"
