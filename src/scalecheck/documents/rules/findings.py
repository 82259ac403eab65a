"""Collecting what cross-checks find in a file, each finding at its place."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final, TypeAlias

from scalecheck.documents.reading.salvage import Salvaged
from scalecheck.documents.shape.suggest import did_you_mean
from scalecheck.problems import Severity

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable

    from scalecheck.documents.reading.reader import Document, Path
    from scalecheck.problems import Problem

Hint: TypeAlias = "str | Callable[[], str]"
"""What would be right, or how to find it out; it is found out only where it is told."""

MOST: Final = 100
"""How many errors, and how many warnings, rules note for one file; more would take long, and nobody reads them."""


@dataclass(frozen=True, slots=True)
class Findings:
    """The problems that rules find in one file: the first hundred errors, and the first hundred warnings."""

    document: Document
    """The file."""
    rest: Salvaged[Any] = field(default_factory=Salvaged)
    """What was left of the file to look at; by default the whole."""
    place_of: Callable[[Path], Path] = tuple
    """Where in the file is what a path leads to; by default the path itself."""
    noted: list[Problem] = field(default_factory=list)
    """What was noted so far."""
    counted: Counter[Severity] = field(default_factory=Counter)
    """How much was found so far of each severity, noted or not."""

    @property
    def problems(self) -> list[Problem]:
        """What was found; where that was too much to tell, with how much more there is."""
        return [*self.noted, *(self._more(one) for one, number in self.counted.items() if number > MOST)]

    def error(self, code: str, message: str, path: Path, *, hint: Hint = "", at_key: bool = False) -> None:
        """Note something that makes the file invalid."""
        self._note(Severity.ERROR, code, message, path, hint=hint, at_key=at_key)

    def warning(self, code: str, message: str, path: Path, *, hint: Hint = "", at_key: bool = False) -> None:
        """Note something that a person should look at."""
        self._note(Severity.WARNING, code, message, path, hint=hint, at_key=at_key)

    def intact(self, *path: str | int) -> bool:
        """Return whether nothing at or below a path was broken, so that what is missing there is really missing."""
        return self.rest.is_intact(self.place_of(path))

    def in_file(self, path: Path) -> Path:
        """Return the path in the file for a path in what is looked at."""
        return self.rest.in_file(self.place_of(path))

    def known(  # noqa: PLR0913 (a name that is not known has this many sides)
        self,
        kind: str,
        name: str,
        among: Collection[str],
        path: Path,
        *,
        at_key: bool = False,
        hint: Hint | None = None,
    ) -> bool:
        """Return whether a name is known; note an error where it is not.

        Args:
            kind: What is named, in the singular, for people: `item`.
            name: The name.
            among: The names that there are.
            path: Where it is named.
            at_key: Whether it is named as a key.
            hint: What would be right; left out: the nearest of the names.
        """
        if name in among:
            return True
        if not self.rest.may_name(name):
            self.error(
                f"unknown-{kind}",
                f"There is no {kind} `{name}`.",
                path,
                hint=hint or (lambda: did_you_mean(name, among, f"{kind}s")),
                at_key=at_key,
            )
        return False

    def unique(self, kind: str, named: Iterable[tuple[str, Path]]) -> None:
        """Note an error for every name that is given a second time, counted down the file."""
        paths: dict[str, list[Path]] = {}
        for name, path in named:
            paths.setdefault(name, []).append(path)
        for name, places in paths.items():
            first, *again = (
                places if len(places) == 1 else sorted(places, key=lambda path: self.document.span(self.in_file(path)))
            )
            for path in again:
                line = self.document.place(self.in_file(first)).line
                hint = f"It was given first in line {line}; choose another id here."
                self.error("duplicate-id", f"The {kind} `{name}` is given a second time.", path, hint=hint)

    def _note(  # noqa: PLR0913 (a finding has this many parts)
        self, severity: Severity, code: str, message: str, path: Path, *, hint: Hint, at_key: bool
    ) -> None:
        self.counted[severity] += 1
        if self.counted[severity] <= MOST:
            here, said = self.in_file(path), hint if isinstance(hint, str) else hint()
            self.noted.append(
                self.document.problem(code, message, path=here, at_key=at_key, hint=said, severity=severity)
            )

    def _more(self, severity: Severity) -> Problem:
        message = f"This file has {self.counted[severity]} {severity}s of this kind; {MOST} of them follow."
        hint = "The others are told once these are put right."
        return self.document.problem("more-problems", message, path=(), hint=hint, severity=severity)
