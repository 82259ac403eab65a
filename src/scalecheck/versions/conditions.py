"""Whether two rules ask for the same, and how each reads."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from scalecheck.versions.changes import Change
from scalecheck.versions.steps import Step
from scalecheck.words.rules import rule_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scalecheck.engine.inputs.outline import Outline
    from scalecheck.model.conditions import Condition
    from scalecheck.versions.changes import ChangedPart


class RuleCheck:
    """Compares the rules of one part of two checklists."""

    def __init__(self, old: Outline, new: Outline, part: ChangedPart, name: str, title: str) -> None:
        """Take both checklists, and the part that the rules belong to."""
        self._old = old
        self._new = new
        self._part: ChangedPart = part
        self._name = name
        self._title = title

    def changes(
        self, was: Condition | None, now: Condition | None, what: str, step: Step = Step.MAJOR
    ) -> Iterator[Change]:
        """Return the change from one rule to another: of what it asks for, or only of the reasons that it gives.

        Args:
            was: The older rule; None for none.
            now: The newer rule; None for none.
            what: What the rule decides, as a sentence that follows the part's name.
            step: What a rule that asks for something else needs.
        """
        if was == now:
            return
        if asked_by(was) == asked_by(now):
            reasons = "gives other reasons or sources for its rule."
            yield Change(Step.PATCH, self._part, "reworded", self._name, self._title, reasons)
            return
        old, new = _in_words(self._old, was), _in_words(self._new, now)
        yield Change(step, self._part, "changed", self._name, self._title, what, old, new)


def asked_by(condition: Condition | None) -> Any:  # noqa: ANN401 (data of any shape)
    """Return what a rule asks for as data, without its reasons and sources."""
    return None if condition is None else _without_reasons(condition.model_dump(mode="python", by_alias=True))


def _without_reasons(value: Any) -> Any:  # noqa: ANN401 (data of any shape)
    if isinstance(value, dict):
        return {key: _without_reasons(inner) for key, inner in value.items() if key not in {"because", "sources"}}
    return tuple(_without_reasons(inner) for inner in value) if isinstance(value, tuple | list) else value


def _in_words(outline: Outline, condition: Condition | None) -> str:
    if condition is None:
        return ""
    return "\n".join(f"{'  ' * line.depth}{line.text}" for line in rule_lines(outline, condition))
