"""Ids made of names that people type, for files and for what refers to each other."""

from __future__ import annotations

import re

from scalecheck.errors import CannotLookError
from scalecheck.model.base import ID_PATTERN, RESERVED_IDS
from scalecheck.model.ids import LONGEST, slug


def id_from(name: str) -> str:
    """Return an id made of a name; see `slug`.

    Raises:
        CannotLookError: the name has neither a letter nor a digit.
    """
    made = slug(name)
    if made is None:
        raise CannotLookError(f"No id can be made of “{name}”: it has neither a letter nor a digit.")
    return made


def respondent_id(role: str, organisation: str | None) -> str:
    """Return the id of somebody who answers in a role, for an organisation where one is named.

    Raises:
        CannotLookError: neither has a letter or a digit.
    """
    return id_from(" ".join(part for part in (role, organisation) if part))


def is_id(text: str) -> bool:
    """Return whether a text is an id."""
    return len(text) <= LONGEST and re.fullmatch(ID_PATTERN, text) is not None and text not in RESERVED_IDS
