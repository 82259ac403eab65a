"""Where every value of a document is: flat lists in the order of the text, looked up along a path."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from collections.abc import Iterator
    from decimal import Decimal

Value: TypeAlias = "str | int | Decimal | bool | dict[str, Value] | tuple[Value, ...] | None"
"""What a document can hold."""

Path: TypeAlias = tuple[str | int, ...]
"""Keys and list positions (from 0), from the top of a document down to a value."""

TOP = 0
"""The number of the top-level value."""


class Marks:
    """The places of all keys and values, each known by its number in the order in which they begin in the text.

    A list or mapping is followed at once by what it holds: of a mapping key, value, key, value …, so that the value
    tells how to walk here. Nothing but numbers is kept, which costs the least while a document is read.
    """

    __slots__ = ("_found", "after", "ends", "starts")

    def __init__(self) -> None:
        """Begin without any marks; whoever reads the document adds them."""
        self.starts: list[int] = []
        """The offset at which each begins."""
        self.ends: list[int] = []
        """The offset at which each ends; -1 for a list or mapping without brackets, which ends with the last in it."""
        self.after: dict[int, int] = {}
        """For each list and mapping, the number of what follows it."""
        self._found: dict[int, dict[str | int, tuple[int, int]]] = {}

    def add(self, start: int, end: int) -> int:
        """Add the next key or value; give its number."""
        self.starts.append(start)
        self.ends.append(end)
        return len(self.starts) - 1

    def next(self, number: int) -> int:
        """Return the number of what follows a value."""
        return self.after.get(number, number + 1)

    def children(self, number: int, value: Value) -> Iterator[tuple[str | int, int, int]]:
        """Return key or position, number of the key (for a list, of the element) and number of the value."""
        at = number + 1
        if isinstance(value, dict):
            for key in value:
                yield key, at, at + 1
                at = self.next(at + 1)
        elif isinstance(value, tuple):
            for position in range(len(value)):
                yield position, at, at
                at = self.next(at)

    def find(self, top: Value, path: Path) -> tuple[int, int]:
        """Return the numbers of the key and of the value that a path leads to, or of the nearest that is there."""
        key_number = number = TOP
        value = top
        for step in path:
            if number not in self._found:
                self._found[number] = {key: (at, held) for key, at, held in self.children(number, value)}
            found = self._found[number].get(step)
            if found is None:
                break
            key_number, number = found
            value = value[step]  # type: ignore[index]
        return key_number, number

    def span(self, number: int) -> tuple[int, int]:
        """Return the offsets at which a value begins and ends; comments behind it are not part of it."""
        end = self.ends[number]
        if end < 0:
            end = max(self.ends[number + 1 : self.after[number]])
        return self.starts[number], end
