"""How problems are printed: for people with the line and a caret, as JSON, and as annotations on GitHub."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from scalecheck.plain import plainly
from scalecheck.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from scalecheck.problems import Problem

_WIDEST = 100
"""How many characters of a line are shown around a problem."""


def as_text(problems: Iterable[Problem]) -> Iterator[str]:
    """Give each problem as a few lines: place and message, the line of the file with a caret, the hint."""
    for problem in problems:
        place = f"{problem.file}:{problem.line}:{problem.column}"
        yield plainly(f"{place}: {problem.severity}: {problem.message} [{problem.code}]")
        yield from _excerpt(problem)
        if problem.hint:
            yield plainly(f"    {problem.hint}")


def as_json(problems: Iterable[Problem], files: int) -> str:
    """Give the problems as JSON with the number of files looked at."""
    listed = [
        {
            "file": problem.file,
            "line": problem.line,
            "column": problem.column,
            "severity": str(problem.severity),
            "code": problem.code,
            "message": problem.message,
            "hint": problem.hint,
        }
        for problem in problems
    ]
    return json.dumps({"files": files, "problems": listed}, indent=2)


def as_github(problems: Iterable[Problem]) -> Iterator[str]:
    """Give each problem as a workflow command that GitHub shows beside the line.

    Source: GitHub Docs, Workflow commands for GitHub Actions (setting an error message; escaping).
    """
    for problem in problems:
        level = "error" if problem.severity is Severity.ERROR else "warning"
        message = f"{problem.message} {problem.hint}".rstrip()
        places = f"file={_property(problem.file)},line={problem.line},col={problem.column}"
        yield f"::{level} {places},title={_property(problem.code)}::{_escaped(message)}"


def summary(problems: Sequence[Problem], files: int) -> str:
    """Say in a line how many files were looked at and what came out."""
    errors = sum(problem.severity is Severity.ERROR for problem in problems)
    warnings = len(problems) - errors
    looked = f"{files} {'file' if files == 1 else 'files'} checked"
    if not problems:
        return f"{looked}: no problems."
    counted = [f"{n} {word}{'' if n == 1 else 's'}" for n, word in ((errors, "error"), (warnings, "warning")) if n]
    return f"{looked}: {', '.join(counted)}."


def _excerpt(problem: Problem) -> Iterator[str]:
    line = problem.excerpt
    if not line.strip():
        return
    at = min(problem.column - 1, len(line))
    start = max(0, at - _WIDEST // 2) if len(line) > _WIDEST else 0
    before, behind = plainly(line[start:at].replace("\t", " ")), plainly(line[at : start + _WIDEST].replace("\t", " "))
    number = f"{problem.line:>6} | "
    yield f"{number}{before}{behind}"
    yield f"{' ' * (len(number) - 2)}| {' ' * len(before)}^"


def _escaped(text: str) -> str:
    return plainly(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
