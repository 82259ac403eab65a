"""Collecting what cross-checks find in a file, each finding at its place."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from scalecheck.documents.salvage import Salvaged
from scalecheck.documents.suggest import did_you_mean
from scalecheck.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

    from scalecheck.documents.reader import Document, Path
    from scalecheck.problems import Problem

MOST: Final = 100
"""How many errors, and how many warnings, rules note for one file; more would take long, and nobody reads them."""


@dataclass(frozen=True, slots=True)
class Findings:
    """The problems that rules find in one file: the first hundred errors, and the first hundred warnings."""

    document: Document
    """The file."""
    rest: Salvaged[Any] = field(default_factory=Salvaged)
    """What was left of the file to look at; by default the whole."""
    problems: list[Problem] = field(default_factory=list)
    """What was found so far."""

    def error(self, code: str, message: str, path: Path, *, hint: str = "", at_key: bool = False) -> None:
        """Note something that makes the file invalid."""
        self._note(Severity.ERROR, code, message, path, hint=hint, at_key=at_key)

    def warning(self, code: str, message: str, path: Path, *, hint: str = "", at_key: bool = False) -> None:
        """Note something that a person should look at."""
        self._note(Severity.WARNING, code, message, path, hint=hint, at_key=at_key)

    def intact(self, *path: str | int) -> bool:
        """Tell whether nothing at or below a path was broken, so that what is missing there is really missing."""
        return self.rest.is_intact(path)

    def known(self, kind: str, name: str, among: Collection[str], path: Path, *, at_key: bool = False) -> bool:
        """Tell whether a name is known; note an error where it is not.

        Args:
            kind: What is named, in the singular, for people: `item`.
            name: The name.
            among: The names that there are.
            path: Where it is named.
            at_key: Whether it is named as a key.
        """
        if name in among:
            return True
        if not self.rest.may_name(name) and self._has_room(Severity.ERROR):
            hint = did_you_mean(name, among, f"{kind}s")
            self.error(f"unknown-{kind}", f"There is no {kind} `{name}`.", path, hint=hint, at_key=at_key)
        return False

    def unique(self, kind: str, named: Iterable[tuple[str, Path]]) -> None:
        """Note an error for every name that is given a second time, counted down the file."""
        paths: dict[str, list[Path]] = {}
        for name, path in named:
            paths.setdefault(name, []).append(path)
        for name, places in paths.items():
            first, *again = (
                places
                if len(places) == 1
                else sorted(places, key=lambda path: self.document.span(self.rest.in_file(path)))
            )
            for path in again:
                line = self.document.place(self.rest.in_file(first)).line
                hint = f"It was given first in line {line}; choose another id here."
                self.error("duplicate-id", f"The {kind} `{name}` is given a second time.", path, hint=hint)

    def _note(  # noqa: PLR0913 (a finding has this many parts)
        self, severity: Severity, code: str, message: str, path: Path, *, hint: str, at_key: bool
    ) -> None:
        if self._has_room(severity):
            here = self.rest.in_file(path)
            self.problems.append(
                self.document.problem(code, message, path=here, at_key=at_key, hint=hint, severity=severity)
            )

    def _has_room(self, severity: Severity) -> bool:
        return len(self.problems) < MOST or sum(one.severity is severity for one in self.problems) < MOST
