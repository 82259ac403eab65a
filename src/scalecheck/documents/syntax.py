"""A YAML parser's complaints in plain words, each with the place that a person has to look at."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING, TypeAlias

import yaml

from scalecheck.documents.refusals import property_problem
from scalecheck.documents.screening import MOST_OF_A_KIND

if TYPE_CHECKING:
    from collections.abc import Callable

    from scalecheck.documents.source import Source
    from scalecheck.problems import Problem

    Explanation: TypeAlias = Callable[[Source, int, int], list[Problem]]

_LONGEST_KEY = 1024
_LINE_OF_TAB = re.compile(r"^\t", re.MULTILINE)
_NO_SPACE = re.compile(r"[^\s:]+:(?![/\s])")
_EARLIER_COLON = re.compile(r":(?:\s|$)")
_QUOTE_IT = "Put the whole text in quotes."


def explained(error: yaml.YAMLError, source: Source) -> list[Problem]:
    """Say what a parser's complaint means; both of PyYAML's parsers are understood, anything else gets a general word."""
    at = getattr(getattr(error, "problem_mark", None), "index", None)
    if at is None:
        at = getattr(error, "position", 0)
    since = getattr(getattr(error, "context_mark", None), "index", None)
    said = f"{getattr(error, 'context', None)}; {getattr(error, 'problem', None)}"
    for pattern, explain in _EXPLANATIONS:
        if pattern.search(said):
            return explain(source, at, at if since is None else since)
    return _unknown(source, at, at)


def _syntax(source: Source, offset: int, message: str, hint: str) -> list[Problem]:
    return [source.problem(offset, "syntax", message, hint=hint)]


def _unknown(source: Source, at: int, _since: int) -> list[Problem]:
    message = "The text cannot be understood from here on."
    return _syntax(source, at, message, "Compare indentation, colons, quotes and brackets with the lines above.")


def _around(source: Source, offset: int) -> tuple[str, str]:
    """Give the line of an offset in two parts: what stands before it and what follows."""
    place = source.place(offset)
    line = source.line_text(place.line)
    return line[: place.column - 1], line[place.column - 1 :]


def _line_above(source: Source, offset: int) -> tuple[int, str]:
    """Give the offset and the text of the nearest line above that is neither blank nor a comment; the text may be empty."""
    for line in range(source.place(offset).line - 1, 0, -1):
        text = source.line_text(line)
        if text.strip() and not text.lstrip().startswith("#"):
            return source.line_starts[line - 1], text
    return 0, ""


def _indentation(line: str) -> int:
    return len(line) - len(line.lstrip(" "))


def _second_colon(source: Source, at: int, _since: int) -> list[Problem]:
    before, _ = _around(source, at)
    if len(before) > _LONGEST_KEY:
        return _syntax(source, at, f"The key before this colon is longer than {_LONGEST_KEY} characters.", _QUOTE_IT)
    if _EARLIER_COLON.search(before):
        return _syntax(source, at, "A colon followed by a space stands inside a text without quotes.", _QUOTE_IT)
    above_at, above = _line_above(source, at)
    if above and _indentation(before) <= _indentation(above):
        return _without_colon(source, at, above_at + _indentation(above))
    hint = (
        "Begin it in the same column as the key that it stands beside. If it goes on with the text above, put that "
        "whole text in quotes, or begin the text on a line of its own after `|`."
    )
    return _syntax(source, at - len(before.lstrip()), "This line is indented further than the lines above allow.", hint)


def _without_colon(source: Source, _at: int, since: int) -> list[Problem]:
    _, line = _around(source, since)
    if _NO_SPACE.match(line):
        return _syntax(source, since, "There is no space behind the colon.", "Write `key: value`, with a space behind the colon.")
    hint = "Write `key: value`; a text that goes on over several lines is indented below its key."
    return _syntax(source, since, "This line has no colon behind its key.", hint)


def _open_quote(source: Source, _at: int, since: int) -> list[Problem]:
    quote = source.text[since : since + 1]
    hint = f"Close it with {quote} in the same line."
    if quote == "'":
        hint += " An apostrophe inside single quotes is written twice."
    return _syntax(source, since, "The quote that begins here is never closed.", hint)


def _backslash(source: Source, at: int, _since: int) -> list[Problem]:
    offset = source.text.rfind("\\", 0, at + 1)
    hint = "Put the text in single quotes, or write the backslash twice."
    return _syntax(source, offset, "A backslash in double quotes gives the next character a special meaning; this one has none.", hint)


def _open_bracket(source: Source, at: int, since: int) -> list[Problem]:
    bracket = source.text[since : since + 1]
    same_line = source.place(at).line == source.place(since).line
    if same_line and source.text[at : at + 1] == ":":
        return _syntax(source, at, "A second colon stands inside brackets without a comma before it.", "Put a text with a colon in quotes.")
    if same_line and at < len(source.text):
        return _syntax(source, at, "There is no comma before this.", "Put a comma between what the brackets hold, or the text in quotes.")
    closing = {"[": "]", "{": "}"}.get(bracket, "]")
    hint = f"Put {closing} where it ends, and a comma between what it holds. If it is text, put the text in quotes."
    return _syntax(source, since, f"The bracket {bracket} that is opened here is not closed.", hint)


def _inline_list(source: Source, at: int, _since: int) -> list[Problem]:
    hint = "Begin the list on the next line, or put the text in quotes if no list is meant."
    return _syntax(source, at, "A list cannot begin behind a key in the same line.", hint)


def _question_mark(source: Source, at: int, _since: int) -> list[Problem]:
    return _syntax(source, at, "A text without quotes cannot begin with a question mark and a space.", _QUOTE_IT)


def _behind_block_sign(source: Source, at: int, since: int) -> list[Problem]:
    sign = source.text[since : since + 1]
    message = f"Behind the sign {sign} the line has to end."
    hint = f"Begin the text on the next line, indented. If {sign} is part of the text, put the whole text in quotes."
    return _syntax(source, at, message, hint)


def _document_line(source: Source, at: int, since: int) -> list[Problem]:
    message = "A line of --- or ... stands inside a text in quotes."
    return _syntax(source, at, message, f"Close the quote that begins in line {source.place(since).line}.")


def _first_character(source: Source, at: int, _since: int) -> list[Problem]:
    character = source.text[at : at + 1]
    if character == "\t":
        return _tab(source, at, at)
    return _syntax(source, at, f"A text without quotes cannot begin with {character}", _QUOTE_IT)


def _tab(source: Source, at: int, _since: int) -> list[Problem]:
    later = (found.start() for found in _LINE_OF_TAB.finditer(source.text, at + 1))
    message = "A tab stands here, where only spaces may indent a line."
    hint = "Indent with spaces, two for each level; most editors can turn tabs into spaces."
    return [source.problem(one, "tab", message, hint=hint) for one in (at, *islice(later, MOST_OF_A_KIND - 1))]


def _property(source: Source, _at: int, since: int) -> list[Problem]:
    return [property_problem(source, since)]


def _misplaced(source: Source, at: int, since: int) -> list[Problem]:
    before, rest = _around(source, at)
    if rest[:1] and rest[:1] in "]}":
        hint = "Delete it, or put the whole text in quotes."
        return _syntax(source, at, f"The bracket {rest[:1]} is closed here and was not opened.", hint)
    if rest.startswith(":"):
        return _syntax(source, at, "There is no key before this colon.", "Write `key: value`.")
    if rest.startswith(","):
        return _syntax(source, at, "A text without quotes cannot begin with a comma.", _QUOTE_IT)
    if before.strip():
        return _leftover(source, at, before.rstrip())
    if rest.startswith("- "):
        hint = "Begin it in the same column as the other entries of its list, below the key of the list."
        return _syntax(source, at, "An entry of a list stands where a key is expected.", hint)
    return _unfit_indentation(source, at, since)


def _leftover(source: Source, at: int, before: str) -> list[Problem]:
    last = before[-1]
    if last in "\"'":
        hint = 'Put the whole text in one pair of quotes; inside "…" a quote is written \\", inside \'…\' it is written twice.'
        return _syntax(source, at, "Text goes on behind the closing quote.", hint)
    if last in "]}":
        return _syntax(source, at, "Text goes on behind the closing bracket.", "If the brackets are part of the text, put the whole text in quotes.")
    word = before.split()[-1]
    if word[0] in "&*!":
        return [property_problem(source, at - len(_around(source, at)[0]) + before.rindex(word))]
    return _unknown(source, at, at)


def _unfit_indentation(source: Source, at: int, since: int) -> list[Problem]:
    message = "This line begins in a column that fits none of the lines above."
    column = source.place(since).column
    hint = f"Begin it in the same column as the lines that it stands beside; line {source.place(since).line} begins in column {column}."
    return _syntax(source, at, message, hint)


_EXPLANATIONS: tuple[tuple[re.Pattern[str], Explanation], ...] = tuple(
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
        (r"expected (key|'-' indicator|<block end>|'?<document start>|node content|the node content)", _misplaced),
    )
)
