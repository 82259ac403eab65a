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
    format: Annotated[
        Literal["text", "json", "github", "sarif"], typer.Option(help="How problems are written.")
    ] = "text",
    checklist: ChecklistOption = None,
) -> Work:
    """Check files for problems. Each problem is told with its line and column, and what would be right."""
    from scalecheck.commands.validate import validate as run

    return lambda: run(paths or [], format, day_of(None), checklist)


@files.command(epilog="Example: scalecheck init assessments-repository --ci github")
def init(
    folder: Annotated[Path, typer.Argument(metavar="FOLDER", help="Where (default: this folder).")] = Path(),
    ci: Annotated[
        Literal["github", "gitlab", "azure"] | None,
        typer.Option(help="Also make the file that runs the checks on this host of git."),
    ] = None,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Only show what would be made.")] = False,
) -> Work:
    """Set up a team folder. It holds folders, editor settings and checks; nothing is overwritten or sent."""
    from scalecheck.commands.init import init as run

    return lambda: run(folder, ci, dry_run=dry_run)


@files.command(epilog="Example: git config merge.scalecheck.driver 'scalecheck merge %O %A %B --name %P'")
def merge(
    base: Annotated[Path, typer.Argument(metavar="BASE", help="The version that both come from.")],
    ours: Annotated[Path, typer.Argument(metavar="OURS", help="Our version; the result replaces it.")],
    theirs: Annotated[Path, typer.Argument(metavar="THEIRS", help="The other version.")],
    name: Annotated[
        str | None, typer.Option("--name", metavar="PATH", help="What the file is called in the repository.")
    ] = None,
) -> Work:
    """Merge two versions of an assessment by question. It is a merge driver for git."""
    from scalecheck.commands.merge import merge as run

    return lambda: run(base, ours, theirs, name)
