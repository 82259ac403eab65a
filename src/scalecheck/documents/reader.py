"""From the bytes of a file to a document: every value with its place, or every reason why there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scalecheck.documents.composing import LOADER, Composer
from scalecheck.documents.document import Document
from scalecheck.documents.marks import Path, Value
from scalecheck.documents.screening import LIMIT, screen
from scalecheck.documents.source import Place
from scalecheck.errors import InvalidDocumentError
from scalecheck.problems import in_order

if TYPE_CHECKING:
    from scalecheck.documents.composing import Loader

__all__ = ["LIMIT", "Document", "Path", "Place", "Value", "parse"]

_LEAVES_A_VALUE = frozenset({"duplicate-key"})
_MAY_BE_A_CONSEQUENCE = frozenset({"syntax", "tab"})


def parse(data: bytes | str, name: str, *, loader: Loader = LOADER) -> Document:
    """Read a file's content; `name` is what problems call the file.

    Raises InvalidDocumentError with every problem that was found, unless all of them leave a value: these are then
    among the document's own problems. `loader` is one of PyYAML's two safe loaders.
    """
    screened = screen(data, name)
    problems = list(screened.problems)
    if screened.pointless:
        raise InvalidDocumentError(in_order(problems))
    composer = Composer(screened.source, screened.clean, loader)
    composer.run()
    problems += (one for one in composer.problems if not screened.problems or one.code not in _MAY_BE_A_CONSEQUENCE)
    ordered = in_order(list(dict.fromkeys(problems)))
    if not isinstance(composer.value, dict) or any(one.code not in _LEAVES_A_VALUE for one in ordered):
        raise InvalidDocumentError(ordered)
    return Document(screened.source, composer.value, composer.marks, bom=screened.bom, problems=ordered)
