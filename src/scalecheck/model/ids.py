"""Ids made of names: the one rule for files, for places, and for organisations."""

from __future__ import annotations

import hashlib
import re
from typing import Final
from unicodedata import normalize

from scalecheck.model.base import RESERVED_IDS

LONGEST: Final = 64
"""How many characters an id has at most."""
_LETTERS: Final = str.maketrans(
    {"ł": "l", "ß": "ss", "ø": "o", "æ": "ae", "œ": "oe", "đ": "d", "ð": "d", "þ": "th", "ħ": "h", "ŋ": "n"}
)
"""Letters that are no letter from a to z with a mark, as they are usually written without them."""


def slug(name: str) -> str | None:
    """Return an id made of a name: small letters, digits and hyphens, always the same for the same name.

    Where letters of the name can't be in an id, as in most scripts, some signs that follow from the name are added.
    None where the name has neither a letter nor a digit.
    """
    plain = normalize("NFKD", normalize("NFKC", name).lower().translate(_LETTERS))
    signs = [sign for sign in plain if sign.isalnum()]
    if not signs:
        return None
    made = re.sub(r"[^a-z0-9]+", "-", plain.encode("ascii", "ignore").decode()).strip("-")
    if not all(sign.isascii() for sign in signs):
        told_apart = hashlib.sha256(normalize("NFC", name).encode("utf-8", "replace")).hexdigest()[:8]
        made = f"{made[: LONGEST - 10].strip('-') or 'id'}-{told_apart}"
    made = made[:LONGEST].strip("-")
    made = made if made[0].isalpha() else f"the-{made}"[:LONGEST].strip("-")
    return f"the-{made}" if made in RESERVED_IDS else made


def organisation_id(name: str | None, given: str | None) -> str | None:
    """Return an organisation's id: the one that is given with its name, else one made of the name; None without one."""
    return given or (slug(name) if name is not None else None)
