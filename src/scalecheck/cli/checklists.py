"""The commands about checklists."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from scalecheck.cli import proposing
from scalecheck.cli.options import Accessible, Work, day_of

checklists = typer.Typer(
    help="List checklists, show what is in one, write your own.", no_args_is_help=True, rich_markup_mode=None
)


@checklists.command("list", epilog="Example: scalecheck checklist list")
def list_checklists(
    format: Annotated[Literal["text", "json"], typer.Option(help="A table for people, or JSON for scripts.")] = "text",
) -> Work:
    """List the checklists that can be used here. Each comes with its id, version, questions and minutes."""
    from scalecheck.commands.checklist.show import list_checklists as run

    return lambda: run(Path(), format)


@checklists.command("show", epilog="Example: scalecheck checklist show pilot-to-scale --item running-cost")
def show_checklist(
    checklist: Annotated[
        str,
        typer.Argument(
            metavar="PATH|ID", help="A file, or the id of a checklist.", autocompletion=proposing.checklists
        ),
    ],
    item: Annotated[
        str | None, typer.Option(metavar="ID", help="Show one question in full.", autocompletion=proposing.items)
    ] = None,
    rules: Annotated[bool, typer.Option("--rules", help="Show the rules and why they are so.")] = False,
    resolved: Annotated[
        bool, typer.Option("--resolved", help="Print it as a file; a local variant put together with its parent.")
    ] = False,
    deviations: Annotated[
        bool, typer.Option("--deviations", help="Show how a local variant differs from its parent, and why.")
    ] = False,
    format: Annotated[Literal["text", "md"], typer.Option(help="For the screen, or Markdown for paper.")] = "text",
) -> Work:
    """Show what is in a checklist. That is its contents, one question, its rules, or what a local variant changes."""
    from scalecheck.commands.checklist.show import WantedPart
    from scalecheck.commands.checklist.show import show_checklist as run

    return lambda: run(checklist, Path(), form=format, wanted=WantedPart(item, rules, resolved, deviations))


@checklists.command("new", epilog="Example: scalecheck checklist new --title 'Ward readiness'")
def new_checklist(
    title: Annotated[str | None, typer.Option(metavar="TEXT", help="What it is called.")] = None,
    id: Annotated[str | None, typer.Option("--id", metavar="ID", help="Its id, for ever (default: by title).")] = None,
    summary: Annotated[str | None, typer.Option(metavar="TEXT", help="What it finds out, in a sentence.")] = None,
    output: Annotated[
        Path | None, typer.Option("-o", "--output", metavar="FILE", help="Where it goes (default: checklists/ID.yaml).")
    ] = None,
    accessible: Accessible = False,
) -> Work:
    """Begin a checklist of your own. The file works at once, and its comments explain it; nothing is overwritten."""
    from scalecheck.commands.checklist.new import Draft
    from scalecheck.commands.checklist.new import new_checklist as run

    return lambda: run(Draft(title, id, summary, output), accessible=accessible)


@checklists.command("preview", epilog="Example: scalecheck checklist preview checklists/ward-readiness.yaml")
def preview_checklist(
    checklist: Annotated[
        str,
        typer.Argument(
            metavar="PATH|ID", help="A file, or the id of a checklist.", autocompletion=proposing.checklists
        ),
    ],
    domain: Annotated[
        str | None,
        typer.Option(metavar="ID", help="Ask the questions of one area only.", autocompletion=proposing.domains),
    ] = None,
    accessible: Accessible = False,
) -> Work:
    """Try a checklist out. These are the questions and the verdict as people will meet them, and nothing is saved."""
    from scalecheck.commands.checklist.preview import preview as run

    return lambda: run(checklist, day_of(None), domain=domain, accessible=accessible)


@checklists.command("diff", epilog="Example: scalecheck checklist diff HEAD:checklists/ward.yaml checklists/ward.yaml")
def diff_checklists(
    checklists: Annotated[
        list[str],
        typer.Argument(
            metavar="OLD NEW | FILE...",
            help="Two checklists (PATH, ID, ID@VERSION or REV:PATH), or files.",
            autocompletion=proposing.checklists,
        ),
    ],
    against: Annotated[
        str | None,
        typer.Option(
            metavar="REV",
            help="Compare every FILE with what it was at this revision (one FILE: HEAD); new files are fine.",
        ),
    ] = None,
    check: Annotated[
        bool, typer.Option("--check", help="Exit 1 where the version was not raised as far as the changes need.")
    ] = False,
    format: Annotated[
        Literal["text", "md", "json"], typer.Option(help="For the screen, a comment on a change, or scripts.")
    ] = "text",
) -> Work:
    """Show what changes for the person answering. It says as well which version step that needs."""
    from scalecheck.commands.checklist.diff import checklist_diff as run

    return lambda: run(checklists, format, against=against, check=check)


@checklists.command("rebase", epilog="Example: scalecheck checklist rebase pilot-to-scale-north --to 1.1.0 --dry-run")
def rebase_checklist(
    overlay: Annotated[
        str,
        typer.Argument(
            metavar="PATH|ID", help="The overlay, or the id of a local variant.", autocompletion=proposing.checklists
        ),
    ],
    to: Annotated[str, typer.Option("--to", metavar="VERSION", help="The version of its parent to extend.")],
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Say what would be, and write nothing.")] = False,
) -> Work:
    """Move a local variant to another version of its parent. What has to be decided is told; only the pin changes."""
    from scalecheck.commands.checklist.rebase import rebase as run

    return lambda: run(overlay, Path(), to, dry_run=dry_run)


@checklists.command("schema", epilog="Example: scalecheck checklist schema assessment > assessment.schema.json")
def print_schema(
    kind: Annotated[
        Literal["checklist", "assessment", "overlay", "panel", "result", "asks"],
        typer.Argument(help="The kind of file; `result` and `asks` are what `report` and `asks` print as JSON."),
    ] = "checklist",
) -> Work:
    """Print the JSON Schema of a kind of file. Editors use it to help with writing."""
    from scalecheck.commands.checklist.show import print_schema as run

    return lambda: run(kind)
