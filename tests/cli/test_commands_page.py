"""The page of every command and option, made from what `--help` prints, and the table of commands in the README."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Final

import typer

from scalecheck.cli import app

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tests.running import Run

ROOT: Final = Path(__file__).parents[2]
PAGE: Final = ROOT / "docs" / "commands.md"
HEAD: Final = """\
# Every command and option

Made from what `--help` prints; the [README](../README.md#commands) says in a line what each is for.
"""


def single_commands(group: object, path: tuple[str, ...] = ()) -> Iterator[str]:
    """Return the words of every command that does something, in the order of the help."""
    below = getattr(group, "commands", {})
    if not below:
        yield " ".join(path)
    for name, command in below.items():
        yield from single_commands(command, (*path, name))


EVERY: Final = tuple(single_commands(typer.main.get_command(app)))


def test_the_page_of_every_command_is_what_help_prints(scalecheck: Run) -> None:
    parts = [
        f"## scalecheck {one}\n\n```text\n{scalecheck(*one.split(), '--help').out.strip()}\n```\n" for one in EVERY
    ]
    page = "\n".join([HEAD, *parts])
    if os.environ.get("SCALECHECK_UPDATE_GOLDEN") == "1":
        PAGE.write_text(page, encoding="utf-8", newline="\n")
    assert page == PAGE.read_text(encoding="utf-8")


def test_every_command_is_named_in_the_table_of_the_readme() -> None:
    table = (ROOT / "README.md").read_text(encoding="utf-8").partition("## Commands")[2].partition("\n## ")[0]
    assert [one for one in EVERY if f"`{one.split()[-1]}`" not in table and f"scalecheck {one}" not in table] == []
