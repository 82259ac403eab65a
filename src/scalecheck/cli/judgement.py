"""The commands that judge an assessment: on the screen, as a paper, and over time."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated, Literal

import typer

from scalecheck.cli import proposing
from scalecheck.cli.options import (
    AsOf,
    ChecklistOption,
    InnovationChoice,
    RoundChoice,
    SiteChoice,
    Work,
    day_from,
    day_of,
)

judgement = typer.Typer(rich_markup_mode=None)


@judgement.command(epilog="Example: scalecheck status assessments --site eastbrook --require ready")
def status(
    path: Annotated[Path, typer.Argument(metavar="ASSESSMENT|FOLDER", help="One file, or a folder of one occasion.")],
    format: Annotated[Literal["text", "json"], typer.Option(help="A table for people, or JSON for scripts.")] = "text",
    require: Annotated[
        str | None,
        typer.Option(
            metavar="VERDICT",
            help="Exit with 1 unless the verdict is this one, or better.",
            autocompletion=proposing.verdicts,
        ),
    ] = None,
    what_if: Annotated[
        list[str] | None,
        typer.Option(
            "--what-if",
            metavar="ITEM=OPTION",
            help="Judge as if (`dont-know` too); may be repeated. Nothing is saved.",
            autocompletion=proposing.suppositions,
        ),
    ] = None,
    as_of: AsOf = None,
    innovation: InnovationChoice = None,
    site: SiteChoice = None,
    round: RoundChoice = None,
    checklist: ChecklistOption = None,
) -> Work:
    """Show the verdict and its reasons. Then gates, areas, and how much of what applies is answered."""
    from scalecheck.commands.status import status as run
    from scalecheck.workspace.occasions import Choice

    chosen = Choice(innovation=innovation, site=site, round=round)
    supposed = tuple(what_if or ())
    return lambda: run(path, format, day_of(as_of), chosen, require=require, what_if=supposed, checklist=checklist)


@judgement.command(epilog="Example: scalecheck report assessments --site eastbrook -o report.md")
def report(
    path: Annotated[Path, typer.Argument(metavar="ASSESSMENT|FOLDER", help="One file, or a folder of one occasion.")],
    format: Annotated[
        Literal["md", "html", "docx", "json"] | None,
        typer.Option(
            help="Markdown, a web page, a Word document, or JSON for programs (default: as PATH ends, else md)."
        ),
    ] = None,
    output: Annotated[
        str, typer.Option("-o", "--output", metavar="PATH|-", help="Where the report goes (default: the screen).")
    ] = "-",
    template: Annotated[
        str, typer.Option(metavar="NAME|PATH", help="report, brief (page one alone), board-paper, or one of your own.")
    ] = "report",
    shipped_templates: Annotated[
        bool, typer.Option("--shipped-templates", help="Use no template but those that travel with scalecheck.")
    ] = False,
    against: Annotated[
        str | None,
        typer.Option(metavar="PATH|REV:PATH", help="Tell what moved since then (default: since the round before)."),
    ] = None,
    publish: Annotated[
        bool, typer.Option("--publish", help="Leave out all notes, and texts with an address or a number of a person.")
    ] = False,
    names: Annotated[bool, typer.Option("--names", help="Print personal names where the file holds them.")] = False,
    as_of: AsOf = None,
    innovation: InnovationChoice = None,
    site: SiteChoice = None,
    round: RoundChoice = None,
    checklist: ChecklistOption = None,
) -> Work:
    """Write the report for a steering group. It has one page to decide on, and everything behind it."""
    from scalecheck.commands.report import report as run
    from scalecheck.workspace.occasions import Choice

    chosen = Choice(innovation=innovation, site=site, round=round)
    return lambda: run(
        path,
        format,
        day_of(as_of),
        chosen,
        output=output,
        template=template,
        shipped_templates=shipped_templates,
        names=names,
        publish=publish,
        against=against,
        checklist=checklist,
    )


@judgement.command(epilog="Example: scalecheck review assessments --site eastbrook --strict")
def review(
    path: Annotated[Path, typer.Argument(metavar="ASSESSMENT|FOLDER", help="One file, or a folder of one occasion.")],
    format: Annotated[Literal["text", "json", "github"], typer.Option(help="How findings are written.")] = "text",
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 1 where anything is found.")] = False,
    as_of: AsOf = None,
    innovation: InnovationChoice = None,
    site: SiteChoice = None,
    round: RoundChoice = None,
    checklist: ChecklistOption = None,
) -> Work:
    """Find weak spots of an assessment itself. One such is a top answer without evidence."""
    from scalecheck.commands.review import review as run
    from scalecheck.workspace.occasions import Choice

    chosen = Choice(innovation=innovation, site=site, round=round)
    return lambda: run(path, format, day_of(as_of), chosen, strict=strict, checklist=checklist)


@judgement.command(epilog="Example: scalecheck compare HEAD~5:assessments assessments")
def compare(
    then: Annotated[str, typer.Argument(metavar="OLD", help="A file, a folder, or REV:PATH from git.")],
    now: Annotated[str | None, typer.Argument(metavar="NEW", help="The same; left out where --since is given.")] = None,
    since: Annotated[
        date | None,
        typer.Option(parser=day_from, metavar="DATE", help="Compare OLD with itself, as git had it on this day."),
    ] = None,
    format: Annotated[
        Literal["text", "md", "json"], typer.Option(help="For the screen, Markdown, or JSON for scripts.")
    ] = "text",
    as_of: AsOf = None,
    checklist: ChecklistOption = None,
) -> Work:
    """Show what moved between two rounds. What other answers changed is told apart from what other rules changed."""
    from scalecheck.commands.compare import compare as run

    return lambda: run(then, now, format, as_of, since=since, checklist=checklist)


@judgement.command(epilog="Example: scalecheck history assessments/hub/2026-11/programme/agreed.yaml")
def history(
    path: Annotated[Path, typer.Argument(metavar="ASSESSMENT", help="One file in a git repository.")],
    format: Annotated[Literal["text", "json"], typer.Option(help="For the screen, or JSON for scripts.")] = "text",
    checklist: ChecklistOption = None,
) -> Work:
    """Show verdict and areas over time. Each commit of the file that changed them gets an entry."""
    from scalecheck.commands.history import history as run

    return lambda: run(path, format, checklist=checklist)
