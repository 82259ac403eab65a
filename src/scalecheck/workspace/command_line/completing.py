"""What a shell can complete: the ids of checklists, and of what is in one. Whatever is not right completes nothing."""

from __future__ import annotations

import re
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING, Final

from scalecheck.errors import ScalecheckError
from scalecheck.model.base import ID_PATTERN
from scalecheck.workspace.catalogue import Catalogue
from scalecheck.workspace.reading import Reader

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from scalecheck.model.checklist import Checklist

_SAFE: Final = re.compile(ID_PATTERN, re.ASCII)
"""A shell works with what it is given: so nothing but ids is ever given to it."""


def checklist_ids() -> tuple[str, ...]:
    """Return the ids of the checklists that can be used from the folder that we are in."""
    with suppress(ScalecheckError, OSError):
        return _safe(one.id for one in Catalogue().reachable(Path()))
    return ()


def question_ids(names: Sequence[str], *, retired: bool = True) -> tuple[str, ...]:
    """Return the ids of the questions of the checklist that a command line names, itself or as an assessment of it."""
    checklist = _checklist(names)
    if checklist is None:
        return ()
    items = (item.id for item in checklist.items() if retired or item.retired is None)
    return _safe((*(question.id for question in checklist.profile), *items))


def domain_ids(names: Sequence[str]) -> tuple[str, ...]:
    """Return the ids of the domains of the checklist that a command line names, itself or as an assessment of it."""
    checklist = _checklist(names)
    return () if checklist is None else _safe(domain.id for domain in checklist.domains)


def verdict_ids(names: Sequence[str]) -> tuple[str, ...]:
    """Return the ids of the verdicts of the checklist that a command line names, itself or as an assessment of it."""
    checklist = _checklist(names)
    return () if checklist is None else _safe(verdict.id for verdict in checklist.verdicts)


def _checklist(names: Sequence[str]) -> Checklist | None:
    """Return the checklist that the first of some words names which names one, itself or as an assessment of it."""
    catalogue = Catalogue()
    for name in names:
        with suppress(ScalecheckError, OSError):
            return catalogue.by_name(name, Path())
        with suppress(ScalecheckError, OSError):
            return Reader(catalogue).assessment(Path(name))[1]
    return None


def _safe(ids: Iterable[str]) -> tuple[str, ...]:
    return tuple(one for one in dict.fromkeys(ids) if _SAFE.fullmatch(one))
