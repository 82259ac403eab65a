"""A prompter that reads its replies from a list, for scripts and tests."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from scalecheck.interview.prompting import Draft

if TYPE_CHECKING:
    from collections.abc import Iterator

    from scalecheck.interview.showing.said import Said
    from scalecheck.interview.showing.views import View


@dataclass(slots=True)
class ScriptedPrompter:
    """Answers with given lines, one after the other, and keeps what it was shown and told."""

    lines: Iterator[str]
    """The replies still to come."""
    shown: list[View] = field(default_factory=list)
    """Everything that was put, in full or in short, one for each line of input."""
    told: list[Said] = field(default_factory=list)
    """Everything that was said."""
    written: str | None = None
    """What comes back from an editor; None: there is no editor."""
    discarded: list[str] = field(default_factory=list)
    """The texts from the editor whose files were removed."""

    def show(self, view: View) -> None:
        """Keep what is put."""
        self.shown.append(view)

    def recall(self, view: View) -> None:
        """Keep what is put."""
        self.shown.append(view)

    def prompt(self, view: View) -> None:
        """Keep what is put."""
        self.shown.append(view)

    def read(self) -> str | None:
        """Return the next line; None when there are no more."""
        return next(self.lines, None)

    def edit(self, text: str) -> Draft | None:  # noqa: ARG002 (this editor begins anew)
        """Return what was to be written."""
        if self.written is None:
            return None
        return Draft(self.written, "note.txt", lambda: self.discarded.append("note.txt"))

    def tell(self, said: Said) -> None:
        """Keep what is said."""
        self.told.append(said)
