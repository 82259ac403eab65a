"""From models to plain data and text: one answer, a new assessment with every item as an empty key, a checklist."""

from __future__ import annotations

from fractions import Fraction
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from scalecheck.documents.writing.serialise import to_yaml
from scalecheck.model.checklist import sections_below

if TYPE_CHECKING:
    from collections.abc import Iterable

    from scalecheck.model.assessment import Answer, Assessment
    from scalecheck.model.base import FileModel
    from scalecheck.model.checklist import Checklist


def to_data(part: FileModel) -> dict[str, Any]:
    """Return what is in a part of a file, by the keys of the file; what is left at its default is left out."""
    data: dict[str, Any] = _plain(part.model_dump(by_alias=True, exclude_none=True, exclude_defaults=True))
    return data


def answer_data(answer: Answer | None) -> dict[str, Any] | None:
    """Return an answer as data; None for an empty key."""
    return to_data(answer) or None if answer is not None else None


def modeline(schema: str) -> str:
    """Return the line at the top of a file by which editors find its schema: an address, or a path from the file."""
    return f"# yaml-language-server: $schema={schema}\n"


def new_assessment(header: Assessment, checklist: Checklist, items: Iterable[str], schema: str) -> str:
    """Return the text of a new assessment: its header, then every opening question and item as an empty key.

    Args:
        header: What the file is about; its answers are not written.
        checklist: The checklist that it answers.
        items: The items that the file asks, in checklist order.
        schema: Where editors find the schema of assessments, from the folder that the file will be in.
    """
    data = to_data(header.model_copy(update={"profile": {}, "answers": {}}))
    wanted = set(items)
    first = f"# Answers to “{checklist.title}”. Each key is a question; an empty one is not answered yet.\n"
    parts = [modeline(schema), first]
    parts.append(to_yaml(data))
    if checklist.profile:
        parts.append(to_yaml({"profile": {question.id: None for question in checklist.profile}}))
    parts.append("answers:\n")
    for domain in checklist.domains:
        below = (item.id for section in sections_below(domain) for item in section.items)
        ids = [item for item in below if item in wanted]
        if ids:
            parts.append(f"  # {domain.title}\n")
            parts.append(to_yaml(dict.fromkeys(ids), indent=2))
    return "".join(parts)


def checklist_text(checklist: Checklist) -> str:
    """Return a checklist as a file: every key that is set in it, so that its fingerprint stays what it is."""
    return to_yaml(_as_written(checklist))


def _as_written(value: Any) -> Any:
    if isinstance(value, BaseModel):
        type(value).model_rebuild()  # before that, the names that a file uses may not be known
        fields = type(value).model_fields.items()
        return {
            field.alias or name: _as_written(getattr(value, name))
            for name, field in fields
            if name in value.model_fields_set
        }
    if isinstance(value, dict):
        return {key: _as_written(inner) for key, inner in value.items()}
    if isinstance(value, Fraction) and value.denominator == 1:
        return value.numerator
    return [_as_written(inner) for inner in value] if isinstance(value, tuple) else value


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(inner) for key, inner in value.items()}
    if isinstance(value, tuple):
        return [_plain(inner) for inner in value]
    return value
