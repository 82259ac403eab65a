"""What must be right in every reference: what it names is there. The models say which keys are references."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from scalecheck.model.checklist import Question, Scale
from scalecheck.model.conditions import ItemFact
from scalecheck.model.overlay import ItemChange
from scalecheck.model.references import references_in

if TYPE_CHECKING:
    from collections.abc import Collection

    from pydantic import BaseModel

    from scalecheck.documents.reading.reader import Path
    from scalecheck.documents.rules.findings import Findings
    from scalecheck.documents.rules.names import Names
    from scalecheck.model.references import PlacedPart, Reference, Target


def check_references(found: Findings, names: Names, part: BaseModel, path: Path = ()) -> None:
    """Check that everything which a file names, or a part of it at a path, is there."""
    for reference in references_in(part, path):
        defined = _defined(names, reference)
        if defined is not None and reference.name not in reference.refers.words:
            words = reference.refers.words
            among = defined if reference.name in defined or not words else (*words, *defined)
            found.known(kind_words(reference.refers.to), reference.name, among, reference.path, at_key=reference.at_key)


def kind_words(target: Target) -> str:
    """Return what a reference names, in the singular, for people."""
    match target:
        case "question" | "parent-item":
            return "item"
        case other:
            return other


def _defined(names: Names, reference: Reference) -> Collection[str] | None:  # noqa: PLR0911 (one for each target)
    """Return the names that there are; None where that can't be told, because what holds the options is not known."""
    match reference.refers.to:
        case "source":
            return names.sources
        case "scale":
            return names.checklist.scales
        case "section":
            return names.sections
        case "question":
            return names.questions
        case "item":
            return names.items
        case "parent-item":
            return names.parent_items
        case "gate":
            return names.gates
        case "verdict":
            return names.verdicts
        case "option":
            return _options(names, reference.holder) or None
        case other:
            assert_never(other)


def _options(names: Names, holder: PlacedPart) -> tuple[str, ...]:
    """Return the options that are named inside a group of keys: those of the innermost question or scale around it."""
    for placed in (holder, *reversed(holder.around)):
        match placed.part:
            case Scale() as scale:
                return tuple(option.id for option in scale.options)
            case Question() as question:
                return names.options(question)
            case ItemFact() as fact:
                return names.options_of(fact.item)
            case ItemChange():
                return names.options_of(str(placed.path[-1]))
            case _:
                pass
    return ()
