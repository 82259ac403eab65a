"""The console: what it can show, and tables that any screen can hold."""

from __future__ import annotations

import os
import sys
from dataclasses import dataclass
from typing import IO, TYPE_CHECKING, TextIO, cast

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from scalecheck.plain import plainly
from scalecheck.terminal.streams import InertStream

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rich.console import RenderableType

WIDEST = 100
"""The columns beyond which no running text goes: longer lines are hard to read."""
NARROW = 60
"""Below this many columns, tables give way to lists."""


@dataclass(frozen=True, slots=True)
class Glyphs:
    """The signs that a screen draws with."""

    full: str
    """A filled part of a bar."""
    empty: str
    """An empty part of a bar."""
    bullet: str
    """The sign before an entry of a list."""
    dot: str
    """What parts two things on a line."""
    frame: box.Box
    """The lines of a table."""


_OFF = frozenset({"", "0", "false", "no", "off"})
"""What a variable of the environment says that switches nothing on."""
_PLAIN = Glyphs(full="#", empty=".", bullet="-", dot="-", frame=box.ASCII2)
_DRAWN = Glyphs(full="█", empty="░", bullet="•", dot="·", frame=box.SIMPLE_HEAD)


class Screen:
    """A console with the signs that its encoding can show; words from files never act on it."""

    def __init__(self, stream: TextIO | None = None, *, accessible: bool = False, widest: int | None = None) -> None:
        """Write to a stream, stdout by default; an accessible screen has no drawing and no colour.

        `widest` is the number of columns beyond which nothing goes, however wide the screen is.
        """
        self.accessible = accessible or os.environ.get("ACCESSIBLE", "").strip().lower() not in _OFF
        target = stream or sys.stdout
        self.console = Console(
            file=cast("IO[str]", InertStream(target)) if target is not None else None,
            highlight=False,
            markup=False,
            emoji=False,
            no_color=True if self.accessible else None,
            legacy_windows=False,
        )
        self._widest = widest
        self.glyphs = _PLAIN if self.accessible or not _shows(target, "█░•─") else _DRAWN

    @property
    def width(self) -> int:
        """The columns to write in, as the screen is now."""
        return self.console.width if self._widest is None else min(self.console.width, self._widest)

    @property
    def narrow(self) -> bool:
        """Whether tables would not fit."""
        return self.accessible or self.console.width < NARROW

    def say(self, text: str = "", style: str = "") -> None:
        """Write a line or a paragraph, wrapped at the screen's width."""
        self._wrapped(Text(plainly(text), style=style), "", "")

    def command(self, text: str) -> None:
        """Write something to copy: never wrapped, however long it is."""
        self.console.print(Text(f"  {plainly(text)}"), soft_wrap=True)

    def entry(self, text: str, *, indent: int = 0) -> None:
        """Write an entry of a list, its further lines indented below the first."""
        before = " " * indent
        self._wrapped(Text(plainly(text)), f"{before}{self.glyphs.bullet} ", f"{before}  ")

    def parted(self, *parts: str) -> str:
        """Return several things for one line: a dot between them, or sentences where the line is read aloud."""
        if self.accessible:
            return "".join(f"{part[:1].upper()}{part[1:]}. " for part in parts).rstrip()
        return f" {self.glyphs.dot} ".join(parts)

    def heading(self, text: str) -> None:
        """Write a heading with an empty line above it."""
        self.say()
        self._wrapped(Text(plainly(text), style="bold"), "", "")

    def table(self, *columns: str, unbroken: Sequence[str] = ()) -> Table:
        """Return an empty table with these headings; the cells of an unbroken column are never parted."""
        table = Table(box=self.glyphs.frame, show_edge=False, pad_edge=False, header_style="bold")
        for column in columns:
            table.add_column(column, overflow="fold", no_wrap=column in unbroken)
        return table

    def show(self, thing: RenderableType) -> None:
        """Draw a table or anything else that rich can draw."""
        self.console.print(thing, width=self.width)

    def bar(self, share: float, width: int = 10) -> str:
        """Return a bar for a share from 0 to 1."""
        full = max(0, min(width, round(share * width)))
        return self.glyphs.full * full + self.glyphs.empty * (width - full)

    def _wrapped(self, text: Text, first: str, further: str) -> None:
        """Write a text wrapped at the screen's width, with something before its first and its further lines.

        Lines without a style are written as they are, and so are those of a screen that shows none: the console would
        take ten times as long to find that out.
        """
        lines = text.wrap(self.console, max(1, self.width - len(first)), overflow="fold") if text else [text]
        for line in lines:
            line.rstrip()
        if (text.style or text.spans) and self.console.is_terminal:
            for number, line in enumerate(lines):
                self.console.print(Text.assemble(further if number else first, line), soft_wrap=True)
        else:
            told = (f"{further if number else first}{line.plain}\n" for number, line in enumerate(lines))
            self.console.file.write("".join(told))
            self.console.file.flush()


def words(text: str, style: str = "") -> Text:
    """Return words from a file for a table cell: shown as they are, never acted on."""
    return Text(plainly(text), style=style)


def _shows(stream: TextIO, signs: str) -> bool:
    try:
        signs.encode(getattr(stream, "encoding", None) or "ascii")
    except (UnicodeEncodeError, LookupError):
        return False
    return True
