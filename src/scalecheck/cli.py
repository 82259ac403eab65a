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
    format: Annotated[
        Literal["md", "html", "docx", "json"],
        typer.Option(help="Markdown, a web page, a Word document, or JSON for programs."),
    ] = "md",
    output: Annotated[
        str, typer.Option("-o", "--output", metavar="PATH|-", help="Where the report goes (default: the screen).")
    ] = "-",
    template: Annotated[
        str, typer.Option(metavar="NAME|PATH", help="report, brief (page one alone), board-paper, or one of your own.")
    ] = "report",
    publish: Annotated[bool, typer.Option("--publish", help="Leave out all notes.")] = False,
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
        path,
        format,
        _day(as_of),
        chosen,
        output=output,
        template=template,
        names=names,
        publish=publish,
        checklist=checklist,
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


@app.command(epilog="Example: scalecheck compare HEAD~5:assessments assessments")
def compare(
    then: Annotated[str, typer.Argument(metavar="OLD", help="A file, a folder, or REV:PATH from git.")],
    now: Annotated[str | None, typer.Argument(metavar="NEW", help="The same; left out where --since is given.")] = None,
    since: Annotated[
        datetime | None,
        typer.Option(formats=["%Y-%m-%d"], metavar="DATE", help="Compare OLD with itself, as git had it on this day."),
    ] = None,
    format: Annotated[
        Literal["text", "md", "json"], typer.Option(help="For the screen, Markdown, or JSON for scripts.")
    ] = "text",
    as_of: AsOf = None,
    checklist: ChecklistOption = None,
) -> Work:
    """Show what moved between two rounds. What other answers changed is told apart from what other rules changed."""
    from scalecheck.commands.compare import compare as run

    day = as_of.date() if as_of is not None else None
    start = since.date() if since is not None else None
    return lambda: run(then, now, format, day, since=start, checklist=checklist)


@app.command(epilog="Example: scalecheck history assessments/hub/2026-11/programme/agreed.yaml")
def history(
    path: Annotated[Path, typer.Argument(metavar="ASSESSMENT", help="One file in a git repository.")],
    format: Annotated[Literal["text", "json"], typer.Option(help="For the screen, or JSON for scripts.")] = "text",
    checklist: ChecklistOption = None,
) -> Work:
    """Show verdict and areas over time. Each commit of the file that changed them gets an entry."""
    from scalecheck.commands.history import history as run

    return lambda: run(path, format, checklist=checklist)


@app.command(epilog="Example: scalecheck decide agreed.yaml --outcome not-yet --group 'Steering group'")
def decide(
    path: Annotated[Path, typer.Argument(metavar="ASSESSMENT", help="The file that the group decides on.")],
    outcome: Annotated[
        str | None, typer.Option(metavar="VERDICT|TEXT", help="What was decided: a verdict's id or title, or words.")
    ] = None,
    group: Annotated[str | None, typer.Option(metavar="NAME", help="Which group decided.")] = None,
    date: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], metavar="DATE", help="When (default: today).")
    ] = None,
    because: Annotated[
        str | None, typer.Option(metavar="TEXT", help="Why it departs from the verdict; needed where it does.")
    ] = None,
    condition: Annotated[
        list[str] | None,
        typer.Option(metavar="'WHAT; WHO; ORGANISATION; DUE'", help="A condition; can be given several times."),
    ] = None,
    dissent: Annotated[
        list[str] | None,
        typer.Option(metavar="'ROLE: VIEW'", help="Who saw it differently; can be given several times."),
    ] = None,
    review: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], metavar="DATE", help="When the group looks again.")
    ] = None,
    step: Annotated[str | None, typer.Option(metavar="TEXT", help="Proposal: what is proposed.")] = None,
    proposed_site: Annotated[
        list[str] | None, typer.Option(metavar="NAME", help="Proposal: where; can be given several times.")
    ] = None,
    start: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], metavar="DATE", help="Proposal: from when.")
    ] = None,
    cost: Annotated[str | None, typer.Option(metavar="TEXT", help="Proposal: what it costs, in words.")] = None,
    alternative: Annotated[
        list[str] | None, typer.Option(metavar="TEXT", help="Proposal: another option; can be given several times.")
    ] = None,
    asks: Annotated[str | None, typer.Option(metavar="TEXT", help="Proposal: the decision asked for.")] = None,
    next_review: Annotated[
        datetime | None, typer.Option(formats=["%Y-%m-%d"], metavar="DATE", help="Proposal: when to look again.")
    ] = None,
    replace: Annotated[bool, typer.Option("--replace", help="Put it in the place of an earlier decision.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show what would be written.")] = False,
    accessible: Annotated[
        bool, typer.Option("--accessible", help="No drawing and no colour; reads well aloud (or set ACCESSIBLE=1).")
    ] = False,
    checklist: ChecklistOption = None,
) -> Work:
    """Record what the group is asked, and what it decided. Without options it asks for everything."""
    from scalecheck.commands.decide import decide as run
    from scalecheck.commands.deciding import Asked, Minutes, condition_from, view_from

    def record() -> int:
        minutes = Minutes(
            Asked(
                step=step,
                sites=tuple(proposed_site or ()),
                start=_date(start),
                cost=cost,
                options=tuple(alternative or ()),
                asks=asks,
                next_review=_date(next_review),
            ),
            outcome=outcome,
            group=group,
            decided_on=_date(date),
            departs_because=because,
            conditions=tuple(condition_from(one) for one in condition or ()),
            dissent=tuple(view_from(one) for one in dissent or ()),
            review=_date(review),
        )
        return run(
            path,
            minutes,
            _day(None),
            replace=replace,
            dry_run=dry_run,
            accessible=accessible,
            checklist=checklist,
        )

    return record


@app.command(epilog="Example: scalecheck actions assessments --overdue")
def actions(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="A folder of assessments, or one file.")] = Path(),
    overdue: Annotated[bool, typer.Option("--overdue", help="Only what is open past its day.")] = False,
    organisation: Annotated[str | None, typer.Option(metavar="NAME", help="Only what this organisation does.")] = None,
    done: Annotated[
        list[str] | None, typer.Option(metavar="KEY", help="Mark this one as done; can be given several times.")
    ] = None,
    redate: Annotated[
        tuple[str, datetime] | None,
        typer.Option(formats=["%Y-%m-%d"], metavar="KEY DATE", help="Give this one another day."),
    ] = None,
    format: Annotated[
        Literal["text", "csv", "md"], typer.Option(help="For the screen, a spreadsheet, or Markdown.")
    ] = "text",
    as_of: AsOf = None,
    checklist: ChecklistOption = None,
) -> Work:
    """List the actions and conditions in all files. The keys in the list mark one as done, or give it another day."""
    from scalecheck.commands.actions import Wanted
    from scalecheck.commands.actions import actions as run

    moved = ((redate[0], redate[1].date()),) if redate is not None else ()
    wanted = Wanted(overdue=overdue, organisation=organisation, done=tuple(done or ()), redate=moved)
    return lambda: run(folder, format, _day(as_of), wanted, checklist=checklist)


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
        Literal["checklist", "assessment", "overlay", "panel", "result"],
        typer.Argument(help="The kind of file; `result` is what `report --format json` prints."),
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


def _date(given: datetime | None) -> date | None:
    return given.date() if given is not None else None


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
