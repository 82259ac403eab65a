"""A page of headings, paragraphs and lists, as Markdown and as a web page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from scalecheck.reports.formats.html import guarded
from scalecheck.reports.formats.rendering import render

if TYPE_CHECKING:
    from pathlib import Path

_TEMPLATE: Final = "panel/page"
"""The template that is filled with a page, without the ending of its name."""


@dataclass(frozen=True, slots=True)
class ListEntry:
    """One entry of a list."""

    lead: str
    """What is printed bold before it; empty for nothing."""
    words: str
    """What it says; words from files are in it as they are."""


@dataclass(frozen=True, slots=True)
class PagePart:
    """One part of a page."""

    title: str
    """Its heading."""
    before: tuple[str, ...] = ()
    """What is before its list, in paragraphs."""
    entries: tuple[ListEntry, ...] = ()
    """Its list."""


@dataclass(frozen=True, slots=True)
class Page:
    """A page."""

    title: str
    """What it is about."""
    before: tuple[str, ...]
    """What is before its parts, in paragraphs."""
    parts: tuple[PagePart, ...]
    """Its parts."""


def as_markdown(page: Page, templates: Path) -> str:
    """Return a page as Markdown, by the shipped template."""
    return render(f"{_TEMPLATE}.md.jinja", (templates,), {"report": page})


def as_html(page: Page, templates: Path) -> str:
    """Return a page as one file for a browser that asks for nothing else, by the shipped template."""
    return guarded(render(f"{_TEMPLATE}.html.jinja", (templates,), {"report": page}, html=True))
