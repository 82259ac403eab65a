"""The command line: signatures and help, readable as a manual; each command is imported only when it runs."""

from __future__ import annotations

import atexit
import gc
import os
import sys
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Annotated, Literal

import typer

from scalecheck import __version__
from scalecheck.failures import guarded

app = typer.Typer(
    name="scalecheck",
    help="Find out whether an innovation that worked as a pilot is ready to scale, and whether the system around it "
    "is.",
    epilog="Everything is a text file; nothing is uploaded. Exit codes: 0 fine, 1 looked and the answer is no, "
    "2 could not look, 3 a mistake of ours, 130 interrupted.",
    invoke_without_command=True,
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
checklists = typer.Typer(help="List checklists, and show what is in one.", no_args_is_help=True, rich_markup_mode=None)
app.add_typer(checklists, name="checklist")

Work = Callable[[], int]
"""What a command gives back to be run once the parser, which has ideas of its own about Ctrl-C, is out of the way."""

ChecklistOption = Annotated[
    str | None, typer.Option("--checklist", metavar="PATH|ID", help="Use this checklist, whatever else is there.")
]
AsOf = Annotated[
    datetime | None,
    typer.Option("--as-of", formats=["%Y-%m-%d"], metavar="DATE", help="Judge as of this day (default: today)."),
]
InnovationChoice = Annotated[str | None, typer.Option("--innovation", metavar="ID", help="Of a folder: this one.")]
SiteChoice = Annotated[
    str | None,
    typer.Option("--site", metavar="ID", help="Of a folder: this site (`programme`: the files without one)."),
]
RoundChoice = Annotated[
    str | None, typer.Option("--round", metavar="ROUND", help="Of a folder: this round, not the newest.")
]


def _say_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"scalecheck {__version__}")
        raise typer.Exit


@app.callback()
def everything(
    context: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", callback=_say_version, is_eager=True, help="Say the version and stop.")
    ] = False,
) -> None:
    """Take the options that stand before a command."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


@app.command(epilog="Example: scalecheck assess")
def assess(
    target: Annotated[
        str | None, typer.Argument(metavar="CHECKLIST|ASSESSMENT", help="What to start, or the file to go on with.")
    ] = None,
    innovation: Annotated[str | None, typer.Option(metavar="NAME", help="What the innovation is called.")] = None,
    site: Annotated[str | None, typer.Option(metavar="NAME", help="Answer for this one site.")] = None,
    round: Annotated[str | None, typer.Option(metavar="ROUND", help="The round; of an old file: the next one.")] = None,
    role: Annotated[str | None, typer.Option(metavar="ROLE", help="In which role you answer.")] = None,
    respondent: Annotated[
        str | None, typer.Option(metavar="ID", help="The respondent's id (default: by role).")
    ] = None,
    organisation: Annotated[str | None, typer.Option(metavar="NAME", help="For which organisation.")] = None,
    proposal: Annotated[str | None, typer.Option(metavar="TEXT", help="What is proposed, in a sentence.")] = None,
    proposed_site: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="Where it is proposed; can be given several times.")
    ] = None,
    names: Annotated[bool, typer.Option("--names", help="Ask for a personal name as well.")] = False,
    checklist: ChecklistOption = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="Where a new file goes.")
    ] = None,
    domain: Annotated[str | None, typer.Option(metavar="ID", help="Ask the questions of one area only.")] = None,
    source: Annotated[
        Path | None,
        typer.Option("--from", metavar="FILE", help="Offer what this file of another checklist answers already."),
    ] = None,
    accessible: Annotated[
        bool, typer.Option("--accessible", help="No drawing and no colour; reads well aloud (or set ACCESSIBLE=1).")
    ] = False,
) -> Work:
    """Start an assessment, or go on with one. It asks for what it needs, and saves every answer at once."""
    from scalecheck.commands.assess import Options
    from scalecheck.commands.assess import assess as run
    from scalecheck.commands.set_up import Wanted

    wanted = Wanted(
        innovation=innovation,
        site=site,
        round=round,
        role=role,
        respondent=respondent,
        organisation=organisation,
        proposal=proposal,
        proposed_sites=tuple(proposed_site or ()),
        names=names,
    )
    options = Options(wanted, checklist=checklist, output=output, domain=domain, source=source, accessible=accessible)
    return lambda: run(target, options, _day(None))


@app.command(epilog="Example: scalecheck validate checklists assessments")
def validate(
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar="PATH", help="Files and folders (default: this folder).")
    ] = None,
    format: Annotated[Literal["text", "json", "github"], typer.Option(help="How problems are written.")] = "text",
    checklist: ChecklistOption = None,
) -> Work:
    """Check files for problems. Each problem is told with its line and column, and what would be right."""
    from scalecheck.commands.validate import validate as run

    return lambda: run(paths or [], format, _day(None), checklist)


@app.command(epilog="Example: scalecheck status assessments --site eastbrook --require ready")
def status(
    path: Annotated[Path, typer.Argument(metavar="ASSESSMENT|FOLDER", help="One file, or a folder of one occasion.")],
    format: Annotated[Literal["text", "json"], typer.Option(help="A table for people, or JSON for scripts.")] = "text",
    require: Annotated[
        str | None, typer.Option(metavar="VERDICT", help="Exit with 1 unless the verdict is this one, or better.")
    ] = None,
    as_of: AsOf = None,
    innovation: InnovationChoice = None,
    site: SiteChoice = None,
    round: RoundChoice = None,
    checklist: ChecklistOption = None,
) -> Work:
    """Show the verdict and its reasons. Then gates, areas, and how much of what applies is answered."""
    from scalecheck.commands.occasions import Choice
    from scalecheck.commands.status import status as run

    chosen = Choice(innovation=innovation, site=site, round=round)
    return lambda: run(path, format, _day(as_of), chosen, require=require, checklist=checklist)


@app.command(epilog="Example: scalecheck report assessments --site eastbrook -o report.md")
def report(
    path: Annotated[Path, typer.Argument(metavar="ASSESSMENT|FOLDER", help="One file, or a folder of one occasion.")],
    format: Annotated[Literal["md"], typer.Option(help="Markdown, which reads well as plain text.")] = "md",
    output: Annotated[
        str, typer.Option("-o", "--output", metavar="PATH|-", help="Where the report goes (default: the screen).")
    ] = "-",
    template: Annotated[
        str, typer.Option(metavar="NAME|PATH", help="A shipped template, or one of your own.")
    ] = "report",
    names: Annotated[bool, typer.Option("--names", help="Print personal names where the file holds them.")] = False,
    as_of: AsOf = None,
    innovation: InnovationChoice = None,
    site: SiteChoice = None,
    round: RoundChoice = None,
    checklist: ChecklistOption = None,
) -> Work:
    """Write the report for a steering group. It has one page to decide on, and everything behind it."""
    from scalecheck.commands.occasions import Choice
    from scalecheck.commands.report import report as run

    chosen = Choice(innovation=innovation, site=site, round=round)
    return lambda: run(
        path, format, _day(as_of), chosen, output=output, template=template, names=names, checklist=checklist
    )


@app.command(epilog="Example: scalecheck review assessments --site eastbrook --strict")
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
    from scalecheck.commands.occasions import Choice
    from scalecheck.commands.review import review as run

    chosen = Choice(innovation=innovation, site=site, round=round)
    return lambda: run(path, format, _day(as_of), chosen, strict=strict, checklist=checklist)


@checklists.command("list", epilog="Example: scalecheck checklist list")
def list_checklists(
    format: Annotated[Literal["text", "json"], typer.Option(help="A table for people, or JSON for scripts.")] = "text",
) -> Work:
    """List the checklists that can be used here. Each comes with its id, version, questions and minutes."""
    from scalecheck.commands.checklist import list_checklists as run

    return lambda: run(Path(), format)


@checklists.command("show", epilog="Example: scalecheck checklist show pilot-to-scale --item running-cost")
def show_checklist(
    checklist: Annotated[str, typer.Argument(metavar="PATH|ID", help="A file, or the id of a checklist.")],
    item: Annotated[str | None, typer.Option(metavar="ID", help="Show one question in full.")] = None,
    rules: Annotated[bool, typer.Option("--rules", help="Show the rules and why they are so.")] = False,
    format: Annotated[Literal["text", "md"], typer.Option(help="For the screen, or Markdown for paper.")] = "text",
) -> Work:
    """Show what is in a checklist. That is its table of contents, one question in full, or its rules."""
    from scalecheck.commands.checklist import show_checklist as run

    return lambda: run(checklist, Path(), form=format, item=item, rules=rules)


@checklists.command("schema", epilog="Example: scalecheck checklist schema assessment > assessment.schema.json")
def print_schema(
    kind: Annotated[
        Literal["checklist", "assessment", "overlay", "panel"], typer.Argument(help="The kind of file.")
    ] = "checklist",
) -> Work:
    """Print the JSON Schema of a kind of file. Editors use it to help with writing."""
    from scalecheck.commands.checklist import print_schema as run

    return lambda: run(kind)


def _spare_the_start() -> None:
    """Leave out what a short run does not need; together that is a seventh of it.

    That is most of Python's search for garbage, for nearly all that is made lives as long as the run; the same search
    at the very end, through all that is left; and pydantic's search for plugins in every package that is installed.
    """
    gc.set_threshold(50_000)
    atexit.register(gc.freeze)
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")


def _day(given: datetime | None) -> date:
    from scalecheck.commands.today import today

    return given.date() if given is not None else today()


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code; without arguments of its own it is the whole process."""
    if argv is None:
        _spare_the_start()

    def run() -> int:
        result = typer.main.get_command(app)(
            args=list(sys.argv[1:] if argv is None else argv), prog_name="scalecheck", standalone_mode=False
        )
        return result() if callable(result) else 0

    return guarded(run, (typer.TyperException,))
