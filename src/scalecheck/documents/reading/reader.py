"""From the bytes of a file to a document: every value with its place, or every reason why there is none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scalecheck.documents.reading.composing import LOADER, Composer
from scalecheck.documents.reading.document import Document
from scalecheck.documents.reading.marks import Path, Value
from scalecheck.documents.reading.screening import LIMIT, screen
from scalecheck.documents.reading.source import Place
from scalecheck.documents.reading.unseen import unseen
from scalecheck.errors import InvalidDocumentError
from scalecheck.problems import in_order

if TYPE_CHECKING:
    from scalecheck.documents.reading.composing import Loader
    from scalecheck.problems import Problem

__all__ = ["LIMIT", "Document", "Path", "Place", "Value", "parse"]

_LEAVES_A_VALUE = frozenset({"duplicate-key"})
_SYNTAX = frozenset({"syntax", "tab"})


def parse(data: bytes | str, name: str, *, loader: Loader = LOADER) -> Document:
    """Read a file's content; `name` is what problems call the file.

    Raises InvalidDocumentError with every problem that was found, unless all of them leave a value: these are then
    among the document's own problems. `loader` is one of PyYAML's two safe loaders.
    """
    screened = screen(data, name)
    if screened.pointless:
        raise InvalidDocumentError(in_order(list(screened.problems)))
    composer = Composer(screened.source, screened.clean, loader)
    composer.run()
    problems = _causes(screened.problems, composer.problems)
    broken = not isinstance(composer.value, dict) or any(one.code not in _LEAVES_A_VALUE for one in problems)
    problems = in_order([*problems, *unseen(screened.source, composer.marks)])
    if broken or not isinstance(composer.value, dict):
        raise InvalidDocumentError(problems)
    return Document(screened.source, composer.value, composer.marks, bom=screened.bom, problems=problems)


def _causes(screened: tuple[Problem, ...], composed: list[Problem]) -> tuple[Problem, ...]:
    """Put all problems in order, each once, without those that are likely to come from another one."""
    codes = {one.code for one in composed}
    if screened:
        consequences = _SYNTAX
    elif codes & _SYNTAX:
        consequences = frozenset({"not-keys"})
    else:
        consequences = frozenset()
    kept = [one for one in composed if one.code not in consequences]
    return in_order(list(dict.fromkeys([*screened, *kept])))
