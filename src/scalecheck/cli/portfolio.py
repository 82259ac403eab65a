"""The command about many assessments at once."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from scalecheck.cli.options import AsOf, ChecklistOption, Work, day_of

portfolios = typer.Typer(rich_markup_mode=None)


@portfolios.command(epilog="Example: scalecheck portfolio assessments -o portfolio.html")
def portfolio(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="A folder with assessments anywhere below it.")],
    format: Annotated[
        Literal["text", "md", "html", "csv", "json", "parquet"] | None,
        typer.Option(help="The screen; a page as md or html; rows as csv or parquet; or JSON for programs."),
    ] = None,
    output: Annotated[
        str,
        typer.Option("-o", "--output", metavar="PATH|-", help="Where it goes; a folder for csv and parquet."),
    ] = "-",
    title: Annotated[str, typer.Option(metavar="TEXT", help="What the page is called (default: the folder).")] = "",
    cache: Annotated[
        bool, typer.Option("--cache/--no-cache", help="Keep what was worked out for the next run.")
    ] = True,
    as_of: AsOf = None,
    checklist: ChecklistOption = None,
) -> Work:
    """Show innovations by places by areas, and whose each gap is. Nothing is ranked or averaged over places."""
    from scalecheck.commands.portfolio.run import WantedPortfolio
    from scalecheck.commands.portfolio.run import portfolio as run

    wanted = WantedPortfolio(form=format, output=output, title=title, cache=cache)
    return lambda: run(folder, wanted, day_of(as_of), checklist=checklist)
