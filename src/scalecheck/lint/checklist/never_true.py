"""A gate or verdict that can never be true: its conditions exclude each other, whatever is answered.

Passing:

    when: {all: [{item: first, at_least: half}, {share: partly, in: overall, at_least: 0.5}]}

Failing, because no answer is both:

    when: {all: [{item: first, is: [half]}, {item: first, is: [full]}]}
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scalecheck.engine.inputs.needs import asked_for
from scalecheck.lint.remark import Spot
from scalecheck.lint.rule import Rule
from scalecheck.lint.search import Search
from scalecheck.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scalecheck.lint.search import Demand
    from scalecheck.lint.subject import DatedChecklist
    from scalecheck.model.checklist import Checklist, Gate


def find(checked: DatedChecklist) -> Iterator[Spot]:
    """Return a spot for every gate need, gate and verdict that no answers at all can satisfy.

    Facts about single questions are followed exactly; everything else (scores, shares, counts, backing) is taken to be
    possible, so nothing is reported that could still come true.
    """
    outline = checked.outline
    checklist, search = outline.checklist, Search(outline)
    worst_broken = -1
    for place, gate in enumerate(checklist.gates):
        for rank, verdict in _broken_needs(search, checklist, gate):
            worst_broken = max(worst_broken, rank)
            message = f"The gate `{gate.id}` can never allow `{verdict}`: what it needs excludes itself."
            yield _spot(("gates", place, "needs", verdict), message, gate.id)
    for rank, rule in enumerate(checklist.verdicts):
        if rule.default or rank <= worst_broken:
            continue
        own = [] if rule.when is None else [(rule.when, True)]
        path = ("verdicts", rank) if rule.when is None else ("verdicts", rank, "when")
        if not search.possible(own):
            yield _spot(path, f"`{rule.id}` can never be chosen: its condition excludes itself.", rule.id)
        elif not search.possible([*own, *_gate_needs(checklist, rule.id)]):
            why = (
                "its condition and the gates exclude each other"
                if own
                else "no answers satisfy all that the gates need"
            )
            yield _spot(path, f"`{rule.id}` can never be chosen: {why}.", rule.id)


def _broken_needs(search: Search, checklist: Checklist, gate: Gate) -> Iterator[tuple[int, str]]:
    """Return rank and id of the worst verdict whose need, with those of all worse ones, no answers can satisfy."""
    needs: list[Demand] = []
    for rank, verdict in reversed(list(enumerate(checklist.verdicts))):
        if verdict.id in gate.needs:
            needs.append((gate.needs[verdict.id], True))
            if not search.possible(needs):
                yield rank, verdict.id
                return


def _spot(path: tuple[str | int, ...], message: str, at: str) -> Spot:
    hint = "Look for two facts about the same question that no single answer can satisfy."
    return Spot(path, message, hint, at)


def _gate_needs(checklist: Checklist, verdict: str) -> Iterator[Demand]:
    """Return the needs that gates which always apply have for a verdict."""
    for gate in checklist.gates:
        if gate.applies_when is None:
            yield from ((gate.needs[name], True) for name in asked_for(checklist, gate.needs, verdict))


RULE: Final = Rule("never-true", find, place=10, severity=Severity.ERROR)
