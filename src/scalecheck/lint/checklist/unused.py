"""A scale, a source or an opening question that nothing uses: somebody may think that it counts.

Passing:

    sources:
      paper: {title: A paper}
    item: {sources: [paper]}

Failing:

    sources:
      paper: {title: A paper}
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scalecheck.lint.places import conditions
from scalecheck.lint.remark import Spot
from scalecheck.lint.rule import Rule
from scalecheck.model.conditions import ItemFact, facts_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scalecheck.lint.places import Path
    from scalecheck.lint.subject import DatedChecklist
    from scalecheck.model.checklist import Checklist


def find(checked: DatedChecklist) -> Iterator[Spot]:
    """Return every scale, source and opening question that nothing in the checklist names."""
    outline = checked.outline
    checklist = outline.checklist
    scales = {question.scale for question in outline.questions.values()}
    for name in checklist.scales:
        if name not in scales:
            yield _spot(("scales", name), f"No question is answered on the scale `{name}`.", name)
    sources = _named_sources(checklist)
    for name in checklist.sources:
        if name not in sources:
            yield _spot(("sources", name), f"Nothing names the source `{name}`.", name)
    asked_about = {
        fact.item
        for rule in conditions(checklist)
        for _, fact in facts_in(rule.condition)
        if isinstance(fact, ItemFact)
    }
    for place, question in enumerate(checklist.profile):
        if not question.step and question.id not in asked_about:
            message = f"No rule looks at the opening question `{question.id}`."
            yield _spot(("profile", place), message, question.id)


def _named_sources(checklist: Checklist) -> frozenset[str]:
    named: set[str] = set()
    for question in (*checklist.profile, *checklist.items()):
        named.update(question.sources)
    lists = [one.sources for one in checklist.gates] + [one.sources for one in checklist.verdicts]
    lists += [one.sources for one in checklist.warnings] + [one.sources for one in checklist.contradictions]
    named.update(name for names in lists for name in names)
    facts = (fact for rule in conditions(checklist) for _, fact in facts_in(rule.condition))
    return frozenset(named | {name for fact in facts for name in getattr(fact, "sources", ())})


def _spot(path: Path, message: str, at: str) -> Spot:
    return Spot(path, message, "Use it, or take it out.", at=at)


RULE: Final = Rule("unused", find, place=100)
