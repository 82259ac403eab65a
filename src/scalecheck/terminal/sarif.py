"""Problems as SARIF 2.1.0, the form in which hosts of git take the findings of any checker."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final
from urllib.parse import quote, quote_from_bytes

from scalecheck import __version__
from scalecheck.plain import plainly

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from scalecheck.problems import Problem

_SCHEMA: Final = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
"""Where the standard keeps the schema of its files."""


def as_sarif(problems: Sequence[Problem], root: Path, about: Mapping[str, str] | None = None) -> dict[str, object]:
    """Return the problems as one run of SARIF; files below the folder `root` are named from there.

    `about` says in a sentence what is found, by code; a code that it lacks is told in its own words.
    Source: OASIS, Static Analysis Results Interchange Format (SARIF) Version 2.1.0, section 3.
    """
    codes = list(dict.fromkeys(plainly(problem.code) for problem in problems))
    index = {code: number for number, code in enumerate(codes)}
    words = {code: code.replace("-", " ") for code in codes} | dict(about or {})
    rules = [{"id": code, "shortDescription": {"text": words[code]}} for code in codes]
    run = {
        "tool": {"driver": {"name": "scalecheck", "version": __version__, "rules": rules}},
        "columnKind": "unicodeCodePoints",
        "results": [_result(problem, index, root) for problem in problems],
    }
    return {"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}


def _result(problem: Problem, index: dict[str, int], root: Path) -> dict[str, object]:
    code = plainly(problem.code)
    place = {
        "artifactLocation": _address(problem.file, root),
        "region": {"startLine": problem.line, "startColumn": problem.column},
    }
    return {
        "ruleId": code,
        "ruleIndex": index[code],
        "level": str(problem.severity),
        "message": {"text": plainly(f"{problem.message} {problem.hint}".rstrip())},
        "locations": [{"physicalLocation": place}],
    }


def _address(file: str, root: Path) -> dict[str, str]:
    """Return where a file is: from the root where it lies below it, else its whole address."""
    whole = Path(os.path.normpath(root / file))
    if whole.is_relative_to(root):
        return {"uri": _quoted(whole.relative_to(root).as_posix()), "uriBaseId": "%SRCROOT%"}
    if whole.drive:
        return {"uri": whole.as_uri()}
    return {"uri": f"file://{_quoted(whole.as_posix())}"}


def _quoted(path: str) -> str:
    """Return a path as part of an address, byte for byte; what no file system can hold becomes a question mark."""
    try:
        return quote_from_bytes(os.fsencode(path))
    except UnicodeEncodeError:
        return quote(path, errors="replace")
