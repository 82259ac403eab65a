"""The commands about files of every kind."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated, Literal

import typer

from scalecheck.cli.options import ChecklistOption, Work, day_of

files = typer.Typer(rich_markup_mode=None)


@files.command(epilog="Example: scalecheck validate checklists assessments")
def validate(
    paths: Annotated[
        list[Path] | None, typer.Argument(metavar="PATH", help="Files and folders (default: this folder).")
    ] = None,
    format: Annotated[Literal["text", "json", "github"], typer.Option(help="How problems are written.")] = "text",
    checklist: ChecklistOption = None,
) -> Work:
    """Check files for problems. Each problem is told with its line and column, and what would be right."""
    from scalecheck.commands.validate import validate as run

    return lambda: run(paths or [], format, day_of(None), checklist)
