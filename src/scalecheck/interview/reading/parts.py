"""Several fields in one line, with `;` between them, as far as it is plain which is which."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from scalecheck.interview.reading.checks import HOW_A_DAY_IS_WRITTEN, day, is_link, is_name
from scalecheck.interview.reading.form import DONT_KNOW, NOT_APPLICABLE

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scalecheck.interview.reading.form import Check
    from scalecheck.model.assessment import OtherView

_NUMBER_AND_WORDS = re.compile(r"([0-9]{1,3})[.:;)]?(?:\s+(.*))?", re.DOTALL)
_PLACES_OF_A_LINK = ("/", "www.", "mailto:")
_OF_A_CONDITION = ("what", "who", "organisation", "due")
_FEWEST_LETTERS: Final = 3
"""How many letters of its words name something in a list at least."""


def action_parts(text: str) -> Mapping[str, str] | str:
    """Return what, who, organisation and due of an action written as `what; who; organisation; day`.

    Who and organisation may be left out, or written and left empty. Without a day at its end the whole text is what
    will be done; where a part is empty, the last one has to be a day, and a sentence says so.
    """
    what, *rest = (part.strip() for part in text.split(";"))
    if what and "" in rest and 1 < len(rest) <= len(("who", "organisation", "due")):
        return _with_empty_parts(what, rest)
    what, *rest = _parts(text)
    if not rest or day(rest[-1]) is None or len(rest) > len(("who", "organisation", "due")):
        return {"what": text}
    people = dict(zip(("who", "organisation"), rest[:-1], strict=False))
    fits = all(is_name(one, {}) is None for one in people.values())
    return {"what": what, **people, "due": rest[-1]} if fits else {"what": text}


def _with_empty_parts(what: str, rest: Sequence[str]) -> Mapping[str, str] | str:
    """Return the fields of an action of which a part is written and empty, which nobody does by chance."""
    *people, due = rest
    if due and day(due) is None:
        return f"`{due}` is no day. {HOW_A_DAY_IS_WRITTEN} Nothing was taken."
    if complaint := next(filter(None, (is_name(one, {}) for one in people if one)), None):
        return f"{complaint} Nothing was taken."
    who, organisation = (*people, None)[:2]
    values = {"what": what, "who": who or "", "due": due}
    if organisation is not None or not who:  # where nobody does it, no organisation is asked for
        values["organisation"] = organisation or ""
    return values


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


def person_parts(names: tuple[str, str], text: str) -> Mapping[str, str] | str:
    """Return a role and its organisation written as `role; organisation`, of which the second may be left out.

    Args:
        names: The names of the two fields.
        text: What was typed.

    Returns:
        The two by their names; a sentence where the text says more, such as an action with its day.
    """
    if ";" not in text:
        return {names[0]: text}
    people = [one.strip() for one in text.split(";")]
    if len(people) == len(names) and all(is_name(one, {}) is None for one in people):
        return dict(zip(names, people, strict=True))
    return (
        "Only a role is asked for here, such as ward lead, or it and its organisation: ward lead; North Hospital. "
        "What is to be done, and by which day, is asked for by itself. Nothing was taken."
    )


def role_and_day(names: tuple[str, str], is_fitting: Check, text: str) -> Mapping[str, str] | str:
    """Return a role and a day written as `role; day`, of which the second may be left out.

    Args:
        names: The names of the two fields.
        is_fitting: What the day must satisfy.
        text: What was typed.

    Returns:
        The two by their names; a sentence where the text is something else.
    """
    role, *rest = (part.strip() for part in text.split(";"))
    if not rest:
        return {names[0]: text}
    if not role or len(rest) > 1:
        return "Please write it as a role, or as a role and the day: ward lead; 1 October 2026. Nothing was taken."
    return is_fitting(rest[0], {}) or {names[0]: role, names[1]: rest[0]}


def role_and_words(names: tuple[str, str], text: str) -> Mapping[str, str]:
    """Return a role and what it says written as `role: words`, of which the second may be left out.

    Args:
        names: The names of the two fields.
        text: What was typed.
    """
    role, _, words = (part.strip() for part in text.partition(":"))
    return {names[0]: role, names[1]: words} if role and words else {names[0]: text}


def sites_of(text: str) -> tuple[str, ...]:
    """Return the names of sites that a line gives, with commas between them, or with the `;` that other lines take."""
    return tuple(filter(None, (one.strip() for one in re.split("[,;]", text))))


def sites_remark(text: str) -> str | None:
    """Return how names of sites were read where an “and” may stand between two; None where it can't."""
    read = sites_of(text)
    if not any(re.search(r"\sand\s", one) for one in read):
        return None
    return f"Read as {len(read)} site{'s' if len(read) > 1 else ''}: {'; '.join(read)}. Commas stand between sites."


def condition_parts(text: str) -> Mapping[str, str] | str:
    """Return what, who, organisation and due of a condition written as `what; who; organisation; due`.

    Only the first is needed; one that is written and empty is empty. A day that comes last is the day, also where the
    organisation or the role is left out. A sentence where the text is no condition.
    """
    parts = [part.strip() for part in text.split(";")]
    if 1 < len(parts) < len(_OF_A_CONDITION) and day(parts[-1]) is not None:
        parts[-1:] = [*[""] * (len(_OF_A_CONDITION) - len(parts)), parts[-1]]
    if not parts[0] or len(parts) > len(_OF_A_CONDITION):
        return f"`{text}` is no condition. Write it as: what; who; organisation; due"
    values = dict(zip(_OF_A_CONDITION, parts, strict=False))
    people = [values[name] for name in ("who", "organisation") if values.get(name)]
    if complaint := next(filter(None, (is_name(one, {}) for one in people)), None):
        return f"`{text}` is no condition. {complaint} Write it as: what; who; organisation; due"
    if values.get("due"):
        return values if day(values["due"]) is not None else f"`{values['due']}` is no day. {HOW_A_DAY_IS_WRITTEN}"
    return values


def picked(choices: Sequence[tuple[str, str]], text: str) -> tuple[str, ...] | str:
    """Return what a line picks from a list, by numbers, values or words with commas between, or with `all`.

    A sentence where it picks something that is not in the list.

    Args:
        choices: The values, each with its words.
        text: What was typed.
    """
    values = [value for value, _ in choices]
    if text.strip().casefold() == "all":
        return tuple(values)
    found: list[str] = []
    for part in filter(None, (part.strip() for part in re.split(r"[,;]", text))):
        named = part if part in values else _in_words(choices, part)
        for one in (part,) if named is not None else part.split():
            value = named or _by_number(values, one)
            if value is None:
                return f"There is no `{one}` in the list. Type numbers from 1 to {len(values)}, with commas between."
            found.append(value)
    return tuple(dict.fromkeys(found))


def _in_words(choices: Sequence[tuple[str, str]], text: str) -> str | None:
    """Return the one value whose words hold a text of several letters; None where none or several do."""
    wanted = " ".join(text.split()).casefold()
    if len(wanted) < _FEWEST_LETTERS or not any(sign.isalpha() for sign in wanted):
        return None
    found = [value for value, words in choices if wanted in " ".join(words.split()).casefold()]
    return found[0] if len(found) == 1 else None


def _by_number(values: Sequence[str], text: str) -> str | None:
    if text in values:
        return text
    is_number = text.isdecimal() and len(text) <= len(str(len(values))) and 1 <= int(text) <= len(values)
    return values[int(text) - 1] if is_number else None


def _parts(text: str) -> Sequence[str]:
    return [part for part in (one.strip() for one in text.split(";")) if part] or [text]


def _is_place(part: str) -> bool:
    known = any(sign in part for sign in _PLACES_OF_A_LINK) or (" " not in part and "." in part)
    return known and is_link(part, {}) is None


def dissent_parts(views: Sequence[OtherView], text: str) -> Mapping[str, str]:
    """Return who keeps to another answer, to which and in which words, written as a number or as `role: words`.

    A number, or the role of somebody listed, keeps their answer, and what they said where no words follow. Of anybody
    else the answer is left to be asked for.
    """
    number = _NUMBER_AND_WORDS.fullmatch(text)
    if number is not None and 1 <= int(number[1]) <= len(views):
        return _kept(views[int(number[1]) - 1], number[2] or "")
    role, colon, words = (part.strip() for part in text.partition(":"))
    listed = next((one for one in views if one.role.casefold() == role.casefold()), None)
    if listed is not None:
        return _kept(listed, words)
    return {"who": role, "words": words} if colon else {"who": text}


def view_held(view: OtherView) -> str:
    """Return what a form holds for the answer that somebody keeps to."""
    return view.option or (NOT_APPLICABLE if view.not_applicable else DONT_KNOW)


def _kept(view: OtherView, words: str) -> Mapping[str, str]:
    return {"who": view.role, "option": view_held(view), "words": words or view.note or ""}
