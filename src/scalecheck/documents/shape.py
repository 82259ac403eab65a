"""From what pydantic says of a value to problems in plain words, each at its line and column."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from scalecheck.documents.suggest import did_you_mean, nearest
from scalecheck.documents.vocabulary import UNION_TAG, keys_at
from scalecheck.model import assessment, base
from scalecheck.model.conditions import LEADING_KEYS

if TYPE_CHECKING:
    from collections.abc import Mapping

    from pydantic import BaseModel, ValidationError
    from pydantic_core import ErrorDetails

    from scalecheck.documents.reader import Document, Path
    from scalecheck.problems import Problem

_QUOTED = re.compile(r"'((?:[^'\\]|\\.)*)'")


def _pattern(kind: Any) -> str:
    return str(next(one.pattern for one in kind.__metadata__ if getattr(one, "pattern", None)))


_PATTERN_WORDS: Mapping[str, tuple[str, str, str]] = {
    _pattern(base.Text): ("empty-text", "{key} is empty.", "Write a few words."),
    _pattern(base.Id): (
        "bad-id",
        "`{value}` can't be an id.",
        "Use small letters, digits and single hyphens, beginning with a letter: {slug}",
    ),
    _pattern(base.Version): ("bad-version", "`{value}` is no version.", 'Write three numbers in quotes: "1.0.0"'),
    _pattern(base.Round): (
        "bad-round",
        "`{value}` is no round.",
        'Write the year and the month in quotes, with a day where that is needed: "2026-11" or "2026-11-23"',
    ),
    _pattern(base.Digest): (
        "bad-digest",
        "`{value}` is no fingerprint of a checklist.",
        "It is `sha256:` and at least two of the digits 0-9 and a-f; the line may also be left out.",
    ),
    _pattern(base.Asked): (
        "bad-fingerprint",
        "`{value}` is no fingerprint of a question.",
        "It is `q-` and sixteen of the digits 0-9 and a-f; the line may also be left out.",
    ),
    _pattern(base.WebAddress): ("bad-address", "`{value}` is no web address.", "Begin it with https:// or http://"),
    _pattern(base.Period): (
        "bad-period",
        "`{value}` is no length of time.",
        "Write a number and `days`, `weeks`, `months` or `years`, such as `3 months`.",
    ),
    _pattern(assessment.Link): (
        "bad-link",
        "`{value}` can't be a link here.",
        "Write a web address (https://…), a mail address (mailto:…), or a path that begins in this file's folder.",
    ),
}
_LONG = 60


def shape_problems(document: Document, model: type[BaseModel], error: ValidationError) -> list[Problem]:
    """Give a problem for everything that pydantic found wrong."""
    return [_problem(document, model, one) for one in true_errors(error)]


def true_errors(error: ValidationError) -> list[ErrorDetails]:
    """Give what pydantic found wrong, without the false alarm that a list is too short because its entries failed."""
    found = error.errors(include_url=False)
    inside = [one["loc"][:-1] for one in found if len(one["loc"]) > 1]
    return [
        one
        for one in found
        if not (one["type"] == "too_short" and any(loc[: len(one["loc"])] == one["loc"] for loc in inside))
    ]


def file_path(location: tuple[int | str, ...]) -> Path:
    """Give the path in the file for a location that pydantic names: without the tags of unions."""
    return tuple(step for step in location if not (isinstance(step, str) and step.startswith(UNION_TAG)))


def value_at(value: Any, path: Path) -> Any:
    """Give what stands at a path; None where nothing does."""
    for step in path:
        if isinstance(value, dict) and step in value:
            value = value[step]
        elif isinstance(value, tuple) and isinstance(step, int) and step < len(value):
            value = value[step]
        else:
            return None
    return value


def _problem(document: Document, model: type[BaseModel], error: ErrorDetails) -> Problem:
    location = error["loc"]
    if location and location[-1] == "[key]":
        return _key_problem(document, error)
    path = file_path(location)
    match error["type"]:
        case "missing":
            owner = _owner(document, path[:-1])
            return document.problem("missing-key", f"{owner} has no `{path[-1]}`", path=path[:-1], at_key=True)
        case "extra_forbidden":
            hint = did_you_mean(str(path[-1]), keys_at(model, location[:-1]), "keys here")
            return document.problem("unknown-key", f"`{path[-1]}` is not a key here", path=path, at_key=True, hint=hint)
        case "keys_exclude" | "keys_one_needed":
            code = error["type"].replace("_", "-")
            return document.problem(code, f"{_owner(document, path)}: {error['msg']}", path=path, at_key=True)
    code, message, hint = _words(document, error, path)
    return document.problem(code, message, path=path, hint=hint)


def _key_problem(document: Document, error: ErrorDetails) -> Problem:
    path = file_path(error["loc"][:-1])
    code, message, hint = _words(document, error, path, value=str(path[-1]))
    return document.problem(code, message, path=path, at_key=True, hint=hint)


def _words(document: Document, error: ErrorDetails, path: Path, value: Any = None) -> tuple[str, str, str]:
    """Give code, message and hint for a value that is not what it should be."""
    value = error["input"] if value is None else value
    key = _key_name(path)
    kind, context = error["type"], error.get("ctx", {})
    if kind == "string_type" or (kind == "literal_error" and not isinstance(value, str)):
        return _not_text(document, path, value)
    if kind == "literal_error":
        allowed = [match.replace("\\'", "'") for match in _QUOTED.findall(context.get("expected", ""))]
        return "unknown-word", f"{key} can't be `{_short(value)}`", did_you_mean(value, allowed, "words here")
    if kind == "string_pattern_mismatch":
        code, message, hint = _PATTERN_WORDS[context["pattern"]]
        slug = re.sub(r"[^a-z0-9]+", "-", str(value).lower()).strip("-")
        hint = hint.format(slug=f"`{slug}`" if slug and slug[0].isalpha() else "`my-id`")
        return code, message.format(key=key, value=_short(value)), hint
    if kind == "no_such_condition" and isinstance(value, dict):
        best = next((near for one in value if (near := nearest(one, LEADING_KEYS))), None)
        if best is not None:
            return "unknown-condition", f"{key} is no condition", f"Did you mean `{best}`?"
    if kind in _SIMPLE:
        code, message, hint = _SIMPLE[kind]
        return code, message.format(key=key, value=_short(value), **context), hint.format(**context)
    return "invalid", f"{key}: {error['msg']}", ""


_SIMPLE: Mapping[str, tuple[str, str, str]] = {
    "string_too_short": ("empty-text", "{key} is empty", "Write a few words, or take the line out."),
    "string_too_long": ("bad-id", "`{value}` is too long for an id", "At most {max_length} characters."),
    "bool_type": ("not-yes-no", "{key} must be true or false, not `{value}`", "Write `true` or `false`."),
    "int_type": ("not-a-number", "{key} must be a whole number, not `{value}`", ""),
    "number_type": ("not-a-number", "{key} must be a number, not `{value}`", "Write it without quotes."),
    "number_finite": ("not-a-number", "{key} must be an ordinary number, not `{value}`", ""),
    "number_negative": ("number-out-of-range", "{key} must not be below zero, but is {value}", ""),
    "number_share": (
        "number-out-of-range",
        "{key} must lie between 0 and 1, but is {value}",
        "Two thirds is 0.66; eighty per cent is 0.8.",
    ),
    "greater_than_equal": ("number-out-of-range", "{key} must be at least {ge}, but is {value}", ""),
    "less_than_equal": ("number-out-of-range", "{key} must be at most {le}, but is {value}", ""),
    "date_type": ("not-a-date", "{key} must be a date, not `{value}`", "Write year-month-day: 2026-11-23"),
    "no_such_date": ("not-a-date", "there is no day {text} in the calendar", ""),
    "tuple_type": (
        "not-a-list",
        "{key} must be a list",
        "Put each entry on a line of its own behind `- `, or all in brackets: [first, second]",
    ),
    "too_short": ("too-few", "{key} needs at least {min_length} entries, but has {actual_length}", ""),
    "dict_type": ("not-a-group", "{key} must be a group of `key: value` lines", ""),
    "model_type": ("not-a-group", "{key} must be a group of `key: value` lines", ""),
    "model_attributes_type": ("not-a-group", "{key} must be a group of `key: value` lines", ""),
    "reserved_id": (
        "reserved-id",
        "`{id}` can't be an id, because other programs read it as something else",
        "Choose another word, such as `answer-{id}`.",
    ),
    "no_such_condition": (
        "unknown-condition",
        "{key} is no condition",
        "A condition begins with one of these keys: " + ", ".join(f"`{one}`" for one in LEADING_KEYS) + ".",
    ),
    "no_such_score": (
        "unknown-score",
        "nothing is scored by `{value}`",
        "Name `overall`, a section, {{weakest: domains}}, or {{about: site}}.",
    ),
}


def _not_text(document: Document, path: Path, value: Any) -> tuple[str, str, str]:
    key = _key_name(path)
    if value is None:
        return "empty-text", f"{key} is empty", "Write a few words, or take the line out."
    if isinstance(value, bool | int | Decimal):
        source = document.source(path)
        kind = "a true-or-false value" if isinstance(value, bool) else "a number"
        return "not-text", f"{key} must be text, but {source} is read as {kind}", f'Put it in quotes: "{source}"'
    kind = "a list" if isinstance(value, tuple) else "a group of keys"
    return "not-text", f"{key} must be text, not {kind}", "Put text that holds `: `, `[` or `{` in quotes."


def _owner(document: Document, path: Path) -> str:
    """Name the group that a path leads to: by its id where it has one."""
    group = value_at(document.value, path)
    name = group.get("id") if isinstance(group, dict) else None
    if isinstance(name, str):
        return f"`{name}`"
    return _key_name(path) if path else "the file"


def _key_name(path: Path) -> str:
    for position, step in enumerate(reversed(path)):
        if isinstance(step, str):
            return f"`{step}`" if position == 0 else f"an entry of `{step}`"
    return "the file"


def _short(value: Any) -> str:
    text = str(value)
    return text if len(text) <= _LONG else f"{text[:_LONG]}…"
