"""Several fields in one line, with `;` between them, as far as it is plain which is which."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scalecheck.interview.reading.checks import day, is_link, is_name

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_PLACES_OF_A_LINK = ("/", "www.", "mailto:")


def action_parts(text: str) -> Mapping[str, str]:
    """Return what, who, organisation and due of an action written as `what; who; organisation; day`.

    Who and organisation may be left out. Without a day at its end the whole text is what will be done.
    """
    what, *rest = _parts(text)
    if not rest or day(rest[-1]) is None or len(rest) > len(("who", "organisation", "due")):
        return {"what": text}
    people = dict(zip(("who", "organisation"), rest[:-1], strict=False))
    fits = all(is_name(one, {}) is None for one in people.values())
    return {"what": what, **people, "due": rest[-1]} if fits else {"what": text}


def evidence_parts(text: str) -> Mapping[str, str]:
    """Return what shows something, where it is, and until when it counts, written as `what; where; day`.

    Where or the day may be left out; a text whose further parts are neither is taken whole.
    """
    what, *rest = _parts(text)
    values = {"what": what}
    for part in rest:
        if day(part) is not None and "valid_until" not in values:
            values["valid_until"] = part
        elif "link" not in values and _is_place(part):
            values["link"] = part
        else:
            return {"what": text}
    return values


def owner_parts(text: str) -> Mapping[str, str]:
    """Return role and organisation written as `role; organisation`, of which the second may be left out."""
    role, *rest = _parts(text)
    if len(rest) == 1 and is_name(rest[0], {}) is None:
        return {"role": role, "organisation": rest[0]}
    return {"role": text}


def _parts(text: str) -> Sequence[str]:
    return [part for part in (one.strip() for one in text.split(";")) if part] or [text]


def _is_place(part: str) -> bool:
    known = any(sign in part for sign in _PLACES_OF_A_LINK) or (" " not in part and "." in part)
    return known and is_link(part, {}) is None
