"""How problems are printed: for people with the line and a caret, as JSON, and as annotations on GitHub."""

from __future__ import annotations

from typing import TYPE_CHECKING

from scalecheck.plain import inert_in_logs, plainly
from scalecheck.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from scalecheck.problems import Problem

_WIDEST = 80
"""How many columns a line of a file takes where it is shown, with its number."""

_CUT = "..."
"""What is where a line was cut."""


def as_text(problems: Iterable[Problem]) -> Iterator[str]:
    """Return each problem as a few lines: place and message, the line of the file with a caret, the hint."""
    for problem in problems:
        place = f"{problem.file}:{problem.line}:{problem.column}"
        yield plainly(f"{place}: {problem.severity}: {problem.message} [{problem.code}]")
        yield from _excerpt(problem)
        if problem.hint:
            yield plainly(f"    {problem.hint}")


def as_data(problems: Iterable[Problem], files: int) -> dict[str, object]:
    """Return the problems as plain data with the number of files looked at."""
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
    return {"files": files, "problems": listed}


def as_github(problems: Iterable[Problem]) -> Iterator[str]:
    """Return each problem as a workflow command that GitHub shows beside the line.

    Source: GitHub Docs, Workflow commands for GitHub Actions (setting an error message; escaping).
    """
    for problem in problems:
        level = "error" if problem.severity is Severity.ERROR else "warning"
        message = f"{problem.message} {problem.hint}".rstrip()
        places = f"file={_property(problem.file)},line={problem.line},col={problem.column}"
        yield f"::{level} {places},title={_property(problem.code)}::{_escaped(message)}"


def summary(problems: Sequence[Problem], files: int) -> str:
    """Return in a line how many files were looked at and what came out."""
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
    number = f"{problem.line:>6} | "
    before, behind = _around(line, min(problem.column - 1, len(line)), _WIDEST - len(number))
    yield f"{number}{before}{behind}"
    yield f"{' ' * (len(number) - 2)}| {' ' * _columns(before)}^"


def _around(line: str, at: int, room: int) -> tuple[str, str]:
    """Return what is shown of a line before a place and from it on, in no more columns than there is room for."""
    while 0 < at < len(line) and not _columns(_shown(line[at])):
        at -= 1
    before, behind = (
        [_shown(sign) for sign in line[max(0, at - room) : at]],
        [_shown(sign) for sign in line[at:][:room]],
    )
    if at <= room and len(line) - at <= room and _columns("".join(before + behind)) <= room:
        return "".join(before), "".join(behind)
    left = _fitting(before[::-1], room // 2 - len(_CUT))
    start = "" if len(left) == at else _CUT
    right = _fitting(behind, room - sum(map(_columns, left)) - len(start) - len(_CUT))
    return start + "".join(left[::-1]), "".join(right) + ("" if at + len(right) == len(line) else _CUT)


def _fitting(signs: Sequence[str], room: int) -> list[str]:
    """Return the first signs that fit into so many columns."""
    fitting: list[str] = []
    used = 0
    for sign in signs:
        if used + _columns(sign) > room:
            break
        fitting.append(sign)
        used += _columns(sign)
    return fitting


def _columns(text: str) -> int:
    """Count the columns that a text takes in a terminal. What measures them is loaded only when something is shown."""
    from rich.cells import cell_len  # noqa: PLC0415  a clean run has no need of it

    return cell_len(text)


def _shown(sign: str) -> str:
    return " " if sign == "\t" else plainly(sign)


def _escaped(text: str) -> str:
    return inert_in_logs(plainly(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")))


def _property(text: str) -> str:
    return _escaped(text).replace(":", "%3A").replace(",", "%2C")
