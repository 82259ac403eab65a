"""What pydantic says of one value, in plain words: a code, what is wrong, what would be right."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any, Final, NamedTuple
from unicodedata import normalize

from scalecheck.documents.shape.suggest import NEARLY_THE_SAME, did_you_mean, nearest
from scalecheck.model import assessment, base
from scalecheck.model.conditions import LEADING_KEYS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic_core import ErrorDetails


class Said(NamedTuple):
    """A finding in words, without its place."""

    code: str
    """The stable name of this kind of problem."""
    message: str
    """What is wrong."""
    hint: str = ""
    """What would be right."""


QUOTED: Final = re.compile(r"'((?:[^'\\]|\\.)*)'")
"""A word in pydantic's list of the words that it expected."""
_LONGEST: Final = 60
_LONGEST_ID: Final = 64
_DECIMAL_COMMA: Final = re.compile(r"[-+]?[0-9]+,[0-9]+")
_NO_LETTER_FIRST: Final = re.compile(r"^[^a-z]+")
_NOT_IN_AN_ID: Final = re.compile(r"[^a-z0-9]+")


def _pattern(kind: Any) -> str:
    return next(str(one.pattern) for one in kind.__metadata__ if getattr(one, "pattern", None))


_ID: Final = _pattern(base.Id)
_TEXT: Final = _pattern(base.Text)
_FORMS: Final[Mapping[str, Said]] = {
    _TEXT: Said("empty-text", "{key} is empty.", "Write a few words."),
    _ID: Said(
        "bad-id",
        "`{value}` can't be an id.",
        "Use small letters, digits and single hyphens, beginning with a letter: `{id}`",
    ),
    _pattern(base.Version): Said("bad-version", "`{value}` is no version.", 'Write three numbers in quotes: "1.0.0"'),
    _pattern(base.Round): Said(
        "bad-round",
        "`{value}` is no round.",
        'Write the year and the month in quotes, where needed with the day: "2026-11" or "2026-11-23"',
    ),
    _pattern(base.Digest): Said(
        "bad-digest",
        "`{value}` is no fingerprint of a checklist.",
        "It is `sha256:` and two or more of the digits 0-9 and a-f; the line may also be left out.",
    ),
    _pattern(base.Asked): Said(
        "bad-fingerprint",
        "`{value}` is no fingerprint of a question.",
        "It is `q-` and sixteen of the digits 0-9 and a-f; the line may also be left out.",
    ),
    _pattern(base.WebAddress): Said("bad-address", "`{value}` is no web address.", "Begin it with https:// or http://"),
    _pattern(base.Period): Said(
        "bad-period",
        "`{value}` is no length of time.",
        "Write a number and days, weeks, months or years, such as `3 months`.",
    ),
    _pattern(base.InheritedFor): Said(
        "bad-period",
        "`{value}` is no length of time.",
        "Write a number and days, weeks, months or years, such as `12 months`, or `never`.",
    ),
    _pattern(assessment.Link): Said(
        "bad-link",
        "`{value}` can't be a link here.",
        "Write a web address (https://…), a mail address (mailto:…), or a path that begins in this file's folder.",
    ),
}
"""What is said of a text that does not have the form that its place asks for, by the pattern of that form."""

_NOT_A_GROUP: Final = Said(
    "not-a-group",
    "{key} must hold lines of the form `key: value`.",
    "Write them below it, each indented by two spaces.",
)
_SIMPLE: Final[Mapping[str, Said]] = {
    "string_too_short": _FORMS[_TEXT],
    "string_too_long": Said(
        "bad-id", "`{value}` is too long for an id.", f"An id has at most {_LONGEST_ID} characters."
    ),
    "bool_type": Said(
        "not-yes-no", "{key} must be true or false, not {written}.", "Write `true` or `false`, unquoted."
    ),
    "int_type": Said("not-a-number", "{key} must be a whole number, not {written}.", "Write digits only, unquoted."),
    "number_type": Said("not-a-number", "{key} must be a number, not {written}.", "Write digits, unquoted: 2 or 0.5"),
    "number_finite": Said("not-a-number", "{key} must be an ordinary number, not {written}.", "Write digits: 2 or 0.5"),
    "number_too_long": Said(
        "not-a-number",
        "{key} has too many digits.",
        "Write at most 12 digits before the point, and 12 behind it.",
    ),
    "number_not_positive": Said("number-out-of-range", "{key} is not above zero.", "Write a number above 0."),
    "number_negative": Said("number-out-of-range", "{key} is below zero.", "Write 0 or more."),
    "number_share": Said(
        "number-out-of-range",
        "{key} must lie between 0 and 1, not {written}.",
        "Two thirds is 0.66; eighty per cent is 0.8.",
    ),
    "greater_than_equal": Said("number-out-of-range", "{key} must not be {written}.", "Write {ge} or more."),
    "less_than_equal": Said("number-out-of-range", "{key} must not be {written}.", "Write {le} or less."),
    "date_type": Said("not-a-date", "{key} must be a date, not {written}.", "Write year, month and day: 2026-11-23"),
    "no_such_date": Said(
        "not-a-date", "There is no day {text} in the calendar.", "Write year, month and day: 2026-11-23"
    ),
    "tuple_type": Said(
        "not-a-list",
        "{key} must be a list.",
        "Put each entry on a line of its own behind `- `, or all of them in brackets: [first, second]",
    ),
    "too_short": Said("too-few", "{key} has too few entries; it needs at least {min_length}.", "Add what is missing."),
    "dict_type": _NOT_A_GROUP,
    "model_type": _NOT_A_GROUP,
    "reserved_id": Said(
        "reserved-id",
        "`{id}` can't be an id, because other programs take it for something else.",
        "Choose another word, such as `answer-{id}`.",
    ),
    "no_such_condition": Said(
        "unknown-condition",
        "{key} holds no condition.",
        f"A condition begins with one of these keys: {', '.join(f'`{one}`' for one in LEADING_KEYS)}.",
    ),
    "no_such_score": Said(
        "unknown-score",
        "{key} names nothing that has a score.",
        "Name `overall` or a section, or write {{weakest: domains}} or {{about: site}}.",
    ),
    "keys_exclude": Said("keys-exclude", "{owner}: {both} exclude each other.", "Keep one of them."),
    "keys_one_needed": Said("keys-one-needed", "{owner}: one of these keys is missing: {keys}.", "Add one of them."),
}
"""What is said for each kind of error that says the same wherever it is found."""
_OTHERWISE: Final = Said("not-fitting", "{key} is not what belongs here.", "Compare it with a file that is valid.")
"""What is said for an error that no model here is known to raise."""


def said_of(  # noqa: PLR0913 (as many facts go into the words)
    error: ErrorDetails, value: Any, *, key: str, owner: str, written: str, form: str | None
) -> Said:
    """Return what is wrong with a value.

    Args:
        error: What pydantic says.
        value: The value.
        key: What the place is called, such as `` `title` ``.
        owner: What the group at this place is called: by its id where it has one.
        written: The value as it is written in the file.
        form: The pattern of the text that belongs there; None where none does.
    """
    kind, context = error["type"], error.get("ctx", {})
    if kind == "string_pattern_mismatch":
        said, names = _FORMS[context["pattern"]], {}
    elif kind == "literal_error" and context["expected"] == "True":
        return Said("only-true", _sentence(f"{key} can only be true."), "Write `true`, or take the line out.")
    elif kind == "literal_error":
        return _unknown_word(key, value, written, context["expected"])
    elif kind == "string_type":
        return _not_text(key, value, written, form)
    elif kind == "no_such_condition" and isinstance(value, dict) and (best := _near_leading_key(value)):
        said, names = _SIMPLE[kind]._replace(hint="Did you mean `{best}`?"), {"best": best}
    elif kind == "number_type" and isinstance(value, str) and _DECIMAL_COMMA.fullmatch(value):
        said = _SIMPLE[kind]._replace(hint="Write a point in place of the comma: {point}")
        names = {"point": value.replace(",", ".")}
    else:
        said, names = _SIMPLE.get(kind, _OTHERWISE), {}
    names = {"key": key, "owner": owner, "value": _short(value), "written": _found(value, written), **context, **names}
    names.setdefault("id", proposed_id(str(value)))
    return Said(said.code, _sentence(said.message.format(**names)), said.hint.format(**names))


def proposed_id(text: str) -> str:
    """Return an id that is like a text that can't be one."""
    letters = normalize("NFKD", text).encode("ascii", "ignore").decode().lower()
    found = _NO_LETTER_FIRST.sub("", _NOT_IN_AN_ID.sub("-", letters))[:_LONGEST_ID].strip("-")
    if not found:
        return "my-id"
    return f"answer-{found}" if found in base.RESERVED_IDS else found


def _unknown_word(key: str, value: Any, written: str, expected: str) -> Said:
    allowed = [match.replace("\\'", "'") for match in QUOTED.findall(expected)]
    message = f"{key} can't be {_found(value, written)}."
    return Said("unknown-word", _sentence(message), did_you_mean(str(value or ""), allowed, "words here"))


def _not_text(key: str, value: Any, written: str, form: str | None) -> Said:
    if value is None:
        hint = "Write a few words." if form == _TEXT else "Fill it in."
        return Said("empty-text", _sentence(f"{key} is empty."), hint)
    if isinstance(value, bool | int | Decimal):
        kind = "a true-or-false value" if isinstance(value, bool) else "a number"
        message = f"{key} must be text, but {_short(written)} is read as {kind}."
        return Said("not-text", _sentence(message), _hint_for_form(written, form))
    kind = "a list" if isinstance(value, tuple) else "a group of keys"
    return Said("not-text", _sentence(f"{key} must be text, not {kind}."), "If it is meant as text, put it in quotes.")


def _hint_for_form(written: str, form: str | None) -> str:
    """Return how a number or a truth value becomes what belongs there."""
    if form == _ID:
        return "An id begins with a letter, and holds small letters, digits and single hyphens."
    if form is None or form == _TEXT:
        return f'Put it in quotes: "{written}"'
    return _FORMS[form].hint


def _near_leading_key(group: dict[str, Any]) -> str | None:
    return next((near for one in group if (near := nearest(one, LEADING_KEYS, NEARLY_THE_SAME))), None)


def _found(value: Any, written: str) -> str:
    if isinstance(value, tuple | dict):
        return "a list" if isinstance(value, tuple) else "a group of keys"
    return f"`{_short(written)}`" if written.strip() else "empty"


def _short(value: Any) -> str:
    text = str(value)
    return text if len(text) <= _LONGEST else f"{text[:_LONGEST]}…"


def _sentence(text: str) -> str:
    return f"{text[:1].upper()}{text[1:]}"
