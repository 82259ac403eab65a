"""The whole of the command line, and the start and the end of a run."""

from __future__ import annotations

import atexit
import gc
import os
import sys
from collections.abc import Sequence
from types import ModuleType
from typing import Annotated

import typer

from scalecheck import __version__
from scalecheck.cli.answers import answers
from scalecheck.cli.changes import changes
from scalecheck.cli.checklists import checklists
from scalecheck.cli.completing import completing
from scalecheck.cli.files import files
from scalecheck.cli.judgement import judgement
from scalecheck.cli.lazy_commands import only_named
from scalecheck.cli.packs import packs
from scalecheck.cli.panels import panels
from scalecheck.cli.portfolio import portfolios
from scalecheck.cli.proposing import is_asked
from scalecheck.failures import INTERRUPTED, guarded

app = typer.Typer(
    name="scalecheck",
    help="Find out whether an innovation that worked as a pilot is ready to scale, and whether the system around it "
    "is.",
    epilog="Everything is a text file; nothing is uploaded. Exit codes: 0 fine, 1 looked and the answer is no, "
    "2 could not look, 3 a fault in scalecheck, 130 interrupted.",
    invoke_without_command=True,
    context_settings={"help_option_names": ["--help", "-h"]},
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
)
app.add_typer(answers)
app.add_typer(changes)
app.add_typer(judgement)
app.add_typer(panels)
app.add_typer(portfolios)
app.add_typer(files)
app.add_typer(packs, name="pack")
app.add_typer(checklists, name="checklist")
app.add_typer(completing)


def _say_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"scalecheck {__version__}")
        raise typer.Exit


@app.callback()
def everything(
    context: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", callback=_say_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    """Take the options that are before a command."""
    if context.invoked_subcommand is None:
        typer.echo(context.get_help())


def _spare_the_start() -> None:
    """Leave out what a short run does not need; together that is a quarter of it, with what `__main__` leaves out.

    That is Python's search for garbage at the very end, through all that is left; and pydantic's search for plugins in
    every package that is installed. The module that would search is replaced as well: it imports thirty others, whether
    or not there is a search. A version of pydantic that calls it otherwise only starts more slowly.
    """
    atexit.register(gc.freeze)
    if os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__") == "__all__":
        no_plugins = ModuleType("pydantic.plugin._loader")
        vars(no_plugins)["get_plugins"] = tuple
        sys.modules.setdefault(no_plugins.__name__, no_plugins)


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code; without arguments of its own it is the whole process."""
    if argv is None:
        _spare_the_start()

    words = list(sys.argv[1:] if argv is None else argv)

    def run() -> int:
        group = app if is_asked() else only_named(app, words)
        chosen = typer.main.get_command(group)(
            args=words, prog_name=os.environ.get("SCALECHECK_COMMAND") or "scalecheck", standalone_mode=False
        )
        if callable(chosen):
            if argv is None:
                gc.freeze()  # what was imported lives as long as the run, and need not be searched for garbage
            return int(chosen())
        if chosen == INTERRUPTED:  # so typer tells of a request to end that comes while a command is imported
            raise KeyboardInterrupt
        return 0

    return guarded(run, (typer.TyperException,), ends_process=argv is None)
