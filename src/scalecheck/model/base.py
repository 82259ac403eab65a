"""The kinds of value that are in every file: ids, text, dates, exact numbers, versions."""

from __future__ import annotations

import re
from datetime import date
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache
from typing import Annotated, Final, TypeVar

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, StringConstraints, WithJsonSchema
from pydantic_core import PydanticCustomError

RESERVED_IDS: Final = frozenset(
    {"true", "false", "null", "yes", "no", "on", "off", "con", "prn", "aux", "nul"}
    | {f"{port}{number}" for port in ("com", "lpt") for number in range(1, 10)}
)
"""Words that YAML readers take for something else, and names that Windows keeps for devices."""

ID_PATTERN: Final = r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$"
_DATE: Final = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LARGEST: Final = 10**12
"""What every number stays below, and how fine it can be: one part in so many."""


class FileModel(BaseModel):
    """A group of keys in a file: unknown keys are refused, nothing is converted, nothing changes after loading."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid", defer_build=True)


def _free_id(text: str) -> str:
    if text in RESERVED_IDS:
        message = "'{id}' can't be an id, because other programs read it as something else"
        raise PydanticCustomError("reserved_id", message, {"id": text})
    return text


@lru_cache(maxsize=4096)
def _day(text: str) -> date:
    """Return a day, each once: the same few are in very many files."""
    return date.fromisoformat(text)


def _to_date(value: object) -> object:
    if not isinstance(value, str) or not _DATE.fullmatch(value):
        return value
    try:
        return _day(value)
    except ValueError:
        raise PydanticCustomError("no_such_date", "there is no day {text} in the calendar", {"text": value}) from None


def _to_fraction(value: object) -> object:
    if isinstance(value, bool) or not isinstance(value, int | Decimal | Fraction):
        raise PydanticCustomError("number_type", "must be a number")
    if isinstance(value, Decimal) and not value.is_finite():
        raise PydanticCustomError("number_finite", "must be an ordinary number")
    number = Fraction(value)
    if abs(number) >= _LARGEST or number.denominator > _LARGEST:
        message = "must have at most 12 digits before and 12 behind the point"
        raise PydanticCustomError("number_too_long", message)
    return number


def _not_negative(value: Fraction) -> Fraction:
    if value < 0:
        raise PydanticCustomError("number_negative", "must not be below zero")
    return value


def _above_zero(value: Fraction) -> Fraction:
    if value <= 0:
        raise PydanticCustomError("number_not_positive", "must be above zero")
    return value


def _at_most_one(value: Fraction) -> Fraction:
    if not 0 <= value <= 1:
        raise PydanticCustomError("number_share", "must lie between 0 and 1, such as 0.8")
    return value


def _empty_list(value: object) -> object:
    return () if value is None else value


def _empty_group(value: object) -> object:
    return {} if value is None else value


Key = TypeVar("Key")
Element = TypeVar("Element")

Text = Annotated[str, StringConstraints(min_length=1, pattern=r"\S")]
"""Words for people: at least one character that shows."""

Id = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=64)]
"""The name of something defined elsewhere."""

NewId = Annotated[str, StringConstraints(pattern=ID_PATTERN, max_length=64), AfterValidator(_free_id)]
"""The name of something where it is defined; stable for ever, because answers hang on it."""

_NUMBER: Final = r"(0|[1-9][0-9]{0,8})"

Version = Annotated[str, StringConstraints(pattern=rf"^{_NUMBER}\.{_NUMBER}\.{_NUMBER}$")]
"""Three whole numbers of at most nine digits: major.minor.patch."""

Round = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?$")]
"""A dated pass of an assessment: YYYY-MM or YYYY-MM-DD."""

Digest = Annotated[str, StringConstraints(pattern=r"^sha256:[0-9a-f]{2,64}$")]
"""The fingerprint of a resolved checklist, or its first digits."""

Asked = Annotated[str, StringConstraints(pattern=r"^q-[0-9a-f]{16}$")]
"""The fingerprint of a question as it was asked."""

WebAddress = Annotated[str, StringConstraints(pattern=r"^https?://[^\s/?#]+\S*$")]
"""A full http or https address."""

Period = Annotated[str, StringConstraints(pattern=r"^[1-9][0-9]{0,2} (day|week|month|year)s?$")]
"""A length of time in words, such as `3 months`."""

InheritedFor = Annotated[str, StringConstraints(pattern=r"^(never|[1-9][0-9]{0,2} (day|week|month|year)s?)$")]
"""How long an answer counts elsewhere: a length of time in words, or `never`."""

Date = Annotated[date, BeforeValidator(_to_date), WithJsonSchema({"type": "string", "format": "date"})]
"""A day, written YYYY-MM-DD."""

Exact = Annotated[
    Fraction,
    BeforeValidator(_to_fraction),
    WithJsonSchema({"type": "number"}),
]
"""A number as it is written, with nothing lost to binary rounding."""

Weight = Annotated[
    Fraction,
    BeforeValidator(_to_fraction),
    AfterValidator(_not_negative),
    WithJsonSchema({"type": "number", "minimum": 0}),
]
"""How much something counts beside its neighbours; not below zero."""

Factor = Annotated[
    Fraction,
    BeforeValidator(_to_fraction),
    AfterValidator(_above_zero),
    WithJsonSchema({"type": "number", "exclusiveMinimum": 0}),
]
"""What a figure is multiplied by; above zero, so that better answers never make it smaller."""

Share = Annotated[
    Fraction,
    BeforeValidator(_to_fraction),
    AfterValidator(_at_most_one),
    WithJsonSchema({"type": "number", "minimum": 0, "maximum": 1}),
]
"""A part of a whole, from 0 to 1."""

Listed = Annotated[tuple[Element, ...], BeforeValidator(_empty_list)]
"""A list; an empty key counts as an empty list."""

Grouped = Annotated[dict[Key, Element], BeforeValidator(_empty_group)]
"""A group of keys of one's own; an empty key counts as an empty group."""


def one_of(part: BaseModel, names: tuple[str, ...], *, required: bool) -> None:
    """Check that at most one (or, where `required`, exactly one) of the named keys is filled.

    Raises:
        PydanticCustomError: more are filled, or none is where one is required.
    """
    given = [name for name in names if getattr(part, name) is not None]
    if len(given) == 1 or not (given or required):
        return
    keys = [type(part).model_fields[name].alias or name for name in names]
    if len(given) > 1:
        both = [type(part).model_fields[name].alias or name for name in given]
        raise PydanticCustomError(
            "keys_exclude", "{both} exclude each other: keep one", {"both": " and ".join(f"`{key}`" for key in both)}
        )
    if required and not given:
        raise PydanticCustomError(
            "keys_one_needed", "one of these keys is needed: {keys}", {"keys": ", ".join(f"`{key}`" for key in keys)}
        )
