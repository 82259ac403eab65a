"""Ids made of names, for files and for what refers to each other."""

from __future__ import annotations

import hashlib
import re
from typing import Final
from unicodedata import normalize

from scalecheck.errors import CannotLookError
from scalecheck.model.base import ID_PATTERN, RESERVED_IDS

_LONGEST: Final = 64
_LETTERS: Final = str.maketrans(
    {"ł": "l", "ß": "ss", "ø": "o", "æ": "ae", "œ": "oe", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "ŋ": "n"}
)
"""Letters that are no letter from a to z with a mark, as they are usually written without them."""


def id_from(name: str) -> str:
    """Return an id made of a name: small letters, digits and hyphens, always the same for the same name.

    Where letters of the name can't be in an id, as in most scripts, some signs that follow from the name are added.

    Raises:
        CannotLookError: the name has neither a letter nor a digit.
    """
    plain = normalize("NFKD", normalize("NFKC", name).lower().translate(_LETTERS))
    signs = [sign for sign in plain if sign.isalnum()]
    if not signs:
        raise CannotLookError(f"No id can be made of “{name}”: it has neither a letter nor a digit.")
    slug = re.sub(r"[^a-z0-9]+", "-", plain.encode("ascii", "ignore").decode()).strip("-")
    if not all(sign.isascii() for sign in signs):
        told_apart = hashlib.sha256(normalize("NFC", name).encode("utf-8", "replace")).hexdigest()[:8]
        slug = f"{slug[: _LONGEST - 10].strip('-') or 'id'}-{told_apart}"
    slug = slug[:_LONGEST].strip("-")
    slug = slug if slug[0].isalpha() else f"the-{slug}"[:_LONGEST].strip("-")
    return f"the-{slug}" if slug in RESERVED_IDS else slug


def respondent_id(role: str, organisation: str | None) -> str:
    """Return the id of somebody who answers in a role, for an organisation where one is named.

    Raises:
        CannotLookError: neither has a letter or a digit.
    """
    return id_from(" ".join(part for part in (role, organisation) if part))


def is_id(text: str) -> bool:
    """Return whether a text is an id."""
    return len(text) <= _LONGEST and re.fullmatch(ID_PATTERN, text) is not None and text not in RESERVED_IDS
