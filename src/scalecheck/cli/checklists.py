"""The commands about checklists."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from scalecheck.cli.options import Work

checklists = typer.Typer(help="List checklists, and show what is in one.", no_args_is_help=True, rich_markup_mode=None)


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
