"""A report's web page read as what a Word document is made of: paragraphs with their style, and tables."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Mapping

NORMAL: Final = "Normal"
"""The style of ordinary paragraphs."""
TITLE: Final = "Title"
"""The style of the first heading."""

_NO_CHARACTERS: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
"""What must not be in XML."""
_HEADING: Final = re.compile(r"h([1-6])")
_LISTS: Final = {"ul": "List Bullet", "ol": "List Number"}


@dataclass(frozen=True, slots=True)
class Run:
    """Words that look alike."""

    text: str
    """The words; a line end begins a new line within the paragraph."""
    bold: bool
    """Whether they are strong."""
    italic: bool
    """Whether they are stressed."""
    link: str
    """The address that they lead to; empty where they lead nowhere."""


@dataclass(slots=True)
class Paragraph:
    """A heading, a paragraph or an entry of a list."""

    style: str
    """The name of its style."""
    new_page: bool
    """Whether it begins a new page."""
    behind: bool = False
    """Whether it comes after page one, where letters are smaller."""
    runs: list[Run] = field(default_factory=list)
    """Its words."""

    @property
    def leads(self) -> bool:
        """Whether it is a heading by its look alone, which stays with what follows."""
        return self.style == NORMAL and bool(self.runs) and all(run.bold for run in self.runs if run.text.strip())


@dataclass(slots=True)
class Cell:
    """A cell of a table."""

    heads: bool
    """Whether it is the head of a row or a column."""
    place: int | None
    """How far its score is from the lowest (0) to the highest possible (100); None where it holds no score."""
    runs: list[Run] = field(default_factory=list)
    """Its words."""

    @property
    def text(self) -> str:
        """The words of the cell."""
        return "".join(run.text for run in self.runs)


@dataclass(slots=True)
class Table:
    """A table."""

    rows: list[list[Cell]] = field(default_factory=list)
    """Its rows, the head of the columns first."""


class Page(HTMLParser):
    """The `main` part of a web page as paragraphs and tables.

    Read are headings, paragraphs, lists, tables, links, and strong and stressed words; drawings are left out, because
    a table says the same.
    """

    def __init__(self, text: str) -> None:
        """Read a page."""
        super().__init__(convert_charrefs=True)
        self.blocks: list[Paragraph | Table] = []
        self._within_main = False
        self._left_out = 0
        self._new_page = False
        self._behind = False
        self._lists: list[str] = []
        self._runs: list[Run] | None = None
        self._table: Table | None = None
        self._bold = 0
        self._italic = 0
        self._link = ""
        self.feed(text)
        self.close()

    @property
    def title(self) -> str:
        """The words of the first heading."""
        titles = (one for one in self.blocks if isinstance(one, Paragraph) and one.style == TITLE)
        return "".join(run.text for one in titles for run in one.runs)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Take up what a tag begins."""
        attributes = {name: value or "" for name, value in attrs}
        if tag == "main":
            self._within_main = True
        elif tag in {"svg", "figure"}:
            self._left_out += 1
        elif not self._within_main or self._left_out:
            return
        elif tag in {"table", "tr", "th", "td"}:
            self._begin_table_part(tag, attributes)
        elif found := _HEADING.fullmatch(tag):
            self._begin_paragraph(_heading_style(int(found[1])))
        elif tag in _LISTS:
            self._lists.append(_LISTS[tag])
        elif tag in {"p", "li"}:
            self._begin_paragraph(self._lists[-1] if tag == "li" and self._lists else NORMAL)
        elif tag == "br":
            self._write("\n")
        else:
            self._mark(tag, 1, attributes)

    def handle_endtag(self, tag: str) -> None:
        """End what a tag ends."""
        if tag == "main":
            self._within_main = False
        elif tag in {"svg", "figure"}:
            self._left_out -= 1
        elif tag == "section":
            self._new_page = True
        elif not self._within_main or self._left_out:
            return
        elif tag in _LISTS and self._lists:
            self._lists.pop()
        elif tag in {"th", "td"} or (self._table is None and (tag in {"p", "li"} or _HEADING.fullmatch(tag))):
            self._runs = None
        elif tag == "table":
            self._end_table()
        else:
            self._mark(tag, -1, {})

    def handle_data(self, data: str) -> None:
        """Take up words."""
        if self._within_main and not self._left_out:
            self._write(_NO_CHARACTERS.sub("\ufffd", re.sub(r"[ \t\r\n]+", " ", data)))

    def _mark(self, tag: str, change: int, attributes: Mapping[str, str]) -> None:
        if tag == "strong":
            self._bold += change
        elif tag == "em":
            self._italic += change
        elif tag == "a":
            self._link = attributes.get("href", "")

    def _begin_paragraph(self, style: str) -> None:
        if self._table is None:
            self._behind = self._behind or self._new_page
            paragraph = Paragraph(style, self._new_page, self._behind)
            self._new_page = False
            self.blocks.append(paragraph)
            self._runs = paragraph.runs

    def _begin_table_part(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "table":
            self._table = Table()
        elif self._table is not None and tag == "tr":
            self._table.rows.append([])
        elif self._table is not None and self._table.rows:
            place = attributes.get("data-place", "")
            cell = Cell(tag == "th", int(place) if place.isdecimal() else None)
            self._table.rows[-1].append(cell)
            self._runs = cell.runs

    def _end_table(self) -> None:
        if self._table is not None:
            self._table.rows = [row for row in self._table.rows if row]
            if self._table.rows:
                self.blocks.append(self._table)
        self._table, self._runs = None, None

    def _write(self, text: str) -> None:
        if self._runs is None:
            return
        if self._table is None and not self._runs:
            text = text.lstrip()
        if text:
            self._runs.append(Run(text, self._bold > 0, self._italic > 0, self._link))


def _heading_style(level: int) -> str:
    return TITLE if level == 1 else f"Heading {level - 1}"
