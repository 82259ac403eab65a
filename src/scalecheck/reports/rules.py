"""The rule of each gate in a sentence for each verdict."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scalecheck.model.conditions import All, AnyOf, Not
from scalecheck.words.rules import rule_lines
from scalecheck.words.sentences import sentence

if TYPE_CHECKING:
    from scalecheck.engine.inputs.outline import Outline
    from scalecheck.model.checklist import Gate
    from scalecheck.model.conditions import Condition


def gate_rules(outline: Outline, gate: Gate) -> tuple[str, ...]:
    """Return in words what a gate asks for, by verdict; and when it applies, where it does not always."""
    verdicts = outline.checklist.verdicts
    said = [
        sentence(f"For “{one.title}”: {_words(outline, gate.needs[one.id])}")
        for one in verdicts
        if one.id in gate.needs
    ]
    if gate.applies_when is not None:
        said.append(sentence(f"It applies unless this is known not to be so: {_words(outline, gate.applies_when)}"))
    return tuple(said)


def _words(outline: Outline, condition: Condition, *, inside: bool = False) -> str:
    match condition:
        case All() | AnyOf():
            word = "and" if isinstance(condition, All) else "or"
            parts = [_words(outline, one, inside=True) for one in condition.conditions]
            said = f"; {word} ".join(parts)
            return f"({said})" if inside and len(parts) > 1 else said
        case Not():
            return f"not ({_words(outline, condition.condition)})"
        case _:
            return next(rule_lines(outline, condition)).text
