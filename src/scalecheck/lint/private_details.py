"""Looking for what should not travel with a file: addresses and numbers of people, in every text that it holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final, TypeVar

from scalecheck.lint.remark import Spot
from scalecheck.lint.subject import quoted
from scalecheck.model.base import FileModel

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from scalecheck.lint.remark import Path
    from scalecheck.lint.subject import AssessmentSubject

Value = TypeVar("Value")

_MADE_BY_MACHINES: Final = frozenset({"format", "version", "digest", "asked", "round"})
"""Keys whose text nobody writes by hand; a fingerprint can look like a number."""
_KEYED_BY_ID: Final[tuple[Path, ...]] = (("profile",), ("answers",))
"""Where the keys are ids of questions, which may be called anything."""


@dataclass(frozen=True, slots=True)
class Detail:
    """One kind of private detail."""

    words: str
    """What it is, with its article."""
    hint: str
    """What to write instead."""
    search: Callable[[str], Iterator[int]]
    """Return the place of each in a text, counted from 0."""

    def said(self, where: str) -> str:
        """Return a sentence that it is somewhere; never repeated, because reports and logs travel even further."""
        return f"{where} holds {self.words}."


def spots(subject: AssessmentSubject, detail: Detail) -> Iterator[Spot]:
    """Return every text of a file that holds such a detail."""
    for path, text in texts(subject.assessment.model_dump(exclude_unset=True)):
        if any(True for _ in detail.search(text)):
            yield Spot(path, detail.said(_where(subject, path)), detail.hint)


def texts(value: Any, path: Path = ()) -> Iterator[tuple[Path, str]]:  # noqa: ANN401 (a value out of a file)
    """Return every text below a value that a person may have written, with its path."""
    if isinstance(value, str):
        yield path, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            if key not in _MADE_BY_MACHINES or path in _KEYED_BY_ID:
                yield from texts(inner, (*path, key))
    elif isinstance(value, tuple | list):
        for position, inner in enumerate(value):
            yield from texts(inner, (*path, position))


def covered(value: Value, details: Sequence[Detail], key: str = "") -> Value:
    """Return a value out of a file with every text that holds such a detail replaced by words that say so."""
    if key in _MADE_BY_MACHINES:
        return value
    new: Any = value
    if isinstance(value, str):
        held = [detail.words for detail in details if any(True for _ in detail.search(value))]
        new = f"(left out: it holds {' and '.join(held)})" if held else value
    elif isinstance(value, FileModel):
        parts = {name: getattr(value, name) for name in type(value).model_fields}
        changed = {name: one for name, old in parts.items() if (one := covered(old, details, name)) is not old}
        new = value.model_copy(update=changed) if changed else value
    elif isinstance(value, dict):
        new = {name: covered(one, details) for name, one in value.items()}
    elif isinstance(value, tuple):
        new = tuple(covered(one, details) for one in value)
    return new  # type: ignore[no-any-return] # of the kind that it was


def _where(subject: AssessmentSubject, path: Path) -> str:
    """Name a text by its key, and by the question that it is under."""
    key = next(step for step in reversed(path) if isinstance(step, str))
    question = subject.outline.questions.get(str(path[1])) if path[0] in {"profile", "answers"} else None
    if question is not None:
        return f"{quoted(question.title)}: the text under `{key}`"
    return f"The text under `{key}`" if len(path) == 1 else f"`{path[0]}`: the text under `{key}`"
