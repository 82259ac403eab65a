"""A YAML parser's complaints in plain words, each with the place that a person has to look at."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING, TypeAlias

from scalecheck.documents.reading.refusals import empty_file, empty_key, property_problem, second_document
from scalecheck.documents.reading.screening import MOST_OF_A_KIND

if TYPE_CHECKING:
    from collections.abc import Callable

    import yaml

    from scalecheck.documents.reading.source import Source
    from scalecheck.problems import Problem

_LONGEST_KEY = 1024
_TAB_AT_THE_BEGINNING = re.compile(r"^\t", re.MULTILINE)
_COLON_WITHOUT_SPACE = re.compile(r"[^\s:]+:(?![/\s])")
_COLON = re.compile(r":(?:\s|$)")
_QUOTE_IT = "Put the whole text in quotes."


def explained(error: yaml.YAMLError, source: Source, last: int, bracket: int | None) -> list[Problem]:
    """Return what a parser's complaint means.

    `last` is the offset of the last thing that it had understood, `bracket` that of the last bracket still open.
    Both of PyYAML's parsers are understood; a complaint that nobody thought of gets a general sentence.
    """
    at: int = getattr(getattr(error, "problem_mark", None), "index", last)
    since: int = getattr(getattr(error, "context_mark", None), "index", at)
    complaint = _Complaint(source, at, since, last, bracket)
    said = f"{getattr(error, 'context', None)}; {getattr(error, 'problem', None)}"
    return next((explain(complaint) for pattern, explain in _EXPLANATIONS if pattern.search(said)), _unknown(complaint))


def nested_too_deep(error: yaml.YAMLError) -> bool:
    """Return whether a parser gave up because of brackets inside brackets; some do, at a depth of their own."""
    return "maximum nesting depth" in str(getattr(error, "problem", None))


@dataclass(frozen=True, slots=True)
class _Complaint:
    source: Source
    """The text."""
    at: int
    """The offset at which the parser gave up."""
    since: int
    """The offset at which the thing begins that it was about to read; the same where it does not say."""
    last: int
    """The offset at which the last thing begins that it had understood."""
    bracket: int | None
    """The offset of the last bracket that was opened and not closed."""

    def character(self, offset: int) -> str:
        return self.source.text[offset : offset + 1]

    def line(self, offset: int) -> int:
        return self.source.place(offset).line

    def around(self, offset: int) -> tuple[str, str]:
        """Return the line of an offset in two parts: what is before it and what follows."""
        place = self.source.place(offset)
        line = self.source.line_text(place.line)
        return line[: place.column - 1], line[place.column - 1 :]

    def line_above(self) -> tuple[int, str]:
        """Return number and text of the nearest line above that is neither blank nor a comment; maybe empty."""
        for line in range(self.line(self.at) - 1, 0, -1):
            text = self.source.line_text(line)
            if text.strip() and not text.lstrip().startswith("#"):
                return line, text
        return 1, ""

    def syntax(self, offset: int, message: str, hint: str) -> list[Problem]:
        return [self.source.problem(offset, "syntax", message, hint=hint)]


_Explanation: TypeAlias = "Callable[[_Complaint], list[Problem]]"


def _unknown(it: _Complaint) -> list[Problem]:
    hint = "Compare indentation, colons, quotes and brackets with the lines above."
    return it.syntax(it.at, "The text cannot be understood from here on.", hint)


def _indentation(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _second_colon(it: _Complaint) -> list[Problem]:
    before, _ = it.around(it.at)
    if len(before) > _LONGEST_KEY:
        return it.syntax(it.at, f"The key before this colon is longer than {_LONGEST_KEY} characters.", _QUOTE_IT)
    if _COLON.search(before):
        return it.syntax(it.at, "A colon followed by a space is inside a text without quotes.", _QUOTE_IT)
    number, above = it.line_above()
    if above and _indentation(before) <= _indentation(above):
        return _line_without_colon(it, it.source.line_starts[number - 1] + _indentation(above))
    hint = (
        "Begin it in the same column as the key that it belongs beside. If it goes on with the text above, put that "
        "whole text in quotes, or begin the text on a line of its own below a `|`."
    )
    message = "This line is indented further than the lines above allow."
    return it.syntax(it.at - len(before.lstrip()), message, hint)


def _without_colon(it: _Complaint) -> list[Problem]:
    return _line_without_colon(it, it.since)


def _line_without_colon(it: _Complaint, begin: int) -> list[Problem]:
    _, line = it.around(begin)
    if _COLON_WITHOUT_SPACE.match(line):
        return it.syntax(begin, "There is no space behind the colon.", "Write `key: value`.")
    hint = "Write `key: value`; a text that goes on over several lines is indented below its key."
    return it.syntax(begin, "This line has no colon behind its key.", hint)


def _open_quote(it: _Complaint) -> list[Problem]:
    quote = it.character(it.since)
    hint = f"Close it with {quote} where the text ends."
    if quote == "'":
        hint += " An apostrophe inside single quotes is written twice."
    return it.syntax(it.since, "The quote that begins here is never closed.", hint)


def _backslash(it: _Complaint) -> list[Problem]:
    message = "A backslash in double quotes gives the next character a special meaning; this one has none."
    hint = "Put the text in single quotes, or write the backslash twice."
    return it.syntax(max(it.source.text.rfind("\\", 0, it.at + 1), it.since), message, hint)


def _open_bracket(it: _Complaint) -> list[Problem]:
    if it.line(it.at) == it.line(it.since) and it.at < len(it.source.text):
        if it.character(it.at) == ":":
            message = "A second colon is inside brackets without a comma before it."
            return it.syntax(it.at, message, "Put a text with a colon in quotes.")
        hint = "Put a comma between the things that the brackets hold, or a text in quotes."
        return it.syntax(it.at, "There is no comma before this.", hint)
    return _never_closed(it, it.since)


def _never_closed(it: _Complaint, offset: int) -> list[Problem]:
    bracket = it.character(offset)
    closing = {"[": "]", "{": "}"}.get(bracket, "]")
    hint = f"Put {closing} where it ends, and commas between what it holds. If it is text, put the text in quotes."
    return it.syntax(offset, f"The bracket {bracket} that is opened here is not closed.", hint)


def _inline_list(it: _Complaint) -> list[Problem]:
    hint = "Begin the list on the next line, or put the text in quotes if no list is meant."
    return it.syntax(it.at, "A list cannot begin behind a key in the same line.", hint)


def _question_mark(it: _Complaint) -> list[Problem]:
    return it.syntax(it.at, "A text without quotes cannot begin with a question mark and a space.", _QUOTE_IT)


def _behind_block_sign(it: _Complaint) -> list[Problem]:
    sign = it.character(it.since)
    hint = f"Begin the text on the next line, indented. If {sign} is part of the text, put the whole text in quotes."
    return it.syntax(it.at, f"Behind the sign {sign} the line has to end.", hint)


def _document_line(it: _Complaint) -> list[Problem]:
    hint = f"Close the quote that begins in line {it.line(it.since)}."
    return it.syntax(it.at, "A line of --- or ... is inside a text in quotes.", hint)


def _first_character(it: _Complaint) -> list[Problem]:
    character = it.character(it.at)
    if character == "\t":
        return _tab(it)
    return it.syntax(it.at, f"A text without quotes cannot begin with {character}.", _QUOTE_IT)


def _tab(it: _Complaint) -> list[Problem]:
    """Report this tab and every later line that begins with one: where one line does, the whole text often does."""
    later = (found.start() for found in _TAB_AT_THE_BEGINNING.finditer(it.source.text, it.at + 1))
    message = "A tab is here, where only spaces may indent a line."
    hint = "Indent with spaces, two for each level; most editors can turn tabs into spaces."
    offsets = (it.at, *islice(later, MOST_OF_A_KIND - 1))
    return [it.source.problem(offset, "tab", message, hint=hint) for offset in offsets]


def _property(it: _Complaint) -> list[Problem]:
    return [property_problem(it.source, it.since)]


def _beyond_the_end(it: _Complaint) -> list[Problem]:
    number, above = it.line_above()
    if above.startswith("..."):
        return [second_document(it.source, it.at)]
    if above and not _COLON.search(above):
        return _line_without_colon(it, it.source.line_starts[number - 1] + _indentation(above))
    return _misplaced(it)


def _misplaced(it: _Complaint) -> list[Problem]:
    if it.bracket is not None and not it.source.text[it.at :].strip():
        return _never_closed(it, it.bracket)
    before, rest = it.around(it.at)
    stray = _stray_sign(it, rest[:1])
    if stray:
        return stray
    if before.strip():
        return _leftover(it, before.rstrip())
    if rest.startswith("...") and not it.line_above()[1]:
        return [empty_file(it.source)]
    if rest.startswith("- "):
        hint = "Begin it in the same column as the other entries of its list, below the key of the list."
        return it.syntax(it.at, "An entry of a list is where a key is expected.", hint)
    return _unfit_column(it)


def _stray_sign(it: _Complaint, sign: str) -> list[Problem]:
    if sign in {"]", "}"}:
        hint = "Delete it, or put the whole text in quotes."
        return it.syntax(it.at, f"The bracket {sign} is closed here and was not opened.", hint)
    if sign == ":":
        return [empty_key(it.source, it.at)]
    if sign == ",":
        return it.syntax(it.at, "A text without quotes cannot begin with a comma.", _QUOTE_IT)
    return []


def _unfit_column(it: _Complaint) -> list[Problem]:
    if it.since < it.at:
        place = it.source.place(it.since)
        line, column = place.line, place.column
    else:
        line, above = it.line_above()
        column = _indentation(above) + 1
    hint = f"Begin it in the same column as the lines that it belongs beside; line {line} begins in column {column}."
    return it.syntax(it.at, "This line begins in a column that fits none of the lines above.", hint)


def _leftover(it: _Complaint, before: str) -> list[Problem]:
    if before[-1] in "\"'":
        if it.character(it.last) == before[-1] and it.line(it.last) < it.line(it.at):
            hint = f"Close it where its text ends; now it goes on to the next {before[-1]} in line {it.line(it.at)}."
            return it.syntax(it.last, "The quote that begins here is closed only further down.", hint)
        hint = "Put the whole text in one pair of quotes; single quotes may hold double ones, and the other way round."
        return it.syntax(it.at, "Text goes on behind the closing quote.", hint)
    if before[-1] in "]}":
        hint = "If the brackets are part of the text, put the whole text in quotes."
        return it.syntax(it.at, "Text goes on behind the closing bracket.", hint)
    if it.character(it.last) in {"&", "*", "!"}:
        return [property_problem(it.source, it.last)]
    return _unknown(it)


_EXPLANATIONS: tuple[tuple[re.Pattern[str], _Explanation], ...] = tuple(
    (re.compile(pattern), explain)
    for pattern, explain in (
        (r"; found a tab", _tab),
        (r"cannot start any token", _first_character),
        (r"; mapping values are not allowed", _second_colon),
        (r"could not find expected ':'", _without_colon),
        (r"quoted scalar; found unexpected end", _open_quote),
        (r"quoted scalar; found unexpected document", _document_line),
        (r"quoted scalar; ", _backslash),
        (r"flow (sequence|mapping); .*expected ','", _open_bracket),
        (r"sequence entries are not allowed", _inline_list),
        (r"mapping keys are not allowed", _question_mark),
        (r"block scalar; ", _behind_block_sign),
        (r"while (scanning|parsing) an? (alias|anchor|tag)", _property),
        (r"undefined tag handle", _property),
        (r"expected '?<document start>", _beyond_the_end),
        (r"expected (key|'-' indicator|<block end>|node content|the node content)", _misplaced),
    )
)
"""What the parsers write (context; problem), and what is meant by it."""
