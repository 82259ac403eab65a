"""An assessment's text taken to another version of its checklist: only what has to change does."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from scalecheck.documents.reading.reader import parse
from scalecheck.documents.reading.screening import BYTE_ORDER_MARK
from scalecheck.documents.writing.editing import CutText, with_dates
from scalecheck.documents.writing.revising import with_changed_keys
from scalecheck.model.assessment import Answer

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scalecheck.documents.reading.document import Document
    from scalecheck.model.placement import AnswerGroup


class AnswerChange(NamedTuple):
    """One answer that is changed, or an empty key that is added."""

    path: tuple[AnswerGroup, str]
    """Where it stands: the group of answers, and the question."""
    source: tuple[str, str] | None
    """Where the answer stood before, which stays there; None for an empty key."""
    keys: Mapping[str, str]
    """What is set in it."""


class Changes(NamedTuple):
    """Everything that is changed in one file."""

    reference: Mapping[str, str]
    """What the header says of the checklist; a key that it leaves out stays out."""
    answers: Sequence[AnswerChange]
    """The answers that are changed."""
    order: Mapping[AnswerGroup, Sequence[str]]
    """The order of the questions, for those that are new in the file, by group of answers."""
    marks: Mapping[tuple[AnswerGroup, str], str]
    """Comments to stand above answers, where they do not stand there yet."""


def with_other_checklist(data: bytes, name: str, changes: Changes) -> bytes:
    """Return a file's bytes with another checklist in its header and with changed answers.

    Args:
        data: The file.
        name: What problems call it.
        changes: What is changed.

    Raises:
        InvalidDocumentError: the file's text has errors.
    """
    data = _with_reference(parse(data, name), changes.reference)
    for change in changes.answers:
        if change.source == change.path:
            data = with_changed_keys(data, name, change.path, change.keys, tuple(Answer.model_fields))
    document = parse(data, name)
    value: Any = document.value
    text = CutText.of(document, ("checklist",), ("profile",), ("answers",))
    named = {key: one for key, one in changes.reference.items() if key in value["checklist"]}
    for key, one in named.items():
        text = text.with_entry(("checklist", key), one, tuple(named))
    for change in changes.answers:
        if change.source is None:
            text = text.with_entry(change.path, None, changes.order[change.path[0]])
        elif change.source != change.path:
            part, question = change.source
            held: Any = with_dates(document, change.source, value[part][question])
            text = text.with_entry(change.path, {**held, **change.keys}, changes.order[change.path[0]])
    for path, comment in changes.marks.items():
        text = text.with_comment(path, comment)
    return text.text.encode("utf-8")


def _with_reference(document: Document, reference: Mapping[str, str]) -> bytes:
    """Return the text with those keys of the header changed in their own places that are there already."""
    text = document.text
    value: Any = document.value
    held = value["checklist"]
    places = {
        key: document.span(("checklist", key)) for key in reference if held.get(key) not in {None, reference[key]}
    }
    for key, (start, end) in sorted(places.items(), key=lambda one: -one[1][0]):
        text = f"{text[:start]}{text[start:end].replace(held[key], reference[key])}{text[end:]}"
    return ((BYTE_ORDER_MARK if document.bom else "") + text).encode("utf-8")
