"""How far a long piece of work has come, on a terminal alone, and only where it takes a while."""

from __future__ import annotations

import time
from typing import Final

from scalecheck.terminal.streams import is_overwritten, overwrite

_AFTER: Final = 1.0
"""How many seconds work may take before anything is shown."""


class Progress:
    """One line on stderr that is written over and over, and taken away at the end."""

    def __init__(self, what: str) -> None:
        """Take what is counted, in the plural."""
        self._what = what
        self._began = time.monotonic()
        self._shown = 0
        self._shows = is_overwritten()

    def __call__(self, done: int, of: int) -> None:
        """Show how many are done; all of them takes the line away."""
        if done >= of:
            self._write("")
        elif time.monotonic() - self._began > _AFTER:
            self._write(f"{done:,} of {of:,} {self._what}")

    def _write(self, line: str) -> None:
        if self._shows and (line or self._shown):
            overwrite(line, self._shown)
            self._shown = len(line)
