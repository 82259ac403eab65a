"""How much work a search may do before it gives up: counted in steps, so that every machine gives up alike."""

from __future__ import annotations

from dataclasses import dataclass


class TooLargeError(Exception):
    """A search has used up its steps."""


@dataclass(slots=True)
class Budget:
    """The steps that are left."""

    steps: int
    """How many."""

    def spend(self, steps: int) -> None:
        """Take some steps.

        Raises:
            TooLargeError: fewer are left.
        """
        self.steps -= steps
        if self.steps < 0:
            raise TooLargeError
