"""What an unquoted YAML text means: YAML 1.2's core values for reading, the stricter of 1.1 and 1.2 for writing."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import TypeAlias

import yaml

Scalar: TypeAlias = str | int | Decimal | bool | None

_FIRST_OF_A_NUMBER = frozenset("0123456789+-.")

FIRST_CHARACTERS = _FIRST_OF_A_NUMBER | frozenset("~nNtTfF")
"""What an unquoted text that is not text begins with; an empty one is not text either."""

LONGEST_NUMBER = 100
"""How many characters a number may have; a longer row of digits is text, so that no file can ask for endless sums."""

_WORDS: dict[str, bool | None] = {
    **dict.fromkeys(("", "~", "null", "Null", "NULL")),
    **dict.fromkeys(("true", "True", "TRUE"), True),
    **dict.fromkeys(("false", "False", "FALSE"), False),
}
_LONGEST_WORD = max(map(len, _WORDS))
_INTEGER = re.compile(r"[-+]?[0-9]+")
_BASED = re.compile(r"0o[0-7]+|0x[0-9a-fA-F]+")
_FRACTIONAL = re.compile(r"[-+]?(?:\.[0-9]+|[0-9]+(?:\.[0-9]*)?)(?:[eE][-+]?0*[0-9]{1,3})?")
_INFINITE = re.compile(r"([-+]?)\.(?:inf|Inf|INF)")
_NOT_A_NUMBER = re.compile(r"\.(?:nan|NaN|NAN)")

_DAY = re.compile(r"[0-9]{4}-")
"""How a day or a round begins, of which a file holds many; no number does."""

_OLD_BOOLEANS = frozenset("yYnN")
_NUMBER_LIKE = re.compile(r"[-+.]?[0-9]\S*|[-+.]\S*")
_OLD_RULES = yaml.resolver.Resolver()
_OLD_TEXT = "tag:yaml.org,2002:str"


def plain_value(text: str) -> Scalar:
    """Return the value of an unquoted scalar by YAML 1.2's core rules; numbers are exact, all else is text.

    `no`, dates, `12:30` and `1_000` are text; `012` is 12; `1.10` is Decimal("1.10").
    """
    if len(text) <= _LONGEST_WORD and text in _WORDS:
        return _WORDS[text]
    if text[0] not in _FIRST_OF_A_NUMBER or len(text) > LONGEST_NUMBER:
        return text
    number = _number(text)
    return text if number is None else number


def _number(text: str) -> int | Decimal | None:
    if _DAY.match(text):
        return None
    if _INTEGER.fullmatch(text):
        return int(text)
    if _FRACTIONAL.fullmatch(text):
        return Decimal(text)
    if _BASED.fullmatch(text):
        return int(text, 0)
    infinite = _INFINITE.fullmatch(text)
    if infinite:
        return Decimal(infinite[1] + "Infinity")
    return Decimal("NaN") if _NOT_A_NUMBER.fullmatch(text) else None


def reads_as_text_everywhere(text: str) -> bool:
    """Return whether every YAML reader, of 1.1 as of 1.2, takes this text for text when it is without quotes.

    Texts without spaces that begin like a number (`1e3`, `12e45`, `1.2.0`, `2026-11`) are never left to a reader.
    """
    if not text or text in _OLD_BOOLEANS or _NUMBER_LIKE.fullmatch(text) or not isinstance(plain_value(text), str):
        return False
    tag: str = _OLD_RULES.resolve(yaml.ScalarNode, text, (True, False))  # type: ignore[no-untyped-call]
    return tag == _OLD_TEXT
