"""A gate or verdict that can never be true: its conditions exclude each other, whatever is answered.

Passing:

    when: {all: [{item: owner, at_least: planned}, {share: partly, in: overall, at_least: 0.5}]}

Failing, because no answer is both:

    when: {all: [{item: owner, is: [planned]}, {item: owner, is: [in-place]}]}
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, TypeAlias

from scalecheck.engine.outline import Outline
from scalecheck.lint.remark import Remark
from scalecheck.model.conditions import All, AnyOf, ItemFact, Not
from scalecheck.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from scalecheck.model.checklist import Checklist, Gate
    from scalecheck.model.conditions import Condition

CODE: Final = "never-true"
_STEPS: Final = 20_000
"""How many branches are tried before nothing is said."""

Demand: TypeAlias = "tuple[Condition, bool]"
"""A condition, and whether it has to be true (or false)."""
Chain: TypeAlias = "tuple[Demand, Chain] | None"
"""A demand and those after it."""
Branch: TypeAlias = "tuple[Chain, Mapping[str, frozenset[str]]]"
"""What is still demanded on one way through `any`, and the options that each question has left on it."""


def never_true(checklist: Checklist) -> Iterator[Remark]:
    """Give a remark for every gate need, gate and verdict that no answers at all can satisfy.

    Facts about single questions are followed exactly; everything else (scores, shares, counts, backing) is taken to be
    possible, so nothing is reported that could still come true.
    """
    search = _Search(Outline(checklist))
    worst_broken = -1
    for place, gate in enumerate(checklist.gates):
        for rank, verdict in _broken_needs(search, checklist, gate):
            worst_broken = max(worst_broken, rank)
            message = f"The gate `{gate.id}` can never allow `{verdict}`: what it needs excludes itself."
            yield _remark(("gates", place, "needs", verdict), message)
    for rank, rule in enumerate(checklist.verdicts):
        if rule.default or rank <= worst_broken:
            continue
        own = [] if rule.when is None else [(rule.when, True)]
        path = ("verdicts", rank) if rule.when is None else ("verdicts", rank, "when")
        if not search.possible(own):
            yield _remark(path, f"`{rule.id}` can never be chosen: its condition excludes itself.")
        elif not search.possible([*own, *_gate_needs(checklist, rule.id)]):
            why = (
                "its condition and the gates exclude each other"
                if own
                else "no answers satisfy all that the gates need"
            )
            yield _remark(path, f"`{rule.id}` can never be chosen: {why}.")


def _broken_needs(search: _Search, checklist: Checklist, gate: Gate) -> Iterator[tuple[int, str]]:
    """Give rank and id of the worst verdict whose need, with those of all worse ones, no answers can satisfy."""
    needs: list[Demand] = []
    for rank, verdict in reversed(list(enumerate(checklist.verdicts))):
        if verdict.id in gate.needs:
            needs.append((gate.needs[verdict.id], True))
            if not search.possible(needs):
                yield rank, verdict.id
                return


def _remark(path: tuple[str | int, ...], message: str) -> Remark:
    hint = "Look for two facts about the same question that no single answer can satisfy."
    return Remark(CODE, path, message, hint, Severity.ERROR)


def _gate_needs(checklist: Checklist, verdict: str) -> Iterator[Demand]:
    """Give the needs that gates which always apply have for a verdict; worse verdicts than the default need none."""
    ranks = {one.id: rank for rank, one in enumerate(checklist.verdicts)}
    if ranks[verdict] >= ranks[checklist.default_verdict.id]:
        return
    for gate in checklist.gates:
        if gate.applies_when is None:
            yield from ((gate.needs[name], True) for name in _needed(gate, verdict, ranks))


def _needed(gate: Gate, verdict: str, ranks: Mapping[str, int]) -> Iterator[str]:
    listed = sorted((name for name in gate.needs if name in ranks), key=lambda name: -ranks[name])
    for name in listed:
        yield name
        if ranks[name] <= ranks[verdict]:
            return


def _before(demands: Sequence[Demand], chain: Chain) -> Chain:
    """Put demands before others."""
    for one in reversed(demands):
        chain = (one, chain)
    return chain


class _Search:
    """Looks for answers that satisfy conditions, with backtracking over `any`."""

    def __init__(self, outline: Outline) -> None:
        self._outline = outline
        self._steps = 0

    def possible(self, demands: Sequence[Demand]) -> bool:
        """Tell whether some answers satisfy all demands; also where that was not found out within the steps."""
        self._steps = _STEPS
        branches: list[Branch] = [(_before(demands, None), {})]
        while branches:
            if self._holds(branches.pop(), branches):
                return True
        return False

    def _holds(self, branch: Branch, branches: list[Branch]) -> bool:
        """Follow one way through the demands to its end; put aside the other ways where they part."""
        demands, allowed = branch
        while demands is not None and self._steps > 0:
            self._steps -= 1
            (condition, wanted), demands = demands
            match condition:
                case Not():
                    demands = ((condition.condition, not wanted), demands)
                case All() | AnyOf():
                    inner = tuple((one, wanted) for one in condition.conditions)
                    if isinstance(condition, All) is wanted:
                        demands = _before(inner, demands)
                    else:
                        branches.extend(((one, demands), allowed) for one in inner[1:])
                        demands = (inner[0], demands)
                case ItemFact():
                    options = self._options(condition, wanted=wanted)
                    left = None if options is None else allowed.get(condition.item, options) & options
                    if left is not None and not left:
                        return False
                    allowed = allowed if left is None else {**allowed, condition.item: left}
                case _:
                    pass
        return True

    def _options(self, fact: ItemFact, *, wanted: bool) -> frozenset[str] | None:
        """Give the options that make a fact true (or false); None where it is not about options."""
        place = self._outline.measures[fact.item].place
        everything = frozenset(place)
        if fact.is_in is not None:
            chosen = frozenset(fact.is_in)
        elif fact.is_not_in is not None:
            chosen = everything - frozenset(fact.is_not_in)
        elif fact.at_least is not None:
            chosen = frozenset(option for option in place if place[option] >= place[fact.at_least])
        elif fact.below is not None:
            chosen = frozenset(option for option in place if place[option] < place[fact.below])
        else:
            return None
        return chosen if wanted else everything - chosen
