"""The version step that a change of a checklist needs, and whether a version was raised enough."""

from __future__ import annotations

from enum import IntEnum


class Step(IntEnum):
    """How far a version has to be raised, from not at all to most."""

    NONE = 0
    """Not at all: only where something comes from was looked at again."""
    PATCH = 1
    """The third number: other words, and every answer means and counts what it did."""
    MINOR = 2
    """The second number: there is more to answer or to be told, and every answer given means and counts what it did."""
    MAJOR = 3
    """The first number: an answer given means something else, counts differently, or counts no longer."""

    @property
    def word(self) -> str:
        """What people call it."""
        return self.name.lower()


def numbers_of(version: str) -> tuple[int, int, int]:
    """Return a version as numbers, to compare it with another."""
    major, minor, patch = (int(part) for part in version.split("."))
    return major, minor, patch


def raised(version: str, step: Step) -> str:
    """Return the lowest version that is a step above this one."""
    major, minor, patch = numbers_of(version)
    above = {
        Step.NONE: (major, minor, patch),
        Step.PATCH: (major, minor, patch + 1),
        Step.MINOR: (major, minor + 1, 0),
        Step.MAJOR: (major + 1, 0, 0),
    }
    return ".".join(str(number) for number in above[step])
