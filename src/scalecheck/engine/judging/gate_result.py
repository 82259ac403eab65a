"""How gates came out, each judged only where that is asked for, and the reasons only where those are."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING

from scalecheck.engine.logic.findings import deciding_facts, examine
from scalecheck.engine.logic.truth import Truth
from scalecheck.model.conditions import ItemFact

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from scalecheck.engine.judging.facts import Judge
    from scalecheck.engine.logic.findings import FactFinding, Finding
    from scalecheck.model.checklist import Gate


@dataclass(frozen=True)
class GateResult:
    """How one gate came out."""

    gate: Gate
    """The gate."""
    judge: Judge = field(repr=False, compare=False)
    """What told the truth of the facts that the gate looks at."""
    applies: bool
    """Whether it applies here; one that does not holds nothing back."""
    allows: str
    """The best verdict that it lets pass, by id."""
    met: bool
    """Whether it lets the best verdict pass."""
    items: tuple[str, ...]
    """The items in play that its needs name."""
    passes: Mapping[str, Truth]
    """Whether it lets each verdict pass, by verdict id."""
    core_changes: tuple[str, ...] = ()
    """The changes of the core that keep it from being met, where it guards the core."""

    @cached_property
    def needs(self) -> Mapping[str, Finding]:
        """How each need came out, by verdict."""
        judge = self.judge
        return {name: examine(need, judge.truth, alone=judge.case.alone) for name, need in self.gate.needs.items()}

    @cached_property
    def holding_back(self) -> Mapping[str, tuple[str, ...]]:
        """For each verdict that it does not let pass: the items that keep it back."""
        return {verdict: self._items_in(facts) for verdict, facts in self._lacking_for.items()}

    @property
    def lacking(self) -> tuple[FactFinding, ...]:
        """The facts that keep it from letting the next better verdict pass."""
        return next(reversed(self._lacking_for.values()), ())

    @property
    def words(self) -> str | None:
        """The gate's own words for how it came out; None where it has none, or does not apply."""
        if not self.applies:
            return None
        return self.gate.says.get(self.allows, self.gate.says.get("otherwise"))

    @cached_property
    def _lacking_for(self) -> dict[str, tuple[FactFinding, ...]]:
        """The facts that keep it from letting each verdict pass that it does not, best first."""
        outline = self.judge.case.outline
        return {
            verdict: tuple(
                fact
                for need in outline.asked_before[self.gate.id][verdict]
                for fact in deciding_facts(self.needs[need], held=False, opening=outline.opening)
            )
            for verdict, truth in self.passes.items()
            if truth is not Truth.TRUE
        }

    def _items_in(self, facts: Iterable[FactFinding]) -> tuple[str, ...]:
        case = self.judge.case
        named = {found.fact.item for found in facts if isinstance(found.fact, ItemFact)}
        return tuple(item for item in case.outline.items if item in named and item not in case.void)


class Gates(Mapping[str, GateResult]):
    """How each gate came out, by id and in the order of the checklist; each is judged when it is asked for."""

    def __init__(
        self,
        gates: Mapping[str, Gate] = MappingProxyType({}),
        judged: Callable[[Gate], GateResult] | None = None,
        found: Mapping[str, GateResult] = MappingProxyType({}),
    ) -> None:
        """Take the gates by id, what judges one of them, and how some came out already."""
        self._gates = gates
        self._judged = judged
        self._found = dict(found)

    def __getitem__(self, gate: str) -> GateResult:
        """Return how one gate came out."""
        found = self._found.get(gate)
        if found is None:
            if self._judged is None:
                raise KeyError(gate)
            found = self._found[gate] = self._judged(self._gates[gate])
        return found

    @property
    def found(self) -> Mapping[str, GateResult]:
        """How those gates came out that were asked for so far."""
        return self._found

    def each(self) -> Iterator[GateResult]:
        """Return how each gate came out, one after the other; quicker than `values`."""
        return map(self.__getitem__, self._gates)

    def __iter__(self) -> Iterator[str]:
        """Return the ids of the gates."""
        return iter(self._gates)

    def __len__(self) -> int:
        """Return how many gates there are."""
        return len(self._gates)
