"""Moving the pin of an overlay: the version and the digest of the checklist that it extends, and nothing else."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scalecheck.documents.reading.reader import parse
from scalecheck.documents.reading.screening import BYTE_ORDER_MARK
from scalecheck.documents.rules.overlay import PINNED

if TYPE_CHECKING:
    from scalecheck.documents.reading.document import Document

_QUOTES: Final = "\"'"


def with_pin(data: bytes | str, name: str, version: str, digest: str) -> bytes:
    """Return an overlay's bytes with another version of its parent; a digest that stands there becomes the new one.

    All other bytes stay as they are: comments, quotes, the ends of lines. The digest is cut to as many digits as there
    were, but not to fewer than sixteen.

    Raises:
        InvalidDocumentError: the file's text has errors.
    """
    document = parse(data, name)
    new = {"version": version}
    extends = document.value.get("extends")
    if isinstance(extends, dict) and isinstance(pinned := extends.get("digest"), str):
        new["digest"] = digest[: max(PINNED, len(pinned))]
    text = document.text
    changes = [(document.span(("extends", key)), _written(document, key, value)) for key, value in new.items()]
    for (start, end), written in sorted(changes, reverse=True):
        text = f"{text[:start]}{written}{text[end:]}"
    return ((BYTE_ORDER_MARK if document.bom else "") + text).encode("utf-8")


def _written(document: Document, key: str, value: str) -> str:
    """Return a value in the quotes in which the one before it stands."""
    first = document.source(("extends", key))[:1]
    return f"{first}{value}{first}" if first in _QUOTES else f'"{value}"'
