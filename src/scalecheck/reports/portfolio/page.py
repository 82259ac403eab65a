"""A portfolio as Markdown and as a web page of its own, whose tables can be sorted."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from scalecheck.reports.formats.html import guarded
from scalecheck.reports.formats.rendering import render

if TYPE_CHECKING:
    from pathlib import Path

    from scalecheck.words.portfolio.tables import Contents

_TEMPLATE: Final = "portfolio/page"
_SCRIPT: Final = "portfolio/sort.js"


def as_markdown(contents: Contents, templates: Path) -> str:
    """Return a portfolio as Markdown, by the shipped template."""
    return render(f"{_TEMPLATE}.md.jinja", (templates,), {"report": contents})


def as_html(contents: Contents, templates: Path) -> str:
    """Return a portfolio as one file for a browser that asks for nothing else, by the shipped template.

    Its own script sorts tables, and no other may run; without scripts everything is there, in its first order.
    """
    script = (templates / _SCRIPT).read_text(encoding="utf-8")
    page = render(f"{_TEMPLATE}.html.jinja", (templates,), {"report": contents}, html=True)
    return guarded(page, script)
