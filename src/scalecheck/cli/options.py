"""Options that several commands share, and the days that they are given."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Annotated

import typer

from scalecheck.cli import proposing

Work = Callable[[], int]
"""What a command gives back to be run once the parser, which has ideas of its own about Ctrl-C, is out of the way."""


def day_from(text: str) -> date:
    """Return the day that an option names, in each form in which a dialogue takes one.

    Raises:
        typer.BadParameter: it is no day in the calendar.
    """
    from scalecheck.interview.reading.checks import day, no_day

    read = day(text)
    if read is None:
        raise typer.BadParameter(f"“{' '.join(text.split())}” is {no_day(text)}")
    return read


def words(text: str) -> str:
    """Return what an option says in words, without the white space around it, as a dialogue takes a line."""
    return text.strip()


ChecklistOption = Annotated[
    str | None,
    typer.Option(
        "--checklist",
        metavar="PATH|ID",
        help="Use this checklist, whatever else is there.",
        autocompletion=proposing.checklists,
    ),
]
AsOf = Annotated[
    date | None,
    typer.Option("--as-of", parser=day_from, metavar="DATE", help="Judge as of this day (default: today)."),
]
InnovationChoice = Annotated[str | None, typer.Option("--innovation", metavar="ID", help="Of a folder: this one.")]
SiteChoice = Annotated[
    str | None,
    typer.Option("--site", metavar="ID", help="Of a folder: this site (`programme`: the files without one)."),
]
RoundChoice = Annotated[
    str | None, typer.Option("--round", metavar="ROUND", help="Of a folder: this round, not the newest.")
]

Accessible = Annotated[
    bool, typer.Option("--accessible", help="No drawing and no colour; reads well aloud (or set ACCESSIBLE=1).")
]


def day_of(given: date | None) -> date:
    """Return the day that was named, else today."""
    from scalecheck.workspace.today import today

    return given if given is not None else today()
