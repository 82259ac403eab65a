"""Plain values to YAML text that every YAML reader takes alike, laid out for people who read and merge it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from typing import TYPE_CHECKING

import yaml
from yaml.emitter import Emitter
from yaml.events import (
    DocumentEndEvent,
    DocumentStartEvent,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
    StreamEndEvent,
    StreamStartEvent,
)

from scalecheck.documents.reading.composing import DEEPEST
from scalecheck.documents.reading.scalars import LONGEST_NUMBER, reads_as_text_everywhere
from scalecheck.documents.reading.screening import FOREIGN

if TYPE_CHECKING:
    from collections.abc import Iterator

    from yaml.events import Event

_NEVER_WRAP = 1 << 30
_WIDEST_LIST_IN_A_LINE = 100
_BEGINS_A_LINE = re.compile(r"^(?=.)", re.MULTILINE)

_ATOM = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_NEEDS_QUOTES = re.compile(r"[^\w(]|.*(?:: | #|[\t\r\n])|.*[:\s]\Z", re.DOTALL)
_BEST_IN_SINGLE_QUOTES = re.compile(r"[^'\t\r\n]*[\"\\][^'\t\r\n]*|[^\t\r\n]*[\U00010000-\U0010fffe][^\t\r\n]*")
_UNFIT_FOR_PROSE = re.compile(r"[ \n]|.*(?:[\t\r]| \n|\n\n\Z| \Z)", re.DOTALL)


def to_yaml(value: Mapping[str, object], *, indent: int = 0) -> str:
    """Return a mapping as block-style YAML lines, each ended by a line feed, all of them indented by so many spaces.

    Takes text, whole numbers, decimals, fractions that end as decimals, booleans, dates, None (written as nothing),
    mappings, lists and tuples. Raises ValueError for what could not be read again as it was (control characters,
    empty keys, endless fractions, very long numbers, too many levels) and TypeError for any other kind of value.
    """
    text: str = yaml.emit(_document(value), Dumper=_Emitter, allow_unicode=True, width=_NEVER_WRAP)
    return _BEGINS_A_LINE.sub(" " * indent, text) if indent else text


class _Emitter(Emitter):
    """PyYAML's own, except that a list is indented below its key."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:  # noqa: ARG002, FBT001, FBT002
        super().increase_indent(flow, False)  # noqa: FBT003


def _document(value: Mapping[str, object]) -> Iterator[Event]:
    yield StreamStartEvent()
    yield DocumentStartEvent(explicit=False)
    yield from _mapping(value, 1)
    yield DocumentEndEvent(explicit=False)
    yield StreamEndEvent()


def _node(value: object, depth: int) -> Iterator[Event]:
    if isinstance(value, Mapping):
        yield from _mapping(value, depth + 1)
    elif isinstance(value, list | tuple):
        yield from _list(value, depth + 1)
    else:
        yield _scalar(value)


def _mapping(value: Mapping[str, object], depth: int) -> Iterator[Event]:
    _check_depth(depth)
    yield MappingStartEvent(None, None, implicit=True, flow_style=not value)
    for key, one in value.items():
        if not isinstance(key, str):
            raise TypeError(f"a key has to be text, not {type(key).__name__}")
        if not key:
            raise ValueError("a key cannot be empty")
        yield _text(key, in_key=True)
        yield from _node(one, depth)
    yield MappingEndEvent()


def _list(value: list[object] | tuple[object, ...], depth: int) -> Iterator[Event]:
    _check_depth(depth)
    yield SequenceStartEvent(None, None, implicit=True, flow_style=_fits_in_a_line(value))
    for one in value:
        yield from _node(one, depth)
    yield SequenceEndEvent()


def _check_depth(depth: int) -> None:
    if depth > DEEPEST:
        raise ValueError(f"more than {DEEPEST} levels of lists and keys are nested")


def _fits_in_a_line(value: list[object] | tuple[object, ...]) -> bool:
    """Return whether a list holds nothing but ids, versions, numbers, dates and the like, and not too many of them."""
    if not all(_is_atom(one) for one in value):
        return False
    return sum(len(_scalar(one).value) + len(", ") for one in value) <= _WIDEST_LIST_IN_A_LINE


def _is_atom(value: object) -> bool:
    if isinstance(value, str):
        return bool(_ATOM.fullmatch(value))
    return isinstance(value, int | Decimal | Fraction | dt.date)


def _scalar(value: object) -> ScalarEvent:
    if isinstance(value, str):
        return _text(str.__str__(value))
    if value is None:
        return _bare("")
    if isinstance(value, bool):
        return _bare("true" if value else "false")
    if isinstance(value, int | Decimal | Fraction):
        return _bare(_number(value))
    if isinstance(value, dt.date) and not isinstance(value, dt.datetime):
        return _bare(value.isoformat())
    raise TypeError(f"a {type(value).__name__} cannot be written")


def _bare(text: str) -> ScalarEvent:
    return ScalarEvent(None, None, (True, True), text)


def _text(text: str, *, in_key: bool = False) -> ScalarEvent:
    if found := FOREIGN.search(text):
        raise ValueError(f"the control character U+{ord(found[0]):04X} cannot be written")
    return ScalarEvent(None, None, (True, True), text, style=_style(text, in_key=in_key))


def _style(text: str, *, in_key: bool) -> str | None:
    """Choose how a text is written: None is without quotes, `|` as lines of its own, else the quote to use."""
    if "\n" in text and not in_key and not _UNFIT_FOR_PROSE.match(text):
        return "|"
    if not _NEEDS_QUOTES.match(text) and reads_as_text_everywhere(text):
        return None
    return "'" if _BEST_IN_SINGLE_QUOTES.fullmatch(text) else '"'


def _number(value: int | Decimal | Fraction) -> str:
    if isinstance(value, Fraction):
        value = _decimal(value)
    if isinstance(value, int):
        written = str(value) if abs(value) < 10**LONGEST_NUMBER else ""
    elif not value.is_finite():
        return ".nan" if value.is_nan() else f"{'-' if value < 0 else ''}.inf"
    else:
        written = f"{value:f}" if abs(value.adjusted()) < LONGEST_NUMBER else ""
    if not 0 < len(written) <= LONGEST_NUMBER:
        raise ValueError(f"a number of more than {LONGEST_NUMBER} digits cannot be written")
    return written


def _decimal(value: Fraction) -> Decimal:
    """Return a fraction as a decimal, exactly; not by division, which is rounded."""
    places = value.denominator.bit_length()
    scaled, rest = divmod(value.numerator * 10**places, value.denominator)
    if rest:
        raise ValueError(f"{value} has no end when it is written as a decimal")
    sign, digits = int(scaled < 0), tuple(map(int, str(abs(scaled))))
    shift = min(places, len(digits) - len(str(abs(scaled)).rstrip("0") or "0"))
    return Decimal((sign, digits[: len(digits) - shift], shift - places))
