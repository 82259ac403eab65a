"""Collecting what cross-checks find in a file, each finding at its place."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from scalecheck.documents.suggest import did_you_mean
from scalecheck.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from scalecheck.documents.reader import Document, Path
    from scalecheck.problems import Problem


@dataclass(frozen=True, slots=True)
class Findings:
    """The problems that rules find in one file."""

    document: Document
    """The file."""
    in_file: Callable[[Path], Path]
    """Turns a path in the model into the path in the file."""
    lost_ids: frozenset[str] = frozenset()
    """Ids in parts that could not be read: that they are not found is no finding."""
    whole: bool = True
    """Whether everything in the file could be read, so that something missing is really missing."""
    problems: list[Problem] = field(default_factory=list)
    """What was found so far."""

    def error(self, code: str, message: str, path: Path, *, hint: str = "", at_key: bool = False) -> None:
        """Note something that makes the file invalid."""
        self.problems.append(
            self.document.problem(code, message, path=self.in_file(path), hint=hint, at_key=at_key)
        )

    def warning(self, code: str, message: str, path: Path, *, hint: str = "", at_key: bool = False) -> None:
        """Note something that a person should look at."""
        self.problems.append(
            self.document.problem(
                code, message, path=self.in_file(path), hint=hint, at_key=at_key, severity=Severity.WARNING
            )
        )

    def known(self, kind: str, name: str, among: Iterable[str], path: Path, *, at_key: bool = False) -> bool:
        """Tell whether a name is known; note an error where it is not.

        Args:
            kind: What is named, in the singular, for people: `item`.
            name: The name.
            among: The names that there are.
            path: Where it is named.
            at_key: Whether it is named as a key.
        """
        names = list(among)
        if name in names:
            return True
        if name not in self.lost_ids:
            code = f"unknown-{kind.replace(' ', '-')}"
            hint = did_you_mean(name, names, f"{kind}s")
            self.error(code, f"there is no {kind} `{name}`", path, hint=hint, at_key=at_key)
        return False

    def unique(self, kind: str, named: Iterable[tuple[str, Path]]) -> None:
        """Note an error for every name that is given a second time."""
        first: dict[str, Path] = {}
        for name, path in named:
            if name in first:
                line = self.document.place(self.in_file(first[name])).line
                hint = f"It was given first in line {line}; choose another id here."
                self.error("duplicate-id", f"the {kind} `{name}` is there twice", path, hint=hint)
            else:
                first[name] = path
