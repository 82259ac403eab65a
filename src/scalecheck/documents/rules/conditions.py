"""What must be right in a condition: everything that it names is there, and may be named in this place."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scalecheck.model.checklist import Item
from scalecheck.model.conditions import GateFact, GateItemsFact, GatesBelowFact, ItemFact, facts_in
from scalecheck.model.references import parts_in

if TYPE_CHECKING:
    from collections.abc import Container

    from pydantic import BaseModel

    from scalecheck.documents.reading.reader import Path
    from scalecheck.documents.rules.findings import Findings
    from scalecheck.documents.rules.names import Names
    from scalecheck.model.conditions import Condition

_RELEVANCE_KEYS: Final = ("is", "is_not", "at_least", "below", "state")


def check_conditions(found: Findings, names: Names, part: BaseModel) -> None:
    """Check that no condition in a file asks an opening question for what only items have."""
    for placed in parts_in(part):
        fact = placed.part
        if isinstance(fact, ItemFact) and (fact.has is not None or fact.basis is not None):
            question = names.questions.get(fact.item)
            if question is not None and not isinstance(question, Item):
                found.error(
                    "opening-question",
                    f"`{fact.item}` is an opening question: it has no evidence, owner or basis to ask for.",
                    placed.path,
                    hint="Ask for its option with `is`.",
                )


def check_gate_condition(found: Findings, condition: Condition, path: Path) -> None:
    """Check a condition inside a gate: it can't look at gates."""
    for inner, fact in facts_in(condition):
        if isinstance(fact, GateFact | GatesBelowFact | GateItemsFact):
            found.error(
                "gate-in-gate",
                "A gate can't depend on gates.",
                (*path, *inner),
                hint="Name the items themselves here; facts about gates belong in the `when` of a verdict.",
            )


def check_relevance(found: Findings, names: Names, condition: Condition, path: Path, earlier: Container[str]) -> None:
    """Check a `relevant_when`: it looks at the options of opening questions and earlier items, at nothing else."""
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
