"""One change of a checklist as a value, and how two values of a key are told apart in words."""

from __future__ import annotations

from dataclasses import dataclass
from fractions import Fraction
from typing import TYPE_CHECKING, Any, Literal, NamedTuple, TypeAlias

from pydantic import BaseModel

from scalecheck.engine.logic.exact import as_number

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from scalecheck.versions.steps import Step

ChangedPart: TypeAlias = Literal[
    "checklist",
    "question",
    "item",
    "section",
    "scale",
    "scoring",
    "gate",
    "warning",
    "contradiction",
    "verdict",
    "source",
]
"""What part of a checklist changed; `question` is an opening question."""
ChangeKind: TypeAlias = Literal["added", "retired", "removed", "reworded", "moved", "changed"]
"""What was done to it."""

NAMES: dict[ChangedPart, str] = {
    "checklist": "Checklist",
    "question": "Opening question",
    "item": "Question",
    "section": "Area or section",
    "scale": "Scale",
    "scoring": "Scoring",
    "gate": "Gate",
    "warning": "Warning",
    "contradiction": "Contradiction",
    "verdict": "Verdict",
    "source": "Source",
}
"""What people call each part."""


@dataclass(frozen=True, slots=True)
class Change:
    """One thing that is otherwise in the newer of two checklists."""

    step: Step
    """The version step that it needs."""
    part: ChangedPart
    """What changed."""
    kind: ChangeKind
    """What was done to it."""
    id: str
    """Its id; empty for the checklist as a whole."""
    title: str
    """What people call it; empty for the checklist as a whole."""
    what: str
    """What is otherwise, as a sentence that follows the name."""
    was: str = ""
    """How it read."""
    now: str = ""
    """How it reads."""
    hint: str = ""
    """What the author can do about it."""


class Key(NamedTuple):
    """A key whose values are compared as they are."""

    name: str
    """Its name in the model."""
    what: str
    """What another value means, as a sentence that follows the name."""
    step: Step
    """What another value needs."""
    kind: ChangeKind = "changed"
    """What another value is."""


def compared(part: ChangedPart, old: BaseModel, new: BaseModel, title: str, keys: Iterable[Key]) -> Iterator[Change]:
    """Compare two parts of the same id key by key."""
    for key in keys:
        was, now = getattr(old, key.name), getattr(new, key.name)
        if was != now:
            name = str(getattr(new, "id", ""))
            yield Change(key.step, part, key.kind, name, title, f"{key.what}.", in_text(was), in_text(now))


def in_text(value: Any) -> str:  # noqa: ANN401 (any value of a file)
    """Return a value of a file as text to be shown."""
    if isinstance(value, BaseModel):
        value = value.model_dump(by_alias=True, exclude_unset=True)
    match value:
        case None:
            return ""
        case bool():
            return "yes" if value else "no"
        case Fraction():
            return str(as_number(value))
        case dict():
            return "; ".join(f"{key}: {in_text(inner)}" for key, inner in value.items())
        case tuple() | list():
            return "; ".join(in_text(inner) for inner in value)
        case _:
            return str(value)
