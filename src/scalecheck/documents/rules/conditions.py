"""What must be right in a condition: everything that it names is there, and may be named in this place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scalecheck.model.checklist import Item
from scalecheck.model.conditions import (
    EVERY_DOMAIN,
    OVERALL,
    CountFact,
    CoverageFact,
    GateFact,
    GateItemsFact,
    GatesBelowFact,
    ItemFact,
    ScoreFact,
    ShareFact,
    conditions_in,
    facts_in,
)

if TYPE_CHECKING:
    from collections.abc import Collection

    from scalecheck.documents.reading.reader import Path
    from scalecheck.documents.rules.findings import Findings
    from scalecheck.documents.rules.names import Names
    from scalecheck.model.conditions import Condition, Fact

_RELEVANCE_KEYS: Final = ("is", "is_not", "at_least", "below", "state")


def check_condition(found: Findings, names: Names, condition: Condition, path: Path) -> None:
    """Check that everything which a condition names is there."""
    for inner, inside in conditions_in(condition):
        for place, source in enumerate(inside.sources):
            found.known("source", source, names.sources, (*path, *inner, "sources", place))
    for inner, fact in facts_in(condition):
        _check_fact(found, names, fact, (*path, *inner))


def check_gate_condition(found: Findings, names: Names, condition: Condition, path: Path) -> None:
    """Check a condition inside a gate: it can't look at gates."""
    check_condition(found, names, condition, path)
    for inner, fact in facts_in(condition):
        if isinstance(fact, GateFact | GatesBelowFact | GateItemsFact):
            found.error(
                "gate-in-gate",
                "A gate can't depend on gates.",
                (*path, *inner),
                hint="Name the items themselves here; facts about gates belong in the `when` of a verdict.",
            )


def check_relevance(found: Findings, names: Names, condition: Condition, path: Path, earlier: Collection[str]) -> None:
    """Check a `relevant_when`: it looks at the options of opening questions and earlier items, at nothing else."""
    check_condition(found, names, condition, path)
    for inner, fact in facts_in(condition):
        here = (*path, *inner)
        if not isinstance(fact, ItemFact) or fact.basis is not None or fact.has is not None:
            found.error(
                "bad-relevance",
                "What is asked can only depend on how earlier questions are answered.",
                here,
                hint=f"Use `item` with one of {', '.join(f'`{key}`' for key in _RELEVANCE_KEYS)}.",
            )
        elif fact.item in names.questions and fact.item not in earlier:
            found.error(
                "later-item",
                f"`{fact.item}` is not asked before this, so nothing can depend on it here.",
                (*here, "item"),
                hint="Name an opening question, or an item further up; or move the questions.",
            )


def _check_fact(found: Findings, names: Names, fact: Fact, path: Path) -> None:
    match fact:
        case ItemFact():
            _check_item_fact(found, names, fact, path)
        case ScoreFact() if isinstance(fact.score, str):
            found.known("section", fact.score, (OVERALL, *names.sections), (*path, "score"))
        case CoverageFact():
            found.known("section", fact.coverage, (OVERALL, *names.sections), (*path, "coverage"))
        case ShareFact():
            found.known("section", fact.within, (OVERALL, EVERY_DOMAIN, *names.sections), (*path, "in"))
        case CountFact() if fact.within is not None:
            found.known("section", fact.within, (OVERALL, *names.sections), (*path, "in"))
        case GateFact():
            found.known("gate", fact.gate, names.gates, (*path, "gate"))
            found.known("verdict", fact.allows, names.verdicts, (*path, "allows"))
        case GatesBelowFact():
            found.known("verdict", fact.gates_below, names.verdicts, (*path, "gates_below"))


def _check_item_fact(found: Findings, names: Names, fact: ItemFact, path: Path) -> None:
    if not found.known("item", fact.item, names.questions, (*path, "item")):
        return
    question = names.questions[fact.item]
    if not isinstance(question, Item) and (fact.has is not None or fact.basis is not None):
        found.error(
            "opening-question",
            f"`{fact.item}` is an opening question: it has no evidence, owner or basis to ask for.",
            path,
            hint="Ask for its option with `is`.",
        )
    options = names.options(question)
    places: dict[str, int] = {}
    for key, option in fact.options if options else ():
        place = places.get(key, 0)
        places[key] = place + 1
        at = (*path, key) if key in {"at_least", "below"} else (*path, key, place)
        found.known("option", option, options, at)
