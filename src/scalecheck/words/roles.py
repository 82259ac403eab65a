"""Roles in words: who does something, with or without an article."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable

UNNAMED: Final = "a respondent"
"""Who said something, where a panel asked for no names."""
_DETERMINERS: Final = frozenset(
    (
        *("the", "a", "an", "our", "my", "your", "their", "his", "her", "its", "this", "each", "every", "all", "any"),
        *("somebody", "someone", "anybody", "anyone", "nobody", "everybody", "everyone"),
    )
)

_ASKING: Final = frozenset({"please", "ask"})
_POSSESSIVE: Final = ("'s", "\N{RIGHT SINGLE QUOTATION MARK}s")


def the(role: str) -> str:
    """Return a role with its article, such as `the ward lead`.

    A role that begins with a word in place of an article (`our board`, `somebody else`, `Northfield's board`) keeps it.
    A single word (`finance`, `Eastbrook`) is rather the name of a team or a place, and has none.
    """
    role = role_alone(role)
    words = role.split()
    is_one_word = len(words) < 2  # noqa: PLR2004 (one word, or none)
    if is_one_word or words[0].lower() in _DETERMINERS or words[0].endswith(_POSSESSIVE):
        return role
    return f"the {role.strip()}"


def role_alone(text: str) -> str:
    """Return a role without what people write before it where they say whom to ask, such as `ask` or `please ask the`.

    An article stays where one word alone follows it: `the board` is no name of a team or a place.
    """
    words = text.split()
    before = next((at for at, word in enumerate(words) if word.lower().strip(",:") not in _ASKING), len(words))
    rest = words[before:]
    if not rest or rest == words:
        return text
    if len(rest) > 2 and rest[0].lower() == "the":  # noqa: PLR2004 (the article, and two words)
        rest = rest[1:]
    return " ".join(rest)


def role_named(name: str) -> str:
    """Return a role of a checklist, such as `finance-lead`, as people say it."""
    return name.replace("-", " ")


def roles_apart(people: Iterable[tuple[str, str | None]]) -> list[str]:
    """Return the role of each; of those who share one, also the organisation, such as `ward lead at Eastbrook`."""
    listed = list(people)
    times = Counter(role for role, _ in listed)
    return [f"{role} at {where}" if where and times[role] > 1 else role for role, where in listed]


def role_words(role: str | None, organisation: str | None, name: str | None = None) -> str:
    """Return who somebody is: role, personal name where there is one, organisation; nothing where all lack."""
    who = f"{role} ({name})" if role and name else role or name
    return ", ".join(part for part in (who, organisation) if part)
