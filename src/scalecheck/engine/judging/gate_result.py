"""How one gate came out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from scalecheck.engine.logic.findings import FactFinding, Finding
    from scalecheck.engine.logic.truth import Truth
    from scalecheck.model.checklist import Gate


@dataclass(frozen=True, slots=True)
class GateResult:
    """How one gate came out."""

    gate: Gate
    """The gate."""
    applies: bool
    """Whether it applies here; one that does not holds nothing back."""
    allows: str
    """The best verdict that it lets pass, by id."""
    met: bool
    """Whether it lets the best verdict pass."""
    items: tuple[str, ...]
    """The items in play that its needs name."""
    needs: Mapping[str, Finding]
    """How each need came out, by verdict."""
    passes: Mapping[str, Truth]
    """Whether it lets each verdict pass, by verdict id."""
    holding_back: Mapping[str, tuple[str, ...]]
    """For each verdict that it does not let pass: the items that keep it back."""
    lacking: tuple[FactFinding, ...]
    """The facts that keep it from letting the next better verdict pass."""
    core_changes: tuple[str, ...] = ()
    """The changes of the core that keep it from being met, where it guards the core."""

    @property
    def words(self) -> str | None:
        """The gate's own words for how it came out; None where it has none, or does not apply."""
        if not self.applies:
            return None
        return self.gate.says.get(self.allows, self.gate.says.get("otherwise"))
